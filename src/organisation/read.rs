//! From YAML to settings; the only place that knows how an `ospo.yaml` is written.

use std::collections::BTreeMap;

use crate::answers::Respondent;
use crate::lang;
use crate::model::{AreaId, ItemId, PersonWeeks};
use crate::organisation::period::Period;
use crate::organisation::plan::{ActionSettings, PlanSettings};
use crate::organisation::settings::{Organisation, Rating};
use crate::organisation::target::{Target, Wish};
use crate::problem::{Problems, SourceFile};
use crate::yaml::{self, Node, Reader};

/// The highest rating of a statement.
const HIGHEST_RATING: u32 = 4;
/// As many person-weeks a month are believed.
const MOST_CAPACITY: u32 = 1000;

/// Reads an `ospo.yaml`.
///
/// # Errors
/// Everything that is wrong in the file, with places.
pub fn parse(file: &SourceFile) -> Result<Organisation, Problems> {
    if says_nothing(&file.text) {
        return Ok(Organisation::default());
    }
    let (tree, mut reader) = yaml::parse(file)?;
    let organisation = read(&tree, &mut reader);
    reader.finish_with(organisation)
}

/// Says that a file holds nothing but comments, as one does that is just being begun.
pub(super) fn says_nothing(text: &str) -> bool {
    text.lines()
        .map(str::trim)
        .all(|line| line.is_empty() || line.starts_with('#'))
}

fn read<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Option<Organisation> {
    let mut fields = reader.fields(node, "settings")?;
    let organisation = Organisation {
        name: fields.take("organisation").and_then(|n| reader.text(n)),
        unit: fields.take("unit").and_then(|n| reader.text(n)),
        sector: fields.take("sector").and_then(|n| reader.text(n)),
        size: fields
            .take("size")
            .and_then(|n| reader.whole(n, 1, 10_000_000)),
        kind: fields.take("kind").and_then(|n| reader.text(n)),
        reports_to: fields.take("reports_to").and_then(|n| reader.text(n)),
        model: fields.take("model").and_then(|n| reader.id(n)),
        checklists: fields.take("checklists").and_then(|n| folder(n, reader)),
        language: fields.take("language").and_then(|n| language(n, reader)),
        respondent: fields
            .take("respondent")
            .and_then(|n| respondent(n, reader)),
        stale_after: fields.take("stale_after").and_then(|n| period(n, reader)),
        target: fields.take("target").and_then(|n| target(n, reader)),
        ratings: fields
            .take("archetypes")
            .map(|n| ratings(n, reader))
            .unwrap_or_default(),
        plan: fields
            .take("plan")
            .and_then(|n| plan(n, reader))
            .unwrap_or_default(),
    };
    fields.finish(reader);
    Some(organisation)
}

/// Reads a folder that is not outside the one of the file.
fn folder<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Option<String> {
    let path = reader.text(node)?;
    let leads_out = path.starts_with(['/', '\\', '~'])
        || path.chars().any(|c| c == ':' || c.is_control())
        || path.split(['/', '\\']).any(|part| part == "..");
    if leads_out {
        let help = "name a folder beside this file or below it; `--checklists DIR` takes any";
        let told = format!("`{path}` leads out of this folder");
        reader.tell(node.place, told, help);
        return None;
    }
    Some(path)
}

/// Reads the tag of a language; whether there is such a one is known where models are read.
fn language<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Option<String> {
    let tag = reader.word(node)?;
    if lang::is_tag(tag) {
        return Some(tag.to_owned());
    }
    let help = "write it as in `de`, `pt-BR` or `zh-Hans`";
    reader.tell(
        node.place,
        format!("`{tag}` is not the tag of a language"),
        help,
    );
    None
}

fn respondent<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Option<Respondent> {
    let mut fields = reader.fields(node, "a respondent")?;
    let name = fields.take("name").and_then(|n| reader.text(n));
    let role = fields.take("role").and_then(|n| reader.id(n));
    fields.finish(reader);
    Some(Respondent { name, role })
}

