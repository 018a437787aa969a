//! What a report is made of, free of format: blocks for people, drawings, words with a role.

pub(crate) mod block;
pub(crate) mod board;
pub(crate) mod curve;
pub(crate) mod ending;
pub(crate) mod figure;
pub(crate) mod gantt;
pub(crate) mod heat;
pub(crate) mod line;
pub(crate) mod listing;
pub(crate) mod meter;
pub(crate) mod plain;
pub(crate) mod radar;
pub(crate) mod rows;
