//! What answers to one model say of the items of another.

mod implied;
mod implied_from;
mod settling;

pub use implied::{Because, How, HowMany, Implied, ImpliedItem, tied};
pub use implied_from::{Also, ImpliedFrom};
pub use settling::{Settles, settles};
