//! One source: what it is, who made it, and what may be done with it.

use crate::guide::Source;
use crate::lang::say;
use crate::model::Model;
use crate::report::document::block::{Block, Fact};
use crate::report::document::line::Line;
use crate::report::view::{Data, Report};

pub fn of_source(model: &Model, source: &Source) -> Report {
    let lang = &model.lang;
    let mut facts = vec![Fact::new(say!(lang, "Made by"), source.by.as_str())];
    let url = source.url.as_deref();
    facts.extend(url.map(|url| Fact::new(say!(lang, "Found at"), Line::default().link(url, url))));
    facts.push(Fact::new(say!(lang, "Licence"), source.licence.as_str()));
    let name = Line::default().code(source.id.as_str());
    facts.push(Fact::new(say!(lang, "Name in files"), name));
    let mut blocks = vec![Block::heading(1, source.title.as_str()), Block::Facts(facts)];
    blocks.extend(source.note.as_deref().map(Block::sentence));
    Report::new(lang, blocks, Data::Nothing)
}
