//! Words and days put into cells.

use std::collections::BTreeMap;
use std::ops::{Deref, DerefMut};

use jiff::civil::Date;
use rust_xlsxwriter::{ExcelDateTime, Format, Worksheet, XlsxError};

use crate::form::shown;
use crate::form::xlsx::own::OwnWords;
use crate::form::xlsx::package::PLAUSIBLE;
use crate::text;

/// The most characters that a cell holds, in the units of UTF-16 that spreadsheets count.
pub(super) const MOST: usize = 32_767;

pub(super) type CellSpot = (u32, u16);

/// A sheet that is being filled, and the words that the form has of its own.
pub(super) struct FormPage {
    sheet: Worksheet,
    pub(super) own: OwnWords,
    /// The fingerprint of the words of each question, by its id.
    pub(super) asked: BTreeMap<String, String>,
}

impl FormPage {
    pub(super) fn of(sheet: Worksheet) -> Self {
        Self { sheet, own: OwnWords::default(), asked: BTreeMap::new() }
    }

    pub(super) fn sheet(self) -> Worksheet {
        self.sheet
    }
}

impl Deref for FormPage {
    type Target = Worksheet;

    fn deref(&self) -> &Worksheet {
        &self.sheet
    }
}

impl DerefMut for FormPage {
    fn deref_mut(&mut self) -> &mut Worksheet {
        &mut self.sheet
    }
}

/// Puts words of the model into a cell; what is too long for one loses its middle.
pub(super) fn asked(
    sheet: &mut FormPage,
    (row, column): CellSpot,
    words: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    // Two units for each character at most.
    let shown = shown::shown(words);
    let fit = text::clipped(&shown, MOST / 2);
    sheet.own.add(&fit);
    sheet.write_string_with_format(row, column, fit, format)?;
    Ok(())
}

/// Puts words of a respondent into a cell, as `shown` has them: whole, or not at all.
pub(super) fn answered(
    sheet: &mut Worksheet,
    (row, column): CellSpot,
    shown: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    if shown.is_empty() {
        sheet.write_blank(row, column, format)?;
    } else {
        sheet.write_string_with_format(row, column, shown, format)?;
    }
    Ok(())
}

/// Puts a day into a cell; one that spreadsheets do not know, as words.
pub(super) fn day(
    sheet: &mut Worksheet,
    (row, column): CellSpot,
    day: Option<Date>,
    format: &Format,
) -> Result<(), XlsxError> {
    match day.map(|day| (day, excel(day))) {
        None => sheet.write_blank(row, column, format)?,
        Some((_, Some(known))) => sheet.write_datetime_with_format(row, column, known, format)?,
        Some((day, None)) => {
            sheet.write_string_with_format(row, column, day.to_string(), format)?
        }
    };
    Ok(())
}

/// Returns a day as spreadsheets count it; none in years in which a number is rather a slip.
pub(super) fn excel(day: Date) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok()?;
    let part = |part: i8| u8::try_from(part).ok();
    let known = PLAUSIBLE.contains(&day.year()).then_some(day)?;
    ExcelDateTime::from_ymd(year, part(known.month())?, part(known.day())?).ok()
}
