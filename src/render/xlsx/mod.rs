//! A workbook of any report: its words on the first sheet, then a sheet for each of its tables.

mod cell;
mod paint;
mod page;
mod chart;
mod table;
mod summary;
mod file;
mod book;

pub(super) use book::write;
pub(crate) use file::saved;
