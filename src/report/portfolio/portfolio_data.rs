//! The shape `ospo/portfolio/1`: many units side by side.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use crate::insight::{
    Blocking, Group, GroupPart, LevelCounts, Portfolio, Spread, StageCount, Unit,
};
use crate::model::{Model, Tells};
use crate::report::common::figure_data::{ModelData, Number};
use crate::report::portfolio::sheets_data::{LeftOutData, SheetsData};
use crate::report::portfolio::units_data::{UnitData, UnitsData};
use crate::score::Fraction;

/// Many units side by side, each by its latest sheet; those of each model together.
///
/// Later versions may add fields and never rename one.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[schemars(title = "Many units side by side (JSON)")]
pub struct PortfolioData {
    /// Always `ospo/portfolio/1`.
    #[schemars(extend("const" = "ospo/portfolio/1"))]
    pub schema: &'static str,
    /// The last day that counts; `null` where every day does.
    #[schemars(extend("format" = "date"))]
    pub until: Option<String>,
    /// Whether in some folder what calls for evidence counts as it is only with it (`--proven`).
    pub evidence_required: bool,
    /// The folders in whose sheets it does.
    pub evidence_required_in: Vec<String>,
    /// Whether figures follow from the answers to other models.
    pub implied: bool,
    /// The folders that were read.
    pub folders: Vec<String>,
    /// How many sheets there were.
    pub sheets: SheetsData,
    /// The sheets that cannot be read.
    pub left_out_sheets: Vec<LeftOutData>,
    /// How many units there are.
    pub units: usize,
    /// The units of each model; the model of most units first. Figures of two models cannot be
    /// compared.
    pub models: Vec<GroupData>,
}

/// The units of one model.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct GroupData {
    /// The model, as it is today.
    pub model: ModelData,
    /// The version that most units answered.
    pub version: String,
    /// How many units can be compared with one another: medians, means and the weakest rest on
    /// these alone.
    pub compared: usize,
    /// How many units have answered less than half of what concerns them.
    pub under_half_answered: usize,
    /// The most that the index can be: the number of stages that have items.
    pub index_top: usize,
    /// How the index lies; `null` where no unit can be compared, or the model tells none.
    pub index: Option<FiguresData>,
    /// How the figure of the whole lies, in the unit of the model; `null` where no unit can be
    /// compared, or the model tells an index in its place.
    pub figure: Option<FiguresData>,
    /// The stages from 0, with the number of units at each; none where the model has no ladder for
    /// all.
    pub stages: Vec<StageUnitsData>,
    /// The areas.
    pub areas: Vec<AreaUnitsData>,
    /// The area with the lowest median; `null` where nothing is answered.
    pub weakest_area: Option<String>,
    /// The items that keep units from their next stage, the commonest first.
    pub blockers: Vec<BlockingData>,
    /// How many units no item blocks, though the percent of their next stage is short of the mark.
    pub short_of_percent: usize,
    /// How many units have every stage behind them.
    pub through: usize,
    /// How many units gave which answer, for each item of the stages.
    pub items: Vec<LevelsData>,
    /// The same for each topic outside the stages.
    pub topics: Vec<LevelsData>,
    /// The units, in the order that was asked for.
    #[schemars(with = "Vec<UnitData>")]
    pub units: UnitsData,
    /// What is told of them, for formats that show it.
    #[serde(skip)]
    pub tells: Tells,
}

/// How a figure lies over the units that can be compared.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct FiguresData {
    /// How many units it rests on.
    pub units: usize,
    /// The lowest of all.
    pub lowest: SpanData,
    /// The one in the middle, or the mean of the two in the middle.
    pub median: SpanData,
    /// The mean of all.
    pub mean: SpanData,
    /// The highest of all.
    pub highest: SpanData,
    /// The unit with the lowest figure by what is answered.
    pub weakest: WeakestData,
}

/// What open answers leave of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct SpanData {
    /// Every open item counted as 0.
    pub worst: Number,
    /// Open items left out.
    pub answered: Number,
    /// Every open item counted as 100.
    pub best: Number,
}

/// The unit with the lowest figure.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct WeakestData {
    /// The subject; the first by name of those that are the lowest.
    pub subject: String,
    /// Its folder.
    pub folder: String,
    /// Its figure.
    pub figure: SpanData,
    /// How many other units have the very same figures.
    pub alike: usize,
    /// Whether it stays the lowest however open answers turn out.
    pub certain: bool,
}

