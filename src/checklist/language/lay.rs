//! A translation laid over a model: the rest of the program sees an ordinary model.

use std::collections::BTreeMap;

use crate::checklist::language::read::{self, Translation};
use crate::checklist::language::texts::{self, Entry, Spot};
use crate::checklist::{builtin, files};
use crate::lang::{Lang, Wording};
use crate::model::Model;
use crate::problem::{Problems, SourceFile};

/// Returns the tags of the languages among some files.
pub fn languages_of(files: &[SourceFile]) -> impl Iterator<Item = &str> {
    let (tagged, _) = files::of_languages(files);
    tagged.into_iter().map(|(tag, _)| tag)
}

/// Lays the language `tag` over a model that stands in `files`, each of its files over those before
/// it. What is missing there, or was translated from other texts, stays as it is. The tool's own
/// phrases come from the built-in files, with those of the model over them.
///
/// # Errors
/// Every problem of every file of the language.
pub fn in_language(model: Model, files: &[SourceFile], tag: &str) -> Result<Model, Problems> {
    let english = texts::of_model(&model);
    let own = read_all(files, tag, &english)?;
    let below = builtin_words(files, tag)?;
    if own.is_empty() && below.is_empty() {
        return Ok(model);
    }
    let mut model = model;
    let mut entries = english.iter();
    texts::each(&mut model, |_, _, texts| {
        let Some(english) = entries.next() else {
            return;
        };
        for (spot, text) in texts {
            if let Some(done) = done(&own, english, &spot) {
                done.clone_into(text);
            }
        }
    });
    model.lang = said(tag, below.iter().chain(&own));
    Ok(model)
}

/// Returns what the highest of some files that is up to date says in the place of a text.
pub(super) fn done<'t>(files: &'t [Translation], english: &Entry, spot: &Spot) -> Option<&'t str> {
    let mut files = files.iter().rev();
    files.find_map(|file| file.fresh(english)?.done(spot))
}

/// Reads the files of a language, the lowest first.
pub(super) fn read_all(
    files: &[SourceFile],
    tag: &str,
    english: &[Entry],
) -> Result<Vec<Translation>, Problems> {
    let (tagged, _) = files::of_languages(files);
    let mut problems = Vec::new();
    let mut translations = Vec::new();
    for (_, file) in tagged.into_iter().filter(|(other, _)| *other == tag) {
        match read::read(file, tag, english) {
            Ok(translation) => translations.push(translation),
            Err(told) => problems.extend(told.0),
        }
    }
    if problems.is_empty() {
        Ok(translations)
    } else {
        Err(Problems(problems))
    }
}

/// Reads the built-in files of a language that are not among `files`, for their phrases.
pub(super) fn builtin_words(files: &[SourceFile], tag: &str) -> Result<Vec<Translation>, Problems> {
    let built_in = builtin::builtin_ids().filter_map(|id| builtin::builtin_language(id, tag));
    let others = built_in.filter(|file| files.iter().all(|other| other.text != file.text));
    others.map(|file| read::read(&file, tag, &[])).collect()
}

fn said<'t>(tag: &str, files: impl Iterator<Item = &'t Translation>) -> Lang {
    let mut wording = Wording {
        tag: tag.to_owned(),
        decimal: '.',
        phrases: BTreeMap::new(),
    };
    for file in files {
        wording.decimal = file.decimal.unwrap_or(wording.decimal);
        for (phrase, said) in &file.phrases {
            let forms = said.forms.keys();
            let done = forms.filter_map(|form| Some((*form, said.done(*form)?.to_owned())));
            let known = wording.phrases.entry(phrase.clone());
            known.or_default().extend(done);
        }
    }
    Lang::of(wording)
}
