//! The arithmetic of every figure, line by line, so that it can be done again by hand.

use crate::insight::Assessment;
use crate::lang::{Lang, say, say_of};
use crate::model::{Credit, Ladder, Member, Model, Needs, NotApplicable, Share, Stage};
use crate::report::common::{ending, estimate, meters, terms, warnings};
use crate::report::document::block::{Block, Fact};
use crate::report::document::figure;
use crate::report::document::line::Line;
use crate::report::model::method_note;
use crate::report::page::assessment_data::AssessmentData;
use crate::report::standing::sums;
use crate::report::standing::{by_area, ladders, outside, totals};
use crate::report::view::{Data, Report};
use crate::score::{Fraction, Lack, StageScore, Why};

pub fn of_score(assessment: &Assessment) -> Report {
    let (model, sheet) = (assessment.model, &assessment.sheet);
    let lang = &model.lang;
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
            Line::from(match model.method.not_applicable {
                NotApplicable::Leaves => say!(lang, "What does not apply is in no sum."),
                NotApplicable::Full => {
                    say!(lang, "What does not apply counts as if all of it were there.")
                }
            }),
        ]),
    ];
    blocks.extend(estimate::callout(assessment));
    blocks.extend(warnings::evidence_required(lang, assessment.narrowed.needs_evidence()));
    blocks.extend(outside::fact(assessment).map(|fact| Block::Facts(vec![fact])));
    blocks.extend(sums(assessment));
    blocks.extend(method_note::of_model(model));
    let ending = ending::of(model, &mut blocks, None, Some("ospo plan".to_owned()));
    let data = AssessmentData::of(assessment, None);
    Report::new(lang, blocks, Data::Assessment(Box::new(data))).ending(ending)
}

/// The sums of each stage and area, and what comes of them.
pub(crate) fn sums(assessment: &Assessment) -> Vec<Block> {
    let lang = &assessment.model.lang;
    if assessment.model.method.ladder.is_none() {
        let mut blocks = by_area::of_areas(assessment);
        blocks.extend(totals::of_coverage(assessment));
        blocks.extend(totals::of_target(assessment));
        return blocks;
    }
    let stages = assessment.model.staged().zip(&assessment.scorecard.stages);
    let mut blocks: Vec<Block> =
        stages.flat_map(|(stage, score)| of_stage(assessment, stage, score)).collect();
    let ladders = ladders::table(assessment, usize::MAX);
    if !ladders.is_empty() {
        blocks.push(Block::heading(2, say!(lang, "The stage of each area")));
        blocks.extend(ladders);
    }
    blocks.extend(totals::of_standing(assessment));
    blocks.extend(totals::of_coverage(assessment));
    blocks.extend(of_areas(assessment));
    blocks.extend(totals::of_target(assessment));
    blocks
}

fn of_stage(assessment: &Assessment, stage: &Stage, score: &StageScore) -> Vec<Block> {
    let lang = &assessment.model.lang;
    let mut facts = sums::groups_within(assessment.model, &score.items.iter().collect::<Vec<_>>());
    facts.extend(sums::facts(assessment.model, &score.range, score.items.iter()));
    facts.extend(by_area::rungs(assessment, stage, score));
    facts.extend(sums::ranges(lang, stage.items.iter().zip(&score.items)));
    if let Some(ladder) = assessment.model.method.one_ladder().filter(|_| score.gate.is_some()) {
        let needed = match ladder.needs {
            Needs::Percent(_) => say!(lang, "Pass mark"),
            Needs::Share { .. } => say!(lang, "In place"),
        };
        facts.push(Fact::new(needed, mark(lang, ladder, score)));
        if ladder.of == Member::Item && !ladder.asks_all() {
            facts.push(Fact::new(say!(lang, "Floor"), floor(assessment, stage, score)));
        }
        facts.extend(weak(assessment.model, ladder, score));
        facts.push(Fact::new(say!(lang, "Verdict"), meters::state(lang, score)));
    }
    vec![
        Block::heading(
            2,
            say!(lang, "Stage {stage}", stage = terms::stage(assessment.model, stage.number)),
        ),
        by_area::table(lang, stage.items.iter().zip(&score.items)),
        Block::Facts(facts),
    ]
}

fn mark(lang: &Lang, ladder: &Ladder, score: &StageScore) -> String {
    let pass = match &ladder.needs {
        Needs::Percent(pass) => *pass,
        Needs::Share { share, .. } => return in_place(lang, *share, score),
    };
    let (Some(worst), Some(best)) = (score.range.worst(), score.range.best()) else {
        return say!(lang, "nothing applies, so the stage is passed through");
    };
    let against = |percent: String, reached: bool| {
        let (percent, pass) = (lang.percent(percent), lang.percent(pass));
        if reached { format!("{percent} ≥ {pass}") } else { format!("{percent} < {pass}") }
    };
    let mut line = against(worst.short(), *worst >= Fraction::whole(pass));
    if let Some(Lack::Points(short)) = score.short_by(ladder) {
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
        let at_best = against(best.short(), *best >= Fraction::whole(pass));
        line = say!(lang, "{line}; at best {percent}", line, percent = at_best);
    }
    line
}

