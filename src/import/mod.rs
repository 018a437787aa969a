//! Checklists that others publish, brought into the format of ours: what a source says, and what of
//! it could not be taken.

mod left;
mod draft;
mod source;
mod gemara;
mod samm;
mod dsomm;
mod columns;
mod table;

pub use columns::{Columns, TableField};
pub use draft::{Imported, Named};
pub use dsomm::dsomm;
pub use gemara::gemara;
pub use left::LeftOut;
pub use samm::samm;
pub use table::{Table, table};
