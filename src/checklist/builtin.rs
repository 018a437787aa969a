//! The checklists inside the binary, read with the same parser as a user's own.

use include_dir::{Dir, File, include_dir};

use crate::checklist::files::{self, LANGUAGES};
use crate::problem::{Problems, SourceFile};
use crate::yaml::{self, Node, Reader};

static CHECKLISTS: Dir = include_dir!("$CARGO_MANIFEST_DIR/checklists");

/// What the YAML parser finds in them, recorded by `build.rs`.
static RECORDS: Dir = include_dir!("$OUT_DIR/records");

/// Reads a file as a tree, from its record where it has one.
///
/// # Errors
/// What keeps the file from being read as a tree.
pub(super) fn open(file: &SourceFile) -> Result<(Node<'_>, Reader<'_>), Problems> {
    match record_of(file) {
        Some(record) => yaml::parse_recorded(file, record),
        None => yaml::parse(file),
    }
}

/// Says whether a file has the very text of one that is built in.
pub(super) fn is_built_in(file: &SourceFile) -> bool {
    find(file).is_some()
}

/// Says whether a file is one that is built in, and no copy of it.
pub(super) fn stands_for(file: &SourceFile) -> bool {
    find(file).is_some_and(|own| own.path().to_str() == Some(&file.path))
}

/// Returns the record of a file with the very text of one that is built in.
fn record_of(file: &SourceFile) -> Option<&'static [u8]> {
    Some(RECORDS.get_file(find(file)?.path())?.contents())
}

fn find(file: &SourceFile) -> Option<&'static File<'static>> {
    let name = files::name_of(&file.path);
    let is_same = |other: &&File| {
        other.path().file_name().is_some_and(|other| other == name)
            && other.contents() == file.text.as_bytes()
    };
    CHECKLISTS.dirs().flat_map(files_of).find(is_same)
}

/// Returns the files of a model: those in its folder, its journeys, and its languages.
fn files_of<'d>(dir: &'d Dir<'d>) -> impl Iterator<Item = &'d File<'d>> {
    dir.files().chain(dir.dirs().flat_map(Dir::files))
}

/// Returns the names of the models that are built in.
pub fn builtin_ids() -> impl Iterator<Item = &'static str> {
    CHECKLISTS.dirs().filter_map(|dir| dir.path().to_str())
}

/// Returns the files of a built-in model, without its languages: most who use it need none.
pub fn builtin(id: &str) -> Option<Vec<SourceFile>> {
    let dir = dir_of(id)?;
    let others = dir.dirs().filter(|dir| !dir.path().ends_with(LANGUAGES));
    let files = dir.files().chain(others.flat_map(Dir::files));
    Some(files.filter_map(source).collect())
}

/// Returns the tags of the languages that a built-in model speaks beside that of its files.
pub fn builtin_languages(id: &str) -> impl Iterator<Item = &'static str> {
    languages_of(id).filter_map(|file| file.path().file_stem()?.to_str())
}

/// Returns the file of a language of a built-in model.
pub fn builtin_language(id: &str, tag: &str) -> Option<SourceFile> {
    let is_meant = |file: &&File| file.path().file_stem().is_some_and(|stem| stem == tag);
    source(languages_of(id).find(is_meant)?)
}

fn languages_of(id: &str) -> impl Iterator<Item = &'static File<'static>> {
    let dirs = dir_of(id).into_iter().flat_map(Dir::dirs);
    dirs.filter(|dir| dir.path().ends_with(LANGUAGES))
        .flat_map(Dir::files)
}

fn dir_of(id: &str) -> Option<&'static Dir<'static>> {
    let mut dirs = CHECKLISTS.dirs();
    dirs.find(|dir| dir.path().to_str() == Some(id))
}

fn source(file: &File) -> Option<SourceFile> {
    Some(SourceFile {
        path: file.path().to_str()?.to_owned(),
        text: file.contents_utf8()?.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_holds_just_what_the_parser_finds() {
        let languages = builtin_ids()
            .flat_map(|id| builtin_languages(id).filter_map(move |tag| builtin_language(id, tag)));
        let files = builtin_ids().filter_map(builtin).flatten();
        for file in files.chain(languages) {
            if file.path.ends_with(".yaml") {
                let record = record_of(&file).expect("every shipped file is recorded");
                let recorded = yaml::parse_recorded(&file, record).unwrap().0;
                let parsed = yaml::parse(&file).unwrap().0;
                assert_eq!(
                    format!("{recorded:?}"),
                    format!("{parsed:?}"),
                    "{}",
                    file.path
                );
            }
        }
    }

    #[test]
    fn a_file_with_another_text_has_no_record() {
        let mut file = builtin("ospo").unwrap().swap_remove(0);
        file.text.push('\n');
        assert_eq!(record_of(&file), None);
    }
}
