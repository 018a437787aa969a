//! An interview sheet that somebody filled in.

use std::collections::BTreeMap;

use crate::answers::ModelRef;
use crate::answers::NOT_APPLICABLE;
use crate::answers::UNKNOWN;
use crate::form::filled::At;
use crate::form::filled::Body;
use crate::form::filled::Chosen;
use crate::form::filled::FORMAT;
use crate::form::filled::Filled;
use crate::form::filled::Parts;
use crate::form::filled::Question;
use crate::form::filled::Said;
use crate::form::labels::Field;
use crate::form::markdown::line;
use crate::form::markdown::line::Line;
use crate::form::markdown::signs;
use crate::form::markdown::write::NOT_APPLICABLE_SIGN;
use crate::form::markdown::write::UNKNOWN_SIGN;
use crate::form::shown;
use crate::model::ModelId;
use crate::problem::Problem;
use crate::problem::Problems;
use crate::problem::SourceFile;
use crate::text;
use crate::words;
use crate::words::Words;

/// The way out for a text that is no form.
const NEW_FORM: &str = "`ospo form --markdown FILE` writes one; fill in that file";

/// Reads an interview sheet that was filled in.
///
/// # Errors
/// What keeps it from being read as a form.
pub fn parse_markdown(file: SourceFile) -> Result<Filled, Problems> {
    let lines = file.lines();
    let mut lines = (1..).zip(lines.iter().copied());
    let Some((number, line)) = lines.find(|(_, line)| line.contains(FORMAT)) else {
        let message = "the file is not a form of `ospo`";
        return Err(Problem::of_file(&*file.path, message, NEW_FORM).into());
    };
    let Some((model, language)) = model(line) else {
        let message = "the form does not say which version of which model it asks";
        let at = At::Line(number, line.into());
        return Err(at.problem(&file.path, message, NEW_FORM).into());
    };
    Ok(Filled {
        path: file.path.clone(),
        model,
        language,
        body: Body::Text(file),
    })
}

/// Reads `ospo/form/1, model ID, version VERSION, language TAG`; English names none.
fn model(line: &str) -> Option<(ModelRef, Option<String>)> {
    let (_, rest) = line.split_once(FORMAT)?;
    let rest = rest.trim_start().strip_prefix(',')?.trim_start();
    let (id, rest) = rest.strip_prefix("model")?.split_once(',')?;
    let rest = rest.trim_start().strip_prefix("version")?;
    let (version, language) = match rest.rsplit_once(", language ") {
        Some((version, tag)) if words::is_tag(tag.trim()) => (version, Some(tag.trim().to_owned())),
        _ => (rest, None),
    };
    let version = shown::meant(&signs::meant(version)).trim().to_owned();
    let is_sound = text::is_id(id.trim()) && !version.is_empty();
    let model = is_sound.then(|| ModelRef {
        id: ModelId::new(id.trim()),
        version,
    });
    Some((model?, language))
}

/// Returns the parts of an interview sheet; its labels are in the language of `words` or English.
pub(in crate::form) fn parts(file: &SourceFile, words: &Words) -> Parts {
    let mut reading = Reading::default();
    for (number, line) in (1..).zip(file.lines()) {
        let known: &[Field] = match reading.place {
            Place::Front => &Field::OF_FORM,
            Place::Question => &Field::OF_ANSWER,
            Place::Between => &[],
        };
        let at = At::Line(number, line.into());
        reading.take(Line::of(line, known, words), at);
    }
    reading.parts
}

/// Which part of the sheet is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Place {
    #[default]
    Front,
    Question,
    /// After a heading that is no question.
    Between,
}

/// A sheet under way.
#[derive(Debug, Default)]
struct Reading {
    parts: Parts,
    place: Place,
    /// The field that more lines may belong to.
    open: Option<Field>,
}