/// Returns `2/3 · 4 = 2.67, so 3 are needed: 2 < 3, short by 3 − 2 = 1`.
fn in_place(lang: &Lang, share: Share, score: &StageScore) -> String {
    let all = score.practices.applicable as u64;
    if all == 0 {
        return say!(lang, "nothing applies, so the stage is passed through");
    }
    let needed = share.of(all);
    let exact = Fraction::new(all * u64::from(share.part()), share.whole().into());
    let exact = exact.map_or_else(|| figure::NONE.to_owned(), |exact| lang.number(exact.short()));
    let against = |in_place: usize| {
        let sign = if in_place as u64 >= needed { '≥' } else { '<' };
        format!("{in_place} {sign} {needed}")
    };
    let (worst, best) = (score.practices.worst.in_place, score.practices.best.in_place);
    let mut line = format!("{share} · {all} = {exact}");
    line = say_of!(
        lang,
        needed,
        "{line}, so {n} is needed: {compared}",
        "{line}, so {n} are needed: {compared}",
        line,
        compared = against(worst)
    );
    if let Some(short) = needed.checked_sub(worst as u64).filter(|short| *short > 0) {
        line = say!(lang, "{line}, short by {short}", line, short);
    }
    if worst != best {
        line = say!(lang, "{line}; at best {percent}", line, percent = against(best));
    }
    line
}

/// Says which areas are at the floor, where areas have to be.
fn weak(model: &Model, ladder: &Ladder, score: &StageScore) -> Option<Fact> {
    let (lang, floor) = (&model.lang, ladder.floor.as_ref()?);
    let level = method_note::label(model, floor.credit).unwrap_or(floor.level.as_str());
    let weak = score.gate.as_ref()?.weak.iter().filter_map(|weak| model.area(&weak.area));
    let weak: Vec<&str> = weak.map(|area| area.title.as_str()).collect();
    let worth = terms::worth(lang, floor.credit);
    let told = if weak.is_empty() {
        say!(lang, "the mean of every area at {level} ({worth}) or above: yes", level, worth)
    } else {
        say!(
            lang,
            "the mean of every area at {level} ({worth}) or above: no; {under}",
            level,
            worth,
            under = lang.in_a_row(weak)
        )
    };
    (ladder.of == Member::Area).then(|| Fact::new(say!(lang, "Floor"), told))
}

fn floor(assessment: &Assessment, stage: &Stage, score: &StageScore) -> Line {
    let lang = &assessment.model.lang;
    let common = assessment.model.method.ladder.as_ref().and_then(|l| l.floor.as_ref());
    let floor = common.map_or(Credit::NONE, |floor| floor.credit);
    let own = stage.items.iter().zip(&score.items).filter(|(_, score)| score.floor != floor);
    let own: Vec<String> = own
        .map(|(item, score)| {
            let level = terms::label_worth(item, score.floor).unwrap_or(figure::NONE);
            say!(lang, "{item} needs {level}", item = item.title, level)
        })
        .collect();
    let mut under: Vec<String> = Vec::new();
    for blocker in score.blockers() {
        let mut pairs = stage.items.iter().zip(&score.items);
        let Some((item, own)) = pairs.find(|(item, _)| item.id == blocker.item) else {
            continue;
        };
        under.push(match (blocker.why, &own.bounds) {
            (Why::BelowFloor | Why::NotAgreed | Why::Claimed | Why::AtLeast, Some(bounds)) => {
                let (item, worth) = (&item.title, sums::worth(lang, bounds));
                say!(lang, "{item} has {worth}", item, worth)
            }
            (Why::Open, _) | (_, None) => say!(lang, "{item} is open", item = item.title),
        });
    }
    let (level, worth) = (method_note::floor(assessment.model), terms::worth(lang, floor));
    let line = if under.is_empty() {
        say!(lang, "every practice that counts at {level} ({worth}) or above: yes", level, worth)
    } else {
        say!(
            lang,
            "every practice that counts at {level} ({worth}) or above: no; {under}",
            level,
            worth,
            under = lang.in_a_row(under)
        )
    };
    Line::from(if own.is_empty() {
        line
    } else {
        [line, lang.in_a_row(own)].join(&lang.semicolon())
    })
}

/// The areas, with the practices of all stages.
fn of_areas(assessment: &Assessment) -> Vec<Block> {
    let lang = &assessment.model.lang;
    let mut blocks = vec![Block::heading(2, say!(lang, "Areas, over the practices of all stages"))];
    for (area, score) in assessment.areas() {
        let own = || assessment.items().filter(|(item, ..)| assessment.model.is_in(item, &area.id));
        let titles: Vec<&str> = own().map(|(item, ..)| item.title.as_str()).collect();
        let mut facts = Vec::new();
        if !titles.is_empty() {
            facts.push(Fact::new(say!(lang, "Practices"), lang.in_a_row(titles)));
        }
        facts.extend(sums::facts(assessment.model, &score.range, own().map(|(_, score, _)| score)));
        blocks.push(Block::heading(3, area.title.as_str()));
        blocks.push(Block::Facts(facts));
    }
    blocks
}
