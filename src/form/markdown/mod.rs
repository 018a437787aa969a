//! The form as an interview sheet in Markdown, for paper or an editor.

mod line;
mod read;
mod signs;
mod write;

pub use read::parse_markdown;
pub(super) use read::parts;
pub use write::markdown;
