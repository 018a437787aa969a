//! One archetype: what it is, what it does, and by which statements an office finds out.

use crate::guide::Archetype;
use crate::guide::SourceId;
use crate::insight::Guidance;
use crate::model::Model;
use crate::report::archetype;
use crate::report::cited;
use crate::report::data::Data;
use crate::report::data::ProfilePageData;
use crate::report::document::Block;
use crate::report::document::Document;
use crate::report::document::Line;
use crate::report::document::Report;
use crate::report::profile;
use crate::report::words;

/// Explains an archetype, with how far the office agrees with its statements.
pub fn of_archetype(model: &Model, guidance: &Guidance, archetype: &Archetype) -> Report {
    let mut blocks = archetype::blocks(model, archetype, 1);
    let agreement = guidance.profile.as_ref().and_then(|profile| {
        let mut agreements = profile.agreements.iter();
        agreements.find(|agreement| agreement.archetype.id == archetype.id)
    });
    if let (Some(agreement), Some(all)) = (agreement, &guidance.guide.archetypes) {
        blocks.push(Block::heading(2, "Its statements"));
        blocks.push(Block::list(profile::statements(agreement, &all.scale)));
        blocks.push(Block::sentence(
            Line::default()
                .code("ospo profile")
                .text(" shows which archetypes the office is like."),
        ));
    }
    let used: Vec<&SourceId> = archetype::sources(archetype).collect();
    blocks.extend(cited::section(guidance.guide, &used));
    blocks.push(Block::Rule);
    blocks.push(words::attribution(model));
    Report {
        document: Document {
            words: model.words.clone(),
            blocks,
        },
        data: Data::Profile(Box::new(ProfilePageData::of(model, guidance, None))),
    }
}
