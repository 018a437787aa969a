//! What a shell asks for when somebody presses Tab: the words of the command line, and the items,
//! levels and sheets of the folder.

mod candidates;
mod named;
mod shells;

pub(crate) use shells::{answer, script};
