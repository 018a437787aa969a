//! The units of a portfolio, one after the other: there may be very many, so each is worked out
//! when it is written.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use crate::insight::{Apart, Group, Member, Portfolio};
use crate::lang::{Lang, say};
use crate::model::Band;
use crate::report::common::estimate;
use crate::report::common::figure_data::{
    CountData, CoverageData, FigureData, IndexData, Number, PercentData,
};
use crate::report::over_time::history_data::{ClimbedData, ReachedData};
use crate::report::page::stage_data::{BlockerData, blockers};
use crate::score::{Figures, Range};

/// The units of one model, in the order that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitsData {
    portfolio: Arc<Portfolio>,
    group: Arc<Group>,
}

/// One unit by its latest sheet.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct UnitData {
    /// Who is assessed.
    pub subject: String,
    /// The folder, as it was asked for. Subjects of one name in two folders are two units.
    pub folder: String,
    /// The name of the sheet.
    pub sheet: String,
    /// How many respondents have answered.
    pub respondents: u32,
    /// How many items they see otherwise, and nobody has settled.
    pub not_agreed: u32,
    /// The day for which the answers hold.
    #[schemars(extend("format" = "date"))]
    pub date: String,
    /// The version whose wording was answered.
    pub version: String,
    /// What was asked under that version, as 8 hexadecimal digits; `null` where the sheet does not
    /// say.
    pub fingerprint: Option<String>,
    /// How many items of the stages are in place.
    pub in_place: CountData,
    /// How many are at their floor or above, but not in place.
    pub partly: CountData,
    /// Where the unit stands.
    pub stage: ReachedData,
    /// How far the ladder of each area is climbed, where each has one.
    pub ladders: Vec<ClimbedData>,
    /// The index; `null` where nothing that counts is answered, and where the model tells a figure of
    /// its own.
    pub index: Option<IndexData>,
    /// The figure of the whole; `null` where the model tells an index in its place.
    pub figure: Option<FigureData>,
    /// How much was answered.
    pub coverage: CoverageData,
    /// How much was answered, in percent of what applies; `null` where nothing does.
    pub coverage_percent: Option<Number>,
    /// How many answers are first estimates, given in `ospo assess --quick` without evidence.
    pub estimate: usize,
    /// The percents of the areas, in the order of the model.
    pub areas: Vec<AreaOfUnitData>,
    /// What keeps it from its next stage.
    pub blockers: Vec<BlockerData>,
    /// Whether it can be compared with the others.
    pub comparable: bool,
    /// Why it cannot: another version than most, other content of that version, less than half the coverage of the unit in the
    /// middle, or nothing answered.
    #[schemars(extend("items" = {"type": "string", "enum": ["version", "content", "coverage", "nothing-answered"]}))]
    pub why_not: Vec<&'static str>,
    /// The same as people read it.
    #[serde(skip)]
    pub unlike: String,
}

/// One area of a unit.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct AreaOfUnitData {
    /// The area.
    pub id: String,
    /// Its percents.
    pub percent: PercentData,
    /// The same in the unit of the model; `null` where that is percent.
    pub figure: Option<FigureData>,
}

impl UnitsData {
    pub(crate) fn of(portfolio: &Arc<Portfolio>, group: &Arc<Group>) -> Self {
        Self { portfolio: Arc::clone(portfolio), group: Arc::clone(group) }
    }

    /// Returns the units, each worked out when it is its turn.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = UnitData> {
        let members = self.group.members.iter();
        let lang = &self.group.model.lang;
        members.map(move |member| UnitData::of(lang, member, &self.portfolio))
    }
}

impl Serialize for UnitsData {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

impl UnitData {
    fn of(lang: &Lang, member: &Member, portfolio: &Portfolio) -> Self {
        let row = &member.row;
        let standing = &member.standing;
        let coverage = standing.coverage;
        let method = &row.model().method;
        let tells = method.tells();
        let told = |range: &Range, bands: &[Band]| {
            let figures = Figures::of(method.shown.as_ref()?, range, None);
            Some(FigureData::of(&figures, bands))
        };
        let index = standing.index.as_ref().filter(|_| coverage.answered > 0 && tells.index);
        let areas = row.model().areas.iter().zip(&standing.areas);
        let areas = areas.map(|(area, range)| AreaOfUnitData {
            id: area.id.to_string(),
            percent: PercentData::of(range),
            figure: told(range, &[]),
        });
        let ladders = standing.ladders.iter().filter_map(|(area, climbed)| {
            Some(ClimbedData::of(&row.model().area(area)?.title, *climbed))
        });
        Self {
            subject: member.unit.subject.to_string(),
            folder: portfolio.folder(&member.unit).to_owned(),
            sheet: row.name().to_owned(),
            respondents: row.respondents(),
            not_agreed: row.not_agreed(),
            date: row.date().to_string(),
            version: row.version().to_owned(),
            fingerprint: row.fingerprint().map(|fingerprint| fingerprint.to_string()),
            in_place: CountData::in_place(standing.practices).told(tells),
            partly: CountData::partly(standing.practices).told(tells),
            stage: ReachedData::of(standing.ladder),
            ladders: ladders.collect(),
            figure: told(&standing.overall, &method.bands),
            index: index.map(IndexData::of),
            coverage: CoverageData::of(coverage),
            coverage_percent: coverage.percent().as_ref().map(Number::of),
            estimate: estimate::number(row.estimates()),
            areas: areas.collect(),
            blockers: blockers(&standing.blockers),
            comparable: member.apart.is_empty(),
            why_not: member.apart.iter().copied().map(Apart::as_str).collect(),
            unlike: unlike(lang, member),
        }
    }
}

/// Returns in what a unit is unlike the others; nothing where it is in nothing.
pub(crate) fn unlike(lang: &Lang, member: &Member) -> String {
    lang.in_a_row(member.apart.iter().map(|why| match why {
        Apart::Version => say!(lang, "version {version}", version = member.row.version()),
        Apart::Content => say!(lang, "other content"),
        Apart::Coverage => say!(lang, "under half as much answered"),
        Apart::Nothing => say!(lang, "nothing answered"),
    }))
}
