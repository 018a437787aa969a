//! What a plan is to reach.

use jiff::civil::Date;

use crate::insight::assessment::Assessment;
use crate::organisation::Wanted;
use crate::text::words;

/// What a plan is to reach, beside the wishes of the organisation for single items, which always
/// hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Goal {
    /// The stage that is to pass, with all below it; none where only wishes are to be fulfilled.
    pub stage: Option<u32>,
    pub origin: Origin,
    pub first: First,
    /// The day by which it can be shown, as the organisation wants it.
    pub by: Option<Date>,
}

words! {
    /// What a plan does first.
    #[derive(Default)]
    pub enum First {
        /// What the stage in hand needs.
        #[default]
        Stage = "stage",
        /// What is below its floor with a grave risk, of whatever stage.
        Risk = "risk",
    }
}

words! {
    pub enum Origin {
        Asked = "asked",
        Target = "target",
        /// Nothing was said: it is the lowest stage that does not pass.
        Next = "next",
        /// Nothing was said and every stage passes: it is the highest.
        Top = "top",
    }
}

impl Goal {
    /// Returns the stage that was asked for, else the target of the organisation, else the next
    /// stage.
    pub fn of(assessment: &Assessment, asked: Option<u32>) -> Self {
        let wanted = assessment.wanted.as_ref();
        let wanted = wanted.filter(|wanted| wanted.stage.is_some() || asks(wanted));
        let (stage, origin) = match (asked, wanted, assessment.scorecard.next) {
            (Some(number), ..) => (Some(number), Origin::Asked),
            (None, Some(wanted), _) => (wanted.stage, Origin::Target),
            (None, None, Some(number)) => (Some(number), Origin::Next),
            (None, None, None) => (Some(assessment.model.top()), Origin::Top),
        };
        let by = assessment.wanted.as_ref().filter(|wanted| wanted.stage == stage);
        Self { stage, origin, first: First::Stage, by: by.and_then(|wanted| wanted.by) }
    }

    /// Says what is to be done first.
    #[must_use]
    pub fn doing_first(self, first: First) -> Self {
        Self { first, ..self }
    }
}

/// Says whether a wish asks for a level; one that only leaves something aside is no goal by itself.
fn asks(wanted: &Wanted) -> bool {
    let mut wishes = wanted.wishes.values().chain(wanted.areas.values());
    wishes.any(|wish| wish.level.is_some())
}
