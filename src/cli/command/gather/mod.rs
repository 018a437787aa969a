//! `ospo gather`: what clones and results of tools show, kept beside the round.

mod progress;
mod run;

pub(crate) use run::{Args, run};
