//! Why something in a folder was not read.

use std::io;
use std::path::PathBuf;

use jiff::civil::Date;
use thiserror::Error;

/// Something that was found and not read, or in part only.
#[derive(Debug)]
pub struct Unread {
    /// As it is told.
    pub path: PathBuf,
    pub why: NotRead,
}

/// Why it was not read. Each continues a sentence that begins with its path.
#[derive(Debug, Error)]
pub enum NotRead {
    #[error("cannot be read")]
    System(#[from] io::Error),
    /// The result of a tool, with what is wrong in it.
    #[error("cannot be read: {0}")]
    Result(String),
    #[error("is no git repository that can be read: {0}")]
    NotOne(&'static str),
    /// The place is told as the repository names it.
    #[error("leads by a link to what it holds ({0})")]
    Link(&'static str),
    #[error("keeps what it holds outside of the folder that was named ({0})")]
    Outside(&'static str),
    #[error("has no commit yet where it stands")]
    NoCommit,
    #[error("holds more than is looked through ({0})")]
    TooMuch(&'static str),
    #[error("cannot be read by git: {0}")]
    Git(String),
    /// It is read in part.
    #[error("is a clone without the names of its files: what they show is not counted")]
    NoNames,
    /// It is read in part.
    #[error("is a clone of a part of the last year: its authors are not counted")]
    PartOfYear,
    /// It is read in part.
    #[error("has commits of later days than that of the gathering: they are not of the last year")]
    LaterCommits,
    /// It is read in part.
    #[error("has tags of later days than that of the gathering: they are not of the last year")]
    LaterTags,
    /// It is read in part.
    #[error("has rows of later days than that of the gathering: they are not of the last year")]
    LaterRows,
    /// It is read; nothing of it counts as of the year.
    #[error("is of {0}, a later day than that of the gathering: it is not of the last year")]
    Later(Date),
}

impl NotRead {
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
