//! The answers of a sheet as they stand in its file.

use std::borrow::Cow;
use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::answers::sheet::{Again, Answer, Choice, Confidence, Evidence, NOT_APPLICABLE, UNKNOWN};
use crate::model::{ItemId, LevelId};
use crate::problem::Place;
use crate::text;
use crate::yaml::{Fields, Node, Reader, Value};

/// Answers by item, and the place of each.
pub(super) type Answers<'a> = (BTreeMap<ItemId, Answer>, Places<'a>);

/// Where the answers to items stand: needed only to tell what is wrong with one.
pub(super) type Places<'a> = Vec<(Cow<'a, str>, Place)>;

/// `answers:` with nothing behind it is a sheet that was just begun.
pub(super) fn answers_or_none<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Answers<'a> {
    if node.is_nothing() {
        Answers::default()
    } else {
        answers(node, reader)
    }
}

pub(super) fn answers<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Answers<'a> {
    let mut read = Answers::default();
    let Some(mut fields) = reader.fields(node, "answers") else {
        return read;
    };
    for (key, value) in fields.rest() {
        let (Some(id), Some((answer, place))) = (reader.key_id(key), answer(value, reader)) else {
            continue;
        };
        read.0.insert(ItemId::new(id), answer);
        read.1.push((key.text.clone(), place));
    }
    read
}

fn answer<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Option<(Answer, Place)> {
    if let Value::Scalar { .. } = &node.value {
        let word = reader.word(node)?;
        let Some(choice) = choice(word, None) else {
            return needs_reason(node.place, reader);
        };
        return Some((Answer::new(choice), node.place));
    }
    let mut fields = reader.fields(node, "an answer")?;
    let read = full_answer(&mut fields, reader);
    fields.finish(reader);
    read
}

/// Reads the fields of an answer; the caller asks for its own and ends.
fn full_answer<'a>(
    fields: &mut Fields<'_, 'a>,
    reader: &mut Reader<'a>,
) -> Option<(Answer, Place)> {
    let word_node = fields.need("answer");
    let word = word_node.and_then(|n| reader.word(n));
    let reason_node = fields.take("reason");
    let reason = reason_node.and_then(|n| reader.text(n));
    let remark = fields.take("note").and_then(|n| reader.text(n));
    let evidence = fields
        .take("evidence")
        .map(|n| evidence(n, reader))
        .unwrap_or_default();
    let confidence = fields
        .take("confidence")
        .and_then(|n| confidence(n, reader));
    let answered = fields.take("answered").and_then(|n| reader.date(n));
    let place = word_node?.place;
    let Some(choice) = choice(word?, reason) else {
        return if reason_node.is_none() {
            needs_reason(place, reader)
        } else {
            None
        };
    };
    if let (Some(node), false) = (reason_node, matches!(choice, Choice::NotApplicable { .. })) {
        let message = "only `not-applicable` takes a reason";
        reader.tell(node.place, message, "write it as `note:`");
    }
    let answer = Answer {
        choice,
        note: remark,
        evidence,
        confidence,
        answered,
    };
    Some((answer, place))
}

/// Reads `ask_again`: answers in full, each with what changed since.
pub(super) fn again<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> BTreeMap<ItemId, Again> {
    let mut read = BTreeMap::new();
    let Some(mut entries) = reader.fields(node, "answers to ask for again") else {
        return read;
    };
    for (key, value) in entries.rest() {
        let id = reader.key_id(key);
        let Some(mut fields) = reader.fields(value, "an answer to ask for again") else {
            continue;
        };
        let why = fields.need("why").and_then(|n| reader.text(n));
        let was = full_answer(&mut fields, reader);
        fields.finish(reader);
        if let (Some(id), Some(why), Some((was, _))) = (id, why, was) {
            read.insert(ItemId::new(id), Again { why, was });
        }
    }
    read
}

/// Returns what a word means; none where it needs a reason and has none.
fn choice(word: &str, reason: Option<String>) -> Option<Choice> {
    match word {
        UNKNOWN => Some(Choice::Unknown),
        NOT_APPLICABLE | "n/a" => reason.map(|reason| Choice::NotApplicable { reason }),
        level => Some(Choice::Level(LevelId::new(level))),
    }
}

fn needs_reason<T>(place: Place, reader: &mut Reader<'_>) -> Option<T> {
    let help =
        "write `answer: not-applicable` and below it `reason: …`, why it does not apply to you";
    reader.tell(place, "`not-applicable` needs a reason", help);
    None
}

fn evidence<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Vec<Evidence> {
    let nodes = reader.list(node, "evidence");
    let read = nodes.iter().filter_map(|node| {
        if let Value::Scalar { .. } = &node.value {
            return Some(Evidence::new(reader.text(node)?));
        }
        let mut fields = reader.fields(node, "evidence")?;
        let text = fields.need("text").and_then(|n| reader.text(n));
        let date: Option<Date> = fields.take("date").and_then(|n| reader.date(n));
        let until: Option<Date> = fields.take("until").and_then(|n| reader.date(n));
        fields.finish(reader);
        Some(Evidence {
            text: text?,
            date,
            until,
        })
    });
    read.collect()
}

fn confidence<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Option<Confidence> {
    let word = reader.word(node)?;
    let found = Confidence::ALL
        .into_iter()
        .find(|confidence| confidence.as_str() == word);
    if found.is_none() {
        let words = || Confidence::ALL.into_iter().map(Confidence::as_str);
        reader.tell_unknown(node.place, ("confidence", word), words(), || {
            format!("use {}", text::one_of(words()))
        });
    }
    found
}
