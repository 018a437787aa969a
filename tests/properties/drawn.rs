//! Models and answers drawn at random, as plain numbers, and the same as files and as types.

use ospo::answers::{Answer, Choice, Sheet};
use ospo::checklist;
use ospo::model::{ItemId, Model};
use ospo::score::{self, Narrowed, Scorecard};
use proptest::collection::{btree_set, vec};
use proptest::prelude::*;

use crate::small_model::{file, header_of, item, stage};

/// A model in numbers.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    pub(crate) pass: u32,
    /// Counts what is in place, in place of the percent.
    pub(crate) count: Option<Count>,
    pub(crate) floor: usize,
    /// The credits of each scale.
    pub(crate) scales: Vec<Vec<u32>>,
    /// The items of each stage, from stage 1.
    pub(crate) stages: Vec<Vec<Spec>>,
}

/// How many items of a stage have to be in place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Count {
    /// The level of the first scale from which on they are.
    pub(crate) most: usize,
    pub(crate) share: (u32, u32),
}

impl Count {
    /// The least number of them that is the share of all, found by counting up.
    pub(crate) fn needed(self, all: usize) -> usize {
        let (part, whole) = (self.share.0 as usize, self.share.1 as usize);
        (0..=all).find(|number| number * whole >= part * all).unwrap()
    }

    /// Draws a count from two numbers, for a first scale with this floor.
    pub(crate) fn drawn(levels: usize, floor: usize, most: usize, share: usize) -> Self {
        let shares = [(2, 3), (1, 2), (1, 1), (3, 4), (1, 5)];
        // What is in place is worth something.
        let least = floor.max(1);
        Self { most: least + most % (levels - least), share: shares[share % shares.len()] }
    }
}

/// The rules of a model as its file says them.
pub(crate) fn method(pass: u32, count: Option<Count>, floor: usize) -> String {
    match count {
        None => format!("pass: {pass}, floor: l{floor}"),
        Some(Count { most, share: (part, whole) }) => {
            format!("most: l{most}, share: {part}/{whole}, floor: l{floor}")
        }
    }
}

/// An item in numbers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spec {
    /// The level of its scale that it needs in place of the floor of all.
    pub(crate) floor: Option<usize>,
    pub(crate) weight: u32,
    pub(crate) scale: usize,
    pub(crate) area: usize,
    after_the_one_before: bool,
}

/// What was said to an item: the place of a level in its scale, or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Said {
    Level(usize),
    Unknown,
    NotApplicable,
    Nothing,
}

impl Said {
    pub(crate) fn is_open(self) -> bool {
        matches!(self, Self::Unknown | Self::Nothing)
    }
}

/// The answers to the items of each stage.
pub(crate) type Answers = Vec<Vec<Said>>;

impl Plan {
    pub(crate) fn floor_of(&self, spec: Spec) -> u32 {
        if self.count.is_none() && self.pass == 100 {
            return 100;
        }
        spec.floor.map_or(self.scales[0][self.floor], |own| self.scales[spec.scale][own])
    }

    /// What an item is worth at least where it is in place.
    pub(crate) fn bar(&self, spec: Spec) -> u32 {
        let bar = self.count.map_or(self.pass, |count| self.scales[0][count.most]);
        bar.max(self.floor_of(spec))
    }

    pub(crate) fn credit(&self, spec: Spec, level: usize) -> u32 {
        self.scales[spec.scale][level]
    }

    /// Reads the model from the files that a user would write for it.
    pub(crate) fn model(&self) -> Model {
        let levels = |scale: usize| -> Vec<(String, u32)> {
            let credits = self.scales[scale].iter().enumerate();
            credits.map(|(index, credit)| (format!("l{index}"), *credit)).collect()
        };
        let names: Vec<String> = (0..self.scales.len()).map(|n| format!("scale-{n}")).collect();
        let scales: Vec<(&str, Vec<(String, u32)>)> =
            names.iter().enumerate().map(|(n, name)| (name.as_str(), levels(n))).collect();
        let head = header_of(&method(self.pass, self.count, self.floor), &scales);
        let mut files = vec![file("model.yaml", head)];
        for (at, specs) in self.stages.iter().enumerate() {
            let mut yaml = stage(at + 1);
            for (nth, spec) in specs.iter().enumerate() {
                let mut rest = vec![
                    format!("scale: scale-{}", spec.scale),
                    format!("weight: {}", spec.weight),
                ];
                rest.extend(spec.floor.map(|own| format!("floor: l{own}\n    floor_why: Ours.")));
                if spec.after_the_one_before && nth > 0 {
                    rest.push(format!("after: [{}]", name(at, nth - 1)));
                }
                let area = format!("area-{}", spec.area);
                yaml += &item(name(at, nth).as_str(), &area, &levels(spec.scale), &rest);
            }
            files.push(file(&format!("stage-{}.yaml", at + 1), yaml));
        }
        checklist::parse(&files).unwrap_or_else(|problems| panic!("{problems}"))
    }
}

