//! What a plan has to cope with, drawn at random: efforts, orders, topics, wishes and favourites.

use std::collections::BTreeSet;
use std::fmt::{self, Write};

use ospo::answers::{Answer, Choice, Sheet};
use ospo::checklist;
use ospo::insight::{Assessment, First};
use ospo::model::{ItemId, Model, Severity};
use ospo::organisation::{self, Wanted};
use ospo::score::{Bounds, Narrowed, WhyBounds};

use crate::drawn::{Count, Said, method};
use crate::small_model::{file, header_of, item, stage};

/// An organisation with its model, its answers and its wishes, in numbers.
#[derive(Clone)]
pub(crate) struct Office {
    pub(crate) pass: u32,
    /// Counts what is in place, in place of the percent.
    pub(crate) count: Option<Count>,
    pub(crate) floor: usize,
    pub(crate) scales: Vec<Vec<u32>>,
    /// The items of all stages in the order of the model, then the topics.
    pub(crate) things: Vec<Thing>,
    pub(crate) areas: [Option<Wish>; 2],
    pub(crate) target: Option<u32>,
    /// The stage that is named on the command line.
    pub(crate) asked: Option<u32>,
    /// By which leadership pays.
    pub(crate) sponsor: Option<usize>,
    pub(crate) first: First,
}

/// An item or topic in numbers.
#[derive(Clone, Debug)]
pub(crate) struct Thing {
    pub(crate) id: ItemId,
    /// None for a topic.
    pub(crate) stage: Option<u32>,
    pub(crate) weight: u32,
    /// The level that it needs in place of the floor of all.
    pub(crate) floor: Option<usize>,
    pub(crate) scale: usize,
    pub(crate) area: usize,
    /// What the step to each level takes; nothing leads to the lowest.
    pub(crate) efforts: Vec<Option<u32>>,
    /// How many months each level looks back on; 0 for none.
    pub(crate) months: Vec<u32>,
    pub(crate) after: Vec<usize>,
    pub(crate) said: Said,
    /// Another respondent says this level, which is higher.
    pub(crate) differs: Option<usize>,
    pub(crate) wish: Option<Wish>,
    pub(crate) favoured: bool,
    pub(crate) severity: Option<Severity>,
}

