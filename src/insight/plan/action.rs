//! One thing that a plan says to do.

use crate::insight::plan::cost::Outlay;
use crate::model::{Item, Level, PersonWeeks, Step};
use crate::organisation::FIND_OUT;
use crate::score::WhyBounds;

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action<'m> {
    pub item: &'m Item,
    /// The stage that the item belongs to; none for a topic.
    pub stage: Option<u32>,
    pub deed: Deed<'m>,
    pub reasons: Vec<Reason>,
    /// The items of later actions that should come after this one.
    pub unblocks: Vec<&'m Item>,
    /// The stage that does not pass before this is done, and does then.
    pub completes: Option<u32>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed<'m> {
    /// An answer is missing, or one is not agreed: finding out is cheaper than work.
    FindOut {
        /// Where the bounds come from that are to be narrowed to one level.
        bounds: WhyBounds,
        /// The number of the lowest level that it may have.
        from: usize,
        /// How many person-weeks leave the plan if the item turns out to be at the highest level
        /// that it may have.
        saves: PersonWeeks,
    },
    Raise {
        /// Its level today; the lowest that it may have where that is not known.
        from: &'m Level,
        /// Whether `from` is only assumed, because it may be higher.
        assumed: bool,
        to: &'m Level,
        steps: Vec<(&'m Level, &'m Step)>,
        outlay: Outlay,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The item is under the floor that this stage asks of each.
    Floor(u32),
    /// This stage needs more points, and this is among the cheapest ways to them.
    Points(u32),
    /// This stage needs more items in place, and this is among the cheapest ways to them.
    InPlace {
        stage: u32,
        /// How many more it needs today.
        more: usize,
    },
    /// The figure that is to be reached needs it, and it is among the cheapest ways there.
    Figure,
    /// The item is open, and this stage does not pass while it is.
    Open(u32),
    /// What is planned for this stage counts on the lowest level that the item may have.
    Uncertain(u32),
    Wish,
    /// The item is below its floor with a grave risk, which belongs to this stage beyond the goal.
    Risk(u32),
}

impl Reason {
    /// Returns the stage of the goal that it is about.
    pub fn stage(&self) -> Option<u32> {
        match *self {
            Self::Floor(stage)
            | Self::Points(stage)
            | Self::InPlace { stage, .. }
            | Self::Open(stage)
            | Self::Uncertain(stage) => Some(stage),
            Self::Figure | Self::Wish | Self::Risk(_) => None,
        }
    }
}

impl Action<'_> {
    pub fn finds_out(&self) -> bool {
        matches!(self.deed, Deed::FindOut { .. })
    }

    /// Says whether it is for a figure, to which each of its steps adds by itself.
    pub fn is_for_figure(&self) -> bool {
        self.reasons.contains(&Reason::Figure)
    }

    /// Returns the id of the level to reach, or [`FIND_OUT`].
    pub fn aim(&self) -> &str {
        match &self.deed {
            Deed::FindOut { .. } => FIND_OUT,
            Deed::Raise { to, .. } => to.id.as_str(),
        }
    }

    /// Returns how many months must pass after the work before the level can be shown: the most that
    /// any of its steps looks back on.
    pub fn looks_back(&self) -> u32 {
        match &self.deed {
            Deed::FindOut { .. } => 0,
            Deed::Raise { steps, .. } => {
                let months = steps.iter().filter_map(|(_, step)| step.shows_after);
                months.max().unwrap_or_default()
            }
        }
    }

    /// Returns what it takes; nothing for finding out.
    pub fn outlay(&self) -> Outlay {
        match &self.deed {
            Deed::FindOut { .. } => Outlay::default(),
            Deed::Raise { outlay, .. } => *outlay,
        }
    }
}
