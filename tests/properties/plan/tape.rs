//! Offices read off a tape of random numbers: where a number gets smaller, so does what is read.

use std::collections::BTreeSet;

use ospo::insight::First;
use ospo::model::{ItemId, Severity};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::drawn::{Count, Said, name};
use crate::plan::office::{Office, Thing, Wish};
use crate::tape::Tape;

/// How many items each stage has. As every combination of levels is tried, there are few.
#[rustfmt::skip]
const SHAPES: [&[usize]; 12] = [
    &[1], &[3], &[4], &[5], &[6], &[5], &[1, 2], &[2, 3], &[4, 2], &[1, 4], &[3, 3], &[2, 1, 2],
];

/// In many offices all steps take the same, so that many ways cost the same.
#[rustfmt::skip]
pub(crate) const EFFORTS: [&[Option<u32>]; 4] = [
    &[Some(100)],
    &[Some(100), Some(100), Some(100), Some(50)],
    &[None],
    &[Some(100), Some(50), Some(100), None, Some(25), Some(100), Some(0), Some(200)],
];

const SCALES: [&[u32]; 6] = [
    &[0, 50, 100],
    &[0, 25, 50, 100],
    &[0, 50, 75, 100],
    &[10, 40, 60, 90],
    &[0, 100],
    &[5, 33, 71],
];

/// An office whose plan can be found by trying all there is.
pub(crate) fn office() -> impl Strategy<Value = Office> {
    vec(any::<u32>(), 250).prop_map(|numbers| Tape(numbers.into_iter()).office(&SHAPES))
}

/// An office with one stage of so many items that not every combination can be tried.
pub(crate) fn wide_office() -> impl Strategy<Value = Office> {
    let shapes: [&[usize]; 3] = [&[8], &[12], &[16]];
    vec(any::<u32>(), 650).prop_map(move |numbers| Tape(numbers.into_iter()).office(&shapes))
}

const SEVERITIES: [Option<Severity>; 5] =
    [Some(Severity::High), Some(Severity::Medium), Some(Severity::Low), None, Some(Severity::High)];

