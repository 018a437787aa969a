//! The answer that several make together, with all that they say beside it.

use crate::answers::{Answer, Choice, Evidence};
use crate::insight::merge::item::{ItemMerge, Ruling};
use crate::insight::merge::voice::Voice;
use crate::model::Item;

/// What stands between the words of two people.
const BETWEEN: &str = " / ";

/// Returns the merged answer; none where nobody has answered. `labels` say who answered each sheet;
/// they are empty where there is one alone.
pub(super) fn answer(one: &ItemMerge, labels: &[String]) -> Option<Answer> {
    let choice = match one.ruling {
        Ruling::Level(level) => Choice::Level(level.id.clone()),
        Ruling::NotApplicable => Choice::NotApplicable {
            reason: reasons(one),
        },
        Ruling::Conflict | Ruling::Unknown => Choice::Unknown,
        Ruling::Unanswered => return None,
    };
    let is_conflict = one.ruling == Ruling::Conflict;
    let conflict = is_conflict.then(|| conflict(one, labels));
    let notes: Vec<String> = conflict.into_iter().chain(notes(one, labels)).collect();
    let sure = one.counting().filter_map(|voice| voice.answer.confidence);
    let days = one.counting().filter_map(|voice| voice.answer.answered);
    Some(Answer {
        choice,
        note: (!notes.is_empty()).then(|| notes.join(BETWEEN)),
        evidence: evidence(one),
        // Nobody is sure of what is not known.
        confidence: sure.min().filter(|_| !is_conflict),
        answered: days.max(),
    })
}

/// Returns the reasons why it does not apply, each once.
fn reasons(one: &ItemMerge) -> String {
    let mut reasons: Vec<&str> = Vec::new();
    for voice in one.counting() {
        if let Choice::NotApplicable { reason } = &voice.answer.choice
            && !reasons.contains(&reason.as_str())
        {
            reasons.push(reason);
        }
    }
    reasons.join(BETWEEN)
}

/// Says who says what, where some give a level and others say that it does not apply.
fn conflict(one: &ItemMerge, labels: &[String]) -> String {
    let said = one.counting().map(|voice| {
        let said = said(one.item, voice.answer);
        match label(voice, labels) {
            Some(label) => format!("{label}: {said}"),
            None => said,
        }
    });
    let said: Vec<String> = said.collect();
    format!("Not settled: {}", said.join(BETWEEN))
}

fn said(item: &Item, answer: &Answer) -> String {
    match &answer.choice {
        Choice::Level(id) => {
            let level = item.scale.level(id);
            level.map_or(id.to_string(), |level| level.label.clone())
        }
        Choice::NotApplicable { reason } => format!("not applicable, {reason}"),
        Choice::Unknown => "not known".to_owned(),
    }
}

fn notes(one: &ItemMerge, labels: &[String]) -> Vec<String> {
    let notes = one.counting().filter_map(|voice| {
        let note = voice.answer.note.as_deref()?;
        Some(match label(voice, labels) {
            Some(label) => format!("{label}: {note}"),
            None => note.to_owned(),
        })
    });
    notes.collect()
}

fn label<'l>(voice: &Voice, labels: &'l [String]) -> Option<&'l str> {
    labels.get(voice.place).map(String::as_str)
}

/// Returns the evidence of all answers that count, in the order of the sheets, each once.
fn evidence(one: &ItemMerge) -> Vec<Evidence> {
    let mut counting = one.counting();
    let mut all = counting
        .next()
        .map_or_else(Vec::new, |first| first.answer.evidence.clone());
    for evidence in counting.flat_map(|voice| &voice.answer.evidence) {
        if !all.contains(evidence) {
            all.push(evidence.clone());
        }
    }
    all
}
