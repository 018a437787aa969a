//! Rows for spreadsheets of what is seen over time: one for each assessment of a history, for each
//! item that moved, for each answer of an older sheet, or for each reason to look at an answer
//! again.

use crate::render::csv::{defused, shown};
use crate::report::data::{
    FateData, MigratedData, MoveData, PointData, StaleItemData, WhyStaleData,
};

/// What stands above the assessments of a history.
pub(super) const POINTS: [&str; 18] = [
    "date",
    "sheet",
    "respondent",
    "role",
    "model",
    "version",
    "reached",
    "possible",
    "index_worst",
    "index",
    "index_best",
    "index_top",
    "answered",
    "applicable",
    "coverage_percent",
    "comparable",
    "why_not",
    "other_respondent",
];

/// Returns the row of an assessment.
pub(super) fn point(point: &PointData) -> [String; 18] {
    let respondent = point.respondent.as_ref();
    let name = respondent.and_then(|respondent| respondent.name.as_deref());
    let role = respondent.and_then(|respondent| respondent.role.as_deref());
    [
        point.date.clone(),
        defused(&point.sheet),
        defused(name.unwrap_or_default()),
        defused(role.unwrap_or_default()),
        defused(&point.model.id),
        defused(&point.model.version),
        point.stage.reached.to_string(),
        point.stage.possible.to_string(),
        shown(point.index.map(|index| index.worst)),
        shown(point.index.map(|index| index.answered)),
        shown(point.index.map(|index| index.best)),
        point.index_top.to_string(),
        point.coverage.answered.to_string(),
        point.coverage.applicable.to_string(),
        shown(point.coverage_percent),
        point.comparable.to_string(),
        point.why_not.join("; "),
        point.other_respondent.to_string(),
    ]
}

/// What stands above the items that moved.
pub(super) const MOVES: [&str; 8] = [
    "stage", "id", "title", "before", "after", "effect", "cause", "beside",
];

/// Returns the row of an item that moved.
pub(super) fn moved(one: &MoveData) -> [String; 8] {
    [
        shown(one.stage),
        defused(&one.item),
        defused(&one.title),
        defused(&one.before),
        defused(&one.after),
        shown(one.effect),
        one.cause.to_owned(),
        one.beside.join("; "),
    ]
}

/// What stands above the answers of sheets that were brought to a new version.
pub(super) const FATES: [&str; 8] = [
    "sheet", "model", "from", "to", "id", "before", "became", "why",
];

/// Returns the row of an answer.
pub(super) fn fate(sheet: &MigratedData, fate: &FateData) -> [String; 8] {
    [
        defused(&sheet.sheet),
        defused(&sheet.model.id),
        defused(&sheet.model.version),
        defused(&sheet.to),
        defused(&fate.item),
        defused(fate.before.as_deref().unwrap_or_default()),
        fate.became.to_owned(),
        defused(fate.why.as_deref().unwrap_or_default()),
    ]
}

/// What stands above the reasons to look at answers again.
pub(super) const STALE: [&str; 11] = [
    "stage", "id", "title", "area", "state", "level", "answered", "reason", "day", "days", "text",
];

/// Returns the row of a reason to look at an answer again.
pub(super) fn stale(item: &StaleItemData, why: &WhyStaleData) -> [String; 11] {
    [
        shown(item.stage),
        defused(&item.id),
        defused(&item.title),
        defused(&item.area),
        item.state.to_owned(),
        defused(item.level.as_deref().unwrap_or_default()),
        item.answered.clone(),
        why.reason.to_owned(),
        why.day.clone().unwrap_or_default(),
        shown(why.days),
        defused(why.text.as_deref().unwrap_or_default()),
    ]
}
