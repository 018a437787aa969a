//! The codes that a survey gives to answers, and from which number they are counted.

use crate::form::voices::left::CodesFrom;
use crate::form::voices::tables::{Code, VoicesTable};
use crate::insight::VoiceSaid;
use crate::problem::Problem;

/// Surveys that number codes themselves begin with 1.
const USUAL: usize = 1;

/// Puts the level of each code in its place. All tables of a call tell from which number codes are
/// counted: a lowest one of 0, or one that is as high as a scale is long. Leaves out the tables of
/// which it cannot be told, and returns why.
pub fn settle_codes(tables: &mut Vec<VoicesTable>) -> Vec<Problem> {
    let shown: Vec<usize> = tables.iter().filter_map(shown_from).collect();
    let mut wrong = Vec::new();
    tables.retain_mut(|table| {
        if table.codes.is_empty() {
            return true;
        }
        let own = shown_from(table);
        let all = shown.first().copied().filter(|first| shown.iter().all(|one| one == first));
        let from = match own.or(all) {
            Some(number) => CodesFrom { number, is_shown: true },
            None if shown.is_empty() => CodesFrom { number: USUAL, is_shown: false },
            None => {
                let message = "its answers are codes such as A1, and nothing shows whether they are \
                               counted from 0 or from 1";
                let help = "other files count from either; export this one with full answers";
                wrong.push(Problem::of_file(&*table.path, message, help));
                return false;
            }
        };
        settle(table, from);
        true
    });
    wrong
}

fn shown_from(table: &VoicesTable) -> Option<usize> {
    let has = |is_meant: &dyn Fn(&Code) -> bool| table.codes.iter().any(is_meant);
    let levels = |code: &Code| table.columns.get(code.column).map(|column| column.levels);
    let has_highest = || has(&|code| Some(code.number) == levels(code)).then_some(1);
    has(&|code| code.number == 0).then_some(0).or_else(has_highest)
}

fn settle(table: &mut VoicesTable, from: CodesFrom) {
    table.left.codes_from = Some(from);
    for code in std::mem::take(&mut table.codes) {
        let Some(column) = table.columns.get(code.column) else { continue };
        let Some(voice) = table.voices.get_mut(code.voice) else { continue };
        let level = code.number.checked_sub(from.number);
        let level = level.filter(|level| *level < column.levels);
        if level.is_none() {
            table.left.wrong(column, voice.row);
        }
        if let Some(cell) = voice.marked.voice.side_mut(column.side).get_mut(column.place) {
            *cell = level.map(VoiceSaid::Level);
        }
    }
}
