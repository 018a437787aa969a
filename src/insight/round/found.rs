//! What facts that programs found say of the items of a model.

use std::collections::{BTreeMap, BTreeSet};

use crate::answers::{Answer, Choice, Evidence, HowKnown};
use crate::facts::{Amount, Fact, FactsFile};
use crate::lang::{Lang, say};
use crate::model::{self, Item, ItemId, LevelId, Model, Signal};
use crate::score::{Bounds, Held, WhyBounds};

/// The places of the lowest and the highest level that something leaves.
pub(super) type Span = (usize, usize);

/// What programs found for a round, and what follows from it for each item of which something
/// follows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found<'m> {
    facts: Option<FactsFile>,
    items: BTreeMap<ItemId, FoundItem<'m>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundItem<'m> {
    pub item: &'m Item,
    /// The places of the lowest and the highest level that the facts leave; all where what follows
    /// from some excludes what follows from others.
    pub span: (usize, usize),
    /// The facts by which nothing lower or nothing higher is left; of more that say the same, all.
    pub because: Vec<FoundBy<'m>>,
}

/// A fact, and what it was taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundBy<'m> {
    pub signal: &'m Signal,
    pub fact: Fact,
}

impl<'m> Found<'m> {
    /// Takes facts for what the signals of a model make of them. Of items of which nobody has said
    /// yet whether they apply, nothing is ruled out.
    pub fn new(model: &'m Model, facts: FactsFile, undecided: &BTreeSet<ItemId>) -> Self {
        let items = model.items_and_topics().filter_map(|item| {
            let signals = model.signals.iter().filter(|signal| signal.item == item.id);
            let because = signals.filter_map(|signal| {
                let fact = facts.fact(signal.fact).filter(|fact| holds(signal, fact.value))?;
                Some(FoundBy { signal, fact: fact.clone() })
            });
            let found = of_item(item, because.collect(), undecided.contains(&item.id))?;
            Some((item.id.clone(), found))
        });
        Self { items: items.collect(), facts: Some(facts) }
    }

    /// Returns the file that says what was found; none where nothing was gathered.
    pub fn file(&self) -> Option<&FactsFile> {
        self.facts.as_ref()
    }

    /// Returns all that was found, were it that nothing follows from it.
    pub fn facts(&self) -> &[Fact] {
        self.facts.as_ref().map_or(&[], |file| &file.facts)
    }

    pub fn item(&self, id: &ItemId) -> Option<&FoundItem<'m>> {
        self.items.get(id)
    }

    pub fn items(&self) -> impl Iterator<Item = &FoundItem<'m>> {
        self.items.values()
    }

    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }
}

/// Says whether a fact is as a signal asks.
fn holds(signal: &Signal, value: Amount) -> bool {
    let is_of_enough = match (value, signal.among) {
        (Amount::Share { whole, .. }, Some(least)) => whole >= least,
        _ => true,
    };
    is_of_enough
        && signal.from.is_none_or(|from| value.is_at_least(from))
        && signal.to.is_none_or(|to| value.is_at_most(to))
}

/// Returns what follows for an item; none where nothing does.
fn of_item<'m>(
    item: &'m Item,
    because: Vec<FoundBy<'m>>,
    may_not_apply: bool,
) -> Option<FoundItem<'m>> {
    let top = item.scale.levels.len().saturating_sub(1);
    let least = |by: &FoundBy| item.scale.index_of(by.signal.at_least.as_ref()?);
    let most = |by: &FoundBy| {
        let most = by.signal.at_most.as_ref().filter(|_| !may_not_apply)?;
        item.scale.index_of(most)
    };
    let low = because.iter().filter_map(least).max().unwrap_or(0);
    let high = because.iter().filter_map(most).min().unwrap_or(top);
    if (low, high) == (0, top) {
        return None;
    }
    let because = because.into_iter();
    let because = because.filter(|by| least(by) == Some(low) || most(by) == Some(high)).collect();
    let span = if low <= high { (low, high) } else { (0, top) };
    Some(FoundItem { item, span, because })
}

