//! What a view tells programs: one shape for each kind of view.

use serde::Serialize;

use crate::report::agenda::Agenda;
use crate::report::data::assessment::AssessmentData;
use crate::report::data::compare::CompareData;
use crate::report::data::history::HistoryData;
use crate::report::data::items::ItemsData;
use crate::report::data::journeys::JourneysData;
use crate::report::data::merge::MergeData;
use crate::report::data::migrate::MigrateData;
use crate::report::data::portfolio::PortfolioData;
use crate::report::data::profile_page::ProfilePageData;
use crate::report::data::stale::StaleData;
use crate::report::data::what_if::WhatIfData;

/// What a view tells programs.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Data {
    /// The result of an assessment, `ospo/assessment/1`.
    Assessment(Box<AssessmentData>),
    /// Items of a model, `ospo/items/1`.
    Items(ItemsData),
    /// What to do, `ospo/plan/1`.
    Plan(Box<Agenda>),
    /// What would be different with other answers, `ospo/what-if/1`.
    WhatIf(Box<WhatIfData>),
    /// What an organisation is like, `ospo/profile/1`.
    Profile(Box<ProfilePageData>),
    /// How others went their way, `ospo/journeys/1`.
    Journeys(JourneysData),
    /// One subject over time, `ospo/history/1`.
    History(Box<HistoryData>),
    /// Two assessments side by side, `ospo/compare/1`.
    Compare(Box<CompareData>),
    /// Several respondents of one subject, `ospo/merge/1`.
    Merge(Box<MergeData>),
    /// What becomes of older sheets, `ospo/migrate/1`.
    Migrate(MigrateData),
    /// What should be looked at again, `ospo/stale/1`.
    Stale(Box<StaleData>),
    /// Many units side by side, `ospo/portfolio/1`.
    Portfolio(Box<PortfolioData>),
}
