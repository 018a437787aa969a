//! Reads the files of a guide as a whole and tells all that is wrong in them.

use crate::checklist::files::{self, FileKind};
use crate::checklist::{builtin, parse};
use crate::format::Read;
use crate::guide::{
    Archetypes, Benchmarks, Guide, Industries, Journey, JourneyTable, Known, Ref, SourceId, Sources,
};
use crate::model::Model;
use crate::problem::{Problem, Problems, SourceFile};
use crate::text;
use crate::yaml::{self, Node, Reader, Value};

/// Builds the guide that stands beside `model`, the one in `files`; each of its files may be missing.
///
/// # Errors
/// Every problem of every file, in the order of the files and their lines.
pub fn parse_guide(files: &[SourceFile], model: &Model) -> Result<Guide, Problems> {
    let is_copied = |id: &&str| builtin::copied(files, FileKind::is_of_guide) == Some(*id);
    if let Some(id) = builtin::copied(files, FileKind::is_of_model).filter(is_copied) {
        return builtin::builtin_guide(id, None);
    }
    let (guide, problems) = read_files(files, Some(model));
    if problems.is_empty() { Ok(guide) } else { Err(Problems(problems)) }
}

/// Builds the model that `files` describe and the guide beside it.
///
/// # Errors
/// Every problem of every file: first those of the model, then those of the guide. Where the model
/// cannot be read, the guide is not blamed for what it says of it.
pub fn check(files: &[SourceFile]) -> Result<(Model, Guide), Problems> {
    let model = parse_or_tell_all(files)?;
    let guide = parse_guide(files, &model)?;
    Ok((model, guide))
}

/// Builds the model that `files` describe.
///
/// # Errors
/// Those of `check` where the model cannot be read.
pub fn parse_or_tell_all(files: &[SourceFile]) -> Result<Model, Problems> {
    parse::parse(files).map_err(|mut told| {
        told.0.extend(read_files(files, None).1);
        told
    })
}

fn read_files(files: &[SourceFile], model: Option<&Model>) -> (Guide, Vec<Problem>) {
    let (sorted, mut problems) = files::of_guide(files);
    let of_kind = |wanted| sorted.iter().filter(move |(kind, _)| *kind == wanted);
    let journeys =
        of_kind(FileKind::Journey).map(|(_, file)| files::stem_of(&file.path).to_owned());
    let sources = of_kind(FileKind::Sources).next().map(|(_, file)| *file);
    let mut known = Known::new(model, sources.is_some(), journeys.collect());
    let mut guide = Guide::default();
    for (kind, file) in &sorted {
        known.built_in = builtin::is_built_in(file);
        known.hide(*kind);
        match yaml::parse(file) {
            Ok((tree, mut reader)) => {
                read(*kind, &tree, &mut guide, &mut known, &mut reader);
                problems.extend(reader.finish());
            }
            Err(told) => problems.extend(told.0),
        }
    }
    if model.is_some() {
        problems.extend(unknown_sources(files, &mut known));
    }
    problems.extend(missing_sources(&known, sources));
    (guide, problems)
}

impl Known {
    /// Forgets the names of a file that is about to be read: where that fails, nobody who uses one
    /// is blamed.
    fn hide(&mut self, kind: FileKind) {
        match kind {
            FileKind::Sources => self.sources.ids = None,
            FileKind::Industries => (self.sectors.ids, self.kinds.ids) = (None, None),
            FileKind::Archetypes => self.archetypes.ids = None,
            _ => {}
        }
    }
}

fn read<'a>(
    kind: FileKind,
    tree: &Node<'a>,
    guide: &mut Guide,
    known: &mut Known,
    reader: &mut Reader<'a>,
) {
    match kind {
        FileKind::Sources => {
            let read = Sources::read(tree, known, reader);
            guide.sources = read.map(|read| read.sources).unwrap_or_default().into();
        }
        FileKind::Industries => {
            if let Some(read) = Industries::read(tree, known, reader) {
                (guide.sectors, guide.kinds) = (read.sectors.into(), read.kinds.into());
            }
        }
        FileKind::Archetypes => guide.archetypes = Archetypes::read(tree, known, reader).into(),
        FileKind::Journey => {
            let read = Journey::read(tree, known, reader);
            guide.journeys.change(|journeys| journeys.extend(read));
        }
        FileKind::Comparison => guide.comparison = JourneyTable::read(tree, known, reader).into(),
        FileKind::Benchmarks => guide.benchmarks = Benchmarks::read(tree, known, reader).into(),
        // These are of the model, of starters, languages and crosswalks, which are read elsewhere.
        FileKind::Header
        | FileKind::Stage(_)
        | FileKind::Topics
        | FileKind::Overlay
        | FileKind::Signals
        | FileKind::Crosswalk
        | FileKind::Starter
        | FileKind::Language
        | FileKind::Test => {}
    }
}

/// Tells sources that items name for what is at risk; the files of the model are sound.
fn unknown_sources(files: &[SourceFile], known: &mut Known) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (_, file) in files::of_model(files).0 {
        known.built_in = builtin::is_built_in(file);
        let Ok((tree, mut reader)) = yaml::parse(file) else { continue };
        let items = ["items", "topics", "add"].iter().filter_map(|name| tree.field(name));
        let changed = tree.field("change").map(|change| &change.value);
        let changed = match changed {
            Some(Value::Map(changed)) => &**changed,
            _ => &[],
        };
        for item in items.flat_map(Node::entries).chain(changed.iter().map(|(_, item)| item)) {
            let sources = item.field("risk_sources").map_or(&[][..], Node::entries);
            for node in sources {
                Ref::<SourceId>::read(node, known, &mut reader);
            }
        }
        problems.extend(reader.finish());
    }
    problems
}

/// Tells once, and not wherever they are used, which sources are missing in the file of sources.
fn missing_sources(known: &Known, sources: Option<&SourceFile>) -> Option<Problem> {
    if known.missing.is_empty() {
        return None;
    }
    let missing = text::ticked(known.missing.iter().map(String::as_str));
    Some(match sources {
        Some(file) => Problem::of_file(
            &file.path,
            format!("built-in files use sources that are missing here: {missing}"),
            "copy them from the built-in file: `ospo model export ospo DIR` writes it",
        ),
        None => Problem::of_file(
            "sources.yaml",
            format!("there is no sources.yaml, but sources are used: {missing}"),
            "write sources.yaml and name each of them there",
        ),
    })
}
