//! Results of tools: which tool wrote a file is told by what stands in it, and what it shows is read as a
//! stream.

mod guard;
mod stream;
mod day;
mod components;
mod cyclonedx;
mod spdx;
mod spdx3;
mod part;
mod document;
mod found;
mod read;
mod reckon;

pub use found::Found;
pub use read::read;
