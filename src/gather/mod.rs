//! From what tools and clones show to facts: each source is a file that turns bytes into what was
//! seen, and what was seen of many things is reckoned into facts in one place.

mod repository;
mod seen;
mod tools;
mod reckon;

pub use reckon::facts;
pub use repository::{RepositorySeen, Shown, a_year_before, shown_by};
pub use seen::Seen;
pub use tools::{Found, read, read_found, security_insights};
