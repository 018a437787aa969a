//! How much of a file is read and told.

pub const MAX_NESTING: usize = 64;

/// How many problems of one file are told; a file with more is mended step by step.
pub(super) const MAX_PROBLEMS: usize = 100;
