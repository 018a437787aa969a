//! How the texts of the built-in checklist read: short sentences, at most two conditions, and every
//! word that is meant in one sense explained where it is used.

use std::process::Command;

use ospo::checklist;
use ospo::model::{Item, Model, Term};

const MOST_WORDS: usize = 25;

fn model() -> Model {
    checklist::builtin_model("ospo", None).unwrap()
}

fn words_in(text: &str) -> usize {
    text.split_whitespace().count()
}

fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(['.', '?', '!']).map(str::trim).filter(|sentence| !sentence.is_empty())
}

fn assert_short(text: &str, place: &str) {
    for sentence in sentences(text) {
        let number = words_in(sentence);
        assert!(number <= MOST_WORDS, "{place}: {number} words: {sentence}");
    }
}

/// What has to hold for a level: an alternative is one condition, whatever follows a comma and a
/// conjunction another.
fn conditions(anchor: &str) -> usize {
    let conjunctions = [", but ", ", and ", ", unless ", ", while "];
    1 + conjunctions.iter().map(|word| anchor.matches(word).count()).sum::<usize>()
}

#[test]
fn every_anchor_is_one_short_sentence_with_at_most_two_conditions() {
    for item in model().items_and_topics() {
        for (level, step) in item.levels() {
            let place = format!("{} {}", item.id, level.id);
            let anchor = &step.anchor;
            assert_eq!(sentences(anchor).count(), 1, "{place}: {anchor}");
            assert_short(anchor, &place);
            assert!(conditions(anchor) <= 2, "{place}: {anchor}");
            assert!(!anchor.contains([';', '(', ':']), "{place}: {anchor}");
        }
    }
}

#[test]
fn no_two_levels_of_an_item_say_the_same() {
    for item in model().items_and_topics() {
        let anchors: Vec<&str> = item.levels().map(|(_, step)| step.anchor.as_str()).collect();
        for (at, anchor) in anchors.iter().enumerate() {
            assert!(!anchors[..at].contains(anchor), "{}: {anchor}", item.id);
        }
    }
}

#[test]
fn every_question_is_short_and_cannot_be_answered_with_yes() {
    for item in model().items_and_topics() {
        let ask = &item.ask;
        assert_short(ask, item.id.as_str());
        assert!(ask.ends_with('?'), "{}: {ask}", item.id);
        let first = ask.split_whitespace().next().unwrap();
        let asks = ["How", "What", "Which", "Where", "Who", "Through", "By"];
        assert!(asks.contains(&first), "{}: {ask}", item.id);
    }
}

#[test]
fn what_explains_a_question_is_told_in_short_sentences() {
    let model = model();
    for item in model.items_and_topics() {
        let texts = [&item.words, &item.why, &item.not_applicable_when, &item.floor_why];
        for text in texts.into_iter().flatten() {
            assert_short(text, item.id.as_str());
        }
    }
    for rule in &model.rules {
        assert_short(&rule.text, &rule.title);
    }
    for term in &model.glossary {
        assert_short(&term.means, &term.word);
    }
}

/// Says whether a text uses a word, neither as a part of a longer one nor within a longer term.
fn uses(text: &str, word: &str, others: &[&str]) -> bool {
    let mut text =
        format!(" {} ", text.to_lowercase().replace(|c: char| !c.is_alphanumeric(), " "));
    for longer in others.iter().filter(|other| other.len() > word.len() && other.contains(word)) {
        text = text.replace(&format!(" {longer} "), " … ");
    }
    text.contains(&format!(" {word} "))
}

fn asked(item: &Item) -> String {
    let anchors = item.levels().map(|(_, step)| step.anchor.as_str());
    let own = [item.words.as_deref().unwrap_or_default(), item.ask.as_str()];
    own.into_iter().chain(anchors).collect::<Vec<_>>().join(" | ")
}

/// What the command shows of a question to somebody who asks for help, in one line.
fn explained(item: &Item) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ospo"));
    command.args(["explain", item.id.as_str()]).current_dir(env!("CARGO_TARGET_TMPDIR"));
    command.env("COLUMNS", "100").env_remove("OSPO_LANG");
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_word_of_the_glossary_is_explained_wherever_a_question_uses_it() {
    let model = model();
    let all: Vec<&str> = model.glossary.iter().flat_map(Term::words).collect();
    let mut used = vec![false; model.glossary.len()];
    for item in model.items() {
        let (asked, shown) = (asked(item), explained(item));
        for (term, used) in model.glossary.iter().zip(&mut used) {
            if term.words().any(|word| uses(&asked, word, &all)) {
                *used = true;
                let means = sentences(&term.means).next().unwrap();
                assert!(shown.contains(means), "{}: `{}`\n{shown}", item.id, term.word);
            }
        }
    }
    let unused = model.glossary.iter().zip(used).filter(|(_, used)| !used);
    let unused: Vec<&str> = unused.map(|(term, _)| term.word.as_str()).collect();
    assert!(unused.is_empty(), "no question uses {unused:?}");
}
