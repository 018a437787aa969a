//! A report as one page for a browser: nothing is fetched and nothing runs.

mod text;
mod bar;
mod radar;
mod hatch;
mod heat;
mod gantt;
mod curve;
mod board;
mod density;
mod node;
mod page;
mod drawing;
mod badge;

pub(super) use badge::write as write_badge;
pub(super) use drawing::write as write_drawing;
pub(super) use page::write as write_page;