impl Tape {
    fn office(&mut self, shapes: &[&[usize]]) -> Office {
        let scales: Vec<Vec<u32>> = (0..2).map(|_| self.one_of(&SCALES).to_vec()).collect();
        let floor = self.below(scales[0].len());
        let enough = |scale: &Vec<u32>| scale.last() >= scales[0].get(floor);
        let floor = if scales.iter().all(enough) { floor } else { 0 };
        let count = self.is(50).then(|| {
            let (most, share) = (self.below(1000), self.below(1000));
            Count::drawn(scales[0].len(), floor, most, share)
        });
        let in_reach =
            |count: &Count| scales.iter().all(|scale| scale.last() >= scales[0].get(count.most));
        let count = count.filter(in_reach);
        let own_floors = self.one_of(&[0, 0, 25]);
        let pass = if self.is(40) {
            1 + u32::try_from(self.below(100)).unwrap()
        } else {
            self.one_of(&[75, 50, 60])
        };
        // Where all is needed, a scale that never reaches all makes a stage that nobody can pass.
        let reaches_all = scales.iter().all(|scale| scale.last() == Some(&100));
        let pass = if reaches_all { pass } else { pass.min(99) };
        let shape = self.one_of(shapes);
        // A third wishes for nothing, a third for little, a third for much.
        let wishes = self.one_of(&[0, 15, 40]);
        let efforts = self.one_of(&EFFORTS);
        let weights: &[u32] = self.one_of(&[&[1][..], &[1, 2, 3, 0, 1]]);
        let severities: &[Option<Severity>] = self.one_of(&[&[None][..], &SEVERITIES]);
        let favours = self.one_of(&[0, 30, 60]);
        let open = self.one_of(&[0, 20, 50]);
        let mut ids: Vec<(Option<u32>, ItemId)> = Vec::new();
        for (stage, items) in shape.iter().enumerate() {
            let number = u32::try_from(stage + 1).unwrap();
            ids.extend((0..*items).map(|nth| (Some(number), name(stage, nth))));
        }
        if self.is(40) {
            ids.push((None, ItemId::new("topic")));
        }
        let mut ranks: Vec<(usize, usize)> =
            (0..ids.len()).map(|at| (self.below(1000), at)).collect();
        ranks.sort_unstable();
        let levels = scales.iter().map(Vec::len).min().unwrap();
        let things = ids.into_iter().enumerate().map(|(at, (stage, id))| {
            let scale = self.below(2);
            let top = scales[scale].len();
            let efforts = (0..top).map(|level| self.one_of(efforts).filter(|_| level > 0));
            let efforts = efforts.collect();
            let said = self.said(top, open);
            Thing {
                id,
                stage,
                weight: self.one_of(weights),
                floor: Some(self.below(top)).filter(|_| self.is(own_floors)),
                scale,
                efforts,
                said,
                differs: self.differs(said, top, open),
                wish: self.wish(wishes, top),
                favoured: self.is(favours),
                area: self.below(2),
                after: self.after(at, &ranks),
                months: (0..top).map(|level| self.months(level)).collect(),
                severity: self.one_of(severities),
            }
        });
        let things: Vec<Thing> = things.collect();
        let top = u32::try_from(shape.len()).unwrap();
        let staged: BTreeSet<usize> =
            (things.iter().filter(|thing| thing.stage.is_some())).map(|thing| thing.area).collect();
        let areas = [0, 1].map(|area| {
            let wish = self.wish(wishes / 2, levels);
            // A level is wished only for an area that some stage asks for.
            wish.filter(|wish| *wish == Wish::NotAGoal || staged.contains(&area))
        });
        let number = |number: usize| Some(u32::try_from(number).unwrap()).filter(|n| *n <= top);
        let sponsor = Some(self.below(things.len())).filter(|_| self.is(60));
        let first = self.one_of(&[First::Stage, First::Risk]);
        Office {
            sponsor,
            first,
            pass,
            count,
            floor,
            scales,
            areas,
            target: number(self.below(6)).filter(|_| wishes > 0),
            asked: number(top as usize + 1 - self.below(4).min(top as usize)),
            things,
        }
    }

    fn said(&mut self, levels: usize, open: usize) -> Said {
        let level = self.below(levels).min(self.below(levels));
        match () {
            () if self.is(open) => self.one_of(&[Said::Unknown, Said::Nothing]),
            () if self.is(8) => Said::NotApplicable,
            () => Said::Level(level),
        }
    }

    /// Where nobody is open, nobody differs either.
    fn differs(&mut self, said: Said, levels: usize, percent: usize) -> Option<usize> {
        let high = self.below(levels);
        let Said::Level(low) = said else { return None };
        Some(high).filter(|high| *high > low && self.is(percent))
    }

    pub(crate) fn wish(&mut self, percent: usize, levels: usize) -> Option<Wish> {
        let level = Wish::Level(self.below(levels));
        let wish = if self.is(40) { Wish::NotAGoal } else { level };
        self.is(percent).then_some(wish)
    }

    /// Every other level looks back on months, and nothing leads to the lowest.
    fn months(&mut self, level: usize) -> u32 {
        let months = self.one_of(&[0, 3, 0, 6, 0, 12, 0, 60]);
        if level > 0 { months } else { 0 }
    }

    /// Up to two items that stand lower in a drawn order, which has no circle.
    pub(crate) fn after(&mut self, at: usize, ranks: &[(usize, usize)]) -> Vec<usize> {
        let place = ranks.iter().position(|(_, other)| *other == at).unwrap();
        let count = self.below(3);
        let before: BTreeSet<usize> = (0..count)
            .filter_map(|_| ranks[..place].get(self.below(ranks.len())))
            .map(|(_, at)| *at)
            .collect();
        before.into_iter().collect()
    }
}
