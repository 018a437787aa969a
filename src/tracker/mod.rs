//! Tickets of GitHub, GitLab and Jira: what their imports take, and what their exports say.

mod columns;
mod state;
mod day;
mod export;
mod table;
mod objects;
mod read;
mod taking;

pub use columns::{Column, Tracker};
pub use export::{Assignee, Export, Ticket, Unclear};
pub use read::parse;
pub use taking::{Passed, Taken, Taking, take};