impl FoundBy<'_> {
    /// Says what was found and what follows: `an SBOM of the last year in 34 of 38 repositories,
    /// 2026-11-28 → at least Repeatable`.
    pub fn said(&self, item: &Item, lang: &Lang) -> String {
        let (fact, day, level) = (self.fact.said(lang), self.fact.day, self.follows(item, lang));
        say!(lang, "{fact}, {day} → {level}", fact, day, level)
    }

    /// Says between which levels it leaves an item.
    pub fn follows(&self, item: &Item, lang: &Lang) -> String {
        let label = |level: &LevelId| {
            item.scale.level(level).map_or(level.to_string(), |level| level.label.clone())
        };
        let (low, high) = (self.signal.at_least.as_ref(), self.signal.at_most.as_ref());
        match (low.map(label), high.map(label)) {
            (Some(low), Some(high)) if low == high => low,
            (Some(low), Some(high)) => say!(lang, "{low} to {high}", low, high),
            (Some(level), None) => say!(lang, "at least {level}", level),
            (None, level) => {
                say!(lang, "at most {level}", level = level.unwrap_or_default())
            }
        }
    }

    /// Returns the fact as something that shows an answer.
    pub fn evidence(&self, lang: &Lang) -> Evidence {
        let fact = self.fact.said(lang);
        let known = match self.signal.known {
            model::HowKnown::Measured | model::HowKnown::Reported => HowKnown::Measured,
            model::HowKnown::Declared => HowKnown::Told,
        };
        Evidence {
            text: say!(lang, "found by ospo gather: {fact}", fact),
            date: Some(self.fact.day),
            until: None,
            known: Some(known),
        }
    }
}

/// What answers leave of an item, held beside what facts leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Beside {
    /// The facts leave all that the answers do.
    Same,
    /// They leave less.
    Narrower(Span),
    /// They leave nothing of it: from the one to the other.
    Apart(Span),
}

impl<'m> FoundItem<'m> {
    /// Says whether what follows from some facts excludes what follows from others.
    pub fn is_excluded(&self) -> bool {
        self.span == (0, self.item.scale.levels.len().saturating_sub(1))
    }

    /// Says whether they show at least the level at a place.
    pub fn shows(&self, place: usize) -> bool {
        place <= self.span.0
    }

    /// Says whether they leave nothing of an answer.
    pub fn contradicts(&self, answer: &Answer) -> bool {
        let levels = &self.item.scale;
        let Some(low) = answer.choice.level().and_then(|level| levels.index_of(level)) else {
            return false;
        };
        let high = match answer.choice {
            Choice::AtLeast(_) => levels.levels.len().saturating_sub(1),
            _ => low,
        };
        matches!(self.beside((low, high)), Beside::Apart(_))
    }

    /// Returns what shows that it has the level that is given.
    pub fn shown_by(&self) -> impl Iterator<Item = &FoundBy<'m>> {
        self.because.iter().filter(|by| by.signal.at_least.is_some())
    }

    /// Returns the bounds of an item that has no answer.
    pub(super) fn bounds(&self) -> Option<Bounds> {
        self.bounds_of(self.span)
    }

    /// Returns the bounds from one place of the scale to another. Whatever the lowest and the highest
    /// level are worth, what is not known counts from nothing to all.
    pub(super) fn bounds_of(&self, (low, high): Span) -> Option<Bounds> {
        let levels = &self.item.scale.levels;
        let whole = Bounds::whole(&self.item.scale, WhyBounds::Found)?;
        let low = if low == 0 { whole.low } else { Held::at(levels.get(low)?) };
        let is_top = high + 1 == levels.len();
        let high = if is_top { whole.high } else { Held::at(levels.get(high)?) };
        Some(Bounds { low, high, why: WhyBounds::Found })
    }

    pub(super) fn beside(&self, (low, high): Span) -> Beside {
        let (lowest, highest) = self.span;
        if high < lowest {
            Beside::Apart((low, lowest))
        } else if highest < low {
            Beside::Apart((highest, high))
        } else {
            match (low.max(lowest), high.min(highest)) {
                within if within == (low, high) => Beside::Same,
                within => Beside::Narrower(within),
            }
        }
    }
}
