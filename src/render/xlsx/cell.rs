//! One cell: a number, a percent, a day or a text, each as what it is.

use jiff::civil::Date;
use rust_xlsxwriter::{ExcelDateTime, Worksheet, XlsxError};

use crate::render::csv;
use crate::render::xlsx::paint::{self, Paint};
use crate::render::xlsx::titles;
use crate::report::data::Number;
use crate::text;

/// As many units of UTF-16 fit into a cell.
const LONGEST_TEXT: usize = 32_767;
/// A longer address stays text: with all its characters escaped it must fit into 2,080.
const LONGEST_LINK: usize = 600;
/// A sheet takes as many links and some hundred more.
const MOST_LINKS: u32 = 65_000;

/// What stands in a cell.
#[derive(Clone, Debug)]
pub(super) enum Cell {
    /// Nothing, which is not the same as 0.
    Nothing,
    /// Words; never a formula.
    Text(String),
    /// An address, which becomes a link where it may.
    Address(String),
    /// How many there are of something.
    Count(u32),
    /// A number with two decimals.
    Number(Number),
    /// A percent, given in hundredths.
    Percent(Number),
    /// A day as `2026-11-22`.
    Day(String),
}

impl Cell {
    /// Words, where there are some.
    pub(super) fn words(text: Option<&String>) -> Self {
        text.map_or(Self::Nothing, |text| Self::Text(text.clone()))
    }

    /// A day, where there is one.
    pub(super) fn day(day: Option<&String>) -> Self {
        day.map_or(Self::Nothing, |day| Self::Day(day.clone()))
    }

    /// A number, where there is one.
    pub(super) fn number(number: Option<Number>) -> Self {
        number.map_or(Self::Nothing, Self::Number)
    }

    /// A percent, where there is one.
    pub(super) fn percent(number: Option<Number>) -> Self {
        number.map_or(Self::Nothing, Self::Percent)
    }

    /// How many of a list.
    pub(super) fn count(number: usize) -> Self {
        Self::Count(u32::try_from(number).unwrap_or(u32::MAX))
    }

    /// Says whether nothing stands in it.
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::Nothing => true,
            Self::Text(text) => text.is_empty(),
            Self::Address(_)
            | Self::Count(_)
            | Self::Number(_)
            | Self::Percent(_)
            | Self::Day(_) => false,
        }
    }

    /// Returns its words, where it has some.
    pub(super) fn text(&self) -> &str {
        match self {
            Self::Text(text) | Self::Address(text) | Self::Day(text) => text,
            Self::Nothing | Self::Count(_) | Self::Number(_) | Self::Percent(_) => "",
        }
    }

    /// Writes it to its place.
    pub(super) fn write(
        &self,
        sheet: &mut Worksheet,
        (row, column): (u32, u16),
        paint: &Paint,
    ) -> Result<(), XlsxError> {
        match self {
            Self::Nothing => sheet.write_blank(row, column, &paint.text)?,
            Self::Address(url) if row < MOST_LINKS && is_link(url) => {
                let shown = safe(url);
                sheet.write_url_with_options(
                    row,
                    column,
                    url.as_str(),
                    shown,
                    "",
                    Some(&paint.link),
                )?
            }
            Self::Text(text) | Self::Address(text) => {
                write_text(sheet, (row, column), text, paint)?
            }
            Self::Count(count) => {
                sheet.write_number_with_format(row, column, *count, &paint.count)?
            }
            Self::Number(number) => {
                sheet.write_number_with_format(row, column, number.value(), &paint.number)?
            }
            Self::Percent(percent) => {
                sheet.write_number_with_format(row, column, percent.part(), &paint.percent)?
            }
            Self::Day(day) => match of_day(day) {
                Some(date) => sheet.write_datetime_with_format(row, column, date, &paint.day)?,
                None => write_text(sheet, (row, column), day, paint)?,
            },
        };
        Ok(())
    }
}

fn write_text<'s>(
    sheet: &'s mut Worksheet,
    (row, column): (u32, u16),
    text: &str,
    paint: &Paint,
) -> Result<&'s mut Worksheet, XlsxError> {
    sheet.write_string_with_format(row, column, safe(text), &paint::of_text(&paint.text, text))
}

fn is_link(url: &str) -> bool {
    url.len() <= LONGEST_LINK && text::is_link(url)
}

/// Returns a text that a cell can hold, with every character visible.
///
/// It is written as a string, which no program takes for a formula by itself; one that looks like
/// one gets a format besides that keeps it a string when somebody edits the cell. So the words
/// stay as they were written, without the apostrophe that they need in CSV.
pub(super) fn safe(text: &str) -> String {
    // These two are no characters, and XML holds neither.
    let visible = text::visible(text).replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}");
    let units = |text: &str| text.encode_utf16().count();
    if units(&visible) <= LONGEST_TEXT {
        return visible;
    }
    let room = LONGEST_TEXT - units(titles::CUT);
    let mut used = 0;
    let kept = visible.chars().take_while(|c| {
        used += c.len_utf16();
        used <= room
    });
    kept.chain(titles::CUT.chars()).collect()
}

/// Says whether a text needs the format that keeps it one.
pub(super) fn is_risky(text: &str) -> bool {
    csv::is_like_a_formula(text)
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
            let cut = safe(&character.repeat(40_000));
            assert!(cut.encode_utf16().count() <= LONGEST_TEXT, "{character}");
            assert!(cut.encode_utf16().count() > LONGEST_TEXT - 2, "{character}");
            assert!(cut.ends_with(titles::CUT), "{character}");
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
