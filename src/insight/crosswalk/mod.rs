//! What answers to one model say of the items of another.

mod implied;
mod implied_from;
mod reach;
mod settling;

pub use implied::{Because, How, HowMany, Implied, ImpliedItem, tied};
pub use implied_from::{Also, ImpliedFrom};
pub use reach::{Reach, Settled, reach};
pub use settling::{Settles, settles};
