//! What was left out of a table of voices, in sentences.

use crate::form::voices::left::{CodesFrom, LeftOfTable};
use crate::insight::Side;
use crate::lang::{Lang, say, say_of};
use crate::model::ItemId;

impl LeftOfTable {
    /// Tells it of a file, in sentences that hold nothing that anybody wrote into a cell.
    pub fn told(&self, file: &str, lang: &Lang) -> Vec<String> {
        let of_columns = self.of_columns(file, lang);
        let of_rows = self.of_rows(file, lang);
        of_columns.into_iter().chain(of_rows).chain(self.of_signs(file, lang)).collect()
    }

    fn of_columns(&self, file: &str, lang: &Lang) -> Vec<String> {
        let mut told = Vec::new();
        if self.columns > 0 {
            let said = say_of!(
                lang,
                self.columns,
                "{file}: {n} column names no item and is left out.",
                "{file}: {n} columns name no item and are left out.",
                file
            );
            told.push(said);
        }
        for (column, item) in &self.near {
            told.push(say!(
                lang,
                "{file}: column {column} is left out; did you mean {item}?",
                file,
                column,
                item = ticked(item)
            ));
        }
        for (item, side, columns) in &self.doubled {
            told.push(say!(
                lang,
                "{file}: more than one column names {item} ({columns}), and none of them is read.",
                file,
                columns = lang.listed(columns),
                item = asked(lang, item, *side)
            ));
        }
        for ((_, item, side), cells) in &self.cells {
            told.push(say_of!(
                lang,
                cells.rows.number,
                "{file}: column {column} ({item}): {n} cell is no answer and is left out, in row \
                 {rows}.",
                "{file}: column {column} ({item}): {n} cells are no answers and are left out, in \
                 rows {rows}.",
                file,
                column = cells.column,
                item = asked(lang, item, *side),
                rows = cells.rows.named()
            ));
        }
        told
    }

    fn of_rows(&self, file: &str, lang: &Lang) -> Vec<String> {
        let mut told = Vec::new();
        if self.vague.number > 0 {
            told.push(say_of!(
                lang,
                self.vague.number,
                "{file}: {n} answer says “at least” a level and is left out, in row {rows}.",
                "{file}: {n} answers say “at least” a level and are left out, in rows {rows}.",
                file,
                rows = self.vague.named()
            ));
        }
        if self.long.number > 0 {
            told.push(say_of!(
                lang,
                self.long.number,
                "{file}: {n} row has more cells than there are headings and is left out: {rows}.",
                "{file}: {n} rows have more cells than there are headings and are left out: {rows}.",
                file,
                rows = self.long.named()
            ));
        }
        if self.silent.number > 0 {
            told.push(say_of!(
                lang,
                self.silent.number,
                "{file}: {n} row answers nothing: {rows}.",
                "{file}: {n} rows answer nothing: {rows}.",
                file,
                rows = self.silent.named()
            ));
        }
        if self.again.number > 0 {
            told.push(say_of!(
                lang,
                self.again.number,
                "{file}: {n} row is from somebody already counted and is set aside: {rows}.",
                "{file}: {n} rows are from people already counted and are set aside: {rows}.",
                file,
                rows = self.again.named()
            ));
        }
        if self.alike.number > 0 {
            told.push(say_of!(
                lang,
                self.alike.number,
                "{file}: {n} row matches another in every column but still counts; if it is a copy, \
                 delete it: {rows}.",
                "{file}: {n} rows match another in every column but still count; if they are \
                 copies, delete them: {rows}.",
                file,
                rows = self.alike.named()
            ));
        }
        told
    }

    /// Tells what codes and letters were taken for.
    fn of_signs(&self, file: &str, lang: &Lang) -> Vec<String> {
        let mut told = Vec::new();
        if let Some(CodesFrom { number: from, .. }) = self.codes_from {
            told.push(say!(
                lang,
                "{file}: codes such as A1 or AO01 are read in the order of the levels, the lowest \
                 as {from}.",
                file,
                from
            ));
        }
        if self.codes_from.is_some_and(|from| !from.is_shown) {
            told.push(say!(
                lang,
                "{file}: nothing shows whether these codes start at 0 or at 1, so 1 is taken, as in \
                 most surveys; if that is wrong, export full answers instead.",
                file
            ));
        }
        if self.is_guessed {
            told.push(say!(
                lang,
                "{file}: not UTF-8, so read as Windows-1252; if letters look wrong, save it as CSV \
                 in UTF-8.",
                file
            ));
        }
        told
    }
}

fn ticked(item: &ItemId) -> String {
    format!("`{item}`")
}

fn asked(lang: &Lang, item: &ItemId, side: Side) -> String {
    match side {
        Side::Is => ticked(item),
        Side::Wanted => say!(lang, "{item}, wanted", item = ticked(item)),
    }
}
