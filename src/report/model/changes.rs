//! What the latest version of a model changed.

use crate::lang::{Lang, phrase, say};
use crate::model::{Change, ItemId, Model, OldAnswers};
use crate::report::document::block::Block;
use crate::report::document::line::{Line, Tone};
use crate::report::document::listing;

/// Lists the changes of the latest version that has some.
pub(crate) fn of_model(model: &Model) -> Vec<Block> {
    let Some(latest) = model.changes.last() else {
        return Vec::new();
    };
    let lang = &model.lang;
    let lines = latest.changes.iter().map(|change| line(lang, change));
    vec![
        Block::heading(
            2,
            say!(
                lang,
                "What version {version} changed",
                version = latest.version
            ),
        ),
        Block::list(lines.collect()),
    ]
}

fn line(lang: &Lang, change: &Change) -> Line {
    let named = |items: &[ItemId]| {
        let names = items.iter().map(|item| Line::default().code(item.as_str()));
        listing::listed(lang, names)
    };
    let one = |item: &ItemId| named(std::slice::from_ref(item));
    match change {
        Change::Renamed { from, to } => Line::said(
            lang,
            phrase!("{before} is now called {after}"),
            [("before", one(from)), ("after", one(to))],
        ),
        Change::Split { from, to, why } => became(lang, one(from), named(to), why),
        Change::Merged { from, to, why } => became(lang, named(from), one(to), why),
        Change::Removed { item, why } => Line::said(
            lang,
            phrase!("{item} is not asked any more: {why}"),
            [("item", one(item)), ("why", why.as_str().into())],
        ),
        Change::Reworded { item, why, answers } => {
            let then = lang.plain(match answers {
                OldAnswers::Hold => phrase!("answers hold"),
                OldAnswers::AskAgain => phrase!("asked again"),
            });
            let holes = [("item", one(item)), ("why", why.as_str().into())];
            Line::said(lang, phrase!("{item} is worded differently: {why}"), holes)
                .toned(Tone::Quiet, format!(" ({then})"))
        }
    }
}

fn became(lang: &Lang, before: Line, after: Line, why: &str) -> Line {
    let phrase = phrase!("{before} became {after}: {why}");
    let holes = [("before", before), ("after", after), ("why", why.into())];
    Line::said(lang, phrase, holes)
}
