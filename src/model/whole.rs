//! The model as a whole.

use std::collections::BTreeMap;

use bitcode::{Decode, Encode};

use crate::format::{May, Need, Text, Url, record};
use crate::lang::Lang;
use crate::model::change::{Change, Changes};
use crate::model::content::{Content, Fingerprint};
use crate::model::contradiction::Contradiction;
use crate::model::crosswalk::CrosswalkLink;
use crate::model::effort_by_size::EffortBySize;
use crate::model::glossary::{self, Rule, Term};
use crate::model::id::{AreaId, ItemId, LevelId, ModelId, RoleId, ScaleId};
use crate::model::item::Item;
use crate::model::method::Method;
use crate::model::scale::Scale;
use crate::model::scope::{NamedList, Scope};
use crate::model::signal::Signal;
use crate::model::stage::{Area, Role, Stage};
use crate::text;

#[derive(Clone, Debug, Decode, Encode, PartialEq, Eq)]
pub struct Model {
    /// The name that sheets use.
    pub id: ModelId,
    /// The name that people read.
    pub title: String,
    /// What is assessed, as the page for the board is headed.
    pub assesses: Option<String>,
    /// What stands beside the figure on a badge.
    pub badge: Option<String>,
    /// Changes with the wording of any item.
    pub version: String,
    /// What it is for and who asks for it, in one line.
    pub purpose: Option<String>,
    /// What it is, in a few sentences.
    pub summary: Option<String>,
    /// Where it comes from.
    pub source: ModelSource,
    /// How answers become figures and stages.
    pub method: Method,
    /// The words in an anchor behind which stands what is not there yet at its level.
    pub not_yet: Option<String>,
    /// What holds for all its questions.
    pub rules: Vec<Rule>,
    /// The words that several questions use in one sense.
    pub glossary: Vec<Term>,
    /// What is asked once, before the first item.
    pub scopes: Vec<Scope>,
    /// What is named once, and asked about by several items.
    pub lists: Vec<NamedList>,
    /// The capabilities, in the order of the radar.
    pub areas: Vec<Area>,
    /// Who may know an answer; empty where the model names nobody.
    pub roles: Vec<Role>,
    /// The stages by number, without gaps but for those that an overlay hides.
    pub stages: Vec<Stage>,
    /// The items outside the stages.
    pub topics: Vec<Item>,
    /// Answers that hardly go together.
    pub contradictions: Vec<Contradiction>,
    /// What answers say of other items of the same model.
    pub links: Vec<CrosswalkLink>,
    /// What facts that programs find say of its items.
    pub signals: Vec<Signal>,
    /// The item by which leadership pays for the programme: a plan never does it last.
    pub sponsor: Option<ItemId>,
    /// How the efforts of its items are scaled by the size of an organisation.
    pub effort_by_size: EffortBySize,
    /// What became of items from version to version, the oldest version first.
    pub changes: Vec<Changes>,
    /// What `changes` say, in English and then in the language of the other texts; empty in English.
    pub retold: Vec<(String, String)>,
    /// What it asks, whatever the language of its texts.
    pub content: Content,
    /// The files of a user's own that were laid over it, by their names in its folder.
    pub laid_over: Vec<String>,
    /// How the tool says things beside the model's own texts: in the language of these.
    #[bitcode(skip)]
    pub lang: Lang,
}

record! {
    /// Where a model comes from, and what may be done with its texts.
    #[derive(Decode, Encode)]
    pub struct ModelSource: "a source", "sources" in any {
        /// What it is drawn from.
        name: Need<Text>,
        /// Where that is found: http, https or mailto.
        url: May<Url>,
        /// The licence of the texts.
        licence: Need<Text>,
        /// The line that every report carries.
        attribution: May<Text>,
    }
}

impl Model {
    pub fn fingerprint(&self) -> Fingerprint {
        self.content.fingerprint()
    }

    /// Returns what one sees once an item has a level, without what the anchor says is not there yet.
    pub fn reached(&self, item: &Item, level: &LevelId) -> Option<String> {
        let anchor = item.anchor(level)?;
        let parted = self.not_yet.as_ref().and_then(|words| anchor.rsplit_once(words.as_str()));
        let Some((there, missing)) = parted else { return Some(anchor.to_owned()) };
        let end = missing.chars().next_back().filter(|c| matches!(c, '.' | '。'));
        Some(there.chars().chain(end).collect())
    }

