//! How much of a file is read and told.

use serde_yaml::granit_parser::{self, Options};

pub const MAX_NESTING: usize = 64;

/// How many problems of one file are told; a file with more is mended step by step.
pub(super) const MAX_PROBLEMS: usize = 100;

/// Returns how a file is taken apart for its values alone.
pub(super) fn options() -> Options {
    granit_parser::options! {
        emit_comments: false,
        emit_unresolved_aliases: true,
        disallow_directives: true,
        flow_nesting_limit: MAX_NESTING,
        block_nesting_limit: MAX_NESTING,
    }
}
