//! What a word means that somebody writes as an answer. It is read alike in sheets, settings and
//! forms, on the command line and line by line.

use std::collections::BTreeSet;

use crate::answers::answer::Choice;
use crate::answers::same_name::word_key;
use crate::answers::state::{NOT_APPLICABLE, UNKNOWN, state_meant, states};
use crate::checklist::spoken;
use crate::lang::{Lang, phrase, say};
use crate::model::{AT_LEAST, Level, Model, Scale};
use crate::text;

/// What stands between the number of a level and its name.
const BETWEEN: [char; 8] = [' ', '-', '.', ':', ')', ']', '|', '、'];

/// What a word means as an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerMeant<'s> {
    Level(LevelMeant<'s>),
    Unknown,
    /// It needs a reason.
    NotApplicable,
}

impl<'s> AnswerMeant<'s> {
    /// Returns what is meant: a level by its id, its label in any language that is at hand, its number
    /// from 0 or both; at least one; or one of the two states. None where it is not clear.
    pub fn of(word: &str, scale: &'s Scale, lang: &Lang) -> Option<Self> {
        let word = word.trim();
        // Most words are the names that sheets have.
        let level = scale.levels.iter().find(|level| level.id == *word);
        if let Some(level) = level.or_else(|| scale.by_number(word)) {
            return Some(Self::Level(LevelMeant::Level(level)));
        }
        if let Some(state) = state_meant(word) {
            return Some(if state == UNKNOWN { Self::Unknown } else { Self::NotApplicable });
        }
        let key = word_key(word);
        // Other languages are looked at only where that is needed: it takes longer.
        let own = || AnswerNames::of(scale, &[lang, &Lang::default()], &[]).whole(&key);
        own().or_else(|| AnswerNames::of(scale, &[lang], &spoken().collect::<Vec<_>>()).whole(&key))
    }

    /// Returns the level that is meant, or at least which; none where it is another answer.
    pub fn level(word: &str, scale: &'s Scale, lang: &Lang) -> Option<LevelMeant<'s>> {
        match Self::of(word, scale, lang)? {
            Self::Level(level) => Some(level),
            Self::Unknown | Self::NotApplicable => None,
        }
    }

    /// Returns the word of a sheet for it.
    pub fn word(self) -> String {
        match self {
            Self::Level(level) => {
                let choice = level.choice();
                choice.map_or(format!("{AT_LEAST} 0"), |choice| choice.word().into_owned())
            }
            Self::Unknown => UNKNOWN.to_owned(),
            Self::NotApplicable => NOT_APPLICABLE.to_owned(),
        }
    }

    /// Returns the choice; none where nothing is said, or no reason is given where one is needed.
    pub fn choice(self, reason: Option<&str>) -> Option<Choice> {
        match self {
            Self::Level(level) => level.choice(),
            Self::Unknown => Some(Choice::Unknown),
            Self::NotApplicable => {
                reason.map(|reason| Choice::NotApplicable { reason: reason.to_owned() })
            }
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum MeantAnswer<'s> {
    Level(&'s Level),
    State(&'static str),
}

impl<'s> MeantAnswer<'s> {
    fn level(self) -> Option<&'s Level> {
        match self {
            Self::Level(level) => Some(level),
            Self::State(_) => None,
        }
    }

    fn meant(self) -> AnswerMeant<'s> {
        match self {
            Self::Level(level) => AnswerMeant::Level(LevelMeant::Level(level)),
            Self::State(UNKNOWN) => AnswerMeant::Unknown,
            Self::State(_) => AnswerMeant::NotApplicable,
        }
    }
}

/// The names of all answers on a scale, as they are compared.
struct AnswerNames<'s> {
    scale: &'s Scale,
    all: Vec<(String, MeantAnswer<'s>)>,
    /// How a language says that a level or a higher one holds: what stands before it and behind it.
    least: Vec<(String, String)>,
    /// The word that may stand before the number of a level.
    level: Vec<String>,
}

impl<'s> AnswerNames<'s> {
    /// Takes the words of some languages and of models in others, where these have the same levels.
    fn of(scale: &'s Scale, langs: &[&Lang], others: &[&Model]) -> Self {
        let levels = || scale.levels.iter();
        let ids = levels().map(|level| (word_key(level.id.as_str()), MeantAnswer::Level(level)));
        let labels = levels().map(|level| (word_key(&level.label), MeantAnswer::Level(level)));
        let langs: Vec<&Lang> =
            langs.iter().copied().chain(others.iter().map(|model| &model.lang)).collect();
        let states = langs.iter().flat_map(|lang| states(lang));
        let states = states.map(|(name, state)| (name, MeantAnswer::State(state)));
        let foreign = others.iter().filter_map(|model| model.scale(&scale.id));
        let foreign = foreign.flat_map(|other| &other.levels).filter_map(|other| {
            let level = scale.level(&other.id)?;
            Some((word_key(&other.label), MeantAnswer::Level(level)))
        });
        let all = ids.chain(labels).chain(states).chain(foreign).collect();
        let least = langs.iter().filter_map(|lang| {
            const LEVEL: &str = "{level}";
            let said = say!(lang, "At least {level}", level = LEVEL);
            let (before, behind) = said.split_once(LEVEL)?;
            Some((word_key(before), word_key(behind)))
        });
        let least = least.collect();
        let level = langs.iter().map(|lang| word_key(&lang.plain(phrase!("Level")))).collect();
        Self { scale, all, least, level }
    }

    fn whole(&self, key: &str) -> Option<AnswerMeant<'s>> {
        if let Some(said) = self.single(key) {
            return Some(said.meant());
        }
        let level = self.least(key).find_map(|level| self.single(level)?.level())?;
        Some(AnswerMeant::Level(LevelMeant::from(level, self.scale)))
    }

    /// Returns what is said in full: a name, or the number of a level with or without its name.
    fn single(&self, key: &str) -> Option<MeantAnswer<'s>> {
        self.named(key).or_else(|| self.numbered(key)).or_else(|| {
            let (name, inside) = key.strip_suffix(')')?.rsplit_once('(')?;
            let said = self.named(name.trim())?;
            (self.named(inside.trim()).or_else(|| self.numbered(inside)) == Some(said))
                .then_some(said)
        })
    }

    fn named(&self, key: &str) -> Option<MeantAnswer<'s>> {
        self.all.iter().find(|(name, _)| name == key && !key.is_empty()).map(|(_, said)| *said)
    }

