//! A spreadsheet that somebody filled in.

use std::collections::{BTreeMap, BTreeSet};

use crate::answers::ModelRef;
use crate::answers::choosable::Choosable;
use crate::form::filled::{Body, ChosenWord, FORMAT, Filled, FilledParts, FilledQuestion, Said};
use crate::form::labels::FormField;
use crate::form::remark::FormRemark;
use crate::form::shown;
use crate::form::xlsx::cells::{FormCell, FormCells};
use crate::form::xlsx::columns::{FormColumn, KEY};
use crate::form::xlsx::own::OwnWords;
use crate::form::xlsx::package::{self, Unread};
use crate::form::xlsx::rows::Keys;
use crate::form::xlsx::told::ToldCells;
use crate::form::xlsx::{lists, other, strays};
use crate::model::{Fingerprint, ModelId};
use crate::problem::{self, MAX_BYTES, Problem, Problems};
use crate::text;

const NEW_FORM: &str = "`ospo form --xlsx FILE` writes one; fill in that file";

/// Reads a spreadsheet that was filled in. Rows and columns may have been moved or sorted, and
/// sheets renamed.
///
/// # Errors
/// What keeps it from being read as a form.
pub fn parse_xlsx(path: &str, bytes: &[u8]) -> Result<Filled, Problems> {
    let sheets = sheets(path, bytes, ["a form", NEW_FORM])?;
    let (problems, remarks) = (Vec::new(), Vec::new());
    let mut told = ToldCells { path, problems, remarks };
    let keys: Vec<Keys<'_>> = sheets.iter().map(Keys::of).collect();
    let no_form = |message: &str| Problems::from(Problem::of_file(path, message, NEW_FORM));
    let Some(start) = keys.iter().find(|keys| keys.has("form")) else {
        let has_questions = keys.iter().any(|keys| keys.has(FormColumn::Answer.key()));
        return Err(no_form(if has_questions {
            "the first sheet of the form, or the hidden column with its keys, is missing"
        } else {
            "the spreadsheet is not a form of `ospo`"
        }));
    };
    let lists = keys.iter().find(|keys| keys.has(lists::COLUMNS[0]));
    let mut lists = lists.map(|keys| self::lists(keys, &mut told)).unwrap_or_default();
    let mut listed = |list| lists.remove(list).unwrap_or_default().into_iter();
    let own = OwnWords::of(listed(lists::OWN).map(|one| one.id));
    let asked = listed(lists::ASKED).map(|one| (one.id, one.label)).collect();
    let Some(questions) = keys.iter().find(|keys| keys.has(FormColumn::Answer.key())) else {
        return Err(no_questions(path, &sheets, &asked).into());
    };
    let model = model(start, &mut told)?;
    let fields = FormField::OF_FORM.iter();
    let fields = fields.filter_map(|field| {
        let said = start.beside(field.key(), &mut told)?;
        Some((*field, if *field == FormField::Round { as_day(said, start.sheet) } else { said }))
    });
    let fields = fields.collect();
    if !questions.has(FormColumn::Item.key()) {
        let message = "the column with the ids of the questions is missing";
        return Err(no_form(message));
    }
    fields_there(start, &mut told);
    all_columns(questions, &mut told);
    for (key, message) in [
        ("form", "the fields of the form are here a second time"),
        (FormColumn::Answer.key(), "the questions are here a second time"),
    ] {
        for twice in keys.iter().filter(|keys| keys.has(key)).skip(1) {
            let help = "keep one sheet with them, and delete the other";
            told.tell_sheet(&twice.sheet.name, message, help);
        }
    }
    for keys in &keys {
        keys.tell_twice(&mut told);
        strays::tell_beside_fields(keys, &own, &mut told);
        strays::tell_links(keys, &mut told);
    }
    let sheet = questions.sheet;
    let mut rows = questions.rows(&mut told);
    // The titles follow the keys, unless somebody has deleted their row.
    let is_head = |row: &BTreeMap<&str, Said>| {
        let item = row.get(FormColumn::Item.key());
        item.is_some_and(|item| !text::is_id(item.words.trim()))
    };
    if rows.first().is_some_and(is_head) {
        let titles = rows.remove(0).into_values();
        titles.for_each(|said| told.tell_changed(&said, &own));
    }
    let rows = rows.into_iter();
    let questions: Vec<FilledQuestion> =
        rows.filter_map(|row| question(row, (sheet, &own, &asked), &mut told)).collect();
    let there: BTreeSet<&str> = questions.iter().map(|one| one.item.words.trim()).collect();
    let gone: Vec<String> = asked.into_keys().filter(|id| !there.contains(&**id)).collect();
    if !gone.is_empty() {
        told.remarks.push(FormRemark::Gone { items: gone });
    }
    Ok(Filled {
        path: path.to_owned(),
        model,
        language: None,
        body: Body::Read(FilledParts {
            fields,
            asked: None,
            questions,
            lists,
            problems: told.problems,
            remarks: told.remarks,
        }),
    })
}