impl Reading {
    fn take(&mut self, line: Line<'_>, at: At) {
        match line {
            Line::Question { item } => {
                self.place = Place::Question;
                self.open = None;
                self.parts.questions.push(Question {
                    item: Said { words: item, at },
                    chosen: Vec::new(),
                    fields: BTreeMap::new(),
                    beside: Vec::new(),
                });
            }
            // The title of the form stands before its fields.
            Line::Break if self.place == Place::Front && self.parts.fields.is_empty() => {}
            Line::Break => {
                self.place = Place::Between;
                self.open = None;
            }
            Line::Box { is_ticked, rest } => self.take_box(is_ticked, rest, at),
            Line::Field { field, rest } => {
                // At the front each field is a line.
                self.open = (self.place != Place::Front).then_some(field);
                self.add(field, rest, at);
            }
            Line::Words(rest) => match self.open {
                Some(field) => self.add(field, rest, at),
                None => self.add_beside(rest, at),
            },
        }
    }

    /// Returns the question that is read.
    fn question(&mut self) -> Option<&mut Question> {
        match self.place {
            Place::Question => self.parts.questions.last_mut(),
            Place::Front | Place::Between => None,
        }
    }

    /// Returns the fields that are read.
    fn fields(&mut self) -> &mut BTreeMap<Field, Said> {
        match (self.place, self.parts.questions.last_mut()) {
            (Place::Question, Some(question)) => &mut question.fields,
            _ => &mut self.parts.fields,
        }
    }

    /// Adds a line to a field.
    fn add(&mut self, field: Field, line: &str, at: At) {
        let line = match field {
            Field::Evidence => signs::meant(line::without_bullet(line)),
            Field::Confidence => confidence(line),
            _ => signs::meant(line),
        };
        // A field with nothing in it has a place to name all the same.
        let said = self.fields().entry(field).or_insert_with(|| Said {
            words: String::new(),
            at,
        });
        if !said.words.is_empty() {
            said.words.push('\n');
        }
        said.words.push_str(&line);
    }

    fn add_beside(&mut self, line: &str, at: At) {
        let words = signs::meant(line::without_bullet(line));
        let Some(question) = self.question().filter(|_| !words.trim().is_empty()) else {
            return;
        };
        question.beside.push(Said { words, at });
    }

    /// Takes a box: its sign says which answer it is, what stands behind that is the form's own.
    fn take_box(&mut self, is_ticked: bool, rest: &str, at: At) {
        self.open = None;
        let (sign, behind) = sign(rest);
        let is_not_applicable = sign.eq_ignore_ascii_case(NOT_APPLICABLE_SIGN);
        let Some(question) = self.question() else {
            return;
        };
        let is_number = !sign.is_empty() && sign.bytes().all(|b| b.is_ascii_digit());
        if is_ticked {
            let words = match sign {
                _ if is_not_applicable => NOT_APPLICABLE.to_owned(),
                sign if sign.eq_ignore_ascii_case(UNKNOWN_SIGN) => UNKNOWN.to_owned(),
                sign if is_number => sign.to_owned(),
                _ => label(rest),
            };
            let at = at.clone();
            question.chosen.push(Chosen {
                said: Said { words, at },
                is_number,
            });
        }
        if is_not_applicable {
            let reason = behind
                .split_once(':')
                .map_or("", |(_, reason)| reason.trim());
            self.open = Some(Field::Reason);
            self.add(Field::Reason, reason, at);
        } else {
            self.add_beside(&rest.replace("**", ""), at);
        }
    }
}

/// Takes what stands behind a box apart: its sign, and the rest.
fn sign(text: &str) -> (&str, &str) {
    let bare = text.trim_start_matches(['*', '_']);
    let end = bare
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(bare.len());
    bare.split_at(end)
}

/// Returns the label behind a box that has no sign: `**Defined**: …`.
fn label(text: &str) -> String {
    let label = text.split_once(':').map_or(text, |(label, _)| label);
    signs::meant(label.trim_matches(['*', '_']).trim())
}

/// Reads `[ ] low [x] medium [ ] high`, or a word.
fn confidence(line: &str) -> String {
    let mut chosen = Vec::new();
    let mut rest = line;
    let Some(first) = rest.find('[') else {
        return signs::meant(line);
    };
    rest = &rest[first..];
    while let Some((is_ticked, behind)) = line::ticked(rest) {
        let end = behind.find('[').unwrap_or(behind.len());
        let (label, next) = behind.split_at(end);
        if is_ticked {
            chosen.push(signs::meant(label.trim()));
        }
        rest = next;
    }
    chosen.join(", ")
}
