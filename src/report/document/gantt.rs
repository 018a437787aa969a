//! A plan along its days.

use jiff::civil::Date;

use crate::lang::Lang;

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
    pub lang: Lang,
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
