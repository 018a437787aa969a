//! DSOMM, the maturity model of secure development and operations: activities by dimension and sub-dimension, in one file or several.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::import::draft::{self, ImportDraft, Imported, Named};
use crate::import::left::Left;
use crate::import::source::{self, SourceDocument, fields, said, text_of, texts};
use crate::problem::{Problem, Problems, SourceFile};
use crate::text;
use crate::yaml::Node;

/// Makes a model of its files: an item for each activity, an area for each sub-dimension in its
/// dimension, and a stage for each level.
///
/// # Errors
/// What is no YAML, or where there is no activity.
pub fn dsomm(files: &[SourceFile], named: &Named) -> Result<Imported, Problems> {
    let documents = source::documents(&source::yaml_of(files));
    let mut left = Left::default();
    let read = source::read(&documents, &mut left)?;
    let mut activities: Vec<DsommActivity> = Vec::new();
    let mut numbers = BTreeSet::new();
    for activity in read.iter().flat_map(activities_of) {
        if activity.level().is_none() {
            let place = activity.document.at(activity.node);
            left.add("activities whose level is not a number", place);
            continue;
        }
        // A checkout holds the sources and what is generated from them.
        match activity.node.field("uuid").and_then(Node::word) {
            Some(number) if !numbers.insert(number) => {
                let place = activity.document.at(activity.node);
                left.add("activities that are there already", place);
            }
            _ => activities.push(activity),
        }
    }
    if activities.is_empty() {
        let path = documents.first().map_or("", |file| &*file.path);
        let message =
            "there is no activity here, with `level` below a dimension and a sub-dimension";
        let help =
            "name `generated/model.yaml` of DevSecOps-MaturityModel-data, or its folder of YAML";
        return Err(Problem::of_file(path, message, help).into());
    }
    let meta = read.iter().find_map(|document| document.root.field("meta"));
    let word = |name: &str| Some(meta?.field(name)?.word()?.to_owned());
    let title = Some("DevSecOps Maturity Model".to_owned());
    let about = [Some("dsomm".to_owned()), title, word("version"), source::licence_of(files)];
    let mut draft = ImportDraft::new(named, about);
    if let Some(url) = word("publisher").filter(|url| text::is_link(url)) {
        draft.source.insert("url".to_owned(), url.into());
    }
    draft.method = json!({ "mean": ["area", "section"], "ladder": { "pass": 100 } });
    let levels = [
        ("not-implemented", "Not implemented", "It is not done, or not everywhere."),
        ("implemented", "Implemented", "It is done everywhere."),
    ];
    draft.scales.push(draft::two_levels("implemented", levels));
    draft.left = left;
    let tools = tools_of(&read);
    let ids: Vec<String> = activities.iter().map(|one| draft.item_id(one.name)).collect();
    let mut after = Afters::new(&activities, &ids);
    for (activity, id) in activities.iter().zip(&ids) {
        activity.add(id, &tools, &mut after, &mut draft);
    }
    Ok(draft.finish())
}

struct DsommActivity<'r, 'f> {
    document: &'r SourceDocument<'f>,
    dimension: &'r str,
    part: &'r str,
    name: &'r str,
    node: &'r Node<'f>,
}

fn activities_of<'r, 'f>(
    document: &'r SourceDocument<'f>,
) -> impl Iterator<Item = DsommActivity<'r, 'f>> {
    fields(&document.root).flat_map(move |(dimension, parts)| {
        fields(parts).flat_map(move |(part, activities)| {
            let found = fields(activities).filter(|(_, node)| node.field("level").is_some());
            found.map(move |(name, node)| DsommActivity { document, dimension, part, name, node })
        })
    })
}

/// Returns the tools that activities name by a path into a file of theirs.
fn tools_of<'r, 'f>(documents: &'r [SourceDocument<'f>]) -> BTreeMap<&'r str, &'r Node<'f>> {
    let all = documents.iter().filter_map(|document| document.root.field("implementations"));
    all.flat_map(fields).collect()
}

/// Which activity comes after which, without circles.
struct Afters<'r> {
    /// The ids of activities by their name and number in the source.
    ids: BTreeMap<&'r str, &'r str>,
    after: BTreeMap<&'r str, Vec<&'r str>>,
}

impl<'r> Afters<'r> {
    fn new(activities: &'r [DsommActivity<'r, '_>], ids: &'r [String]) -> Self {
        let named = activities.iter().zip(ids).flat_map(|(one, id)| {
            let number = one.node.field("uuid").and_then(Node::word);
            [Some(one.name), number].into_iter().flatten().map(move |name| (name, id.as_str()))
        });
        Self { ids: named.collect(), after: BTreeMap::new() }
    }

    /// Says whether an item comes after another, as far as is known.
    fn leads(&self, from: &str, to: &str) -> bool {
        let mut seen = vec![from];
        let mut at = 0;
        while let Some(id) = seen.get(at).copied() {
            let more = self.after.get(id).into_iter().flatten().copied();
            let more: Vec<&str> = more.filter(|id| !seen.contains(id)).collect();
            seen.extend(more);
            at += 1;
        }
        seen.contains(&to)
    }
}