/// Reads the sheets. Where they hold too much, it is said than what, and what to do.
pub(super) fn sheets(
    path: &str,
    bytes: &[u8],
    [than_what, way_out]: [&str; 2],
) -> Result<Vec<FormCells>, Problem> {
    if bytes.len() > MAX_BYTES {
        return Err(problem::too_large(path));
    }
    if let Some((what, help)) = other::named(bytes) {
        return Err(Problem::of_file(path, what, help));
    }
    package::read(bytes).map_err(|unread| match unread {
        Unread::TooMuch => {
            let message = format!("the spreadsheet holds far more than {than_what}");
            Problem::of_file(path, message, way_out)
        }
        Unread::Damaged(what) => {
            let message = format!("the file cannot be read as a spreadsheet: {what}");
            let help = "open it in a spreadsheet program, save it as .xlsx, and read it again";
            Problem::of_file(path, message, help)
        }
    })
}

/// Says what is missing where no sheet has the keys of the questions.
fn no_questions(path: &str, sheets: &[FormCells], asked: &BTreeMap<String, String>) -> Problem {
    let has_item = |sheet: &&FormCells| {
        let mut cells = sheet.cells.values();
        cells.any(|cell| matches!(cell, FormCell::Text(text) if asked.contains_key(text.trim())))
    };
    // The lists name the questions too, and are hidden.
    let Some(sheet) = sheets.iter().filter(|sheet| !sheet.is_hidden).find(has_item) else {
        return Problem::of_file(path, "the sheet with the questions is missing", NEW_FORM);
    };
    let row = format!("the hidden row with `{KEY}{}` above the answers", FormColumn::Answer.key());
    let message = format!("{}: {row} is missing", sheet.name);
    let help =
        "copy the first row of the sheet from the form as it was handed out, and read it again";
    Problem::of_file(path, message, help)
}

/// Tells the fields of the form as a whole whose keys are gone, so that nobody's words are lost.
fn fields_there(start: &Keys<'_>, told: &mut ToldCells<'_>) {
    let keys = FormField::OF_FORM.map(FormField::key);
    for key in keys.into_iter().filter(|key| !start.has(key)) {
        told.tell_sheet(
            &start.sheet.name,
            &format!("the hidden key `{KEY}{key}` is missing, so its field cannot be read"),
            NEW_FORM,
        );
    }
}

fn all_columns(questions: &Keys<'_>, told: &mut ToldCells<'_>) {
    let own = FormColumn::ALL.into_iter();
    let own = own.filter(|column| matches!(column, FormColumn::Of(_)));
    for key in own.map(FormColumn::key).filter(|key| !questions.has(key)) {
        told.tell_sheet(
            &questions.sheet.name,
            &format!("the hidden key `{KEY}{key}` is missing, so its column cannot be read"),
            "write it into the first row above the column again",
        );
    }
}

