//! What a page says by itself, beside the words of its document.

use crate::lang::{Lang, say};

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
    pub(in crate::render) fn of(lang: &Lang) -> Self {
        Self {
            skip: say!(lang, "Skip the contents"),
            contents: say!(lang, "Contents"),
            bar: bar(lang),
            percent: percent(lang),
            state: say!(lang, "State"),
            open: open(lang),
            rings: say!(lang, "rings at 25, 50, 75 and 100 %"),
            every_figure: say!(lang, "Every figure of this drawing"),
            area: say!(lang, "Area"),
            areas_by_stage: say!(lang, "Areas by stage"),
            heat: say!(
                lang,
                "Areas by stage, in percent; hatched where open answers could change it, empty \
                 where the model asks nothing."
            ),
            practice: say!(lang, "Practice"),
            days: say!(lang, "Days"),
            drawing: say!(lang, "Drawing"),
            hatched: say!(lang, "Hatched: what open answers leave open."),
            note: note(lang),
            gap: lang.gap().to_owned(),
        }
    }
}

pub(in crate::render) fn bar(lang: &Lang) -> String {
    say!(lang, "Bar")
}

pub(in crate::render) fn percent(lang: &Lang) -> String {
    say!(lang, "Percent")
}

pub(in crate::render) fn note(lang: &Lang) -> String {
    say!(lang, "Note:")
}

pub(in crate::render) fn open(lang: &Lang) -> String {
    say!(lang, "what open answers could add")
}
