//! One thing that a plan says to do.

use crate::insight::plan::cost::Outlay;
use crate::model::{Item, Level, PersonWeeks, Step};

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
    /// An answer is missing: finding out is cheaper than work.
    FindOut {
        /// How many person-weeks leave the plan if the item turns out to be at its highest level.
        saves: PersonWeeks,
    },
    Raise {
        /// Its level today; the lowest where that is not known.
        from: &'m Level,
        /// Whether `from` is only assumed, because the item is open.
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
    /// The item is open, and this stage does not pass while it is.
    Open(u32),
    Wish,
}

impl Action<'_> {
    pub fn finds_out(&self) -> bool {
        matches!(self.deed, Deed::FindOut { .. })
    }

    /// Returns what it takes; nothing for finding out.
    pub fn outlay(&self) -> Outlay {
        match &self.deed {
            Deed::FindOut { .. } => Outlay::default(),
            Deed::Raise { outlay, .. } => *outlay,
        }
    }
}