fn model(start: &Keys<'_>, told: &mut ToldCells<'_>) -> Result<ModelRef, Problems> {
    let mut word = |key| {
        let said = start.beside(key, told);
        said.map(|said| (shown::meant(&said.words).trim().to_owned(), said.at))
    };
    let (form, model, version) = (word("form"), word("model"), word("version"));
    let fingerprint = word("fingerprint").and_then(|(digits, _)| Fingerprint::from_digits(&digits));
    let path = told.path;
    if let Some((form, at)) = form
        && form != FORMAT
    {
        let message = format!("unknown format `{form}`");
        let help = format!("this version reads `{FORMAT}`");
        return Err(at.problem(path, &message, &help).into());
    }
    match (model, version) {
        (Some((id, _)), Some((version, _))) if text::is_id(&id) && !version.is_empty() => {
            let id = ModelId::new(id);
            Ok(ModelRef { id, version, fingerprint })
        }
        (Some((_, at)), _) => {
            let message = "the form does not say which version of which model it asks";
            Err(at.problem(path, message, NEW_FORM).into())
        }
        (None, _) => {
            let message = "the form does not say which model it asks";
            Err(Problem::of_file(path, message, NEW_FORM).into())
        }
    }
}

/// Takes a row as a question; one with neither an id nor an answer is none, and its words are told.
fn question(
    row: BTreeMap<&str, Said>,
    (sheet, own, asked): (&FormCells, &OwnWords, &BTreeMap<String, String>),
    told: &mut ToldCells<'_>,
) -> Option<FilledQuestion> {
    let is_empty = |said: &Said| said.words.trim().is_empty();
    let row = row.into_iter().filter_map(|(key, said)| Some((FormColumn::named(key)?, said)));
    let is_own = |column: &FormColumn| {
        matches!(column, FormColumn::Answer | FormColumn::Item | FormColumn::Of(_))
    };
    let (mut row, shown): (BTreeMap<FormColumn, Said>, BTreeMap<_, _>) =
        row.partition(|(column, _)| is_own(column));
    if row.values().all(is_empty) {
        for said in shown.values().filter(|said| !is_empty(said)) {
            told.tell_stray(&said.at, &said.words);
        }
        return None;
    }
    for said in shown.values() {
        told.tell_changed(said, own);
    }
    let item = row.remove(&FormColumn::Item)?;
    if let Some(said) = shown.get(&FormColumn::Question) {
        told.tell_others(said, item.words.trim(), asked);
    }
    let chosen = row.remove(&FormColumn::Answer).filter(|said| !is_empty(said));
    let chosen = chosen.map(|said| ChosenWord { said, is_number: false });
    let fields = row.into_iter().filter_map(|(column, said)| match column {
        FormColumn::Of(FormField::Answered) => Some((FormField::Answered, as_day(said, sheet))),
        FormColumn::Of(field) => Some((field, said)),
        _ => None,
    });
    Some(FilledQuestion {
        item,
        chosen: chosen.into_iter().collect(),
        least: None,
        fields: fields.collect(),
    })
}

/// A day may have come with the time at which it was typed, or as the number that programs count
/// days by, where one has lost how the cell looks.
fn as_day(said: Said, sheet: &FormCells) -> Said {
    let words = said.words.trim();
    let counted = words.parse().ok().and_then(|number| package::day(number, sheet.is_of_1904));
    let is_time = |time: &str| [5, 8].contains(&time.len()) && time.contains(':');
    let typed = words.split_once(' ').filter(|(_, time)| is_time(time));
    let day = counted.map(|day| day.to_string()).or(typed.map(|(day, _)| day.to_owned()));
    Said { words: day.unwrap_or(said.words), ..said }
}

fn lists(keys: &Keys<'_>, told: &mut ToldCells<'_>) -> BTreeMap<String, Vec<Choosable>> {
    let mut lists: BTreeMap<String, Vec<Choosable>> = BTreeMap::new();
    for mut row in keys.rows(told) {
        let [list, id, label] = lists::COLUMNS.map(|key| row.remove(key));
        if let (Some(list), Some(id), Some(label)) = (list, id, label) {
            lists
                .entry(list.words)
                .or_default()
                .push(Choosable { id: id.words, label: shown::meant(&label.words) });
        }
    }
    lists
}
