//! What stands beside the boxes and on the buttons of the page.

use std::borrow::Cow;

use crate::answers::Confidence;
use crate::lang::{Lang, phrase};

type Said = Cow<'static, str>;

#[derive(Debug)]
pub(super) struct Labels {
    pub(super) skip: Said,
    pub(super) without_script: Said,
    pub(super) how: Said,
    pub(super) progress: Said,
    pub(super) next_open: Said,
    pub(super) download: Said,
    pub(super) about: Said,
    pub(super) subject: Said,
    pub(super) date: Said,
    pub(super) name: Said,
    pub(super) role: Said,
    pub(super) no_role: Said,
    pub(super) stages: Said,
    pub(super) for_role: Said,
    pub(super) everybody: Said,
    pub(super) only_open: Said,
    pub(super) none_shown: Said,
    pub(super) open: Said,
    pub(super) print: Said,
    pub(super) clear_all: Said,
    pub(super) keys: Said,
    pub(super) shortcuts: Said,
    pub(super) help: Said,
    pub(super) references: Said,
    pub(super) unknown: Said,
    pub(super) unknown_means: Said,
    pub(super) not_applicable: Said,
    pub(super) not_applicable_means: Said,
    pub(super) reason: Said,
    pub(super) more: Said,
    pub(super) remark: Said,
    pub(super) evidence: Said,
    pub(super) evidence_text: Said,
    pub(super) evidence_date: Said,
    pub(super) evidence_until: Said,
    pub(super) add_evidence: Said,
    pub(super) drop_evidence: Said,
    pub(super) confidence: Said,
    pub(super) no_confidence: Said,
    pub(super) take_back: Said,
}

impl Labels {
    pub(super) fn of(lang: &Lang) -> Self {
        let say = |phrase| lang.plain(phrase);
        Self {
            skip: say(phrase!("Skip to the questions")),
            without_script: say(phrase!(
                "This browser runs no script. The questions can be read and printed here; what is typed is not kept, and no sheet can be downloaded."
            )),
            how: say(phrase!(
                "For each question, pick what one would see today. What you type is kept in this browser and sent nowhere. At the end, download the sheet and give it to whoever gave you this form."
            )),
            progress: say(phrase!("Progress")),
            next_open: say(phrase!("Next open")),
            download: say(phrase!("Download")),
            about: say(phrase!("Who answers")),
            subject: say(phrase!("Organisation or unit that is assessed")),
            date: say(phrase!("Day for which the answers hold")),
            name: say(phrase!("Your name (may be left out)")),
            role: say(phrase!("Your role")),
            no_role: say(phrase!("not said")),
            stages: say(phrase!("Stages")),
            for_role: say(phrase!("Show the questions for")),
            everybody: say(phrase!("everybody")),
            only_open: say(phrase!("Only what is open")),
            none_shown: say(phrase!("There are no more questions to show.")),
            open: say(phrase!("Open a sheet")),
            print: say(phrase!("Print")),
            clear_all: say(phrase!("Clear all answers")),
            keys: say(phrase!("Keys")),
            shortcuts: say(phrase!("Single keys answer and move")),
            help: say(phrase!("Why it matters and what to look for")),
            references: say(phrase!("Where to read more")),
            unknown: say(phrase!("Not known")),
            unknown_means: say(phrase!("I was asked, and I do not know.")),
            not_applicable: say(phrase!("Not applicable")),
            not_applicable_means: say(phrase!("It does not apply to us, for a reason.")),
            reason: say(phrase!("Why it does not apply to you (required)")),
            more: say(phrase!("Note, evidence and confidence")),
            remark: say(phrase!("Note")),
            evidence: say(phrase!("Evidence")),
            evidence_text: say(phrase!("What shows it: an address or a few words")),
            evidence_date: say(phrase!("Which day it is from")),
            evidence_until: say(phrase!("Last day it holds")),
            add_evidence: say(phrase!("Add evidence")),
            drop_evidence: say(phrase!("Remove")),
            confidence: say(phrase!("How sure you are")),
            no_confidence: say(phrase!("not said")),
            take_back: say(phrase!("Take the answer back")),
        }
    }
}

/// Returns what each key does, the keys first; the highest level has the number `top`.
pub(super) fn keys(lang: &Lang, top: usize) -> Vec<(String, Said)> {
    let keys = [
        (
            format!("0–{}", top.min(9)),
            phrase!("choose a level of the question"),
        ),
        ("u".to_owned(), phrase!("not known")),
        (
            "n".to_owned(),
            phrase!("not applicable; then type the reason"),
        ),
        ("↑ ↓".to_owned(), phrase!("move among the answers")),
        ("j Enter".to_owned(), phrase!("next question")),
        ("k".to_owned(), phrase!("question before")),
        ("e".to_owned(), phrase!("note, evidence and confidence")),
        (
            "?".to_owned(),
            phrase!("why it matters and what to look for"),
        ),
        ("x".to_owned(), phrase!("take the answer back")),
    ];
    keys.map(|(key, does)| (key, lang.plain(does))).into()
}

pub(super) fn confidences(lang: &Lang) -> Vec<(&'static str, Said)> {
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
