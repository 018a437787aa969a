//! The sheet of the stages, with a bar for each.

use std::collections::BTreeMap;

use rust_xlsxwriter::{
    Chart, ChartFormat, ChartPatternFill, ChartPatternFillType, ChartSolidFill, ChartType, Color,
    Worksheet, XlsxError,
};

use crate::lang::{Lang, Phrase};
use crate::render::xlsx::cell::Cell;
use crate::render::xlsx::chart::{self, Drawn};
use crate::render::xlsx::grid::{self, Column};
use crate::render::xlsx::{paint, titles};
use crate::report::data::{AssessmentData, Number, PercentData, StageData};
use crate::report::{Block, Document};

const TITLE: u16 = 1;
const SURE: u16 = 3;
const COULD_ADD: u16 = 6;
/// The height of what stands around the bars, and of one bar with its air.
const AROUND: u32 = 160;
const BAR: u32 = 45;
/// A chart of more bars than that is read by nobody.
const MOST_BARS: usize = 20;

/// Returns the sheet of the stages.
pub(super) fn sheet(
    lang: &Lang,
    document: &Document,
    data: &AssessmentData,
) -> Result<Worksheet, XlsxError> {
    let columns = [
        Column::new(lang.plain(titles::STAGE), 8),
        Column::new(lang.plain(titles::TITLE), 34),
        Column::new(lang.plain(titles::RESULT), 14),
        Column::new(lang.plain(titles::SURE), 10),
        Column::new(lang.plain(titles::BY_ANSWERS), 12),
        Column::new(lang.plain(titles::BEST), 10),
        Column::new(lang.plain(titles::COULD_ADD), 14),
        Column::new(lang.plain(titles::NEEDED), 10),
        Column::new(lang.plain(titles::SHORT_BY), 10),
        Column::new(lang.plain(titles::ANSWERED), 11),
        Column::new(lang.plain(titles::APPLICABLE), 11),
        Column::new(lang.plain(titles::IN_THE_WAY), 44),
    ];
    let needed = needed(document);
    let named: BTreeMap<&str, &str> = data
        .items
        .iter()
        .map(|item| (item.id.as_str(), item.title.as_str()))
        .collect();
    let rows: Vec<Vec<Cell>> = data
        .stages
        .iter()
        .map(|stage| row(lang, stage, needed, &named))
        .collect();
    let mut sheet = grid::table(&titles::name(lang, titles::STAGES), &columns, &rows, 0)?;
    if (1..=MOST_BARS).contains(&rows.len()) {
        chart::below(&mut sheet, &bars(lang, rows.len()), rows.len())?;
    }
    Ok(sheet)
}

/// Returns the percent that each stage needs, where the model has such a mark.
fn needed(document: &Document) -> Option<Number> {
    let gate = document.blocks.iter().find_map(|block| match block {
        Block::Meters(meters) => meters.gate,
        _ => None,
    })?;
    Some(Number::of_hundredths(u32::try_from(gate * 100).ok()?))
}

fn row(
    lang: &Lang,
    stage: &StageData,
    needed: Option<Number>,
    named: &BTreeMap<&str, &str>,
) -> Vec<Cell> {
    let blockers = stage.blockers.iter().map(|blocker| {
        let id = blocker.item.as_str();
        named.get(id).copied().unwrap_or(id)
    });
    let blockers: Vec<&str> = blockers.collect();
    vec![
        Cell::Count(stage.number),
        Cell::Text(stage.title.clone()),
        Cell::Text(lang.plain(result(stage)).into_owned()),
        Cell::percent(stage.percent.worst),
        Cell::percent(stage.percent.answered),
        Cell::percent(stage.percent.best),
        Cell::percent(could_add(stage.percent)),
        Cell::percent(needed),
        Cell::number(stage.short_by),
        Cell::count(stage.coverage.answered),
        Cell::count(stage.coverage.applicable),
        Cell::Text(blockers.join("; ")),
    ]
}

fn result(stage: &StageData) -> Phrase {
    if stage.percent.best.is_none() {
        titles::DOES_NOT_APPLY
    } else if stage.passes {
        titles::PASSES
    } else if stage.possible {
        titles::COULD_PASS
    } else {
        titles::NOT_YET
    }
}

/// Returns how much open answers could add.
pub(super) fn could_add(percent: PercentData) -> Option<Number> {
    Some(percent.best?.above(percent.worst?))
}

fn bars(lang: &Lang, stages: usize) -> Chart {
    let rows = u32::try_from(stages).unwrap_or(u32::MAX);
    let height = AROUND + BAR.saturating_mul(rows);
    let (title, told) = (
        lang.plain(titles::STAGES_DRAWN),
        lang.plain(titles::STAGES_TOLD),
    );
    let mut chart = chart::new(ChartType::BarStacked, &title, &told, height);
    let name = titles::name(lang, titles::STAGES);
    let drawn = Drawn {
        sheet: &name,
        names: TITLE,
        rows,
    };
    let mut sure = ChartFormat::new();
    sure.set_solid_fill(ChartSolidFill::new().set_color(paint::SURE));
    chart::add(&mut chart, drawn, SURE, &mut sure);
    // Stripes tell the two apart without colour.
    let mut stripes = ChartPatternFill::new();
    stripes
        .set_pattern(ChartPatternFillType::DiagonalStripesWideUpwards)
        .set_foreground_color(paint::SURE)
        .set_background_color(Color::White);
    let mut open = ChartFormat::new();
    open.set_pattern_fill(&stripes);
    chart::add(&mut chart, drawn, COULD_ADD, &mut open);
    // The first stage stands at the top, as in the table.
    chart.y_axis().set_reverse();
    chart
        .x_axis()
        .set_min(0)
        .set_max(1)
        .set_major_unit(0.25)
        .set_num_format("0 %");
    chart
}
