//! Which files make a model, and in which order they are read.

use std::cmp::Ordering;

use crate::lang;
use crate::model::ModelId;
use crate::problem::{Problem, SourceFile};
use crate::text;

/// The folder beside `model.yaml` with a file for each journey.
const JOURNEYS: &str = "journeys";
/// The folder beside `model.yaml` with a file for each language.
pub(super) const LANGUAGES: &str = "lang";
/// The folder beside `model.yaml` with a file for each test of the model.
const TESTS: &str = "tests";
/// The folder beside `model.yaml` with a file for each model of whose items its answers say something.
const CROSSWALKS: &str = "crosswalk";
/// The folder beside `model.yaml` with a file for each starter, and for each of its translations.
const STARTERS: &str = "starters";

/// What a file of a checklist folder holds, told by its name; in the order in which they are read,
/// so that each can point at those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum FileKind {
    Header,
    Stage(u32),
    Topics,
    /// Single changes to all those before it.
    Overlay,
    Signals,
    Crosswalk,
    Sources,
    Industries,
    Archetypes,
    Journey,
    Comparison,
    Benchmarks,
    Starter,
    Language,
    Test,
}

impl FileKind {
    pub(super) fn is_of_guide(self) -> bool {
        !self.is_of_model() && !matches!(self, Self::Starter | Self::Language | Self::Test)
    }

    pub(super) fn is_of_model(self) -> bool {
        matches!(
            self,
            Self::Header
                | Self::Stage(_)
                | Self::Topics
                | Self::Overlay
                | Self::Signals
                | Self::Crosswalk
        )
    }
}

pub(super) fn name_of(path: &str) -> &str {
    let is_between = |byte: u8| matches!(byte, b'/' | b'\\');
    path.bytes().rposition(is_between).map_or(path, |at| &path[at + 1..])
}

