//! `crosswalk/TARGET.yaml`: what answers to one model say of the items of another.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::slice;
use std::sync::Arc;

use bitcode::{Decode, Encode};
use serde_json::json;

use crate::format::{
    AtLeastOne, Map, May, Names, Need, Or, ReadName, Text, What, Word, kind, known, record,
};
use crate::model::change::version_order;
use crate::model::id::{ItemId, LevelId, ModelId};
use crate::model::scale::Scale;
use crate::problem::Place;
use crate::text;
use crate::yaml::{Fields, Key, Node, Reader, Value};

record! {
    /// What answers to one model say of the items of another.
    #[derive(Decode, Encode)]
    pub struct Crosswalk: "a crosswalk", "crosswalks" in Ends,
        file "ospo/crosswalk/1" "What answers to one model say of another (crosswalk/TARGET.yaml)"
    {
        /// The model that is answered: that of the folder.
        from: Need<FromModel>,
        /// The model of whose items something follows, as the file is named; that of the folder
        /// where items of one model say something of each other.
        to: Need<ToModel>,
        /// What follows from which answers.
        links: Need<AtLeastOne<SoundLink>>,
    }
}

record! {
    /// A model as it was when the links were written.
    #[derive(Decode, Encode)]
    pub struct LinkedModel: "a model", "models" in any {
        /// The id of the model.
        model: Need<ModelId>,
        /// The version whose wording the links were written for. Put it into quotes: "2.0".
        version: Need<Word>,
    }
}

record! {
    /// What follows for one item from the answers to one or several others.
    #[derive(Decode, Encode)]
    pub struct CrosswalkLink: "a link", "links" in Ends, more one_of_both,
        check says_something
    {
        /// The item that is answered, or a list: then all of them are needed.
        from: Need<ItemsFrom>,
        /// The item of which something follows.
        to: Need<ItemTo>,
        /// Levels of `from`, each with a level of `to`: who is at the one or above has at least the
        /// other.
        gives: Or<Map<LevelReached, LevelOfTarget>>,
        /// Levels of `from`, each with a level of `to`: who is at the one or below is below the
        /// other.
        rules_out: Or<Map<LevelMissed, LevelOfTarget>>,
        /// Why that follows, for somebody who reads both questions.
        why: Need<Text>,
        /// Who says so: `ours`, or the name of a source. Without it, ours.
        source: May<Text>,
    }
}

/// The two models of a crosswalk as far as its links name parts of them, and the link that is being
/// read.
#[derive(Debug)]
pub struct Ends {
    from: Linkable,
    /// None where the model is not at hand: then nobody is blamed for what is named of it.
    to: Option<Linkable>,
    /// The versions of both that the links were written for.
    linked: [Option<String>; 2],
    /// The id in the name of the file.
    target: String,
    /// Whether the file is one that is built in. It may stand beside files of a user's own: a link
    /// whose items they lack is left out, not told.
    built_in: bool,
    scales: Vec<Arc<Scale>>,
    target_scale: Option<Arc<Scale>>,
    /// What is no mistake and should be looked at: where, what, and what to do.
    pub notes: Vec<(Place, String, String)>,
}

/// What links may name of a model.
#[derive(Debug)]
pub struct Linkable {
    pub id: ModelId,
    pub version: String,
    /// Each with its scale and the version of its wording.
    pub items: BTreeMap<ItemId, (Arc<Scale>, Option<String>)>,
    /// What became of those that were given up.
    pub given_up: BTreeMap<ItemId, String>,
}

impl Ends {
    /// Takes the model of the folder and the one that the file is named by, where it is at hand.
    pub fn new(from: Linkable, to: Option<Linkable>, target: &str, built_in: bool) -> Self {
        Self {
            from,
            to,
            linked: [None, None],
            target: target.to_owned(),
            built_in,
            scales: Vec::new(),
            target_scale: None,
            notes: Vec::new(),
        }
    }
}

impl Linkable {
    /// Reads the name of an item, with its scale; one that the model lacks is told, unless the file
    /// is built in. An item that was reworded since the links were written is noted.
    fn find<'a>(
        &self,
        node: &Node<'a>,
        (linked, built_in): (Option<&str>, bool),
        notes: &mut Vec<(Place, String, String)>,
        reader: &mut Reader<'a>,
    ) -> Option<(ItemId, Arc<Scale>)> {
        let id = ItemId::new(reader.id(node)?);
        let Some((scale, since)) = self.items.get(&id) else {
            if let (false, Some(became)) = (built_in, self.given_up.get(&id)) {
                let help = "read what takes its place, and link that, or leave the link out";
                reader.tell(node.place, format!("`{id}` was {became}"), help);
            } else if !built_in {
                let items = self.items.keys().map(ItemId::as_str);
                reader.tell_unknown(node.place, ("item", id.as_str()), items, || {
                    format!("name an item or topic of `{}`, or leave the link out", self.id)
                });
            }
            return None;
        };
        if let (false, Some(since), Some(linked)) = (built_in, since, linked)
            && version_order(since, linked) == Some(Ordering::Greater)
        {
            let message =
                format!("`{id}` was reworded in {since}, and the links were written for {linked}");
            let help = format!(
                "read such links again; where all hold, write `version: \"{}\"` of `{}` above",
                self.version, self.id
            );
            notes.push((node.place, message, help));
        }
        Some((id, Arc::clone(scale)))
    }
}

