//! A plan along its days.

use jiff::civil::Date;

use crate::lang::Lang;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gantt {
    pub begins: Date,
    pub ends: Date,
    pub bars: Vec<Bar>,
    pub lang: Lang,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    pub label: String,
    pub what: String,
    /// Whether an answer is to be found out.
    pub finds_out: bool,
    pub begins: Date,
    /// The day on which it is done, never before it begins.
    pub done: Date,
    /// The day by which it is to be done, where one is settled.
    pub due: Option<Date>,
}
