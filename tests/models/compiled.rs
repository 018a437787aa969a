//! What is compiled into the command is what its files say.

use std::fs;
use std::path::Path;

use ospo::checklist::{self, LanguageState};
use ospo::guide::Guide;
use ospo::model::Model;
use ospo::problem::{Problem, Problems, SourceFile};

/// Returns the files of a built-in model with all its languages.
fn files(id: &str) -> Vec<SourceFile> {
    let tags = checklist::builtin_languages(id);
    let languages = tags.filter_map(|tag| checklist::builtin_language(id, tag));
    languages.chain(checklist::builtin(id).unwrap()).collect()
}

/// Returns the same files as they are copied into a folder of one's own.
fn copied(id: &str) -> Vec<SourceFile> {
    let own = |file: SourceFile| SourceFile { path: file.path.replace(id, "mine"), ..file };
    files(id).into_iter().map(own).collect()
}

/// Returns such copies after an edit that changes nothing that they say: these are read.
fn edited(id: &str) -> Vec<SourceFile> {
    copied(id).into_iter().map(|file| with(file, "# edited\n")).collect()
}

fn with(file: SourceFile, line: &str) -> SourceFile {
    SourceFile::new(file.path, file.text + line)
}

/// Looks through files as a folder of one's own is looked through.
fn checked(files: &[SourceFile]) -> Result<(Model, Guide, Vec<LanguageState>), Problems> {
    let (model, guide) = checklist::check(files)?;
    checklist::read_starters(files, &model)?;
    checklist::read_crosswalks(files, &model, built_in)?;
    let languages = checklist::check_languages(&model, files)?;
    Ok((model, guide, languages))
}

fn built_in(id: &str) -> Option<Model> {
    checklist::builtin_model(id, None).ok()
}

#[test]
fn crosswalks_are_compiled_as_they_are_read_from_their_files_and_name_what_there_is() {
    for id in checklist::builtin_ids() {
        let model = built_in(id).unwrap();
        let read = checklist::read_crosswalks(&edited(id), &model, built_in).unwrap();
        assert_eq!(checklist::builtin_crosswalks(id), Ok(read.all));
        assert_eq!(read.notes, Vec::new(), "{id}");
    }
}

#[test]
fn an_unedited_copy_is_told_of_as_one_that_is_read() {
    for id in checklist::builtin_ids() {
        let (copied, read) = (checked(&copied(id)).unwrap(), checked(&edited(id)).unwrap());
        assert_eq!(copied, read);
        assert_eq!(copied.2.len(), checklist::builtin_languages(id).count());
        let laid_over = vec!["sources.yaml".to_owned()];
        for tag in checklist::builtin_languages(id) {
            let english = Model { laid_over: laid_over.clone(), ..copied.0.clone() };
            let spoken = checklist::in_language(english, &files(id), tag).unwrap();
            assert_eq!(spoken.laid_over, laid_over);
        }
    }
}

#[test]
fn a_mistake_in_any_file_of_a_copy_is_told() {
    for id in checklist::builtin_ids() {
        let files = copied(id);
        for at in 0..files.len() {
            let mut files = files.clone();
            let wrong = files.remove(at);
            // What a model asks is read without its tests.
            if wrong.path.contains("/tests/") {
                continue;
            }
            let nonsense =
                if wrong.path.ends_with(".md") { "{{nonsense}}\n" } else { "nonsense: 1\n" };
            let wrong = with(wrong, nonsense);
            let path = wrong.path.clone();
            files.insert(at, wrong);
            let told = checked(&files).unwrap_err();
            let of_path = |problem: &Problem| problem.path == path && problem.place.is_some();
            assert!(told.0.iter().all(of_path) && !told.0.is_empty(), "{path}: {told}");
            if let Some(tag) = checklist::languages_of(&files[at..=at]).next() {
                let english = checklist::builtin_model(id, None).unwrap();
                assert_eq!(checklist::in_language(english, &files, tag), Err(told));
            }
        }
    }
}

#[test]
fn a_copy_that_lacks_a_file_or_has_one_too_many_is_read() {
    let files = copied("ospo");
    let without = |name: &str| {
        let rest = files.iter().filter(|file| !file.path.ends_with(name));
        rest.cloned().collect::<Vec<_>>()
    };
    let (model, guide, _) = checked(&without("topics.yaml")).unwrap();
    assert!(model.topics.is_empty() && !guide.journeys.is_empty());
    let (model, guide, _) = checked(&without("benchmarks.yaml")).unwrap();
    assert!(!model.topics.is_empty() && guide.benchmarks.is_none());
    let stray = SourceFile::new("mine/topic.yaml", "");
    let told = checked(&[files.clone(), vec![stray]].concat()).unwrap_err();
    assert!(told.to_string().contains("no file of this name is read"), "{told}");
}

#[test]
fn a_model_is_compiled_as_it_is_read_from_its_files() {
    for id in checklist::builtin_ids() {
        let read = checklist::parse(&edited(id)).unwrap();
        assert_eq!(checklist::builtin_model(id, None), Ok(read));
    }
}

#[test]
fn a_model_speaks_each_of_its_languages_as_its_files_do() {
    for id in checklist::builtin_ids() {
        let (files, english) = (edited(id), checklist::builtin_model(id, None).unwrap());
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
        let read = checklist::parse_guide(&edited(id), &model).unwrap();
        assert_eq!(checklist::builtin_guide(id, None).as_ref(), Ok(&read));
        for tag in checklist::builtin_languages(id) {
            let spoken = checklist::guide_in_language(read.clone(), &edited(id), tag).unwrap();
            assert_ne!(spoken.sectors, read.sectors);
            assert_eq!(checklist::builtin_guide(id, Some(tag)), Ok(spoken));
        }
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
