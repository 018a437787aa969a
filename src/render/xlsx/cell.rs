//! One cell: a number, a percent, a day or a text, each as what it is.

use jiff::civil::Date;
use rust_xlsxwriter::{ExcelDateTime, Format, Worksheet, XlsxError};

use crate::render::csv;
use crate::render::xlsx::paint::Paint;
use crate::report::Cell;
use crate::text;

/// As many units of UTF-16 fit into a cell.
const LONGEST_TEXT: usize = 32_767;
/// A longer address stays text: with all its characters escaped it must fit into 2,080.
const LONGEST_LINK: usize = 600;
/// A sheet takes as many links and some hundred more.
const MOST_LINKS: u32 = 65_000;

/// Stands where a text goes on that no cell can hold whole.
const CUT: &str = " … (goes on: a cell holds no more)";

pub(super) fn text<'c>(cell: &'c Cell) -> &'c str {
    match cell {
        Cell::Text(text) | Cell::Address(text) | Cell::Word { said: text, .. } => text,
        Cell::Empty
        | Cell::Count(_)
        | Cell::Number(_)
        | Cell::Figure(_)
        | Cell::Change(_)
        | Cell::Percent(_)
        | Cell::Day(_)
        | Cell::Truth(_) => "",
    }
}

pub(super) fn write(
    cell: &Cell,
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    paint: &Paint,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => sheet.write_blank(row, column, &paint.text)?,
        Cell::Address(url) if row < MOST_LINKS && is_link(url) => {
            let look = Some(&paint.link);
            sheet.write_url_with_options(row, column, &**url, safe(url), "", look)?
        }
        Cell::Text(text) | Cell::Address(text) | Cell::Word { said: text, .. } => {
            return write_text(sheet, (row, column), text, &paint.text);
        }
        Cell::Count(count) => sheet.write_number_with_format(row, column, *count, &paint.count)?,
        Cell::Number(number) => {
            sheet.write_number_with_format(row, column, number.value(), &paint.number)?
        }
        Cell::Figure(figure) => {
            let decimals = "0".repeat(figure.decimals());
            let look = if decimals.is_empty() { decimals } else { format!(".{decimals}") };
            let look = paint.number.clone().set_num_format(format!("0{look}"));
            sheet.write_number_with_format(row, column, figure.value(), &look)?
        }
        Cell::Change(change) => {
            sheet.write_number_with_format(row, column, change.value(), &paint.change)?
        }
        Cell::Percent(percent) => {
            sheet.write_number_with_format(row, column, percent.part(), &paint.percent)?
        }
        Cell::Day(day) => match of_day(day) {
            Some(date) => sheet.write_datetime_with_format(row, column, date, &paint.day)?,
            None => return write_text(sheet, (row, column), day, &paint.text),
        },
        Cell::Truth(truth) => sheet.write_boolean_with_format(row, column, *truth, &paint.text)?,
    };
    Ok(())
}

/// Writes a text as one: a string, which no program takes for a formula by itself.
///
/// One that looks like a formula gets a format besides that keeps it a string when somebody edits
/// the cell. So the words stay as they were written, without the apostrophe that they need in CSV.
pub(super) fn write_text(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    text: &str,
    look: &Format,
) -> Result<(), XlsxError> {
    if csv::is_like_a_formula(text) {
        let look = look.clone().set_quote_prefix();
        sheet.write_string_with_format(row, column, safe(text), &look)?;
    } else {
        sheet.write_string_with_format(row, column, safe(text), look)?;
    }
    Ok(())
}

fn is_link(url: &str) -> bool {
    url.len() <= LONGEST_LINK && text::is_link(url)
}

/// Returns a text that a cell can hold, with every character visible.
fn safe(text: &str) -> String {
    // These two are no characters, and XML holds neither.
    let visible = text::visible(text).replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}");
    let units = |text: &str| text.encode_utf16().count();
    if units(&visible) <= LONGEST_TEXT {
        return visible;
    }
    let room = LONGEST_TEXT - units(CUT);
    let mut used = 0;
    let kept = visible.chars().take_while(|c| {
        used += c.len_utf16();
        used <= room
    });
    kept.chain(CUT.chars()).collect()
}

/// Returns a day as spreadsheets have it; none before 1900, which they do not know.
pub(super) fn of_day(day: &str) -> Option<ExcelDateTime> {
    let date: Date = day.parse().ok()?;
    let year = u16::try_from(date.year()).ok()?;
    let (month, day) = (date.month().unsigned_abs(), date.day().unsigned_abs());
    ExcelDateTime::from_ymd(year, month, day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_longer_than_a_cell_ends_with_words_that_say_so() {
        for character in ["w", "日", "👩"] {
            let units = |text: &str| text.encode_utf16().count();
            let cut = safe(&character.repeat(40_000));
            assert!(units(&cut) <= LONGEST_TEXT, "{character}");
            assert!(
                units(&cut) + units(character) > LONGEST_TEXT,
                "room for one more: {character}"
            );
            assert!(cut.ends_with(CUT), "{character}");
        }
        let whole = "w".repeat(LONGEST_TEXT);
        assert_eq!(safe(&whole), whole);
    }

    #[test]
    fn a_day_that_no_spreadsheet_knows_is_none() {
        assert!(of_day("2026-11-22").is_some());
        for other in ["1850-01-01", "-000100-01-01", "soon", ""] {
            assert!(of_day(other).is_none(), "{other}");
        }
    }
}
