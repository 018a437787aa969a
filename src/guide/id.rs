//! Names by which the parts of a guide point at one another.

use crate::model::ids;

ids! {
    /// The name of a source.
    SourceId
    /// The name of a sector.
    SectorId
    /// The name of a kind of organisation.
    KindId
    /// The name of an archetype.
    ArchetypeId
    /// The name of a statement that is rated.
    StatementId
    /// The name of a journey.
    JourneyId
    /// The name of a survey.
    SurveyId
    /// The name of a figure.
    FigureId
    /// The name of a segment of those who were asked.
    SegmentId
}