impl Thing {
    /// How grave its risk is: 2, 1 or 0.
    pub(crate) fn gravity(&self) -> u32 {
        match self.severity {
            Some(Severity::High) => 2,
            Some(Severity::Medium) | None => 1,
            Some(Severity::Low) => 0,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wish {
    Level(usize),
    NotAGoal,
}

/// A line for the rules and one for each item, as a failed test shows them.
impl fmt::Debug for Office {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let method = method(self.pass, self.count, self.floor);
        writeln!(f, "{method} of {:?}", self.scales)?;
        let (asked, target, areas) = (self.asked, self.target, self.areas);
        writeln!(f, "asked {asked:?}, target {target:?}, areas {areas:?}")?;
        writeln!(f, "first {:?}, sponsor {:?}", self.first, self.sponsor)?;
        self.things.iter().try_for_each(|thing| writeln!(f, "{thing:?}"))
    }
}

impl Office {
    pub(crate) fn floor_of(&self, at: usize) -> u32 {
        if self.count.is_none() && self.pass == 100 {
            return 100;
        }
        let own = self.things[at].floor;
        own.map_or(self.scales[0][self.floor], |own| self.credit(at, own))
    }

    /// What an item earns for its stage at a level.
    pub(crate) fn earned(&self, at: usize, level: usize) -> u32 {
        let worth = self.credit(at, level);
        match self.count {
            None => self.things[at].weight * worth,
            Some(count) => u32::from(worth >= self.floor_of(at).max(self.scales[0][count.most])),
        }
    }

    /// What a stage of these items needs of that.
    pub(crate) fn needed(&self, items: &[usize]) -> u32 {
        match self.count {
            None => items.iter().map(|at| self.pass * self.things[*at].weight).sum(),
            Some(count) => u32::try_from(count.needed(items.len())).unwrap(),
        }
    }

    pub(crate) fn credit(&self, at: usize, level: usize) -> u32 {
        self.scales[self.things[at].scale][level]
    }

    pub(crate) fn top(&self, at: usize) -> usize {
        self.scales[self.things[at].scale].len() - 1
    }

    /// The number of the highest stage.
    pub(crate) fn stages(&self) -> u32 {
        let stages = self.things.iter().filter_map(|thing| thing.stage);
        stages.max().unwrap_or(0)
    }

    pub(crate) fn favoured(&self) -> BTreeSet<ItemId> {
        let favoured = self.things.iter().filter(|thing| thing.favoured);
        favoured.map(|thing| thing.id.clone()).collect()
    }

    /// Reads the model from the files that a user would write for it.
    pub(crate) fn model(&self) -> Model {
        let levels = |scale: usize| -> Vec<(String, u32)> {
            let credits = self.scales[scale].iter().enumerate();
            credits.map(|(n, c)| (format!("l{n}"), *c)).collect()
        };
        let names: Vec<String> = (0..self.scales.len()).map(|n| format!("s-{n}")).collect();
        let scales: Vec<_> =
            (names.iter().enumerate()).map(|(n, name)| (name.as_str(), levels(n))).collect();
        let mut head = header_of(&method(self.pass, self.count, self.floor), &scales);
        if let Some(sponsor) = self.sponsor {
            writeln!(head, "sponsor: {}", self.things[sponsor].id).unwrap();
        }
        let mut files = vec![file("model.yaml", head)];
        for number in 1..=self.stages() {
            let own = self.things.iter().filter(|t| t.stage == Some(number));
            let yaml = own.fold(stage(number as usize), |yaml, thing| {
                let weight = vec![format!("weight: {}", thing.weight)];
                yaml + &self.item(thing, &levels(thing.scale), weight)
            });
            files.push(file(&format!("stage-{number}.yaml"), yaml));
        }
        let topics = self.things.iter().filter(|thing| thing.stage.is_none());
        let yaml: String =
            topics.map(|thing| self.item(thing, &levels(thing.scale), Vec::new())).collect();
        if !yaml.is_empty() {
            files.push(file("topics.yaml", format!("topics:\n{yaml}")));
        }
        checklist::parse(&files).unwrap_or_else(|problems| panic!("{problems}"))
    }

    fn item(&self, thing: &Thing, levels: &[(String, u32)], mut rest: Vec<String>) -> String {
        rest.push(format!("scale: s-{}", thing.scale));
        rest.extend(thing.floor.map(|own| format!("floor: l{own}\n    floor_why: Ours.")));
        let efforts = thing.efforts.iter().enumerate();
        let efforts: Vec<String> = efforts
            .filter_map(|(level, effort)| {
                let effort = (*effort)?;
                Some(format!("l{level}: {}.{:02}", effort / 100, effort % 100))
            })
            .collect();
        if !efforts.is_empty() {
            rest.push(format!("effort: {{ {} }}", efforts.join(", ")));
        }
        let risk = |severity| format!("risk: It breaks.\n    severity: {severity}");
        rest.extend(thing.severity.map(Severity::as_str).map(risk));
        let months = thing.months.iter().enumerate().filter(|(_, months)| **months > 0);
        let months: Vec<String> = months.map(|(level, n)| format!("l{level}: {n}")).collect();
        if !months.is_empty() {
            rest.push(format!("shows_after: {{ {} }}", months.join(", ")));
        }
        let after: Vec<&str> =
            (thing.after.iter()).map(|at| self.things[*at].id.as_str()).collect();
        if !after.is_empty() {
            rest.push(format!("after: [{}]", after.join(", ")));
        }
        let area = format!("area-{}", thing.area);
        item(thing.id.as_str(), &area, levels, &rest)
    }

    /// What `ospo.yaml` wants; none where it says nothing.
    pub(crate) fn wanted(&self, model: &Model) -> Option<Wanted> {
        let mut yaml = String::from("target:\n");
        if let Some(stage) = self.target {
            writeln!(yaml, "  stage: {stage}").unwrap();
        }
        let areas = self.areas.iter().enumerate();
        let areas = areas.filter_map(|(n, wish)| Some((format!("area-{n}"), (*wish)?)));
        let items = self.things.iter();
        let items = items.filter_map(|thing| Some((thing.id.to_string(), thing.wish?)));
        for (what, wishes) in [("areas", areas.collect::<Vec<_>>()), ("items", items.collect())] {
            if !wishes.is_empty() {
                writeln!(yaml, "  {what}:").unwrap();
            }
            for (id, wish) in wishes {
                let level = match wish {
                    Wish::Level(level) => format!("l{level}"),
                    Wish::NotAGoal => "not-a-goal".to_owned(),
                };
                writeln!(yaml, "    {id}: {{ level: {level} }}").unwrap();
            }
        }
        wanted_by(&yaml, model)
    }

    pub(crate) fn sheet(&self, model: &Model) -> Sheet {
        let mut sheet = Sheet::new(model, "Acme", jiff::civil::date(2026, 11, 22));
        for thing in &self.things {
            let choice = match thing.said {
                Said::Level(level) => {
                    let item = model.item(&thing.id).unwrap();
                    Choice::Level(item.scale.levels[level].id.clone())
                }
                Said::Unknown => Choice::Unknown,
                Said::NotApplicable => Choice::NotApplicable { reason: "Not ours.".into() },
                Said::Nothing => continue,
            };
            sheet.answers.insert(thing.id.clone(), Answer::new(choice));
        }
        sheet
    }

    pub(crate) fn narrowed(&self, model: &Model) -> Narrowed {
        let mut narrowed = Narrowed::default();
        for thing in &self.things {
            if let (Said::Level(low), Some(high)) = (thing.said, thing.differs) {
                let scale = &model.item(&thing.id).unwrap().scale;
                let [low, high] = [low, high].map(|level| &scale.levels[level].id);
                let bounds = Bounds::between(scale, low, high, WhyBounds::NotAgreed).unwrap();
                narrowed.set(thing.id.clone(), bounds);
            }
        }
        narrowed
    }

    pub(crate) fn assessment<'m>(&self, model: &'m Model) -> Assessment<'m> {
        Assessment::new(model, self.sheet(model), self.narrowed(model), self.wanted(model))
    }
}

/// Reads what `ospo.yaml` wants; none where nothing stands under its first line.
pub(crate) fn wanted_by(yaml: &str, model: &Model) -> Option<Wanted> {
    let settings = file("ospo.yaml", yaml.to_owned());
    let target = (yaml.lines().count() > 1)
        .then(|| organisation::parse(&settings).unwrap_or_else(|told| panic!("{told}\n{yaml}")))
        .and_then(|organisation| organisation.target)?;
    let wanted = target.wanted(&settings, model);
    Some(wanted.unwrap_or_else(|problems| panic!("{problems}\n{yaml}")))
}
