//! Where it is kept: the only module of the library that touches files.

mod error;
mod lock;
mod file;
mod open;
mod sheets;
mod folder;
mod checklists;
mod git;

pub use checklists::{Checklists, inside, read_checklists, write_files};
pub use error::StoreError;
pub use file::{read, read_bytes, remove, write};
pub use folder::write_new;
pub use git::read_revision;
pub use lock::Lock;
pub use open::OpenFile;
pub use sheets::{SheetPaths, Store, forms_in, place_of_sheets, read_optional, sheets_in};
