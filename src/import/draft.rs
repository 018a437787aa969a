//! A model that is being put together, and the files that it becomes.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use crate::answers::yaml_lines;
use crate::format::first_line;
use crate::import::left::{Left, LeftOut};
use crate::problem::SourceFile;
use crate::text;
use crate::yaml::Indent;

/// What whoever imports says of the model; the source fills in the rest.
#[derive(Clone, Debug, Default)]
pub struct Named {
    pub id: Option<String>,
    pub title: Option<String>,
    pub version: Option<String>,
    pub licence: Option<String>,
}

/// A model as files, and what of its source is not in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    pub files: Vec<SourceFile>,
    pub items: usize,
    pub stages: usize,
    pub left: Vec<LeftOut>,
}

/// The model as far as it is known.
#[derive(Debug, Default)]
pub(super) struct ImportDraft {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) version: String,
    pub(super) summary: Option<String>,
    pub(super) source: Map<String, Value>,
    pub(super) method: Value,
    pub(super) scales: Vec<Value>,
    pub(super) areas: Vec<Value>,
    pub(super) stages: BTreeMap<u32, ImportStage>,
    pub(super) left: Left,
    ids: BTreeSet<String>,
}

#[derive(Debug, Default)]
pub(super) struct ImportStage {
    pub(super) title: String,
    pub(super) summary: String,
    pub(super) items: Vec<Value>,
}

/// What is said of a licence that a source does not name.
const NO_LICENCE: &str = "not named in what was imported; ask its publisher";

impl ImportDraft {
    /// Begins a model with what the source says of itself: its id, title, version and licence.
    pub(super) fn new(named: &Named, [id, title, version, licence]: [Option<String>; 4]) -> Self {
        let title = named.title.clone().or(title).unwrap_or_else(|| "Imported model".to_owned());
        let of_id = |id: String| text::to_id(&id);
        let id = named.id.clone().or_else(|| id.and_then(of_id)).or_else(|| text::to_id(&title));
        let mut source = Map::new();
        source.insert("name".to_owned(), title.clone().into());
        let licence = named.licence.clone().or(licence).unwrap_or_else(|| NO_LICENCE.to_owned());
        source.insert("licence".to_owned(), licence.into());
        Self {
            id: id.unwrap_or_else(|| "imported".to_owned()),
            title,
            version: named.version.clone().or(version).unwrap_or_else(|| "1.0".to_owned()),
            source,
            ..Self::default()
        }
    }

    /// Returns the id that is most like a name and that no item has yet.
    pub(super) fn item_id(&mut self, name: &str) -> String {
        unique(name, "item", &mut self.ids)
    }

    /// Returns the id of the area that has a title, which is made where there is none; `within` is
    /// the title of the one that it is a part of.
    pub(super) fn area(&mut self, title: &str, within: Option<&str>) -> String {
        let outer = within.map(|title| self.area(title, None));
        let is_it = |area: &&Value| {
            area["title"] == *title && area.get("in").and_then(Value::as_str) == outer.as_deref()
        };
        if let Some(known) = self.areas.iter().find(is_it).and_then(|area| area["id"].as_str()) {
            return known.to_owned();
        }
        let id_of = |area: &Value| area["id"].as_str().map(str::to_owned);
        let mut ids: BTreeSet<String> = self.areas.iter().filter_map(id_of).collect();
        let id = unique(title, "area", &mut ids);
        let mut area = json!({ "id": id, "title": title });
        if let Some(outer) = outer {
            area["in"] = outer.into();
        }
        self.areas.push(area);
        id
    }

    pub(super) fn stage(&mut self, number: u32) -> &mut ImportStage {
        self.stages.entry(number).or_default()
    }

    /// Writes the files.
    pub(super) fn finish(mut self) -> Imported {
        // Without gaps, whatever numbers the source has.
        let stages: Vec<(u32, ImportStage)> = std::mem::take(&mut self.stages)
            .into_iter()
            .filter(|(_, stage)| !stage.items.is_empty())
            .collect();
        let mut model = Map::new();
        for (name, value) in [
            ("format", "ospo/model/1".into()),
            ("id", self.id.into()),
            ("title", self.title.into()),
            ("version", self.version.into()),
            ("summary", self.summary.map_or(Value::Null, Value::from)),
            ("source", self.source.into()),
            ("method", self.method),
            ("scales", self.scales.into()),
            ("areas", self.areas.into()),
        ] {
            if !value.is_null() {
                model.insert(name.to_owned(), value);
            }
        }
        let items = stages.iter().map(|(_, stage)| stage.items.len()).sum();
        let mut files = vec![file("model.yaml", "ospo/model/1", &model.into())];
        let number = stages.len();
        for (at, (_, stage)) in (1..).zip(stages) {
            let ImportStage { title, summary, items } = stage;
            let summary = if summary.is_empty() { title.clone() } else { summary };
            let value = json!({ "stage": at, "title": title, "summary": summary, "items": items });
            files.push(file(&format!("stage-{at}.yaml"), "ospo/stage/1", &value));
        }
        Imported { files, items, stages: number, left: self.left.finish() }
    }
}

fn file(path: &str, format: &str, value: &Value) -> SourceFile {
    // What is made of texts alone can always be written.
    let lines = yaml_lines(value, Indent { step: 2, lists: true }).unwrap_or_default();
    SourceFile::new(path, format!("{}{lines}", first_line(format)))
}

/// Returns the id that is most like a name and is not among some, and puts it there.
pub(super) fn unique(name: &str, otherwise: &str, taken: &mut BTreeSet<String>) -> String {
    let id = text::to_id(name).unwrap_or_else(|| otherwise.to_owned());
    let numbered = (2..).map(|number: u32| {
        let end = format!("-{number}");
        let begin: String = id.chars().take(64 - end.len()).collect();
        format!("{}{end}", begin.trim_end_matches('-'))
    });
    let mut candidates = std::iter::once(id.clone()).chain(numbered);
    let found = candidates.find(|id| !taken.contains(id)).unwrap_or(id);
    taken.insert(found.clone());
    found
}

/// Makes a scale of two levels, the upper one worth all.
pub(super) fn two_levels(id: &str, [below, above]: [(&str, &str, &str); 2]) -> Value {
    let level = |(id, label, anchor): (&str, &str, &str), credit: u32| json!({ "id": id, "label": label, "credit": credit, "anchor": anchor });
    json!({ "id": id, "levels": [level(below, 0), level(above, 100)] })
}

/// Puts what is known into an item.
pub(super) fn item(fields: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
    let is_said = |value: &Value| match value {
        Value::Null => false,
        Value::Array(list) => !list.is_empty(),
        Value::Object(map) => !map.is_empty(),
        _ => true,
    };
    let fields = fields.into_iter().filter(|(_, value)| is_said(value));
    Value::Object(fields.map(|(name, value)| (name.to_owned(), value)).collect())
}
