//! The shape `ospo/action/1`: what an issue tracker reads above the page of an action.

use serde::Serialize;

use crate::insight::{Deed, Entry, Slot};
use crate::report::common::figure_data::Number;

/// What an issue tracker reads of an action; what there is nothing to say of is left out.
///
/// Later versions may add fields and never rename one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TicketData {
    pub format: &'static str,
    pub title: String,
    /// `stage-N`, the area, `months-…`, and `find-out` where an answer is missing.
    pub labels: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assignee: Option<String>,
    pub start: String,
    /// The day on which it is to be done: the one that was settled, else the one worked out.
    pub due: String,
    /// What it takes, in person-weeks, where there is work and an estimate of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effort: Option<Number>,
    pub item: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// The pages of the actions that it should come after.
    pub depends_on: Vec<String>,
}

impl TicketData {
    pub(crate) fn of(entry: &Entry, title: String, depends_on: Vec<String>) -> Self {
        let (action, item) = (entry.action, entry.action.item);
        let Slot { begins, ends, .. } = entry.slot;
        let effort = action.outlay().effort;
        let (from, to) = match &action.deed {
            Deed::FindOut { .. } => (None, None),
            Deed::Raise { from, to, .. } => (Some(from.id.to_string()), Some(to.id.to_string())),
        };
        Self {
            format: "ospo/action/1",
            title,
            labels: labels(entry),
            assignee: entry.owner.map(str::to_owned),
            start: begins.to_string(),
            due: entry.due.unwrap_or(ends).to_string(),
            effort: (effort.0 > 0).then(|| Number::of_hundredths(effort.0)),
            item: item.id.to_string(),
            from,
            to,
            depends_on,
        }
    }
}

fn labels(entry: &Entry) -> Vec<String> {
    let action = entry.action;
    let stage = action.stage.map(|number| format!("stage-{number}"));
    let area = action.item.area.to_string();
    let months = format!("months-{}", entry.slot.horizon.as_str());
    let find_out = action.finds_out().then(|| "find-out".to_owned());
    stage
        .into_iter()
        .chain([area, months])
        .chain(find_out)
        .collect()
}
