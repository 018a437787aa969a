//! The shapes of all files that are read or written, as JSON Schemas for editors and programs.
//!
//! What a file may hold is described by structs that nothing builds: their fields, types and
//! comments are the schema. `tests/schemas.rs` holds them against what the readers ask for.
#![expect(dead_code, reason = "a description is read by its derive alone")]

mod word;
mod sheet;
mod language;
mod shape;

pub use shape::{Shape, of};
