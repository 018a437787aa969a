//! The parts of an interview sheet, line after line; no word of it is lost in silence.

use std::collections::BTreeMap;

use crate::answers::{NOT_APPLICABLE, UNKNOWN};
use crate::form::filled::{ChosenWord, FORMAT, FilledParts, FilledQuestion, FormPlace, Said};
use crate::form::labels::FormField;
use crate::form::markdown::line::{self, MarkdownLine};
use crate::form::markdown::own::Shown;
use crate::form::markdown::signs;
use crate::form::markdown::tick::{self, Tick};
use crate::form::markdown::write::{LEAST_SIGN, NOT_APPLICABLE_SIGN, UNKNOWN_SIGN};
use crate::model::Model;
use crate::problem::SourceFile;

/// Labels may be in the language of the model or in English.
pub(in crate::form) fn parts(file: &SourceFile, model: &Model, is_current: bool) -> FilledParts {
    let mut reading = MarkdownReading {
        path: &file.path,
        model,
        is_current,
        parts: FilledParts::default(),
        place: MarkdownPlace::Front,
        open: None,
        shown: Shown::default(),
        has_title: false,
    };
    let lines = file.lines();
    let format = lines.iter().position(|line| line.contains(FORMAT));
    for (index, line) in lines.iter().copied().enumerate() {
        // What the form is has been read already.
        if format == Some(index) {
            continue;
        }
        if reading.is_letter(line) {
            continue;
        }
        let at = FormPlace::Line(index + 1, line.into());
        let behind = lines.get(index + 1..).unwrap_or_default();
        match MarkdownLine::of(line, reading.known(), &model.lang) {
            MarkdownLine::Rule(_) if reading.is_end(behind) => {
                reading.go_to(MarkdownPlace::End);
                reading.shown = Shown::attribution(model);
            }
            line => reading.take(line, at),
        }
    }
    reading.parts
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum MarkdownPlace {
    Front,
    Question,
    /// After the heading of a stage.
    Between,
    /// Below the last rule, where the form says what the model is from.
    End,
}

struct MarkdownReading<'f> {
    path: &'f str,
    model: &'f Model,
    /// Whether the form has the words of this very version.
    is_current: bool,
    parts: FilledParts,
    place: MarkdownPlace,
    /// The field that more lines may belong to.
    open: Option<FormField>,
    /// What the form says here, as far as it has not come yet.
    shown: Shown,
    has_title: bool,
}

