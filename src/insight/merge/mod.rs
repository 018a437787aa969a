//! Several respondents of one subject put together, and where they disagree.

mod voice;
mod item;
mod merged;

pub use item::{Accord, ItemMerge, Ruling};
pub use merged::Merge;
pub use voice::{SourceSheet, Voice};
