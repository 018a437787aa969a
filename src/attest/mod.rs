//! What a statement says of an assessment and its files, read and held against what is there.

mod stated;
mod held;

pub use held::{Difference, FileState, Held, HeldFile, held};
pub use stated::{PREDICATE, STATEMENT, Stated, parse};
