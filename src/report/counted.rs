//! The units of a portfolio counted: how many are at each stage and level, how the percents lie,
//! and what blocks most of them.

use std::sync::Arc;

use crate::insight::Blocking;
use crate::insight::Group;
use crate::insight::Levels;
use crate::insight::Part;
use crate::insight::Portfolio;
use crate::insight::Weakest;
use crate::model::Scale;
use crate::report::document::Block;
use crate::report::document::Column;
use crate::report::document::Line;
use crate::report::document::Table;
use crate::report::document::Tone;
use crate::report::figure;
use crate::report::of_portfolio::name;
use crate::text;

/// As many items are listed that hold units back.
const MOST_BLOCKERS: usize = 10;

/// How many units are at each stage, and how its percent lies.
pub(super) fn stages(portfolio: &Portfolio, group: &Group) -> Vec<Block> {
    let pass = Some(group.model.method.pass());
    let head = [
        "Stage",
        "Reached",
        "At best",
        "Median",
        "Lowest–highest",
        "Weakest unit",
    ];
    let none = std::iter::once(&None);
    let rows = group.reached.iter().zip(none.chain(&group.stages));
    let rows = rows.map(|(count, part)| {
        let title = group.model.stage(count.stage).map(|stage| &stage.title);
        let title = title.map_or_else(String::new, |title| format!(" {title}"));
        let mut row = vec![
            Line::from(format!("{}{title}", count.stage)),
            Line::default().strong(count.reached.to_string()),
            Line::from(count.possible.to_string()),
        ];
        row.extend(lies(portfolio, group, part, pass));
        row
    });
    let rows = rows.collect();
    vec![
        Block::Table(table(&head, rows)),
        Block::sentence(Line::default().toned(
            Tone::Quiet,
            "A unit is counted at the highest stage that it has reached whatever open answers turn \
             out to be, and at the one that it could reach at best. Percents are those of what is \
             answered.",
        )),
    ]
}

/// How the percents of the areas lie.
pub(super) fn areas(portfolio: &Portfolio, group: &Group) -> Vec<Block> {
    let head = ["Area", "Median", "Lowest–highest", "Weakest unit"];
    let rows = group
        .model
        .areas
        .iter()
        .zip(&group.areas)
        .map(|(area, part)| {
            let mut row = vec![Line::from(area.title.as_str())];
            row.extend(lies(portfolio, group, part, None));
            row
        });
    let rows: Vec<_> = rows.collect();
    (!rows.is_empty())
        .then(|| Block::Table(table(&head, rows)))
        .into_iter()
        .collect()
}

/// Returns the median, what is lowest and highest, and whose the lowest is.
fn lies(portfolio: &Portfolio, group: &Group, part: &Part, pass: Option<u64>) -> [Line; 3] {
    let Some((figures, lowest)) = part else {
        return [figure::NONE, figure::NONE, figure::NONE].map(Line::from);
    };
    let spread = &figures.answered;
    let percent = |of| figure::percent(of, pass);
    let (low, high) = (percent(&spread.lowest), percent(&spread.highest));
    let mut median = Line::from(percent(&spread.median));
    if figures.units < group.compared() {
        median = median.text(format!(", {}", text::count(figures.units, "unit")));
    }
    let spread = if low == high {
        low
    } else {
        format!("{}–{high}", low.trim_end_matches(" %"))
    };
    let weakest = match figures.units {
        1 => Line::from(figure::NONE),
        units if units == lowest.alike + 1 => Line::from("all alike"),
        _ => weakest(portfolio, lowest),
    };
    [median, Line::from(spread), weakest]
}

/// Names the weakest unit, and says where open answers could make it another.
pub(super) fn weakest(portfolio: &Portfolio, weakest: &Weakest) -> Line {
    let line = if weakest.certain {
        Line::default()
    } else {
        Line::default().toned(Tone::Open, "perhaps ")
    };
    let line = line.text(name(portfolio, &weakest.unit));
    if weakest.alike == 0 {
        return line;
    }
    line.text(format!(
        " and {} alike",
        text::count(weakest.alike, "other")
    ))
}

