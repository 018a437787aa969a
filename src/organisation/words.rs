//! The words of one's own on the page for those who decide.

use jiff::civil::Date;
use unicode_width::UnicodeWidthStr;

use crate::format::{Day, May, What, kind, record};
use crate::organisation::settings::may_be_empty;

record! {
    /// What stands on the board's page in place of what is worked out.
    #[derive(Default)]
    pub struct BoardWords: "words", "words" in any,
        file "" "Words of one's own on the board's page", more may_be_empty
    {
        /// Where the programme stands.
        verdict: May<Sentence>,
        /// How sure that is.
        certainty: May<Sentence>,
        /// What those who decide are asked for.
        ask: May<Sentence>,
        /// The day by which to decide.
        decide_by: May<Day<Date>>,
        /// Who presents the page.
        presented_by: May<Sentence>,
        /// What follows from a no.
        if_refused: May<Sentence>,
        /// Which action could go, and what is missed then.
        if_less: May<Sentence>,
    }
}

impl BoardWords {
    /// So many columns of a text have room on the page; a wide character fills two.
    pub const ROOM: usize = 240;
}

kind! {
    /// A text that has room on the page.
    pub struct Sentence = String: What::Text, "texts",
    in any |node, _, reader| {
        let text = reader.text(node)?;
        let width = UnicodeWidthStr::width(text.as_str());
        let most = BoardWords::ROOM;
        if width > most {
            let message = format!("{width} characters, and {most} have room on the page");
            reader.tell(node.place, message, "say it shorter; a wide character counts as two");
            return None;
        }
        Some(text)
    }
}
