//! A report as one page for a browser: nothing is fetched and nothing runs.

mod words;
mod bar;
mod radar;
mod heat;
mod gantt;
mod curve;
mod node;
mod page;

pub(super) use page::write;
