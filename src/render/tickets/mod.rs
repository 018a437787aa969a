//! A plan as tickets: tables that trackers import.

mod jira;
mod table;

pub use table::tickets;
