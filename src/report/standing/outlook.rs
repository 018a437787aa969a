//! What is between here and the next stage.

use crate::insight::Assessment;
use crate::lang::{self, say, say_of};
use crate::model::{Credit, Item, Needs};
use crate::report::common::terms;
use crate::report::document::block::Block;
use crate::report::document::figure;
use crate::report::document::line::{Line, Tone, said};
use crate::report::standing::needs;
use crate::score::{
    Blocker, Figures, Footing, Fraction, ItemScore, Lack, StageScore, StageState, State, Why,
};

/// As many practices that are partly in place are named.
const MOST_NAMED: usize = 3;

/// What keeps the next stage from passing, at most `limit` of it.
pub(crate) fn blockers(assessment: &Assessment, limit: usize) -> Vec<Block> {
    section(assessment, limit, &|_, reason| reason)
}

/// The same with why a practice has a floor of its own, and what later stages that are past their
/// mark need.
pub(crate) fn needs(assessment: &Assessment, limit: usize) -> Vec<Block> {
    let lang = &assessment.model.lang;
    let mut blocks = section(assessment, limit, &|item, reason| match &item.floor_why {
        Some(why) => said!(lang, "{action}. {sentence}", action = reason, sentence = why.as_str()),
        None => reason,
    });
    let card = &assessment.scorecard;
    let later =
        card.stages.iter().filter(|stage| card.next().is_some_and(|next| stage.number > next));
    let ladder = assessment.model.method.one_ladder();
    let past = later.filter(|stage| {
        let short = ladder.and_then(|ladder| stage.short_by(ladder));
        stage.gate.is_some() && stage.state != StageState::Open && short.is_none()
    });
    let said = past.filter_map(|stage| needs::sentence(assessment, stage));
    let said: Vec<Line> = said.map(Line::from).collect();
    blocks.extend((!said.is_empty()).then_some(Block::Paragraph(said)));
    blocks
}

fn section(
    assessment: &Assessment,
    limit: usize,
    told: &dyn Fn(&Item, Line) -> Line,
) -> Vec<Block> {
    let (lang, card) = (&assessment.model.lang, &assessment.scorecard);
    let next = card.next().and_then(|number| card.stage(number));
    let (Some(next), Some(ladder)) = (next, assessment.model.method.one_ladder()) else {
        return Vec::new();
    };
    let heading = Block::heading(2, say!(lang, "What stage {stage} needs", stage = next.number));
    let blockers = next.blockers();
    let mut entries: Vec<Line> = Vec::new();
    let shown = card.shown.as_ref().filter(|shown| !shown.sum);
    match (next.short_by(ladder), &ladder.needs) {
        (Some(Lack::Points(_)), Needs::Percent(pass)) if shown.is_some() => {
            let figures = shown.map(|shown| Figures::of(shown, &next.range, Some(*pass)));
            let has = figures.and_then(|figures| figures.worst);
            entries.push(Line::from(say!(
                lang,
                "The stage as a whole has {figure} of the {gate} it needs",
                figure = has.map_or_else(|| figure::NONE.to_owned(), |has| has.said(lang)),
                gate = figure::of_mark(lang, shown, *pass)
            )));
        }
        (Some(Lack::Points(short)), Needs::Percent(pass)) => entries.push(Line::from(say_of!(
            lang,
            lang::hundredths(short.hundredths()),
            "The stage as a whole is {n} point short of the {pass} % it needs",
            "The stage as a whole is {n} points short of the {pass} % it needs",
            pass
        ))),
        (Some(Lack::InPlace(more)), Needs::Share { .. }) => {
            let in_place = next.gate.as_ref().and_then(|gate| gate.counted).map_or(0, |c| c.worst);
            let needed = in_place + more;
            let line = Line::from(say_of!(
                lang,
                more,
                "{n} more in place: it has {in_place} of the {needed} it needs",
                "{n} more in place: it has {in_place} of the {needed} it needs",
                in_place,
                needed
            ));
            entries.push(match nearest(assessment, next).as_slice() {
                [] => line,
                nearest => {
                    let nearest =
                        say!(lang, "nearest: {practices}", practices = lang.listed(nearest));
                    line.text(lang.semicolon()).text(nearest)
                }
            });
        }
        _ => {}
    }
    entries.extend(needs::weak_areas(assessment, next).map(Line::from));
    let listed = blockers.iter().take(limit);
    entries.extend(listed.filter_map(|blocker| entry(assessment, blocker, told)));
    if let Some(more) = blockers.len().checked_sub(limit).filter(|more| *more > 0) {
        entries.push(Line::default().toned(Tone::Quiet, say!(lang, "and {n} more", n = more)));
    }
    vec![heading, Block::list(entries)]
}

/// Returns what is partly in place and could be wholly, the nearest first.
fn nearest<'m>(assessment: &Assessment<'m>, stage: &StageScore) -> Vec<&'m str> {
    let partly = stage
        .items
        .iter()
        .filter(|score| score.weight > 0 && score.footing() == Some(Footing::Partly));
    let mut partly: Vec<&ItemScore> = partly.collect();
    let gap = |score: &ItemScore| {
        let least = Fraction::of_credit(score.least().unwrap_or(Credit::NONE));
        least.short_of(&Fraction::of_credit(score.in_place_from))
    };
    partly.sort_by_key(|score| gap(score));
    let items = partly.into_iter().filter_map(|score| assessment.model.item(&score.id));
    items.take(MOST_NAMED).map(|item| item.title.as_str()).collect()
}

fn entry(
    assessment: &Assessment,
    blocker: &Blocker,
    told: &dyn Fn(&Item, Line) -> Line,
) -> Option<Line> {
    let item = assessment.model.item(&blocker.item)?;
    let score = assessment.scorecard.item(&blocker.item)?;
    let colon = assessment.model.lang.colon();
    let reason = told(item, reason(assessment, item, score, blocker.why));
    Some(Line::default().strong(&item.title).text(colon).then(reason))
}

fn reason(assessment: &Assessment, item: &Item, score: &ItemScore, why: Why) -> Line {
    let lang = &assessment.model.lang;
    let floor = terms::label_worth(item, score.floor).unwrap_or(figure::NONE);
    let is_highest = terms::is_highest(item, score.floor);
    match (why, &score.state) {
        (Why::Open, State::Unknown) if score.floor == Credit::NONE => {
            Line::default().toned(Tone::Open, say!(lang, "not known yet"))
        }
        (Why::Open, _) if score.floor == Credit::NONE => {
            Line::default().toned(Tone::Open, say!(lang, "not answered yet"))
        }
        (Why::BelowFloor | Why::NotAgreed | Why::Claimed | Why::AtLeast, _) => {
            let now = terms::answer(lang, item, score).words();
            Line::from(if is_highest {
                say!(lang, "now {now}; {floor} is needed", now, floor)
            } else {
                say!(lang, "now {now}; at least {floor} is needed", now, floor)
            })
        }
        (Why::Open, State::Unknown) if is_highest => {
            Line::default().toned(Tone::Open, say!(lang, "not known yet; {floor} is needed", floor))
        }
        (Why::Open, _) if is_highest => Line::default()
            .toned(Tone::Open, say!(lang, "not answered yet; {floor} is needed", floor)),
        (Why::Open, State::Unknown) => Line::default()
            .toned(Tone::Open, say!(lang, "not known yet; at least {floor} is needed", floor)),
        (Why::Open, _) => Line::default()
            .toned(Tone::Open, say!(lang, "not answered yet; at least {floor} is needed", floor)),
    }
}
