//! `ospo model`: its subcommands.

mod actions;
mod import;
mod new;
mod schema;
mod translate;

pub(crate) use actions::{Args, checked, run};
