//! What stands beside the boxes and on the buttons of the page.

use std::borrow::Cow;

use crate::answers::Confidence;
use crate::lang::{Lang, phrase, said_together};
use crate::model::Model;

type SaidLabel = Cow<'static, str>;

said_together! {
    pub(super) struct LabelWords {
        skip: phrase!("Skip to the questions"),
        without_script: phrase!(
            "Here the page runs no script: the questions can be read and printed, but what is typed is not kept and cannot be sent back. Save the file and open it in a browser, or ask whoever sent it for the spreadsheet."
        ),
        progress: phrase!("Progress"),
        next_open: phrase!("Next open"),
        download: phrase!("Download"),
        as_text: phrase!("The sheet as text"),
        copy: phrase!("Copy"),
        select_all: phrase!("Select all"),
        have: phrase!("I have it"),
        yes: phrase!("Yes"),
        no: phrase!("No"),
        worth: phrase!("What the answers are worth so far"),
        unofficial: phrase!(
            "An unofficial view of this form alone, by the rules of the model. The answers count once the sheet has been read in, together with those of others."
        ),
        needs_evidence: phrase!(
            "Evidence is required: an answer that calls for it and has none counts, in the worst case, as the highest level that needs none."
        ),
        about: phrase!("Who answers"),
        subject: phrase!("Organisation or unit that is assessed"),
        round: phrase!("Round: the day on which it began"),
        name: phrase!("Your name (may be left out)"),
        role: phrase!("Your role"),
        no_role: phrase!("not said"),
        stages: phrase!("Stages"),
        for_role: phrase!("Show the questions for"),
        everybody: phrase!("everybody"),
        only_open: phrase!("Only what is open"),
        none_shown: phrase!("There are no more questions to show."),
        open: phrase!("Open a sheet"),
        print: phrase!("Print"),
        clear_all: phrase!("Clear all answers"),
        keys: phrase!("Keys"),
        shortcuts: phrase!("Single keys answer and move"),
        help: phrase!("Why it matters and what to look for"),
        references: phrase!("Where to read more"),
        least: phrase!("At least the chosen level: whether a higher one holds, I cannot tell"),
        unknown: phrase!("Not known"),
        unknown_means: phrase!("I was asked, and I do not know."),
        not_applicable: phrase!("Not applicable"),
        not_applicable_means: phrase!("It does not apply to us, for a reason."),
        reason: phrase!("Why it does not apply to you (required)"),
        more: phrase!("Note, evidence and confidence"),
        remark: phrase!("Note"),
        evidence: phrase!("Evidence"),
        evidence_text: phrase!("What shows it: an address or a few words"),
        evidence_date: phrase!("Which day it is from"),
        evidence_until: phrase!("Last day it holds"),
        add_evidence: phrase!("Add evidence"),
        drop_evidence: phrase!("Remove"),
        confidence: phrase!("How sure you are"),
        no_confidence: phrase!("not said"),
        take_back: phrase!("Take the answer back"),
    }
}

/// Returns the labels for a model, whose questions stand by area where it has no ladder.
pub(super) fn of(model: &Model) -> LabelWords {
    let mut label = LabelWords::of(&model.lang);
    if model.method.ladder.is_none() {
        label.stages = model.lang.plain(phrase!("Areas"));
    }
    label
}

/// Returns what each key does, the keys first; levels are called by the numbers between two.
pub(super) fn keys(lang: &Lang, [lowest, top]: [usize; 2]) -> Vec<(String, SaidLabel)> {
    let keys = [
        (format!("{lowest}–{top}"), phrase!("choose a level of the question")),
        ("+".to_owned(), phrase!("at least the chosen level (on or off)")),
        ("u".to_owned(), phrase!("not known")),
        ("n".to_owned(), phrase!("not applicable; then type the reason")),
        ("↑ ↓".to_owned(), phrase!("move among the answers")),
        ("j Enter".to_owned(), phrase!("next question")),
        ("k".to_owned(), phrase!("question before")),
        ("e".to_owned(), phrase!("note, evidence and confidence")),
        ("?".to_owned(), phrase!("why it matters and what to look for")),
        ("x".to_owned(), phrase!("take the answer back")),
    ];
    keys.map(|(key, does)| (key, lang.plain(does))).into()
}

pub(super) fn confidences(lang: &Lang) -> Vec<(&'static str, SaidLabel)> {
    let said = Confidence::ALL.map(|confidence| {
        let phrase = match confidence {
            Confidence::Low => phrase!("low: a guess"),
            Confidence::Medium => phrase!("medium: fairly sure"),
            Confidence::High => phrase!("high: I could show it"),
        };
        (confidence.as_str(), lang.plain(phrase))
    });
    said.into()
}
