//! The target as it is written, and what it asks of each item of a model.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::answers::{self, AnswerMeant, Decision, LevelMeant, LevelWord};
use crate::format::{Day, Here, Map, May, Need, Or, Placed, Text, Whole, With, names_of, record};
use crate::lang;
use crate::model::{AreaId, Credit, Hundredths, Item, ItemId, Level, LevelId, Model};
use crate::organisation::known;
use crate::problem::{Problems, SourceFile};
use crate::text;
use crate::yaml::{Fields, Node, Reader};

record! {
    /// The stage and the levels that an organisation wants.
    #[derive(Default)]
    pub struct Target: "a target", "targets" in any {
        /// The stage that is wanted, by its number.
        stage: May<Placed<Whole<0, 99>>>,
        /// The figure of the whole that is wanted, in the unit in which the model tells it.
        figure: May<Placed<Hundredths>>,
        /// The day by which what is wanted can be shown.
        by: May<Day<Date>>,
        /// Why this stage.
        reason: May<Text>,
        /// Wishes for whole areas, each a least; of area and stage, the higher counts.
        areas: Or<Map<Areas, Wish>>,
        /// Wishes for single items; they go before those for areas and before the stage.
        items: Or<Map<Items, Wish>>,
    }
}

record! {
    /// What an organisation wants of one item or area.
    pub struct Wish: "a wish", "wishes" in any, check decided_without_need {
        /// A level by its name or its number from 0, or `not-a-goal`.
        level: Need<Placed<LevelWord>>,
        /// Why.
        reason: May<Text>,
        /// Who decided that it is not a goal, and until when.
        decision: With<Decision>,
        /// Where the wish stands in the file.
        place: Here,
    }
}

/// Tells a decision beside a level that is wanted.
fn decided_without_need(fields: &Fields<'_, '_>, reader: &mut Reader<'_>) {
    if fields.get("level").and_then(Node::word).is_some_and(is_no_goal) {
        return;
    }
    for name in ["decided_by", "until"] {
        if let Some(node) = fields.get(name) {
            let message = format!("only `{NOT_A_GOAL}` takes `{name}`");
            reader.tell(node.place, message, "leave it out, or write it as `reason:`");
        }
    }
}

names_of! {
    /// Areas.
    Areas is "areas" of AreaId;
    /// Items.
    Items is "items" of ItemId;
}

/// The word for what the organisation leaves aside on purpose.
pub const NOT_A_GOAL: &str = "not-a-goal";

fn is_no_goal(word: &str) -> bool {
    answers::same_word(word, NOT_A_GOAL)
}

impl Target {
    /// Works out what every item is wanted to be worth.
    ///
    /// A stage asks of each of its items, and of those below, the lowest level with which the
    /// stage passes if all are there. An area asks its level at least; a wish for an item goes
    /// before both.
    ///
    /// # Errors
    /// A stage, area, item or level that the model does not have, with its place in `file`.
    pub fn wanted(&self, file: &SourceFile, model: &Model) -> Result<Wanted, Problems> {
        let mut reader = Reader::new(file);
        let mut wanted = Wanted { by: self.by, reason: self.reason.clone(), ..Wanted::default() };
        self.add_stage(&mut wanted, model, &mut reader);
        self.add_figure(&mut wanted, model, &mut reader);
        for (id, wish) in &self.areas {
            wish.add_area(&mut wanted, id, model, &mut reader);
        }
        for (id, wish) in &self.items {
            wish.add_item(&mut wanted, id, model, &mut reader);
        }
        reader.finish_with(Some(wanted))
    }

    fn add_stage(&self, wanted: &mut Wanted, model: &Model, reader: &mut Reader<'_>) {
        let Some((number, place)) = self.stage else {
            return;
        };
        if model.method.ladder.is_none() {
            let help =
                "it has no ladder: want a `figure` of the whole, or levels of areas and items";
            reader.tell(place, "the model has no stages to reach", help);
            return;
        }
        // Stage 0 needs nothing, so every model has it, written down or not.
        if number > 0 && model.stage(number).is_none() {
            let help = format!("its stages are {}", model.stage_numbers());
            reader.tell(place, format!("the model has no stage {number}"), help);
            return;
        }
        wanted.stage = Some(number);
        let below = model.stages.iter().filter(|stage| stage.number <= number && stage.is_rung);
        for item in below.flat_map(|stage| &stage.items) {
            let in_place = model.method.in_place_from(item);
            let enough =
                item.scale.first_worth(in_place).map_or(Credit::FULL, |level| level.credit);
            wanted.credits.insert(item.id.clone(), enough);
        }
    }
}

impl Target {
    fn add_figure(&self, wanted: &mut Wanted, model: &Model, reader: &mut Reader<'_>) {
        let Some((figure, place)) = self.figure else {
            return;
        };
        let Some(shown) = &model.method.shown else {
            let help = "want a `stage`, or levels of areas and items";
            reader.tell(place, "the model tells no figure of the whole", help);
            return;
        };
        if !shown.sum && !(shown.from..=shown.to).contains(&figure) {
            let message = "no such figure is reached in this model";
            let [from, to] = [shown.from, shown.to].map(|one| lang::hundredths(one.into()));
            reader.tell(place, message, format!("its figures lie between {from} and {to}"));
            return;
        }
        wanted.figure = Some(figure);
    }
}

impl Wish {
    fn is_no_goal(&self) -> bool {
        is_no_goal(&self.level.0)
    }

