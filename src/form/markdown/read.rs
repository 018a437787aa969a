//! An interview sheet that somebody filled in.

use crate::answers::ModelRef;
use crate::form::filled::{Body, FORMAT, Filled, FormPlace};
use crate::form::markdown::signs;
use crate::form::shown;
use crate::lang;
use crate::model::{Fingerprint, ModelId};
use crate::problem::{Problem, Problems, SourceFile};
use crate::text;

const NEW_FORM: &str = "`ospo form --markdown FILE` writes one; fill in that file";

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
        let at = FormPlace::Line(number, line.into());
        return Err(at.problem(&file.path, message, NEW_FORM).into());
    };
    Ok(Filled { path: file.path.clone(), model, language, body: Body::Text(file) })
}

/// Reads `ospo/form/1, model ID, version VERSION, fingerprint DIGITS, language TAG`; English names no
/// language, and a sheet that was written by hand no fingerprint.
fn model(line: &str) -> Option<(ModelRef, Option<String>)> {
    let (_, rest) = line.split_once(FORMAT)?;
    let rest = rest.trim_start().strip_prefix(',')?.trim_start();
    let (id, rest) = rest.strip_prefix("model")?.split_once(',')?;
    let rest = rest.trim_start().strip_prefix("version")?;
    let (version, language) = match rest.rsplit_once(", language ") {
        Some((version, tag)) if lang::is_tag(tag.trim()) => (version, Some(tag.trim().to_owned())),
        _ => (rest, None),
    };
    let (version, fingerprint) = match version.rsplit_once(", fingerprint ") {
        Some((version, digits)) => (version, Some(Fingerprint::from_digits(digits.trim())?)),
        None => (version, None),
    };
    let version = shown::meant(&signs::meant(version)).trim().to_owned();
    let is_sound = text::is_id(id.trim()) && !version.is_empty();
    let model = is_sound.then(|| ModelRef { id: ModelId::new(id.trim()), version, fingerprint });
    Some((model?, language))
}
