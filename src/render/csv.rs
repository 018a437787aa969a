//! Rows for spreadsheets: one for each item and topic, or for each milestone of a journey.

use std::io;

use crate::guide::Milestone;
use crate::model::ItemId;
use crate::render::{csv_of_merge, csv_of_units, csv_over_time};
use crate::report::data::{
    ActionData, AgreementData, AskedData, EvidenceData, ItemData, JourneyData, OutcomeFiguresData,
    RatedData, WhatIfData,
};
use crate::report::{Data, Report};
use crate::text;

/// Writes the rows of a report.
pub(super) fn write(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    let mut rows = csv::Writer::from_writer(out);
    match &report.data {
        Data::Assessment(data) => {
            rows.write_record(ANSWERED)?;
            for item in data.items.iter().chain(&data.topics) {
                rows.write_record(answered(item).iter().map(|cell| defused(cell)))?;
            }
        }
        Data::Items(data) => {
            rows.write_record(ASKED)?;
            for item in &data.items {
                rows.write_record(asked(item).iter().map(|cell| defused(cell)))?;
            }
        }
        Data::Plan(data) => {
            rows.write_record(PLANNED)?;
            for (number, action) in (1..).zip(&data.plan.actions) {
                let cells = planned(number, action);
                rows.write_record(cells.iter().map(|cell| defused(cell)))?;
            }
        }
        Data::WhatIf(data) => {
            rows.write_record(COMPARED)?;
            for cells in compared(data) {
                rows.write_record(cells.iter().map(|cell| defused(cell)))?;
            }
        }
        Data::Profile(data) => {
            rows.write_record(RATED)?;
            for archetype in data.profile.iter().flat_map(|profile| &profile.archetypes) {
                for statement in &archetype.statements {
                    let cells = rated(archetype, statement);
                    rows.write_record(cells.iter().map(|cell| defused(cell)))?;
                }
            }
        }
        Data::Journeys(data) => {
            rows.write_record(HAPPENED)?;
            for journey in &data.journeys {
                for milestone in &journey.milestones {
                    let cells = happened(journey, milestone);
                    rows.write_record(cells.iter().map(|cell| defused(cell)))?;
                }
            }
        }
        Data::History(data) => {
            rows.write_record(csv_over_time::POINTS)?;
            for point in &data.points {
                rows.write_record(csv_over_time::point(point))?;
            }
        }
        Data::Compare(data) => {
            rows.write_record(csv_over_time::MOVES)?;
            for one in &data.items {
                rows.write_record(csv_over_time::moved(one))?;
            }
        }
        Data::Merge(data) => {
            rows.write_record(csv_of_merge::SAID)?;
            for cells in csv_of_merge::said(data) {
                rows.write_record(cells.iter().map(|cell| defused(cell)))?;
            }
        }
        Data::Migrate(data) => {
            rows.write_record(csv_over_time::FATES)?;
            for sheet in &data.sheets {
                for fate in &sheet.answers {
                    rows.write_record(csv_over_time::fate(sheet, fate))?;
                }
            }
        }
        Data::Stale(data) => {
            rows.write_record(csv_over_time::STALE)?;
            for item in &data.items {
                for why in &item.why {
                    rows.write_record(csv_over_time::stale(item, why))?;
                }
            }
        }
        Data::Portfolio(data) => {
            rows.write_record(csv_of_units::head(data))?;
            for cells in csv_of_units::rows(data) {
                rows.write_record(cells)?;
            }
        }
    }
    rows.flush()
}

const ANSWERED: [&str; 12] = [
    "stage", "id", "title", "area", "state", "level", "credit", "weight", "reason", "note",
    "evidence", "answered",
];

fn answered(item: &ItemData) -> [String; 12] {
    [
        shown(item.stage),
        item.id.clone(),
        item.title.clone(),
        item.area.clone(),
        item.state.to_owned(),
        item.level.clone().unwrap_or_default(),
        shown(item.credit),
        item.weight.to_string(),
        item.reason.clone().unwrap_or_default(),
        item.note.clone().unwrap_or_default(),
        evidence(&item.evidence),
        item.answered.clone().unwrap_or_default(),
    ]
}

/// Returns all that shows an answer.
pub(super) fn evidence(all: &[EvidenceData]) -> String {
    all.iter().map(shown_by).collect::<Vec<_>>().join("; ")
}

/// Returns a piece of evidence with its days.
fn shown_by(evidence: &EvidenceData) -> String {
    let until = evidence.until.as_ref().map(|until| {
        if evidence.ended {
            format!("ended on {until}")
        } else {
            format!("until {until}")
        }
    });
    let days: Vec<String> = evidence.date.iter().cloned().chain(until).collect();
    if days.is_empty() {
        evidence.text.clone()
    } else {
        format!("{} ({})", evidence.text, days.join(", "))
    }
}

const ASKED: [&str; 6] = ["stage", "id", "title", "area", "weight", "ask"];

