//! `ospo model`: its subcommands.

mod actions;
mod check;
mod import;
mod new;
mod schema;
mod translate;

pub(crate) use actions::{Args, run};
pub(crate) use check::checked;
