//! What the respondents of a round say together of one item.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use crate::answers::{Answer, Choice, Decision, Evidence, Former};
use crate::insight::round::item::{RoundItem, Ruling};
use crate::insight::round::voice::Voice;
use crate::model::{Item, LevelId, version_order};

/// What stands between the words of two people.
const BETWEEN: &str = " / ";

/// Returns the merged answer; none where nobody has answered. `labels` say who answered each sheet;
/// they are empty where there is one alone.
pub(super) fn answer(one: &RoundItem, labels: &[String]) -> Option<Answer> {
    let choice = match one.ruling {
        // The lower one holds in any case; the bounds say how much more it may be.
        Ruling::Between(low, _) => Choice::Level(low.id.clone()),
        Ruling::AtLeast(level) => Choice::AtLeast(level.id.clone()),
        Ruling::NotApplicable => Choice::NotApplicable { reason: reasons(one) },
        Ruling::Conflict | Ruling::Unknown => Choice::Unknown,
        Ruling::Unanswered => return None,
    };
    let is_conflict = one.ruling == Ruling::Conflict;
    let conflict = is_conflict.then(|| conflict(one, labels));
    let notes: Vec<String> = conflict.into_iter().chain(notes(one, labels)).collect();
    let sure = one.counting().filter_map(|voice| voice.answer.confidence);
    let days = one.counting().filter_map(|voice| voice.answer.answered);
    let estimate = match &choice {
        Choice::Unknown => one.counting().any(|voice| voice.answer.estimate),
        // Of those who say what counts, one whose answer is no estimate is enough.
        choice => {
            let mut counting = one.counting().map(|voice| voice.answer);
            counting.all(|answer| answer.estimate || answer.choice.level() != choice.level())
        }
    };
    Some(Answer {
        decision: decision(one, &choice),
        choice,
        note: (!notes.is_empty()).then(|| notes.join(BETWEEN)),
        evidence: evidence(one),
        // Nobody is sure of what is not known.
        confidence: sure.min().filter(|_| !is_conflict),
        answered: days.max(),
        estimate,
        former: former(one),
    })
}

/// Returns what those answered whose answers were brought over, and under which version first.
fn former(one: &RoundItem) -> Option<Former> {
    let formers: Vec<&Former> = one.counting().filter_map(Voice::former).collect();
    let words: BTreeSet<&str> = formers.iter().map(|former| former.answer.as_str()).collect();
    let versions = formers.iter().map(|former| former.version.as_str());
    let oldest = versions.min_by(|a, b| version_order(a, b).unwrap_or(Ordering::Equal))?;
    let words: Vec<&str> = words.into_iter().collect();
    Some(Former { answer: words.join(BETWEEN), version: oldest.to_owned() })
}

/// Returns who decided that it does not apply, and the first day on which one of the decisions ends.
fn decision(one: &RoundItem, choice: &Choice) -> Decision {
    let Choice::NotApplicable { .. } = choice else { return Decision::default() };
    let decisions = || one.counting().map(|voice| &voice.answer.decision);
    let by: BTreeSet<&str> = decisions().filter_map(|one| one.decided_by.as_deref()).collect();
    let by: Vec<&str> = by.into_iter().collect();
    Decision {
        decided_by: (!by.is_empty()).then(|| by.join(BETWEEN)),
        until: decisions().filter_map(|one| one.until).min(),
    }
}

/// Returns what was agreed on, with what respondents have shown and noted beside it.
pub(super) fn beside(settled: &Answer, said: Option<Answer>) -> Answer {
    let mut settled = settled.clone();
    let Some(said) = said else { return settled };
    settled.evidence = each_once(settled.evidence, &said.evidence);
    let notes: Vec<String> = settled.note.into_iter().chain(said.note).collect();
    settled.note = (!notes.is_empty()).then(|| notes.join(BETWEEN));
    settled
}

fn reasons(one: &RoundItem) -> String {
    let mut told = BTreeSet::new();
    let reasons = one.counting().filter_map(|voice| voice.answer.choice.reason());
    let reasons: Vec<&str> = reasons.filter(|reason| told.insert(*reason)).collect();
    reasons.join(BETWEEN)
}

/// Says who says what, where some give a level and others say that it does not apply.
fn conflict(one: &RoundItem, labels: &[String]) -> String {
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
        Choice::Level(id) => label_of(item, id),
        Choice::AtLeast(id) => format!("at least {}", label_of(item, id)),
        Choice::NotApplicable { reason } => format!("not applicable, {reason}"),
        Choice::Unknown => "not known".to_owned(),
    }
}

fn label_of(item: &Item, id: &LevelId) -> String {
    let level = item.scale.level(id);
    level.map_or(id.to_string(), |level| level.label.clone())
}

fn notes(one: &RoundItem, labels: &[String]) -> Vec<String> {
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

/// Returns the evidence of all answers that count, in the order of the sheets, each once; what one of
/// the first says twice stays so.
fn evidence(one: &RoundItem) -> Vec<Evidence> {
    let mut counting = one.counting().map(|voice| &voice.answer.evidence);
    let first = counting.next().cloned().unwrap_or_default();
    each_once(first, counting.flatten())
}

/// Adds what is not among them yet.
fn each_once<'e>(
    mut all: Vec<Evidence>,
    more: impl IntoIterator<Item = &'e Evidence>,
) -> Vec<Evidence> {
    let mut known: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, evidence) in all.iter().enumerate() {
        known.entry(evidence.text.clone()).or_default().push(at);
    }
    for evidence in more {
        let alike = known.entry(evidence.text.clone()).or_default();
        if !alike.iter().any(|at| all[*at] == *evidence) {
            alike.push(all.len());
            all.push(evidence.clone());
        }
    }
    all
}
