//! What the latest version of a model changed.

use crate::model::Change;
use crate::model::ItemId;
use crate::model::Model;
use crate::model::OldAnswers;
use crate::report::document::Block;
use crate::report::document::Line;
use crate::report::document::Tone;

/// Lists the changes of the latest version that has some.
pub(super) fn of_model(model: &Model) -> Vec<Block> {
    let Some(latest) = model.changes.last() else {
        return Vec::new();
    };
    vec![
        Block::heading(2, format!("What version {} changed", latest.version)),
        Block::list(latest.changes.iter().map(line).collect()),
    ]
}

fn line(change: &Change) -> Line {
    match change {
        Change::Renamed { from, to } => named(std::slice::from_ref(from))
            .text(" is now called ")
            .code(to.as_str()),
        Change::Split { from, to, why } => named(std::slice::from_ref(from))
            .text(" became ")
            .then(named(to))
            .text(format!(": {why}")),
        Change::Merged { from, to, why } => named(from)
            .text(" became ")
            .code(to.as_str())
            .text(format!(": {why}")),
        Change::Removed { item, why } => {
            named(std::slice::from_ref(item)).text(format!(" is not asked any more: {why}"))
        }
        Change::Reworded { item, why, answers } => {
            let then = match answers {
                OldAnswers::Hold => " (answers hold)",
                OldAnswers::AskAgain => " (asked again)",
            };
            named(std::slice::from_ref(item))
                .text(format!(" has other words: {why}"))
                .toned(Tone::Quiet, then)
        }
    }
}

/// Names items: `one, two and three`.
fn named(items: &[ItemId]) -> Line {
    let mut line = Line::default();
    for (index, item) in items.iter().enumerate() {
        line = match index {
            0 => line,
            _ if index + 1 == items.len() => line.text(" and "),
            _ => line.text(", "),
        };
        line = line.code(item.as_str());
    }
    line
}
