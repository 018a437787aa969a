//! The arithmetic of every figure, line by line, so that it can be done again by hand.

use crate::insight::Assessment;
use crate::lang::{Lang, say};
use crate::model::{Floor, Mean, Needs, Stage};
use crate::report::common::{meters, terms};
use crate::report::document::block::{Block, Column, Fact};
use crate::report::document::figure;
use crate::report::document::line::Line;
use crate::report::model::method_note;
use crate::report::standing::sums::{self, Case};
use crate::report::standing::totals;
use crate::report::view::{Data, Report};
use crate::score::{StageScore, Why};

pub fn of_score(assessment: &Assessment) -> Report {
    let (model, sheet) = (assessment.model, &assessment.sheet);
    let lang = &model.lang;
    let Mean::Pooled = model.method.mean;
    let mut blocks = vec![
        Block::heading(
            1,
            say!(
                lang,
                "The arithmetic: {subject}, {day}",
                subject = sheet.subject,
                day = sheet.date
            ),
        ),
        Block::Paragraph(vec![
            Line::from(say!(lang, "A percent is Σ (weight · worth) ÷ Σ weight.")),
            Line::from(say!(
                lang,
                "Worst counts every open answer as 0, best as 100; answered leaves it out."
            )),
            Line::from(say!(lang, "What does not apply is in no sum.")),
        ]),
    ];
    blocks.extend(terms::evidence_required(lang, assessment.narrowed.needs_evidence()));
    for (stage, score) in model.staged().zip(&assessment.scorecard.stages) {
        blocks.extend(of_stage(assessment, stage, score));
    }
    blocks.extend(totals::of_standing(assessment));
    blocks.extend(totals::of_coverage(assessment));
    blocks.extend(of_areas(assessment));
    blocks.extend(totals::of_target(assessment));
    blocks.extend(method_note::of_model(model));
    blocks.push(Block::heading(2, say!(lang, "Source and licence")));
    blocks.push(terms::attribution(model));
    Report::new(lang, blocks, Data::Nothing)
}

fn of_stage(assessment: &Assessment, stage: &Stage, score: &StageScore) -> [Block; 3] {
    let lang = &assessment.model.lang;
    let mut facts = sums::facts(assessment.model, score.range, score.items.iter());
    facts.extend(sums::ranges(lang, stage.items.iter().zip(&score.items)));
    facts.push(Fact::new(say!(lang, "Pass mark"), mark(assessment, score)));
    facts.push(Fact::new(say!(lang, "Floor"), floor(assessment, stage, score)));
    facts.push(Fact::new(say!(lang, "Verdict"), meters::verdict(lang, score)));
    [
        Block::heading(
            2,
            say!(lang, "Stage {stage}", stage = terms::stage(assessment.model, stage.number)),
        ),
        table(lang, stage, score),
        Block::Facts(facts),
    ]
}

fn table(lang: &Lang, stage: &Stage, score: &StageScore) -> Block {
    let head = vec![
        Column::words(say!(lang, "Practice")),
        Column::words(say!(lang, "Answer")),
        Column::number(say!(lang, "Weight")),
        Column::number(say!(lang, "Worst")),
        Column::number(say!(lang, "Answered")),
        Column::number(say!(lang, "Best")),
    ];
    let rows = stage.items.iter().zip(&score.items).map(|(item, score)| {
        let mut row = vec![
            Line::from(item.title.as_str()),
            terms::answer(lang, item, score),
            Line::from(score.weight.to_string()),
        ];
        row.extend(Case::ALL.map(|case| match case.worth(score) {
            Some(worth) if score.weight > 0 => Line::from(worth.to_string()),
            _ => Line::from(figure::NONE),
        }));
        row
    });
    Block::table(head, rows)
}

fn mark(assessment: &Assessment, score: &StageScore) -> String {
    let lang = &assessment.model.lang;
    let Needs::Percent(pass) = assessment.model.method.ladder.needs;
    let (Some(worst), Some(best)) = (score.range.worst().percent(), score.range.best().percent())
    else {
        return say!(lang, "nothing applies, so the stage is passed through");
    };
    let against = |percent: String, reached: bool| {
        let (percent, pass) = (lang.percent(percent), lang.percent(pass));
        if reached { format!("{percent} ≥ {pass}") } else { format!("{percent} < {pass}") }
    };
    let mut line = against(worst.short(), score.range.worst().reach(pass));
    if let Some(short) = score.short_by(&assessment.model.method) {
        line = say!(
            lang,
            "{line}, short by {pass} − {percent} = {short}",
            line,
            pass,
            percent = lang.number(worst.short()),
            short = lang.number(short.short())
        );
    }
    if worst != best {
        let at_best = against(best.short(), score.range.best().reach(pass));
        line = say!(lang, "{line}; at best {percent}", line, percent = at_best);
    }
    line
}

fn floor(assessment: &Assessment, stage: &Stage, score: &StageScore) -> Line {
    let lang = &assessment.model.lang;
    let Floor::Item { credit: floor, .. } = assessment.model.method.ladder.floor;
    let mut under: Vec<String> = Vec::new();
    for blocker in &score.gate.blockers {
        let mut pairs = stage.items.iter().zip(&score.items);
        let Some((item, own)) = pairs.find(|(item, _)| item.id == blocker.item) else {
            continue;
        };
        under.push(match (blocker.why, &own.bounds) {
            (Why::BelowFloor | Why::NotAgreed | Why::Claimed | Why::AtLeast, Some(bounds)) => {
                let (item, worth) = (&item.title, sums::worth(bounds));
                say!(lang, "{item} has {worth}", item, worth)
            }
            (Why::Open, _) | (_, None) => say!(lang, "{item} is open", item = item.title),
        });
    }
    let (level, worth) = (method_note::floor(assessment.model), floor.hundredths());
    Line::from(if under.is_empty() {
        say!(lang, "every practice that counts at {level} ({worth}) or above: yes", level, worth)
    } else {
        say!(
            lang,
            "every practice that counts at {level} ({worth}) or above: no; {under}",
            level,
            worth,
            under = lang.in_a_row(under)
        )
    })
}

fn of_areas(assessment: &Assessment) -> Vec<Block> {
    let lang = &assessment.model.lang;
    let mut blocks = vec![Block::heading(2, say!(lang, "Areas, over the practices of all stages"))];
    for (area, score) in assessment.areas() {
        let own = || assessment.items().filter(|(item, ..)| item.area == area.id);
        let titles: Vec<&str> = own().map(|(item, ..)| item.title.as_str()).collect();
        let mut facts = Vec::new();
        if !titles.is_empty() {
            facts.push(Fact::new(say!(lang, "Practices"), lang.in_a_row(titles)));
        }
        facts.extend(sums::facts(assessment.model, score.range, own().map(|(_, score, _)| score)));
        blocks.push(Block::heading(3, area.title.as_str()));
        blocks.push(Block::Facts(facts));
    }
    blocks
}
