//! One practice that is asked about.

use std::fmt;
use std::sync::Arc;

use bitcode::{Decode, Encode};

use crate::lang::{self, Decimal};
use crate::model::id::{AreaId, ItemId, LevelId, RoleId};
use crate::model::scale::{Level, Scale};

/// One practice that is asked about: an item of a stage, or a topic outside the stages.
#[derive(Clone, Debug, Decode, Encode, PartialEq, Eq)]
pub struct Item {
    /// The name that answers point at.
    pub id: ItemId,
    /// A few words for tables.
    pub title: String,
    /// The number in the source checklist.
    pub source: Option<String>,
    /// The capability that it belongs to.
    pub area: AreaId,
    /// The one question.
    pub ask: String,
    /// Why it matters.
    pub why: Option<String>,
    /// Concrete things to look for before answering.
    pub look_for: Vec<String>,
    /// The answers that one may give.
    pub scale: Arc<Scale>,
    /// One for each level of the scale, in its order.
    pub steps: Vec<Step>,
    /// What would show the answer.
    pub evidence: Vec<String>,
    /// Who would know.
    pub who: Vec<RoleId>,
    /// Who does it.
    pub subject: Subject,
    /// How much it counts; 0 is information only.
    pub weight: u32,
    /// What helps to have first.
    pub after: Vec<ItemId>,
    /// Where to read on.
    pub references: Vec<Link>,
    /// The version of the model that first had this wording.
    pub since: Option<String>,
}

impl Item {
    /// Returns each level with its anchor, the lowest first.
    pub fn levels(&self) -> impl ExactSizeIterator<Item = (&Level, &Step)> {
        self.scale.levels.iter().zip(&self.steps)
    }

    /// Returns what one would see at a level.
    pub fn anchor(&self, level: &LevelId) -> Option<&str> {
        let index = self.scale.index_of(level)?;
        Some(&self.steps.get(index)?.anchor)
    }

    /// Returns the level above `level`, or the second of the scale where there is none below.
    pub fn next_level(&self, level: Option<&LevelId>) -> Option<(&Level, &Step)> {
        let above = level.and_then(|id| self.scale.index_of(id)).unwrap_or(0) + 1;
        Some((self.scale.levels.get(above)?, self.steps.get(above)?))
    }
}

/// What a level means for one item, and what it takes to get there.
#[derive(Clone, Debug, Decode, Encode, PartialEq, Eq)]
pub struct Step {
    /// What one would see.
    pub anchor: String,
    /// What to do to reach the level.
    pub next: Option<String>,
    /// What the step from the level below costs.
    pub effort: Option<PersonWeeks>,
}

/// Who does what an item asks about.
#[derive(Clone, Copy, Debug, Decode, Encode, PartialEq, Eq)]
pub enum Subject {
    /// The organisation as a whole.
    Organisation,
    /// The programme office itself.
    Ospo,
}

impl Subject {
    /// Returns the word that files use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Organisation => "organisation",
            Self::Ospo => "ospo",
        }
    }
}

/// Work, in hundredths of a person-week.
#[derive(Clone, Copy, Debug, Decode, Encode, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct PersonWeeks(pub u32);

/// Writes `2` or `0.5`.
impl fmt::Display for PersonWeeks {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}", Decimal::from(*self))
    }
}

impl From<PersonWeeks> for Decimal {
    fn from(weeks: PersonWeeks) -> Self {
        lang::hundredths(weeks.0.into())
    }
}

/// Where to read on.
#[derive(Clone, Debug, Decode, Encode, PartialEq, Eq)]
pub struct Link {
    /// What one finds there.
    pub title: String,
    /// The address: http, https or mailto.
    pub url: String,
}
