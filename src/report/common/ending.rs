//! The end of a view: where its facts and texts come from, and on a screen what to type next.

use crate::guide::{Guide, SourceId};
use crate::model::Model;
use crate::report::common::{cited, terms};
use crate::report::document::block::Block;
use crate::report::document::ending::Ending;
use crate::report::document::line::{Line, said};

/// Puts the sources and the licence of the texts behind the blocks of a view.
pub(crate) fn of(
    model: &Model,
    blocks: &mut Vec<Block>,
    cited: Option<(&Guide, &[&SourceId])>,
    next: Option<String>,
) -> Ending {
    let from = blocks.len();
    let mut brief = vec![terms::brief_attribution(model)];
    if let Some((guide, ids)) = cited {
        blocks.extend(cited::section(&model.lang, guide, ids));
        brief.extend(sources(model, guide, ids));
    }
    blocks.extend([Block::Rule, terms::attribution(model)]);
    Ending { from, brief, next }
}

/// Returns the names by which the sources are cited, and how to read of one.
fn sources(model: &Model, guide: &Guide, ids: &[&SourceId]) -> Option<Line> {
    let used = cited::used(guide, ids);
    let first = used.first()?.id.as_str();
    let names = model.lang.in_a_row(used.iter().map(|source| source.id.as_str()));
    let command = Line::default().code(format!("ospo explain {first}"));
    Some(said!(
        &model.lang,
        "Facts are from {names}; {command} tells of the first.",
        names,
        command
    ))
}
