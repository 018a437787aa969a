//! The units of a portfolio counted: how many are at each stage and level, how the percents lie,
//! and what blocks most of them.

use std::sync::Arc;

use crate::insight::{Blocking, Group, GroupPart, LevelCounts, Portfolio, Weakest};
use crate::lang::{Lang, phrase, say, say_of};
use crate::model::{Level, Scale};
use crate::report::document::block::{Block, Column, Table};
use crate::report::document::line::{Line, Tone, said_of};
use crate::report::document::{figure, listing};
use crate::report::portfolio::units::name;

/// So many levels have room beside each other by their names.
const MOST_NAMED: usize = 5;
/// As many items are listed that hold units back.
const MOST_BLOCKERS: usize = 10;

/// How many units are at each stage, and how its percent lies.
pub(crate) fn stages(portfolio: &Portfolio, group: &Group) -> Vec<Block> {
    let lang = &group.model.lang;
    let pass = group.model.method.pass();
    let head = [
        say!(lang, "Stage"),
        say!(lang, "Reached"),
        say!(lang, "At best"),
        say!(lang, "Median"),
        say!(lang, "Lowest–highest"),
        say!(lang, "Weakest unit"),
    ];
    let rows = group.reached.iter().map(|count| {
        let part = count.stage.map_or(&None, |number| group.stage(number));
        let named = match count.stage {
            None => say!(lang, "None yet"),
            Some(number) => match group.model.stage(number) {
                Some(stage) => format!("{number} {}", stage.title),
                None => number.to_string(),
            },
        };
        let mut row = vec![
            Line::from(named),
            Line::default().strong(count.reached.to_string()),
            Line::from(count.possible.to_string()),
        ];
        row.extend(lies(portfolio, group, part, pass));
        row
    });
    let rows = rows.collect();
    let counted = match group.model.method.shown {
        None => say!(
            lang,
            "A unit is counted at the highest stage that it has surely reached, and at the one \
             that it could reach at best. Percents are those of what is answered."
        ),
        Some(_) => say!(
            lang,
            "A unit is counted at the highest stage that it has surely reached, and at the one \
             that it could reach at best. Figures are those of what is answered."
        ),
    };
    vec![
        Block::Table(table(head, rows)),
        Block::sentence(Line::default().toned(Tone::Quiet, counted)),
    ]
}

pub(crate) fn areas(portfolio: &Portfolio, group: &Group) -> Vec<Block> {
    let lang = &group.model.lang;
    let head = [
        say!(lang, "Area"),
        say!(lang, "Median"),
        say!(lang, "Lowest–highest"),
        say!(lang, "Weakest unit"),
    ];
    let rows = group.model.areas_in_order().into_iter().map(|area| {
        let place = group.model.areas.iter().position(|one| one.id == area.id);
        let part = place.and_then(|place| group.areas.get(place)).unwrap_or(&None);
        let name = figure::indented(area.section.is_some(), &area.title);
        let mut row = vec![Line::from(name)];
        row.extend(lies(portfolio, group, part, None));
        row
    });
    let rows: Vec<_> = rows.collect();
    (!rows.is_empty()).then(|| Block::Table(table(head, rows))).into_iter().collect()
}

/// Returns the median, what is lowest and highest, and whose the lowest is.
fn lies(portfolio: &Portfolio, group: &Group, part: &GroupPart, pass: Option<u64>) -> [Line; 3] {
    let Some((figures, lowest)) = part else {
        return [figure::NONE, figure::NONE, figure::NONE].map(Line::from);
    };
    let (lang, spread) = (&group.model.lang, &figures.answered);
    let shown = group.model.method.shown.as_ref();
    let mut median = Line::from(figure::told(lang, shown, &spread.median, pass));
    if figures.units < group.compared {
        let units = say_of!(lang, figures.units, "{n} unit", "{n} units");
        median = median.text(lang.comma()).text(units);
    }
    let ends = [&spread.lowest, &spread.highest];
    let spread = figure::told_between(lang, shown, ends, pass);
    let weakest = match instead_of_weakest(lang, figures.units, lowest.alike) {
        Some(no_one) => Line::from(no_one),
        None => weakest(lang, portfolio, lowest),
    };
    [median, Line::from(spread), weakest]
}

