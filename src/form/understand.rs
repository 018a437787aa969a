//! What a form that was filled in says: its words, held against the model.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::answers::choosable::{self, Choosable};
use crate::answers::{Answer, Choice, Confidence, Decision, Evidence, Respondent, Sheet};
use crate::form::filled::{Body, Filled, FilledQuestion, FormPlace, Said};
use crate::form::labels::FormField;
use crate::form::{evidence, markdown, shown};
use crate::model::{ItemId, Model};
use crate::problem::{Problem, Problems};
use crate::text;
use crate::yaml;

pub(super) const ROLES: &str = "roles";
pub(super) const CONFIDENCE: &str = "confidence";

impl Filled {
    /// Returns the sheet that the form holds, of the version that was asked.
    ///
    /// # Errors
    /// Everything that is wrong in the form, each with its place.
    pub fn sheet(self, model: &Model) -> Result<Sheet, Problems> {
        let asked = self.model;
        let is_current = asked.id == model.id && asked.version == model.version;
        let parts = match self.body {
            Body::Read(parts) => parts,
            Body::Text(file, _) => {
                // The words may have been changed though the version is the same.
                let asked = asked.fingerprint;
                let is_same = asked.is_none_or(|asked| asked == model.fingerprint());
                markdown::parts(&file, model, is_current && is_same)
            }
        };
        let mut reading = FormReading {
            path: &self.path,
            model,
            is_current,
            lists: parts.lists,
            problems: parts.problems,
        };
        let fields = &parts.fields;
        if asked.id != model.id {
            let message = format!("this form asks the model `{}`, not `{}`", asked.id, model.id);
            let help = format!("use `--model {}`", asked.id);
            let problem = Problem::of_file(&*self.path, message, help);
            reading.problems.push(problem);
            return Err(Problems(reading.problems));
        }
        let respondent = reading.respondent(fields);
        let role = respondent.as_ref().and_then(|respondent| respondent.role.as_deref());
        reading.tell_missing_questions(parts.asked.as_ref(), &parts.questions, role);
        let sheet = Sheet {
            model: asked,
            subject: reading.subject(fields),
            date: reading.date_of_form(fields),
            respondent,
            merged: None,
            closed: None,
            answers: reading.answers(&parts.questions),
            again: BTreeMap::new(),
        };
        if reading.problems.is_empty() {
            return Ok(sheet);
        }
        // What is wrong is put right from top to bottom; cells have no line and stay in order.
        let line = |problem: &Problem| problem.place.map(|place| place.line);
        reading.problems.sort_by_key(line);
        Err(Problems(reading.problems))
    }
}

pub(super) struct FormReading<'f> {
    path: &'f str,
    pub(super) model: &'f Model,
    /// Whether the form has the words of this very version.
    pub(super) is_current: bool,
    pub(super) lists: BTreeMap<String, Vec<Choosable>>,
    problems: Vec<Problem>,
}

