//! A translation laid over a model: the rest of the program sees an ordinary model.

use crate::checklist::files::FileKind;
use crate::checklist::language::english::English;
use crate::checklist::language::section::TextSection;
use crate::checklist::language::texts::{self, TextEntry, TextSpot, Texts};
use crate::checklist::language::translation::Translation;
use crate::checklist::language::{guide, read};
use crate::checklist::{builtin, files};
use crate::guide::Guide;
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
    if let Some(id) = builtin::copied_language(files, tag) {
        return Ok(Model { laid_over: model.laid_over, ..builtin::builtin_model(id, Some(tag))? });
    }
    in_language_over(builtin::lang(tag), model, files, tag)
}

/// Does the same with the tool's own phrases from `below`, and those of the model over them.
///
/// # Errors
/// Every problem of every file of the language.
pub fn in_language_over(
    below: Lang,
    model: Model,
    files: &[SourceFile],
    tag: &str,
) -> Result<Model, Problems> {
    let english = English::of_model(&model);
    let own = read_all(files, tag, &english)?;
    let mut model = model;
    if own.is_empty() {
        model.lang = below;
        return Ok(model);
    }
    texts::each(&mut model, &mut laid(&own, &english));
    model.lang = said(tag, &below, &own);
    Ok(model)
}

/// Lays the language `tag` over the guide that stands in `files`.
///
/// # Errors
/// Every problem of every file of the language.
pub fn guide_in_language(
    mut guide: Guide,
    files: &[SourceFile],
    tag: &str,
) -> Result<Guide, Problems> {
    if let Some(id) = builtin::copied_language(files, tag)
        && builtin::copied(files, FileKind::is_of_guide) == Some(id)
    {
        return builtin::builtin_guide(id, Some(tag));
    }
    let english = English::of_guide(&guide);
    let own = read_all(files, tag, &english)?;
    guide::each(&mut guide, &mut laid(&own, &english));
    Ok(guide)
}

/// Puts what some files say in the place of each text that is shown.
fn laid<'l>(
    own: &'l [Translation],
    english: &'l English,
) -> impl FnMut(TextSection, &str, Texts<'_>) + 'l {
    let mut entries = english.entries.iter();
    move |_, _, texts| {
        let Some(english) = entries.next() else {
            return;
        };
        for (spot, text) in texts {
            if let Some(done) = done(own, english, &spot) {
                done.clone_into(text);
            }
        }
    }
}

/// Returns what the highest of some files that is up to date says in the place of a text.
pub(super) fn done<'t>(
    files: &'t [Translation],
    english: &TextEntry,
    spot: &TextSpot,
) -> Option<&'t str> {
    let mut files = files.iter().rev();
    files.find_map(|file| file.fresh(english)?.done(spot))
}

/// Reads the files of a language, the lowest first.
pub(super) fn read_all(
    files: &[SourceFile],
    tag: &str,
    english: &English,
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
    if problems.is_empty() { Ok(translations) } else { Err(Problems(problems)) }
}

fn said(tag: &str, below: &Lang, own: &[Translation]) -> Lang {
    let english = || Wording::new(tag, '.');
    let mut wording = below.wording().cloned().unwrap_or_else(english);
    for file in own {
        wording.decimal = file.decimal.unwrap_or(wording.decimal);
        for (phrase, said) in &file.phrases {
            let forms = said.forms.keys();
            for (form, text) in forms.filter_map(|form| Some((*form, said.done(*form)?))) {
                wording.with(phrase, form, text);
            }
        }
    }
    Lang::of(wording)
}
