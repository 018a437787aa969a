//! Finds out where an open source programme office stands, how sure that is, and what to do next.
//!
//! The modules stand in the order in which data flows; each uses only those above it.

pub mod built;
pub mod text;
pub mod lang;
pub mod problem;
pub mod yaml;
pub mod format;
pub mod model;
pub mod guide;
pub mod checklist;
pub mod answers;
pub mod organisation;
pub mod facts;
pub mod tracker;
pub mod score;
pub mod insight;
pub mod interview;
pub mod attest;
pub mod report;
pub mod schema;
pub mod render;
pub mod form;
pub mod import;
pub mod gather;
pub mod store;
