//! A plan along its days.

use jiff::civil::Date;

use crate::insight::Roadmap;
use crate::report::action;
use crate::words::Words;

/// A plan along its days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gantt {
    /// The first day.
    pub begins: Date,
    /// The last day.
    pub ends: Date,
    /// The actions in their order.
    pub bars: Vec<Bar>,
    /// The language of what is said of it.
    pub words: Words,
}

/// One action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// The practice.
    pub label: String,
    /// What is done.
    pub what: String,
    /// Whether an answer is to be found out.
    pub finds_out: bool,
    /// The day on which it begins.
    pub begins: Date,
    /// The day on which it is done, never before it begins.
    pub done: Date,
    /// The day by which it is to be done, where one is settled.
    pub due: Option<Date>,
}

impl Gantt {
    /// Takes a plan; none where there is nothing to do.
    pub(in crate::report) fn of(words: &Words, roadmap: &Roadmap) -> Option<Self> {
        let bars: Vec<Bar> = roadmap
            .entries()
            .map(|entry| Bar {
                label: entry.action.item.title.clone(),
                what: action::in_short(words, entry.action).words(),
                finds_out: entry.action.finds_out(),
                begins: entry.slot.begins,
                done: entry.slot.ends,
                due: entry.due,
            })
            .collect();
        let last = bars
            .iter()
            .map(|bar| bar.done.max(bar.due.unwrap_or(bar.done)));
        Some(Self {
            begins: roadmap.begins,
            ends: last.max()?.max(roadmap.begins),
            bars,
            words: words.clone(),
        })
    }
}
