//! What is compiled into the command is what its files say.

use std::fs;
use std::path::Path;

use ospo::checklist;
use ospo::problem::SourceFile;

/// Returns the files of a built-in model with all its languages.
fn files(id: &str) -> Vec<SourceFile> {
    let tags = checklist::builtin_languages(id);
    let languages = tags.filter_map(|tag| checklist::builtin_language(id, tag));
    languages.chain(checklist::builtin(id).unwrap()).collect()
}

#[test]
fn a_model_is_compiled_as_it_is_read_from_its_files() {
    for id in checklist::builtin_ids() {
        let read = checklist::parse(&files(id)).unwrap();
        assert_eq!(checklist::builtin_model(id, None), Ok(read));
    }
}

#[test]
fn a_model_speaks_each_of_its_languages_as_its_files_do() {
    for id in checklist::builtin_ids() {
        let (files, english) = (files(id), checklist::builtin_model(id, None).unwrap());
        for tag in checklist::builtin_languages(id) {
            let read = checklist::in_language(english.clone(), &files, tag).unwrap();
            assert_eq!(read.lang.tag(), tag);
            assert_ne!(read.title, english.title);
            assert_eq!(checklist::builtin_model(id, Some(tag)), Ok(read));
        }
    }
}

#[test]
fn a_model_stays_in_english_where_it_speaks_no_such_language() {
    let english = checklist::builtin_model("ospo", None);
    assert_eq!(checklist::builtin_model("ospo", Some("frr")), english);
}

#[test]
fn a_guide_is_compiled_as_it_is_read_from_its_files() {
    for id in checklist::builtin_ids() {
        let model = checklist::builtin_model(id, None).unwrap();
        let read = checklist::parse_guide(&files(id), &model).unwrap();
        assert_eq!(checklist::builtin_guide(id), Ok(read));
    }
}

#[test]
fn the_texts_that_are_copied_out_are_those_of_the_checklists() {
    for id in checklist::builtin_ids() {
        let mut files = files(id);
        for file in &files {
            let text = fs::read_to_string(Path::new("checklists").join(&file.path)).unwrap();
            assert_eq!(file.text, text, "{}", file.path);
        }
        files.retain(|file| file.path.contains("/journeys/"));
        let journeys = Path::new("checklists").join(id).join("journeys");
        let there = fs::read_dir(journeys).map_or(0, Iterator::count);
        assert_eq!(files.len(), there);
    }
}