kind! {
    /// The model of the folder.
    pub struct FromModel = LinkedModel: LinkedModel::WHAT, LinkedModel::MANY,
    in Ends |node, ends, reader| {
        let end = LinkedModel::read(node, ends, reader)?;
        if end.model != ends.from.id {
            let message = format!("this folder holds the model `{}`", ends.from.id);
            let help = "a crosswalk stands in the folder of the model that it comes from";
            reader.tell(place_of_model(node), message, help);
        }
        ends.linked[0] = Some(end.version.clone());
        Some(end)
    }
}

kind! {
    /// The model that the file is named by.
    pub struct ToModel = LinkedModel: LinkedModel::WHAT, LinkedModel::MANY,
    in Ends |node, ends, reader| {
        let end = LinkedModel::read(node, ends, reader)?;
        if end.model.as_str() != ends.target {
            let message = format!("a crosswalk to `{}` in the file {}.yaml", end.model, ends.target);
            let help = format!("name the file {}.yaml", end.model);
            reader.tell(place_of_model(node), message, help);
        }
        ends.linked[1] = Some(end.version.clone());
        Some(end)
    }
}

fn place_of_model(node: &Node<'_>) -> Place {
    node.field("model").map_or(node.place, |id| id.place)
}

kind! {
    /// One item of the model of the folder, or several.
    pub struct ItemsFrom = Vec<ItemId>: What::Else(|| {
        let id = json!({ "type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 64 });
        json!({ "anyOf": [id, { "type": "array", "items": id, "minItems": 1 }] })
    }), "ids",
    in Ends |node, ends, reader| {
        ends.scales.clear();
        let nodes = match node.value {
            Value::List(_) => AtLeastOne::<ItemId>::read(node, ends, reader).map(|_| node.entries())?,
            _ => slice::from_ref(node),
        };
        let mut items = Vec::new();
        for node in nodes {
            let Ends { from, linked: [linked, _], built_in, notes, scales, .. } = &mut *ends;
            let (id, scale) = from.find(node, (linked.as_deref(), *built_in), notes, reader)?;
            if items.contains(&id) {
                reader.tell(node.place, format!("`{id}` is here a second time"), "keep one");
            }
            items.push(id);
            scales.push(scale);
        }
        Some(items)
    }
}

kind! {
    /// An item of the model that the file is named by.
    pub struct ItemTo = ItemId: What::Id, "ids",
    in Ends |node, ends, reader| {
        ends.target_scale = None;
        let Ends { to: Some(to), linked: [_, linked], built_in, notes, target_scale, .. } = ends
        else {
            return reader.id(node).map(ItemId::new);
        };
        let (id, scale) = to.find(node, (linked.as_deref(), *built_in), notes, reader)?;
        *target_scale = Some(scale);
        Some(id)
    }
}

/// Levels at which `from` gives something.
#[derive(Debug)]
pub struct LevelReached;

/// Levels at which `from` rules something out.
#[derive(Debug)]
pub struct LevelMissed;

impl Names for LevelReached {
    type Name = LevelId;
    const MAP: &'static str = "levels of `from`, each with a level of `to`";
}

impl Names for LevelMissed {
    type Name = LevelId;
    const MAP: &'static str = LevelReached::MAP;
}

impl ReadName<Ends> for LevelReached {
    fn read<'a>(key: &Key<'a>, ends: &mut Ends, reader: &mut Reader<'a>) -> Option<LevelId> {
        let says_nothing = |scale: &Scale, level: &LevelId| scale.index_of(level) == Some(0);
        level_from(key, ends, ("lowest", "every answer is there or above"), says_nothing, reader)
    }
}

impl ReadName<Ends> for LevelMissed {
    fn read<'a>(key: &Key<'a>, ends: &mut Ends, reader: &mut Reader<'a>) -> Option<LevelId> {
        let says_nothing = |scale: &Scale, level: &LevelId| {
            scale.levels.last().is_some_and(|last| last.id == *level)
        };
        level_from(key, ends, ("highest", "every answer is there or below"), says_nothing, reader)
    }
}