/// The units at one stage.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct StageUnitsData {
    /// Its number; 0 for those that have reached none.
    pub number: u32,
    /// Its title; `null` where the model has none for stage 0.
    pub title: Option<String>,
    /// How many units have reached it, and no higher one.
    pub reached: usize,
    /// How many would be there if every open item turned out well.
    pub possible: usize,
    /// How its percent lies; `null` for stage 0, and where nobody answered anything of it,
    /// or where the model tells figures in a unit of its own.
    pub percent: Option<FiguresData>,
    /// How its figure lies, in the unit of the model; `null` where that is percent.
    pub figure: Option<FiguresData>,
}

/// The units in one area.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct AreaUnitsData {
    /// The area.
    pub id: String,
    /// The name that people read.
    pub title: String,
    /// How its percent lies; `null` where nobody answered anything of it,
    /// or where the model tells figures in a unit of its own.
    pub percent: Option<FiguresData>,
    /// How its figure lies, in the unit of the model; `null` where that is percent.
    pub figure: Option<FiguresData>,
}

/// An item that keeps units from their next stage.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct BlockingData {
    /// The item.
    pub item: String,
    /// What it is called.
    pub title: String,
    /// The stage that it belongs to.
    pub stage: Option<u32>,
    /// How many units it blocks.
    pub units: usize,
    /// How many of them are under the floor.
    pub below_floor: usize,
    /// How many of them have not answered it, or do not know.
    pub open: usize,
    /// How many of them may be under the floor, because respondents differ or evidence is missing.
    pub uncertain: usize,
    /// The first of them by name, five at most; each unit lists what blocks it.
    pub named: Vec<NamedUnitData>,
}

/// A unit by its name.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct NamedUnitData {
    /// The subject.
    pub subject: String,
    /// Its folder.
    pub folder: String,
}

/// How many units gave which answer to an item.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct LevelsData {
    /// The item or topic.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// The stage that it belongs to; `null` for a topic.
    pub stage: Option<u32>,
    /// How many units are at each level of its scale, the lowest first.
    pub levels: Vec<LevelUnitsData>,
    /// How many answered, and may be at more than one level.
    pub uncertain: usize,
    /// How many do not know.
    pub unknown: usize,
    /// How many have not answered.
    pub unanswered: usize,
    /// How many it does not concern.
    pub not_applicable: usize,
}

/// How many units are at a level.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct LevelUnitsData {
    /// The level.
    pub level: String,
    /// How many units.
    pub units: usize,
}

impl PortfolioData {
    pub fn of(portfolio: &Arc<Portfolio>) -> Self {
        let groups = portfolio.groups.iter();
        let proven = portfolio.evidence_required.iter().map(|place| portfolio.folder_at(*place));
        let left_out = portfolio.left_out.iter().map(|(folder, name)| LeftOutData {
            sheet: name.as_str().to_owned(),
            folder: portfolio.folder_at(*folder).to_owned(),
        });
        Self {
            schema: "ospo/portfolio/1",
            until: portfolio.until.map(|day| day.to_string()),
            evidence_required: !portfolio.evidence_required.is_empty(),
            evidence_required_in: proven.map(str::to_owned).collect(),
            implied: portfolio.is_implied,
            folders: portfolio.folders.clone(),
            sheets: SheetsData {
                read: portfolio.read,
                later: portfolio.later,
                left_out: portfolio.left_out.len(),
            },
            left_out_sheets: left_out.collect(),
            units: portfolio.units(),
            models: groups.map(|group| GroupData::of(portfolio, group)).collect(),
        }
    }
}

