//! A round: the sheets of several respondents of one subject put together, and where they differ.

mod voice;
mod found;
mod item;
mod facts;
mod invited;
mod joined;
mod together;

pub use facts::{RoundFacts, RoundSheet, RoundState, digest};
pub use found::{Found, FoundBy, FoundItem};
pub use invited::Invited;
pub use item::{Accord, RoundItem, Ruling};
pub use together::Round;
pub use voice::{SourceSheet, Voice};
