//! `ospo attest`: a statement of what was assessed, to be signed, and what became of it since.

mod parts;
mod state;
mod verify;
mod run;

pub(crate) use run::{Args, run};
