//! The figures of a model worked out a second time: group by group and with big rationals, never by
//! weights or a common denominator.

use std::collections::BTreeMap;

use num_bigint::BigInt;
use num_rational::BigRational;

use crate::nested::drawn::{Drawn, Every, Group, Needed, Round, Said, Thing, Unit};

pub(crate) type Number = BigRational;

pub(crate) fn number(numerator: u32, denominator: u32) -> Number {
    Number::new(numerator.into(), denominator.into())
}

pub(crate) fn nothing() -> Number {
    number(0, 1)
}

pub(crate) fn all() -> Number {
    number(1, 1)
}

/// What the items of a group may be worth.
#[derive(Clone, Copy)]
pub(crate) enum End {
    Worst,
    Answered,
    Best,
}

/// An item of a group.
pub(crate) type Member<'d> = &'d Thing;

impl Unit {
    /// What a mean of so many members is shown as, with all its decimals and no point.
    pub(crate) fn shown(&self, mean: &Number, members: u32) -> BigInt {
        let in_unit = |mean: &Number| {
            let (from, to) = (number(self.from, 100), number(self.to, 100));
            let one = &from + (to - &from) * mean;
            if self.sum { one * number(members, 1) } else { one }
        };
        let value = in_unit(mean) * Number::from_integer(BigInt::from(10).pow(self.decimals));
        let full = in_unit(&all()) * Number::from_integer(BigInt::from(10).pow(self.decimals));
        let down = value.floor().to_integer();
        let rest = &value - Number::from_integer(down.clone());
        let half = number(1, 2);
        let up = match self.round {
            Round::Down => false,
            Round::HalfUp => rest >= half,
            Round::HalfEven if rest == half => (&down % BigInt::from(2)) != BigInt::from(0),
            Round::HalfEven => rest > half,
        };
        let rounded = if up { &down + BigInt::from(1) } else { down.clone() };
        let is_told_full = *mean < all() && Number::from_integer(rounded.clone()) >= full;
        if is_told_full { down } else { rounded }
    }
}

impl Drawn {
    /// What an item is worth in its place; none where it is in no sum.
    fn worth(&self, thing: Member, end: End) -> Option<Number> {
        match (thing.said, end) {
            (Said::Level(level), _) => Some(self.credit(thing, level)),
            (Said::NotApplicable, _) => self.is_full.then(all),
            (Said::Unknown | Said::Nothing, End::Worst) => Some(nothing()),
            (Said::Unknown | Said::Nothing, End::Best) => Some(all()),
            (Said::Unknown | Said::Nothing, End::Answered) => None,
        }
    }

    /// Whether an item is a member of its stage: what does not apply is one only where it counts.
    fn counts(&self, thing: Member) -> bool {
        self.is_full || thing.said != Said::NotApplicable
    }

    /// The mean of items, grouped by the last of `mean`, and of how many members it is.
    pub(crate) fn mean(&self, mean: &[Group], items: &[Member], end: End) -> Option<(Number, u32)> {
        let Some((outer, inner)) = mean.split_last() else {
            let worth = |thing: &Member| Some((thing.weight, self.worth(thing, end)?));
            let worth: Vec<(u32, Number)> = items.iter().filter_map(worth).collect();
            let weight: u32 = worth.iter().map(|(weight, _)| weight).sum();
            let sum: Number = worth.into_iter().map(|(weight, one)| number(weight, 1) * one).sum();
            return (weight > 0).then(|| (sum / number(weight, 1), weight));
        };
        let mut groups: BTreeMap<usize, Vec<Member>> = BTreeMap::new();
        for thing in items.iter().copied() {
            groups.entry(self.key(thing, *outer)).or_default().push(thing);
        }
        let means = groups.values().filter_map(|group| self.mean(inner, group, end));
        let means: Vec<Number> = means.map(|(mean, _)| mean).collect();
        let members = u32::try_from(means.len()).unwrap();
        (members > 0).then(|| (means.into_iter().sum::<Number>() / number(members, 1), members))
    }

    pub(crate) fn section(&self, area: usize) -> usize {
        self.sections[area].unwrap_or(area)
    }

    fn key(&self, thing: Member, group: Group) -> usize {
        match group {
            Group::Stage => thing.stage,
            Group::Area => thing.area,
            Group::Section => self.section(thing.area),
        }
    }

