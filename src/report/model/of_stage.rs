//! One stage, explained: what characterises it, what it asks, who helps.

use crate::insight::Assessment;
use crate::lang::say;
use crate::model::{Model, Stage};
use crate::report::common::{ending, estimate, meters, terms};
use crate::report::document::block::{Block, Fact};
use crate::report::document::line::Line;
use crate::report::model::asked::{self, BesideItem};
use crate::report::model::items_data::ItemsData;
use crate::report::view::{Data, Report};

pub fn of_stage(model: &Model, stage: &Stage, assessment: Option<&Assessment>) -> Report {
    let lang = &model.lang;
    let title = terms::stage(model, stage.number);
    let mut blocks = vec![
        Block::heading(1, say!(lang, "Stage {stage}", stage = title)),
        Block::sentence(stage.summary.as_str()),
    ];
    let facts = facts(model, stage, assessment);
    if !facts.is_empty() {
        blocks.push(Block::Facts(facts));
    }
    blocks.extend(assessment.and_then(estimate::callout));
    let signs = stage.signs.iter().map(|sign| Line::from(sign.as_str()));
    let heading = say!(lang, "What one sees at this stage");
    blocks.extend(Block::section(heading, signs));
    if stage.items.is_empty() {
        blocks.push(Block::sentence(say!(
            lang,
            "This stage asks for nothing: everyone starts here."
        )));
    } else {
        blocks.push(Block::heading(2, say!(lang, "What it asks")));
        blocks.push(asked::table(model, stage.items.iter(), BesideItem::Area, assessment));
    }
    if !stage.communities.is_empty() {
        blocks.push(Block::heading(2, say!(lang, "Communities that help")));
        blocks.push(asked::communities(lang, &stage.communities));
    }
    let next = stage.items.first().map(|item| format!("ospo explain {}", item.id));
    let ending = ending::of(model, &mut blocks, None, next);
    let data = Data::Items(ItemsData::of(model, stage.items.iter()));
    Report::new(lang, blocks, data).ending(ending)
}

fn facts(model: &Model, stage: &Stage, assessment: Option<&Assessment>) -> Vec<Fact> {
    let lang = &model.lang;
    let mut facts = Vec::new();
    let label = stage.label.as_deref();
    facts.extend(label.map(|label| Fact::new(say!(lang, "Also called"), label)));
    let source = stage.source.as_deref();
    facts.extend(source.map(|source| Fact::new(say!(lang, "In the source"), source)));
    if let Some(score) = assessment.and_then(|a| a.scorecard.stage(stage.number)) {
        let now = meters::standing(model, score);
        facts.push(Fact::new(say!(lang, "Now"), now));
    }
    facts
}
