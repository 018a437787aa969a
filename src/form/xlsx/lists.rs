//! The lists to choose from, on a sheet of their own that is hidden.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::answers::choosable::{self, Choosable};
use crate::form::choose::list_of;
use crate::form::questionnaire::Questionnaire;
use crate::form::shown;
use crate::form::understand::{CONFIDENCE, ROLES};
use crate::form::xlsx::columns::KEY;
use crate::form::xlsx::own::OwnWords;

const NAME: &str = "ospo-lists";

/// The lists of the questions that are asked, with the fingerprints of their words, and of the words that the form has of its own: nobody
/// chooses from them.
pub(super) const ASKED: &str = "asked";
pub(super) const OWN: &str = "own";

/// What each row holds; the labels stand in the third column.
pub(super) const COLUMNS: [&str; 3] = ["list", "id", "label"];

const LABELS: char = 'C';

/// The words of each list, and the row of each, from 1.
pub(super) struct Lists(BTreeMap<String, Vec<(Choosable, u32)>>);

impl Lists {
    pub(super) fn of(form: &Questionnaire<'_>) -> Self {
        let lang = &form.model.lang;
        let scales = form.items.iter().map(|item| {
            let scale = &item.scale;
            (list_of(scale), choosable::answers(scale, lang))
        });
        let others = [
            (CONFIDENCE, choosable::confidences(lang)),
            (ROLES, choosable::roles(form.model, form.respondent_role())),
        ];
        let others = others.map(|(name, words)| (name.to_owned(), words));
        let all: BTreeMap<String, Vec<Choosable>> = scales.chain(others).collect();
        let mut rows = 2..;
        let placed = all.into_iter().map(|(name, words)| {
            let words = words.into_iter().zip(rows.by_ref()).collect();
            (name, words)
        });
        Self(placed.collect())
    }

    pub(super) fn range(&self, list: &str) -> Option<String> {
        let words = self.0.get(list)?;
        let (first, end) = (words.first()?.1, words.last()?.1);
        Some(format!("='{NAME}'!${LABELS}${first}:${LABELS}${end}"))
    }

    pub(super) fn cell(&self, list: &str, id: &str) -> Option<String> {
        let mut words = self.0.get(list)?.iter();
        let (_, row) = words.find(|(one, _)| one.id == id)?;
        Some(format!("'{NAME}'!${LABELS}${row}"))
    }

    /// Returns the sheet: the name of a list, an id and its label in each row.
    pub(super) fn worksheet(
        &self,
        asked: &BTreeMap<String, String>,
        own: [&OwnWords; 2],
    ) -> Result<Worksheet, XlsxError> {
        let mut sheet = Worksheet::new();
        sheet.set_name(NAME)?.set_hidden(true);
        for (column, key) in (0..).zip(COLUMNS) {
            sheet.write_string(0, column, format!("{KEY}{key}"))?;
        }
        for (list, words) in &self.0 {
            for (one, row) in words {
                let cells = [list, &one.id, &shown::on_one_line(&one.label)];
                for (column, text) in (0..).zip(cells) {
                    sheet.write_string(row - 1, column, text)?;
                }
            }
        }
        let asked = asked.iter().map(|(id, mark)| [ASKED, id, mark]);
        let own = own.into_iter().flat_map(OwnWords::marks).map(|mark| [OWN, mark, ""]);
        let first = self.0.values().flatten().map(|(_, row)| *row).max().unwrap_or(1);
        for (cells, row) in asked.chain(own).zip(first..) {
            for (column, text) in (0..).zip(cells) {
                sheet.write_string(row, column, text)?;
            }
        }
        Ok(sheet)
    }
}
