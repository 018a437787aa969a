//! What is released says where it comes from, and in one voice.

#[path = "release/address.rs"]
mod address;
