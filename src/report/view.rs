//! What a view has to say, to people and to programs.

use serde::Serialize;

use crate::lang::Lang;
use crate::report::document::block::{Block, Document};
use crate::report::guide::journeys_data::JourneysData;
use crate::report::guide::profile_page_data::ProfilePageData;
use crate::report::model::items_data::ItemsData;
use crate::report::over_time::compare_data::CompareData;
use crate::report::over_time::history_data::HistoryData;
use crate::report::over_time::migrate_data::MigrateData;
use crate::report::over_time::stale_data::StaleData;
use crate::report::page::assessment_data::AssessmentData;
use crate::report::plan::agenda::Agenda;
use crate::report::portfolio::portfolio_data::PortfolioData;
use crate::report::respondents::merge_data::MergeData;
use crate::report::standing::what_if_data::WhatIfData;

/// What a view has to say: to people as blocks, to programs as data.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// For people.
    pub document: Document,
    /// For programs.
    pub data: Data,
}

impl Report {
    pub(crate) fn new(lang: &Lang, blocks: Vec<Block>, data: Data) -> Self {
        let document = Document::new(lang, blocks);
        Self { document, data }
    }
}

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