impl GroupData {
    fn of(portfolio: &Arc<Portfolio>, group: &Arc<Group>) -> Self {
        let model = &*group.model;
        let tells = model.method.tells();
        let figures = |part| FiguresData::of(portfolio, part);
        let areas = model.areas.iter().zip(&group.areas);
        let items = model.items().count();
        let levels = |levels: &LevelCounts| LevelsData::of(levels, model);
        let weakest_area = group.weakest_area();
        let weakest_area = weakest_area.and_then(|place| model.areas.get(place));
        Self {
            model: ModelData::of(model),
            version: group.version.clone(),
            compared: group.compared,
            under_half_answered: group.half_open,
            index_top: model.staged().count(),
            index: figures(&group.index).filter(|_| tells.index),
            figure: figures(&group.index).filter(|_| tells.figure),
            tells,
            stages: stages(portfolio, group),
            areas: areas
                .map(|(area, part)| AreaUnitsData {
                    id: area.id.to_string(),
                    title: area.title.clone(),
                    percent: figures(part).filter(|_| !tells.figure),
                    figure: figures(part).filter(|_| tells.figure),
                })
                .collect(),
            weakest_area: weakest_area.map(|area| area.id.to_string()),
            blockers: group
                .blocking
                .iter()
                .map(|blocking| BlockingData::of(portfolio, blocking, model))
                .collect(),
            short_of_percent: group.short,
            through: group.through,
            items: group.levels.iter().take(items).map(levels).collect(),
            topics: group.levels.iter().skip(items).map(levels).collect(),
            units: UnitsData::of(portfolio, group),
        }
    }
}

fn stages(portfolio: &Portfolio, group: &Group) -> Vec<StageUnitsData> {
    let tells = group.model.method.tells();
    // Those that have reached none stand at stage 0, where that asks nothing.
    let titled = |number: Option<u32>| match number {
        Some(number) => group.model.stage(number),
        None => group.model.stage(0).filter(|stage| stage.items.is_empty()),
    };
    let part = |count: &StageCount| FiguresData::of(portfolio, group.stage(count.stage?));
    let stages = group.reached.iter().filter(|_| tells.reached).map(|count| StageUnitsData {
        number: count.stage.unwrap_or_default(),
        title: titled(count.stage).map(|stage| stage.title.clone()),
        reached: count.reached,
        possible: count.possible,
        percent: part(count).filter(|_| !tells.figure),
        figure: part(count).filter(|_| tells.figure),
    });
    stages.collect()
}

impl FiguresData {
    fn of(portfolio: &Portfolio, part: &GroupPart) -> Option<Self> {
        let (figures, weakest) = part.as_ref()?;
        let span = |of: &dyn Fn(&Spread) -> &Fraction| SpanData {
            worst: Number::of(of(&figures.worst)),
            answered: Number::of(of(&figures.answered)),
            best: Number::of(of(&figures.best)),
        };
        Some(Self {
            units: figures.units,
            lowest: span(&|spread| &spread.lowest),
            median: span(&|spread| &spread.median),
            mean: span(&|spread| &spread.mean),
            highest: span(&|spread| &spread.highest),
            weakest: WeakestData {
                subject: weakest.unit.subject.to_string(),
                folder: portfolio.folder(&weakest.unit).to_owned(),
                figure: SpanData {
                    worst: Number::of(&weakest.worst),
                    answered: Number::of(&weakest.answered),
                    best: Number::of(&weakest.best),
                },
                alike: weakest.alike,
                certain: weakest.certain,
            },
        })
    }
}

impl BlockingData {
    fn of(portfolio: &Portfolio, blocking: &Blocking, model: &Model) -> Self {
        let named = |unit: &Unit| NamedUnitData {
            subject: unit.subject.to_string(),
            folder: portfolio.folder(unit).to_owned(),
        };
        let item = model.item(&blocking.item);
        Self {
            item: blocking.item.to_string(),
            title: item.map_or_else(String::new, |item| item.title.clone()),
            stage: model.told_stage(&blocking.item),
            units: blocking.units(),
            below_floor: blocking.below_floor,
            open: blocking.open,
            uncertain: blocking.uncertain,
            named: blocking.named.iter().map(named).collect(),
        }
    }
}

impl LevelsData {
    fn of(levels: &LevelCounts, model: &Model) -> Self {
        let item = model.item(&levels.item);
        let scale = item.map(|item| &*item.scale);
        let named = scale.into_iter().flat_map(|scale| &scale.levels);
        let named = named
            .zip(&levels.levels)
            .map(|(level, units)| LevelUnitsData { level: level.id.to_string(), units: *units });
        Self {
            id: levels.item.to_string(),
            title: item.map_or_else(String::new, |item| item.title.clone()),
            stage: model.told_stage(&levels.item),
            levels: named.collect(),
            uncertain: levels.uncertain,
            unknown: levels.unknown,
            unanswered: levels.unanswered,
            not_applicable: levels.not_applicable,
        }
    }
}
