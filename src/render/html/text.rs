//! Spans with what they mean; the templates escape them.

use crate::report::{Line, Span, Tone};
use crate::text;

#[derive(Debug)]
pub(super) struct Spans(pub(super) Vec<Bit>);

/// Spans that mean the same throughout, with nothing in them that reorders or hides text.
#[derive(Debug)]
pub(super) enum Bit {
    Text(String),
    Strong(String),
    Code(String),
    Quiet(String),
    Link { text: String, url: String },
}

/// Returns text with every character visible that could change what a page shows.
pub(super) fn shown(text: &str) -> String {
    text::visible(text).into_owned()
}

/// Says whether a name is set in because what it names lies in another.
pub(super) fn is_inner(name: &str) -> bool {
    name.starts_with('\u{a0}')
}

impl Spans {
    /// Says whether it is the name of what lies in another, set in.
    pub(super) fn is_inner(&self) -> bool {
        let Some(Bit::Text(first)) = self.0.first() else { return false };
        is_inner(first)
    }

    pub(super) fn of(line: &Line) -> Self {
        Self(line.0.iter().map(Bit::of).collect())
    }
}

impl Bit {
    fn of(span: &Span) -> Self {
        match span {
            Span::Toned(Tone::Quiet, text) => Self::Quiet(shown(text)),
            Span::Link { text, url } if text::is_link(url) => Self::Link {
                text: Some(shown(text))
                    .filter(|text| !text.trim().is_empty())
                    .unwrap_or_else(|| shown(url)),
                url: url.clone(),
            },
            // What the words say already needs no colour.
            Span::Text(text) | Span::Link { text, .. } | Span::Toned(_, text) => {
                Self::Text(shown(text))
            }
            Span::Strong(text) => Self::Strong(shown(text)),
            Span::Code(text) => Self::Code(shown(text)),
        }
    }
}