fn period<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Option<Period> {
    let word = reader.word(node)?;
    let period = Period::parse(word);
    if period.is_none() {
        reader.tell(
            node.place,
            format!("`{word}` is not a period"),
            Period::HELP,
        );
    }
    period
}

fn target<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Option<Target> {
    let mut fields = reader.fields(node, "a target")?;
    let stage = fields
        .take("stage")
        .and_then(|node| Some((reader.whole(node, 0, 99)?, node.place)));
    let reason = fields.take("reason").and_then(|n| reader.text(n));
    let areas = fields.take("areas").map(|n| wishes(n, "areas", reader));
    let items = fields.take("items").map(|n| wishes(n, "items", reader));
    fields.finish(reader);
    let areas = areas.unwrap_or_default().into_iter();
    let items = items.unwrap_or_default().into_iter();
    Some(Target {
        stage,
        reason,
        areas: areas.map(|(id, wish)| (AreaId::new(id), wish)).collect(),
        items: items.map(|(id, wish)| (ItemId::new(id), wish)).collect(),
    })
}

fn wishes<'a>(node: &Node<'a>, what: &str, reader: &mut Reader<'a>) -> Vec<(String, Wish)> {
    let mut wishes = Vec::new();
    let Some(mut entries) = reader.fields(node, what) else {
        return wishes;
    };
    for (key, value) in entries.rest() {
        let id = reader.key_id(key);
        let Some(mut fields) = reader.fields(value, "a wish") else {
            continue;
        };
        let level = fields.need("level").and_then(|n| reader.word(n));
        let reason = fields.take("reason").and_then(|n| reader.text(n));
        fields.finish(reader);
        if let (Some(id), Some(level)) = (id, level) {
            let wish = Wish {
                level: level.to_owned(),
                reason,
                place: key.place,
            };
            wishes.push((id, wish));
        }
    }
    wishes
}

fn ratings<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> BTreeMap<String, Rating> {
    let mut ratings = BTreeMap::new();
    let Some(mut entries) = reader.fields(node, "ratings") else {
        return ratings;
    };
    for (key, value) in entries.rest() {
        let id = reader.key_id(key);
        let value = reader.whole(value, 0, HIGHEST_RATING);
        if let (Some(id), Some(value)) = (id, value) {
            let place = key.place;
            ratings.insert(id, Rating { value, place });
        }
    }
    ratings
}

fn plan<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Option<PlanSettings> {
    let mut fields = reader.fields(node, "a plan")?;
    let capacity = fields.take("capacity").and_then(|n| capacity(n, reader));
    let actions = fields.take("actions").map(|n| actions(n, reader));
    fields.finish(reader);
    Some(PlanSettings {
        capacity,
        actions: actions.unwrap_or_default(),
    })
}

fn capacity<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Option<PersonWeeks> {
    let hundredths = reader.hundredths(node, MOST_CAPACITY)?;
    if hundredths == 0 {
        let help = "write the person-weeks a month that can be spent, such as 4 or 0.5";
        reader.tell(node.place, "with a capacity of 0 nothing gets done", help);
        return None;
    }
    Some(PersonWeeks(hundredths))
}

fn actions<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> BTreeMap<ItemId, ActionSettings> {
    let mut actions = BTreeMap::new();
    let Some(mut entries) = reader.fields(node, "actions") else {
        return actions;
    };
    for (key, value) in entries.rest() {
        let id = reader.key_id(key);
        let Some(mut fields) = reader.fields(value, "an action") else {
            continue;
        };
        let owner = fields.take("owner").and_then(|n| reader.text(n));
        let due = fields.take("due").and_then(|n| reader.date(n));
        fields.finish(reader);
        if let Some(id) = id {
            let action = ActionSettings {
                owner,
                due,
                place: key.place,
            };
            actions.insert(ItemId::new(id), action);
        }
    }
    actions
}
