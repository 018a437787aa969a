//! The documents that items begin with: drafts in Markdown with blanks in them.

use std::ops::Range;

use bitcode::{Decode, Encode};

use crate::text::words;

/// A draft that somebody fills in and puts in force.
#[derive(Clone, Debug, Decode, Encode, PartialEq, Eq)]
pub struct Starter {
    /// The name that commands and items use; that of the file.
    pub name: String,
    /// What it is called.
    pub title: String,
    /// What it is for, in one sentence.
    pub what: String,
    /// Markdown, in which `{{…}}` stands for a [`Blank`] and `[…` begins a gap to be filled by hand.
    pub text: String,
}

words! {
    /// What the settings know, and a starter may ask for.
    pub enum Blank {
        Organisation = "organisation",
        /// The unit that is assessed, or the whole.
        Unit = "unit",
        Sector = "sector",
        Size = "size",
        ReportsTo = "reports_to",
        /// Who brings on the item that the starter is for.
        Owner = "owner",
        /// The day on which the draft is written.
        Day = "day",
    }
}

/// What stands between `{{` and `}}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked<'t> {
    Blank(Blank),
    /// `{{each LIST}}`: the entries of a list that the organisation names once, a line for each.
    Each(&'t str),
    /// Nothing that is known, or without its end.
    Unknown(&'t str),
}

/// Returns what a line asks for, each with the bytes that it takes.
pub fn asked(line: &str) -> Vec<(Range<usize>, Asked<'_>)> {
    let mut all = Vec::new();
    let mut from = 0;
    while let Some((before, rest)) = line.get(from..).and_then(|rest| rest.split_once("{{")) {
        let begins = from + before.len();
        let (ends, asked) = match rest.split_once("}}") {
            Some((word, _)) => (begins + word.len() + 4, meant(word.trim())),
            None => (line.len(), Asked::Unknown(rest)),
        };
        all.push((begins..ends, asked));
        from = ends;
    }
    all
}

fn meant(word: &str) -> Asked<'_> {
    if let Some(list) = word.strip_prefix("each ") {
        return Asked::Each(list.trim());
    }
    let blank = Blank::ALL.into_iter().find(|blank| blank.as_str() == word);
    blank.map_or(Asked::Unknown(word), Asked::Blank)
}
