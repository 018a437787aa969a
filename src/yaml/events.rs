//! Where the events of a tree come from: the parser, with every limit of ours.

use std::vec;

use serde_yaml::granit_parser::{self, Event, Parser, ScanError, Span, StrInput};

use crate::yaml::limits::MAX_NESTING;

/// The events of one file, in order.
pub(super) enum Events<'a> {
    /// As the parser finds them.
    Text(Box<Parser<'a, StrInput<'a>>>),
    /// As a file in JSON has them.
    Json(vec::IntoIter<(Event<'a>, Span)>),
}

impl<'a> Events<'a> {
    pub(super) fn of_text(text: &'a str) -> Self {
        let options = granit_parser::options! {
            emit_comments: false,
            emit_unresolved_aliases: true,
            disallow_directives: true,
            flow_nesting_limit: MAX_NESTING,
            block_nesting_limit: MAX_NESTING,
        };
        Self::Text(Box::new(Parser::new_from_str_with_options(text, options)))
    }
}

impl<'a> Iterator for Events<'a> {
    type Item = Result<(Event<'a>, Span), ScanError>;

    fn next(&mut self) -> Option<Self::Item> {
        match self {
            Self::Text(parser) => parser.next(),
            Self::Json(events) => events.next().map(Ok),
        }
    }
}
