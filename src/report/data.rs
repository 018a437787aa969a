//! What programs read. Each shape is a promise with a version: fields are added, never renamed.

pub use crate::report::common::example_data::ExampleData;
pub use crate::report::common::figure_data::{
    ChangeNumber, CoverageData, IndexData, ModelData, Number, PercentData, Tenths,
};
pub use crate::report::common::item_data::{AgainData, EvidenceData, ItemData};
pub use crate::report::common::merged_data::{MergedData, MergedFromData, RespondentData};
pub use crate::report::guide::journeys_data::{AlikeData, JourneyData, JourneysData};
pub use crate::report::guide::profile_data::{
    AgreementData, CommunityData, FavourData, ProfileData, ProfilePageData, RatedData, RuleData,
    SegmentData, UnknownWordData,
};
pub use crate::report::guide::published_data::{BenchmarksData, FigureData, ValueData};
pub use crate::report::model::items_data::{AskedData, ItemsData, LevelData};
pub use crate::report::over_time::compare_data::{
    AreaMoveData, BlockerMoveData, CompareData, MoveData, SideData, StageMoveData, WayData,
};
pub use crate::report::over_time::history_data::{
    HistoryData, IndexChangeData, ModelRefData, OtherData, PointData, ReachedData, SinceData,
};
pub use crate::report::over_time::migrate_data::{FateData, MigrateData, MigratedData};
pub use crate::report::over_time::stale_data::{
    StaleData, StaleItemData, UpcomingData, WhyStaleData,
};
pub use crate::report::page::assessment_data::{
    AreaData, AssessmentData, BlockerData, NearestData, StageData, StandingData,
};
pub use crate::report::plan::pages::TicketData;
pub use crate::report::plan::plan_data::{
    ActionData, FavouredData, GoalData, OutcomeData, PlanData, ReasonData, StepData, TiltedData,
};
pub use crate::report::portfolio::portfolio_data::{
    AreaUnitsData, BlockingData, FiguresData, GroupData, LevelUnitsData, LevelsData, NamedUnitData,
    PortfolioData, SheetsData, SpanData, StageUnitsData, WeakestData,
};
pub use crate::report::portfolio::units_data::{AreaOfUnitData, UnitData, UnitsData};
pub use crate::report::respondents::merge_data::{
    ItemMergeData, LevelBetweenData, MergeData, MergedFiguresData, MergedSheetData, VoiceData,
};
pub use crate::report::standing::target_data::{AreaWishData, TargetData, WishData};
pub use crate::report::standing::what_if_data::{ChangeData, OutcomeFiguresData, WhatIfData};
pub use crate::report::view::Data;
