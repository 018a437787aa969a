//! The form as an interview sheet in Markdown, for paper or an editor.

mod line;
mod own;
mod parts;
mod read;
mod signs;
mod tick;
mod write;

pub(super) use parts::parts;
pub use read::parse_markdown;
pub use write::markdown;
