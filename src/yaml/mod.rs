//! A YAML file as a tree in which every node knows its place; nothing in it is trusted yet.

mod tree;
mod reader;
mod scalar;

pub use reader::{Fields, Reader};
pub use tree::{MAX_NESTING, Node, Value, parse};
