//! What a page says by itself, beside the words of its document.

use crate::words::{Words, say};

/// The words of a page that are the same whatever the document says.
#[derive(Debug)]
pub(in crate::render) struct Legends {
    pub(in crate::render) skip: String,
    pub(in crate::render) contents: String,
    pub(in crate::render) bar: String,
    pub(in crate::render) percent: String,
    pub(in crate::render) state: String,
    pub(in crate::render) open: String,
    pub(in crate::render) rings: String,
    pub(in crate::render) every_figure: String,
    pub(in crate::render) area: String,
    pub(in crate::render) areas_by_stage: String,
    pub(in crate::render) heat: String,
    pub(in crate::render) practice: String,
    pub(in crate::render) days: String,
    pub(in crate::render) drawing: String,
    pub(in crate::render) hatched: String,
    pub(in crate::render) note: String,
    /// What stands between two sentences.
    pub(in crate::render) gap: String,
}

impl Legends {
    pub(in crate::render) fn of(words: &Words) -> Self {
        Self {
            skip: say!(words, "Skip the contents"),
            contents: say!(words, "Contents"),
            bar: bar(words),
            percent: percent(words),
            state: say!(words, "State"),
            open: open(words),
            rings: say!(words, "rings at 25, 50, 75 and 100 %"),
            every_figure: say!(words, "Every figure of this drawing"),
            area: say!(words, "Area"),
            areas_by_stage: say!(words, "Areas by stage"),
            heat: say!(
                words,
                "Areas by stage, in percent; hatched where open answers could change it, empty \
                 where the model asks nothing."
            ),
            practice: say!(words, "Practice"),
            days: say!(words, "Days"),
            drawing: say!(words, "Drawing"),
            hatched: say!(words, "Hatched: what open answers leave open."),
            note: note(words),
            gap: words.gap().to_owned(),
        }
    }
}

/// What stands above bars.
pub(in crate::render) fn bar(words: &Words) -> String {
    say!(words, "Bar")
}

/// What stands above their percents.
pub(in crate::render) fn percent(words: &Words) -> String {
    say!(words, "Percent")
}

/// What stands before something that one should not overlook.
pub(in crate::render) fn note(words: &Words) -> String {
    say!(words, "Note:")
}

/// What the hatched part of a drawing is.
pub(in crate::render) fn open(words: &Words) -> String {
    say!(words, "what open answers could add")
}
