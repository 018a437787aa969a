//! The columns of `--long`.

use crate::lang::{Lang, phrase};
use crate::report::document::rows::{Cell, Header, Rows, cells};
use crate::report::portfolio::long_data::{LongData, LongRow};

/// The columns: the fields of a row but the first, which names their shape.
const COLUMNS: [&str; 40] = [
    "unit",
    "folder",
    "round",
    "day",
    "model",
    "model_version",
    "fingerprint",
    "comparable",
    "why_not",
    "respondents",
    "not_agreed",
    "stage",
    "area",
    "section",
    "item",
    "source",
    "weight",
    "state",
    "level",
    "level_number",
    "credit",
    "lowest",
    "highest",
    "why",
    "known",
    "worst",
    "best",
    "worst_parts",
    "best_parts",
    "parts",
    "in_place",
    "in_place_best",
    "partly",
    "partly_best",
    "blocks",
    "claim",
    "estimate",
    "confidence",
    "answered",
    "evidence",
];

pub(crate) fn of_long<'a>(lang: &Lang, data: &'a LongData) -> Rows<'a> {
    let headers = COLUMNS.map(Header::for_programs);
    Rows::new(lang, phrase!("Items"), headers, data.iter().map(row))
}

fn row(row: LongRow<'_>) -> Vec<Cell<'_>> {
    let parts = |parts: Option<u64>| parts.map(|parts| Cell::Text(parts.to_string().into()));
    cells![
        row.unit,
        row.folder,
        row.round,
        Cell::Day(row.day.into()),
        row.model,
        row.model_version,
        row.fingerprint,
        row.comparable,
        row.why_not,
        row.respondents,
        row.not_agreed,
        row.stage,
        row.area,
        row.section,
        row.item,
        row.source,
        row.weight,
        row.state,
        row.level,
        row.level_number,
        Cell::percent(row.credit),
        row.lowest,
        row.highest,
        row.why,
        row.known,
        Cell::percent(row.worst),
        Cell::percent(row.best),
        parts(row.worst_parts),
        parts(row.best_parts),
        parts(Some(row.parts)),
        row.in_place,
        row.in_place_best,
        row.partly,
        row.partly_best,
        row.blocks,
        row.claim,
        row.estimate,
        row.confidence,
        row.answered.map(|day| Cell::Day(day.into())),
        row.evidence,
    ]
}
