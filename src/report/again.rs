//! What was answered to a question before it changed.

use crate::answers::{Answer, Choice};
use crate::insight::Assessment;
use crate::model::Item;
use crate::report::document::{Fact, Line, Tone};
use crate::report::words;
use crate::words::{Words, say};

/// Returns why an item is asked again, and what was answered before; nothing where it is not.
pub(super) fn facts(assessment: &Assessment, item: &Item) -> Vec<Fact> {
    let Some(again) = assessment.again(&item.id) else {
        return Vec::new();
    };
    let (words, was) = (&assessment.model.words, &again.was);
    let mut before = Line::default().text(choice(words, item, was));
    if let Some(day) = was.answered {
        before = before.toned(
            Tone::Quiet,
            format!(" ({})", say!(words, "answered {day}", day)),
        );
    }
    let mut facts = vec![
        Fact::new(say!(words, "Asked again"), words::linked(&again.why)),
        Fact::new(say!(words, "Before"), before),
    ];
    if let Choice::NotApplicable { reason } = &was.choice {
        facts.push(Fact::new(
            say!(words, "Reason before"),
            words::linked(reason),
        ));
    }
    let note = was.note.as_deref().map(words::linked);
    facts.extend(note.map(|note| Fact::new(say!(words, "Note before"), note)));
    facts.extend(
        words::evidence(words, was, assessment.sheet.date)
            .map(|line| Fact::new(say!(words, "Evidence before"), line)),
    );
    facts
}

/// Returns a former answer in a word or two: its level may be one no more.
pub(super) fn choice(words: &Words, item: &Item, was: &Answer) -> String {
    match &was.choice {
        Choice::Level(id) => match item.scale.level(id) {
            Some(level) => level.label.clone(),
            None => id.to_string(),
        },
        Choice::Unknown => say!(words, "Not known"),
        Choice::NotApplicable { .. } => say!(words, "Not applicable"),
    }
}
