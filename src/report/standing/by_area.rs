//! The arithmetic of areas: of a model that has no ladder, or one for each of them.

use crate::insight::Assessment;
use crate::lang::{Lang, say};
use crate::model::{Item, Stage};
use crate::report::common::{meters, terms};
use crate::report::document::block::{Block, Column, Fact};
use crate::report::document::figure;
use crate::report::document::line::Line;
use crate::report::standing::sums::{self, Case};
use crate::score::{ItemScore, StageScore};

/// The areas, each with what its items are worth, and those in which others lie.
pub(crate) fn of_areas(assessment: &Assessment) -> Vec<Block> {
    let (model, lang) = (assessment.model, &assessment.model.lang);
    let mut blocks = Vec::new();
    for area in model.areas_in_order() {
        let Some(score) = assessment.scorecard.area(&area.id) else { continue };
        let all = assessment.items().filter(|(item, ..)| model.is_in(item, &area.id));
        let all: Vec<_> = all.collect();
        if all.is_empty() {
            continue;
        }
        let scores: Vec<&ItemScore> = all.iter().map(|(_, score, _)| *score).collect();
        let own = all.iter().filter(|(item, ..)| item.area == area.id);
        let own: Vec<_> = own.map(|(item, score, _)| (*item, *score)).collect();
        let level = if area.section.is_some() { 3 } else { 2 };
        blocks.push(Block::heading(level, area.title.as_str()));
        if !own.is_empty() {
            blocks.push(table(lang, own.iter().copied()));
        }
        // What lies in a section stands below it, each by itself.
        let mut facts = if model.is_section(&area.id) {
            Vec::new()
        } else {
            sums::groups_within(model, &scores)
        };
        facts.extend(sums::facts(model, &score.range, scores.iter().copied()));
        facts.extend(sums::ranges(lang, own.into_iter()));
        blocks.push(Block::Facts(facts));
    }
    blocks
}

/// Says of each area with a ladder of its own what it has of a stage, and whether it passes.
pub(crate) fn rungs(assessment: &Assessment, stage: &Stage, score: &StageScore) -> Vec<Fact> {
    let (model, lang) = (assessment.model, &assessment.model.lang);
    let mut facts = Vec::new();
    for ladder in &assessment.scorecard.ladders {
        let rung = ladder.rungs.iter().find(|rung| rung.stage == stage.number);
        let (Some(rung), Some(area)) = (rung, model.area(&ladder.area)) else { continue };
        let own = stage.items.iter().zip(&score.items).filter(|(item, _)| item.area == area.id);
        let verdict = meters::state_of(lang, rung.state, rung.gate.possible && !rung.gate.passes);
        let sums = sums::facts(model, &rung.range, own.map(|(_, score)| score));
        let is_one = sums.len() == 1;
        for fact in sums {
            let name =
                if is_one { area.title.clone() } else { lang.in_a_row([&area.title, &fact.name]) };
            let value = fact.value.text(lang.semicolon()).then(verdict.clone());
            facts.push(Fact { name, value });
        }
    }
    facts
}

/// Returns what each item is worth.
pub(crate) fn table<'a>(
    lang: &Lang,
    items: impl Iterator<Item = (&'a Item, &'a ItemScore)>,
) -> Block {
    let head = vec![
        Column::words(say!(lang, "Practice")),
        Column::words(say!(lang, "Answer")),
        Column::number(say!(lang, "Weight")),
        Column::number(say!(lang, "Worst")),
        Column::number(say!(lang, "Answered")),
        Column::number(say!(lang, "Best")),
    ];
    let rows = items.map(|(item, score)| {
        let mut row = vec![
            Line::from(item.title.as_str()),
            terms::answer(lang, item, score),
            Line::from(score.weight.to_string()),
        ];
        row.extend(Case::ALL.map(|case| match case.worth(score) {
            Some(worth) if score.weight > 0 => Line::from(terms::worth(lang, worth)),
            _ => Line::from(figure::NONE),
        }));
        row
    });
    Block::table(head, rows)
}
