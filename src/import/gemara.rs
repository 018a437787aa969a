//! Catalogs of controls and of guidance in Gemara's YAML.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::import::draft::{self, ImportDraft, Imported, Named};
use crate::import::left::Left;
use crate::import::source::{self, SourceDocument, said, text_of, texts};
use crate::problem::{Problem, Problems, SourceFile};
use crate::yaml::Node;

/// What stands before the licence in a file; in two parts, so that it is none of this file.
const LICENCE_TAG: &str = concat!("SPDX-License", "-Identifier:");

/// Makes a model of a catalog, whose parts may stand in several files: an item for each requirement
/// of a control or statement of a guideline, and a stage for each level of applicability.
///
/// # Errors
/// What is no YAML, or no such catalog.
pub fn gemara(files: &[SourceFile], named: &Named) -> Result<Imported, Problems> {
    let documents = source::documents(&source::yaml_of(files));
    let mut left = Left::default();
    let read = source::read(&documents, &mut left)?;
    let catalog = GemaraCatalog::of(&read);
    if catalog.entries.is_empty() {
        let path = documents.first().map_or("", |file| &*file.path);
        let message = "this is no catalog: it has neither `controls` nor `guidelines`";
        let help = "name a control or guidance catalog of Gemara, or a folder with its parts";
        return Err(Problem::of_file(path, message, help).into());
    }
    let mut draft = catalog.head(files, named, &mut left);
    draft.left = left;
    for (document, entry) in &catalog.entries {
        catalog.entry(document, entry, &mut draft);
    }
    Ok(draft.finish())
}

struct GemaraCatalog<'r, 'f> {
    /// The documents that say what the catalog is, by the field that does so.
    metadata: Option<(&'r SourceDocument<'f>, &'r Node<'f>)>,
    title: Option<String>,
    /// The titles of groups, by id.
    groups: BTreeMap<&'r str, &'r Node<'f>>,
    levels: Vec<&'r Node<'f>>,
    /// Where other publications are found, by id.
    publications: BTreeMap<&'r str, &'r Node<'f>>,
    entries: Vec<(&'r SourceDocument<'f>, &'r Node<'f>)>,
}

fn id_of<'n>(node: &'n Node<'_>) -> Option<&'n str> {
    node.field("id")?.word()
}

/// Returns the entries of a list by their ids.
fn by_id<'r, 'f>(node: Option<&'r Node<'f>>) -> impl Iterator<Item = (&'r str, &'r Node<'f>)> {
    let entries = node.map_or(&[][..], Node::entries).iter();
    entries.filter_map(|node| Some((id_of(node)?, node)))
}

