//! An evaluation log of Gemara, the model of the Open Source Security Foundation for controls, as YAML.

use std::io;

use serde_json::Value;

use crate::lang::{Lang, say};
use crate::render::exchange::gemara_shape::{
    ApplicabilityGroup, AssessmentLog, ControlEvaluation, Entity, EntryMapping, EvaluationLog,
    EvidencePayload, GemaraEvidence, GemaraMetadata, MappingReference,
};
use crate::render::exchange::name::{moment, uuid};
use crate::report::{Checked, Exchange, Outcome};
use crate::text;

const VERSION: &str = "1.5.0";

const NOT_RUN: &str = "Not Run";
const PASSED: &str = "Passed";
const FAILED: &str = "Failed";
const NEEDS_REVIEW: &str = "Needs Review";
const NOT_APPLICABLE: &str = "Not Applicable";
const UNKNOWN: &str = "Unknown";

/// Writes an evaluation for each control, with a log for each of its requirements.
pub(in crate::render) fn write(
    lang: &Lang,
    exchange: &Exchange,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let log = EvaluationLog {
        metadata: metadata(lang, exchange),
        target: Entity {
            id: id(&exchange.subject),
            name: exchange.subject.clone(),
            // An organisation is people: Gemara knows these, and software.
            kind: "Human",
            description: None,
        },
        result: together(
            &exchange.checked.iter().map(|one| result(exchange, one)).collect::<Vec<_>>(),
        ),
        evaluations: evaluations(lang, exchange),
    };
    let mut log = serde_json::to_value(log)?;
    make_visible(&mut log);
    let log = serde_yaml::to_string(&log).map_err(io::Error::other)?;
    out.write_all(log.as_bytes())
}

fn metadata(lang: &Lang, exchange: &Exchange) -> GemaraMetadata {
    let (model, (name, url)) = (&exchange.model, &exchange.source);
    let groups = exchange.groups.iter().map(|group| ApplicabilityGroup {
        id: group.id.clone(),
        title: group.title.clone(),
        description: group.summary.clone(),
    });
    GemaraMetadata {
        id: format!("{}-{}-{}", model.id, id(&exchange.subject), exchange.date),
        kind: "EvaluationLog",
        gemara_version: VERSION,
        version: exchange.date.clone(),
        date: moment(&exchange.date),
        description: exchange.about.join(" "),
        author: author(lang, exchange),
        mapping_references: [MappingReference {
            id: model.id.clone(),
            title: model.title.clone(),
            version: model.version.clone(),
            description: name.clone(),
            url: url.clone().filter(|url| url.starts_with("http")),
        }],
        applicability_groups: groups.collect(),
    }
}

/// Returns those who answered; whoever is assessed, where nobody says so.
fn author(lang: &Lang, exchange: &Exchange) -> Entity {
    let named = exchange.respondents.iter().filter_map(|one| match (&one.name, &one.role) {
        (Some(name), Some(role)) => Some(format!("{name}{}", lang.aside(role))),
        (Some(one), None) | (None, Some(one)) => Some(one.clone()),
        (None, None) => None,
    });
    let named: Vec<String> = named.collect();
    let name = if named.is_empty() { exchange.subject.clone() } else { lang.in_a_row(named) };
    Entity { id: id(&name), name, kind: "Human", description: Some(say!(lang, "Respondent")) }
}

fn evaluations(lang: &Lang, exchange: &Exchange) -> Vec<ControlEvaluation> {
    let mut controls: Vec<(&str, Vec<&Checked>)> = Vec::new();
    for one in &exchange.checked {
        let control = one.control();
        match controls.iter_mut().find(|(known, _)| *known == control) {
            Some((_, all)) => all.push(one),
            None => controls.push((control, vec![one])),
        }
    }
    let evaluations = controls.into_iter().map(|(control, all)| {
        let results: Vec<&'static str> = all.iter().map(|one| result(exchange, one)).collect();
        let titles = all.iter().map(|one| one.data.title.clone());
        ControlEvaluation {
            name: titles.collect::<Vec<_>>().join("; "),
            result: together(&results),
            message: counted(&results),
            control: entry(exchange, control),
            assessment_logs: all.iter().map(|one| assessment_log(lang, exchange, one)).collect(),
        }
    });
    evaluations.collect()
}

