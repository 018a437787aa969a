//! The form as an interview sheet in Markdown, for paper or an editor.

mod emphasis;
mod folded;
mod html;
mod line;
mod line_builder;
mod open;
mod own;
mod parts;
mod question;
mod read;
mod shown_lines;
mod signs;
mod source_lines;
mod tick;
mod write;

pub(super) use parts::parts;
pub use read::parse_markdown;
pub use write::markdown;
