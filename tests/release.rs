//! What is released says where it comes from, and in one voice.

#[path = "release/address.rs"]
mod address;
#[path = "release/changelog.rs"]
mod changelog;
#[cfg(unix)]
#[path = "release/files.rs"]
mod files;
#[path = "release/oldest_rust.rs"]
mod oldest_rust;
#[cfg(unix)]
#[path = "release/tree.rs"]
mod tree;
