//! What one item is worth, and what is known of it.

use crate::answers::{Choice, Sheet};
use crate::model::{
    AreaId, Credit, Grouping, Item, ItemId, Level, LevelId, Method, Model, NotApplicable,
};
use crate::score::bounds::{Bounds, Held, Narrowed, WhyBounds};
use crate::text::words;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemScore {
    pub id: ItemId,
    pub weight: u32,
    pub state: State,
    /// What it can be worth; none where it does not apply.
    pub bounds: Option<Bounds>,
    /// What it is worth at its floor.
    pub floor: Credit,
    /// What it is worth at least where it is in place.
    pub in_place_from: Credit,
    /// What it is counted with.
    pub groups: Groups,
    /// Whether it counts as if all of it were there, because it does not apply.
    pub counts_in_full: bool,
    /// Whether nobody has said yet if it applies at all.
    pub may_not_apply: bool,
}

/// The groups that an item belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Groups {
    /// The number of its stage; 0 for a topic, which is in no mean.
    pub stage: u32,
    /// The place of its area in the model.
    area: u32,
    /// The place of the area in which that lies; of itself where it lies in none.
    section: u32,
}

impl Groups {
    /// Finds the groups of an item of a stage.
    pub(super) fn of(model: &Model, stage: u32, item: &Item) -> Self {
        let place = |id: &AreaId| model.areas.iter().zip(0..).find(|(area, _)| area.id == *id);
        let Some((area, own)) = place(&item.area) else { return Self { stage, ..Self::default() } };
        let section = area.section.as_ref().and_then(place).map_or(own, |(_, section)| section);
        Self { stage, area: own, section }
    }

    /// Returns what tells its group from others of the kind.
    pub fn key(self, grouping: Grouping) -> u32 {
        match grouping {
            Grouping::Stage => self.stage,
            Grouping::Area => self.area,
            Grouping::Section => self.section,
        }
    }

    /// Says whether an item is of an area itself.
    pub(super) fn is_of(self, area: u32) -> bool {
        self.area == area
    }

    /// Says whether an item is in an area, or in one that lies in it.
    pub(super) fn is_in(self, area: u32) -> bool {
        self.area == area || self.section == area
    }
}

words! {
    /// How far an item has come.
    pub enum Footing {
        InPlace = "in-place",
        /// At its floor or above, but not in place.
        Partly = "partly",
        /// Under its floor, and more than nothing.
        Begun = "begun",
        Nothing = "nothing",
    }
}

/// What is known of an item. Four states, never merged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    Answered {
        /// The level that is certain.
        level: LevelId,
        credit: Credit,
        /// Whether a higher one may hold as well.
        at_least: bool,
    },
    Unknown,
    NotApplicable {
        reason: String,
    },
    Unanswered,
}

impl State {
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Answered { .. } => "answered",
            Self::Unknown => "unknown",
            Self::NotApplicable { .. } => "not-applicable",
            Self::Unanswered => "unanswered",
        }
    }

    pub fn is_open(&self) -> bool {
        matches!(self, Self::Unknown | Self::Unanswered)
    }

    /// Takes an item without an answer for one that has the level that follows from others, where one
    /// alone does.
    fn or_implied(self, item: &Item, bounds: Option<&Bounds>) -> Self {
        let settled = bounds.filter(|bounds| {
            self.is_open() && bounds.why == WhyBounds::Implied && bounds.is_certain()
        });
        match settled {
            Some(bounds) => Self::at(item.scale.level(&bounds.low.level), false),
            None => self,
        }
    }

    fn is_like(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::NotApplicable { .. }, Self::NotApplicable { .. }) => true,
            _ => self == other,
        }
    }

    /// Answered with a level; unanswered where there is none.
    pub fn at(level: Option<&Level>, at_least: bool) -> Self {
        level.map_or(Self::Unanswered, |level| Self::Answered {
            level: level.id.clone(),
            credit: level.credit,
            at_least,
        })
    }

    /// Returns what a sheet says of an item, and where it says nothing, what is known beside it.
    pub fn of(item: &Item, sheet: &Sheet, narrowed: &Narrowed) -> Self {
        match sheet.answer(&item.id).map(|answer| &answer.choice) {
            None => match narrowed.outside(&item.id) {
                Some(reason) => Self::NotApplicable { reason: reason.to_owned() },
                None => Self::Unanswered,
            },
            Some(Choice::Unknown) => Self::Unknown,
            Some(Choice::NotApplicable { reason }) => {
                Self::NotApplicable { reason: reason.clone() }
            }
            Some(Choice::Level(id)) => Self::at(item.scale.level(id), false),
            Some(Choice::AtLeast(id)) => Self::at(item.scale.level(id), true),
        }
    }
}

