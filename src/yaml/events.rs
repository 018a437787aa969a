//! Where the events of a tree come from: the parser, with every limit of ours.

use serde_yaml::granit_parser::{self, Parser, StrInput};

use crate::yaml::limits::MAX_NESTING;

/// The events of one file, in order.
pub(super) type Events<'a> = Parser<'a, StrInput<'a>>;

pub(super) fn of_text(text: &str) -> Events<'_> {
    let options = granit_parser::options! {
        emit_comments: false,
        emit_unresolved_aliases: true,
        disallow_directives: true,
        flow_nesting_limit: MAX_NESTING,
        block_nesting_limit: MAX_NESTING,
    };
    Parser::new_from_str_with_options(text, options)
}
