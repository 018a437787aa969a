//! The words by which people choose: an answer, how sure they are, a role. They are read alike in
//! forms and on the command line.

use crate::answers::answer::{Choice, Confidence, NOT_APPLICABLE, UNKNOWN, state_meant};
use crate::answers::least::LevelMeant;
use crate::lang::{Lang, phrase, say};
use crate::model::{Level, Model, Scale};
use crate::text;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choosable {
    pub id: String,
    /// The word that people read; no other of its list has it.
    pub label: String,
}

/// Returns the answers that a scale allows, the levels first.
pub fn answers(scale: &Scale, lang: &Lang) -> Vec<Choosable> {
    let levels = scale.levels.iter();
    let levels = levels.map(|level| (level.id.to_string(), level.label.clone()));
    let least = scale.levels.iter().filter_map(|level| match LevelMeant::from(level, scale) {
        LevelMeant::AtLeast(level) => {
            let word = Choice::AtLeast(level.id.clone()).word().into_owned();
            Some((word, at_least(lang, &level.label)))
        }
        LevelMeant::Level(_) | LevelMeant::Anything => None,
    });
    let others = [
        (UNKNOWN.to_owned(), lang.plain(phrase!("Not known")).into_owned()),
        (NOT_APPLICABLE.to_owned(), lang.plain(phrase!("Not applicable")).into_owned()),
    ];
    told_apart(levels.chain(least).chain(others))
}

/// Says that a level or a higher one holds.
pub fn at_least(lang: &Lang, level: &str) -> String {
    say!(lang, "At least {level}", level)
}

pub fn confidences(lang: &Lang) -> Vec<Choosable> {
    told_apart(Confidence::ALL.into_iter().map(|confidence| {
        let label = match confidence {
            Confidence::Low => phrase!("low"),
            Confidence::Medium => phrase!("medium"),
            Confidence::High => phrase!("high"),
        };
        (confidence.as_str().to_owned(), lang.plain(label).into_owned())
    }))
}

/// Returns the roles of a model, and another that somebody has.
pub fn roles(model: &Model, other: Option<&str>) -> Vec<Choosable> {
    let known = model.known_roles();
    let other = other.filter(|other| known.iter().all(|role| role.as_str() != *other));
    let known = known.iter().map(|role| (role.to_string(), model.role_title(role).to_owned()));
    told_apart(known.chain(other.map(|other| (other.to_owned(), other.to_owned()))))
}

/// Adds the id to a label that is not the only one of its list.
fn told_apart(choosable: impl Iterator<Item = (String, String)>) -> Vec<Choosable> {
    let all: Vec<(String, String)> =
        choosable.map(|(id, label)| (id, text::visible(&label).trim().to_owned())).collect();
    let is_known = |label: &str| {
        let alike = all.iter().filter(|(id, other)| {
            text::plain(other) == text::plain(label) || text::plain(id) == text::plain(label)
        });
        alike.count() > 1
    };
    let told = all.iter().map(|(id, label)| Choosable {
        id: id.clone(),
        label: if label.is_empty() || is_known(label) {
            format!("{label} ({id})").trim().to_owned()
        } else {
            label.clone()
        },
    });
    told.collect()
}

/// Finds what a word means among what can be chosen: a label or an id, in any case.
pub fn chosen<'c>(word: &str, among: &'c [Choosable]) -> Option<&'c Choosable> {
    let word = text::plain(word);
    let by_id = among.iter().find(|one| text::plain(&one.id) == word);
    by_id.or_else(|| among.iter().find(|one| text::plain(&one.label) == word))
}

/// Returns the answer that a word means on a scale, as a sheet has it: a level by its id, its label
/// in the language or in English, or its number from 0, or at least one; `u` and `n` as on the keys.
/// In any case. What means any level stays as it is.
pub fn answer_meant(word: &str, scale: &Scale, lang: &Lang) -> Option<String> {
    let english = &Lang::default();
    let labelled = |lang: &Lang| Some(chosen(word, &answers(scale, lang))?.id.clone());
    let by_label = labelled(lang).or_else(|| labelled(english));
    let by_label = by_label.or_else(|| state_meant(word).map(str::to_owned));
    by_label.or_else(|| {
        let meant = LevelMeant::of(word, scale).or_else(|| least_said(word, scale, lang))?;
        let choice = meant.choice();
        Some(choice.map_or_else(|| word.to_owned(), |choice| choice.word().into_owned()))
    })
}

/// Returns what is meant where a language says that a level or a higher one holds.
fn least_said<'s>(word: &str, scale: &'s Scale, lang: &Lang) -> Option<LevelMeant<'s>> {
    let word = text::plain(word);
    let is_so = |(number, level): &(usize, &Level)| {
        let names = [level.id.to_string(), level.label.clone(), number.to_string()];
        names.iter().any(|name| text::plain(&at_least(lang, name)) == word)
    };
    let (_, level) = scale.levels.iter().enumerate().find(is_so)?;
    Some(LevelMeant::from(level, scale))
}

/// Returns the id of the role that a word means: one that is known, by its id or title in any case,
/// or another, since a model need not name every role that somebody has.
///
/// # Errors
/// The way out where it is much like a known one, or cannot be an id.
pub fn role_meant(word: &str, known: &[Choosable]) -> Result<String, String> {
    if let Some(role) = chosen(word, known) {
        return Ok(role.id.clone());
    }
    let ids = || known.iter().map(|role| role.id.as_str());
    let id = text::plain(word);
    match text::nearest(&id, ids()) {
        Some(meant) => Err(format!("did you mean `{meant}`?")),
        None if text::is_id(&id) => Ok(id),
        None => Err(format!("the roles are {}", text::ticked(ids()))),
    }
}
