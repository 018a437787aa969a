//! Tickets of GitHub, GitLab and Jira: what their imports take, and what their exports say.

mod id;
mod columns;
mod state;
mod day;
mod export;
mod table;
mod objects;
mod read;

pub use columns::{Column, Tracker};
pub use export::{Assignee, Export, Ticket, Unclear};
pub use id::{FIND_OUT, TicketId};
pub use read::parse;
pub use state::State;
