//! Reads and checks the checklists that are built in, with the library's own modules, and writes
//! them down in the form in which the command loads them. A broken one fails the build.

#![allow(
    clippy::print_stderr,
    clippy::print_stdout,
    reason = "this is how a build script speaks to cargo and to people"
)]
#![allow(clippy::unnecessary_debug_formatting, reason = "paths are written as Rust texts")]
#![allow(
    dead_code,
    missing_docs,
    unreachable_pub,
    unused_imports,
    unused_macros,
    reason = "the library uses the rest of its modules"
)]

use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

// The library finds its parser in `serde_yaml`, of which nothing else is needed here.
extern crate self as serde_yaml;
pub(crate) use ::granit_parser;

use crate::checklist::LanguageState;
use crate::lang::{Lang, Wording};
use crate::model::Model;
use crate::problem::{Problems, SourceFile};

#[path = "src/checklist/mod.rs"]
mod checklist;
#[path = "src/format/mod.rs"]
mod format;
#[path = "src/guide/mod.rs"]
mod guide;
#[path = "src/lang/mod.rs"]
mod lang;
#[path = "src/model/mod.rs"]
mod model;
#[path = "src/problem.rs"]
mod problem;
#[path = "src/text.rs"]
mod text;
#[path = "src/yaml/mod.rs"]
mod yaml;

/// What stands here in the library is what this script writes: nothing is built in yet.
mod built {
    pub(crate) static FILES: &[(&str, &str)] = &[];
    pub(crate) static COMPILED: &[(&str, &[u8])] = &[];
    pub(crate) static PHRASES: &[(&str, &str)] = &[];
    pub(crate) static FINGERPRINTS: &[(&str, &str, &str)] = &[];
}

const CHECKLISTS: &str = "checklists";

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed={CHECKLISTS}");
    let Err(error) = build() else {
        return ExitCode::SUCCESS;
    };
    match error.downcast_ref::<Problems>() {
        Some(problems) => problems.0.iter().for_each(tell),
        None => eprintln!("error: {error}"),
    }
    ExitCode::FAILURE
}

fn tell(problem: &problem::Problem) {
    eprintln!("error: {CHECKLISTS}/{problem}");
    if let Some(help) = &problem.help {
        eprintln!("help: {help}");
    }
}

fn build() -> Result<(), Box<dyn Error>> {
    let mut models = Vec::new();
    for folder in entries(Path::new(CHECKLISTS))? {
        if folder.is_dir() {
            models.push(Checked::read(&folder)?);
        }
    }
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let tables = files(&models)? + &compiled(&models, &out)? + &fingerprints(&models)?;
    fs::write(out.join("built.rs"), tables)?;
    Ok(())
}

/// A built-in model, found sound.
struct Checked {
    id: String,
    files: Vec<SourceFile>,
    model: Model,
    guide: guide::Guide,
    languages: Vec<LanguageState>,
    starters: checklist::Starters,
}

impl Checked {
    fn read(folder: &Path) -> Result<Self, Box<dyn Error>> {
        let mut files = Vec::new();
        read_files(folder, &mut files)?;
        let (model, guide) = checklist::check(&files)?;
        let languages = checklist::check_languages(&model, &files)?;
        let starters = checklist::read_starters(&files, &model)?;
        Ok(Self { id: name(folder)?, files, model, guide, languages, starters })
    }

    fn tags(&self) -> impl Iterator<Item = &str> {
        checklist::languages_of(&self.files)
    }

    fn in_language(&self, tag: &str, below: Lang) -> Result<Model, Problems> {
        checklist::in_language_over(below, self.model.clone(), &self.files, tag)
    }
}

fn read_files(folder: &Path, files: &mut Vec<SourceFile>) -> Result<(), Box<dyn Error>> {
    let (folders, here): (Vec<_>, Vec<_>) =
        entries(folder)?.into_iter().partition(|entry| entry.is_dir());
    for path in here {
        let below = path.strip_prefix(CHECKLISTS)?;
        let below = below.to_str().ok_or("a file has a name in UTF-8")?;
        let file = SourceFile::from_bytes(below.replace('\\', "/"), fs::read(&path)?);
        files.push(file.map_err(Problems::from)?);
    }
    folders.iter().try_for_each(|path| read_files(path, files))
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let entries = fs::read_dir(folder)?.map(|entry| Ok(entry?.path()));
    let mut entries: Vec<PathBuf> = entries.collect::<Result<_, std::io::Error>>()?;
    entries.sort();
    Ok(entries)
}

