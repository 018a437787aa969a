//! Models with every word of a method, read off a tape of random numbers, with answers to them.

use std::fmt::{self, Write};

use ospo::answers::{Answer, Choice, Sheet};
use ospo::checklist;
use ospo::model::{ItemId, Model};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::small_model::file;
use crate::tape::Tape;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Group {
    Stage,
    Area,
    Section,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Said {
    Level(usize),
    Unknown,
    NotApplicable,
    Nothing,
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum Needed {
    Percent(u32),
    Share { most: usize, part: usize, whole: usize },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Every {
    All,
    Area,
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum Round {
    HalfUp,
    HalfEven,
    Down,
}

#[derive(Clone, Debug)]
pub(crate) struct Ladder {
    pub(crate) needs: Needed,
    pub(crate) floor: Option<usize>,
    pub(crate) of_area: bool,
    pub(crate) each: Every,
}

/// The unit in which figures are shown; its ends in hundredths.
#[derive(Clone, Debug)]
pub(crate) struct Unit {
    pub(crate) from: u32,
    pub(crate) to: u32,
    pub(crate) decimals: u32,
    pub(crate) round: Round,
    pub(crate) sum: bool,
}

#[derive(Clone, Debug)]
pub(crate) struct Scale {
    pub(crate) of: u32,
    pub(crate) credits: Vec<u32>,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Thing {
    pub(crate) stage: usize,
    pub(crate) area: usize,
    pub(crate) weight: u32,
    pub(crate) scale: usize,
    pub(crate) floor: Option<usize>,
    pub(crate) said: Said,
}

#[derive(Clone)]
pub(crate) struct Drawn {
    /// The number of the first stage.
    pub(crate) first: u32,
    /// For each stage whether it is a rung.
    pub(crate) rungs: Vec<bool>,
    /// For each area the one in which it lies.
    pub(crate) sections: Vec<Option<usize>>,
    pub(crate) scales: Vec<Scale>,
    pub(crate) things: Vec<Thing>,
    pub(crate) mean: Vec<Group>,
    pub(crate) ladder: Option<Ladder>,
    pub(crate) unit: Option<Unit>,
    /// Whether what does not apply counts in full.
    pub(crate) is_full: bool,
}

pub(crate) fn drawn() -> impl Strategy<Value = Drawn> {
    vec(any::<u32>(), 220).prop_map(|numbers| Tape(numbers.into_iter()).drawn())
}

/// The means that there are, from the inside out.
#[rustfmt::skip]
const MEANS: [&[Group]; 10] = [
    &[], &[Group::Area], &[Group::Stage], &[Group::Section],
    &[Group::Area, Group::Section], &[Group::Stage, Group::Area, Group::Section],
    &[Group::Stage, Group::Section], &[Group::Area, Group::Stage],
    &[Group::Section, Group::Stage], &[Group::Area, Group::Stage, Group::Section],
];

type Credits = (u32, &'static [u32]);

const SCALES: [Credits; 8] = [
    (100, &[0, 50, 100]),
    (3, &[0, 1, 2, 3]),
    (100, &[0, 25, 25, 75, 100, 100]),
    (7, &[1, 4, 7]),
    (1, &[0, 1]),
    (10, &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
    (1000, &[0, 333, 667, 1000]),
    (4, &[0, 0, 3, 3]),
];

impl Tape {
    fn drawn(&mut self) -> Drawn {
        let stages = (0..=self.below(4)).map(|_| 1 + self.below(5)).collect::<Vec<_>>();
        self.drawn_with(&SCALES, &stages)
    }

    /// A model of such scales, and with so many items in each stage.
    pub(crate) fn drawn_with(&mut self, scales: &[Credits], items: &[usize]) -> Drawn {
        let scales: Vec<Scale> = (0..=self.below(3))
            .map(|_| self.one_of(scales))
            .map(|(of, credits)| Scale { of, credits: credits.to_vec() })
            .collect();
        let areas = 1 + self.below(6);
        // The first area lies in none, and what lies in another has none in it.
        let mut sections: Vec<Option<usize>> = vec![None];
        for _ in 1..areas {
            let outer: Vec<usize> =
                (0..sections.len()).filter(|area| sections[*area].is_none()).collect();
            let section = self.one_of(&outer);
            sections.push(Some(section).filter(|_| self.is(60)));
        }
        let has_ladder = self.is(70);
        let rungs = (0..items.len()).map(|_| !self.is(20)).collect();
        let weights: &[u32] = self.one_of(&[&[1][..], &[1, 2, 3, 0, 1], &[97, 101, 103, 1000, 89]]);
        let [open, high] = [self.one_of(&[0, 10, 40]), self.one_of(&[20, 60, 90])];
        let floors = self.one_of(&[0, 0, 20]);
        let mut things = Vec::new();
        for (stage, items) in items.iter().enumerate() {
            for _ in 0..*items {
                let scale = self.below(scales.len());
                let levels = scales[scale].credits.len();
                things.push(Thing {
                    stage,
                    area: self.below(areas),
                    weight: self.one_of(weights),
                    scale,
                    floor: Some(self.below(levels)).filter(|_| self.is(floors) && has_ladder),
                    said: self.nested_said(levels, open, high),
                });
            }
        }
        Drawn {
            first: u32::from(!self.is(25)),
            rungs,
            sections,
            mean: self.one_of(&MEANS).to_vec(),
            ladder: if has_ladder { self.ladder(&scales) } else { None },
            unit: self.is(70).then(|| self.unit()),
            is_full: self.is(30),
            scales,
            things,
        }
    }

    fn nested_said(&mut self, levels: usize, open: usize, high: usize) -> Said {
        let level = self.below(levels);
        match () {
            () if self.is(open) => self.one_of(&[Said::Unknown, Said::Nothing]),
            () if self.is(15) => Said::NotApplicable,
            () if self.is(high) => Said::Level(levels - 1),
            () => Said::Level(level),
        }
    }

    /// A ladder that can be climbed on every scale.
    fn ladder(&mut self, scales: &[Scale]) -> Option<Ladder> {
        let percent = |scale: &Scale, level: usize| scale.credits[level] * 1000 / scale.of;
        let top = scales.iter().map(|scale| percent(scale, scale.credits.len() - 1)).min()?;
        let own = |level: &usize| percent(&scales[0], *level) <= top;
        let levels: Vec<usize> = (0..scales[0].credits.len()).filter(own).collect();
        let floor = Some(self.one_of(&levels)).filter(|_| self.is(60));
        let least = floor.map_or(1, |floor| percent(&scales[0], floor).max(1));
        let bars: Vec<usize> =
            levels.iter().copied().filter(|level| percent(&scales[0], *level) >= least).collect();
        let (part, whole) = self.one_of(&[(2, 3), (1, 2), (1, 1), (3, 4), (1, 5)]);
        let needs = if self.is(50) || bars.is_empty() {
            Needed::Percent((1 + self.below((top / 10) as usize)).try_into().ok()?)
        } else {
            Needed::Share { most: self.one_of(&bars), part, whole }
        };
        let each = self.one_of(&[Every::All, Every::All, Every::Area]);
        Some(Ladder { needs, floor, of_area: self.is(40), each })
    }

    fn unit(&mut self) -> Unit {
        let (from, to) =
            self.one_of(&[(0, 10_000), (0, 300), (100, 500), (0, 100), (1000, 2000), (0, 12_345)]);
        Unit {
            from,
            to,
            decimals: u32::try_from(self.below(5)).unwrap(),
            round: self.one_of(&[Round::HalfUp, Round::HalfEven, Round::Down]),
            sum: self.is(30),
        }
    }
}

impl Drawn {
    /// The number of a stage by its place.
    pub(crate) fn number(&self, stage: usize) -> u32 {
        self.first + u32::try_from(stage).unwrap()
    }

    fn method(&self) -> String {
        let word = |group: &Group| format!("{group:?}").to_lowercase();
        let mean: Vec<String> = self.mean.iter().map(word).collect();
        let mut method = format!("  mean: [{}]\n", mean.join(", "));
        if let Some(ladder) = &self.ladder {
            let needs = match ladder.needs {
                Needed::Percent(pass) => format!("pass: {pass}"),
                Needed::Share { most, part, whole } => {
                    format!("most: l{most}, share: {part}/{whole}")
                }
            };
            let floor = ladder.floor.map_or(String::new(), |floor| format!(", floor: l{floor}"));
            let of = if ladder.of_area { "area" } else { "item" };
            let each = if ladder.each == Every::Area { "area" } else { "all" };
            writeln!(method, "  ladder: {{ {needs}{floor}, of: {of}, each: {each} }}").unwrap();
        }
        if let Some(Unit { from, to, decimals, round, sum }) = &self.unit {
            let hundredths = |number: u32| format!("{}.{:02}", number / 100, number % 100);
            let (from, to) = (hundredths(*from), hundredths(*to));
            let round = match round {
                Round::HalfUp => "half-up",
                Round::HalfEven => "half-even",
                Round::Down => "down",
            };
            let unit = format!("from: {from}, to: {to}, decimals: {decimals}, round: {round}");
            writeln!(method, "  shown: {{ {unit}, sum: {sum} }}").unwrap();
        }
        let leaves = if self.is_full { "full" } else { "leaves" };
        method + &format!("  not_applicable: {leaves}\n")
    }

    /// Reads the model from the files that a user would write for it.
    pub(crate) fn model(&self) -> Model {
        self.model_with(|_| String::new())
    }

    /// The same with more fields of each item, such as `, after: [item-0]`.
    pub(crate) fn model_with(&self, more: impl Fn(usize) -> String) -> Model {
        let mut head = format!(
            "format: ospo/model/1\nid: nested\ntitle: Nested\nversion: \"1.0\"\n\
             source: {{ name: Ours, licence: CC0 }}\nmethod:\n{}areas:\n",
            self.method()
        );
        for (area, section) in self.sections.iter().enumerate() {
            let section = section.map_or(String::new(), |section| format!(", in: area-{section}"));
            writeln!(head, "  - {{ id: area-{area}, title: Area {area}{section} }}").unwrap();
        }
        head.push_str("scales:\n");
        for (number, Scale { of, credits }) in self.scales.iter().enumerate() {
            writeln!(head, "  - id: scale-{number}\n    of: {of}\n    levels:").unwrap();
            for (level, credit) in credits.iter().enumerate() {
                let text = format!("credit: {credit}, anchor: One sees l{level}.");
                writeln!(head, "      - {{ id: l{level}, label: L{level}, {text} }}").unwrap();
            }
        }
        let mut files = vec![file("model.yaml", head)];
        for (stage, is_rung) in self.rungs.iter().enumerate() {
            let number = self.number(stage);
            let rung = if *is_rung { "yes" } else { "no" };
            let mut text = format!(
                "stage: {number}\ntitle: Stage {number}\nsummary: One.\nrung: {rung}\nitems:\n"
            );
            for (at, thing) in self.things.iter().enumerate().filter(|(_, t)| t.stage == stage) {
                let Thing { area, weight, scale, .. } = thing;
                let floor = thing
                    .floor
                    .map_or(String::new(), |floor| format!(", floor: l{floor}, floor_why: Ours."));
                let more = more(at);
                let rest = format!("weight: {weight}, scale: scale-{scale}{floor}{more}");
                writeln!(text, "  - {{ id: item-{at}, area: area-{area}, ask: What?, {rest} }}")
                    .unwrap();
            }
            files.push(file(&format!("stage-{number}.yaml"), text));
        }
        checklist::parse(&files).unwrap_or_else(|problems| panic!("{problems}"))
    }

    pub(crate) fn sheet(&self, model: &Model) -> Sheet {
        let mut sheet = Sheet::new(model, "Acme", jiff::civil::date(2026, 11, 29));
        for (at, thing) in self.things.iter().enumerate() {
            let id = ItemId::new(format!("item-{at}"));
            let choice = match thing.said {
                Said::Level(level) => {
                    Choice::Level(model.item(&id).unwrap().scale.levels[level].id.clone())
                }
                Said::Unknown => Choice::Unknown,
                Said::NotApplicable => Choice::NotApplicable { reason: "Not ours.".into() },
                Said::Nothing => continue,
            };
            sheet.answers.insert(id, Answer::new(choice));
        }
        sheet
    }
}

/// The rules and a line for each item, as a failed test shows them.
impl fmt::Debug for Drawn {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        writeln!(f, "{}areas in {:?}, rungs {:?}", self.method(), self.sections, self.rungs)?;
        self.scales.iter().try_for_each(|scale| writeln!(f, "{scale:?}"))?;
        self.things.iter().try_for_each(|thing| writeln!(f, "{thing:?}"))
    }
}
