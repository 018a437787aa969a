//! The tables of what a plan takes by quarter and by role.

use crate::lang::{Lang, phrase, say};
use crate::report::document::rows::{Cell, Header, Rows};
use crate::report::plan::budget_data::{BudgetData, MoneyData};

/// Returns a table of the quarters and one of the roles; none where there is no work. Programs read
/// both in JSON.
pub(crate) fn of_budget<'a>(lang: &'a Lang, data: &'a BudgetData) -> Vec<Rows<'a>> {
    if data.by_quarter.is_empty() {
        return Vec::new();
    }
    let headers = |first: Header| {
        let weeks = Header::for_people(say!(lang, "Person-weeks"), 12);
        let cost = data.rate.as_ref().map(|rate| Header::for_people(cost_in(lang, rate), 14));
        [first.names(), weeks].into_iter().chain(cost)
    };
    let quarters = data.by_quarter.iter().map(move |row| {
        let name = match &row.quarter {
            Some(quarter) => Cell::from(quarter),
            None => Cell::from(say!(lang, "Later")),
        };
        let cost = row.cost.as_ref().map(|cost| cost.amount.into());
        [name, row.effort.into()].into_iter().chain(cost).collect()
    });
    let roles = data.by_role.iter().map(move |row| {
        let title = match &row.title {
            Some(title) => Cell::from(title),
            None => Cell::from(say!(lang, "not named")),
        };
        let cost = row.cost.as_ref().map(|cost| cost.amount.into());
        let cells = [title, row.effort.into()].into_iter().chain(cost);
        cells.chain([row.suggested.into()]).collect()
    });
    let quarter = Header::for_people(say!(lang, "Quarter"), 14);
    let role = Header::for_people(say!(lang, "Role"), 30);
    let suggested = Header::for_people(say!(lang, "Suggested"), 12);
    vec![
        Rows::new(lang, phrase!("Work by quarter"), headers(quarter), quarters),
        Rows::new(lang, phrase!("Work by role"), headers(role).chain([suggested]), roles),
    ]
}

/// Returns what stands above a column of costs: `Cost (EUR)`.
pub(crate) fn cost_in(lang: &Lang, rate: &MoneyData) -> String {
    say!(lang, "Cost") + &lang.aside(&rate.currency)
}
