//! What would be different with other answers: today's figures and those beside them.

use crate::insight::{Assessment, Changed, Outcome, WhatIf};
use crate::lang::{phrase, say};
use crate::model::{Model, Needs};
use crate::report::common::{ending, meters, terms, warnings};
use crate::report::document::block::{Block, Column};
use crate::report::document::figure;
use crate::report::document::line::{Line, Tone};
use crate::report::plan::{action, goal};
use crate::report::standing::what_if_data::WhatIfData;
use crate::report::standing::{ladders, summary, whole};
use crate::report::view::{Data, Report};
use crate::score::StageScore;

pub fn of_what_if(what_if: &WhatIf) -> Report {
    let today = &what_if.today.assessment;
    let lang = &today.model.lang;
    let mut blocks = vec![
        Block::heading(1, say!(lang, "What if: {subject}", subject = today.sheet.subject)),
        Block::list(changes(what_if)),
    ];
    blocks.extend(warnings::warnings(today));
    blocks.push(table(what_if));
    blocks.extend(obstacles(what_if));
    let command = Line::default().code("ospo answer ITEM=LEVEL");
    let phrase = phrase!("No answer was recorded: {command} records one.");
    let none = Line::said(lang, phrase, [("command", command)]);
    blocks.push(Block::sentence(none));
    let next = Some("ospo plan".to_owned());
    let ending = ending::of(today.model, &mut blocks, None, next);
    let data = WhatIfData::of(what_if);
    Report::new(lang, blocks, Data::WhatIf(Box::new(data))).ending(ending)
}

/// Returns what is answered in another way: `Title: Ad hoc → Established`.
fn changes(what_if: &WhatIf) -> Vec<Line> {
    let lang = &what_if.today.assessment.model.lang;
    let lines = what_if.changed().map(|Changed { item, today, as_if }| {
        let line = Line::default().strong(&item.title).text(lang.colon());
        let line = line.then(terms::answer(lang, item, today)).text(" → ");
        line.then(terms::answer(lang, item, as_if))
    });
    let lines: Vec<Line> = lines.collect();
    if lines.is_empty() {
        return vec![Line::from(say!(lang, "Nothing is different: today's answers are these."))];
    }
    lines
}

/// Each figure as it is and as it would be; a word says which ones differ.
fn table(what_if: &WhatIf) -> Block {
    let lang = &what_if.today.assessment.model.lang;
    let head = vec![
        Column::words(say!(lang, "Figure")),
        Column::words(say!(lang, "Today")),
        Column::words(say!(lang, "As if")),
        Column::words(say!(lang, "Different")),
    ];
    let rows = figures(&what_if.today).into_iter().zip(figures(&what_if.as_if));
    let rows = rows.map(|((name, today), (_, as_if))| {
        let different = if today == as_if {
            Line::from(figure::NONE)
        } else {
            Line::default().strong(say!(lang, "yes"))
        };
        vec![Line::from(name), today, as_if, different]
    });
    Block::table(head, rows)
}

/// Returns the figures by their names; the names are the same whatever was answered.
fn figures(outcome: &Outcome) -> Vec<(String, Line)> {
    let Outcome { assessment, plan } = outcome;
    let (model, card) = (assessment.model, &assessment.scorecard);
    let lang = &model.lang;
    let mut figures = vec![(say!(lang, "Practices"), summary::in_place(assessment))];
    if model.method.ladder.is_none() {
        figures.clear();
    }
    figures.extend(whole::fact(assessment).map(|fact| (fact.name, fact.value)));
    if model.method.one_ladder().is_some() {
        figures.extend(of_ladder(assessment));
    }
    figures.extend(ladders::in_order(assessment).into_iter().map(|(area, ladder)| {
        let stage = ladders::reached(lang, ladder.climbed);
        (say!(lang, "Stage of {area}", area = area.title), stage)
    }));
    if model.method.ladder.is_none() {
        figures.extend(model.areas_in_order().into_iter().filter_map(|area| {
            let range = &card.area(&area.id)?.range;
            let figure = figure::of_group(lang, card.shown.as_ref(), range, None);
            Some((figure::indented(area.section.is_some(), &area.title), Line::from(figure)))
        }));
    }
    let goal = match goal::aim(model, plan.goal) {
        Some(_) if model.method.one_ladder().is_some() => {
            say!(lang, "Work to stage {number}", number = plan.goal.stage.unwrap_or_default())
        }
        Some(goal) => say!(lang, "Work to {goal}", goal),
        None => say!(lang, "Work to what is wanted"),
    };
    let work = if plan.reached {
        say!(lang, "none, it is reached")
    } else {
        action::outlay_of(lang, plan.outlay)
    };
    figures.push((goal, Line::from(work)));
    figures
}

