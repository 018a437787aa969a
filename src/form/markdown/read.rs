//! An interview sheet that somebody filled in.

use std::borrow::Cow;

use crate::answers::ModelRef;
use crate::form::filled::{Body, FORMAT, Filled, FormPlace};
use crate::form::markdown::line_builder::ShownLine;
use crate::form::markdown::shown_lines::shown_lines;
use crate::form::shown;
use crate::lang;
use crate::model::{Fingerprint, ModelId};
use crate::problem::{Problem, Problems, SourceFile};
use crate::text;

const NEW_FORM: &str = "`ospo form --markdown FILE` writes one; fill in that file";

/// # Errors
/// What keeps it from being read as a form.
pub fn parse_markdown(file: SourceFile) -> Result<Filled, Problems> {
    let lines = shown_lines(&with_line_ends(&file.text));
    let Some(format) = format(&lines) else {
        let message = "the file is not a form of `ospo`";
        return Err(Problem::of_file(&*file.path, message, NEW_FORM).into());
    };
    let Some((model, language)) = model(&format.words).map(|read| (read.model, read.language))
    else {
        let message = "the form does not say which version of which model it asks";
        let line = lines.get(format.first).map_or(1, |line| line.first);
        let at = FormPlace::Line(line, file.line(line).unwrap_or_default().into());
        return Err(at.problem(&file.path, message, NEW_FORM).into());
    };
    Ok(Filled { path: file.path.clone(), model, language, body: Body::Text(file) })
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
    let mut words = words.to_owned();
    let mut last = first;
    for next in lines.iter().skip(first + 1).take_while(|next| next.begins == line.begins) {
        let end = words.trim_end().rsplit([' ', ',']).next().unwrap_or_default();
        let words_of_it = ["model", "version", "fingerprint", "questions", "language"];
        let goes_on = end.is_empty()
            || words_of_it.contains(&end)
            || words_of_it.iter().any(|word| next.text.starts_with(&format!("{word} ")));
        if !goes_on {
            break;
        }
        words = format!("{} {}", words.trim_end(), next.text.trim());
        last += 1;
    }
    Some(FormatLines { first, last, before: before.to_owned(), words })
}

/// Returns how many questions a form was handed out with.
pub(super) fn asked(format: &FormatLines) -> Option<usize> {
    model(&format.words)?.asked
}

struct Asked {
    model: ModelRef,
    asked: Option<usize>,
    language: Option<String>,
}

/// Reads `ospo/form/1, model ID, version VERSION, fingerprint DIGITS, questions NUMBER, language
/// TAG`; English names no language, and a sheet that was written by hand no fingerprint and number.
fn model(line: &str) -> Option<Asked> {
    let rest = line.strip_prefix(FORMAT)?;
    let rest = rest.trim_start().strip_prefix(',')?.trim_start();
    let (id, rest) = rest.strip_prefix("model")?.split_once(',')?;
    let rest = rest.trim_start().strip_prefix("version")?;
    let dashed = |tag: &str| tag.trim().replace(['–', '—', '‑', '‐'], "-");
    let (rest, language) = match rest.rsplit_once(", language ") {
        Some((rest, tag)) if lang::is_tag(&dashed(tag)) => (rest, Some(dashed(tag))),
        _ => (rest, None),
    };
    let (rest, asked) = match rest.rsplit_once(", questions ") {
        Some((rest, number)) => (rest, Some(number.trim().parse().ok()?)),
        None => (rest, None),
    };
    let (version, fingerprint) = match rest.rsplit_once(", fingerprint ") {
        Some((version, digits)) => (version, Some(Fingerprint::from_digits(digits.trim())?)),
        None => (rest, None),
    };
    let version = shown::meant(version).trim().to_owned();
    let id = dashed(id);
    let is_sound = text::is_id(&id) && !version.is_empty();
    let model = is_sound.then(|| ModelRef { id: ModelId::new(&*id), version, fingerprint });
    Some(Asked { model: model?, asked, language })
}