/// Returns what is said in the place of a weakest unit, where among so many there is none.
pub(crate) fn instead_of_weakest(lang: &Lang, units: usize, alike: usize) -> Option<String> {
    match units {
        1 => Some(figure::NONE.to_owned()),
        units if units == alike + 1 => Some(say!(lang, "all alike")),
        _ => None,
    }
}

pub(crate) fn weakest(lang: &Lang, portfolio: &Portfolio, weakest: &Weakest) -> Line {
    said_of_weakest(lang, name(portfolio, &weakest.unit), weakest.certain, weakest.alike)
}

/// Names the weakest unit, and says where open answers could make it another.
pub(crate) fn said_of_weakest(lang: &Lang, unit: String, certain: bool, alike: usize) -> Line {
    let mut line = Line::from(unit);
    if !certain {
        line = listing::toned(lang, Tone::Open, phrase!("perhaps {unit}"), [("unit", line)]);
    }
    if alike == 0 {
        return line;
    }
    said_of!(lang, alike, "{unit} and {n} other alike", "{unit} and {n} others alike", unit = line)
}

/// What keeps units from their next stage, the commonest first.
pub(crate) fn blockers(portfolio: &Portfolio, group: &Group) -> Vec<Block> {
    let lang = &group.model.lang;
    let mut blocks = Vec::new();
    let shown = || group.blocking.iter().take(MOST_BLOCKERS);
    let is_uncertain = shown().any(|one| one.uncertain > 0);
    let mut head = vec![
        say!(lang, "Practice"),
        say!(lang, "Stage"),
        say!(lang, "Units"),
        say!(lang, "Under the floor"),
        say!(lang, "Open"),
    ];
    head.extend(is_uncertain.then(|| say!(lang, "Not certain")));
    head.push(say!(lang, "Which"));
    let rows = shown().map(|one| blocking(portfolio, group, one, is_uncertain));
    let rows: Vec<_> = rows.collect();
    if !rows.is_empty() {
        blocks.push(Block::Table(table(head, rows)));
    }
    let mut sentences = Vec::new();
    let more = group.blocking.len().saturating_sub(MOST_BLOCKERS);
    if more > 0 {
        sentences.push(Line::from(say_of!(
            lang,
            more,
            "{n} more practice holds fewer units back.",
            "{n} more practices hold fewer units back."
        )));
    }
    let all = group.members.len();
    if group.short > 0 {
        sentences.push(Line::from(say_of!(
            lang,
            all,
            "{short} of {n} unit: no single practice is in the way; the next stage as a whole is \
             short of what it needs.",
            "{short} of {n} units: no single practice is in the way; the next stage as a whole is \
             short of what it needs.",
            short = group.short
        )));
    }
    if group.through > 0 {
        let through = say!(
            lang,
            "Units that have passed every stage: {through} of {all}.",
            through = group.through,
            all
        );
        sentences.push(Line::default().toned(Tone::Met, through));
    }
    if !sentences.is_empty() {
        blocks.push(Block::Paragraph(sentences));
    }
    blocks
}

