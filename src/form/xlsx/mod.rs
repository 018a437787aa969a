//! The form as a spreadsheet.

mod book;
mod cells;
mod columns;
mod lists;
mod looks;
mod put;
mod questions;
mod read;
mod rows;
mod start;

pub use book::xlsx;
pub use read::parse_xlsx;
