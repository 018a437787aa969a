//! How an organisation went its way.

use bitcode::{Decode, Encode};

use crate::guide::id::{ArchetypeId, JourneyId, SectorId, SourceId};
use crate::guide::source::Finding;
use crate::model::ItemId;

/// How one organisation went its way: a complete journey, or a brief profile.
#[derive(Clone, Debug, Decode, Encode, PartialEq, Eq)]
pub struct Journey {
    /// The name that commands use.
    pub id: JourneyId,
    /// The name of the organisation.
    pub title: String,
    /// What the organisation does.
    pub what: String,
    /// What it works in.
    pub sector: Option<SectorId>,
    /// The archetype that it is like.
    pub archetype: Option<Alike>,
    /// Where its story is published.
    pub url: Option<String>,
    /// The story in short.
    pub brief: Vec<Finding>,
    /// How its programme office is built.
    pub structure: Vec<Finding>,
    /// Who works in it.
    pub staffing: Vec<Finding>,
    /// Whom it reports to.
    pub reporting: Vec<Finding>,
    /// What it is for.
    pub goals: Vec<Finding>,
    /// What it counts.
    pub metrics: Vec<Finding>,
    /// What was hard.
    pub challenges: Vec<Finding>,
    /// What others can learn from it.
    pub lesson: Option<Finding>,
    /// What happened, in order of time.
    pub milestones: Vec<Milestone>,
}

impl Journey {
    /// Says whether each part of the story is told; a brief profile has only some of them.
    pub fn is_complete(&self) -> bool {
        let parts = [
            &self.structure,
            &self.staffing,
            &self.reporting,
            &self.goals,
            &self.metrics,
            &self.challenges,
        ];
        self.lesson.is_some() && parts.iter().all(|part| !part.is_empty())
    }
}

/// The archetype that an organisation is like.
#[derive(Clone, Debug, Decode, Encode, PartialEq, Eq)]
pub struct Alike {
    /// The archetype.
    pub id: ArchetypeId,
    /// Who says so.
    pub source: SourceId,
    /// What the sources leave unclear, or where they differ.
    pub unclear: Option<String>,
}

/// Something that happened on the way.
#[derive(Clone, Debug, Decode, Encode, PartialEq, Eq)]
pub struct Milestone {
    /// When, in words: `2012`, `about 2007`.
    pub when: String,
    /// The stage or the two stages that it belongs to, the lower first; empty where nothing tells.
    pub stages: Vec<u32>,
    /// The items and topics that it shows done.
    pub items: Vec<ItemId>,
    /// What happened.
    pub finding: Finding,
}
