//! A row for each unit, round and item, of a portfolio or of a history.

use crate::insight::{History, Portfolio, UnitRow};
use crate::report::portfolio::long_data::LongData;
use crate::report::view::{Data, Report};

/// Returns the rows of the round by which each unit of a portfolio counts.
pub fn long_of_portfolio(portfolio: &Portfolio) -> Report {
    of_long(LongData::of_portfolio(portfolio))
}

/// Returns the rows of all rounds of a history; `rows` has one for each of its points, in their
/// order.
pub fn long_of_history(history: &History, folder: &str, rows: Vec<UnitRow>) -> Report {
    of_long(LongData::of_history(history, folder, rows))
}

fn of_long(data: LongData) -> Report {
    let lang = data.lang().clone();
    Report::new(&lang, Vec::new(), Data::Long(data))
}
