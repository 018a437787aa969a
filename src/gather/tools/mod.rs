//! Results of tools: which tool wrote a file is told by what stands in it, and what it shows is read as a
//! stream.

mod guard;
mod stream;
mod day;
mod bom;
mod score;
mod checks;
mod nested;
mod files;
mod ort;
mod insights;
mod published;
mod table;
mod part;
mod document;
mod settle;
mod found;
mod read;
mod reckon;
mod reckon_tables;

pub use found::Found;
pub use read::{read, read_found, security_insights};
