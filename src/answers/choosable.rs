//! The words by which people choose: an answer, how sure they are, a role, or whatever has an id and a
//! title. They are read alike in forms and on the command line.

use unicode_width::UnicodeWidthStr;

use crate::answers::answer::{Choice, Confidence};
use crate::answers::meant::LevelMeant;
use crate::answers::same_name::{same_word, word_key};
use crate::answers::state::{NOT_APPLICABLE, UNKNOWN};
use crate::checklist;
use crate::lang::{Lang, phrase, say};
use crate::model::{Model, RoleId, Scale};
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

/// Returns how sure somebody is who says so by a word of a form of theirs, of a language or of English.
pub fn confidence_meant(word: &str, lang: &Lang, own: &[Choosable]) -> Option<Confidence> {
    let known = confidences(lang).into_iter().chain(confidences(&Lang::default()));
    let known: Vec<Choosable> = own.iter().cloned().chain(known).collect();
    let id = &chosen(word, &known)?.id;
    Confidence::ALL.into_iter().find(|confidence| confidence.as_str() == id)
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
    let by_id = among.iter().find(|one| same_word(&one.id, word));
    by_id.or_else(|| among.iter().find(|one| same_word(&one.label, word)))
}

/// Returns the id of the role that a word means: one that the model or a form knows, by its id, by its
/// title in any language that is at hand or another word for it; or another, since a model need not name
/// every role that somebody has.
///
/// # Errors
/// The way out where it is much like a known one, or cannot be an id.
pub fn role_meant(word: &str, model: &Model, own: &[Choosable]) -> Result<String, String> {
    if let Some(role) = chosen(word, own) {
        return Ok(role.id.clone());
    }
    let known = roles_called(model);
    let ids = || known.iter().map(|role| role.id.as_str());
    if let Found::One(at) = find_whole(word, &known)
        && let Some(role) = known.get(at)
    {
        return Ok(role.id.clone());
    }
    let id = text::plain(word);
    match nearest_role(&id, &known) {
        Some(meant) => Err(format!("did you mean `{meant}`?")),
        None if text::is_id(&id) => Ok(id),
        None => Err(format!("the roles are {}", text::ticked(ids()))),
    }
}

/// Returns the id of the role of which a name comes near a word.
pub fn nearest_role<'r>(word: &str, known: &'r [Called<RoleId>]) -> Option<&'r str> {
    let called = known.iter().flat_map(|role| {
        let names = [&role.id].into_iter().chain(&role.titles);
        names.map(|name| (name.as_str(), role.id.as_str()))
    });
    nearest(&text::plain(word), called)
}

/// Returns what the name stands for that comes nearest a word, whatever the case of either.
pub fn nearest<'n, T>(word: &str, named: impl IntoIterator<Item = (&'n str, T)>) -> Option<T> {
    let small = named.into_iter().map(|(name, thing)| (name.to_lowercase(), thing));
    let mut small: Vec<(String, T)> = small.collect();
    let near = text::nearest(word, small.iter().map(|(name, _)| name.as_str()))?;
    let at = small.iter().position(|(name, _)| name == near)?;
    Some(small.swap_remove(at).1)
}

/// Returns the roles of a model with their titles in each language that is at hand, and other words for
/// them.
pub fn roles_called(model: &Model) -> Vec<Called<RoleId>> {
    let mut words = model.roles_called();
    words.extend(checklist::builtin_roles(model.id.as_str()));
    let called = model.known_roles().into_iter().map(|role| {
        let titles = words.iter().filter(|(_, of)| of == role).map(|(word, _)| word.clone());
        Called { thing: role.clone(), id: role.to_string(), titles: titles.collect() }
    });
    called.collect()
}

/// Returns the role of a built-in model that a word means in a file.
pub fn role_said(word: &str, model: &str) -> Option<String> {
    let words = checklist::builtin_roles(model);
    let is_meant =
        |(name, role): &&(String, RoleId)| same_word(name, word) || same_word(role.as_str(), word);
    words.iter().find(is_meant).map(|(_, role)| role.to_string())
}

/// A part of a name stands for the whole where it has at least so many columns.
const LEAST_PART: usize = 3;

/// A thing and the names by which it is called.
#[derive(Clone, Debug)]
pub struct Called<T> {
    pub thing: T,
    pub id: String,
    /// In whatever language; other words for it too.
    pub titles: Vec<String>,
}

impl<T> Called<T> {
    /// Returns the same names of another thing.
    pub fn map<U>(self, other: impl FnOnce(T) -> U) -> Called<U> {
        Called { thing: other(self.thing), id: self.id, titles: self.titles }
    }
}

/// What a name means among several things, by their places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    One(usize),
    /// It is a part of the names of all of these, or the title of each.
    Several(Vec<usize>),
    Nothing,
}

/// Finds what a name means: an id, else a whole title, else a part of the names of one thing alone.
/// Capitals, blanks, dashes and how letters are composed do not count.
pub fn find<T>(name: &str, among: &[Called<T>]) -> Found {
    let whole = find_whole(name, among);
    if whole == Found::Nothing { find_part(name, among) } else { whole }
}

/// Finds what is called so in full.
pub fn find_whole<T>(name: &str, among: &[Called<T>]) -> Found {
    let wanted = word_key(name);
    let of = |is_it: &dyn Fn(&Called<T>) -> bool| places(among, is_it);
    let by_id = of(&|one| one.id == name).or_else(|| of(&|one| word_key(&one.id) == wanted));
    let titled = || of(&|one| one.titles.iter().any(|title| word_key(title) == wanted));
    by_id.or_else(titled).filter(|_| !wanted.is_empty()).unwrap_or(Found::Nothing)
}

fn find_part<T>(name: &str, among: &[Called<T>]) -> Found {
    let wanted = word_key(name);
    if wanted.width() < LEAST_PART {
        return Found::Nothing;
    }
    let has_it = |one: &Called<T>| {
        let mut names = one.titles.iter().chain([&one.id]);
        names.any(|name| word_key(name).contains(&wanted))
    };
    places(among, &has_it).unwrap_or(Found::Nothing)
}

fn places<T>(among: &[Called<T>], is_it: &dyn Fn(&Called<T>) -> bool) -> Option<Found> {
    let all = among.iter().enumerate().filter(|(_, one)| is_it(one));
    let all: Vec<usize> = all.map(|(at, _)| at).collect();
    match all.as_slice() {
        [] => None,
        [one] => Some(Found::One(*one)),
        _ => Some(Found::Several(all)),
    }
}