fn blocking(
    portfolio: &Portfolio,
    group: &Group,
    blocking: &Blocking,
    is_uncertain: bool,
) -> Vec<Line> {
    let lang = &group.model.lang;
    let item = group.model.item(&blocking.item);
    let stage = group.model.stage_of(&blocking.item);
    let named = blocking.named.iter().map(|unit| name(portfolio, unit));
    let mut named: Vec<String> = named.collect();
    let more = blocking.units().saturating_sub(named.len());
    if more > 0 {
        named.push(say!(lang, "{number} more", number = more));
    }
    let mut row = vec![
        Line::from(item.map_or(figure::NONE, |item| item.title.as_str())),
        Line::from(stage.map_or_else(String::new, |stage| stage.number.to_string())),
        Line::default().strong(blocking.units().to_string()),
        count(blocking.below_floor),
        count(blocking.open),
    ];
    row.extend(is_uncertain.then(|| count(blocking.uncertain)));
    row.push(Line::from(lang.in_a_row(named)));
    row
}

/// How many units gave which answer, a table for each scale.
pub(crate) fn answers(group: &Group) -> Vec<Block> {
    let lang = &group.model.lang;
    let mut scales: Vec<&Arc<Scale>> = Vec::new();
    for item in group.model.items_and_topics() {
        if !scales.contains(&&item.scale) {
            scales.push(&item.scale);
        }
    }
    let mut blocks: Vec<Block> =
        (scales.into_iter()).flat_map(|scale| levels(group, scale)).collect();
    let silent = group.levels.iter().filter(|levels| is_silent(levels)).count();
    if silent > 0 {
        let nothing = say_of!(
            lang,
            silent,
            "No unit has said anything about {n} more practice.",
            "No unit has said anything about {n} more practices."
        );
        blocks.push(Block::sentence(Line::default().toned(Tone::Quiet, nothing)));
    }
    blocks
}

/// Says whether nobody has answered an item, not even that it is unknown.
fn is_silent(levels: &LevelCounts) -> bool {
    let said = levels.levels.iter().sum::<usize>()
        + levels.uncertain
        + levels.unknown
        + levels.not_applicable;
    said == 0
}

/// The items of one scale that anybody has said anything of. Where it has too many levels for
/// their names to stand beside each other, their numbers do, below a line that says whose they are.
fn levels(group: &Group, scale: &Arc<Scale>) -> Vec<Block> {
    let lang = &group.model.lang;
    let mut head = vec![Column::words(say!(lang, "Practice"))];
    let is_wide = scale.levels.len() > MOST_NAMED;
    let numbered = |(at, level): (usize, &Level)| format!("{} {}", scale.number(at), level.label);
    let legend = is_wide.then(|| {
        let levels = lang.in_a_row(scale.levels.iter().enumerate().map(numbered));
        let legend = say!(lang, "Levels, the lowest first: {levels}.", levels);
        Block::sentence(Line::default().toned(Tone::Quiet, legend))
    });
    head.extend(scale.levels.iter().enumerate().map(|(at, level)| {
        Column::number(if is_wide { scale.number(at).to_string() } else { level.label.clone() })
    }));
    let items = || {
        let items = group.model.items_and_topics().zip(&group.levels);
        items.filter(|(item, levels)| item.scale == *scale && !is_silent(levels))
    };
    let is_uncertain = items().any(|(_, levels)| levels.uncertain > 0);
    head.extend(is_uncertain.then(|| Column::number(say!(lang, "Not certain"))));
    head.extend([say!(lang, "Open"), say!(lang, "n/a")].map(Column::number));
    let rows = items().map(|(item, levels)| {
        let mut row = vec![Line::from(item.title.as_str())];
        row.extend(levels.levels.iter().map(|units| count(*units)));
        row.extend(is_uncertain.then(|| count(levels.uncertain)));
        row.push(open(levels));
        row.push(count(levels.not_applicable));
        row
    });
    let rows: Vec<_> = rows.collect();
    if rows.is_empty() {
        return Vec::new();
    }
    legend.into_iter().chain([Block::table(head, rows)]).collect()
}

fn open(levels: &LevelCounts) -> Line {
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

fn table(head: impl IntoIterator<Item = String>, rows: Vec<Vec<Line>>) -> Table {
    Table { head: head.into_iter().map(Column::words).collect(), rows }
}
