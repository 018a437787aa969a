//! One practice that is asked about.

use std::sync::Arc;

use bitcode::{Decode, Encode};
use serde::Serialize;
use serde_json::json;

use crate::format::{
    self, Id, May, Need, Or, Stands, Text, Truth, Url, What, Whole, Word, file_words, kind, record,
    row,
};
use crate::model::id::{ItemId, LevelId, SourceId};
use crate::model::known::{AreaName, KnownIds, LevelOfScale, ListName, RoleName};
use crate::model::scale::{Level, Scale, evidence_level};
use crate::model::steps::{Step, Steps};
use crate::text::{self, words};
use crate::yaml::{Fields, Node, Reader};

record! {
    /// One practice that is asked about: an item of a stage, or a topic outside the stages.
    #[derive(Decode, Encode)]
    pub struct Item: "an item", "items" in KnownIds, check together {
        /// The name that answers point at: it never changes once an answer uses it.
        id: Need<ItemId>,
        /// A few words for tables. Without it, the id reads as the title.
        title: Title,
        /// The number in the source checklist.
        source: May<Text>,
        /// The capability that it belongs to: an id of `areas` in model.yaml.
        area: Need<AreaName>,
        /// The one question.
        ask: Need<Text>,
        /// What the words of the question mean, in plain sentences.
        words: May<Text>,
        /// Why it matters, in one or two sentences.
        why: May<Text>,
        /// Concrete things to look for before answering.
        look_for: Or<Vec<Text>>,
        /// The answers that one may give: an id of `scales` in model.yaml. Without it, the first.
        scale: OneScale,
        /// One for each level of the scale, in its order.
        steps: Steps,
        /// The level of its scale that the item needs at least. Without it, as the method says.
        floor: May<LevelOfScale>,
        /// Why it needs another level than the other items do, in one sentence; it goes with `floor`.
        floor_why: May<Text>,
        /// What would show the answer.
        evidence: Or<Vec<Text>>,
        /// From this level on, an answer without evidence is only a claim. Without it, as the scale
        /// says.
        evidence_from: ScaleLevel,
        /// Who would know: ids of `roles` in model.yaml, or any where that names none.
        who: Or<Vec<RoleName>>,
        /// Who does it.
        subject: Or<Subject>,
        /// How much it counts beside the others; 0 is information only.
        weight: Weight,
        /// Items that help to have first; they may not run in a circle.
        after: Or<Vec<ItemId>>,
        /// What goes wrong below the level that it needs, in one or two sentences, for somebody who
        /// decides.
        risk: May<Text>,
        /// Where the facts of `risk` come from: ids of sources.yaml.
        risk_sources: Or<Vec<SourceId>>,
        /// How grave that is. Without it, `medium`.
        severity: May<Severity>,
        /// The only case in which it is right to answer that it does not apply.
        not_applicable_when: May<Text>,
        /// So many months after it was given, an answer should be looked at again. Without it, as
        /// the settings say.
        recheck: May<Whole<1, 120>>,
        /// What it asks about that is named once: ids of `lists` in model.yaml.
        shows: Or<Vec<ListName>>,
        /// The document to begin with: the name of a file in `starters`, without its ending.
        starter: May<Id>,
        /// Where to read more.
        references: Or<Vec<Link>>,
        /// Whether it asks for what somebody means to do: nothing that a program finds may settle
        /// that. Without it, it does not.
        intention: Or<Truth>,
        /// The version of the model that first had this wording.
        since: May<Word>,
    }
}

file_words! {
    /// How grave it is if what `risk` tells comes to pass.
    #[derive(Decode, Encode, PartialOrd, Ord)]
    pub enum Severity: "severity" {
        /// Something is not gained.
        Low is "low",
        /// Work, money or people are lost.
        Medium is "medium",
        /// A law, a court or an attacker can stop a product, or make the organisation pay.
        High is "high",
    }
}

/// A floor of its own is never without its reason, nor a severity without its risk.
fn together<'a>(fields: &Fields<'_, 'a>, reader: &mut Reader<'a>) {
    if let (Some(severity), None) = (fields.get("severity"), fields.get("risk")) {
        let help = "say in one or two sentences what goes wrong, or leave it out";
        reader.tell(severity.place, "this goes with `risk`, which is missing", help);
    }
    let told = match (fields.get("floor"), fields.get("floor_why")) {
        (Some(floor), None) => {
            (floor, "`floor_why`", "say in one sentence why it needs that level")
        }
        (None, Some(why)) => (why, "`floor`", "name the level that it needs, or leave both out"),
        (Some(_), Some(_)) | (None, None) => return,
    };
    let (node, missing, help) = told;
    reader.tell(node.place, format!("this goes with {missing}, which is missing"), help);
}

