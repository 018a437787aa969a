//! The sheet of the plan: what to do, the first thing first.

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::lang::Lang;
use crate::render::xlsx::cell::Cell;
use crate::render::xlsx::grid::{self, Column};
use crate::render::xlsx::titles;
use crate::report::data::{ActionData, PlanData};

/// Returns the sheet of a plan; none where there is nothing to do.
pub(super) fn sheet(lang: &Lang, plan: Option<&PlanData>) -> Result<Option<Worksheet>, XlsxError> {
    let actions = plan.map_or(&[][..], |plan| &plan.actions);
    if actions.is_empty() {
        return Ok(None);
    }
    let columns = [
        Column::new(lang.plain(titles::NUMBER), 7),
        Column::new(lang.plain(titles::PRACTICE), 26),
        Column::new(lang.plain(titles::STAGE), 9),
        Column::new(lang.plain(titles::FROM), 11),
        Column::new(lang.plain(titles::TO), 11),
        Column::new(lang.plain(titles::PERSON_WEEKS), 10),
        Column::new(lang.plain(titles::WITHOUT_ESTIMATE), 11),
        Column::new(lang.plain(titles::BEGINS), 11),
        Column::new(lang.plain(titles::DONE), 11),
        Column::new(lang.plain(titles::MONTHS), 10),
        Column::new(lang.plain(titles::OWNER), 16),
        Column::new(lang.plain(titles::DUE), 11),
        Column::new(lang.plain(titles::DO), 44),
        Column::new(lang.plain(titles::DONE_WHEN), 36),
        Column::new(lang.plain(titles::SHOWN_BY), 28),
        Column::new(lang.plain(titles::ID), 24),
    ];
    let actions = (1..).zip(actions);
    let rows: Vec<Vec<Cell>> = actions
        .map(|(number, action)| row(lang, number, action))
        .collect();
    let (columns, rows) = grid::without_empty(columns.into(), rows);
    grid::table(&titles::name(lang, titles::PLAN), &columns, &rows, 2).map(Some)
}

fn row(lang: &Lang, number: u32, action: &ActionData) -> Vec<Cell> {
    let steps = action.steps.iter().filter_map(|step| step.what.as_deref());
    let steps: Vec<&str> = steps.collect();
    let mark = if action.assumed { "?" } else { "" };
    let from = action.from_label.as_ref();
    let from = from.map(|from| format!("{from}{mark}"));
    let to = action.to_label.clone();
    let finds_out = action.find_out;
    let months = if finds_out {
        lang.plain(titles::AT_ONCE)
    } else {
        action.horizon.into()
    };
    let effort = action.known_effort().filter(|_| !finds_out);
    vec![
        Cell::Count(number),
        Cell::Text(action.title.clone()),
        action.stage.map_or(Cell::Nothing, Cell::Count),
        Cell::words(from.as_ref()),
        Cell::Text(to.unwrap_or_else(|| lang.plain(titles::FIND_OUT).into_owned())),
        Cell::number(effort),
        match action.without_estimate {
            0 => Cell::Nothing,
            some => Cell::Count(some),
        },
        Cell::Day(action.begins.clone()),
        Cell::Day(action.ends.clone()),
        Cell::Text(months.into_owned()),
        Cell::words(action.owner.as_ref()),
        Cell::day(action.due.as_ref()),
        Cell::Text(steps.join(" ")),
        Cell::words(action.done_when.as_ref()),
        Cell::Text(action.evidence.join("; ")),
        Cell::Text(action.item.clone()),
    ]
}