fn assessment_log(lang: &Lang, exchange: &Exchange, one: &Checked) -> AssessmentLog {
    let group = exchange.groups.get(one.group).map(|group| group.id.clone());
    let answer = [Some(one.told.clone()), one.anchor.clone()].into_iter().flatten();
    let message: Vec<String> = answer.chain(one.remarks.iter().cloned()).collect();
    let is_answered = one.outcome != Outcome::Unanswered;
    AssessmentLog {
        requirement: entry(exchange, &one.requirement),
        description: one.ask.clone(),
        result: result(exchange, one),
        message: message.join("\n"),
        applicability: [group.unwrap_or_default()],
        steps: [if one.implied {
            say!(lang, "Take what follows from answers to another model")
        } else {
            say!(lang, "Answer the question in a self-assessment")
        }],
        steps_executed: u8::from(is_answered),
        start: is_answered.then(|| moment(&one.day)),
        confidence_level: match one.data.confidence {
            Some("low") => Some("Low"),
            Some("medium") => Some("Medium"),
            Some("high") => Some("High"),
            _ => one.data.estimate.then_some("Undetermined"),
        },
        evidence: evidence(one),
    }
}

fn evidence(one: &Checked) -> Vec<GemaraEvidence> {
    let evidence = one.data.evidence.iter().enumerate().map(|(place, evidence)| GemaraEvidence {
        id: format!("{}-{}", one.data.id, place + 1),
        kind: if text::is_link(&evidence.text) { "link" } else { "statement" },
        collected_at: moment(evidence.date.as_deref().unwrap_or(&one.day)),
        payload: EvidencePayload {
            text: evidence.text.clone(),
            date: evidence.date.clone(),
            until: evidence.until.clone(),
            ended: evidence.ended.then_some(true),
            known: evidence.known,
        },
    });
    evidence.collect()
}

fn entry(exchange: &Exchange, id: &str) -> EntryMapping {
    EntryMapping { reference_id: exchange.model.id.clone(), entry_id: id.to_owned() }
}

/// Returns the result of a requirement; what is there in part needs review where nobody has said how much
/// is enough.
fn result(exchange: &Exchange, one: &Checked) -> &'static str {
    match one.outcome {
        Outcome::Met => PASSED,
        Outcome::Partly if !exchange.has_bar => NEEDS_REVIEW,
        Outcome::Partly | Outcome::NotMet => FAILED,
        Outcome::Undecided => NEEDS_REVIEW,
        Outcome::Unknown => UNKNOWN,
        Outcome::NotApplicable => NOT_APPLICABLE,
        Outcome::Unanswered => NOT_RUN,
    }
}

/// Returns the result of several: one that failed is enough to fail, and all that apply have to pass to
/// pass. What is only begun needs review.
fn together(results: &[&'static str]) -> &'static str {
    for worst in [FAILED, UNKNOWN, NEEDS_REVIEW] {
        if results.contains(&worst) {
            return worst;
        }
    }
    match (results.contains(&PASSED), results.contains(&NOT_RUN)) {
        (true, true) => NEEDS_REVIEW,
        (true, false) => PASSED,
        (false, true) => NOT_RUN,
        (false, false) => NOT_APPLICABLE,
    }
}

/// Returns how many have which result: `1 Passed, 2 Not Run`.
fn counted(results: &[&str]) -> String {
    let all = [PASSED, FAILED, NEEDS_REVIEW, UNKNOWN, NOT_APPLICABLE, NOT_RUN];
    let number = |result| results.iter().filter(|one| **one == result).count();
    let counts = all.into_iter().map(|result| (number(result), result));
    let counts = counts.filter(|(number, _)| *number > 0);
    counts.map(|(number, result)| format!("{number} {result}")).collect::<Vec<_>>().join(", ")
}

/// Returns a name as an id; where it has no letter that an id may have, a name made from it.
fn id(name: &str) -> String {
    text::to_id(name).unwrap_or_else(|| uuid(&[name]))
}

/// Makes each text such that no screen obeys it; a line break stays one.
fn make_visible(value: &mut Value) {
    match value {
        Value::String(text) => {
            let lines: Vec<_> = text.split('\n').map(text::visible).collect();
            *text = lines.join("\n");
        }
        Value::Array(all) => all.iter_mut().for_each(make_visible),
        Value::Object(fields) => fields.values_mut().for_each(make_visible),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
