//! From YAML to a model: the only module that knows how a checklist is written.

mod builtin;
mod template;
mod files;
mod names;
mod header;
mod steps;
mod item;
mod stage;
mod links;
mod parse;

pub use builtin::{builtin, builtin_ids};
pub use files::{is_whole, overlay};
pub use parse::{id_of, parse};
pub use template::starter;
