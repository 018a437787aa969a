//! From what tools and clones show to facts: each source is a file that turns bytes into what was
//! seen, and what was seen of many things is reckoned into facts in one place.

mod seen;
mod tools;

pub use seen::{RepositorySeen, Seen};
pub use tools::{Found, read, security_insights};