impl<'r, 'f> GemaraCatalog<'r, 'f> {
    fn of(documents: &'r [SourceDocument<'f>]) -> Self {
        let metadata = documents.iter().find_map(|one| Some((one, one.root.field("metadata")?)));
        let of = |name: &str| metadata.and_then(|(_, node)| node.field(name));
        let levels: Vec<&Node> = by_id(of("applicability-groups")).map(|(_, node)| node).collect();
        let entries = documents.iter().flat_map(|one| {
            let lists =
                ["controls", "guidelines"].into_iter().filter_map(|name| one.root.field(name));
            lists.flat_map(Node::entries).map(move |entry| (one, entry))
        });
        let groups = documents.iter().flat_map(|one| by_id(one.root.field("groups")));
        Self {
            metadata,
            title: documents
                .iter()
                .find_map(|one| Some(one.root.field("title")?.word()?.to_owned())),
            groups: groups.collect(),
            levels: if are_numbered(&levels) { levels } else { Vec::new() },
            publications: by_id(of("mapping-references")).collect(),
            entries: entries.collect(),
        }
    }

    fn head(&self, files: &[SourceFile], named: &Named, left: &mut Left) -> ImportDraft {
        let word = |name: &str| {
            let (document, node) = self.metadata?;
            let node = node.field(name)?;
            text_of(node.word()?, &mut Left::default(), || document.at(node))
        };
        let title = self.title.as_deref();
        let title = title.and_then(|title| text_of(title, left, String::new));
        let licence = files.iter().find_map(|file| spdx(&file.text));
        let mut draft = ImportDraft::new(named, [word("id"), title, word("version"), licence]);
        draft.summary = word("description");
        let author =
            self.metadata.and_then(|(_, node)| node.field("author")?.field("name")?.word());
        if let Some(author) = author.and_then(|author| text_of(author, left, String::new)) {
            draft.source.insert("attribution".to_owned(), format!("By {author}.").into());
        }
        let levels = [
            ("not-met", "Not met", "Something that it asks for is missing."),
            ("met", "Met", "All that it asks for is so."),
        ];
        draft.scales.push(draft::two_levels("met", levels));
        draft.method = if self.levels.is_empty() {
            json!({ "mean": ["area"] })
        } else {
            json!({ "ladder": { "pass": 100 } })
        };
        draft
    }

    /// Adds the requirements of a control, or the statements of a guideline or itself.
    fn entry(&self, document: &SourceDocument<'_>, entry: &Node<'_>, draft: &mut ImportDraft) {
        let parts = ["assessment-requirements", "statements"];
        let parts =
            parts.into_iter().find_map(|name| entry.field(name)).map_or(&[][..], Node::entries);
        let of = |name: &str, left: &mut Left| said(document, entry, &[name], left);
        let title = of("title", &mut draft.left);
        let objective = of("objective", &mut draft.left);
        let references = self.references(document, entry, &mut draft.left);
        for name in ["threats", "principles", "vectors", "see-also", "extends", "rationale"] {
            if let Some(node) = entry.field(name) {
                draft.left.add(&format!("fields `{name}`"), document.at(node));
            }
        }
        let several = parts.len() > 1;
        for part in if parts.is_empty() { std::slice::from_ref(entry) } else { parts } {
            let id = id_of(part).unwrap_or_default().to_owned();
            if ["Retired", "Deprecated"].contains(&state(part)) || state(entry) == "Retired" {
                draft.left.add("requirements that are retired", document.at(part));
                continue;
            }
            let Some(ask) = said(document, part, &["text", "objective", "title"], &mut draft.left)
            else {
                draft.left.add("requirements without a text", document.at(part));
                continue;
            };
            let group = entry.field("group").and_then(Node::word).unwrap_or_default();
            let group = self.groups.get(group).and_then(|node| node.field("title")?.word());
            let group = group.and_then(|title| text_of(title, &mut draft.left, String::new));
            let area = draft.area(group.as_deref().unwrap_or("General"), None);
            let number = self.number(document, part, entry, draft);
            let recommended =
                part.field("recommendation").or_else(|| part.field("recommendations"));
            let look_for = texts(document, recommended, &mut draft.left);
            let own = said(document, part, &["title"], &mut draft.left).or_else(|| title.clone());
            let title = own.map(|title| if several { format!("{title} ({id})") } else { title });
            let why = objective.clone().filter(|why| *why != ask);
            let only = if self.levels.is_empty() { self.only_for(part) } else { None };
            let fields = [
                ("id", draft.item_id(&id).into()),
                ("title", title.into()),
                ("source", Some(id).filter(|id| !id.is_empty()).into()),
                ("area", area.into()),
                ("ask", ask.into()),
                ("why", why.into()),
                ("look_for", look_for.into()),
                ("not_applicable_when", only.into()),
                ("references", references.clone().into()),
            ];
            draft.stage(number).items.push(draft::item(fields));
        }
    }

    /// Returns the stage of a requirement: the lowest level to which it applies.
    fn number(
        &self,
        document: &SourceDocument<'_>,
        part: &Node<'_>,
        entry: &Node<'_>,
        draft: &mut ImportDraft,
    ) -> u32 {
        let applies = part.field("applicability").or_else(|| entry.field("applicability"));
        let applies = applies.map_or(&[][..], Node::entries);
        let is_for = |level: &&&Node<'_>| applies.iter().any(|one| one.word() == id_of(level));
        let found = (1..).zip(&self.levels).find(|(_, level)| is_for(level));
        if found.is_none() && !self.levels.is_empty() {
            draft
                .left
                .add("requirements that name no level, put into the first", document.at(part));
        }
        let (number, level) = found.unzip();
        let level = level.copied().or_else(|| self.levels.first().copied());
        let word =
            |name: &str| text_of(level?.field(name)?.word()?, &mut Left::default(), String::new);
        let (title, summary) = (word("title"), word("description"));
        let only = draft.title.clone();
        let stage = draft.stage(number.unwrap_or(1));
        stage.title = title.unwrap_or(only);
        stage.summary = summary.unwrap_or_default();
        number.unwrap_or(1)
    }

    /// Says for what alone a requirement is meant, where that is not all that the catalog is for.
    fn only_for(&self, part: &Node<'_>) -> Option<String> {
        let groups = self.metadata?.1.field("applicability-groups");
        let groups: Vec<(&str, &Node<'_>)> = by_id(groups).collect();
        let named = part.field("applicability")?.entries();
        let is_named = |id: &str| named.iter().any(|one| one.word() == Some(id));
        let titles = groups.iter().filter(|(id, _)| is_named(id));
        let titles: Vec<&str> =
            titles.filter_map(|(_, node)| node.field("title")?.word()).collect();
        if titles.is_empty() || titles.len() == groups.len() {
            return None;
        }
        let titles = titles.join(", ");
        let said = format!("What is assessed is none of these: {titles}.");
        text_of(&said, &mut Left::default(), String::new)
    }

    /// Returns the links of an entry to other publications, one for each of these.
    fn references(
        &self,
        document: &SourceDocument<'_>,
        entry: &Node<'_>,
        left: &mut Left,
    ) -> Vec<Value> {
        let mut references = Vec::new();
        for link in entry.field("guidelines").map_or(&[][..], Node::entries) {
            let id = link.field("reference-id").and_then(Node::word).unwrap_or_default();
            let publication = self.publications.get(id);
            let of = |name: &str| publication.and_then(|node| node.field(name)?.word());
            let entries = link.field("entries").map_or(&[][..], Node::entries).iter();
            let entries: Vec<&str> =
                entries.filter_map(|one| one.field("reference-id")?.word()).collect();
            let url = of("url").filter(|url| crate::text::is_link(url));
            let title = format!("{}: {}", of("title").unwrap_or(id), entries.join(", "));
            match (url, text_of(&title, left, || document.at(link))) {
                (Some(url), Some(title)) => references.push(json!({ "title": title, "url": url })),
                _ => left.add("links to publications without an address", document.at(link)),
            }
        }
        references
    }
}

fn state<'n>(node: &'n Node<'_>) -> &'n str {
    node.field("state").and_then(Node::word).unwrap_or_default()
}

/// Says whether groups are levels that lie over one another: each has a number, larger than the one
/// before.
fn are_numbered(groups: &[&Node<'_>]) -> bool {
    let number = |node: &&Node<'_>| {
        let digits: String = id_of(node)?.chars().filter(char::is_ascii_digit).collect();
        digits.parse::<u32>().ok()
    };
    let numbers: Option<Vec<u32>> = groups.iter().map(number).collect();
    numbers.is_some_and(|numbers| numbers.len() > 1 && numbers.is_sorted_by(|one, next| one < next))
}

/// Returns the licence that a comment of a file names.
fn spdx(text: &str) -> Option<String> {
    let mut lines = text.lines().filter(|line| line.trim_start().starts_with('#'));
    let named = lines.find_map(|line| Some(line.split_once(LICENCE_TAG)?.1.trim()));
    named.filter(|licence| !licence.is_empty()).map(str::to_owned)
}
