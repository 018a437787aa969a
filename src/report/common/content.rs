//! Which model is meant: its name, what was laid over it, and in what it is another than the one that
//! was answered.

use crate::answers::ModelRef;
use crate::checklist::{self, OtherContent};
use crate::insight::{Assessment, Comparison};
use crate::lang::{Lang, Phrase, phrase, say, say_of};
use crate::model::{AskedPart, Differences, Fingerprint, ItemId, Model};

/// As many practices are named that are asked otherwise.
const MOST_NAMED: usize = 8;
/// As many columns have the names of files in a line.
const WIDEST: usize = 40;

/// Returns `model ospo 1.0`, with its fingerprint where it is not what is built in under that name.
pub(crate) fn name(model: &Model) -> String {
    let fingerprint = (!checklist::is_as_built(model)).then(|| model.fingerprint());
    named(&model.lang, model.id.as_str(), &model.version, fingerprint)
}

/// Returns the same without the name: `1.0`.
pub(crate) fn version(model: &Model) -> String {
    let version = &model.version;
    if checklist::is_as_built(model) {
        return version.clone();
    }
    format!("{version} ({})", model.fingerprint())
}

/// Returns the same of the model that a sheet names.
pub(crate) fn of_sheet(lang: &Lang, answered: &ModelRef) -> String {
    named(lang, answered.id.as_str(), &answered.version, mark(answered))
}

/// Returns the same without the word, for a column: `ospo 1.0`.
pub(crate) fn in_column(answered: &ModelRef) -> String {
    let name = format!("{} {}", answered.id, answered.version);
    mark(answered).map_or_else(|| name.clone(), |fingerprint| format!("{name} ({fingerprint})"))
}

/// Returns what was asked, where it is not what is built in under that version.
fn mark(answered: &ModelRef) -> Option<Fingerprint> {
    let built_in = checklist::builtin_fingerprint(answered.id.as_str(), &answered.version)?;
    answered.fingerprint.filter(|own| *own != built_in)
}

fn named(lang: &Lang, id: &str, version: &str, fingerprint: Option<Fingerprint>) -> String {
    match fingerprint {
        Some(fingerprint) => {
            say!(lang, "model {id} {version} ({fingerprint})", id, version, fingerprint)
        }
        None => say!(lang, "model {id} {version}", id, version),
    }
}

/// Says that a model is not the one that is built in under its name, and what was laid over it.
pub(crate) fn altered(model: &Model) -> Option<String> {
    let lang = &model.lang;
    if checklist::is_as_built(model) {
        return None;
    }
    let other =
        || say!(lang, "This is not the model that is built in under the same name and version.");
    Some(laid_over(lang, &model.laid_over).unwrap_or_else(other))
}

pub(crate) fn laid_over(lang: &Lang, files: &[String]) -> Option<String> {
    let row = lang.in_a_row(files);
    (!files.is_empty()).then(|| say!(lang, "Laid over the built-in model: {files}.", files = row))
}

/// Returns what was laid over a model in so few words that they fit on a line.
pub(crate) fn laid_over_in_brief(model: &Model) -> Option<String> {
    let (lang, number) = (&model.lang, model.laid_over.len());
    let files = lang.in_a_row(&model.laid_over);
    match number {
        0 => None,
        _ if files.chars().count() <= WIDEST => {
            Some(say!(lang, "{files} laid over the model", files))
        }
        _ => Some(say_of!(
            lang,
            number,
            "{n} file laid over the model",
            "{n} files laid over the model"
        )),
    }
}

/// Says that a model was another when it was answered, although of the same version, and in what;
/// none where it was not, or nobody can tell.
pub fn changed(model: &Model, answered: &ModelRef) -> Option<String> {
    let (lang, other) = (&model.lang, other(model, answered)?);
    let (answered, present) = (other.answered, model.fingerprint());
    Some(match &other.differences {
        Some(differences) => say!(
            lang,
            "The model has changed since it was answered, although its version has not: \
             {differences}.",
            differences = listed(model, differences)
        ),
        None => say!(
            lang,
            "The answers were given to a model of the same version with other content \
             ({answered}); the figures here follow {present}.",
            answered,
            present
        ),
    })
}

/// Returns the same in so few words that they fit on a line.
pub(crate) fn changed_in_brief(assessment: &Assessment) -> Option<String> {
    let lang = &assessment.model.lang;
    other(assessment.model, &assessment.sheet.model)
        .map(|_| say!(lang, "answered with other content"))
}

/// Says that two sheets were asked otherwise under one version.
pub(crate) fn between(comparison: &Comparison) -> Option<String> {
    let [before, after] = [&comparison.before.sheet.model, &comparison.after.sheet.model];
    if !before.is_otherwise_asked(after) {
        return None;
    }
    let lang = &comparison.after.model.lang;
    let (old, new) = (before.fingerprint?, after.fingerprint?);
    Some(match comparison.differences() {
        Some(differences) => say!(
            lang,
            "The two answered the same version of the model with other content: {old}, then {new}. \
             What differs: {differences}.",
            old,
            new,
            differences = listed(comparison.after.model, &differences)
        ),
        None => say!(
            lang,
            "The two answered the same version of the model with other content: {old}, then {new}. \
             What differs cannot be known.",
            old,
            new
        ),
    })
}

fn other(model: &Model, answered: &ModelRef) -> Option<OtherContent> {
    checklist::other_content(model, &answered.version, answered.fingerprint)
}

/// Lists in what a model asks otherwise: `Charter (weight), Policy (question, levels)`.
fn listed(model: &Model, differences: &Differences) -> String {
    let lang = &model.lang;
    let title =
        |id: &ItemId| model.item(id).map_or_else(|| id.to_string(), |item| item.title.clone());
    let Differences { method, shared, items, added, missing } = differences;
    let method = method.then(|| say!(lang, "the method"));
    let shared = shared.then(|| say!(lang, "the rules or the glossary"));
    let whole = method.into_iter().chain(shared);
    let items = items.iter().map(|(id, parts)| {
        let parts = parts.iter().map(|part| lang.plain(words_of(*part)));
        title(id) + &lang.aside(lang.in_a_row(parts))
    });
    let added = added.iter().map(|id| say!(lang, "{practice} (new)", practice = title(id)));
    let missing =
        missing.iter().map(|id| say!(lang, "{practice} (not asked)", practice = title(id)));
    let all: Vec<String> = whole.chain(items).chain(added).chain(missing).collect();
    if all.is_empty() {
        return say!(lang, "the order of the practices");
    }
    let more = all.len().saturating_sub(MOST_NAMED);
    let more = (more > 0).then(|| say!(lang, "{n} more", n = more));
    lang.in_a_row(all.iter().take(MOST_NAMED).cloned().chain(more))
}

fn words_of(part: AskedPart) -> Phrase {
    match part {
        AskedPart::Question => phrase!("question"),
        AskedPart::Levels => phrase!("levels"),
        AskedPart::Credits => phrase!("credits"),
        AskedPart::Weight => phrase!("weight"),
        AskedPart::Place => phrase!("stage or area"),
    }
}
