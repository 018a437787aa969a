//! A table of anonymous answers: a row a person, a column an item. What is not an answer to an item
//! is never kept and never named.

mod cells;
mod heads;
mod left;
mod table;
mod told;

pub use left::{CellsLeft, LeftOfTable};
pub use table::{VoicesTable, voices_of_csv, voices_of_rows};
