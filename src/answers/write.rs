//! A sheet as text: the same answers give the same bytes, in the order of the model.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::answers::answer::{Again, Answer, Choice, Confidence, NOT_APPLICABLE, UNKNOWN};
use crate::answers::merged::{MergeRoles, Merged};
use crate::answers::respondent::Respondent;
use crate::answers::sheet::{FORMAT, Sheet};
use crate::model::{ItemId, Model};

/// Returns the file of a sheet. Answers that `model` does not ask for come last, by name.
///
/// # Errors
/// Only what the YAML writer itself cannot do.
pub fn to_yaml(sheet: &Sheet, model: &Model) -> Result<String, serde_yaml::SerializeError> {
    serde_yaml::to_string(&SheetFile::of(sheet, model))
}

/// Returns the same as JSON.
///
/// # Errors
/// Only what the JSON writer itself cannot do.
pub fn to_json(sheet: &Sheet, model: &Model) -> serde_json::Result<serde_json::Value> {
    serde_json::to_value(SheetFile::of(sheet, model))
}

impl<'a> SheetFile<'a> {
    fn of(sheet: &'a Sheet, model: &Model) -> Self {
        Self {
            format: FORMAT,
            model: ModelFile {
                id: sheet.model.id.as_str(),
                version: &sheet.model.version,
                fingerprint: sheet.model.fingerprint.map(|fingerprint| fingerprint.to_string()),
            },
            subject: &sheet.subject,
            date: sheet.date.to_string(),
            respondent: sheet.respondent.as_ref().and_then(RespondentFile::of),
            merged: sheet.merged.as_ref().map(|m| MergedFile::of(m, model)),
            answers: AnswersFile(in_order(&sheet.answers, model)),
            ask_again: AgainFile(in_order(&sheet.again, model)),
        }
    }
}

/// Returns entries in the order of the model; those that it does not ask for come last, by name.
fn in_order<'s, T>(entries: &'s BTreeMap<ItemId, T>, model: &Model) -> Vec<(&'s ItemId, &'s T)> {
    let asked = model.items_and_topics().map(|item| &item.id);
    let known = asked.filter_map(|id| entries.get_key_value(id));
    let strays = entries.iter().filter(|(id, _)| model.item(id).is_none());
    known.chain(strays).collect()
}

#[derive(Serialize)]
struct SheetFile<'a> {
    format: &'static str,
    model: ModelFile<'a>,
    subject: &'a str,
    date: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    respondent: Option<RespondentFile<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    merged: Option<MergedFile<'a>>,
    answers: AnswersFile<'a>,
    #[serde(skip_serializing_if = "AgainFile::is_empty")]
    ask_again: AgainFile<'a>,
}

#[derive(Serialize)]
struct ModelFile<'a> {
    id: &'a str,
    version: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    fingerprint: Option<String>,
}

#[derive(Serialize)]
struct RespondentFile<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<&'a str>,
}

impl<'a> RespondentFile<'a> {
    fn of(respondent: &'a Respondent) -> Option<Self> {
        let (name, role) = (said(respondent.name.as_ref()), said(respondent.role.as_ref()));
        (name.is_some() || role.is_some()).then_some(Self { name, role })
    }
}

/// Returns a text with something in it: no file may hold another, it could not be read again.
fn said(text: Option<&String>) -> Option<&str> {
    text.map(String::as_str).filter(|text| !text.trim().is_empty())
}

#[derive(Serialize)]
struct MergedFile<'a> {
    rule: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    roles: Option<&'static str>,
    from: Vec<MergedFromFile<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    settled: Vec<&'a str>,
}

#[derive(Serialize)]
struct MergedFromFile<'a> {
    sheet: &'a str,
    date: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    respondent: Option<RespondentFile<'a>>,
}

impl<'a> MergedFile<'a> {
    fn of(merged: &'a Merged, model: &Model) -> Self {
        let asked = model.items_and_topics().map(|item| &item.id);
        let known = asked.filter_map(|id| merged.settled.get(id));
        let strays = merged.settled.iter().filter(|id| model.item(id).is_none());
        let from = merged.from.iter().map(|from| MergedFromFile {
            sheet: &from.sheet,
            date: from.date.to_string(),
            respondent: from.respondent.as_ref().and_then(RespondentFile::of),
        });
        Self {
            rule: merged.rule.as_str(),
            roles: (merged.roles != MergeRoles::default()).then(|| merged.roles.as_str()),
            from: from.collect(),
            settled: known.chain(strays).map(ItemId::as_str).collect(),
        }
    }
}

struct AgainFile<'a>(Vec<(&'a ItemId, &'a Again)>);

impl AgainFile<'_> {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for AgainFile<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (id, again) in &self.0 {
            let entry = AgainEntry { why: &again.why, was: AnswerFile::of(&again.was) };
            map.serialize_entry(id.as_str(), &entry)?;
        }
        map.end()
    }
}

#[derive(Serialize)]
struct AgainEntry<'a> {
    why: &'a str,
    #[serde(flatten)]
    was: AnswerFile<'a>,
}

struct AnswersFile<'a>(Vec<(&'a ItemId, &'a Answer)>);

impl Serialize for AnswersFile<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (id, answer) in &self.0 {
            map.serialize_entry(id.as_str(), &AnswerFile::of(answer))?;
        }
        map.end()
    }
}

#[derive(Serialize)]
struct AnswerFile<'a> {
    answer: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    evidence: Vec<EvidenceFile<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    confidence: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    answered: Option<String>,
}

#[derive(Serialize)]
struct EvidenceFile<'a> {
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<String>,
}

impl<'a> AnswerFile<'a> {
    fn of(answer: &'a Answer) -> Self {
        let (word, reason) = match &answer.choice {
            Choice::Level(level) => (level.as_str(), None),
            Choice::Unknown => (UNKNOWN, None),
            Choice::NotApplicable { reason } => (NOT_APPLICABLE, Some(reason.as_str())),
        };
        let evidence = answer.evidence.iter().filter_map(|evidence| {
            let date = evidence.date.as_ref().map(Date::to_string);
            Some(EvidenceFile {
                text: said(Some(&evidence.text))?,
                date,
                until: evidence.until.as_ref().map(Date::to_string),
            })
        });
        Self {
            answer: word,
            reason,
            note: said(answer.note.as_ref()),
            evidence: evidence.collect(),
            confidence: answer.confidence.map(Confidence::as_str),
            answered: answer.answered.as_ref().map(Date::to_string),
        }
    }
}
