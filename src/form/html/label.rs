//! What stands beside the boxes and on the buttons of the page.

use std::borrow::Cow;

use crate::answers::Confidence;
use crate::lang::{Lang, phrase};

type SaidLabel = Cow<'static, str>;

#[derive(Debug)]
pub(super) struct LabelWords {
    pub(super) skip: SaidLabel,
    pub(super) without_script: SaidLabel,
    pub(super) progress: SaidLabel,
    pub(super) next_open: SaidLabel,
    pub(super) download: SaidLabel,
    pub(super) about: SaidLabel,
    pub(super) subject: SaidLabel,
    pub(super) round: SaidLabel,
    pub(super) name: SaidLabel,
    pub(super) role: SaidLabel,
    pub(super) no_role: SaidLabel,
    pub(super) stages: SaidLabel,
    pub(super) for_role: SaidLabel,
    pub(super) everybody: SaidLabel,
    pub(super) only_open: SaidLabel,
    pub(super) none_shown: SaidLabel,
    pub(super) open: SaidLabel,
    pub(super) print: SaidLabel,
    pub(super) clear_all: SaidLabel,
    pub(super) keys: SaidLabel,
    pub(super) shortcuts: SaidLabel,
    pub(super) help: SaidLabel,
    pub(super) references: SaidLabel,
    pub(super) unknown: SaidLabel,
    pub(super) unknown_means: SaidLabel,
    pub(super) not_applicable: SaidLabel,
    pub(super) not_applicable_means: SaidLabel,
    pub(super) reason: SaidLabel,
    pub(super) more: SaidLabel,
    pub(super) remark: SaidLabel,
    pub(super) evidence: SaidLabel,
    pub(super) evidence_text: SaidLabel,
    pub(super) evidence_date: SaidLabel,
    pub(super) evidence_until: SaidLabel,
    pub(super) add_evidence: SaidLabel,
    pub(super) drop_evidence: SaidLabel,
    pub(super) confidence: SaidLabel,
    pub(super) no_confidence: SaidLabel,
    pub(super) take_back: SaidLabel,
}

impl LabelWords {
    pub(super) fn of(lang: &Lang) -> Self {
        let say = |phrase| lang.plain(phrase);
        Self {
            skip: say(phrase!("Skip to the questions")),
            without_script: say(phrase!(
                "This browser runs no script. The questions can be read and printed here; what is typed is not kept, and no sheet can be downloaded."
            )),
            progress: say(phrase!("Progress")),
            next_open: say(phrase!("Next open")),
            download: say(phrase!("Download")),
            about: say(phrase!("Who answers")),
            subject: say(phrase!("Organisation or unit that is assessed")),
            round: say(phrase!("Round: the day on which it began")),
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
pub(super) fn keys(lang: &Lang, top: usize) -> Vec<(String, SaidLabel)> {
    let keys = [
        (format!("0–{}", top.min(9)), phrase!("choose a level of the question")),
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