fn asked(item: &AskedData) -> [String; 6] {
    [
        shown(item.stage),
        item.id.clone(),
        item.title.clone(),
        item.area.clone(),
        item.weight.to_string(),
        item.ask.clone(),
    ]
}

const PLANNED: [&str; 19] = [
    "number",
    "stage",
    "id",
    "title",
    "find_out",
    "from",
    "assumed",
    "to",
    "effort",
    "without_estimate",
    "horizon",
    "begins",
    "ends",
    "owner",
    "due",
    "do",
    "done_when",
    "evidence",
    "who",
];

fn planned(number: usize, action: &ActionData) -> [String; 19] {
    let steps = action.steps.iter().filter_map(|step| step.what.as_deref());
    [
        number.to_string(),
        shown(action.stage),
        action.item.clone(),
        action.title.clone(),
        action.find_out.to_string(),
        action.from.clone().unwrap_or_default(),
        action.assumed.to_string(),
        action.to.clone().unwrap_or_default(),
        shown(action.known_effort()),
        action.without_estimate.to_string(),
        action.horizon.to_owned(),
        action.begins.clone(),
        action.ends.clone(),
        action.owner.clone().unwrap_or_default(),
        action.due.clone().unwrap_or_default(),
        steps.collect::<Vec<_>>().join(" "),
        action.done_when.clone().unwrap_or_default(),
        action.evidence.join("; "),
        action.who.join("; "),
    ]
}

const COMPARED: [&str; 5] = ["figure", "stage", "title", "today", "as_if"];

fn compared(data: &WhatIfData) -> Vec<[String; 5]> {
    let of = |name: &str, today: String, as_if: String| {
        [name.into(), String::new(), String::new(), today, as_if]
    };
    let (today, as_if) = (&data.today, &data.as_if);
    let stages = [("reached", today.stage.reached, as_if.stage.reached)];
    let possible = [("possible", today.stage.possible, as_if.stage.possible)];
    let stages = stages.into_iter().chain(possible);
    let mut rows: Vec<[String; 5]> = stages
        .map(|(name, today, as_if)| of(name, today.to_string(), as_if.to_string()))
        .collect();
    let index = |of: &OutcomeFiguresData| shown(of.index.map(|index| index.answered));
    rows.push(of("index", index(today), index(as_if)));
    rows.extend(today.stages.iter().zip(&as_if.stages).map(|(one, other)| {
        [
            "worst".into(),
            one.number.to_string(),
            one.title.clone(),
            shown(one.percent.worst),
            shown(other.percent.worst),
        ]
    }));
    let (today, as_if) = (today.effort.to_string(), as_if.effort.to_string());
    rows.push(of("effort", today, as_if));
    rows
}

const RATED: [&str; 6] = [
    "archetype",
    "title",
    "points",
    "statement",
    "text",
    "rating",
];

fn rated(archetype: &AgreementData, statement: &RatedData) -> [String; 6] {
    [
        archetype.id.clone(),
        archetype.title.clone(),
        shown(archetype.points),
        statement.id.clone(),
        statement.text.clone(),
        shown(statement.rating),
    ]
}

const HAPPENED: [&str; 7] = [
    "journey", "when", "stages", "items", "text", "source", "unclear",
];

fn happened(journey: &JourneyData, milestone: &Milestone) -> [String; 7] {
    let stages: Vec<String> = milestone.stages.iter().map(ToString::to_string).collect();
    [
        journey.id.clone(),
        milestone.when.clone(),
        stages.join("; "),
        milestone
            .items
            .iter()
            .map(ItemId::as_str)
            .collect::<Vec<_>>()
            .join("; "),
        milestone.text.clone(),
        milestone.source.to_string(),
        milestone.unclear.clone().unwrap_or_default(),
    ]
}

/// Returns a number as a cell; an empty one where there is none.
pub(super) fn shown(number: Option<impl ToString>) -> String {
    number.map_or_else(String::new, |number| number.to_string())
}

/// Returns a cell that no spreadsheet takes for a formula.
pub(super) fn defused(cell: &str) -> String {
    let visible = text::visible(cell);
    if is_like_a_formula(cell) {
        format!("'{visible}")
    } else {
        visible.into_owned()
    }
}

/// Says whether a spreadsheet could take a text for a formula, as it came from its file.
pub(super) fn is_like_a_formula(cell: &str) -> bool {
    // Tabs and line breaks are gone after `visible`, so what they could hide is judged before.
    let begins = cell.trim_start().chars().next();
    let control = cell.starts_with(['\t', '\r', '\n']);
    let formula =
        begins.is_some_and(|c| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠'));
    formula || control
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_that_looks_like_a_formula_is_told_to_be_text() {
        for cell in [
            "=cmd()", "+1", "-1", "@x", " =1", "\t=1", "\r=1", "\u{a0}=1", "＝1",
        ] {
            assert!(defused(cell).starts_with('\''), "{cell:?}");
        }
        for cell in ["a=1", "1-2", "", "é"] {
            assert_eq!(defused(cell), cell);
        }
    }
}
