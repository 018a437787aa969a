//! One archetype: what it is, what it does, and by which statements an office finds out.

use crate::guide::{Archetype, SourceId};
use crate::insight::Guidance;
use crate::model::Model;
use crate::report::data::{Data, ProfilePageData};
use crate::report::document::{Block, Document, Line, Report};
use crate::report::{archetype, cited, profile, words};
use crate::words::{phrase, say};

/// Explains an archetype, with how far the office agrees with its statements.
pub fn of_archetype(model: &Model, guidance: &Guidance, archetype: &Archetype) -> Report {
    let words = &model.words;
    let mut blocks = archetype::blocks(model, archetype, 1);
    let agreement = guidance.profile.as_ref().and_then(|profile| {
        let mut agreements = profile.agreements.iter();
        agreements.find(|agreement| agreement.archetype.id == archetype.id)
    });
    if let (Some(agreement), Some(all)) = (agreement, &guidance.guide.archetypes) {
        blocks.push(Block::heading(2, say!(words, "Its statements")));
        blocks.push(Block::list(profile::statements(
            words, agreement, &all.scale,
        )));
        let command = Line::default().code("ospo profile");
        let phrase = phrase!("{command} shows which archetypes the office is like.");
        let how = Line::said(words, phrase, [("command", command)]);
        blocks.push(Block::sentence(how));
    }
    let used: Vec<&SourceId> = archetype::sources(archetype).collect();
    blocks.extend(cited::section(words, guidance.guide, &used));
    blocks.push(Block::Rule);
    blocks.push(words::attribution(model));
    Report {
        document: Document {
            words: words.clone(),
            blocks,
        },
        data: Data::Profile(Box::new(ProfilePageData::of(model, guidance, None))),
    }
}
