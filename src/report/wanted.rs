//! What the organisation wants, in its own words, and how the way there is measured.

use crate::insight::Assessment;
use crate::model::Item;
use crate::organisation::Wanted;
use crate::organisation::WantedLevel;
use crate::report::document::Block;
use crate::report::document::Fact;
use crate::report::document::Line;
use crate::report::words;

/// What is wanted, wish by wish; nothing where nothing is.
pub(super) fn of_wishes(assessment: &Assessment) -> Vec<Block> {
    let Some(wanted) = &assessment.wanted else {
        return Vec::new();
    };
    let sum = sum(assessment);
    if sum.is_none() && wanted.wishes.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![Block::heading(2, "What is wanted")];
    let facts = facts(assessment, wanted);
    if !facts.is_empty() {
        blocks.push(Block::Facts(facts));
    }
    let items = assessment.model.items_and_topics();
    let entries = items.filter_map(|item| Some(entry(item, wanted.wishes.get(&item.id)?)));
    let entries: Vec<Line> = entries.collect();
    if !entries.is_empty() {
        blocks.push(Block::sentence("Wishes for single practices:"));
        blocks.push(Block::list(entries));
    }
    if let Some(sum) = sum {
        blocks.push(Block::Paragraph(vec![
            Line::from(format!("To target = 100 % − Σ missing ÷ Σ wanted = {sum}.")),
            Line::from(
                "More than is wanted earns nothing extra, an open answer is worth 0, and what \
                 does not apply or is not a goal is in neither sum.",
            ),
        ]));
    }
    blocks
}

fn facts(assessment: &Assessment, wanted: &Wanted) -> Vec<Fact> {
    let stage = wanted
        .stage
        .map(|number| words::stage(assessment.model, number));
    let stage = stage.map(|stage| Fact::new("Stage", stage));
    let reason = reason(wanted).map(|reason| Fact::new("Reason", reason));
    stage.into_iter().chain(reason).collect()
}

/// Returns why the target is as it is.
pub(super) fn reason(wanted: &Wanted) -> Option<Line> {
    wanted.reason.as_deref().map(words::linked)
}

fn entry(item: &Item, wish: &WantedLevel) -> Line {
    let label = |id| item.scale.level(id).map(|level| level.label.as_str());
    let level = wish.level.as_ref().and_then(label);
    let line = Line::default()
        .strong(&item.title)
        .text(format!(": {}", level.unwrap_or("not a goal")));
    match &wish.reason {
        Some(reason) => line.text(". ").then(words::linked(reason)),
        None => line,
    }
}

/// Returns the sum that leads to the percent; none where nothing that applies is wanted.
pub(super) fn sum(assessment: &Assessment) -> Option<String> {
    let sum = assessment.to_target()?;
    let percent = sum.percent()?.short();
    Some(format!(
        "100 % − {} ÷ {} = {percent} %",
        sum.gap, sum.target
    ))
}
