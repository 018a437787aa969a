//! What would be different with other answers: today's figures and those beside them.

use crate::insight::{Changed, Outcome, WhatIf};
use crate::model::Model;
use crate::report::data::{Data, WhatIfData};
use crate::report::document::{Block, Column, Document, Line, Report, Table, Tone};
use crate::report::{action, figure, meters, standing, words};
use crate::score::StageScore;
use crate::words::{phrase, say};

/// Lays out today's figures beside those with other answers.
pub fn of_what_if(what_if: &WhatIf) -> Report {
    let today = &what_if.today.assessment;
    let words = &today.model.words;
    let mut blocks = vec![
        Block::heading(
            1,
            say!(words, "What if: {subject}", subject = today.sheet.subject),
        ),
        Block::list(changes(what_if)),
    ];
    blocks.extend(words::warnings(today));
    blocks.push(table(what_if));
    blocks.extend(obstacles(what_if));
    blocks.push(Block::Rule);
    let command = Line::default().code("ospo answer ITEM=LEVEL");
    let phrase = phrase!("No answer was recorded: {command} records one.");
    let none = Line::said(words, phrase, [("command", command)]);
    blocks.push(Block::sentence(none));
    blocks.push(words::attribution(today.model));
    Report {
        document: Document {
            words: words.clone(),
            blocks,
        },
        data: Data::WhatIf(Box::new(WhatIfData::of(what_if))),
    }
}

/// Returns what is answered in another way: `Title: Ad hoc → Practised`.
fn changes(what_if: &WhatIf) -> Vec<Line> {
    let words = &what_if.today.assessment.model.words;
    let lines = what_if.changed().map(|Changed { item, today, as_if }| {
        let line = Line::default().strong(&item.title).text(": ");
        let line = line.then(words::answer(words, item, today)).text(" → ");
        line.then(words::answer(words, item, as_if))
    });
    let lines: Vec<Line> = lines.collect();
    if lines.is_empty() {
        return vec![Line::from(say!(
            words,
            "Nothing is different: today's answers are these."
        ))];
    }
    lines
}

/// Each figure as it is and as it would be; a word says which ones differ.
fn table(what_if: &WhatIf) -> Block {
    let words = &what_if.today.assessment.model.words;
    let head = vec![
        Column::words(say!(words, "Figure")),
        Column::words(say!(words, "Today")),
        Column::words(say!(words, "As if")),
        Column::words(say!(words, "Different")),
    ];
    let rows = figures(&what_if.today)
        .into_iter()
        .zip(figures(&what_if.as_if));
    let rows = rows.map(|((name, today), (_, as_if))| {
        let different = if today == as_if {
            Line::from(figure::NONE)
        } else {
            Line::default().strong(say!(words, "yes"))
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
    let words = &model.words;
    let stage = |number| Line::from(words::stage(model, number));
    let mut figures = vec![
        (say!(words, "Stage reached"), stage(card.reached)),
        (say!(words, "Stage possible"), stage(card.possible)),
        (say!(words, "Index"), standing::index(assessment)),
    ];
    let pass = Some(model.method.pass());
    figures.extend(card.stages.iter().map(|score| {
        let percent = figure::of_range(words, score.range, pass);
        let verdict = meters::verdict(words, score);
        let holes = [("before", percent.into()), ("next", verdict)];
        let stage = words::stage(model, score.number);
        let line = Line::said(words, phrase!("{before}, {next}"), holes);
        (say!(words, "Stage {stage}", stage), line)
    }));
    let goal = match plan.goal.stage {
        Some(number) => say!(words, "Work to stage {number}", number),
        None => say!(words, "Work to what is wanted"),
    };
    let work = if plan.reached {
        say!(words, "none, it is reached")
    } else {
        action::outlay_of(words, plan.outlay)
    };
    figures.push((goal, Line::from(work)));
    figures
}

/// Tells what would no longer be, still be or newly be in the way of a stage.
fn obstacles(what_if: &WhatIf) -> Vec<Block> {
    let (today, as_if) = (&what_if.today.assessment, &what_if.as_if.assessment);
    let words = &today.model.words;
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
        Block::heading(2, say!(words, "What keeps a stage from passing")),
        Block::list(entries),
    ]
}

/// Returns the items that block a stage before or after, and whether its points do.
fn in_the_way(model: &Model, before: &StageScore, after: &StageScore) -> Vec<Line> {
    let (words, number) = (&model.words, before.number);
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
    let points = say!(words, "The points of the stage");
    let points = [(points.as_str(), lacks(before), lacks(after))];
    let entries = items.chain(points).filter_map(|(what, before, after)| {
        let (tone, told) = match (before, after) {
            (false, false) => return None,
            (true, false) => {
                let told = say!(words, "no longer in the way of stage {number}", number);
                (Tone::Met, told)
            }
            (true, true) => {
                let told = say!(words, "still in the way of stage {number}", number);
                (Tone::Open, told)
            }
            (false, true) => {
                let told = say!(words, "now in the way of stage {number}", number);
                (Tone::Open, told)
            }
        };
        let line = Line::default().strong(what).text(": ");
        Some(line.toned(tone, told))
    });
    entries.collect()
}