/// What keeps units from their next stage, the commonest first.
pub(super) fn blockers(portfolio: &Portfolio, group: &Group) -> Vec<Block> {
    let mut blocks = Vec::new();
    let head = [
        "Practice",
        "Stage",
        "Units",
        "Under the floor",
        "Open",
        "Which",
    ];
    let rows = group.blocking.iter().take(MOST_BLOCKERS);
    let rows: Vec<_> = rows.map(|one| blocking(portfolio, group, one)).collect();
    if !rows.is_empty() {
        blocks.push(Block::Table(table(&head, rows)));
    }
    let mut sentences = Vec::new();
    let more = group.blocking.len().saturating_sub(MOST_BLOCKERS);
    if more > 0 {
        sentences.push(Line::from(format!(
            "{} more {} fewer units back.",
            more,
            if more == 1 {
                "practice holds"
            } else {
                "practices hold"
            }
        )));
    }
    let all = text::count(group.members.len(), "unit");
    if group.short > 0 {
        sentences.push(Line::from(format!(
            "{} of {all}: no single practice is in the way, only the percent of the next stage is \
             short of the mark.",
            group.short
        )));
    }
    if group.through > 0 {
        let verb = if group.through == 1 { "has" } else { "have" };
        sentences.push(Line::default().toned(
            Tone::Met,
            format!("{} of {all} {verb} every stage behind them.", group.through),
        ));
    }
    if !sentences.is_empty() {
        blocks.push(Block::Paragraph(sentences));
    }
    blocks
}

fn blocking(portfolio: &Portfolio, group: &Group, blocking: &Blocking) -> Vec<Line> {
    let item = group.model.item(&blocking.item);
    let stage = group.model.stage_of(&blocking.item);
    let named = blocking.named.iter().map(|unit| name(portfolio, unit));
    let mut named: Vec<String> = named.collect();
    let more = blocking.units().saturating_sub(named.len());
    if more > 0 {
        named.push(format!("{more} more"));
    }
    vec![
        Line::from(item.map_or(figure::NONE, |item| item.title.as_str())),
        Line::from(stage.map_or_else(String::new, |stage| stage.number.to_string())),
        Line::default().strong(blocking.units().to_string()),
        count(blocking.below_floor),
        count(blocking.open),
        Line::from(named.join(", ")),
    ]
}

/// How many units gave which answer, a table for each scale.
pub(super) fn answers(group: &Group) -> Vec<Block> {
    let mut scales: Vec<&Arc<Scale>> = Vec::new();
    for item in group.model.items_and_topics() {
        if !scales.contains(&&item.scale) {
            scales.push(&item.scale);
        }
    }
    let mut blocks: Vec<Block> = (scales.into_iter())
        .filter_map(|scale| levels(group, scale))
        .collect();
    let silent = group
        .levels
        .iter()
        .filter(|levels| is_silent(levels))
        .count();
    if silent > 0 {
        let practices = text::count(silent, "more practice");
        blocks.push(Block::sentence(Line::default().toned(
            Tone::Quiet,
            format!("No unit has said anything of {practices}."),
        )));
    }
    blocks
}

/// Says whether nobody has answered an item, not even that it is unknown.
fn is_silent(levels: &Levels) -> bool {
    let said = levels.levels.iter().sum::<usize>() + levels.unknown + levels.not_applicable;
    said == 0
}

/// The items of one scale that anybody has said anything of.
fn levels(group: &Group, scale: &Arc<Scale>) -> Option<Block> {
    let mut head = vec![Column::words("Practice")];
    head.extend(
        scale
            .levels
            .iter()
            .map(|level| Column::number(level.label.clone())),
    );
    head.extend(["Open", "n/a"].map(Column::number));
    let items = group.model.items_and_topics().zip(&group.levels);
    let items = items.filter(|(item, levels)| item.scale == *scale && !is_silent(levels));
    let rows = items.map(|(item, levels)| {
        let mut row = vec![Line::from(item.title.as_str())];
        row.extend(levels.levels.iter().map(|units| count(*units)));
        row.push(open(levels));
        row.push(count(levels.not_applicable));
        row
    });
    let rows: Vec<_> = rows.collect();
    (!rows.is_empty()).then_some(Block::Table(Table { head, rows }))
}

fn open(levels: &Levels) -> Line {
    match levels.unknown + levels.unanswered {
        0 => count(0),
        open => Line::default().toned(Tone::Open, open.to_string()),
    }
}

/// Returns a number of units; a dash where there are none, so that the others stand out.
fn count(units: usize) -> Line {
    match units {
        0 => Line::from(figure::NONE),
        units => Line::from(units.to_string()),
    }
}

fn table(head: &[&'static str], rows: Vec<Vec<Line>>) -> Table {
    Table {
        head: head.iter().copied().map(Column::words).collect(),
        rows,
    }
}
