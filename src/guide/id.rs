//! Names by which the parts of a guide point at one another.

pub use crate::model::SourceId;
use crate::model::ids;

ids! {
    SectorId KindId ArchetypeId StatementId JourneyId SurveyId FigureId SegmentId
}
