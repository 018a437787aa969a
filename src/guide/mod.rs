//! What stands beside a model: what others did and found (archetypes, journeys, benchmarks, and where
//! each fact comes from), and the documents to begin with.

mod id;
mod known;
mod source;
mod industry;
mod archetype;
mod journey;
mod later;
mod comparison;
mod benchmark;
mod starter;
mod whole;

pub use archetype::{Archetype, Archetypes, Clear, Favour, Statement};
pub use benchmark::{
    Benchmarks, Percent, Segment, SegmentOf, Survey, SurveyCell, SurveyFigure, Unmeasured,
};
pub use comparison::{ComparedRow, JourneyTable};
pub use id::{
    ArchetypeId, FigureId, JourneyId, KindId, SectorId, SegmentId, SourceId, StatementId, SurveyId,
};
pub use industry::{Industries, OrganisationKind, Recommended, Sector};
pub use journey::{Alike, Journey, Milestone, Story};
pub(crate) use known::{Known, Ref};
pub use later::Later;
pub use source::{Finding, Source, Sources};
pub use starter::{Asked, Blank, Starter, asked};
pub use whole::Guide;
