//! A workbook: a sheet for each part of an assessment, with typed cells and charts.

mod titles;
mod cell;
mod paint;
mod grid;
mod chart;
mod summary;
mod stages;
mod areas;
mod items;
mod evidence;
mod plan;
mod history;
mod book;

pub(super) use book::write;
