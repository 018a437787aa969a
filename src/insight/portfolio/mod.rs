//! Many units side by side: the latest sheet of each, gathered in any order.

mod detail;
mod row;
mod tally;
mod counts;
mod member;
mod group;
mod gathered;

pub use counts::{Blocking, LevelCounts, StageCount};
pub use detail::Detail;
pub use gathered::{Gathered, Portfolio};
pub use group::{Group, GroupPart};
pub use member::{Apart, Member, Sort, Standing};
pub use row::{ModelOfChoice, Unit, UnitRow};
pub use tally::{Figures, Spread, Weakest};
