//! A YAML file as a tree in which every node knows its place; nothing in it is trusted yet.

mod limits;
mod signs;
mod odd;
mod told;
mod scalar;
mod day;
mod syntax;
mod foreign;
mod json;
mod tree;
mod reader;
mod values;
mod fields;
mod write;
mod comments;
mod layout;
mod hand;
mod members;
mod change;

pub use change::{Stuck, changed};
pub use comments::of as comments;
pub use day::{WrongDay, day};
pub use fields::Fields;
pub use hand::{Indent, WriteBlock};
pub use json::is_json;
pub use limits::MAX_NESTING;
pub use reader::{Reader, parse, parse_json};
pub use tree::{Key, Node, Value};
pub use write::{on_one_line, one_line};