impl MarkdownReading<'_> {
    fn known(&self) -> &'static [FormField] {
        match self.place {
            MarkdownPlace::Front => &FormField::OF_FORM,
            MarkdownPlace::Question => &FormField::OF_ANSWER,
            MarkdownPlace::Between | MarkdownPlace::End => &[],
        }
    }

    fn go_to(&mut self, place: MarkdownPlace) {
        self.place = place;
        self.open = None;
        self.shown = Shown::default();
    }

    /// Says whether a line is of those that the form says first: they stand quoted above its fields.
    fn is_letter(&self, line: &str) -> bool {
        let is_front = self.place == MarkdownPlace::Front && self.parts.fields.is_empty();
        is_front && line.trim_start_matches(signs::BLANKS).starts_with('>')
    }

    /// Says whether a rule stands above what the model is from; any other is part of a field.
    fn is_end(&self, behind: &[&str]) -> bool {
        if self.place != MarkdownPlace::Question {
            return false;
        }
        if self.is_current {
            return Shown::attribution(self.model).begins(behind.iter().copied());
        }
        // Another version may be from elsewhere: below the last field, one paragraph says so.
        let mut paragraphs = behind.split(|line| line.trim().is_empty());
        let filled = paragraphs.by_ref().filter(|lines| !lines.is_empty());
        self.open.is_none() && self.model.source.attribution.is_some() && filled.count() == 1
    }

    fn take(&mut self, line: MarkdownLine<'_>, at: FormPlace) {
        match line {
            MarkdownLine::Question { item } => {
                self.go_to(MarkdownPlace::Question);
                self.parts.questions.push(FilledQuestion {
                    item: Said { words: item, at },
                    chosen: Vec::new(),
                    least: None,
                    fields: BTreeMap::new(),
                    beside: Vec::new(),
                });
            }
            MarkdownLine::Section => self.go_to(MarkdownPlace::Between),
            // Whatever the title of the form is by now, it stands before its fields.
            MarkdownLine::Heading { is_first: true, .. }
                if self.place == MarkdownPlace::Front
                    && !self.has_title
                    && self.parts.fields.is_empty() =>
            {
                self.has_title = true;
            }
            // A rule on its own says nothing; within words it is one of them.
            MarkdownLine::Rule(_) if !self.has_words() => {}
            MarkdownLine::Box { tick, rest, whole } => match self.place {
                MarkdownPlace::Question => self.take_box(tick, rest, at),
                MarkdownPlace::Front | MarkdownPlace::Between | MarkdownPlace::End => {
                    self.add_words(whole, at);
                }
            },
            MarkdownLine::Field { field, rest } => {
                self.add(field, rest, at);
                self.open = Some(field).filter(|field| self.is_open(*field, rest));
            }
            MarkdownLine::Heading { words, .. }
            | MarkdownLine::Rule(words)
            | MarkdownLine::Words(words) => {
                self.add_words(words, at);
            }
        }
    }

    /// Says whether more lines may belong to a field behind whose label this stands.
    fn is_open(&self, field: FormField, rest: &str) -> bool {
        match field {
            FormField::Confidence | FormField::Answered => rest.is_empty(),
            // At the front each field is a line.
            _ => self.place == MarkdownPlace::Question,
        }
    }

    fn has_words(&mut self) -> bool {
        let Some(field) = self.open else {
            return false;
        };
        let said = self.fields().get(&field);
        said.is_some_and(|said| !said.words.trim().is_empty())
    }

    fn fields(&mut self) -> &mut BTreeMap<FormField, Said> {
        match (self.place, self.parts.questions.last_mut()) {
            (MarkdownPlace::Question, Some(question)) => &mut question.fields,
            _ => &mut self.parts.fields,
        }
    }

    fn tell(&mut self, at: &FormPlace, message: &str, help: &str) {
        let problem = at.problem(self.path, message, help);
        self.parts.problems.push(problem);
    }

    fn tell_odd(&mut self, at: &FormPlace, tick: Tick<'_>) {
        if let Some((message, help)) = tick.trouble() {
            self.tell(at, &message, help);
        }
    }

    fn add(&mut self, field: FormField, line: &str, at: FormPlace) {
        let line = match field {
            FormField::Evidence => signs::meant(line::without_bullet(line)),
            FormField::Confidence => {
                let (lang, odd) = tick::confidence(line, &self.model.lang);
                if let Some(odd) = odd {
                    self.tell_odd(&at, odd);
                }
                lang
            }
            _ => signs::meant(line),
        };
        // A field with nothing in it has a place to name all the same.
        let said = self.fields().entry(field).or_insert_with(|| Said { words: String::new(), at });
        if !said.words.is_empty() {
            said.words.push('\n');
        }
        said.words.push_str(&line);
    }

    /// Adds words to the field that is open, or tells that there is none.
    fn add_words(&mut self, line: &str, at: FormPlace) {
        if let Some(field) = self.open {
            self.add(field, line, at);
            // These are a line each, though it may be the one below the label.
            if !line.is_empty() && matches!(field, FormField::Confidence | FormField::Answered) {
                self.open = None;
            }
            return;
        }
        let words = signs::meant(line::without_bullet(line));
        if words.trim().is_empty() || self.shown.takes(&words) {
            return;
        }
        // Only above its first label does a question show words of the form.
        let has_label = |question: &FilledQuestion| {
            let mut labels = question.fields.keys();
            labels.any(|field| *field != FormField::Reason)
        };
        match (self.place, self.parts.questions.last_mut()) {
            (MarkdownPlace::Question, Some(question)) if !has_label(question) => {
                question.beside.push(Said { words, at });
            }
            (MarkdownPlace::End, _) if !self.is_current => {}
            _ => self.tell(
                &at,
                "words that are in no field",
                "write them after the label of a note, or leave them out",
            ),
        }
    }

    /// Takes a box: its sign says which answer it is, what stands behind that is the form's own.
    fn take_box(&mut self, tick: Tick<'_>, rest: &str, at: FormPlace) {
        self.tell_odd(&at, tick);
        self.open = None;
        let is_least = rest.trim_start_matches(['*', '_']).starts_with(LEAST_SIGN);
        let (sign, behind) = sign(rest);
        let is_not_applicable = sign.eq_ignore_ascii_case(NOT_APPLICABLE_SIGN);
        let is_number = !sign.is_empty() && sign.bytes().all(|b| b.is_ascii_digit());
        // `2+` is more than the number of a level.
        let is_number = is_number && !behind.trim_start().starts_with(LEAST_SIGN);
        if let (Tick::Ticked, Some(question)) = (tick, self.parts.questions.last_mut()) {
            let words = match sign {
                _ if is_not_applicable => NOT_APPLICABLE.to_owned(),
                sign if sign.eq_ignore_ascii_case(UNKNOWN_SIGN) => UNKNOWN.to_owned(),
                sign if is_number => sign.to_owned(),
                _ => label(rest),
            };
            let at = at.clone();
            if is_least {
                let words = rest.to_owned();
                question.least = Some(Said { words, at });
            } else {
                question.chosen.push(ChosenWord { said: Said { words, at }, is_number });
            }
        }
        if is_not_applicable {
            let reason = behind.split_once(':').map_or("", |(_, reason)| reason.trim());
            self.open = Some(FormField::Reason);
            self.add(FormField::Reason, reason, at);
        } else {
            let words = signs::meant(&rest.replace("**", ""));
            let question = self.parts.questions.last_mut();
            if let Some(question) = question.filter(|_| !words.trim().is_empty()) {
                question.beside.push(Said { words, at });
            }
        }
    }
}

fn sign(text: &str) -> (&str, &str) {
    let bare = text.trim_start_matches(['*', '_']);
    let end = bare.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(bare.len());
    bare.split_at(end)
}

/// Returns the label behind a box that has no sign: `**Repeatable**: …`.
fn label(text: &str) -> String {
    let label = text.split_once(':').map_or(text, |(label, _)| label);
    signs::meant(label.trim_matches(['*', '_']).trim())
}
