//! The mean of a group of items: pooled, or group by group.

use num_integer::Integer;

use crate::model::{Credit, Grouping};
use crate::score::exact::Exact;
use crate::score::fraction::Fraction;
use crate::score::item::{Groups, ItemScore};

/// The percent of a group of items, from the worst to the best that their bounds leave open; each
/// is none where nothing is in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Range {
    worst: Option<Fraction>,
    answered: Option<Fraction>,
    best: Option<Fraction>,
    members: u64,
    known: u64,
}

impl Range {
    /// Takes the mean of items, grouped from the inside out by `mean`.
    pub fn of<'s>(mean: &[Grouping], items: impl IntoIterator<Item = &'s ItemScore>) -> Self {
        let counting: Vec<Counting> = items.into_iter().filter_map(Counting::of).collect();
        let low: Vec<Term> = counting.iter().map(|one| one.term(one.low)).collect();
        let (worst, members) = mean_of(mean, &low);
        let certain = counting.iter().all(|one| one.is_known && one.low == one.high);
        if certain {
            let percent = worst.as_ref().map(Fraction::of_part);
            let (answered, best) = (percent.clone(), percent.clone());
            return Self { worst: percent, answered, best, members, known: members };
        }
        let known: Vec<Term> =
            counting.iter().filter(|one| one.is_known).map(|one| one.term(one.low)).collect();
        let high: Vec<Term> = counting.iter().map(|one| one.term(one.high)).collect();
        let (answered, known) = mean_of(mean, &known);
        let (best, _) = mean_of(mean, &high);
        Self {
            worst: worst.as_ref().map(Fraction::of_part),
            answered: answered.as_ref().map(Fraction::of_part),
            best: best.as_ref().map(Fraction::of_part),
            members,
            known,
        }
    }

    /// Returns the percent with every item at its lower bound.
    pub fn worst(&self) -> Option<&Fraction> {
        self.worst.as_ref()
    }

    /// Returns the same, those of which nothing is known left out.
    pub fn answered(&self) -> Option<&Fraction> {
        self.answered.as_ref()
    }

    /// Returns the percent with every item at its upper bound.
    pub fn best(&self) -> Option<&Fraction> {
        self.best.as_ref()
    }

    /// Returns of how many members the outermost mean is: of items, each as many as it weighs, or
    /// of groups.
    pub fn members(&self) -> u64 {
        self.members
    }

    /// Returns of how many of them something is known.
    pub fn known(&self) -> u64 {
        self.known
    }

    pub fn counts(&self) -> bool {
        self.worst.is_some()
    }
}

/// An item that counts.
#[derive(Clone, Copy, Debug)]
struct Counting {
    groups: Groups,
    weight: u32,
    low: Credit,
    high: Credit,
    is_known: bool,
}

/// What an item brings into a mean.
type Term = (Groups, u32, Credit);

impl Counting {
    fn of(item: &ItemScore) -> Option<Self> {
        let (low, high) = match &item.bounds {
            Some(bounds) => (bounds.low.credit, bounds.high.credit),
            None if item.counts_in_full => (Credit::FULL, Credit::FULL),
            None => return None,
        };
        let (groups, weight, is_known) = (item.groups, item.weight, item.is_known());
        (weight > 0).then_some(Self { groups, weight, low, high, is_known })
    }

    fn term(&self, credit: Credit) -> Term {
        (self.groups, self.weight, credit)
    }
}

/// Returns the mean as a part of the whole, and of how many members it is.
fn mean_of(mean: &[Grouping], terms: &[Term]) -> (Option<Exact>, u64) {
    let Some((outer, inner)) = mean.split_last() else {
        return pooled(terms);
    };
    let mut groups: Vec<(u32, Vec<Term>)> = Vec::new();
    for term in terms {
        let key = term.0.key(*outer);
        match groups.iter_mut().find(|(known, _)| *known == key) {
            Some((_, group)) => group.push(*term),
            None => groups.push((key, vec![*term])),
        }
    }
    let means = groups.iter().filter_map(|(_, group)| mean_of(inner, group).0);
    let means: Vec<Exact> = means.collect();
    let sum = means.iter().fold(Exact::of(0, 1), |sum, mean| sum.plus(mean));
    let number = means.len() as u64;
    ((number > 0).then(|| sum.over(&Exact::of(number.into(), 1))), number)
}

fn pooled(terms: &[Term]) -> (Option<Exact>, u64) {
    let mut sum = Sum::default();
    let mut weights = 0;
    for (_, weight, credit) in terms {
        sum.add(*weight, *credit);
        weights += u64::from(*weight);
    }
    ((weights > 0).then(|| sum.over(weights)), weights)
}

/// A sum of weight times credit, over one denominator as long as that is short.
#[derive(Clone, Debug)]
struct Sum {
    parts: u128,
    of: u64,
    more: Exact,
}

impl Default for Sum {
    fn default() -> Self {
        Self { parts: 0, of: 1, more: Exact::of(0, 1) }
    }
}

impl Sum {
    /// A denominator of no more than so much leaves room for any number of items.
    const LONGEST: u64 = 1 << 40;

    fn add(&mut self, weight: u32, credit: Credit) {
        let parts = u128::from(weight) * u128::from(credit.part());
        let of = self.of.lcm(&credit.of());
        if of > Self::LONGEST {
            let more =
                Exact::of(i128::from(weight) * i128::from(credit.part()), credit.of().into());
            self.more = self.more.plus(&more);
            return;
        }
        self.parts = self.parts * u128::from(of / self.of) + parts * u128::from(of / credit.of());
        self.of = of;
    }

    fn over(&self, weights: u64) -> Exact {
        let parts = i128::try_from(self.parts).unwrap_or(i128::MAX);
        let sum = Exact::of(parts, self.of.into()).plus(&self.more);
        sum.over(&Exact::of(weights.into(), 1))
    }
}
