//! One stage, explained: what characterises it, what it asks, who helps.

use crate::insight::Assessment;
use crate::model::{Model, Stage};
use crate::report::asked::{self, Beside};
use crate::report::data::{Data, ItemsData};
use crate::report::document::{Block, Document, Fact, Line, Report};
use crate::report::{figure, meters, words};
use crate::words::{phrase, say};

/// Lays out a stage, with its answers where an assessment is given.
pub fn of_stage(model: &Model, stage: &Stage, assessment: Option<&Assessment>) -> Report {
    let words = &model.words;
    let title = words::stage(model, stage.number);
    let mut blocks = vec![
        Block::heading(1, say!(words, "Stage {stage}", stage = title)),
        Block::sentence(stage.summary.as_str()),
    ];
    let facts = facts(model, stage, assessment);
    if !facts.is_empty() {
        blocks.push(Block::Facts(facts));
    }
    if !stage.signs.is_empty() {
        let signs = stage.signs.iter().map(|sign| Line::from(sign.as_str()));
        blocks.push(Block::heading(
            2,
            say!(words, "What one sees at this stage"),
        ));
        blocks.push(Block::list(signs.collect()));
    }
    if stage.items.is_empty() {
        blocks.push(Block::sentence(say!(
            words,
            "This stage asks for nothing: everyone starts here."
        )));
    } else {
        blocks.push(Block::heading(2, say!(words, "What it asks")));
        blocks.push(asked::table(
            model,
            stage.items.iter(),
            Beside::Area,
            assessment,
        ));
    }
    if !stage.communities.is_empty() {
        blocks.push(Block::heading(2, say!(words, "Communities that help")));
        blocks.push(asked::communities(&stage.communities));
    }
    blocks.push(Block::Rule);
    blocks.push(words::attribution(model));
    let data = Data::Items(ItemsData::of(model, stage.items.iter()));
    Report {
        document: Document {
            words: words.clone(),
            blocks,
        },
        data,
    }
}

fn facts(model: &Model, stage: &Stage, assessment: Option<&Assessment>) -> Vec<Fact> {
    let words = &model.words;
    let mut facts = Vec::new();
    let label = stage.label.as_deref();
    facts.extend(label.map(|label| Fact::new(say!(words, "Also called"), label)));
    let source = stage.source.as_deref();
    facts.extend(source.map(|source| Fact::new(say!(words, "In the source"), source)));
    if let Some(score) = assessment.and_then(|a| a.scorecard.stage(stage.number)) {
        let percent = figure::of_range(words, score.range, Some(model.method.pass()));
        let now = Line::said(
            words,
            phrase!("{before}, {next}"),
            [
                ("before", percent.into()),
                ("next", meters::verdict(words, score)),
            ],
        );
        facts.push(Fact::new(say!(words, "Now"), now));
    }
    facts
}
