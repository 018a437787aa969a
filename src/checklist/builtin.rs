//! The checklists inside the binary: compiled for whoever uses them as they are, and as texts for
//! whoever copies them or lays files over them.

use std::ptr;

use bitcode::DecodeOwned;

use crate::built::{COMPILED, FILES, FINGERPRINTS, PHRASES};
use crate::checklist::files::{self, FileKind, LANGUAGES};
use crate::guide::Guide;
use crate::lang::{Lang, Wording};
use crate::model::{Crosswalk, Fingerprint, Model, ModelId, RoleId};
use crate::problem::{Problem, Problems, SourceFile};

/// Returns the text of a built-in file, where one of the same name has the very bytes of a file.
pub fn builtin_text(path: &str, bytes: &[u8]) -> Option<&'static str> {
    let name = files::name_of(path);
    let of_size = FILES.iter().filter(|(_, text)| text.len() == bytes.len());
    let mut of_name = of_size.filter(|(path, _)| files::name_of(path) == name);
    of_name.find_map(|(_, text)| is_alike(text.as_bytes(), bytes).then_some(*text))
}

/// Says whether bytes are the same, by pieces: not every system's library compares more than one at
/// a time.
fn is_alike(one: &[u8], other: &[u8]) -> bool {
    let ((pieces, rest), (others, theirs)) = (one.as_chunks::<32>(), other.as_chunks());
    let mut pairs = pieces.iter().zip(others);
    one.len() == other.len() && rest == theirs && pairs.all(|(piece, other)| piece == other)
}

/// Says whether a file has a text that is built in; an unchanged copy, as it is read, holds that one.
fn has(file: &SourceFile, text: &'static str) -> bool {
    ptr::eq(file.text.as_bytes(), text.as_bytes()) || file.text == text
}

/// Says whether a file has the very text of one that is built in.
pub(super) fn is_built_in(file: &SourceFile) -> bool {
    let name = files::name_of(&file.path);
    FILES.iter().any(|(path, text)| has(file, text) && files::name_of(path) == name)
}

/// Says whether a file is one that is built in, and no copy of it.
pub(super) fn stands_for(file: &SourceFile) -> bool {
    FILES.iter().any(|(path, text)| *path == file.path && has(file, text))
}

/// Says whether a file is one of a built-in model, at its place and unchanged.
pub(super) fn is_file_of(id: &ModelId, file: &SourceFile) -> bool {
    let name = files::relative_name(&file.path);
    let mut theirs = files_of(id.as_str());
    theirs.any(|(path, text)| has(file, text) && files::relative_name(path) == name)
}

/// Returns the name of the built-in model whose files of some kinds are all here, unchanged, and no
/// others of these kinds: what was compiled from them need not be read again.
pub(super) fn copied(
    files: &[SourceFile],
    is_wanted: fn(FileKind) -> bool,
) -> Option<&'static str> {
    let is_of_kind = |path: &str| files::kind_of(path).is_some_and(is_wanted);
    let ours: Vec<_> = files.iter().filter(|file| is_of_kind(&file.path)).collect();
    builtin_ids().find(|id| {
        let mut theirs = files_of(id).filter(|(path, _)| is_of_kind(path));
        let is_here = |(path, text): (&str, &'static str)| {
            let is_it = |file: &&SourceFile| {
                has(file, text) && files::name_of(&file.path) == files::name_of(path)
            };
            ours.iter().any(is_it)
        };
        theirs.clone().count() == ours.len() && theirs.all(is_here)
    })
}

/// Returns the name of the built-in model that some files are, unchanged, when those of a language
/// are its own too.
pub(super) fn copied_language(files: &[SourceFile], tag: &str) -> Option<&'static str> {
    let id = copied(files, FileKind::is_of_model)?;
    let (_, theirs) =
        files_of(id).find(|(path, _)| is_language(path) && files::stem_of(path) == tag)?;
    let (tagged, _) = files::of_languages(files);
    let mut ours = tagged.iter().filter(|(other, _)| *other == tag).peekable();
    ours.peek()?;
    ours.all(|(_, file)| has(file, theirs)).then_some(id)
}

pub fn builtin_ids() -> impl Iterator<Item = &'static str> {
    let id = |(path, _): &(&'static str, _)| path.strip_suffix("/model.yaml");
    FILES.iter().filter_map(id)
}

/// Returns a built-in model, in a language where one is wanted; it stays in English where it does
/// not speak that one.
///
/// # Errors
/// Where there is no model of this name.
pub fn builtin_model(id: &str, tag: Option<&str>) -> Result<Model, Problems> {
    let Some((tag, lang)) = tag.and_then(|tag| Some((tag, spoken(id, tag)?))) else {
        return decoded(id);
    };
    Ok(Model { lang, ..decoded(&format!("{id}/{tag}"))? })
}

