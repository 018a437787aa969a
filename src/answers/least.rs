//! An answer that names the least that is certain: `at least repeatable`, `repeatable+`, `2+`.

use crate::answers::answer::Choice;
use crate::model::{AT_LEAST, Level, Scale};

/// What a word means on a scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LevelMeant<'s> {
    Level(&'s Level),
    /// This level or a higher one; never the lowest or the highest.
    AtLeast(&'s Level),
    /// The lowest level or a higher one, which says nothing.
    Anything,
}

impl<'s> LevelMeant<'s> {
    /// Returns what is meant by a level or by one with `at least` before it or `+` behind it: the
    /// level by its name, its number from 0 or its label, in any case. None where no level is.
    pub fn of(word: &str, scale: &'s Scale) -> Option<Self> {
        // Whatever a scale calls its levels goes before.
        if let Some(level) = scale.meant_by(word) {
            return Some(Self::Level(level));
        }
        Some(Self::from(scale.meant_by(least_in(word)?)?, scale))
    }

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
