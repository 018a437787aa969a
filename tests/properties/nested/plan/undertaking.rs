//! A nested model with all that a plan has to cope with, read off a tape of random numbers: efforts,
//! orders, wishes, and a stage or a figure to reach.

use std::fmt::{self, Write};

use ospo::answers::{Answer, Choice, Sheet};
use ospo::insight::{self, Assessment, Goal, Plan, Towards};
use ospo::model::{ItemId, Model};
use ospo::organisation::Wanted;
use ospo::score::Narrowed;
use proptest::collection::vec;
use proptest::prelude::*;

use crate::nested::drawn::{Drawn, Round, Said, Unit};
use crate::nested::naive::End;
use crate::plan::office::{Wish, wanted_by};
use crate::plan::tape::EFFORTS;
use crate::tape::Tape;

#[derive(Clone)]
pub(crate) struct Undertaking {
    pub(crate) drawn: Drawn,
    /// What the step to each level of each item takes; nothing leads to the lowest.
    pub(crate) efforts: Vec<Vec<Option<u32>>>,
    pub(crate) after: Vec<Vec<usize>>,
    /// Whether the level that is said of an item is the least that is certain.
    pub(crate) at_least: Vec<bool>,
    pub(crate) wishes: Vec<Option<Wish>>,
    pub(crate) aim: Aim,
    /// Whether `ospo.yaml` says what is to be reached, and not the command line.
    is_target: bool,
}

/// What is to be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Aim {
    /// The stage at this place.
    Stage(usize),
    /// A figure, in hundredths of the unit.
    Figure(u32),
    /// No more than is wished.
    Wishes,
}

/// So many combinations of levels are tried at most.
const MOST: usize = 2000;

/// How many items each stage has.
#[rustfmt::skip]
const SHAPES: [&[usize]; 14] = [
    &[1], &[2], &[3], &[4], &[5], &[6], &[7], &[4], &[2, 3], &[3, 3], &[4, 2], &[1, 2, 2], &[2, 2, 3],
    &[6],
];

#[rustfmt::skip]
const SCALES: [(u32, &[u32]); 8] = [
    (100, &[0, 50, 100]), (3, &[0, 1, 2, 3]), (100, &[0, 25, 25, 75]), (7, &[1, 4, 7]),
    (1, &[0, 1]), (1000, &[0, 333, 667, 1000]), (4, &[0, 0, 3, 3]), (10, &[0, 1, 2, 9]),
];

pub(crate) fn undertaking() -> impl Strategy<Value = Undertaking> {
    vec(any::<u32>(), 200).prop_map(|numbers| Tape(numbers.into_iter()).undertaking())
}

impl Tape {
    fn undertaking(&mut self) -> Undertaking {
        let shape = self.one_of(&SHAPES);
        let mut drawn = self.drawn_with(&SCALES, shape);
        let tops: Vec<usize> =
            drawn.things.iter().map(|thing| drawn.scales[thing.scale].credits.len() - 1).collect();
        let mut combinations = 1;
        for (thing, top) in drawn.things.iter_mut().zip(&tops) {
            combinations *= 1 + top;
            if combinations > MOST {
                thing.said = Said::Level(*top);
            }
        }
        let efforts = self.one_of(&EFFORTS);
        let efforts = tops.iter().map(|top| {
            (0..=*top).map(|level| self.one_of(efforts).filter(|_| level > 0)).collect()
        });
        let efforts = efforts.collect();
        let mut ranks: Vec<(usize, usize)> =
            (0..tops.len()).map(|at| (self.below(1000), at)).collect();
        ranks.sort_unstable();
        let after = (0..tops.len()).map(|at| self.after(at, &ranks)).collect();
        let [asked, least] = [self.one_of(&[0, 0, 15, 40]), self.one_of(&[0, 25])];
        let wishes: Vec<Option<Wish>> = tops.iter().map(|top| self.wish(asked, top + 1)).collect();
        let at_least = drawn.things.iter().zip(&tops).map(|(thing, top)| {
            matches!(thing.said, Said::Level(level) if (1..*top).contains(&level)) && self.is(least)
        });
        let at_least = at_least.collect();
        let aim = self.aim(&drawn, &wishes);
        let is_target = self.is(50);
        Undertaking { drawn, efforts, after, at_least, wishes, aim, is_target }
    }

    fn aim(&mut self, drawn: &Drawn, wishes: &[Option<Wish>]) -> Aim {
        let stage = Aim::Stage(drawn.rungs.len() - 1 - self.below(2).min(drawn.rungs.len() - 1));
        let figure = drawn.unit().map(|unit| {
            let most = if unit.sum { unit.to * (drawn.members() + 1) } else { unit.to };
            let part = u32::try_from(self.below(21)).unwrap();
            Aim::Figure(unit.from + (most - unit.from) / 20 * part)
        });
        let asks = wishes.iter().any(|wish| matches!(wish, Some(Wish::Level(_))));
        match figure {
            _ if asks && self.is(15) => Aim::Wishes,
            Some(figure) if drawn.ladder.is_none() || self.is(40) => figure,
            _ => stage,
        }
    }
}

