//! The form as a spreadsheet.

mod cells;
mod columns;
mod package;
mod own;
mod other;
mod lists;
mod looks;
mod put;
mod questions;
mod told;
mod rows;
mod strays;
mod read;
mod book;
mod start;
mod tables;

pub use book::xlsx;
pub use read::parse_xlsx;
pub use tables::cells_of_xlsx;
pub(super) use tables::{XlsxTable, tables_of_xlsx};
