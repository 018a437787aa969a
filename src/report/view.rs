//! What a view has to say, to people and to programs.

use serde::Serialize;

use crate::insight::{Advice, Assessment, Packet};
use crate::lang::Lang;
use crate::report::attest::attestation_data::StatementData;
use crate::report::attest::rows as attest;
use crate::report::attest::verified_data::VerifiedData;
use crate::report::crosswalk::crosswalks_data::CrosswalksData;
use crate::report::crosswalk::implied_data::ImpliedPageData;
use crate::report::crosswalk::rows as crosswalk;
use crate::report::doctor::doctor_data::DoctorData;
use crate::report::doctor::rows as doctor;
use crate::report::document::block::{Block, Document};
use crate::report::document::ending::Ending;
use crate::report::document::rows::{Cell, Rows};
use crate::report::exchange::checked::Exchange;
use crate::report::gather::gathered_data::GatheredData;
use crate::report::gather::rows as gather;
use crate::report::guide::journeys_data::JourneysData;
use crate::report::guide::profile_data::ProfilePageData;
use crate::report::guide::rows as guide;
use crate::report::guide::starters_data::StartersData;
use crate::report::model::items_data::ItemsData;
use crate::report::model::models_data::ModelsData;
use crate::report::model::rows as model;
use crate::report::over_time::compare_data::CompareData;
use crate::report::over_time::history_data::HistoryData;
use crate::report::over_time::migrate_data::MigrateData;
use crate::report::over_time::rows as over_time;
use crate::report::over_time::stale_data::StaleData;
use crate::report::page::assessment_data::{AssessmentData, Earlier};
use crate::report::page::rows as page;
use crate::report::plan::agenda::Agenda;
use crate::report::plan::rows as plan;
use crate::report::portfolio::long_data::LongData;
use crate::report::portfolio::long_rows;
use crate::report::portfolio::packet_rows;
use crate::report::portfolio::portfolio_data::PortfolioData;
use crate::report::portfolio::rows as portfolio;
use crate::report::respondents::done_data::DoneData;
use crate::report::respondents::merge_data::MergeData;
use crate::report::respondents::round_view_data::RoundViewData;
use crate::report::respondents::rows as respondents;
use crate::report::standing::rows as standing;
use crate::report::standing::what_if_data::WhatIfData;
use crate::report::voices::rows as voices;
use crate::report::voices::voices_data::VoicesData;
use crate::text;

/// So many columns of a name have room in the margin of a page.
const LONGEST: usize = 70;

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
        let mut report = Self { document, data };
        let whom = report.subject().map(|subject| running(lang, subject, report.day()));
        report.document.running = whom.unwrap_or_else(|| report.document.title.clone());
        report
    }

    /// Takes a view of an assessment; its data are worked out where somebody takes them.
    pub(crate) fn of(
        assessment: &Assessment,
        blocks: Vec<Block>,
        audience: Audience,
        data: impl FnOnce() -> Data,
    ) -> Self {
        let (lang, sheet) = (&assessment.model.lang, &assessment.sheet);
        let mut document = Document::new(lang, blocks);
        document.running = running(lang, &sheet.subject, Some(&sheet.date.to_string()));
        Self { document, data: audience.told(data) }
    }

    pub(crate) fn ending(mut self, ending: Ending) -> Self {
        self.document.ending = Some(ending);
        self
    }
}

/// Returns what stands in the margin of each page: the subject and the day.
fn running(lang: &Lang, subject: &str, day: Option<&str>) -> String {
    let subject = text::shortened(subject, LONGEST);
    lang.in_a_row([Some(&*subject), day].into_iter().flatten())
}

/// Who takes what a view has to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Those who read its blocks.
    People,
    /// Programs as well, which take its data.
    Everybody,
}

impl Audience {
    /// Returns data, which are worked out for programs alone.
    pub(crate) fn told(self, data: impl FnOnce() -> Data) -> Data {
        match self {
            Self::People => Data::Nothing,
            Self::Everybody => data(),
        }
    }
}

/// What a view tells programs.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Data {
    /// Nothing: the view is for people alone.
    Nothing,
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
    /// How others got there, `ospo/journeys/1`.
    Journeys(JourneysData),
    /// The documents to begin with, `ospo/starters/1`.
    Starters(StartersData),
    /// One subject over time, `ospo/history/1`.
    History(Box<HistoryData>),
    /// Two assessments side by side, `ospo/compare/1`.
    Compare(Box<CompareData>),
    /// Several respondents of one subject, `ospo/merge/1`.
    Merge(Box<MergeData>),
    /// A round, `ospo/round/1`.
    Round(Box<RoundViewData>),
    /// What becomes of older sheets, `ospo/migrate/1`.
    Migrate(MigrateData),
    /// What should be looked at again, `ospo/stale/1`.
    Stale(Box<StaleData>),
    /// Many units side by side, `ospo/portfolio/1`.
    Portfolio(Box<PortfolioData>),
    /// A row for each unit, round and item, `ospo/long/1`.
    Long(LongData),
    /// How many units are where, to be pooled, `ospo/packet/1`.
    Packet(Box<Packet>),
    /// What many anonymous voices say, `ospo/voices/1`.
    Voices(Box<VoicesData>),
    /// Which crosswalks there are, `ospo/crosswalks/1`.
    Crosswalks(CrosswalksData),
    /// What answers to one model say of another, `ospo/implied/1`.
    Implied(Box<ImpliedPageData>),
    /// What programs found, `ospo/gathered/1`.
    Gathered(Box<GatheredData>),
    /// What is wrong in a folder, `ospo/doctor/1`.
    Doctor(Box<DoctorData>),
    /// What is said of controls, in the formats of others alone.
    #[serde(skip_serializing)]
    Exchange(Box<Exchange>),
    /// A statement to be signed, with what it says, `ospo/attestation/1`.
    Attestation(Box<StatementData>),
    /// A statement held against a folder, `ospo/verified/1`.
    Verified(Box<VerifiedData>),
    /// What was written, `ospo/done/1`.
    Done(Box<DoneData>),
    /// The models that there are, `ospo/models/1`.
    Models(ModelsData),
}

