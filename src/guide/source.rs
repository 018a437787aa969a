//! Where facts come from.

use bitcode::{Decode, Encode};

use crate::guide::id::SourceId;

/// Something that facts are drawn from.
#[derive(Clone, Debug, Decode, Encode, PartialEq, Eq)]
pub struct Source {
    /// The name that facts use.
    pub id: SourceId,
    /// The name that people read.
    pub title: String,
    /// Who made it, and when.
    pub by: String,
    /// Where it is found.
    pub url: Option<String>,
    /// What may be done with its texts.
    pub licence: String,
    /// How it is used here.
    pub note: Option<String>,
}

/// A fact, or a judgement of ours, with its source.
#[derive(Clone, Debug, Decode, Encode, PartialEq, Eq)]
pub struct Finding {
    /// What was found.
    pub text: String,
    /// Who says so.
    pub source: SourceId,
    /// What the sources leave unclear, or where they differ.
    pub unclear: Option<String>,
}