pub(super) fn stem_of(path: &str) -> &str {
    let name = name_of(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// Returns the path of a file in the folder of its model: a bare name, or that of a journey, language,
/// starter or crosswalk in its folder.
pub fn relative_name(path: &str) -> String {
    let name = name_of(path);
    match folder_of(path) {
        Some(folder @ (JOURNEYS | LANGUAGES | STARTERS | TESTS | CROSSWALKS))
            if kind_of_name(name).is_none() =>
        {
            format!("{folder}/{name}")
        }
        _ => name.to_owned(),
    }
}

pub(super) fn folder_of(path: &str) -> Option<&str> {
    let above = path.strip_suffix(name_of(path))?.strip_suffix(['/', '\\'])?;
    Some(name_of(above))
}

/// Says whether a file changes what a model asks, its figures or what its guide tells.
pub(super) fn says_something(file: &SourceFile, model: &ModelId) -> bool {
    match kind_of(&file.path) {
        None | Some(FileKind::Starter | FileKind::Language | FileKind::Test) => false,
        Some(FileKind::Crosswalk) => *model == *stem_of(&file.path),
        Some(_) => true,
    }
}

/// Returns what a file is; in the folders of journeys, languages, starters and crosswalks, each file
/// with a name of its own is one.
pub(super) fn kind_of(path: &str) -> Option<FileKind> {
    let name = name_of(path);
    kind_of_name(name).or_else(|| match folder_of(path)? {
        JOURNEYS if name.ends_with(".yaml") => Some(FileKind::Journey),
        LANGUAGES if name.ends_with(".yaml") => Some(FileKind::Language),
        STARTERS if name.ends_with(".md") => Some(FileKind::Starter),
        TESTS if name.ends_with(".yaml") => Some(FileKind::Test),
        CROSSWALKS if name.ends_with(".yaml") => Some(FileKind::Crosswalk),
        _ => None,
    })
}

fn kind_of_name(name: &str) -> Option<FileKind> {
    match name {
        "model.yaml" => Some(FileKind::Header),
        "topics.yaml" => Some(FileKind::Topics),
        "overlay.yaml" => Some(FileKind::Overlay),
        "signals.yaml" => Some(FileKind::Signals),
        "sources.yaml" => Some(FileKind::Sources),
        "industries.yaml" => Some(FileKind::Industries),
        "archetypes.yaml" => Some(FileKind::Archetypes),
        "comparison.yaml" => Some(FileKind::Comparison),
        "benchmarks.yaml" => Some(FileKind::Benchmarks),
        _ => {
            let number = name.strip_prefix("stage-")?.strip_suffix(".yaml")?;
            let digits = number.bytes().all(|b| b.is_ascii_digit());
            (digits && number.len() <= 3)
                .then(|| number.parse().ok())
                .flatten()
                .map(FileKind::Stage)
        }
    }
}

/// Returns the crosswalks, each with the name of the model that it leads to.
pub(super) fn of_crosswalks(files: &[SourceFile]) -> impl Iterator<Item = (&str, &SourceFile)> {
    let crosswalks = files.iter().filter(|file| kind_of(&file.path) == Some(FileKind::Crosswalk));
    crosswalks.map(|file| (stem_of(&file.path), file))
}

/// Files with what they hold, in reading order.
pub(super) type Sorted<'f> = Vec<(FileKind, &'f SourceFile)>;

/// Sorts the files of a model; a YAML file with a name that nothing reads is a problem.
pub(super) fn of_model(files: &[SourceFile]) -> (Sorted<'_>, Vec<Problem>) {
    sort(files, |kind| kind.is_none_or(FileKind::is_of_model))
}

pub(super) fn of_guide(files: &[SourceFile]) -> (Sorted<'_>, Vec<Problem>) {
    sort(files, |kind| kind.is_some_and(FileKind::is_of_guide))
}

/// Returns the files of languages, each with the tag that it is named by, as they lie over one
/// another; a name that is no tag is a problem.
pub(super) fn of_languages(files: &[SourceFile]) -> (Vec<(&str, &SourceFile)>, Vec<Problem>) {
    let languages = files.iter().filter(|file| kind_of(&file.path) == Some(FileKind::Language));
    let (tagged, others): (Vec<_>, Vec<_>) =
        languages.map(|file| (stem_of(&file.path), file)).partition(|(tag, _)| lang::is_tag(tag));
    let problems = others.iter().map(|(stem, file)| {
        let message = format!("`{}` is not the tag of a language", text::visible(stem));
        let help = "name the file by the language: de.yaml, pt-BR.yaml, zh-Hans.yaml";
        Problem::of_file(&file.path, message, help)
    });
    (tagged, problems.collect())
}

/// Returns the files with tests of a model, by name.
pub fn tests_of(files: &[SourceFile]) -> Vec<&SourceFile> {
    let is_test = |file: &&SourceFile| kind_of(&file.path) == Some(FileKind::Test);
    let mut tests: Vec<&SourceFile> = files.iter().filter(is_test).collect();
    tests.sort_by_key(|file| name_of(&file.path));
    tests
}

/// Returns the files of starters, those in English before their translations; a name that cannot be
/// that of one is a problem.
pub(super) fn of_starters(files: &[SourceFile]) -> (Vec<StarterFile<'_>>, Vec<Problem>) {
    let (sorted, mut problems) = sort(files, |kind| kind == Some(FileKind::Starter));
    let mut starters = Vec::new();
    for (_, file) in sorted {
        let stem = stem_of(&file.path);
        let (name, tag) = match stem.split_once('.') {
            Some((name, tag)) => (name, Some(tag)),
            None => (stem, None),
        };
        if text::is_id(name) && tag.is_none_or(lang::is_tag) {
            starters.push(StarterFile { name, tag, file });
        } else {
            let message = format!("`{}` is not the name of a starter", text::visible(stem));
            let help = "name the file by small letters, digits and hyphens, and a translation by its \
                        language too: charter.md, charter.de.md";
            problems.push(Problem::of_file(&file.path, message, help));
        }
    }
    starters.sort_by_key(|one| one.tag.is_some());
    (starters, problems)
}

/// A file of a starter.
#[derive(Clone, Copy, Debug)]
pub(super) struct StarterFile<'f> {
    pub(super) name: &'f str,
    /// The language that it is translated into; none for the starter itself.
    pub(super) tag: Option<&'f str>,
    pub(super) file: &'f SourceFile,
}