impl Data {
    pub(crate) fn of_assessment(
        assessment: &Assessment,
        advice: &Advice,
        earlier: Earlier,
    ) -> Self {
        Self::Assessment(Box::new(AssessmentData::of(assessment, Some(advice)).with(earlier)))
    }
}

impl Report {
    /// Returns the tables for spreadsheets, those for programs among them, each worked out when it
    /// is asked for.
    pub fn rows(&self) -> Vec<Rows<'_>> {
        let lang = &self.document.lang;
        match &self.data {
            // These have no view but that for programs.
            Data::Nothing
            | Data::Attestation(_)
            | Data::Done(_)
            | Data::Models(_)
            | Data::Exchange(_) => Vec::new(),
            Data::Verified(data) => vec![attest::of_verified(lang, data)],
            Data::Assessment(data) => page::of_assessment(lang, data),
            Data::Items(data) => vec![model::of_items(lang, data)],
            Data::Plan(agenda) => plan::of_plan(lang, &agenda.plan),
            Data::WhatIf(data) => vec![standing::of_what_if(lang, data)],
            Data::Profile(data) => vec![guide::of_profile(lang, data)],
            Data::Journeys(data) => vec![guide::of_journeys(lang, data)],
            Data::Starters(data) => vec![guide::of_starters(lang, data)],
            Data::History(data) => vec![over_time::of_history(lang, data)],
            Data::Compare(data) => over_time::of_compare(lang, data),
            Data::Merge(data) => respondents::of_merge(lang, data),
            Data::Round(data) => vec![respondents::of_round(lang, data)],
            Data::Migrate(data) => vec![over_time::of_migrate(lang, data)],
            Data::Stale(data) => vec![over_time::of_stale(lang, data)],
            Data::Portfolio(data) => portfolio::of_portfolio(lang, data),
            Data::Long(data) => vec![long_rows::of_long(lang, data)],
            Data::Packet(data) => vec![packet_rows::of_packet(lang, data)],
            Data::Voices(data) => voices::of_voices(lang, data),
            Data::Crosswalks(data) => vec![crosswalk::of_crosswalks(lang, data)],
            Data::Implied(data) => vec![crosswalk::of_implied(lang, data)],
            Data::Gathered(data) => vec![gather::of_gathered(lang, data)],
            Data::Doctor(data) => vec![doctor::of_doctor(lang, data)],
        }
    }

    /// Returns single figures by their names, for those who reckon on.
    pub fn figures(&self) -> Vec<(String, Cell<'_>)> {
        match &self.data {
            Data::Assessment(data) => page::figures(&self.document.lang, data),
            _ => Vec::new(),
        }
    }

    /// Returns the day that it is of; none where it holds for any day.
    pub fn day(&self) -> Option<&str> {
        match &self.data {
            Data::Assessment(data) => Some(&data.date),
            Data::Plan(agenda) => Some(&agenda.plan.date),
            Data::WhatIf(data) => Some(&data.date),
            Data::History(data) => data.points.last().map(|point| point.date.as_str()),
            Data::Compare(data) => Some(&data.after.date),
            Data::Merge(data) => Some(&data.date),
            Data::Round(data) => Some(&data.round.day),
            Data::Stale(data) => Some(&data.today),
            Data::Implied(data) => Some(&data.date),
            Data::Portfolio(data) => data.until.as_deref(),
            Data::Gathered(data) => Some(&data.gathered),
            Data::Voices(data) => data.round.as_deref(),
            Data::Doctor(data) => Some(&data.today),
            Data::Exchange(data) => Some(&data.date),
            Data::Attestation(data) => Some(&data.predicate.attested),
            Data::Verified(data) => Some(&data.attested),
            Data::Nothing
            | Data::Done(_)
            | Data::Models(_)
            | Data::Items(_)
            | Data::Profile(_)
            | Data::Journeys(_)
            | Data::Starters(_)
            | Data::Crosswalks(_)
            | Data::Long(_)
            | Data::Packet(_)
            | Data::Migrate(_) => None,
        }
    }

    fn subject(&self) -> Option<&str> {
        match &self.data {
            Data::Assessment(data) => Some(&data.subject),
            Data::Plan(agenda) => Some(&agenda.plan.subject),
            Data::WhatIf(data) => Some(&data.subject),
            Data::Profile(data) => data.subject.as_deref(),
            Data::History(data) => Some(&data.subject),
            Data::Compare(data) => Some(&data.after.subject),
            Data::Merge(data) => Some(&data.subject),
            Data::Round(data) => Some(&data.subject),
            Data::Stale(data) => Some(&data.subject),
            Data::Implied(data) => Some(&data.subject),
            Data::Exchange(data) => Some(&data.subject),
            Data::Attestation(data) => Some(&data.predicate.subject),
            Data::Verified(data) => Some(&data.subject),
            Data::Gathered(data) => Some(&data.subject),
            Data::Nothing
            | Data::Done(_)
            | Data::Models(_)
            | Data::Items(_)
            | Data::Journeys(_)
            | Data::Starters(_)
            | Data::Crosswalks(_)
            | Data::Migrate(_)
            | Data::Portfolio(_)
            | Data::Long(_)
            | Data::Packet(_)
            | Data::Voices(_)
            | Data::Doctor(_) => None,
        }
    }
}
