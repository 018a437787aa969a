//! The spreadsheet as a whole.

use rust_xlsxwriter::{DocProperties, Workbook, Worksheet, XlsxError};

use crate::form::questionnaire::Questionnaire;
use crate::form::xlsx::lists::Lists;
use crate::form::xlsx::put::FormPage;
use crate::form::xlsx::{put, questions, start};
use crate::lang::{Lang, Phrase, phrase};
use crate::render::xlsx::saved;

/// Returns the form as the bytes of a spreadsheet; the same questionnaire gives the same bytes.
///
/// # Errors
/// Where an answer so far is longer than a cell holds.
pub fn xlsx(form: &Questionnaire<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // No clock: the day of the sheet stands for the day on which it was written.
    let day = put::excel(form.sheet.date).unwrap_or_default();
    book.set_properties(&DocProperties::new().set_creation_datetime(&day));
    let lang = &form.model.lang;
    let mut start = FormPage::of(named(lang, phrase!("Start"))?);
    let mut questions = FormPage::of(named(lang, phrase!("Questions"))?);
    let lists = Lists::of(form);
    start::fill(&mut start, form, &lists)?;
    questions::fill(&mut questions, form, &lists)?;
    start.set_active(true);
    let lists = lists.worksheet(&questions.asked, [&start.own, &questions.own])?;
    for sheet in [start.sheet(), questions.sheet(), lists] {
        book.push_worksheet(sheet);
    }
    saved(&mut book)
}

/// Begins a sheet with its name in the language of the model, where it may be one.
fn named(lang: &Lang, name: Phrase) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    if sheet.set_name(lang.plain(name)).is_err() {
        sheet.set_name(name.as_str())?;
    }
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    Ok(sheet)
}