/// Returns how far the one ladder is climbed.
fn of_ladder(assessment: &Assessment) -> Vec<(String, Line)> {
    let (model, card) = (assessment.model, &assessment.scorecard);
    let lang = &model.lang;
    let stage = |number: Option<u32>| match number {
        None => Line::from(figure::NONE),
        Some(number) => Line::from(terms::stage(model, number)),
    };
    let mut figures: Vec<(String, Line)> = (card.stages.iter())
        .map(|score| {
            let stage = terms::stage(model, score.number);
            (say!(lang, "Stage {stage}", stage), meters::standing(model, score))
        })
        .collect();
    figures.push((say!(lang, "Stage reached"), stage(card.reached())));
    figures.push((say!(lang, "Stage possible"), stage(card.possible())));
    figures.extend(card.shown.is_none().then(|| (say!(lang, "Index"), summary::index(assessment))));
    figures
}

/// Tells what would no longer be, still be or newly be in the way of a stage.
fn obstacles(what_if: &WhatIf) -> Vec<Block> {
    let (today, as_if) = (&what_if.today.assessment, &what_if.as_if.assessment);
    let lang = &today.model.lang;
    let nexts = [today.scorecard.next(), as_if.scorecard.next()];
    let Some(last) = nexts.into_iter().flatten().max() else {
        return Vec::new();
    };
    let stages = today.scorecard.stages.iter().zip(&as_if.scorecard.stages);
    let stages = stages.filter(|(stage, _)| stage.number <= last);
    let entries = stages.flat_map(|(before, after)| in_the_way(today.model, before, after));
    Block::section(say!(lang, "What keeps a stage from passing"), entries)
}

/// Returns the items that block a stage before or after, and whether its points do.
fn in_the_way(model: &Model, before: &StageScore, after: &StageScore) -> Vec<Line> {
    let (lang, number) = (&model.lang, before.number);
    let items = before.items.iter().map(|score| {
        let item = model.item(&score.id);
        let title = item.map_or(score.id.as_str(), |item| &item.title);
        let blocks = |stage: &StageScore| {
            let mut blockers = stage.blockers().iter();
            blockers.any(|blocker| blocker.item == score.id)
        };
        (title, blocks(before), blocks(after))
    });
    let ladder = model.method.one_ladder();
    let lacks = |stage: &StageScore| ladder.and_then(|ladder| stage.short_by(ladder)).is_some();
    let points = match ladder.map(|ladder| &ladder.needs) {
        Some(Needs::Percent(_)) | None => say!(lang, "The points of the stage"),
        Some(Needs::Share { .. }) => say!(lang, "How many are in place"),
    };
    let points = [(points.as_str(), lacks(before), lacks(after))];
    let entries = items.chain(points).filter_map(|(what, before, after)| {
        let (tone, told) = match (before, after) {
            (false, false) => return None,
            (true, false) => {
                let told = say!(lang, "no longer in the way of stage {number}", number);
                (Tone::Met, told)
            }
            (true, true) => {
                let told = say!(lang, "still in the way of stage {number}", number);
                (Tone::Open, told)
            }
            (false, true) => {
                let told = say!(lang, "now in the way of stage {number}", number);
                (Tone::Open, told)
            }
        };
        let line = Line::default().strong(what).text(lang.colon());
        Some(line.toned(tone, told))
    });
    entries.collect()
}