fn name(folder: &Path) -> Result<String, Box<dyn Error>> {
    let name = folder.file_name().and_then(|name| name.to_str());
    Ok(name.ok_or("a folder has a name in UTF-8")?.to_owned())
}

/// Returns the table of the texts, each with its path.
fn files(models: &[Checked]) -> Result<String, Box<dyn Error>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join(CHECKLISTS);
    let mut table = "pub(crate) static FILES: &[(&str, &str)] = &[\n".to_owned();
    for file in models.iter().flat_map(|model| &model.files) {
        let path = root.join(&file.path);
        writeln!(table, "    ({:?}, include_str!({path:?})),", file.path)?;
    }
    Ok(table + "];\n")
}

/// Writes each model in each language with its phrases, each guide, and how far each complete language
/// is; returns the tables of them.
fn compiled(models: &[Checked], out: &Path) -> Result<String, Box<dyn Error>> {
    let (mut compiled, mut phrases) = (String::new(), String::new());
    let add = |table: &mut String, include: &str, name: &str, bytes: &[u8]| {
        let file = out.join(format!("{include}-{}", name.replace('/', "-")));
        fs::write(&file, bytes)?;
        Ok::<_, Box<dyn Error>>(writeln!(table, "    ({name:?}, {include}!({file:?})),")?)
    };
    let mut encoded =
        |name: &str, bytes: Vec<u8>| add(&mut compiled, "include_bytes", name, &bytes);
    let tags: BTreeSet<&str> = models.iter().flat_map(Checked::tags).collect();
    for one in models {
        let id = &one.id;
        encoded(id, bitcode::encode(&one.model))?;
        let guide = one.guide.encoded();
        for (part, bytes) in &guide {
            encoded(&format!("{id}/{part}"), bytes.clone())?;
        }
        encoded(&format!("{id}/starters"), bitcode::encode(&one.starters))?;
        let model = |id: &str| models.iter().find(|other| other.id == id).map(|m| m.model.clone());
        let crosswalks = checklist::read_crosswalks(&one.files, &one.model, model)?;
        encoded(&format!("{id}/crosswalks"), bitcode::encode(&crosswalks.all))?;
        // What is to be done in a language is told with its places, and looked for in its file.
        for state in one.languages.iter().filter(|state| state.notes.is_empty()) {
            encoded(&format!("{id}/{}/state", state.tag), bitcode::encode(state))?;
        }
        let mut called = one.model.roles_called();
        for tag in &tags {
            // What a model has no phrase for, others may say.
            let mut below = Lang::default();
            for other in models.iter().filter(|other| other.id != *id) {
                below = other.in_language(tag, below)?.lang;
            }
            let spoken = one.in_language(tag, below)?;
            let told = checklist::guide_in_language(one.guide.clone(), &one.files, tag)?;
            for part in told.encoded().into_iter().filter(|part| !guide.contains(part)) {
                encoded(&format!("{id}/{tag}/{}", part.0), part.1)?;
            }
            let name = format!("{id}/{tag}");
            encoded(&name, bitcode::encode(&spoken))?;
            called.extend(spoken.roles_called());
            let lines = spoken.lang.wording().map_or(Some(String::new()), Wording::to_lines);
            let lines = lines.ok_or_else(|| format!("{name}: a phrase has one line and no tab"))?;
            add(&mut phrases, "include_str", &name, lines.as_bytes())?;
        }
        called.sort();
        called.dedup();
        encoded(&format!("{id}/roles"), bitcode::encode(&called))?;
    }
    Ok(format!(
        "pub(crate) static COMPILED: &[(&str, &[u8])] = &[\n{compiled}];\n\
         pub(crate) static PHRASES: &[(&str, &str)] = &[\n{phrases}];\n"
    ))
}

/// Returns the table of what each model asks, by its name and version.
fn fingerprints(models: &[Checked]) -> Result<String, Box<dyn Error>> {
    let mut table = "pub(crate) static FINGERPRINTS: &[(&str, &str, &str)] = &[\n".to_owned();
    for Model { id, version, content, .. } in models.iter().map(|one| &one.model) {
        let digits = content.fingerprint().to_string();
        writeln!(table, "    ({:?}, {version:?}, {digits:?}),", id.as_str())?;
    }
    Ok(table + "];\n")
}
