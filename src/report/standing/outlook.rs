//! What is between here and the next stage.

use crate::insight::Assessment;
use crate::lang::{self, say, say_of};
use crate::model::{Item, Needs};
use crate::report::common::terms;
use crate::report::document::block::Block;
use crate::report::document::figure;
use crate::report::document::line::{Line, Tone};
use crate::score::{Blocker, ItemScore, Lack, State, Why};

/// What keeps the next stage from passing, at most `limit` of it.
pub(crate) fn blockers(assessment: &Assessment, limit: usize) -> Vec<Block> {
    let (lang, card) = (&assessment.model.lang, &assessment.scorecard);
    let Some(next) = card.next.and_then(|number| card.stage(number)) else {
        return Vec::new();
    };
    let heading = Block::heading(2, say!(lang, "What stage {stage} needs", stage = next.number));
    let blockers = &next.gate.blockers;
    let mut entries: Vec<Line> = Vec::new();
    let method = &assessment.model.method;
    match (next.short_by(method), &method.ladder.needs) {
        (Some(Lack::Points(short)), Needs::Percent(pass)) => entries.push(Line::from(say_of!(
            lang,
            lang::hundredths(short.hundredths()),
            "The stage as a whole is {n} point short of the {pass} % it needs",
            "The stage as a whole is {n} points short of the {pass} % it needs",
            pass
        ))),
        (Some(Lack::InPlace(more)), Needs::Share { .. }) => {
            let in_place = next.practices.worst.in_place;
            let needed = in_place + more;
            entries.push(Line::from(say_of!(
                lang,
                more,
                "{n} more in place: it has {in_place} of the {needed} it needs",
                "{n} more in place: it has {in_place} of the {needed} it needs",
                in_place,
                needed
            )));
        }
        _ => {}
    }
    let shown = blockers.iter().take(limit);
    entries.extend(shown.filter_map(|blocker| entry(assessment, blocker)));
    if let Some(more) = blockers.len().checked_sub(limit).filter(|more| *more > 0) {
        entries.push(Line::default().toned(Tone::Quiet, say!(lang, "and {n} more", n = more)));
    }
    vec![heading, Block::list(entries)]
}

fn entry(assessment: &Assessment, blocker: &Blocker) -> Option<Line> {
    let item = assessment.model.item(&blocker.item)?;
    let score = assessment.scorecard.item(&blocker.item)?;
    let colon = assessment.model.lang.colon();
    Some(Line::default().strong(&item.title).text(colon).then(reason(
        assessment,
        item,
        score,
        blocker.why,
    )))
}

fn reason(assessment: &Assessment, item: &Item, score: &ItemScore, why: Why) -> Line {
    let lang = &assessment.model.lang;
    match (why, &score.state) {
        (Why::BelowFloor | Why::NotAgreed | Why::Claimed | Why::AtLeast, _) => {
            let now = terms::answer(lang, item, score).words();
            let floor = terms::label_worth(item, score.floor).unwrap_or(figure::NONE);
            Line::from(say!(lang, "now {now}; at least {floor} is needed", now, floor))
        }
        (Why::Open, State::Unknown) => {
            Line::default().toned(Tone::Open, say!(lang, "not known yet"))
        }
        (Why::Open, _) => Line::default().toned(Tone::Open, say!(lang, "not answered yet")),
    }
}
