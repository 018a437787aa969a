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
        /// Fewer things were looked at, so that shares of them say something else.
        Fewer = "fewer",
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
    /// Says whether it fell. One that is not found any more did: nobody knows how bad it is. So did
    /// the number of what was looked at: what is missing may have been the worst.
    pub fn fell(&self) -> bool {
        match self.moved {
            FactMove::Worse | FactMove::Fewer | FactMove::Gone => true,
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
                (Some(before), Some(now)) => step(name, before, now),
                (None, _) => FactMove::New,
                (_, None) => FactMove::Gone,
            };
            MovedFact { name, before, now, moved }
        })
        .collect()
}

fn step(name: FactName, before: &Fact, now: &Fact) -> FactMove {
    let is_of_all = matches!(name, FactName::Repositories | FactName::PublishedRepositories);
    match (now.value.compare(before.value), name.better()) {
        (Ordering::Less, _) if is_of_all => FactMove::Fewer,
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
