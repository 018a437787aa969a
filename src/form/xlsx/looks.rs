//! How the cells of the spreadsheet look.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

const HEAD: Color = Color::RGB(0x1F_3A_5F);
const FILL_IN: Color = Color::RGB(0xFF_F9_E5);
const MISSING: Color = Color::RGB(0xF8_C9_C4);
const LINE: Color = Color::RGB(0xBF_C5_CC);
const QUIET: Color = Color::RGB(0x5A_63_6E);

/// A text that no program takes for a formula, whatever it begins with.
fn text() -> Format {
    Format::new().set_quote_prefix().set_text_wrap().set_align(FormatAlign::Top)
}

pub(super) fn title() -> Format {
    text().set_bold().set_font_size(18)
}

pub(super) fn label() -> Format {
    text().set_bold()
}

pub(super) fn words() -> Format {
    text()
}

pub(super) fn quiet() -> Format {
    text().set_font_color(QUIET).set_font_size(9)
}

pub(super) fn head() -> Format {
    text()
        .set_bold()
        .set_font_color(Color::White)
        .set_background_color(HEAD)
        .set_border(FormatBorder::Thin)
        .set_border_color(LINE)
}

pub(super) fn asked() -> Format {
    text().set_border(FormatBorder::Thin).set_border_color(LINE)
}

pub(super) fn asked_quiet() -> Format {
    asked().set_font_color(QUIET).set_font_size(9)
}

/// A cell to fill in with words: what is typed stays as it is typed.
pub(super) fn fill_in() -> Format {
    asked().set_background_color(FILL_IN).set_num_format("@")
}

pub(super) fn fill_in_day() -> Format {
    asked().set_background_color(FILL_IN).set_num_format("yyyy-mm-dd").set_align(FormatAlign::Left)
}

pub(super) fn missing() -> Format {
    Format::new().set_background_color(MISSING)
}

pub(super) fn strong() -> Format {
    Format::new().set_bold()
}

pub(super) fn plain() -> Format {
    Format::new()
}
