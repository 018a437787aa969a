//! What the latest version of a model changed.

use crate::model::{Change, ItemId, Model, OldAnswers};
use crate::report::document::{Block, Line, Tone};
use crate::report::listing;
use crate::words::{Words, phrase, say};

/// Lists the changes of the latest version that has some.
pub(super) fn of_model(model: &Model) -> Vec<Block> {
    let Some(latest) = model.changes.last() else {
        return Vec::new();
    };
    let words = &model.words;
    let lines = latest.changes.iter().map(|change| line(words, change));
    vec![
        Block::heading(
            2,
            say!(
                words,
                "What version {version} changed",
                version = latest.version
            ),
        ),
        Block::list(lines.collect()),
    ]
}

fn line(words: &Words, change: &Change) -> Line {
    let named = |items: &[ItemId]| {
        let names = items.iter().map(|item| Line::default().code(item.as_str()));
        listing::listed(words, names)
    };
    let one = |item: &ItemId| named(std::slice::from_ref(item));
    match change {
        Change::Renamed { from, to } => Line::said(
            words,
            phrase!("{before} is now called {after}"),
            [("before", one(from)), ("after", one(to))],
        ),
        Change::Split { from, to, why } => became(words, one(from), named(to), why),
        Change::Merged { from, to, why } => became(words, named(from), one(to), why),
        Change::Removed { item, why } => Line::said(
            words,
            phrase!("{item} is not asked any more: {why}"),
            [("item", one(item)), ("why", why.as_str().into())],
        ),
        Change::Reworded { item, why, answers } => {
            let then = words.plain(match answers {
                OldAnswers::Hold => phrase!("answers hold"),
                OldAnswers::AskAgain => phrase!("asked again"),
            });
            let holes = [("item", one(item)), ("why", why.as_str().into())];
            Line::said(words, phrase!("{item} has other words: {why}"), holes)
                .toned(Tone::Quiet, format!(" ({then})"))
        }
    }
}

fn became(words: &Words, before: Line, after: Line, why: &str) -> Line {
    let phrase = phrase!("{before} became {after}: {why}");
    let holes = [("before", before), ("after", after), ("why", why.into())];
    Line::said(words, phrase, holes)
}
