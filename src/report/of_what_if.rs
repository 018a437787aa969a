//! What would be different with other answers: today's figures and those beside them.

use crate::insight::Changed;
use crate::insight::Outcome;
use crate::insight::WhatIf;
use crate::model::Model;
use crate::report::action;
use crate::report::data::Data;
use crate::report::data::WhatIfData;
use crate::report::document::Block;
use crate::report::document::Column;
use crate::report::document::Document;
use crate::report::document::Line;
use crate::report::document::Report;
use crate::report::document::Table;
use crate::report::document::Tone;
use crate::report::figure;
use crate::report::meters;
use crate::report::standing;
use crate::report::words;
use crate::score::StageScore;

/// Lays out today's figures beside those with other answers.
pub fn of_what_if(what_if: &WhatIf) -> Report {
    let today = &what_if.today.assessment;
    let mut blocks = vec![
        Block::heading(1, format!("What if: {}", today.sheet.subject)),
        Block::list(changes(what_if)),
    ];
    blocks.extend(words::warnings(today));
    blocks.push(table(what_if));
    blocks.extend(obstacles(what_if));
    blocks.push(Block::Rule);
    blocks.push(Block::sentence(
        Line::from("No answer was recorded: ")
            .code("ospo answer ITEM=LEVEL")
            .text(" records one."),
    ));
    blocks.push(words::attribution(today.model));
    Report {
        document: Document {
            words: today.model.words.clone(),
            blocks,
        },
        data: Data::WhatIf(Box::new(WhatIfData::of(what_if))),
    }
}

/// Returns what is answered in another way: `Title: Ad hoc → Practised`.
fn changes(what_if: &WhatIf) -> Vec<Line> {
    let lines = what_if.changed().map(|Changed { item, today, as_if }| {
        let line = Line::default().strong(&item.title).text(": ");
        let line = line.then(words::answer(item, today)).text(" → ");
        line.then(words::answer(item, as_if))
    });
    let lines: Vec<Line> = lines.collect();
    if lines.is_empty() {
        return vec![Line::from(
            "Nothing is different: today's answers are these.",
        )];
    }
    lines
}

/// Each figure as it is and as it would be; a word says which ones differ.
fn table(what_if: &WhatIf) -> Block {
    let head = vec![
        Column::words("Figure"),
        Column::words("Today"),
        Column::words("As if"),
        Column::words("Different"),
    ];
    let rows = figures(&what_if.today)
        .into_iter()
        .zip(figures(&what_if.as_if));
    let rows = rows.map(|((name, today), (_, as_if))| {
        let different = if today == as_if {
            Line::from(figure::NONE)
        } else {
            Line::default().strong("yes")
        };
        vec![Line::from(name), today, as_if, different]
    });
    Block::Table(Table {
        head,
        rows: rows.collect(),
    })
}

/// Returns the figures by their names; the names are the same whatever was answered.
fn figures(outcome: &Outcome) -> Vec<(String, Line)> {
    let Outcome { assessment, plan } = outcome;
    let (model, card) = (assessment.model, &assessment.scorecard);
    let stage = |number| Line::from(words::stage(model, number));
    let mut figures = vec![
        ("Stage reached".to_owned(), stage(card.reached)),
        ("Stage possible".to_owned(), stage(card.possible)),
        ("Index".to_owned(), standing::index(assessment)),
    ];
    let pass = Some(model.method.pass());
    figures.extend(card.stages.iter().map(|score| {
        let percent = format!("{}, ", figure::of_range(score.range, pass));
        let line = Line::from(percent).then(meters::verdict(score));
        (format!("Stage {}", words::stage(model, score.number)), line)
    }));
    let goal = match plan.goal.stage {
        Some(number) => format!("Work to stage {number}"),
        None => "Work to what is wanted".to_owned(),
    };
    let work = if plan.reached {
        "none, it is reached".to_owned()
    } else {
        action::outlay_of(plan.outlay)
    };
    figures.push((goal, Line::from(work)));
    figures
}

/// Tells what would no longer be, still be or newly be in the way of a stage.
fn obstacles(what_if: &WhatIf) -> Vec<Block> {
    let (today, as_if) = (&what_if.today.assessment, &what_if.as_if.assessment);
    let nexts = [today.scorecard.next, as_if.scorecard.next];
    let Some(last) = nexts.into_iter().flatten().max() else {
        return Vec::new();
    };
    let stages = today.scorecard.stages.iter().zip(&as_if.scorecard.stages);
    let stages = stages.filter(|(stage, _)| stage.number <= last);
    let entries = stages.flat_map(|(before, after)| in_the_way(today.model, before, after));
    let entries: Vec<Line> = entries.collect();
    if entries.is_empty() {
        return Vec::new();
    }
    vec![
        Block::heading(2, "What keeps a stage from passing"),
        Block::list(entries),
    ]
}

/// Returns the items that block a stage before or after, and whether its points do.
fn in_the_way(model: &Model, before: &StageScore, after: &StageScore) -> Vec<Line> {
    let number = before.number;
    let items = before.items.iter().map(|score| {
        let item = model.item(&score.id);
        let title = item.map_or(score.id.as_str(), |item| &item.title);
        let blocks = |stage: &StageScore| {
            let mut blockers = stage.gate.blockers.iter();
            blockers.any(|blocker| blocker.item == score.id)
        };
        (title, blocks(before), blocks(after))
    });
    let lacks = |stage: &StageScore| stage.short_by(&model.method).is_some();
    let points = [("The points of the stage", lacks(before), lacks(after))];
    let entries = items.chain(points).filter_map(|(what, before, after)| {
        let (tone, word) = match (before, after) {
            (false, false) => return None,
            (true, false) => (Tone::Met, "no longer"),
            (true, true) => (Tone::Open, "still"),
            (false, true) => (Tone::Open, "now"),
        };
        let line = Line::default().strong(what).text(": ");
        Some(line.toned(tone, format!("{word} in the way of stage {number}")))
    });
    entries.collect()
}
