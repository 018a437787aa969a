//! What answers to one model say of the items of another.

mod implied;
mod settling;

pub use implied::{Because, How, HowMany, Implied, ImpliedItem, tied};
pub use settling::{Settles, settles};
