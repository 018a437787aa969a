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

pub use book::xlsx;
pub use read::{cells_of_xlsx, parse_xlsx};
