//! What a page says by itself, beside the words of its document.

use std::borrow::Cow;

use crate::lang::{Phrase, phrase, said_together};
use crate::report::Meters;

pub(in crate::render) const BAR: Phrase = phrase!("Bar");
pub(in crate::render) const NOTE: Phrase = phrase!("Note:");
pub(in crate::render) const OPEN: Phrase = phrase!("what is not certain could add");

said_together! {
    /// The words of a page that are the same whatever the document says.
    pub(in crate::render) struct Legends {
        contents: phrase!("Contents"),
        bar: BAR,
        state: phrase!("State"),
        open: OPEN,
        every_figure: phrase!("Every figure of this drawing"),
        area: phrase!("Area"),
        stage: phrase!("Stage"),
        squares: phrase!("Each square is a practice, with its level, and leads to its answer."),
        unknown: phrase!("not known"),
        outside: phrase!("not applicable"),
        practice: phrase!("Practice"),
        days: phrase!("Days"),
        hatched: phrase!("Hatched: what is not certain."),
        note: NOTE,
    }
}

/// Says what the figures of meters are: what is in place where they count, else percents or what
/// stands above them.
pub(in crate::render) fn figures(meters: &Meters) -> Cow<'_, str> {
    let counts = meters.rows.iter().any(|row| row.count.is_some());
    match &meters.head {
        Some(head) => head.into(),
        None if counts => meters.lang.plain(phrase!("In place")),
        None => meters.lang.plain(phrase!("Percent")),
    }
}
