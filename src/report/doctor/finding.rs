//! What is wrong in a folder or worth knowing of it, and where it was looked.

use std::fmt::Display;

use jiff::civil::Date;

use crate::lang::{Phrase, phrase};
use crate::problem::Place;
use crate::text::words;

words! {
    /// How much a finding matters; the worst first.
    #[derive(PartialOrd, Ord)]
    pub enum Weight {
        /// Something is left out, or told otherwise than it is, until somebody mends it.
        Mend = "mend",
        /// Nothing is wrong, or nobody but the user can say.
        Know = "know",
    }
}

words! {
    /// What was looked at, in the order in which one rests on the other.
    #[derive(PartialOrd, Ord)]
    pub enum LookedAt {
        Settings = "settings",
        Checklists = "checklists",
        Sheets = "sheets",
        Rounds = "rounds",
        Files = "files",
        Git = "git",
        Machine = "machine",
    }
}

impl Weight {
    pub(crate) fn title(self) -> Phrase {
        match self {
            Self::Mend => phrase!("To mend"),
            Self::Know => phrase!("To know"),
        }
    }
}

impl LookedAt {
    pub(crate) fn title(self) -> Phrase {
        match self {
            Self::Settings => phrase!("Settings"),
            Self::Checklists => phrase!("Checklists"),
            Self::Sheets => phrase!("Sheets"),
            Self::Rounds => phrase!("Rounds"),
            Self::Files => phrase!("Files"),
            Self::Git => phrase!("Git"),
            Self::Machine => phrase!("This machine"),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub weight: Weight,
    pub at: LookedAt,
    /// The file or folder; none where it is about neither.
    pub path: Option<String>,
    /// Where in the file.
    pub place: Option<Place>,
    /// A lowercase fragment, or sentences.
    pub what: String,
    /// The ways out, in the order in which to try them.
    pub helps: Vec<String>,
}

impl Finding {
    pub fn new(weight: Weight, at: LookedAt, what: impl Into<String>) -> Self {
        let (path, place) = (None, None);
        Self { weight, at, path, place, what: what.into(), helps: Vec::new() }
    }

    #[must_use]
    pub fn of(self, path: impl Display) -> Self {
        Self { path: Some(path.to_string()), ..self }
    }

    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.helps.push(help.into());
        self
    }
}

/// Something that a look found as it is, for those who read of a fault and were not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Circumstance {
    /// For programs: it never changes.
    pub key: &'static str,
    pub name: String,
    /// None where there is nothing of the kind.
    pub value: Option<String>,
}

/// All that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkup {
    /// The folder, as it was named.
    pub folder: String,
    pub today: Date,
    pub findings: Vec<Finding>,
    pub circumstances: Vec<Circumstance>,
}

impl Checkup {
    pub fn count(&self, weight: Weight) -> usize {
        self.findings.iter().filter(|finding| finding.weight == weight).count()
    }
}
