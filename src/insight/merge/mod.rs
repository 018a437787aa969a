//! Several respondents of one subject put together, and where they disagree.

mod rule;
mod voice;
mod item;
mod compose;
mod whole;

pub use item::{Accord, ItemMerge, Ruling};
pub use voice::{Source, Voice};
pub use whole::Merge;