/// Says whether a model asks what is built in under its name and version, with nothing laid over it;
/// so does one of which nothing is built in.
pub fn is_as_built(model: &Model) -> bool {
    let built_in = builtin_fingerprint(model.id.as_str(), &model.version);
    model.laid_over.is_empty() && built_in.is_none_or(|built_in| built_in == model.fingerprint())
}

/// Returns the fingerprint of a built-in model; none where there is none of this name and version.
pub fn builtin_fingerprint(id: &str, version: &str) -> Option<Fingerprint> {
    let mut named = FINGERPRINTS.iter().filter(|(name, of, _)| (*name, *of) == (id, version));
    named.find_map(|(.., digits)| Fingerprint::from_digits(digits))
}

/// Returns the guide that stands beside a built-in model, in a language where one is wanted that the
/// model speaks.
///
/// # Errors
/// Where there is no model of this name.
pub fn builtin_guide(id: &str, tag: Option<&str>) -> Result<Guide, Problems> {
    if !builtin_ids().any(|other| other == id) {
        return Err(not_built_in(id).into());
    }
    let in_english = |part: &str| found(COMPILED, &format!("{id}/{part}"));
    let translated = |part: &str| found(COMPILED, &format!("{id}/{}/{part}", tag?));
    Ok(Guide::compiled(|part| translated(part).or_else(|| in_english(part))))
}

/// Returns what answers to a built-in model say of the items of others.
///
/// # Errors
/// Where there is no model of this name.
pub fn builtin_crosswalks(id: &str) -> Result<Vec<Crosswalk>, Problems> {
    decoded(&format!("{id}/crosswalks"))
}

/// Returns each word by which a role of a built-in model is called in any language, with the role; none
/// where there is no model of this name.
pub fn builtin_roles(id: &str) -> Vec<(String, RoleId)> {
    compiled(&format!("{id}/roles")).unwrap_or_default()
}

/// Returns the tool's own phrases in a language, as the built-in files have them.
pub(super) fn lang(tag: &str) -> Lang {
    builtin_ids().find_map(|id| spoken(id, tag)).unwrap_or_default()
}

/// Returns how a built-in model says things in a language; none where it does not speak that one.
fn spoken(id: &str, tag: &str) -> Option<Lang> {
    let lines = found(PHRASES, &format!("{id}/{tag}"))?;
    Some(Lang::of(Wording::built_in(tag, lines)))
}

fn found<T: ?Sized>(table: &[(&str, &'static T)], name: &str) -> Option<&'static T> {
    let (_, found) = table.iter().find(|(other, _)| *other == name)?;
    Some(found)
}

/// Returns what was compiled under a name; none where nothing was.
pub(super) fn compiled<T: DecodeOwned>(name: &str) -> Option<T> {
    bitcode::decode(found(COMPILED, name)?).ok()
}

pub(super) fn decoded<T: DecodeOwned>(name: &str) -> Result<T, Problems> {
    compiled(name).ok_or_else(|| not_built_in(name).into())
}

fn not_built_in(name: &str) -> Problem {
    Problem::of_file(name, "this is not built in", "`ospo model list` names those that are")
}

/// Returns the files of a built-in model, without its languages.
pub fn builtin(id: &str) -> Option<Vec<SourceFile>> {
    let files = files_of(id).filter(|(path, _)| !is_language(path));
    Some(files.map(source).collect()).filter(|files: &Vec<_>| !files.is_empty())
}

/// Returns the tags of the languages that a built-in model speaks beside that of its files.
pub fn builtin_languages(id: &str) -> impl Iterator<Item = &'static str> {
    let languages = files_of(id).filter(|(path, _)| is_language(path));
    languages.map(|(path, _)| files::stem_of(path))
}

pub fn builtin_language(id: &str, tag: &str) -> Option<SourceFile> {
    let mut languages = files_of(id).filter(|(path, _)| is_language(path));
    languages.find(|(path, _)| files::stem_of(path) == tag).map(source)
}

fn files_of(id: &str) -> impl Iterator<Item = (&'static str, &'static str)> + Clone {
    let is_in = move |path: &str| path.strip_prefix(id).is_some_and(|rest| rest.starts_with('/'));
    FILES.iter().copied().filter(move |(path, _)| is_in(path))
}

fn is_language(path: &str) -> bool {
    files::folder_of(path) == Some(LANGUAGES)
}

fn source((path, text): (&str, &'static str)) -> SourceFile {
    SourceFile { path: path.to_owned(), text: text.into() }
}
