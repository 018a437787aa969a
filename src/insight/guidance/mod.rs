//! What others did and found, held against one organisation.

mod profile;
mod surroundings;
mod held;
mod nearest;

pub use held::{Example, Guidance, Published, PublishedValue};
pub use nearest::{Near, Settling};
pub use profile::{Agreement, Profile, Verdict, check_ratings};
pub use surroundings::{Recommendation, Surroundings};
