//! The words by which people choose: an answer, how sure they are, a role. They are read alike in
//! forms and on the command line.

use crate::answers::answer::{Confidence, NOT_APPLICABLE, UNKNOWN, state_meant};
use crate::lang::{Lang, phrase};
use crate::model::{Model, Scale};
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
    let levels = levels.map(|level| (level.id.as_str(), level.label.clone()));
    let others = [
        (UNKNOWN, lang.plain(phrase!("Not known")).into_owned()),
        (NOT_APPLICABLE, lang.plain(phrase!("Not applicable")).into_owned()),
    ];
    told_apart(levels.chain(others))
}

pub fn confidences(lang: &Lang) -> Vec<Choosable> {
    told_apart(Confidence::ALL.into_iter().map(|confidence| {
        let label = match confidence {
            Confidence::Low => phrase!("low"),
            Confidence::Medium => phrase!("medium"),
            Confidence::High => phrase!("high"),
        };
        (confidence.as_str(), lang.plain(label).into_owned())
    }))
}

/// Returns the roles of a model, and another that somebody has.
pub fn roles(model: &Model, other: Option<&str>) -> Vec<Choosable> {
    let known = model.known_roles();
    let other = other.filter(|other| known.iter().all(|role| role.as_str() != *other));
    let known = known.iter().map(|role| (role.as_str(), model.role_title(role).to_owned()));
    told_apart(known.chain(other.map(|other| (other, other.to_owned()))))
}

/// Adds the id to a label that is not the only one of its list.
fn told_apart<'a>(choosable: impl Iterator<Item = (&'a str, String)>) -> Vec<Choosable> {
    let all: Vec<(&str, String)> =
        choosable.map(|(id, label)| (id, text::visible(&label).trim().to_owned())).collect();
    let is_known = |label: &str| {
        let alike = all.iter().filter(|(id, other)| {
            text::plain(other) == text::plain(label) || text::plain(id) == text::plain(label)
        });
        alike.count() > 1
    };
    let told = all.iter().map(|(id, label)| Choosable {
        id: (*id).to_owned(),
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

/// Returns the answer that a word means on a scale, by its id: a level by its id, its label in the
/// language or in English, or its number from 0; `u` and `n` as on the keys. In any case.
pub fn answer_meant(word: &str, scale: &Scale, lang: &Lang) -> Option<String> {
    let labelled = |lang: &Lang| Some(chosen(word, &answers(scale, lang))?.id.clone());
    let by_label = labelled(lang).or_else(|| labelled(&Lang::default()));
    let by_label = by_label.or_else(|| state_meant(word).map(str::to_owned));
    by_label.or_else(|| Some(scale.meant_by(word)?.id.to_string()))
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
