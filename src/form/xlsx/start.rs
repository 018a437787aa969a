//! The first sheet: what this is, who fills it in, and for which day.

use rust_xlsxwriter::{DataValidation, Formula, XlsxError};

use crate::answers::choosable;
use crate::form::filled::FORMAT;
use crate::form::labels::FormField;
use crate::form::letter::{Way, letter, rules};
use crate::form::questionnaire::Questionnaire;
use crate::form::shown;
use crate::form::understand::ROLES;
use crate::form::xlsx::columns::KEY;
use crate::form::xlsx::lists::Lists;
use crate::form::xlsx::put::FormPage;
use crate::form::xlsx::{looks, put};
use crate::lang::phrase;

/// The column that says to a program what stands in a row.
const KEYS: u16 = 3;

/// How high a line of words is, and about how many letters have room on it.
const HEIGHT: u32 = 17;
const LETTERS: u32 = 130;

pub(super) fn fill(
    sheet: &mut FormPage,
    form: &Questionnaire<'_>,
    lists: &Lists,
) -> Result<(), XlsxError> {
    let lang = &form.model.lang;
    for (column, width) in [(0, 18.0), (1, 44.0), (2, 64.0)] {
        sheet.set_column_width(column, width)?;
    }
    sheet.set_column_hidden(KEYS)?;
    sheet.merge_range(0, 0, 0, 2, "", &looks::title())?;
    put::asked(sheet, (0, 0), &form.model.title, &looks::title())?;
    sheet.set_row_height(0, 28)?;
    let mut row = 1;
    for line in letter(form, &[Way::Spreadsheet]).into_iter().chain(rules(form.model)) {
        sheet.merge_range(row, 0, row, 2, "", &looks::words())?;
        put::asked(sheet, (row, 0), &line, &looks::words())?;
        sheet.set_row_height(row, HEIGHT * lines_of(&line))?;
        row += 1;
    }
    row += 1;
    for field in FormField::OF_FORM {
        put::asked(sheet, (row, 0), &lang.plain(field.phrase()), &looks::label())?;
        put::asked(sheet, (row, 2), &lang.plain(help(field)), &looks::quiet())?;
        sheet.write_string(row, KEYS, format!("{KEY}{}", field.key()))?;
        value(sheet, row, field, form, lists)?;
        row += 1;
    }
    row += 1;
    let model = &form.sheet.model;
    let fingerprint = model.fingerprint.map(|fingerprint| fingerprint.to_string());
    let named = [("form", FORMAT), ("model", model.id.as_str()), ("version", &model.version)];
    let fingerprint = fingerprint.as_deref().map(|digits| ("fingerprint", digits));
    for (key, text) in named.into_iter().chain(fingerprint) {
        put::asked(sheet, (row, 0), key, &looks::quiet())?;
        put::answered(sheet, (row, 1), &shown::on_one_line(text), &looks::quiet())?;
        sheet.write_string(row, KEYS, format!("{KEY}{key}"))?;
        row += 1;
    }
    if let Some(attribution) = &form.model.source.attribution {
        sheet.merge_range(row + 1, 0, row + 1, 2, "", &looks::quiet())?;
        put::asked(sheet, (row + 1, 0), attribution, &looks::quiet())?;
        sheet.set_row_height(row + 1, 40)?;
    }
    Ok(())
}

/// Returns how many lines a text takes; letters of most scripts are wider than those of ASCII.
fn lines_of(text: &str) -> u32 {
    let width: u32 = text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    width.div_ceil(LETTERS).max(1)
}

fn value(
    sheet: &mut FormPage,
    row: u32,
    field: FormField,
    form: &Questionnaire<'_>,
    lists: &Lists,
) -> Result<(), XlsxError> {
    let known = match field {
        FormField::Round => {
            return put::day(sheet, (row, 1), Some(form.sheet.date), &looks::fill_in_day());
        }
        FormField::Subject => Some(form.sheet.subject.clone()),
        FormField::Respondent => form.respondent().map(str::to_owned),
        FormField::Role => {
            if let Some(range) = lists.range(ROLES) {
                let choice = DataValidation::new().allow_list_formula(Formula::new(range));
                sheet.add_data_validation(row, 1, row, 1, &choice)?;
            }
            let role = form.respondent_role();
            let roles = choosable::roles(form.model, role);
            role.and_then(|role| Some(choosable::chosen(role, &roles)?.label.clone()))
        }
        _ => None,
    };
    let shown = shown::on_one_line(&known.unwrap_or_default());
    put::answered(sheet, (row, 1), &shown, &looks::fill_in())
}

fn help(field: FormField) -> crate::lang::Phrase {
    match field {
        FormField::Subject => phrase!("The organisation or unit that is assessed."),
        FormField::Round => {
            phrase!("The day on which the round began: the same for all who answer.")
        }
        FormField::Respondent => phrase!("Your name, if you want to give it."),
        _ => phrase!("In which role you answer, if one of the list fits."),
    }
}
