//! A plan along its days, as a drawing.

use crate::insight::Roadmap;
use crate::lang::Lang;
use crate::report::document::gantt::{Bar, Gantt};
use crate::report::plan::action;

/// Takes a plan; none where there is nothing to do.
pub(crate) fn gantt(lang: &Lang, roadmap: &Roadmap) -> Option<Gantt> {
    let bars: Vec<Bar> = roadmap
        .entries()
        .map(|entry| Bar {
            label: entry.action.item.title.clone(),
            what: action::in_short(lang, entry.action).words(),
            finds_out: entry.action.finds_out(),
            begins: entry.slot.begins,
            done: entry.slot.ends,
            due: entry.due,
        })
        .collect();
    let last = bars
        .iter()
        .map(|bar| bar.done.max(bar.due.unwrap_or(bar.done)));
    Some(Gantt {
        begins: roadmap.begins,
        ends: last.max()?.max(roadmap.begins),
        bars,
        lang: lang.clone(),
    })
}