impl Drawn {
    /// The unit of the whole: percents where there is no ladder and the model names none.
    pub(crate) fn unit(&self) -> Option<Unit> {
        let percents = Unit { from: 0, to: 10_000, decimals: 2, round: Round::HalfUp, sum: false };
        self.unit.clone().or_else(|| self.ladder.is_none().then_some(percents))
    }

    /// Of how many members the mean of all is.
    pub(crate) fn members(&self) -> u32 {
        let all: Vec<_> = self.things.iter().collect();
        self.mean(&self.mean, &all, End::Worst).map_or(0, |(_, members)| members)
    }
}

impl Undertaking {
    /// One in which each step takes a person-week, and nothing is wished.
    pub(crate) fn of_raises(drawn: Drawn, aim: Aim) -> Self {
        let count = drawn.things.len();
        let levels = drawn.things.iter().map(|thing| drawn.scales[thing.scale].credits.len());
        let efforts = levels.map(|levels| [&[None][..], &vec![Some(100); levels - 1]].concat());
        Self {
            efforts: efforts.collect(),
            after: vec![Vec::new(); count],
            at_least: vec![false; count],
            wishes: vec![None; count],
            drawn,
            aim,
            is_target: false,
        }
    }

    pub(crate) fn model(&self) -> Model {
        self.drawn.model_with(|at| {
            let efforts = self.efforts[at].iter().enumerate();
            let efforts: Vec<String> = efforts
                .filter_map(|(level, effort)| {
                    let effort = (*effort)?;
                    Some(format!("l{level}: {}.{:02}", effort / 100, effort % 100))
                })
                .collect();
            let after: Vec<String> =
                self.after[at].iter().map(|before| format!("item-{before}")).collect();
            let [efforts, after] = [efforts.join(", "), after.join(", ")];
            let mut more = String::new();
            if !efforts.is_empty() {
                write!(more, ", effort: {{ {efforts} }}").unwrap();
            }
            if !after.is_empty() {
                write!(more, ", after: [{after}]").unwrap();
            }
            more
        })
    }

    fn sheet(&self, model: &Model) -> Sheet {
        let mut sheet = self.drawn.sheet(model);
        for (at, thing) in self.drawn.things.iter().enumerate() {
            if let (Said::Level(level), true) = (thing.said, self.at_least[at]) {
                let id = ItemId::new(format!("item-{at}"));
                let level = model.item(&id).unwrap().scale.levels[level].id.clone();
                sheet.answers.insert(id, Answer::new(Choice::AtLeast(level)));
            }
        }
        sheet
    }

    fn wanted(&self, model: &Model) -> Option<Wanted> {
        let mut yaml = String::from("target:\n");
        match self.aim {
            Aim::Stage(stage) if self.is_target => {
                writeln!(yaml, "  stage: {}", self.drawn.number(stage)).unwrap();
            }
            Aim::Figure(figure) if self.is_target => {
                writeln!(yaml, "  figure: {}.{:02}", figure / 100, figure % 100).unwrap();
            }
            Aim::Stage(_) | Aim::Figure(_) | Aim::Wishes => {}
        }
        if self.wishes.iter().any(Option::is_some) {
            yaml.push_str("  items:\n");
        }
        for (at, wish) in self.wishes.iter().enumerate() {
            let level = match wish {
                None => continue,
                Some(Wish::Level(level)) => format!("l{level}"),
                Some(Wish::NotAGoal) => "not-a-goal".to_owned(),
            };
            writeln!(yaml, "    item-{at}: {{ level: {level} }}").unwrap();
        }
        wanted_by(&yaml, model)
    }

    pub(crate) fn assessment<'m>(&self, model: &'m Model) -> Assessment<'m> {
        Assessment::new(model, self.sheet(model), Narrowed::default(), self.wanted(model))
    }

    pub(crate) fn planned<'m>(&self, assessment: &Assessment<'m>) -> Plan<'m> {
        let (stage, figure) = match self.aim {
            _ if self.is_target => (None, None),
            Aim::Stage(stage) => (Some(self.drawn.number(stage)), None),
            Aim::Figure(figure) => (None, Some(figure)),
            Aim::Wishes => (None, None),
        };
        let goal = Goal::of(assessment, Towards { stage, figure });
        insight::plan(assessment, goal, &std::collections::BTreeSet::new())
    }
}

/// The rules, the goal and a line for each item, as a failed test shows them.
impl fmt::Debug for Undertaking {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let told = if self.is_target { "in ospo.yaml" } else { "asked" };
        writeln!(f, "{:?}{:?} {told}", self.drawn, self.aim)?;
        for at in 0..self.drawn.things.len() {
            let (efforts, after) = (&self.efforts[at], &self.after[at]);
            let (wish, at_least) = (self.wishes[at], self.at_least[at]);
            writeln!(
                f,
                "item-{at} {efforts:?} after {after:?}, wish {wish:?}, at least: {at_least}"
            )?;
        }
        Ok(())
    }
}
