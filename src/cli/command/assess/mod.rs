//! `ospo assess`: the checklist, one question at a time.

mod args;
mod sitting;
mod run;

pub(crate) use args::Args;
pub(crate) use run::run;