row! {
    /// A title; where none stands, the id reads as one.
    pub struct Title = String: false, Stands::InField(What::Text),
    in any |name, fields, _, reader| {
        let id = || fields.get("id").and_then(Node::word).unwrap_or_default();
        let id = text::in_words(id());
        let title = fields.take(name).and_then(|node| reader.text(node));
        Some(title.unwrap_or(id))
    }
}

row! {
    /// A scale of the model; where none stands, the first.
    pub struct OneScale = Arc<Scale>: false, Stands::InField(What::Id),
    in KnownIds |name, fields, known, reader| {
        let node = fields.take(name);
        known.scale = None;
        let scales = known.scales.as_ref()?;
        known.scale = match node {
            None => scales.first().cloned(),
            Some(node) => {
                let ids: Vec<&str> = scales.iter().map(|scale| scale.id.as_str()).collect();
                let id = format::known(node, "scale", &ids, reader)?;
                scales.iter().find(|scale| scale.id == *id).cloned()
            }
        };
        known.scale.clone()
    }
}

row! {
    /// A level of the item's scale, not the lowest; where none stands, that which the scale names.
    pub struct ScaleLevel = Option<LevelId>: false, Stands::InField(What::Id),
    in KnownIds |name, fields, known, reader| {
        let node = fields.take(name);
        let Some(scale) = &known.scale else { return Some(None) };
        let levels: Vec<&str> = scale.levels.iter().map(|level| level.id.as_str()).collect();
        Some(match node {
            Some(node) => evidence_level(node, &levels, reader),
            None => scale.evidence_from.clone(),
        })
    }
}

row! {
    /// How much an item counts; where nothing stands, once.
    pub struct Weight = u32: false, Stands::InField(What::Else(
        || json!({ "type": "integer", "minimum": 0, "maximum": 1000, "default": 1 }),
    )),
    in any |name, fields, _, reader| {
        let weight = fields.take(name).map(|node| reader.whole(node, 0, 1000));
        weight.unwrap_or(Some(1))
    }
}

impl Item {
    /// Returns each level with its anchor, the lowest first.
    pub fn levels(&self) -> impl ExactSizeIterator<Item = (&Level, &Step)> {
        self.scale.levels.iter().zip(&self.steps)
    }

    /// Returns the texts that are read to answer it: what its own words mean, the question, the
    /// anchors from the lowest level up, and when it does not apply.
    pub fn asked_texts(&self) -> impl Iterator<Item = &str> {
        let anchors = self.steps.iter().map(|step| step.anchor.as_str());
        let own = [self.words.as_deref(), Some(self.ask.as_str())].into_iter().flatten();
        own.chain(anchors).chain(self.not_applicable_when.as_deref())
    }

    /// Returns how grave its risk is; where nothing is said, the middle.
    pub fn gravity(&self) -> Severity {
        self.severity.unwrap_or(Severity::Medium)
    }

    /// Returns the control that it names as its source: one word of letters, digits, dots, hyphens and
    /// underscores with a digit in it. None where its source is something else, such as a heading.
    pub fn control(&self) -> Option<&str> {
        let source = self.source.as_deref()?;
        let is_sign = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
        let is_word = source.chars().all(is_sign) && source.contains(|c: char| c.is_ascii_digit());
        is_word.then_some(source)
    }

    pub fn anchor(&self, level: &LevelId) -> Option<&str> {
        let index = self.scale.index_of(level)?;
        Some(&self.steps.get(index)?.anchor)
    }

    /// Returns the level above `level`, or the second of the scale where there is none below.
    pub fn next_level(&self, level: Option<&LevelId>) -> Option<(&Level, &Step)> {
        let above = level.and_then(|id| self.scale.index_of(id)).unwrap_or(0) + 1;
        Some((self.scale.levels.get(above)?, self.steps.get(above)?))
    }
}

words! {
    /// Who does what an item asks about.
    #[derive(Decode, Default, Encode)]
    pub enum Subject {
        /// The organisation as a whole.
        #[default]
        Organisation = "organisation",
        /// The programme office itself.
        Ospo = "ospo",
    }
}

kind! {
    impl Subject = Self: What::Else(
        || json!({ "type": "string", "enum": Self::ALL.map(Self::as_str), "default": "organisation" }),
    ), "subjects",
    in any |node, _, reader| {
        let word = format::known(node, "subject", &Self::ALL.map(Self::as_str), reader)?;
        Self::ALL.into_iter().find(|subject| subject.as_str() == word)
    }
}

record! {
    /// Where to read more.
    #[derive(Decode, Encode, Serialize)]
    pub struct Link: "a reference", "references" in any {
        /// What one finds there.
        title: Need<Text>,
        /// The address: http, https or mailto.
        url: Need<Url>,
    }
}
