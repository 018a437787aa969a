//! What programs found: facts with their units and days, and the file that keeps those of a round.

mod amount;
mod fact;
mod said;
mod moved;

pub use amount::Amount;
pub use fact::{Fact, FactPart, FactsFile};
pub use moved::{FactMove, MovedFact, moved};
