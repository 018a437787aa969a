//! How a report is written: one file for each format, each the only place where texts from files
//! are made safe for it.

mod look;
mod bar;
mod paint;
mod wrap;
mod pairs;
mod grid;
mod legends;
mod gauge;
mod curve;
mod timeline;
mod terminal;
pub(crate) mod escape;
mod markdown;
mod html;
mod json;
mod csv;
mod tickets;
mod ical;
mod mermaid;
mod exchange;
pub(crate) mod xlsx;
mod format;

pub use format::{Format, write};
pub use json::line;
pub use look::Look;
pub use markdown::page;
pub use tickets::tickets;
