//! An interview sheet that somebody filled in.

use std::borrow::Cow;

use crate::answers::ModelRef;
use crate::form::filled::{Body, FORMAT, Filled, FormPlace};
use crate::form::markdown::line_builder::ShownLine;
use crate::form::markdown::shown_lines::lines_and_hidden;
use crate::form::remark::FormRemark;
use crate::form::shown;
use crate::lang;
use crate::model::{Fingerprint, ModelId};
use crate::problem::{Problem, Problems, SourceFile};
use crate::text;

const AS_WRITTEN: &str = "put it back as it was: `ospo/form/1, model ID, version VERSION, fingerprint DIGITS, \
     questions NUMBER`; commas stand between these alone";

const NEW_FORM: &str = "`ospo form --markdown FILE` writes one; fill in that file";

/// # Errors
/// What keeps it from being read as a form.
pub fn parse_markdown(file: SourceFile) -> Result<Filled, Problems> {
    let (lines, hidden) = lines_and_hidden(&with_line_ends(&file.text));
    let Some(format) = format(&lines) else {
        let message = "the file is not a form of `ospo`";
        return Err(Problem::of_file(&*file.path, message, NEW_FORM).into());
    };
    let asked = model(&format.words).map_err(|part| {
        let line = lines.get(format.first).map_or(1, |line| line.first);
        let at = FormPlace::Line(line, file.line(line).unwrap_or_default().into());
        let Some(part) = part else {
            let message = "the form does not say which version of which model it asks";
            return at.problem(&file.path, message, NEW_FORM);
        };
        let part = text::shortened(&part, 80);
        let message = format!("the line that says what the form asks cannot be read at `{part}`");
        at.problem(&file.path, &message, AS_WRITTEN)
    })?;
    // Who is handed a form in English may have settings in another language.
    let handed_out = asked.questions.map(|_| lang::ENGLISH.to_owned());
    let (model, language) = (asked.model, asked.language.or(handed_out));
    let remarks = hidden.into_iter().map(|(line, words)| {
        let words = text::shortened(&words, 80);
        FormRemark::Unseen { line, words }
    });
    let remarks = remarks.collect();
    Ok(Filled { path: file.path.clone(), model, language, body: Body::Text(file, remarks) })
}

/// Returns a text whose lines all end with `\n`.
pub(super) fn with_line_ends(text: &str) -> Cow<'_, str> {
    if text.contains('\r') {
        return text.replace("\r\n", "\n").replace('\r', "\n").into();
    }
    text.into()
}

/// The lines that say what the form is.
#[derive(Debug)]
pub(super) struct FormatLines {
    /// The indices of the first and the last of them.
    pub(super) first: usize,
    pub(super) last: usize,
    /// What stands before them on the first.
    pub(super) before: String,
    words: String,
}

/// Finds them, also where an editor has broken them.
pub(super) fn format(lines: &[ShownLine]) -> Option<FormatLines> {
    let first = lines.iter().position(|line| line.text.contains(FORMAT))?;
    let line = lines.get(first)?;
    let (before, words) = line.text.split_at(line.text.find(FORMAT)?);
    let mut words = with_plain_spaces(words);
    let mut last = first;
    for next in lines.iter().skip(first + 1).take_while(|next| next.begins == line.begins) {
        let end = words.trim_end().rsplit([' ', ',']).next().unwrap_or_default();
        let text = with_plain_spaces(&next.text);
        let words_of_it = ["model", "version", "fingerprint", "questions", "language"];
        let goes_on = end.is_empty()
            || words_of_it.contains(&end)
            || words_of_it.iter().any(|word| text.starts_with(&format!("{word} ")));
        if !goes_on {
            break;
        }
        words = format!("{} {}", words.trim_end(), text.trim());
        last += 1;
    }
    Some(FormatLines { first, last, before: before.to_owned(), words })
}

/// Returns how many questions a form was handed out with.
pub(super) fn asked(format: &FormatLines) -> Option<usize> {
    model(&format.words).ok()?.questions
}

struct FormHead {
    model: ModelRef,
    questions: Option<usize>,
    language: Option<String>,
}

/// Reads `ospo/form/1, model ID, version VERSION, fingerprint DIGITS, questions NUMBER, language
/// TAG`; English names no language, and a sheet that was written by hand no fingerprint and number.
///
/// # Errors
/// The part that cannot be read; none where the model or its version is missing.
fn model(line: &str) -> Result<FormHead, Option<String>> {
    let rest = line.strip_prefix(FORMAT).and_then(|rest| rest.trim_start().strip_prefix(','));
    let dashed = |word: &str| word.replace(['–', '—', '‑', '‐'], "-");
    let (mut id, mut version, mut fingerprint) = (None, None, None);
    let (mut questions, mut language) = (None, None);
    let parts = rest.unwrap_or_default().split(',').map(str::trim);
    for part in parts.filter(|part| !part.is_empty()) {
        let (key, value) = part.split_once(' ').unwrap_or((part, ""));
        let value = value.trim();
        let is_read = match key {
            "model" if id.is_none() => {
                id = Some(dashed(value)).filter(|id| text::is_id(id));
                id.is_some()
            }
            "version" if version.is_none() => {
                version = Some(shown::meant(value)).filter(|version| !version.is_empty());
                version.is_some()
            }
            "fingerprint" if fingerprint.is_none() => {
                fingerprint = Fingerprint::from_digits(value);
                fingerprint.is_some()
            }
            "questions" if questions.is_none() => {
                questions = value.parse().ok();
                questions.is_some()
            }
            "language" if language.is_none() => {
                language = Some(dashed(value)).filter(|tag| lang::is_tag(tag));
                language.is_some()
            }
            _ => false,
        };
        if !is_read {
            return Err(Some(part.to_owned()));
        }
    }
    let (id, version) = id.zip(version).ok_or(None)?;
    let model = ModelRef { id: ModelId::new(&*id), version, fingerprint };
    Ok(FormHead { model, questions, language })
}

/// Editors put spaces of other kinds between words.
fn with_plain_spaces(words: &str) -> String {
    words.replace(char::is_whitespace, " ")
}
