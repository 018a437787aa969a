//! Why something in a folder was not read.

use std::io;
use std::path::PathBuf;

use jiff::civil::Date;
use thiserror::Error;

use crate::lang::{Lang, Phrase, say};

/// Something that was found and not read, or in part only.
#[derive(Debug)]
pub struct Unread {
    /// As it is told.
    pub path: PathBuf,
    pub why: NotRead,
}

/// Why it was not read.
#[derive(Debug, Error)]
#[error("{}", self.told(&Lang::default()))]
pub enum NotRead {
    System(#[from] io::Error),
    /// The result of a tool, with what is wrong in it.
    Result(String),
    /// With what is wrong with it.
    NotOne(Phrase),
    /// The place is told as the repository names it.
    Link(&'static str),
    Outside(&'static str),
    NoCommit,
    TooMuch(&'static str),
    Git(String),
    /// It is read in part.
    NoNames,
    /// It is read in part.
    PartOfYear,
    /// It is read in part.
    LaterCommits,
    /// It is read in part.
    LaterTags,
    /// It is read in part.
    LaterRows,
    /// It is read; nothing of it counts as of the year.
    Later(Date),
}

impl NotRead {
    /// Says it in a sentence that begins with the path of what was not read.
    pub fn told(&self, lang: &Lang) -> String {
        match self {
            Self::System(_) => say!(lang, "cannot be read"),
            Self::Result(what) => say!(lang, "cannot be read: {what}", what),
            Self::NotOne(what) => {
                let what = lang.plain(*what);
                say!(lang, "is no git repository that can be read: {what}", what)
            }
            Self::Link(place) => say!(lang, "leads by a link to what it holds ({place})", place),
            Self::Outside(place) => say!(
                lang,
                "keeps what it holds outside of the folder that was named ({place})",
                place
            ),
            Self::NoCommit => say!(lang, "has no commit yet where it stands"),
            Self::TooMuch(place) => {
                say!(lang, "holds more than is looked through ({place})", place)
            }
            Self::Git(what) => say!(lang, "cannot be read by git: {what}", what),
            Self::NoNames => say!(
                lang,
                "is a clone without the names of its files: what they show is not counted"
            ),
            Self::PartOfYear => {
                say!(lang, "is a clone of a part of the last year: its authors are not counted")
            }
            Self::LaterCommits => say!(
                lang,
                "has commits of later days than that of the gathering: they are not of the last year"
            ),
            Self::LaterTags => say!(
                lang,
                "has tags of later days than that of the gathering: they are not of the last year"
            ),
            Self::LaterRows => say!(
                lang,
                "has rows of later days than that of the gathering: they are not of the last year"
            ),
            Self::Later(day) => say!(
                lang,
                "is of {day}, a later day than that of the gathering: it is not of the last year",
                day
            ),
        }
    }

    /// Says whether something is there that should have been read.
    pub fn is_a_fault(&self) -> bool {
        !self.is_in_part() && !matches!(self, Self::NoCommit)
    }

    /// Says whether the rest of it was read all the same.
    pub fn is_in_part(&self) -> bool {
        use NotRead::{Later, LaterCommits, LaterRows, LaterTags, NoNames, PartOfYear};
        matches!(self, NoNames | PartOfYear | LaterCommits | LaterTags | LaterRows | Later(_))
    }
}
