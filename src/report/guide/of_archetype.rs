//! One archetype: what it is, what it does, and by which statements an office finds out.

use crate::guide::{Archetype, SourceId};
use crate::insight::Guidance;
use crate::lang::say;
use crate::model::Model;
use crate::report::common::ending;
use crate::report::document::block::Block;
use crate::report::document::line::{Line, said};
use crate::report::guide::profile_data::ProfilePageData;
use crate::report::guide::{archetype, profile};
use crate::report::view::{Data, Report};

/// Explains an archetype, with how far the office agrees with its statements.
pub fn of_archetype(model: &Model, guidance: &Guidance, archetype: &Archetype) -> Report {
    let lang = &model.lang;
    let mut blocks = archetype::blocks(model, archetype, 1);
    let agreement = guidance.profile.as_ref().and_then(|profile| {
        let mut agreements = profile.agreements.iter();
        agreements.find(|agreement| agreement.archetype.id == archetype.id)
    });
    if let (Some(agreement), Some(all)) = (agreement, &*guidance.guide.archetypes) {
        blocks.push(Block::heading(2, say!(lang, "Its statements")));
        blocks.push(Block::list(profile::statements(lang, agreement, &all.scale)));
        let command = Line::default().code("ospo profile");
        let how = said!(lang, "{command} shows which archetypes the office is like.", command);
        blocks.push(Block::sentence(how));
    }
    let used: Vec<&SourceId> = archetype::sources(archetype).collect();
    let next = Some("ospo profile".to_owned());
    let ending = ending::of(model, &mut blocks, Some((guidance.guide, &used)), next);
    let data = ProfilePageData::of(model, guidance, None);
    Report::new(lang, blocks, Data::Profile(Box::new(data))).ending(ending)
}
