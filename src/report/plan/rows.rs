//! The table of a plan: what to do, the first thing first.

use std::iter;

use crate::lang::{Lang, phrase, say};
use crate::report::common::terms;
use crate::report::document::rows::{Cell, Header, Rows, cells};
use crate::report::plan::budget_rows;
use crate::report::plan::plan_data::PlanData;

pub(crate) fn of_plan<'a>(lang: &'a Lang, data: &'a PlanData) -> Vec<Rows<'a>> {
    let cost = match &data.budget.rate {
        Some(rate) => Header::new("cost", budget_rows::cost_in(lang, rate), 12),
        None => Header::for_programs("cost"),
    };
    let headers = [
        Header::new("number", say!(lang, "No."), 7),
        Header::of_stage(lang, data.tells),
        Header::new("id", say!(lang, "Id"), 24).last(),
        Header::new("title", say!(lang, "Practice"), 26).names(),
        Header::for_programs("find_out"),
        Header::new("from", say!(lang, "From"), 11),
        Header::for_programs("assumed"),
        Header::for_programs("estimate"),
        Header::new("to", say!(lang, "To"), 11),
        Header::for_programs("effort"),
        Header::for_people(say!(lang, "Person-weeks"), 10),
        Header::for_programs("without_estimate"),
        cost,
        Header::for_programs("currency"),
        Header::for_people(say!(lang, "Steps without an estimate"), 11),
        Header::new("horizon", say!(lang, "Months"), 10),
        Header::new("begins", say!(lang, "Begins"), 11),
        Header::new("ends", say!(lang, "Done"), 11),
        Header::new("shown_from", say!(lang, "Shown from"), 11),
        Header::new("owner", say!(lang, "Owner"), 16),
        Header::new("due", say!(lang, "Due"), 11),
        Header::new("state", say!(lang, "State"), 11),
        Header::new("key", say!(lang, "Ticket"), 11),
        Header::new("do", say!(lang, "Do"), 44),
        Header::new("done_when", say!(lang, "Done when"), 36),
        Header::new("evidence", say!(lang, "What shows it"), 28),
        Header::for_programs("who"),
    ];
    let rows = (1_u32..).zip(&data.actions).map(move |(number, action)| {
        let mark = if action.assumed { "?" } else { "" };
        let from = action.from.as_deref().zip(action.from_label.as_deref());
        let to = action.to.as_deref().zip(action.to_label.as_deref());
        let effort = action.known_effort();
        let steps = action.steps.iter().filter_map(|step| {
            Some(format!("{}. {}", step.title.as_deref()?, step.what.as_deref()?))
        });
        let months = action.horizon.map(|months| {
            let said = if action.at_once { lang.plain(phrase!("at once")) } else { months.into() };
            Cell::word(months, said)
        });
        cells![
            number,
            action.stage,
            &action.item,
            &action.title,
            action.find_out,
            from.map(|(from, label)| Cell::word(from, format!("{label}{mark}"))),
            action.assumed,
            action.estimate,
            match to {
                Some((to, label)) => Cell::word(to, label),
                None => Cell::word("", say!(lang, "find out")),
            },
            effort,
            effort.filter(|_| !action.find_out),
            action.without_estimate,
            action.cost.as_ref().map(|cost| cost.amount),
            action.cost.as_ref().map(|cost| &cost.currency),
            Some(action.without_estimate).filter(|steps| *steps > 0),
            months,
            Cell::day(action.begins.as_ref()),
            Cell::day(action.ends.as_ref()),
            Cell::day(action.shown_from.as_ref()),
            &action.owner,
            Cell::day(action.due.as_ref()),
            Cell::word(action.state, terms::action_state(lang, action.state)),
            &action.key,
            steps.collect::<Vec<_>>().join(" "),
            &action.done_when,
            Cell::list(&action.evidence),
            Cell::list(&action.who),
        ]
    });
    let plan = Rows::new(lang, phrase!("Plan"), headers, rows);
    iter::once(plan).chain(budget_rows::of_budget(lang, &data.budget)).collect()
}
