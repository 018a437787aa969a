//! What must not be read by others: names of people and units, names of files that have these in
//! them, and words from sheets.

use std::collections::BTreeSet;
use std::{env, fs};

use ospo::answers::{NOT_APPLICABLE, UNKNOWN};
use ospo::checklist;
use ospo::model::Model;
use ospo::report::{Checkup, Circumstance, Finding};
use ospo::schema::{self, Shape};
use serde_json::Value;

use crate::cli::command::doctor::sheets::ReadSheet;
use crate::cli::desk::{self, odd};
use crate::cli::session::Session;

/// What stands for a word that is left out.
const LEFT_OUT: &str = "…";
/// How what one types begins.
const COMMANDS: [&str; 4] = ["ospo ", "git ", "chmod ", "--"];

/// Words that are left out, and those in backticks that need not be.
pub(super) struct Private {
    /// Each with what stands for it, the longest first.
    hidden: Vec<(String, String)>,
    known: BTreeSet<String>,
}

impl Private {
    pub(super) fn of(session: &Session, sheets: &[ReadSheet]) -> Self {
        let mut hidden: Vec<(String, String)> = Vec::new();
        let home = env::home_dir().filter(|home| home.parent().is_some());
        hidden.extend(home.map(|home| (home.display().to_string(), "~".to_owned())));
        for entry in fs::read_dir(session.store.assessments()).into_iter().flatten().flatten() {
            let path = entry.path();
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let day = desk::sheet_name(&path).day.map(|day| day.to_string());
            if day.as_ref() != Some(&name) && !name.starts_with('.') {
                let instead = day.map_or_else(|| LEFT_OUT.to_owned(), |day| format!("{day}-…"));
                hidden.push((name, instead));
            }
        }
        let mut people: BTreeSet<&str> = BTreeSet::new();
        for ReadSheet { sheet, .. } in sheets {
            let respondent = sheet.respondent.as_ref();
            people.extend(respondent.and_then(|respondent| respondent.name.as_deref()));
            people.insert(&sheet.subject);
            let evidence = sheet.answers.values().flat_map(|answer| &answer.evidence);
            people.extend(
                evidence.map(|one| one.text.as_str()).filter(|text| odd::names_a_file(text)),
            );
        }
        for (_, said) in &session.settings.layers {
            people.extend(said.people.iter().map(|one| one.name.as_str()));
        }
        let subject = session.settings.organisation.subject();
        people.extend(subject.as_deref());
        let people = people.into_iter().filter(|name| !name.trim().is_empty());
        hidden.extend(people.map(|name| (name.to_owned(), LEFT_OUT.to_owned())));
        hidden.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        Self { hidden, known: known() }
    }

    /// Returns what was found, to be shown to anybody.
    pub(super) fn without(&self, checkup: Checkup) -> Checkup {
        let findings = checkup.findings.into_iter().map(|finding| Finding {
            path: finding.path.map(|path| self.said(&path)),
            what: self.said(&finding.what),
            helps: finding.helps.iter().map(|help| self.said(help)).collect(),
            ..finding
        });
        let circumstances = checkup.circumstances.into_iter();
        let circumstances = circumstances
            .map(|one| Circumstance { value: one.value.map(|value| self.said(&value)), ..one })
            .collect();
        Checkup {
            folder: self.said(&checkup.folder),
            findings: findings.collect(),
            circumstances,
            ..checkup
        }
    }

    fn said(&self, text: &str) -> String {
        let text = self
            .hidden
            .iter()
            .fold(text.to_owned(), |text, (name, instead)| text.replace(name.as_str(), instead));
        // What stands in backticks is every second part.
        let parts = text.split('`').enumerate().map(|(at, part)| match at % 2 {
            1 if !self.may_be_said(part) => LEFT_OUT,
            _ => part,
        });
        parts.collect::<Vec<_>>().join("`")
    }

    fn may_be_said(&self, word: &str) -> bool {
        self.known.contains(word.trim_end_matches(':'))
            || COMMANDS.iter().any(|command| word.starts_with(command))
            || word.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_punctuation())
    }
}

/// Returns the words that everybody may read: fields, formats, and what the built-in models name.
fn known() -> BTreeSet<String> {
    let mut known = BTreeSet::from([UNKNOWN, NOT_APPLICABLE].map(str::to_owned));
    for shape in Shape::ALL {
        known.insert(shape.id());
        fields(&schema::of(shape), &mut known);
    }
    for id in checklist::builtin_ids() {
        known.insert(id.to_owned());
        let model = checklist::builtin_model(id, None).ok();
        for item in model.iter().flat_map(Model::items_and_topics) {
            known.insert(item.id.to_string());
            known.extend(item.scale.levels.iter().map(|level| level.id.to_string()));
        }
    }
    known
}

fn fields(part: &Value, known: &mut BTreeSet<String>) {
    match part {
        Value::Object(map) => {
            let named = map.get("properties").and_then(Value::as_object);
            known.extend(named.into_iter().flat_map(|fields| fields.keys().cloned()));
            map.values().for_each(|part| fields(part, known));
        }
        Value::Array(list) => list.iter().for_each(|part| fields(part, known)),
        _ => {}
    }
}
