//! `ospo doctor`: a list of looks, each at one thing.

mod finding;
mod settings;
mod checklists;
mod sheets;
mod names;
mod rounds;
mod files;
mod repository;
mod terminal;
mod machine;
mod private;
mod examine;

pub(crate) use examine::{Args, run};