impl ItemScore {
    pub(super) fn new(
        item: &Item,
        state: State,
        narrowed: &Narrowed,
        (method, groups): (&Method, Groups),
    ) -> Self {
        let bounds = bounds(item, &state, narrowed);
        let in_full = match method.not_applicable {
            NotApplicable::Leaves => false,
            NotApplicable::Full => true,
        };
        Self {
            id: item.id.clone(),
            weight: item.weight,
            counts_in_full: in_full && bounds.is_none(),
            may_not_apply: narrowed.is_undecided(&item.id),
            state: state.or_implied(item, bounds.as_ref()),
            bounds,
            floor: method.floor_of(item),
            in_place_from: method.in_place_from(item),
            groups,
        }
    }

    /// Says whether the same is known of another, whatever the reason for one that does not apply.
    pub fn is_like(&self, other: &Self) -> bool {
        self.state.is_like(&other.state) && self.bounds == other.bounds
    }

    /// Says whether it has no answer and nothing is known of it: then it blocks, whatever the floor.
    pub fn is_open(&self) -> bool {
        self.state.is_open() && self.bounds.as_ref().is_some_and(Bounds::is_whole)
    }

    /// Says whether it counts with what was answered: something is known of it, and not by facts alone,
    /// which answer nothing.
    pub fn is_known(&self) -> bool {
        match &self.bounds {
            Some(bounds) if self.state.is_open() && bounds.why == WhyBounds::Found => false,
            Some(bounds) => !bounds.is_whole(),
            None => self.counts_in_full,
        }
    }

    /// Returns how far it has come by its lower bound; none where it does not apply.
    pub fn footing(&self) -> Option<Footing> {
        self.bounds.as_ref().map(|bounds| self.footing_at(&bounds.low))
    }

    /// Returns how far it has come by its upper bound; none where it does not apply.
    pub fn footing_at_best(&self) -> Option<Footing> {
        self.bounds.as_ref().map(|bounds| self.footing_at(&bounds.high))
    }

    fn footing_at(&self, held: &Held) -> Footing {
        match held.credit {
            Credit::NONE => Footing::Nothing,
            credit if credit >= self.in_place_from => Footing::InPlace,
            credit if credit >= self.floor => Footing::Partly,
            _ => Footing::Begun,
        }
    }

    /// Returns its bounds where more than one level is left, although somebody answered.
    pub fn narrowed(&self) -> Option<&Bounds> {
        let bounds = self.bounds.as_ref();
        bounds.filter(|bounds| bounds.why != WhyBounds::Open && !bounds.is_certain())
    }

    /// The same, its lower bound raised to so much where it applies and is worth less.
    #[must_use]
    pub fn raised_to(&self, credit: Credit) -> Self {
        let mut raised = self.clone();
        if let Some(bounds) = raised.bounds.as_mut().filter(|bounds| bounds.low.credit < credit) {
            bounds.low.credit = credit;
        }
        raised
    }

    /// The same, known to be at a level.
    #[must_use]
    pub fn at(&self, level: &Level) -> Self {
        Self { bounds: self.bounds.as_ref().map(|_| Bounds::at(level)), ..self.clone() }
    }

    /// Says whether it counts and is certain to be worth more than nothing; not where it counts in full
    /// because it does not apply.
    pub(super) fn is_there(&self) -> bool {
        self.weight > 0 && self.least().is_some_and(|least| least > Credit::NONE)
    }

    /// Returns what it is worth at least; none where it does not apply.
    pub fn least(&self) -> Option<Credit> {
        self.bounds.as_ref().map(|bounds| bounds.low.credit)
    }
}

/// Returns between which levels an item lies; none where it does not apply.
pub(super) fn bounds(item: &Item, state: &State, narrowed: &Narrowed) -> Option<Bounds> {
    let plain = match state {
        State::NotApplicable { .. } => return None,
        State::Answered { level, at_least: false, .. } => item.scale.level(level).map(Bounds::at),
        State::Answered { level, at_least: true, .. } => Bounds::at_least(&item.scale, level),
        State::Unknown | State::Unanswered => Bounds::whole(&item.scale, WhyBounds::Open),
    };
    narrowed.of(&item.id).cloned().or(plain)
}
