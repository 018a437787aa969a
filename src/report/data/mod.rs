//! What programs read. Each shape is a promise with a version: fields are added, never renamed.

mod figure;
mod item;
mod items;
mod target;
mod finding;
mod comparison;
mod journeys;
mod example;
mod plan;
mod profile;
mod profile_page;
mod published;
mod assessment;
mod what_if;
mod ticket;
mod history;
mod compare;
mod merge;
mod merged;
mod migrate;
mod stale;
mod units;
mod portfolio;
mod whole;

pub use assessment::{
    AreaData, AssessmentData, BlockerData, CoverageData, IndexData, NearestData, RespondentData,
    StageData, StandingData,
};
pub use compare::{
    AreaMoveData, BlockerMoveData, CompareData, MoveData, SideData, StageMoveData, WayData,
};
pub use comparison::{ComparedData, ComparisonData};
pub use example::ExampleData;
pub use figure::{ChangeNumber, ModelData, Number, PercentData, Tenths};
pub use finding::{FindingData, SourceData};
pub use history::{
    HistoryData, IndexChangeData, ModelRefData, OtherData, PointData, ReachedData, SinceData,
};
pub use item::{AgainData, EvidenceData, ItemData};
pub use items::{AskedData, ItemsData, LevelData, ReferenceData};
pub use journeys::{AlikeData, JourneyData, JourneysData, MilestoneData};
pub use merge::{
    ItemMergeData, LevelBetweenData, MergeData, MergedFiguresData, MergedSheetData, VoiceData,
};
pub use merged::{MergedData, MergedFromData};
pub use migrate::{FateData, MigrateData, MigratedData};
pub use plan::{
    ActionData, FavouredData, GoalData, OutcomeData, PlanData, ReasonData, StepData, TiltedData,
};
pub use portfolio::{
    AreaUnitsData, BlockingData, FiguresData, GroupData, LevelUnitsData, LevelsData, NamedUnitData,
    PortfolioData, SheetsData, SpanData, StageUnitsData, WeakestData,
};
pub use profile::{AgreementData, CommunityData, ProfileData, RatedData};
pub use profile_page::{FavourData, ProfilePageData, RuleData, SegmentData, UnknownWordData};
pub use published::{BenchmarksData, FigureData, UnmeasuredData, ValueData};
pub use stale::{StaleData, StaleItemData, UpcomingData, WhyStaleData};
pub use target::{AreaWishData, TargetData, WishData};
pub use ticket::TicketData;
pub use units::{AreaOfUnitData, UnitData, UnitsData};
pub use what_if::{ChangeData, OutcomeFiguresData, WhatIfData};
pub use whole::Data;