    pub(crate) fn credit(&self, thing: Member, level: usize) -> Number {
        let scale = &self.scales[thing.scale];
        number(scale.credits[level], scale.of)
    }

    /// What an item of a stage has to be worth at least: its own floor, else that of all items.
    pub(crate) fn floor(&self, thing: Member) -> Number {
        let Some(ladder) = &self.ladder else { return nothing() };
        let own = thing.floor.map(|level| self.credit(thing, level));
        let common = ladder.floor.filter(|_| !ladder.of_area);
        let common = common.map(|level| number(self.scales[0].credits[level], self.scales[0].of));
        own.or(common).unwrap_or_else(nothing)
    }

    /// Whether items pass as a rung, at their worst or their best; none where nothing counts.
    pub(crate) fn passes(&self, items: &[Member], end: End) -> Option<bool> {
        let ladder = self.ladder.as_ref()?;
        let (mean, _) = self.mean(&self.mean, items, end)?;
        let counting: Vec<Member> =
            items.iter().copied().filter(|thing| thing.weight > 0).collect();
        let applies = |thing: &&Member| self.counts(thing);
        let is_open = |thing: &Member| matches!(thing.said, Said::Unknown | Said::Nothing);
        let worst = matches!(end, End::Worst);
        if worst && counting.iter().any(is_open) {
            return Some(false);
        }
        let credit = |level: usize| number(self.scales[0].credits[level], self.scales[0].of);
        let common = ladder.floor.map(credit);
        let worth = |thing: Member| self.worth(thing, end).unwrap();
        if counting.iter().filter(applies).any(|thing| worth(thing) < self.floor(thing)) {
            return Some(false);
        }
        let mut areas: BTreeMap<usize, Vec<Member>> = BTreeMap::new();
        for thing in items.iter().copied() {
            areas.entry(thing.area).or_default().push(thing);
        }
        let means = areas.values().filter_map(|items| self.mean(&[], items, end));
        let means: Vec<Number> = means.map(|(mean, _)| mean).collect();
        if let (true, Some(floor)) = (ladder.of_area, &common)
            && means.iter().any(|mean| mean < floor)
        {
            return Some(false);
        }
        Some(match ladder.needs {
            Needed::Percent(pass) => mean >= number(pass, 100),
            Needed::Share { most, part, whole } => {
                let bar = credit(most);
                let (in_place, all) = if ladder.of_area {
                    (means.iter().filter(|mean| **mean >= bar).count(), means.len())
                } else {
                    let all: Vec<&Member> = counting.iter().filter(applies).collect();
                    let in_place =
                        |thing: &&&Member| worth(thing) >= bar.clone().max(self.floor(thing));
                    (all.iter().filter(in_place).count(), all.len())
                };
                in_place * whole >= all * part
            }
        })
    }

    /// How far items climb: the stage that is reached, the one that may be, and whether anything of a
    /// stage above the one that is reached is there.
    pub(crate) fn climbed(&self, items: &[Member]) -> (Option<u32>, Option<u32>, bool) {
        let of = |stage: usize| -> Vec<Member> {
            items.iter().copied().filter(|thing| thing.stage == stage).collect()
        };
        let rungs = || (0..self.rungs.len()).filter(|stage| self.rungs[*stage]);
        let highest = |end: End| {
            let mut reached = None;
            for stage in rungs() {
                match self.passes(&of(stage), end) {
                    Some(true) => reached = Some(stage),
                    Some(false) => break,
                    None => {}
                }
            }
            reached
        };
        let reached = highest(End::Worst);
        let above = rungs().filter(|stage| reached.is_none_or(|reached| *stage > reached));
        let is_there = |thing: &Member| {
            let is_worth = self.worth(thing, End::Worst).is_some_and(|worth| worth > nothing());
            thing.weight > 0 && thing.said != Said::NotApplicable && is_worth
        };
        let plus = above.flat_map(of).any(|thing| is_there(&thing));
        let number = |stage: usize| self.number(stage);
        (reached.map(number), highest(End::Best).map(number), plus)
    }

    /// The ladders that there are: one for all, or one for each area that has items.
    pub(crate) fn has_one_ladder_for(&self) -> Option<Every> {
        self.ladder.as_ref().map(|ladder| ladder.each)
    }
}
