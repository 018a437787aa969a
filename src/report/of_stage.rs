//! One stage, explained: what characterises it, what it asks, who helps.

use crate::insight::Assessment;
use crate::model::Model;
use crate::model::Stage;
use crate::report::asked;
use crate::report::asked::Beside;
use crate::report::data::Data;
use crate::report::data::ItemsData;
use crate::report::document::Block;
use crate::report::document::Document;
use crate::report::document::Fact;
use crate::report::document::Line;
use crate::report::document::Report;
use crate::report::figure;
use crate::report::meters;
use crate::report::words;

/// Lays out a stage, with its answers where an assessment is given.
pub fn of_stage(model: &Model, stage: &Stage, assessment: Option<&Assessment>) -> Report {
    let mut blocks = vec![
        Block::heading(1, format!("Stage {}: {}", stage.number, stage.title)),
        Block::sentence(stage.summary.as_str()),
    ];
    let facts = facts(model, stage, assessment);
    if !facts.is_empty() {
        blocks.push(Block::Facts(facts));
    }
    if !stage.signs.is_empty() {
        let signs = stage.signs.iter().map(|sign| Line::from(sign.as_str()));
        blocks.push(Block::heading(2, "What one sees at this stage"));
        blocks.push(Block::list(signs.collect()));
    }
    if stage.items.is_empty() {
        blocks.push(Block::sentence(
            "This stage asks for nothing: everyone starts here.",
        ));
    } else {
        blocks.push(Block::heading(2, "What it asks"));
        blocks.push(asked::table(
            model,
            stage.items.iter(),
            Beside::Area,
            assessment,
        ));
    }
    if !stage.communities.is_empty() {
        blocks.push(Block::heading(2, "Communities that help"));
        blocks.push(asked::communities(&stage.communities));
    }
    blocks.push(Block::Rule);
    blocks.push(words::attribution(model));
    let data = Data::Items(ItemsData::of(model, stage.items.iter()));
    Report {
        document: Document {
            words: model.words.clone(),
            blocks,
        },
        data,
    }
}

fn facts(model: &Model, stage: &Stage, assessment: Option<&Assessment>) -> Vec<Fact> {
    let mut facts = Vec::new();
    let label = stage.label.as_deref();
    facts.extend(label.map(|label| Fact::new("Also called", label)));
    let source = stage.source.as_deref();
    facts.extend(source.map(|source| Fact::new("In the source", source)));
    if let Some(score) = assessment.and_then(|a| a.scorecard.stage(stage.number)) {
        let percent = figure::of_range(score.range, Some(model.method.pass()));
        let now = Line::from(format!("{percent}, ")).then(meters::verdict(score));
        facts.push(Fact::new("Now", now));
    }
    facts
}