impl<'r> DsommActivity<'r, '_> {
    fn level(&self) -> Option<u32> {
        let word = self.node.field("level")?.word()?;
        word.parse().ok().filter(|level| *level <= 99)
    }

    fn add(
        &self,
        id: &'r str,
        tools: &BTreeMap<&str, &Node<'_>>,
        afters: &mut Afters<'r>,
        draft: &mut ImportDraft,
    ) {
        let Some(number) = self.level() else { return };
        let place = self.document.at(self.node);
        let of = |names: &[&str], left: &mut Left| said(self.document, self.node, names, left);
        let title = text_of(self.name, &mut draft.left, || place.clone());
        let words = of(&["description"], &mut draft.left);
        let ask = of(&["measure"], &mut draft.left).or_else(|| words.clone()).or(title.clone());
        let words = words.filter(|words| ask.as_ref() != Some(words));
        let area = draft.area(self.part, Some(self.dimension));
        let assessment = self.look_for(&mut draft.left);
        let references = self.references(tools, &mut draft.left);
        let item = draft::item([
            ("id", id.into()),
            ("title", title.into()),
            ("source", of(&["uuid"], &mut draft.left).into()),
            ("area", area.into()),
            ("ask", ask.into()),
            ("words", words.into()),
            ("look_for", assessment.into()),
            ("after", self.after(id, afters, &mut draft.left).into()),
            ("risk", of(&["risk"], &mut draft.left).into()),
            ("references", references.into()),
        ]);
        self.tell_left(&mut draft.left);
        let stage = draft.stage(number);
        stage.title = format!("Level {number}");
        stage.items.push(item);
    }

    /// Returns what to look for: each line of a list that is written as one text.
    fn look_for(&self, left: &mut Left) -> Vec<String> {
        let Some(node) = self.node.field("assessment") else { return Vec::new() };
        let text = node.word().unwrap_or_default();
        let is_list =
            text.lines().all(|line| line.trim().is_empty() || line.starts_with([' ', '-']));
        if !is_list {
            return texts(self.document, Some(node), left);
        }
        let entries = text.split("\n- ").map(|entry| entry.trim_start_matches("- "));
        entries.filter_map(|entry| text_of(entry, left, || self.document.at(node))).collect()
    }

    fn after(&self, id: &'r str, afters: &mut Afters<'r>, left: &mut Left) -> Vec<&'r str> {
        for node in self.node.field("dependsOn").map_or(&[][..], Node::entries) {
            let word = node.word().or_else(|| node.field("uuid").or(node.field("name"))?.word());
            match word.and_then(|word| afters.ids.get(word).copied()) {
                None => {
                    left.add("activities to come after that are not there", self.document.at(node));
                }
                Some(before) if afters.leads(before, id) => {
                    left.add(
                        "activities to come after that would close a circle",
                        self.document.at(node),
                    );
                }
                Some(before) => {
                    let known = afters.after.entry(id).or_default();
                    if !known.contains(&before) {
                        known.push(before);
                    }
                }
            }
        }
        afters.after.get(id).cloned().unwrap_or_default()
    }

    /// Returns the tools that it names, as what to read.
    fn references(&self, tools: &BTreeMap<&str, &Node<'_>>, left: &mut Left) -> Vec<Value> {
        let mut references: Vec<Value> = Vec::new();
        for node in self.node.field("implementation").map_or(&[][..], Node::entries) {
            let path = node.field("$ref").and_then(Node::word);
            let tool = path.and_then(|path| tools.get(path.rsplit('/').next()?).copied());
            let tool = tool.unwrap_or(node);
            let url = tool.field("url").and_then(Node::word).filter(|url| text::is_link(url));
            match (said(self.document, tool, &["name"], left), url) {
                (Some(title), Some(url)) => references.push(json!({ "title": title, "url": url })),
                _ => left.add("tools without an address", self.document.at(node)),
            }
        }
        references
    }

    /// Counts what no item has a place for.
    fn tell_left(&self, left: &mut Left) {
        for (name, what) in [
            ("difficultyOfImplementation", "estimates of difficulty"),
            ("usefulness", "estimates of usefulness"),
            ("meta", "fields `meta`"),
            ("credits", "fields `credits`"),
        ] {
            if let Some(node) = self.node.field(name) {
                left.add(what, self.document.at(node));
            }
        }
        let references = self.node.field("references").into_iter().flat_map(fields);
        for (_, standard) in references {
            for number in standard.entries() {
                left.add("numbers in other publications", self.document.at(number));
            }
        }
        let tags = self.node.field("tags").map_or(&[][..], Node::entries).iter();
        for tag in tags.filter(|tag| tag.word() != Some("none")) {
            left.add("tags", self.document.at(tag));
        }
    }
}