/// Reads a level that each item of `from` has, and of which something can follow.
fn level_from<'a>(
    key: &Key<'a>,
    ends: &Ends,
    (end, why): (&str, &str),
    says_nothing: impl Fn(&Scale, &LevelId) -> bool,
    reader: &mut Reader<'a>,
) -> Option<LevelId> {
    let level = LevelId::new(reader.key_id(key)?);
    let lacking = ends.scales.iter().find(|scale| scale.level(&level).is_none());
    if let Some(scale) = lacking {
        if !ends.built_in {
            let levels: Vec<&str> = scale.levels.iter().map(|level| level.id.as_str()).collect();
            reader.tell_unknown(
                key.place,
                ("level", level.as_str()),
                levels.iter().copied(),
                || format!("use {}", text::one_of(levels.iter().copied())),
            );
        }
        return None;
    }
    if ends.scales.iter().any(|scale| says_nothing(scale, &level)) {
        let message = format!("nothing follows from `{level}`, the {end} level: {why}");
        reader.tell(key.place, message, "name another level of `from`, or leave the line out");
        return None;
    }
    Some(level)
}

kind! {
    /// A level of the item of which something follows, not the lowest.
    pub struct LevelOfTarget = LevelId: What::Id, "levels",
    in Ends |node, ends, reader| {
        let Some(scale) = &ends.target_scale else {
            return LevelId::read(node, ends, reader);
        };
        if ends.built_in {
            return reader.id(node).map(LevelId::new).filter(|id| scale.level(id).is_some());
        }
        let levels: Vec<&str> = scale.levels.iter().map(|level| level.id.as_str()).collect();
        let level = LevelId::new(known(node, "level", &levels, reader)?);
        if scale.index_of(&level) == Some(0) {
            let message = format!("`{level}` is the lowest level of `to`");
            let help = "every answer has at least that, and none is below it: name another level";
            reader.tell(node.place, message, help);
            return None;
        }
        Some(level)
    }
}

/// What a schema says of that.
fn one_of_both() -> serde_json::Value {
    json!({ "anyOf": [{ "required": ["gives"] }, { "required": ["rules_out"] }] })
}

/// A link from which nothing follows is none.
fn says_something<'a>(fields: &Fields<'_, 'a>, reader: &mut Reader<'a>) {
    if fields.get("gives").is_none() && fields.get("rules_out").is_none() {
        let help = "write `gives:` or `rules_out:` with a level of `from` and one of `to`";
        reader.tell(fields.place(), "this link says nothing", help);
    }
}

kind! {
    /// A link whose levels go together.
    pub struct SoundLink = CrosswalkLink: CrosswalkLink::WHAT, CrosswalkLink::MANY,
    in Ends |node, ends, reader| {
        let link = CrosswalkLink::read(node, ends, reader)?;
        if ends.from.id.as_str() == ends.target && link.from.contains(&link.to) {
            let help = "an item says nothing of itself: name another, or leave the link out";
            let message = format!("a link from `{0}` to `{0}`", link.to);
            reader.tell(node.field("to").map_or(node.place, |to| to.place), message, help);
        }
        let mut scales = ends.scales.clone();
        // Links of several items have mostly one scale, and each thing is told once.
        let mut seen = BTreeSet::new();
        scales.retain(|scale| seen.insert(scale.id.clone()));
        if let Some(to) = ends.target_scale.clone().filter(|_| !ends.built_in) {
            for scale in scales {
                check_rise(node.field("gives"), &link.gives, (&scale, &to), reader);
                check_rise(node.field("rules_out"), &link.rules_out, (&scale, &to), reader);
                check_both(node, &link, (&scale, &to), reader);
            }
        }
        Some(link)
    }
}

/// Tells a higher level from which less follows than from a lower one.
fn check_rise(
    node: Option<&Node<'_>>,
    levels: &BTreeMap<LevelId, LevelId>,
    (from, to): (&Scale, &Scale),
    reader: &mut Reader<'_>,
) {
    let places = levels.iter().map(|(own, theirs)| (from.index_of(own), to.index_of(theirs), own));
    let mut places: Vec<_> = places.collect();
    places.sort_unstable();
    for (lower, upper) in places.iter().zip(places.iter().skip(1)) {
        if upper.1 < lower.1 {
            let place = node.and_then(|node| Some(node.field(upper.2.as_str())?.place));
            let (lower, upper) = (lower.2, upper.2);
            let message = format!("`{upper}` leads to a lower level than `{lower}` below it");
            let help = "write the levels of `to` in the order of those of `from`";
            reader.tell(place.unwrap_or(Place::START), message, help);
        }
    }
}

/// Tells where the same answer gives a level and rules it out.
fn check_both(
    node: &Node<'_>,
    link: &CrosswalkLink,
    (from, to): (&Scale, &Scale),
    reader: &mut Reader<'_>,
) {
    for (missed, below) in &link.rules_out {
        let excluded = link.gives.iter().find(|(reached, given)| {
            from.index_of(reached) <= from.index_of(missed)
                && to.index_of(given) >= to.index_of(below)
        });
        if let Some((reached, given)) = excluded {
            let place = node.field("rules_out").and_then(|node| node.field(missed.as_str()));
            let message =
                format!("`{missed}` rules out `{below}`, and `{reached}` gives `{given}`");
            let help = "no answer may do both: rule out a higher level, or at a lower one";
            reader.tell(place.map_or(node.place, |node| node.place), message, help);
            return;
        }
    }
}