    /// Reads `3`, `3.`, `Level 3`, `(3)` and `3 - Established`; a name that is not that of the number
    /// makes it nothing.
    fn numbered(&self, key: &str) -> Option<MeantAnswer<'s>> {
        let word = self.level.iter().find_map(|word| key.strip_prefix(word.as_str()));
        let rest = word.filter(|_| !key.is_empty()).unwrap_or(key);
        let rest = rest.trim_start_matches([' ', ':', '(', '[']);
        let name = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let level = self.scale.by_number(rest.get(..rest.len() - name.len())?)?;
        let said = MeantAnswer::Level(level);
        let name = name.trim_matches(BETWEEN);
        (name.is_empty() || self.named(name) == Some(said)).then_some(said)
    }

    /// Returns what may be the level in words that say that it or a higher one holds.
    fn least<'k>(&'k self, key: &'k str) -> impl Iterator<Item = &'k str> {
        let signed = key.strip_suffix('+').into_iter().chain(key.strip_prefix('≥'));
        let signed = signed.chain(key.strip_prefix(">="));
        let said = self.least.iter().filter_map(|(before, behind)| {
            key.strip_prefix(before.as_str())?.strip_suffix(behind.as_str())
        });
        signed.chain(said).map(str::trim).filter(|level| !level.is_empty())
    }
}

/// A level, or the least that is certain: `at least repeatable`, `repeatable+`, `2+`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LevelMeant<'s> {
    Level(&'s Level),
    /// This level or a higher one; never the lowest or the highest.
    AtLeast(&'s Level),
    /// The lowest level or a higher one, which says nothing.
    Anything,
}

impl<'s> LevelMeant<'s> {
    /// Returns what a level or a higher one means.
    pub fn from(level: &'s Level, scale: &'s Scale) -> Self {
        let is = |end: Option<&Level>| end == Some(level);
        if is(scale.levels.last()) {
            Self::Level(level)
        } else if is(scale.levels.first()) {
            Self::Anything
        } else {
            Self::AtLeast(level)
        }
    }

    /// Returns the choice; none where nothing is said.
    pub fn choice(self) -> Option<Choice> {
        match self {
            Self::Level(level) => Some(Choice::Level(level.id.clone())),
            Self::AtLeast(level) => Some(Choice::AtLeast(level.id.clone())),
            Self::Anything => None,
        }
    }
}

/// Returns the names of all answers on a scale, in every language that is at hand, that are written in
/// small letters without a blank.
pub fn one_word_names(scale: &Scale) -> Vec<String> {
    let names =
        AnswerNames::of(scale, &[&Lang::default()], &spoken().collect::<Vec<_>>()).all.into_iter();
    let names = names.map(|(name, _)| name.replace(' ', "-"));
    let is_plain = |name: &String| name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
    let names: BTreeSet<String> = names.filter(is_plain).filter(|name| !name.is_empty()).collect();
    names.into_iter().collect()
}

/// Why a word that means every level is refused, and the way out.
pub const SAYS_NOTHING: [&str; 2] =
    ["“at least” the lowest level says nothing", "write `unknown`, or a level that is certain"];

/// Returns the level that stands behind `at least` or before a `+`.
pub(super) fn least_in(word: &str) -> Option<&str> {
    let word = word.trim();
    let behind = || {
        let (first, rest) = word.split_at_checked(AT_LEAST.len())?;
        let is_so = first.eq_ignore_ascii_case(AT_LEAST) && rest.starts_with(char::is_whitespace);
        is_so.then(|| rest.trim_start())
    };
    word.strip_suffix('+').map(str::trim_end).or_else(behind)
}

/// Says what may be written as an answer to an item, in files, forms, flags and lines alike.
pub fn what_may_be_written(item: &str, word: &str, scale: &Scale) -> String {
    let labels = scale.levels.iter().flat_map(|level| [level.id.as_str(), level.label.as_str()]);
    let known: Vec<&str> = labels.chain([UNKNOWN, NOT_APPLICABLE]).collect();
    let lower: Vec<String> = known.iter().map(|known| known.to_lowercase()).collect();
    let near = text::nearest(word, lower.iter().map(String::as_str));
    let near = near.and_then(|near| lower.iter().position(|known| known == near));
    if let Some(meant) = near.and_then(|at| known.get(at)) {
        return format!("did you mean `{meant}`?");
    }
    let levels: Vec<&str> = scale.levels.iter().map(|level| level.id.as_str()).collect();
    may_be(item, &levels)
}

pub(super) fn may_be(item: &str, levels: &[&str]) -> String {
    let words = text::one_of(levels.iter().copied().chain([UNKNOWN, NOT_APPLICABLE]));
    let top = levels.len().saturating_sub(1);
    let least = match top {
        0 | 1 => String::new(),
        _ => format!(", and `{}+` where a higher level may hold", top / 2),
    };
    format!("`{item}` may be {words}; a number from 0 to {top} will do{least}")
}