fn sort(
    files: &[SourceFile],
    is_wanted: impl Fn(Option<FileKind>) -> bool,
) -> (Sorted<'_>, Vec<Problem>) {
    let mut sorted: Sorted<'_> = Vec::new();
    let mut problems = Vec::new();
    for file in files {
        let kind = kind_of(&file.path);
        if !is_wanted(kind) {
            continue;
        }
        let is_double = |(other, first): &(FileKind, &SourceFile)| match other {
            FileKind::Stage(_) => false,
            FileKind::Journey | FileKind::Starter | FileKind::Crosswalk => {
                name_of(&first.path) == name_of(&file.path)
                    && relative_name(&first.path) == relative_name(&file.path)
            }
            _ => Some(*other) == kind,
        };
        match kind {
            Some(_) if sorted.iter().any(is_double) => {
                let message = format!("a second {}", relative_name(&file.path));
                problems.push(Problem::of_file(&file.path, message, "keep one of them"));
            }
            Some(kind) => sorted.push((kind, file)),
            None if is_yaml(name_of(&file.path)) => problems.push(unread(file)),
            None => {}
        }
    }
    sorted.sort_by(|(kind, file), (other_kind, other)| {
        let by_name = || match kind {
            FileKind::Journey | FileKind::Starter | FileKind::Crosswalk => {
                name_of(&file.path).cmp(name_of(&other.path))
            }
            _ => Ordering::Equal,
        };
        kind.cmp(other_kind).then_with(by_name)
    });
    (sorted, problems)
}

fn is_yaml(name: &str) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    matches!(ending.as_deref(), Some("yaml" | "yml"))
}

/// The names that a misspelt one may have meant.
const STEMS: [&str; 10] = [
    "model",
    "topics",
    "overlay",
    "signals",
    "stage-1",
    "sources",
    "industries",
    "archetypes",
    "comparison",
    "benchmarks",
];

fn unread(file: &SourceFile) -> Problem {
    let stem = stem_of(&file.path);
    let help = match text::nearest(stem, STEMS) {
        _ if matches!(folder_of(&file.path), Some(JOURNEYS | LANGUAGES | TESTS | CROSSWALKS)) => {
            format!("name it {stem}.yaml")
        }
        _ if folder_of(&file.path) == Some(STARTERS) => {
            format!("a starter is Markdown: name it {stem}.md")
        }
        _ if stem == "changes" => "changes belong in model.yaml, under `changes`".to_owned(),
        Some("stage-1") => "name it stage-N.yaml, with the number of the stage".to_owned(),
        Some(meant) => format!("name it {meant}.yaml"),
        None => "a checklist has model.yaml, stage-N.yaml, topics.yaml and the files of its \
                 guide; move it elsewhere"
            .into(),
    };
    Problem::of_file(&file.path, "no file of this name is read", help)
}

/// Says whether the files are a model of their own rather than a layer over another.
pub fn is_whole(files: &[SourceFile]) -> bool {
    files.iter().any(|file| name_of(&file.path) == "model.yaml")
}

/// Lays own files over those of a model: a file of the same name replaces, another is added.
pub fn overlay(base: Vec<SourceFile>, own: Vec<SourceFile>) -> Vec<SourceFile> {
    let names: Vec<String> = own.iter().map(|file| relative_name(&file.path)).collect();
    let replaced = |file: &SourceFile| names.contains(&relative_name(&file.path));
    let mut files: Vec<SourceFile> = base.into_iter().filter(|file| !replaced(file)).collect();
    files.extend(own);
    files
}
