//! What an organisation works in, what kind of organisation it is, and whom it may join.

use bitcode::{Decode, Encode};

use crate::guide::id::{KindId, SectorId, SourceId};
use crate::model::Community;

/// What organisations work in.
#[derive(Clone, Debug, Decode, Encode, PartialEq, Eq)]
pub struct Sector {
    /// The name that files use.
    pub id: SectorId,
    /// The name that people read.
    pub title: String,
    /// Other words that mean it, in small letters.
    pub also: Vec<String>,
    /// Whom to join.
    pub communities: Vec<Recommended>,
}

/// What kind of organisation one is.
#[derive(Clone, Debug, Decode, Encode, PartialEq, Eq)]
pub struct Kind {
    /// The name that files use.
    pub id: KindId,
    /// The name that people read.
    pub title: String,
    /// Whom to join.
    pub communities: Vec<Recommended>,
}

/// A community with the source of what is said of it.
#[derive(Clone, Debug, Decode, Encode, PartialEq, Eq)]
pub struct Recommended {
    /// The community.
    pub community: Community,
    /// Who says so.
    pub source: SourceId,
}