/// The id of an item, by the places of its stage and its own.
pub(crate) fn name(stage: usize, nth: usize) -> ItemId {
    ItemId::new(format!("s{}-{}", stage + 1, nth + 1))
}

pub(crate) fn sheet(model: &Model, answers: &Answers) -> Sheet {
    let mut sheet = Sheet::new(model, "Acme", jiff::civil::date(2026, 11, 22));
    for (at, said) in answers.iter().enumerate() {
        for (nth, said) in said.iter().enumerate() {
            let id = name(at, nth);
            let choice = match said {
                Said::Level(level) => {
                    Choice::Level(model.item(&id).unwrap().scale.levels[*level].id.clone())
                }
                Said::Unknown => Choice::Unknown,
                Said::NotApplicable => Choice::NotApplicable { reason: "Not ours.".into() },
                Said::Nothing => continue,
            };
            sheet.answers.insert(id, Answer::new(choice));
        }
    }
    sheet
}

/// What the answers are worth.
pub(crate) fn scored(model: &Model, answers: &Answers) -> Scorecard {
    score::score(model, &sheet(model, answers), &Narrowed::default())
}

/// A model of 1 to 5 stages with 1 to 6 items on one to three scales.
pub(crate) fn plan() -> impl Strategy<Value = Plan> {
    let scale = btree_set(0..=100_u32, 2..=6).prop_map(|credits| credits.into_iter().collect());
    let count = prop::option::of((any::<usize>(), any::<usize>()));
    let floor = any::<usize>();
    (vec(scale, 1..=3), 1..=100_u32, floor, count).prop_flat_map(
        |(scales, pass, floor, count): (Vec<Vec<u32>>, _, _, Option<_>)| {
            let sizes: Vec<usize> = scales.iter().map(Vec::len).collect();
            let own_floor = prop::option::weighted(0.2, any::<usize>());
            let spec = (0..=5_u32, 0..scales.len(), 0..4_usize, any::<bool>(), own_floor).prop_map(
                move |(weight, scale, area, after_the_one_before, floor)| Spec {
                    floor: floor.map(|floor| floor % sizes[scale]),
                    weight,
                    scale,
                    area,
                    after_the_one_before,
                },
            );
            let floor = floor % scales[0].len();
            let count =
                count.map(|(most, share)| Count::drawn(scales[0].len(), floor, most, share));
            let worth = scales[0][count.map_or(floor, |count| count.most)];
            let mut scales = scales;
            for top in scales.iter_mut().filter_map(|scale| scale.last_mut()) {
                // A scale that never reaches the floor, or what is in place, is refused.
                *top = if *top < worth { 100 } else { *top };
            }
            vec(vec(spec, 1..=6), 1..=5).prop_map(move |stages| Plan {
                pass,
                count,
                floor,
                scales: scales.clone(),
                stages,
            })
        },
    )
}

/// A model with answers to it. High levels are drawn as often as all others together, so that
/// stages do pass.
pub(crate) fn answered() -> impl Strategy<Value = (Plan, Answers)> {
    plan().prop_flat_map(|plan| {
        let stages: Vec<Vec<_>> = plan
            .stages
            .iter()
            .map(|specs| specs.iter().map(|spec| said(plan.scales[spec.scale].len())).collect())
            .collect();
        (Just(plan), stages)
    })
}

/// An answer on a scale of so many levels.
pub(crate) fn said(levels: usize) -> impl Strategy<Value = Said> {
    prop_oneof![
        5 => Just(Said::Level(levels - 1)),
        5 => (0..levels).prop_map(Said::Level),
        1 => Just(Said::Unknown),
        1 => Just(Said::Nothing),
        1 => Just(Said::NotApplicable),
    ]
}
