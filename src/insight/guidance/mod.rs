//! What others did and found, held against one organisation.

mod profile;
mod surroundings;
mod communities;
mod nearest;
mod published;
mod whole;

pub use communities::Recommendation;
pub use nearest::Example;
pub use profile::{Agreement, Profile, Verdict, check_ratings};
pub use published::{Published, Value};
pub use surroundings::Surroundings;
pub use whole::Guidance;
