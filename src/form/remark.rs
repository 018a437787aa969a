//! What is told of a form that is read all the same.

use crate::lang::{Lang, say};

/// Something in a form that no answer takes; each with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormRemark {
    Struck {
        at: String,
        words: String,
    },
    /// Words of the form itself that somebody has changed.
    Changed {
        at: String,
    },
    Picture {
        at: String,
    },
    Address {
        at: String,
        /// None where a formula works it out.
        address: Option<String>,
    },
    /// A sheet that is none of the form's, and hidden.
    Hidden {
        sheet: String,
    },
    /// What stands in the text and no viewer shows.
    Unseen {
        line: usize,
        words: String,
    },
    /// Questions that were asked and are not there.
    Gone {
        items: Vec<String>,
    },
}

impl FormRemark {
    /// Returns it as a sentence on a file.
    pub fn told(&self, file: &str, lang: &Lang) -> String {
        match self {
            Self::Struck { at, words } => say!(
                lang,
                "{file}: {cell}: `{words}` is struck out and is not taken.",
                file,
                cell = at,
                words
            ),
            Self::Changed { at } => say!(
                lang,
                "{file}: {cell}: the words of the form were changed here; what was written into \
                 them is not taken.",
                file,
                cell = at
            ),
            Self::Picture { at } => say!(
                lang,
                "{file}: {cell}: a picture, a chart or an empty box lies here, which is not taken.",
                file,
                cell = at
            ),
            Self::Address { at, address: Some(address) } => say!(
                lang,
                "{file}: {cell}: the address {address} lies behind the words and is not taken.",
                file,
                cell = at,
                address
            ),
            Self::Address { at, address: None } => say!(
                lang,
                "{file}: {cell}: the address behind the words is worked out by a formula and is not \
                 taken.",
                file,
                cell = at
            ),
            Self::Hidden { sheet } => say!(
                lang,
                "{file}: the hidden sheet `{sheet}` is no part of the form and is not read.",
                file,
                sheet
            ),
            Self::Unseen { line, words } => say!(
                lang,
                "{file}: line {line}: `{words}` does not show on the page and is not taken.",
                file,
                line,
                words
            ),
            Self::Gone { items } => say!(
                lang,
                "{file}: asked, but no longer in the form: {items}. They are taken as not answered.",
                file,
                items = lang.listed(items)
            ),
        }
    }
}
