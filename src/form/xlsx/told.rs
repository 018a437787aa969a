//! What is told of the cells that came back.

use std::collections::BTreeMap;

use crate::form::filled::{FormPlace, Said};
use crate::form::remark::FormRemark;
use crate::form::xlsx::cells::{FormCell, FormCells, Spot};
use crate::form::xlsx::own::{self, OwnWords};
use crate::problem::Problem;
use crate::text;

pub(super) struct ToldCells<'p> {
    pub(super) path: &'p str,
    pub(super) problems: Vec<Problem>,
    pub(super) remarks: Vec<FormRemark>,
}

impl ToldCells<'_> {
    pub(super) fn tell_sheet(&mut self, sheet: &str, message: &str, help: &str) {
        let at = FormPlace::Cell(format!("{sheet}!A1"));
        self.problems.push(at.problem(self.path, message, help));
    }

    pub(super) fn tell_stray(&mut self, at: &FormPlace, words: &str) {
        self.tell_lost(at, "words that are in no field", words);
    }

    pub(super) fn tell_lost(&mut self, at: &FormPlace, what: &str, words: &str) {
        let message = format!("{what}: `{}`", text::shortened(words, 80));
        let help = "write them into a note of the form, or delete them";
        self.problems.push(at.problem(self.path, &message, help));
    }

    /// Tells words of the form itself in which something else stands now.
    pub(super) fn tell_changed(&mut self, said: &Said, own: &OwnWords) {
        if let FormPlace::Cell(at) = &said.at
            && own.are_known()
            && !said.words.trim().is_empty()
            && !own.has(&said.words)
        {
            self.remarks.push(FormRemark::Changed { at: at.clone() });
        }
    }

    /// Tells a row in which the words of a question stand beside the id of another, as they do where
    /// some of the columns were sorted and others not: nobody knows which of the two was answered.
    pub(super) fn tell_others(&mut self, said: &Said, id: &str, asked: &BTreeMap<String, String>) {
        let mark = &own::mark(&said.words);
        if id.is_empty() || asked.get(id) == Some(mark) {
            return;
        }
        if let Some((other, _)) = asked.iter().find(|(_, one)| *one == mark) {
            let message = format!("the words of this row are those of `{other}`, its id is `{id}`");
            let help = "sort whole rows, or put the id right";
            self.problems.push(said.at.problem(self.path, &message, help));
        }
    }

    /// Returns what is shown at a cell; what cannot be read is told.
    pub(super) fn said(&mut self, sheet: &FormCells, spot: Spot) -> Said {
        let at = FormPlace::Cell(sheet.place(spot));
        let words = match sheet.seen(spot) {
            None => String::new(),
            Some(FormCell::Text(text)) => text.clone(),
            Some(FormCell::Error(error)) => {
                let message = format!("the cell holds the error {error}");
                let help = "write the words themselves";
                self.problems.push(at.problem(self.path, &message, help));
                String::new()
            }
            Some(FormCell::Formula) => {
                let message = "the cell holds a formula that has not been worked out";
                let help =
                    "save the form with a spreadsheet program, or write the words themselves";
                self.problems.push(at.problem(self.path, message, help));
                String::new()
            }
        };
        Said { words, at }
    }
}
