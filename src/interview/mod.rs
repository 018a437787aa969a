//! Which question is next: a walk through the items that knows no screen.

mod selection;
mod walk;

pub use selection::{Only, Selection};
pub use walk::{Interview, Progress, minutes};
