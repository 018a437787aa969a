//! The languages that are built in are whole and up to date.

use ospo::checklist::{self, LanguageState};
use ospo::problem::SourceFile;

/// Returns the files of a built-in model with all its languages.
fn files(id: &str) -> Vec<SourceFile> {
    let tags = checklist::builtin_languages(id);
    let languages = tags.filter_map(|tag| checklist::builtin_language(id, tag));
    languages.chain(checklist::builtin(id).unwrap()).collect()
}

fn states(id: &str) -> Vec<LanguageState> {
    let files = files(id);
    let model = checklist::parse(&files).unwrap();
    let states = checklist::check_languages(&model, &files);
    states.unwrap_or_else(|problems| panic!("{problems}"))
}

/// Says what is to be done, as `ospo model check` does.
fn to_do(state: &LanguageState) -> String {
    let notes = state.notes.iter().map(|note| format!("{note}\n"));
    notes.collect()
}

#[test]
fn the_default_model_speaks_german_japanese_and_chinese() {
    let tags: Vec<&str> = checklist::builtin_languages("ospo").collect();
    assert_eq!(tags, ["de", "ja", "zh-Hans"]);
}

#[test]
fn every_text_of_a_built_in_model_is_translated_as_it_stands_today() {
    for state in checklist::builtin_ids().flat_map(states) {
        let (done, all) = state.texts;
        assert_eq!(done, all, "{}:\n{}", state.tag, to_do(&state));
    }
}

#[test]
fn every_phrase_of_the_tool_is_translated() {
    for state in checklist::builtin_ids().flat_map(states) {
        let (done, all) = state.phrases;
        assert_eq!(done, all, "{}:\n{}", state.tag, to_do(&state));
        assert_eq!(to_do(&state), "");
    }
}

#[test]
fn a_built_in_language_is_written_as_the_tool_would_write_it() {
    for id in checklist::builtin_ids() {
        let files = files(id);
        let model = checklist::parse(&files).unwrap();
        for tag in checklist::builtin_languages(id) {
            let file = checklist::builtin_language(id, tag).unwrap();
            let written = checklist::translation(&model, &files, tag).unwrap();
            assert!(file.text == written, "{}: write it anew", file.path);
        }
    }
}

#[test]
fn a_command_without_a_language_reads_none() {
    for file in checklist::builtin("ospo").unwrap() {
        assert!(!file.path.contains("/lang/"), "{}", file.path);
    }
}

#[test]
fn why_a_question_is_asked_again_is_told_in_the_language_of_the_reader() {
    let english = checklist::builtin_model("ospo", None).unwrap();
    let whys = english.changes.iter().flat_map(|changes| {
        let whys = changes.list.iter().filter_map(|change| change.why());
        whys.map(|(_, why)| format!("reworded in {}: {why}", changes.version))
    });
    let whys: Vec<String> = whys.collect();
    for tag in checklist::builtin_languages("ospo") {
        let model = checklist::builtin_model("ospo", Some(tag)).unwrap();
        for why in &whys {
            assert_eq!(english.retold(why), *why);
            let told = model.retold(why);
            assert!(!told.contains(" still "), "{tag}: {told}");
            let twice = model.retold(&format!("{why} Then {why}")).into_owned();
            assert_eq!(twice.matches(&*told).count(), 2, "{tag}: {twice}");
        }
        let by_hand = "Lee has asked for it. Then nobody did.";
        assert_eq!(model.retold(by_hand), by_hand);
    }
    let model = checklist::builtin_model("ospo", Some("de")).unwrap();
    assert_eq!(model.retold("its wording is of version 2.0"), "der Wortlaut ist von Version 2.0");
    assert_eq!(model.retold("renamed to `a` in 2.0"), "in 2.0 in `a` umbenannt");
}
