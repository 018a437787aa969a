//! The arithmetic of every figure, line by line, so that it can be done again by hand.

use crate::insight::Assessment;
use crate::model::Stage;
use crate::report::data::{AssessmentData, Data};
use crate::report::document::{Block, Column, Document, Fact, Line, Report, Table};
use crate::report::sums::{self, Case};
use crate::report::{figure, meters, method_note, totals, words};
use crate::score::{StageScore, State};
use crate::words::{Words, say};

/// Lays out the arithmetic of an assessment.
pub fn of_score(assessment: &Assessment) -> Report {
    let (model, sheet) = (assessment.model, &assessment.sheet);
    let words = &model.words;
    let mut blocks = vec![
        Block::heading(
            1,
            say!(
                words,
                "The arithmetic: {subject}, {day}",
                subject = sheet.subject,
                day = sheet.date
            ),
        ),
        Block::Paragraph(vec![
            Line::from(say!(words, "A percent is Σ (weight · worth) ÷ Σ weight.")),
            Line::from(say!(
                words,
                "Worst counts every open answer as 0, best as 100; answered leaves it out."
            )),
            Line::from(say!(words, "What does not apply is in no sum.")),
        ]),
    ];
    for (stage, score) in model.staged().zip(&assessment.scorecard.stages) {
        blocks.extend(of_stage(assessment, stage, score));
    }
    blocks.extend(totals::of_standing(assessment));
    blocks.extend(totals::of_coverage(assessment));
    blocks.extend(of_areas(assessment));
    blocks.extend(totals::of_target(assessment));
    blocks.extend(method_note::of_model(model));
    blocks.push(Block::heading(2, say!(words, "Source and licence")));
    blocks.push(words::attribution(model));
    Report {
        document: Document {
            words: words.clone(),
            blocks,
        },
        data: Data::Assessment(Box::new(AssessmentData::of(assessment, None))),
    }
}

fn of_stage(assessment: &Assessment, stage: &Stage, score: &StageScore) -> [Block; 3] {
    let words = &assessment.model.words;
    let mut facts = sums::facts(words, score.range, score.items.iter());
    facts.push(Fact::new(say!(words, "Pass mark"), mark(assessment, score)));
    facts.push(Fact::new(
        say!(words, "Floor"),
        floor(assessment, stage, score),
    ));
    facts.push(Fact::new(
        say!(words, "Verdict"),
        meters::verdict(words, score),
    ));
    [
        Block::heading(
            2,
            say!(
                words,
                "Stage {stage}",
                stage = words::stage(assessment.model, stage.number)
            ),
        ),
        table(words, stage, score),
        Block::Facts(facts),
    ]
}

fn table(words: &Words, stage: &Stage, score: &StageScore) -> Block {
    let head = vec![
        Column::words(say!(words, "Practice")),
        Column::words(say!(words, "Answer")),
        Column::number(say!(words, "Weight")),
        Column::number(say!(words, "Worst")),
        Column::number(say!(words, "Answered")),
        Column::number(say!(words, "Best")),
    ];
    let rows = stage.items.iter().zip(&score.items).map(|(item, score)| {
        let mut row = vec![
            Line::from(item.title.as_str()),
            words::answer(words, item, &score.state),
            Line::from(score.weight.to_string()),
        ];
        row.extend(Case::ALL.map(|case| match case.worth(&score.state) {
            Some(worth) if score.weight > 0 => Line::from(worth.to_string()),
            _ => Line::from(figure::NONE),
        }));
        row
    });
    Block::Table(Table {
        head,
        rows: rows.collect(),
    })
}

fn mark(assessment: &Assessment, score: &StageScore) -> String {
    let (words, pass) = (&assessment.model.words, assessment.model.method.pass());
    let (Some(worst), Some(best)) = (score.range.worst().percent(), score.range.best().percent())
    else {
        return say!(words, "nothing applies, so the stage is passed through");
    };
    let against = |percent: String, reached: bool| {
        let (percent, pass) = (words.percent(percent), words.percent(pass));
        if reached {
            format!("{percent} ≥ {pass}")
        } else {
            format!("{percent} < {pass}")
        }
    };
    let mut line = against(worst.short(), score.range.worst().reach(pass));
    if let Some(short) = score.short_by(&assessment.model.method) {
        line = say!(
            words,
            "{line}, short by {pass} − {percent} = {short}",
            line,
            pass,
            percent = words.number(worst.short()),
            short = words.number(short.short())
        );
    }
    if worst != best {
        let at_best = against(best.short(), score.range.best().reach(pass));
        line = say!(words, "{line}; at best {percent}", line, percent = at_best);
    }
    line
}

fn floor(assessment: &Assessment, stage: &Stage, score: &StageScore) -> Line {
    let (words, floor) = (
        &assessment.model.words,
        assessment.model.method.floor_credit(),
    );
    let mut under: Vec<String> = Vec::new();
    for blocker in &score.gate.blockers {
        let mut pairs = stage.items.iter().zip(&score.items);
        let Some((item, own)) = pairs.find(|(item, _)| item.id == blocker.item) else {
            continue;
        };
        under.push(match &own.state {
            State::Answered { credit, .. } => {
                let (item, worth) = (&item.title, credit.hundredths());
                say!(words, "{item} has {worth}", item, worth)
            }
            _ => say!(words, "{item} is open", item = item.title),
        });
    }
    let (level, worth) = (method_note::floor(assessment.model), floor.hundredths());
    Line::from(if under.is_empty() {
        say!(
            words,
            "every practice that counts at {level} ({worth}) or above: yes",
            level,
            worth
        )
    } else {
        say!(
            words,
            "every practice that counts at {level} ({worth}) or above: no; {under}",
            level,
            worth,
            under = words.in_a_row(under)
        )
    })
}

fn of_areas(assessment: &Assessment) -> Vec<Block> {
    let words = &assessment.model.words;
    let mut blocks = vec![Block::heading(
        2,
        say!(words, "Areas, over the practices of all stages"),
    )];
    let areas = assessment
        .model
        .areas
        .iter()
        .zip(&assessment.scorecard.areas);
    for (area, score) in areas {
        let own = || assessment.items().filter(|(item, ..)| item.area == area.id);
        let titles: Vec<&str> = own().map(|(item, ..)| item.title.as_str()).collect();
        let mut facts = Vec::new();
        if !titles.is_empty() {
            facts.push(Fact::new(say!(words, "Practices"), words.in_a_row(titles)));
        }
        facts.extend(sums::facts(
            words,
            score.range,
            own().map(|(_, score, _)| score),
        ));
        blocks.push(Block::heading(3, area.title.as_str()));
        blocks.push(Block::Facts(facts));
    }
    blocks
}
