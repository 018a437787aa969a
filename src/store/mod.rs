//! Where it is kept: the only module of the library that touches files.

mod error;
mod drawback;
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
mod held;
#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
#[path = "held_by_path.rs"]
mod held;
#[cfg(any(windows, test))]
mod name;
mod reach;
mod lock;
mod replace;
mod file;
mod open;
mod sheets;
mod unseen;
mod folder;
mod checklists;
mod git;
mod repository;
mod clones;
mod left;

pub use checklists::{Checklists, inside, read_checklists, read_texts, write_files};
pub use clones::{CloneFound, Found, NotRead, Unread, Workshop, found, look, result};
pub use drawback::Drawback;
pub use error::StoreError;
pub use file::{read, read_bytes, read_named, read_table, remove, sha256, sha256_of_sheet, write};
pub use folder::write_new;
pub use git::read_revision;
pub use left::{Left, left_in};
pub use lock::Lock;
pub use open::OpenFile;
pub use reach::{name_in, told, wished, within};
pub use repository::{Repository, repository};
pub use sheets::{SheetPaths, Store, gathered_in, place_of_sheets, read_optional, sheets_in};
pub use unseen::{Unseen, unseen_in};
