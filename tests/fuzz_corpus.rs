//! Every file of the corpus and every seed goes through every fuzz body, as a plain test.

use std::fs;
use std::path::{Path, PathBuf};

mod fuzz_bodies;

fn files(dir: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).unwrap_or_else(|error| panic!("{}: {error}", dir.display())) {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push(path);
        }
    }
}

fn replay(body: fn(&[u8])) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for dir in ["tests/corpus", "fuzz/seeds", "checklists"] {
        files(&root.join(dir), &mut found);
    }
    assert!(found.len() > 300, "only {} files are found", found.len());
    for path in found {
        let bytes = fs::read(&path).unwrap();
        let sound = std::panic::catch_unwind(|| body(&bytes));
        assert!(sound.is_ok(), "{} breaks it, as told above", path.display());
    }
}

#[test]
fn no_file_of_the_corpus_breaks_the_reading_of_checklists() {
    replay(fuzz_bodies::checklist);
}

#[test]
fn no_file_of_the_corpus_breaks_the_reading_of_sheets() {
    replay(fuzz_bodies::sheet);
}

#[test]
fn no_file_of_the_corpus_breaks_the_reading_of_settings() {
    replay(fuzz_bodies::settings);
}

#[test]
fn no_file_of_the_corpus_breaks_the_laying_of_languages() {
    replay(fuzz_bodies::language);
}

#[test]
fn no_file_of_the_corpus_breaks_the_gathering_of_facts() {
    replay(fuzz_bodies::gathered);
}

#[test]
fn no_file_of_the_corpus_changes_the_blocks_of_a_markdown_report() {
    replay(fuzz_bodies::markdown);
}

#[test]
fn no_file_of_the_corpus_loses_a_word_as_an_interview_sheet() {
    replay(fuzz_bodies::form_markdown);
}

#[test]
fn no_file_of_the_corpus_breaks_the_reading_of_spreadsheets() {
    replay(fuzz_bodies::form_xlsx);
}
