//! How cells look: the colours are those of the page for browsers.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, FormatUnderline};

pub(super) const SURE: Color = Color::RGB(0x001f_5fa8);
pub(super) const TARGET: Color = Color::RGB(0x00b3_400f);
pub(super) const BEFORE: Color = Color::RGB(0x005b_5f66);
const INK: Color = Color::RGB(0x001b_2530);
const QUIET: Color = Color::RGB(0x0055_606c);
const LINE: Color = Color::RGB(0x00d5_dae0);
const LINK: Color = Color::RGB(0x000b_5394);

#[derive(Debug)]
pub(super) struct Paint {
    pub(super) title: Format,
    pub(super) heading: Format,
    pub(super) head: Format,
    pub(super) name: Format,
    pub(super) text: Format,
    pub(super) link: Format,
    pub(super) count: Format,
    pub(super) number: Format,
    pub(super) change: Format,
    pub(super) percent: Format,
    pub(super) day: Format,
}

impl Paint {
    /// Cells of a table: words wrap, and all stand at the top of their row.
    pub(super) fn of_tables() -> Self {
        let cell = Format::new()
            .set_align(FormatAlign::Top)
            .set_align(FormatAlign::Left)
            .set_font_color(INK)
            .set_border_bottom(FormatBorder::Thin)
            .set_border_bottom_color(LINE);
        Self::from(&cell)
    }

    /// Cells of a page with one value a row, below each other at the left.
    pub(super) fn of_pages() -> Self {
        let cell = Format::new()
            .set_align(FormatAlign::Top)
            .set_align(FormatAlign::Left)
            .set_font_color(INK);
        Self::from(&cell)
    }

    fn from(cell: &Format) -> Self {
        let cell = || cell.clone();
        Self {
            title: Format::new().set_bold().set_font_size(16).set_font_color(INK),
            heading: Format::new()
                .set_bold()
                .set_font_size(13)
                .set_font_color(SURE)
                .set_border_bottom(FormatBorder::Medium)
                .set_border_bottom_color(LINE),
            head: Format::new()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Top)
                .set_font_color(Color::White)
                .set_background_color(SURE),
            name: cell().set_text_wrap().set_font_color(QUIET),
            text: cell().set_text_wrap(),
            link: cell()
                .set_text_wrap()
                .set_font_color(LINK)
                .set_underline(FormatUnderline::Single),
            count: cell().set_num_format("0"),
            number: cell().set_num_format("0.00"),
            change: cell().set_num_format("+0.00;-0.00;0.00"),
            percent: cell().set_num_format("0 %"),
            day: cell().set_num_format("yyyy-mm-dd"),
        }
    }
}
