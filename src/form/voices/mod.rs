//! A table of anonymous answers: a row a person, a column an item. What is not an answer to an item
//! is never kept and never named.

mod bytes;
mod cells;
mod codes;
mod heads;
mod left;
mod marks;
mod moment;
mod table;
mod tables;
mod told;

pub use codes::settle_codes;
pub use left::{CellsLeft, CodesFrom, LeftOfTable};
pub use table::{voices_of_csv, voices_of_xlsx};
pub use tables::{RowVoice, VoicesTable};
