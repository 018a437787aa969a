//! What the organisation wants, in its own words, and how the way there is measured.

use crate::insight::Assessment;
use crate::lang::{Lang, say};
use crate::model::{Area, Item, LevelId, Model};
use crate::organisation::{Wanted, WantedLevel};
use crate::report::common::terms;
use crate::report::document::block::{Block, Fact};
use crate::report::document::line::Line;

/// What is wanted, wish by wish; nothing where nothing is.
pub(crate) fn of_wishes(assessment: &Assessment) -> Vec<Block> {
    let Some(wanted) = &assessment.wanted else {
        return Vec::new();
    };
    let sum = sum(assessment);
    if sum.is_none() && !wanted.has_wishes() && wanted.figure.is_none() {
        return Vec::new();
    }
    let lang = &assessment.model.lang;
    let mut blocks = vec![Block::heading(2, say!(lang, "What is wanted"))];
    let facts = facts(assessment, wanted);
    if !facts.is_empty() {
        blocks.push(Block::Facts(facts));
    }
    let entries = of_areas(assessment.model, wanted);
    if !entries.is_empty() {
        blocks.push(Block::sentence(say!(lang, "What is wanted for whole areas:")));
        blocks.push(Block::list(entries));
    }
    let items = assessment.model.items_and_topics();
    let entries = items.filter_map(|item| Some(of_item(lang, item, wanted.wishes.get(&item.id)?)));
    let entries: Vec<Line> = entries.collect();
    if !entries.is_empty() {
        blocks.push(Block::sentence(say!(lang, "What is wanted for single practices:")));
        blocks.push(Block::list(entries));
    }
    if let Some(sum) = sum {
        blocks.push(Block::Paragraph(vec![
            Line::from(say!(lang, "To target = 100 % − Σ missing ÷ Σ wanted = {sum}.", sum)),
            Line::from(say!(
                lang,
                "More than is wanted earns nothing extra, an open answer is worth 0, and what \
                 does not apply or is not a goal is in neither sum."
            )),
        ]));
    }
    blocks
}

fn facts(assessment: &Assessment, wanted: &Wanted) -> Vec<Fact> {
    let stage = wanted.stage.map(|number| terms::stage(assessment.model, number));
    let lang = &assessment.model.lang;
    let stage = stage.map(|stage| Fact::new(say!(lang, "Stage"), stage));
    let reason = reason(wanted).map(|reason| Fact::new(say!(lang, "Reason"), reason));
    let figure = wanted.figure.map(|figure| terms::goal_figure(assessment.model, figure));
    let figure = figure.map(|figure| Fact::new(say!(lang, "Target"), figure));
    stage.into_iter().chain(figure).chain(reason).collect()
}

pub(crate) fn reason(wanted: &Wanted) -> Option<Line> {
    wanted.reason.as_deref().map(terms::linked)
}

fn of_areas(model: &Model, wanted: &Wanted) -> Vec<Line> {
    let lang = &model.lang;
    let wish = |area: &Area| {
        let wish = wanted.areas.get(&area.id)?;
        let level = wish.level.as_ref();
        let level = level.map(|id| at_least(lang, &labels(model, area, id)));
        Some(entry(lang, &area.title, level, wish))
    };
    model.areas.iter().filter_map(wish).collect()
}

/// Returns what the scales of an area call a level: it may be wanted by its number, and the number
/// has another name on another scale.
fn labels<'m>(model: &'m Model, area: &Area, id: &LevelId) -> Vec<&'m str> {
    let own = || model.items().filter(|item| item.area == area.id);
    let number = own().find_map(|item| item.scale.index_of(id));
    let mut labels = Vec::new();
    for item in own() {
        let by_number = || Some(item.scale.levels.get(number?)?.label.as_str());
        let label = label(item, id).or_else(by_number);
        labels.extend(label.filter(|label| !labels.contains(label)));
    }
    labels
}

fn at_least(lang: &Lang, labels: &[&str]) -> String {
    let levels = labels.iter().map(|label| (*label).to_owned());
    let level = levels.reduce(|first, other| say!(lang, "{first} or {other}", first, other));
    let level = level.unwrap_or_default();
    say!(lang, "at least {level}", level)
}

fn of_item(lang: &Lang, item: &Item, wish: &WantedLevel) -> Line {
    let level = wish.level.as_ref().and_then(|id| label(item, id));
    entry(lang, &item.title, level.map(str::to_owned), wish)
}

fn label<'m>(item: &'m Item, level: &LevelId) -> Option<&'m str> {
    item.scale.level(level).map(|level| level.label.as_str())
}

fn entry(lang: &Lang, title: &str, level: Option<String>, wish: &WantedLevel) -> Line {
    let level = level.unwrap_or_else(|| say!(lang, "not a goal"));
    let line = Line::default().strong(title).text(lang.colon()).text(level);
    let line = match terms::decision(lang, &wish.decision) {
        Some(decision) => line.text(lang.aside(decision)),
        None => line,
    };
    match &wish.reason {
        Some(reason) => line.text(". ").then(terms::linked(reason)),
        None => line,
    }
}

/// Returns the sum that leads to the percent; none where nothing that applies is wanted.
pub(crate) fn sum(assessment: &Assessment) -> Option<String> {
    let sum = assessment.to_target()?;
    let lang = &assessment.model.lang;
    let percent = lang.number(sum.percent()?.short());
    let [gap, target] = [&sum.gap, &sum.target].map(|sum| lang.number(sum.short()));
    Some(say!(lang, "100 % − {gap} ÷ {target} = {percent} %", gap, target, percent))
}
