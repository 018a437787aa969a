//! How many items of a group are in place, and what is said of a stage by that.

use crate::score::item::{Footing, ItemScore};
use crate::text::words;

/// How far the items of a group have come: those that apply and count, each as one, whatever it
/// weighs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Practices {
    pub applicable: usize,
    /// Of these, those of which nothing is known.
    pub open: usize,
    /// Every item at its lower bound.
    pub worst: Footings,
    /// Every item at its upper bound.
    pub best: Footings,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Footings {
    pub in_place: usize,
    pub partly: usize,
    /// Those under their floor that are worth more than nothing.
    pub begun: usize,
}

words! {
    /// What is said of a stage by itself, whatever the stages below it do.
    pub enum StageState {
        /// It passes.
        Holds = "holds",
        /// At least half of its items are in place or partly so.
        UnderWay = "under-way",
        /// At least one item is worth more than nothing.
        Begun = "begun",
        NotBegun = "not-begun",
        /// Nothing is known of any of its items.
        Open = "open",
        /// None of its items applies.
        NotApplicable = "not-applicable",
    }
}

impl Practices {
    fn add(&mut self, item: &ItemScore) {
        if item.counts_in_full && item.weight > 0 {
            self.applicable += 1;
            self.worst.add(Footing::InPlace);
            self.best.add(Footing::InPlace);
        }
        let (Some(worst), Some(best)) = (item.footing(), item.footing_at_best()) else {
            return;
        };
        if item.weight > 0 {
            self.applicable += 1;
            self.open += usize::from(item.is_open());
            self.worst.add(worst);
            self.best.add(best);
        }
    }

    pub fn of<'s>(items: impl IntoIterator<Item = &'s ItemScore>) -> Self {
        let mut practices = Self::default();
        items.into_iter().for_each(|item| practices.add(item));
        practices
    }

    /// Says whether open answers could change what is in place or partly.
    pub fn is_certain(self) -> bool {
        self.worst == self.best
    }

    /// Says whether any item is worth more than nothing, at its lower bound.
    fn is_begun(self) -> bool {
        let Footings { in_place, partly, begun } = self.worst;
        in_place + partly + begun > 0
    }

    /// Returns the state of a stage of these items that passes or does not.
    pub(super) fn state(self, passes: bool) -> StageState {
        let Footings { in_place, partly, .. } = self.worst;
        if self.applicable == 0 {
            StageState::NotApplicable
        } else if passes {
            StageState::Holds
        } else if self.open == self.applicable {
            StageState::Open
        } else if 2 * (in_place + partly) >= self.applicable {
            StageState::UnderWay
        } else if self.is_begun() {
            StageState::Begun
        } else {
            StageState::NotBegun
        }
    }
}

impl Footings {
    fn add(&mut self, footing: Footing) {
        match footing {
            Footing::InPlace => self.in_place += 1,
            Footing::Partly => self.partly += 1,
            Footing::Begun => self.begun += 1,
            Footing::Nothing => {}
        }
    }
}