    /// Returns the level that is wanted of an item; at least one is that one.
    fn level_of<'m>(&self, item: &'m Item, model: &Model) -> Option<&'m Level> {
        match AnswerMeant::level(&self.level.0, &item.scale, &model.lang)? {
            LevelMeant::Level(level) | LevelMeant::AtLeast(level) => Some(level),
            LevelMeant::Anything => None,
        }
    }

    fn add_area(&self, wanted: &mut Wanted, id: &AreaId, model: &Model, reader: &mut Reader<'_>) {
        if model.area(id).is_none() {
            let ids = model.areas.iter().map(|area| area.id.as_str());
            reader.tell_unknown(self.place, ("area", id.as_str()), ids.clone(), || {
                format!("the areas are {}", text::ticked(ids))
            });
            return;
        }
        let level = if self.is_no_goal() {
            // A topic of the area is left aside as well: no stage asks for it, but a plan could.
            for item in model.items_and_topics().filter(|item| item.area == *id) {
                wanted.credits.remove(&item.id);
                wanted.aside.insert(item.id.clone());
            }
            None
        } else {
            let Some(level) = self.raise_area(wanted, id, model, reader) else {
                return;
            };
            Some(level)
        };
        wanted.areas.insert(id.clone(), self.with(level));
    }

    /// Asks the level of every staged item of an area, and returns its name.
    fn raise_area(
        &self,
        wanted: &mut Wanted,
        id: &AreaId,
        model: &Model,
        reader: &mut Reader<'_>,
    ) -> Option<LevelId> {
        let items: Vec<&Item> = model.items().filter(|item| item.area == *id).collect();
        let Some(first) = items.first() else {
            let help = "name its topics under `items` instead";
            reader.tell(self.place, format!("no stage asks for the area `{id}`"), help);
            return None;
        };
        let missing = |item: &&&Item| self.level_of(item, model).is_none();
        let without: Vec<&str> =
            (items.iter().filter(missing)).map(|item| item.id.as_str()).collect();
        if without.len() == items.len() {
            self.tell_level(first, reader);
            return None;
        }
        if !without.is_empty() {
            let message = format!("not every item of `{id}` has the level `{}`", self.level.0);
            let help = format!(
                "name its items under `items` instead; without that level: {}",
                text::ticked(without)
            );
            reader.tell(self.level.1, message, help);
            return None;
        }
        for item in &items {
            if let Some(level) = self.level_of(item, model) {
                wanted.least.insert(item.id.clone(), level.credit);
                let asked = wanted.credits.entry(item.id.clone());
                let asked = asked.or_insert(level.credit);
                *asked = level.credit.max(*asked);
            }
        }
        self.level_of(first, model).map(|level| level.id.clone())
    }

    fn add_item(&self, wanted: &mut Wanted, id: &ItemId, model: &Model, reader: &mut Reader<'_>) {
        known::check_item(id, self.place, model, reader);
        let Some(item) = model.item(id) else { return };
        let level = if self.is_no_goal() {
            wanted.credits.remove(id);
            wanted.least.remove(id);
            wanted.aside.insert(id.clone());
            None
        } else if let Some(level) = self.level_of(item, model) {
            wanted.credits.insert(id.clone(), level.credit);
            wanted.least.insert(id.clone(), level.credit);
            wanted.aside.remove(id);
            Some(level.id.clone())
        } else {
            self.tell_level(item, reader);
            return;
        };
        wanted.wishes.insert(id.clone(), self.with(level));
    }

    fn with(&self, level: Option<LevelId>) -> WantedLevel {
        WantedLevel { level, reason: self.reason.clone(), decision: self.decision.clone() }
    }

    fn tell_level(&self, item: &Item, reader: &mut Reader<'_>) {
        let levels = item.scale.levels.iter().map(|level| level.id.as_str());
        let words = levels.chain([NOT_A_GOAL]);
        let (level, place) = &self.level;
        reader.tell_unknown(*place, ("level", level), words.clone(), || {
            format!("use {}", text::one_of(words))
        });
    }
}

/// What every item is wanted to be worth. Items that are not a goal are not in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    pub stage: Option<u32>,
    /// The figure of the whole, in hundredths of the unit in which the model tells it.
    pub figure: Option<u32>,
    /// The day by which all of it can be shown.
    pub by: Option<Date>,
    pub reason: Option<String>,
    pub credits: BTreeMap<ItemId, Credit>,
    pub areas: BTreeMap<AreaId, WantedLevel>,
    pub wishes: BTreeMap<ItemId, WantedLevel>,
    least: BTreeMap<ItemId, Credit>,
    aside: BTreeSet<ItemId>,
}

/// What is wanted of one item or area, with its level found in the model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WantedLevel {
    /// The level; none where it is not a goal.
    pub level: Option<LevelId>,
    pub reason: Option<String>,
    /// Who decided that it is not a goal, and until when.
    pub decision: Decision,
}

impl Wanted {
    /// Says whether something is said of an item or an area, beside the stage.
    pub fn has_wishes(&self) -> bool {
        !self.wishes.is_empty() || !self.areas.is_empty()
    }

    /// Returns what a wish, for the item or for its area, asks at least; none where only the stage
    /// asks something.
    pub fn least(&self, id: &ItemId) -> Option<Credit> {
        self.least.get(id).copied()
    }

    /// Says whether the item, by itself or with its area, is left aside on purpose.
    pub fn is_no_goal(&self, id: &ItemId) -> bool {
        self.aside.contains(id)
    }
}
