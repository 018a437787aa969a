//! YAML of strangers: read as trees, whatever of it is refused being told.

use crate::import::left::Left;
use crate::problem::{Problem, Problems, SourceFile};
use crate::text;
use crate::yaml::{self, Node, Value};

/// No text of a source is longer, in characters; the rest is cut off and told.
const LONGEST: usize = 2000;

/// A document of a file.
pub(super) struct SourceDocument<'f> {
    pub(super) path: &'f str,
    pub(super) root: Node<'f>,
}

/// Takes files apart into their documents, each as a file of its own whose lines are where they were.
pub(super) fn documents(files: &[SourceFile]) -> Vec<SourceFile> {
    let mut documents = Vec::new();
    for file in files {
        let mut from = 0;
        let mut texts: Vec<String> = vec![String::new()];
        for line in file.text.split_inclusive('\n') {
            if line.trim_end() == "---" {
                texts.push("\n".repeat(from));
            } else if let Some(text) = texts.last_mut() {
                text.push_str(line);
                from += 1;
                continue;
            }
            from += 1;
            if let Some(text) = texts.last_mut() {
                text.push('\n');
            }
        }
        let says = |text: &String| {
            text.lines().any(|line| !line.trim().is_empty() && !line.starts_with('#'))
        };
        let path = &file.path;
        documents
            .extend(texts.into_iter().filter(says).map(|text| SourceFile::new(path.clone(), text)));
    }
    documents
}

/// Reads documents; what is refused in them, such as anchors and tags, is left out.
///
/// # Errors
/// What is no YAML.
pub(super) fn read<'f>(
    documents: &'f [SourceFile],
    left: &mut Left,
) -> Result<Vec<SourceDocument<'f>>, Problems> {
    let mut read = Vec::new();
    let mut problems = Vec::new();
    for file in documents {
        match yaml::parse(file) {
            Ok((root, reader)) => {
                for problem in reader.finish() {
                    left.add(
                        "anchors, tags and other places that are not read as they stand",
                        place(&file.path, &problem),
                    );
                }
                read.push(SourceDocument { path: &file.path, root });
            }
            Err(told) => problems.extend(told.0),
        }
    }
    if problems.is_empty() { Ok(read) } else { Err(Problems(problems)) }
}

fn place(path: &str, problem: &Problem) -> String {
    let line = problem.place.map_or(1, |place| place.line);
    format!("{path}:{line}")
}

impl SourceDocument<'_> {
    /// Returns where a node stands: `a.yaml:12`.
    pub(super) fn at(&self, node: &Node<'_>) -> String {
        format!("{}:{}", self.path, node.place.line)
    }
}

/// Returns a text in one line without signs that nobody sees, cut off where it is very long; none
/// where there is nothing in it.
pub(super) fn text_of(
    words: &str,
    left: &mut Left,
    place: impl FnOnce() -> String,
) -> Option<String> {
    let seen: String = words.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let seen: String = seen.chars().filter(|c| !text::is_unseen(*c)).collect();
    let line = seen.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.is_empty() {
        return None;
    }
    if line.chars().count() > LONGEST {
        left.add("texts that are cut off", place());
        return Some(text::shortened(&line, LONGEST));
    }
    Some(line)
}

/// Returns a text under one of some names of a node.
pub(super) fn said(
    document: &SourceDocument<'_>,
    node: &Node<'_>,
    names: &[&str],
    left: &mut Left,
) -> Option<String> {
    let mut found = names.iter().filter_map(|name| node.field(name));
    let found = found.find(|node| node.word().is_some())?;
    text_of(found.word()?, left, || document.at(found))
}

/// Returns the texts of a list, or the one text in its place.
pub(super) fn texts(
    document: &SourceDocument<'_>,
    node: Option<&Node<'_>>,
    left: &mut Left,
) -> Vec<String> {
    let Some(node) = node else { return Vec::new() };
    let all = if node.word().is_some() { std::slice::from_ref(node) } else { node.entries() };
    let said = all.iter().filter_map(|one| text_of(one.word()?, left, || document.at(one)));
    said.collect()
}

/// Returns the fields of a map in their order; none where it is something else.
pub(super) fn fields<'n, 'a>(node: &'n Node<'a>) -> impl Iterator<Item = (&'n str, &'n Node<'a>)> {
    let fields = match &node.value {
        Value::Map(fields) => fields.as_slice(),
        Value::Scalar { .. } | Value::List(_) | Value::Refused => &[],
    };
    fields.iter().map(|(key, node)| (&*key.text, node))
}

/// Returns the first lines of a file with a licence among some files.
pub(super) fn licence_of(files: &[SourceFile]) -> Option<String> {
    let is_licence = |file: &&SourceFile| {
        let name = file.path.rsplit(['/', '\\']).next().unwrap_or_default().to_lowercase();
        ["licence", "license", "copying"].contains(&name.split('.').next().unwrap_or_default())
    };
    let file = files.iter().find(is_licence)?;
    let mut lines = file.text.lines().map(str::trim).filter(|line| !line.is_empty());
    let first = lines.next()?;
    let version = lines.next().filter(|line| line.starts_with("Version"));
    let whole = version.map_or_else(|| first.to_owned(), |version| format!("{first}, {version}"));
    text_of(&whole, &mut Left::default(), String::new)
}

/// Leaves out the files that are no YAML.
pub(super) fn yaml_of(files: &[SourceFile]) -> Vec<SourceFile> {
    let is_yaml = |file: &&SourceFile| {
        let ending = file.path.rsplit('.').next().unwrap_or_default();
        ["yaml", "yml"].contains(&ending)
    };
    files.iter().filter(is_yaml).cloned().collect()
}
