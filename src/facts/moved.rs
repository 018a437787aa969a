//! Facts beside those that were found before.

use std::cmp::Ordering;

use crate::facts::fact::Fact;
use crate::model::{BetterWhen, FactName};
use crate::text::words;

words! {
    /// What became of a fact.
    pub enum FactMove {
        /// It was not found before.
        New = "new",
        Better = "better",
        Same = "same",
        /// It is another, which says nothing by itself.
        Other = "other",
        Worse = "worse",
        /// It is not found any more.
        Gone = "gone",
    }
}

/// A fact beside what it was; one of the two is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MovedFact<'a> {
    pub name: FactName,
    pub before: Option<&'a Fact>,
    pub now: Option<&'a Fact>,
    pub moved: FactMove,
}

impl MovedFact<'_> {
    /// Says whether it got worse. One that can get worse and is not found any more did: nobody knows
    /// how bad it is.
    pub fn fell(&self) -> bool {
        match self.moved {
            FactMove::Worse => true,
            FactMove::Gone => self.name.better() != BetterWhen::Neither,
            FactMove::New | FactMove::Better | FactMove::Same | FactMove::Other => false,
        }
    }
}

/// Returns what became of each fact, in the order of their names.
pub fn moved<'a>(before: &'a [Fact], now: &'a [Fact]) -> Vec<MovedFact<'a>> {
    let of = |facts: &'a [Fact], name| facts.iter().find(|fact| fact.name == name);
    let pairs = FactName::ALL.into_iter().map(|name| (name, of(before, name), of(now, name)));
    let pairs = pairs.filter(|(_, before, now)| before.is_some() || now.is_some());
    pairs
        .map(|(name, before, now)| {
            let moved = match (before, now) {
                (Some(before), Some(now)) => step(name.better(), before, now),
                (None, _) => FactMove::New,
                (_, None) => FactMove::Gone,
            };
            MovedFact { name, before, now, moved }
        })
        .collect()
}

fn step(better: BetterWhen, before: &Fact, now: &Fact) -> FactMove {
    match (now.value.compare(before.value), better) {
        (Ordering::Equal, _) => FactMove::Same,
        (Ordering::Greater, BetterWhen::More) | (Ordering::Less, BetterWhen::Less) => {
            FactMove::Better
        }
        (Ordering::Less, BetterWhen::More) | (Ordering::Greater, BetterWhen::Less) => {
            FactMove::Worse
        }
        (_, BetterWhen::Neither) => FactMove::Other,
    }
}
