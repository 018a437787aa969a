//! Kinds of programme offices, and the statements by which an office finds out which it is like.

use bitcode::{Decode, Encode};

use crate::guide::id::{ArchetypeId, SourceId, StatementId};
use crate::guide::source::Finding;
use crate::model::ItemId;

/// The archetypes and how they are told apart.
#[derive(Clone, Debug, Decode, Encode, PartialEq, Eq)]
pub struct Archetypes {
    /// The labels of the ratings 0 to 4: five of them.
    pub scale: Vec<String>,
    /// When an office is clearly like one.
    pub clear: Clear,
    /// What any office shows that has reached critical mass.
    pub shared: Vec<Finding>,
    /// All archetypes, in order.
    pub all: Vec<Archetype>,
}

/// When an office is clearly like an archetype, in points of the 8 that its two statements give.
#[derive(Clone, Copy, Debug, Decode, Encode, PartialEq, Eq)]
pub struct Clear {
    /// The points that an archetype needs at least.
    pub least: u32,
    /// How many points it may stand below the highest.
    pub within: u32,
    /// Where more than this many are left, none is clear.
    pub most: u32,
}

/// A kind of programme office.
#[derive(Clone, Debug, Decode, Encode, PartialEq, Eq)]
pub struct Archetype {
    /// The name that files use.
    pub id: ArchetypeId,
    /// The name that people read.
    pub title: String,
    /// Where it comes from.
    pub source: SourceId,
    /// What sets it apart from the others where it comes from.
    pub remark: Option<String>,
    /// What it is.
    pub summary: String,
    /// What characterises it.
    pub traits: Vec<Finding>,
    /// What it does.
    pub behaviour: Vec<Finding>,
    /// What matters to it.
    pub priorities: Vec<Finding>,
    /// What goes wrong with it.
    pub watch_outs: Vec<Finding>,
    /// Who is one.
    pub example: Option<Finding>,
    /// The items towards which its plan tilts.
    pub favours: Vec<Favour>,
    /// What an office rates to find out whether it is one.
    pub statements: [Statement; 2],
}

/// An item towards which a plan tilts.
#[derive(Clone, Debug, Decode, Encode, PartialEq, Eq)]
pub struct Favour {
    /// The item or topic.
    pub item: ItemId,
    /// The reason.
    pub because: String,
    /// Who says so.
    pub source: SourceId,
}

/// A sentence that an office rates from 0 to 4.
#[derive(Clone, Debug, Decode, Encode, PartialEq, Eq)]
pub struct Statement {
    /// The name that sheets use.
    pub id: StatementId,
    /// The sentence, in the first person plural.
    pub text: String,
    /// Who says so.
    pub source: SourceId,
}
