//! Many units side by side: the latest sheet of each, gathered in any order.

mod row;
mod gathered;
mod spread;
mod tally;
mod counts;
mod member;
mod group;
mod whole;

pub use counts::{Blocking, Levels, StageCount};
pub use gathered::Gathered;
pub use group::{Group, Part};
pub use member::{Apart, Member, Sort, Standing};
pub use row::{Row, Unit};
pub use spread::{Figures, Spread};
pub use tally::Weakest;
pub use whole::Portfolio;