    /// Returns the items of all stages, in order; topics are not among them.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.stages.iter().flat_map(|stage| &stage.items)
    }

    /// Says what lists its items, as the way out where one is not found.
    pub fn where_listed(&self) -> String {
        format!("`ospo model show {}` lists the items", self.id)
    }

    /// Returns all that can be asked: the items of the stages, then the topics.
    pub fn items_and_topics(&self) -> impl Iterator<Item = &Item> {
        self.items().chain(&self.topics)
    }

    pub fn item(&self, id: &ItemId) -> Option<&Item> {
        self.items_and_topics().find(|item| item.id == *id)
    }

    /// Returns the words of the glossary that the texts of a question use, each once, in the order
    /// in which they are first used; those in what its own words mean come first.
    pub fn terms_of(&self, item: &Item) -> Vec<&Term> {
        glossary::used(&self.glossary, item.asked_texts())
    }

    /// Returns the stage that an item belongs to; none for a topic.
    pub fn stage_of(&self, id: &ItemId) -> Option<&Stage> {
        self.stages.iter().find(|stage| stage.items.iter().any(|item| item.id == *id))
    }

    /// Returns the control that an item names, where that is known outside of the model too: a letter
    /// with its stage, such as `S1.2`, or a topic's `X3` only counts what the model asks.
    pub fn control<'i>(&self, item: &'i Item) -> Option<&'i str> {
        let control = item.control()?;
        let number = control.strip_prefix(|c: char| c.is_ascii_uppercase()).unwrap_or_default();
        let counts = match self.stage_of(&item.id) {
            Some(stage) => number.split_once('.').is_some_and(|(of, place)| {
                of == stage.number.to_string() && place.parse::<u32>().is_ok()
            }),
            None => number.parse::<u32>().is_ok(),
        };
        (!counts).then_some(control)
    }

    pub fn stage(&self, number: u32) -> Option<&Stage> {
        self.stages.iter().find(|stage| stage.number == number)
    }

    /// Returns the scale of this name, where an item uses it.
    pub fn scale(&self, id: &ScaleId) -> Option<&Scale> {
        let mut scales = self.items_and_topics().map(|item| &*item.scale);
        scales.find(|scale| scale.id == *id)
    }

    pub fn area(&self, id: &AreaId) -> Option<&Area> {
        self.areas.iter().find(|area| area.id == *id)
    }

    /// Returns the items that were given up, each with the version and the change that did so.
    pub fn given_up(&self) -> BTreeMap<&ItemId, (&str, &Change)> {
        let mut given_up = BTreeMap::new();
        for changes in &self.changes {
            for change in &changes.list {
                let ids = change.given_up().iter();
                given_up.extend(ids.map(|id| (id, (changes.version.as_str(), change))));
            }
        }
        given_up
    }

    /// Says what became of an item that was given up: `renamed to … in 1.1`.
    pub fn what_became_of(&self, id: &ItemId) -> Option<String> {
        let (version, change) = *self.given_up().get(id)?;
        change.became(version)
    }

    pub fn staged(&self) -> impl Iterator<Item = &Stage> {
        self.stages.iter().filter(|stage| !stage.items.is_empty())
    }

    pub fn top(&self) -> u32 {
        self.stages.last().map_or(0, |stage| stage.number)
    }

    /// Returns the numbers of its stages as a text: `0 to 4`, or each where one is hidden.
    pub fn stage_numbers(&self) -> String {
        let top = self.top();
        let has_all = (1..=top).all(|number| self.stage(number).is_some());
        if has_all {
            return format!("0 to {top}");
        }
        text::listed(self.stages.iter().map(|stage| stage.number.to_string()))
    }

    pub fn role_title<'m>(&'m self, id: &'m RoleId) -> &'m str {
        self.roles.iter().find(|role| role.id == *id).map_or(id.as_str(), |role| &role.title)
    }

    /// Returns each word by which a role is called, with the role: its title, and other words for it.
    pub fn roles_called(&self) -> Vec<(String, RoleId)> {
        let called = self.roles.iter().flat_map(|role| {
            let words = [&role.title].into_iter().chain(&role.also);
            words.map(|word| (word.clone(), role.id.clone()))
        });
        called.collect()
    }

    /// Returns the roles that some item names, in the model's order.
    pub fn known_roles(&self) -> Vec<&RoleId> {
        let mut known: Vec<&RoleId> = self.roles.iter().map(|role| &role.id).collect();
        for role in self.items_and_topics().flat_map(|item| &item.who) {
            if !known.contains(&role) {
                known.push(role);
            }
        }
        known
    }
}