impl FormReading<'_> {
    pub(super) fn tell(&mut self, at: &FormPlace, message: &str, help: &str) {
        self.problems.push(at.problem(self.path, message, help));
    }

    fn tell_missing(&mut self, fields: &BTreeMap<FormField, Said>, field: FormField, help: &str) {
        let name = field.key();
        if let Some(said) = fields.get(&field) {
            self.tell(&said.at, &format!("the {name} is empty"), help);
        } else {
            let message = format!("the form has no {name}");
            let problem = Problem::of_file(self.path, message, help);
            self.problems.push(problem);
        }
    }

    fn subject(&mut self, fields: &BTreeMap<FormField, Said>) -> String {
        let Some(said) = filled(fields, FormField::Subject) else {
            self.tell_missing(fields, FormField::Subject, "name what is assessed");
            return String::new();
        };
        meant(said)
    }

    fn date_of_form(&mut self, fields: &BTreeMap<FormField, Said>) -> Date {
        if let Some(said) = filled(fields, FormField::Round) {
            return self.date(said).unwrap_or_default();
        }
        let help = "write year, month and day: 2026-11-22";
        self.tell_missing(fields, FormField::Round, help);
        Date::default()
    }

    fn respondent(&mut self, fields: &BTreeMap<FormField, Said>) -> Option<Respondent> {
        let respondent = Respondent {
            name: filled(fields, FormField::Respondent).map(meant),
            role: filled(fields, FormField::Role).and_then(|said| self.role(said)),
        };
        (!respondent.is_empty()).then_some(respondent)
    }

    fn role(&mut self, said: &Said) -> Option<String> {
        let word = &meant(said);
        let own = self.lists.get(ROLES).map(Vec::as_slice).unwrap_or_default();
        match choosable::role_meant(word, self.model, own) {
            Ok(role) => Some(role),
            Err(help) => {
                self.tell(&said.at, &format!("unknown role `{word}`"), &help);
                None
            }
        }
    }

    /// Tells questions that were handed out and have not come back.
    fn tell_missing_questions(
        &mut self,
        asked: Option<&(usize, FormPlace)>,
        questions: &[FilledQuestion],
        role: Option<&str>,
    ) {
        let number = questions.len();
        let Some((asked, at)) = asked.filter(|(asked, _)| *asked > number) else { return };
        let there: BTreeSet<&str> = questions.iter().map(|one| one.item.words.trim()).collect();
        let missing = self.model.items_and_topics().filter(|item| {
            !there.contains(item.id.as_str())
                && role.is_none_or(|role| item.who.iter().any(|one| one.as_str() == role))
        });
        let ids = text::ticked(missing.map(|item| item.id.as_str()));
        let message = format!("{asked} questions were asked and {number} are here; not {ids}");
        let help = format!(
            "put back what was asked, or write `questions {number}` where it was left out on purpose"
        );
        self.tell(at, &message, &help);
    }

    fn answers(&mut self, questions: &[FilledQuestion]) -> BTreeMap<ItemId, Answer> {
        let mut seen: BTreeMap<ItemId, &FormPlace> = BTreeMap::new();
        let mut answers = BTreeMap::new();
        for question in questions {
            let Some(id) = self.item(question) else {
                continue;
            };
            if let Some(first) = seen.insert(id.clone(), &question.item.at) {
                let message = format!("`{id}` is there twice");
                let first = place_of(first);
                let help = format!("it is asked {first} already; leave one of them out");
                self.tell(&question.item.at, &message, &help);
                continue;
            }
            if let Some(answer) = self.answer(&id, question) {
                answers.insert(id, answer);
            }
        }
        answers
    }

    /// Returns the item of a question, also one that the model has given up.
    fn item(&mut self, question: &FilledQuestion) -> Option<ItemId> {
        let word = question.item.words.trim();
        let at = &question.item.at;
        if word.is_empty() {
            let help = format!("write the id of the item; {}", self.model.where_listed());
            self.tell(at, "a question without the id of its item", &help);
            return None;
        }
        let id = ItemId::new(word);
        let given_up = self.model.given_up();
        if self.model.item(&id).is_some() || given_up.contains_key(&id) {
            return Some(id);
        }
        let ids = self.model.items_and_topics().map(|item| item.id.as_str());
        let help = text::meant(word, ids, || self.model.where_listed());
        self.tell(at, &format!("unknown item `{word}`"), &help);
        None
    }

    fn answer(&mut self, id: &ItemId, question: &FilledQuestion) -> Option<Answer> {
        let before = self.problems.len();
        let said = match question.chosen.as_slice() {
            [] => None,
            [chosen] => Some(chosen),
            [.., last] => {
                let message = format!("`{id}` has more than one answer");
                self.tell(&last.said.at, &message, "leave one of them");
                return None;
            }
        };
        let choice = said.and_then(|said| self.choice(id, said, question));
        let evidence = self.evidence(&question.fields);
        let answer = Answer {
            choice: choice.unwrap_or(Choice::Unknown),
            decision: Decision::default(),
            note: filled(&question.fields, FormField::Note).map(meant),
            evidence,
            confidence: filled(&question.fields, FormField::Confidence)
                .and_then(|said| self.confidence(said)),
            answered: filled(&question.fields, FormField::Answered)
                .and_then(|said| self.date(said)),
            estimate: false,
            former: None,
        };
        if let (None, Some(least)) = (said, &question.least) {
            let message = format!("`{id}` is at least a level, and none is ticked");
            self.tell(&least.at, &message, "tick the level that is certain");
        }
        if said.is_none() {
            self.tell_without_answer(id, &question.fields);
        }
        (said.is_some() && self.problems.len() == before).then_some(answer)
    }

    /// Tells words that no sheet would keep: they belong to an answer, and there is none.
    fn tell_without_answer(&mut self, id: &ItemId, fields: &BTreeMap<FormField, Said>) {
        // The day alone says nothing of the item.
        let mut said = FormField::OF_ANSWER.iter().filter(|field| **field != FormField::Answered);
        if let Some((field, said)) = said.find_map(|field| Some((field, filled(fields, *field)?))) {
            let message = format!("`{id}` has a {} and no answer", field.key());
            let help = "choose an answer; not known is one";
            self.tell(&said.at.clone(), &message, help);
        }
    }

    fn confidence(&mut self, said: &Said) -> Option<Confidence> {
        let word = &meant(said);
        let lang = &self.model.lang;
        let own = self.lists.get(CONFIDENCE).map(Vec::as_slice).unwrap_or_default();
        let found = choosable::confidence_meant(word, lang, own);
        if found.is_none() {
            let known = choosable::confidences(lang);
            let words: BTreeSet<&str> =
                own.iter().chain(&known).map(|one| one.label.as_str()).collect();
            let known = words.iter().copied();
            let help = text::meant(word, known, || format!("use {}", text::one_of(words.clone())));
            self.tell(&said.at, &format!("unknown confidence `{word}`"), &help);
        }
        found
    }

    fn evidence(&mut self, fields: &BTreeMap<FormField, Said>) -> Vec<Evidence> {
        let Some(said) = filled(fields, FormField::Evidence) else {
            return Vec::new();
        };
        let mut read = Vec::new();
        for line in said.words.lines().filter(|line| !line.trim().is_empty()) {
            match evidence::read(line) {
                Ok(evidence) => read.push(evidence),
                Err(wrong) => self.tell(&said.at, &wrong.to_string(), wrong.help()),
            }
        }
        read
    }

    fn date(&mut self, said: &Said) -> Option<Date> {
        let word = &meant(said);
        let date = yaml::day(word);
        date.map_err(|wrong| {
            let (message, help) = wrong.told();
            self.tell(&said.at, &message, help);
        })
        .ok()
    }
}

pub(super) fn filled(fields: &BTreeMap<FormField, Said>, field: FormField) -> Option<&Said> {
    let said = fields.get(&field)?;
    (!meant(said).is_empty()).then_some(said)
}

pub(super) fn meant(said: &Said) -> String {
    shown::meant(&said.words).trim().to_owned()
}

fn place_of(at: &FormPlace) -> String {
    match at {
        FormPlace::Cell(cell) => format!("in {cell}"),
        FormPlace::Line(number, _) => format!("in line {number}"),
    }
}
