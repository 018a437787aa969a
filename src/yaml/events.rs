//! Where the events of a tree come from: a text, or a record of them.

use std::vec;

use serde_yaml::granit_parser::{
    self, Event, Marker, Parser, ScalarStyle, ScanError, Span, StrInput, StructureStyle,
};

use crate::yaml::limits::MAX_NESTING;
use crate::yaml::record::{self, Mark, Token};

/// The events of one file, in order.
pub(super) enum Events<'a> {
    /// As the parser finds them.
    Text(Box<Parser<'a, StrInput<'a>>>),
    /// As they were recorded when the program was built.
    Record(&'a [u8]),
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
            Self::Record(record) => {
                let (token, mark) = record::read(record)?;
                Some(Ok((event(token), span(mark))))
            }
        }
    }
}

fn event(token: Token<'_>) -> Event<'_> {
    match token {
        Token::Scalar { text, plain } => {
            let style = if plain {
                ScalarStyle::Plain
            } else {
                ScalarStyle::DoubleQuoted
            };
            Event::Scalar(text.into(), style, 0, None)
        }
        Token::List => Event::SequenceStart(StructureStyle::Block, 0, None),
        Token::EndOfList => Event::SequenceEnd,
        Token::Map => Event::MappingStart(StructureStyle::Block, 0, None),
        Token::EndOfMap => Event::MappingEnd,
    }
}

fn span(mark: Mark) -> Span {
    let (line, column, width) = (
        mark.line as usize,
        mark.column as usize,
        mark.width as usize,
    );
    Span::new(
        Marker::new(0, line, column),
        Marker::new(width, line, column + width),
    )
}
