//! What programs read. Each shape is a promise with a version: fields are added, never renamed.

pub use crate::report::attest::attestation_data::AttestationData;
pub use crate::report::attest::verified_data::VerifiedData;
pub use crate::report::common::figure_data::FigureData;
pub use crate::report::common::told_data::ToldData;
pub use crate::report::crosswalk::crosswalks_data::CrosswalksData;
pub use crate::report::crosswalk::implied_data::ImpliedPageData;
pub use crate::report::doctor::doctor_data::DoctorData;
pub use crate::report::gather::gathered_data::GatheredData;
pub use crate::report::guide::journeys_data::JourneysData;
pub use crate::report::guide::profile_data::ProfilePageData;
pub use crate::report::guide::starters_data::StartersData;
pub use crate::report::model::items_data::ItemsData;
pub use crate::report::model::models_data::ModelsData;
pub use crate::report::over_time::compare_data::CompareData;
pub use crate::report::over_time::history_data::HistoryData;
pub use crate::report::over_time::migrate_data::MigrateData;
pub use crate::report::over_time::stale_data::StaleData;
pub use crate::report::page::assessment_data::AssessmentData;
pub use crate::report::plan::pages::TicketData;
pub use crate::report::plan::plan_data::PlanData;
pub use crate::report::portfolio::long_data::{LongData, LongRow};
pub use crate::report::portfolio::portfolio_data::PortfolioData;
pub use crate::report::respondents::done_data::DoneData;
pub use crate::report::respondents::merge_data::MergeData;
pub use crate::report::respondents::round_view_data::RoundViewData;
pub use crate::report::standing::what_if_data::WhatIfData;
pub use crate::report::voices::voices_data::VoicesData;
