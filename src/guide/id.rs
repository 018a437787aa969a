//! Names by which the parts of a guide point at one another.

use crate::model::ids;

ids! {
    SourceId SectorId KindId ArchetypeId StatementId JourneyId SurveyId FigureId SegmentId
}
