//! A plan along its days.

use jiff::civil::Date;

use crate::lang::Lang;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gantt {
    pub begins: Date,
    pub ends: Date,
    pub bars: Vec<Bar>,
    /// The day by which the goal is wanted, where one is set; it may be after the end.
    pub wanted: Option<Date>,
    pub lang: Lang,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    pub label: String,
    pub what: String,
    /// Whether an answer is to be found out.
    pub finds_out: bool,
    /// None where it is due before work can begin, or has no days.
    pub begins: Option<Date>,
    /// The day on which the work is done, never before it begins; none where nobody has estimated it.
    pub done: Option<Date>,
    /// The day from which its level can be shown, where that is not as soon as the work is done.
    pub shown: Option<Date>,
    /// The day by which it is to be done, where one is settled.
    pub due: Option<Date>,
}
