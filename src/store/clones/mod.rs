//! Git repositories of others: found below a folder, and read without their own settings.

mod unread;
mod plain;
mod find;
mod objects;
mod own;
mod refs;
mod look;
mod result;

pub use find::{CloneFound, Found, found};
pub use look::look;
pub use own::Workshop;
pub use result::result;
pub use unread::{NotRead, Unread};
