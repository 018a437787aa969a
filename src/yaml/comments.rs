//! The comments of a file: what a tree does not hold and an edit must not lose.

use serde_yaml::granit_parser::{self, Event, Parser};

use crate::yaml::limits::MAX_NESTING;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    pub line: usize,
    /// How many characters stand before the `#`.
    pub before: usize,
    pub text: String,
}

/// Returns the comments of a text in their order; none where it is not YAML.
pub fn of(text: &str) -> Option<Vec<Comment>> {
    let options = granit_parser::options! {
        emit_comments: true,
        max_buffered_comment_events: text.len(),
        emit_unresolved_aliases: true,
        disallow_directives: true,
        flow_nesting_limit: MAX_NESTING,
        block_nesting_limit: MAX_NESTING,
    };
    let mut comments = Vec::new();
    for event in Parser::new_from_str_with_options(text, options) {
        if let (Event::Comment(text, _), span) = event.ok()? {
            comments.push(Comment {
                line: span.start.line(),
                before: span.start.col(),
                text: text.into_owned(),
            });
        }
    }
    Some(comments)
}

/// Says whether two texts have the same comments in the same order.
pub(super) fn same_comments(one: &str, other: &str) -> bool {
    let texts = |text: &str| -> Option<Vec<String>> {
        let comments = of(text)?.into_iter();
        Some(comments.map(|comment| comment.text).collect())
    };
    texts(one).is_some_and(|texts_of_one| texts(other) == Some(texts_of_one))
}
