//! The words of one's own on the page for those who decide.

use jiff::civil::Date;
use unicode_width::UnicodeWidthStr;

use crate::format::{Day, Kind, May, Read, What, record};
use crate::organisation::settings::may_be_empty;
use crate::yaml::{Node, Reader};

record! {
    /// What stands on the board's page in place of what is worked out.
    #[derive(Default)]
    pub struct BoardWords: "words", "words" in any,
        file "" "Words of one's own on the board's page", more may_be_empty
    {
        /// Where the programme stands.
        verdict: May<Fits<150>>,
        /// How sure that is.
        certainty: May<Fits<200>>,
        /// What those who decide are asked for.
        ask: May<Fits<240>>,
        /// The day by which to decide.
        decide_by: May<Day<Date>>,
        /// Who presents the page.
        presented_by: May<Fits<60>>,
        /// What follows from a no.
        if_refused: May<Fits<200>>,
        /// Which action could go, and what is missed then.
        if_less: May<Fits<200>>,
    }
}

/// A text that has room on the page: so many columns, of which a wide character fills two.
#[derive(Debug)]
pub struct Fits<const MOST: usize>;

impl<const MOST: usize> Kind for Fits<MOST> {
    type Value = String;
    const WHAT: What = What::Text;
    const MANY: &'static str = "texts";
}

impl<C, const MOST: usize> Read<C> for Fits<MOST> {
    fn read<'a>(node: &Node<'a>, _: &mut C, reader: &mut Reader<'a>) -> Option<String> {
        let text = reader.text(node)?;
        let width = UnicodeWidthStr::width(text.as_str());
        if width > MOST {
            let message = format!("{width} characters, and {MOST} have room on the page");
            reader.tell(node.place, message, "say it shorter; a wide character counts as two");
            return None;
        }
        Some(text)
    }
}
