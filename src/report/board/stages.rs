//! The stages with their practices, each as a mark; or the areas where there are no stages.

use crate::insight::Assessment;
use crate::lang::{self, say, say_of};
use crate::model::{Area, Ladder, Model};
use crate::report::board::room;
use crate::report::common::terms;
use crate::report::document::board::{BoardDrawn, BoardOf, BoardStage, PracticeMark};
use crate::report::document::figure;
use crate::report::standing::ladders;
use crate::score::{
    self, AreaScore, Blocker, Footing, Fraction, ItemScore, Lack, Practices, StageState, Why,
};
use crate::text;

pub(crate) fn of(assessment: &Assessment) -> BoardOf {
    let (model, card) = (assessment.model, &assessment.scorecard);
    match (&model.method.ladder, &card.shown) {
        (Some(_), _) if model.method.one_ladder().is_none() => BoardOf::Ladders,
        (None, Some(shown)) => BoardOf::Figures(figure::head(&model.lang, shown)),
        (Some(_), _) | (None, None) => BoardOf::Stages,
    }
}

pub(crate) fn stages(assessment: &Assessment) -> Vec<BoardStage> {
    match of(assessment) {
        BoardOf::Stages => of_ladder(assessment),
        BoardOf::Ladders => of_ladders(assessment),
        BoardOf::Figures(_) => of_areas(assessment),
    }
}

/// Says how many rows have no room.
pub(crate) fn more(assessment: &Assessment) -> Option<String> {
    let all = match of(assessment) {
        BoardOf::Stages => assessment.scorecard.stages.len(),
        BoardOf::Ladders => assessment.scorecard.ladders.len(),
        BoardOf::Figures(_) => outer(assessment).len(),
    };
    let more = all.saturating_sub(room::MOST_STAGES);
    let lang = &assessment.model.lang;
    (more > 0).then(|| {
        say_of!(lang, more, "{n} more is in the full report.", "{n} more are in the full report.")
    })
}

fn of_ladder(assessment: &Assessment) -> Vec<BoardStage> {
    let ladder = assessment.model.method.one_ladder();
    let stages = assessment.model.staged().zip(&assessment.scorecard.stages);
    let stages = stages.take(room::MOST_STAGES).map(|(stage, score)| BoardStage {
        mark: stage.number.to_string(),
        title: text::shortened(&stage.title, room::STAGE),
        drawn: BoardDrawn::Practices(marks(assessment, &score.items)),
        count: figure::in_place(&assessment.model.lang, score.practices),
        state: terms::stage_state(&assessment.model.lang, score.state),
        holds: score.state == StageState::Holds,
        needs: ladder
            .and_then(|ladder| needs(assessment.model, score.short_by(ladder), score.blockers())),
    });
    stages.collect()
}

/// The areas with ladders of their own, those that have reached least where not all have room.
fn of_ladders(assessment: &Assessment) -> Vec<BoardStage> {
    let (model, lang) = (assessment.model, &assessment.model.lang);
    let rows = ladders::lowest(&ladders::in_order(assessment), room::MOST_STAGES);
    let rows = rows.into_iter().map(|(area, ladder)| {
        let own = assessment.scores().filter(|(item, _)| item.area == area.id);
        let own: Vec<ItemScore> = own.map(|(_, score)| score.clone()).collect();
        let next = ladder.rungs.iter().find(|rung| Some(rung.stage) == ladder.climbed.next);
        let state = next.map(|rung| {
            let state = terms::stage_state(lang, rung.state);
            say!(lang, "stage {number}: {state}", number = rung.stage, state)
        });
        let ladder_of = model.method.ladder.as_ref();
        BoardStage {
            mark: ladders::mark(ladder.climbed),
            title: text::shortened(&area.title, room::STAGE),
            drawn: BoardDrawn::Practices(marks(assessment, &own)),
            count: figure::in_place(lang, Practices::of(&own)),
            state: state.unwrap_or_else(|| say!(lang, "every stage holds")),
            holds: ladder.climbed.next.is_none(),
            needs: next.zip(ladder_of).and_then(|(rung, ladder)| {
                needs(model, score::short_by(ladder, &rung.range, &rung.gate), &rung.gate.blockers)
            }),
        }
    });
    rows.collect()
}

/// The areas that lie in no other, those with the lowest figures where not all have room.
fn of_areas(assessment: &Assessment) -> Vec<BoardStage> {
    let (lang, card) = (&assessment.model.lang, &assessment.scorecard);
    let all = outer(assessment);
    let mut places: Vec<usize> = (0..all.len()).collect();
    let worst = |at: &usize| all.get(*at).and_then(|(_, score)| score.range.worst());
    places.sort_by_key(|at| worst(at));
    places.truncate(room::MOST_STAGES);
    places.sort_unstable();
    let rows = places.into_iter().filter_map(|at| all.get(at)).map(|(area, score)| {
        let items = assessment.scores().filter(|(item, _)| assessment.model.is_in(item, &area.id));
        let open = terms::uncertain(lang, items.map(|(_, score)| score));
        let none = || Fraction::whole(0);
        BoardStage {
            mark: String::new(),
            title: text::shortened(&area.title, room::AREA_WITH_BAR),
            drawn: BoardDrawn::Bar {
                sure: score.range.worst().cloned().unwrap_or_else(none),
                best: score.range.best().cloned().unwrap_or_else(none),
            },
            count: figure::of_group(lang, card.shown.as_ref(), &score.range, None),
            state: lang.in_a_row(open),
            holds: false,
            needs: None,
        }
    });
    rows.collect()
}

/// Returns the areas that lie in no other and in which something counts.
pub(crate) fn outer<'a, 'm>(assessment: &'a Assessment<'m>) -> Vec<(&'m Area, &'a AreaScore)> {
    let areas = assessment.areas();
    areas.filter(|(area, score)| area.section.is_none() && score.range.counts()).collect()
}

/// Returns `2 more in place, 1 lifted to its minimum, 1 answer`; none where the stage holds.
fn needs(model: &Model, short: Option<Lack>, blockers: &[Blocker]) -> Option<String> {
    let (lang, shown) = (&model.lang, model.method.shown.as_ref());
    let short = match short {
        Some(Lack::Points(_)) if shown.is_some_and(|shown| !shown.sum) => {
            let figure = figure::of_mark(lang, shown, model.method.pass().unwrap_or_default());
            Some(say!(lang, "a figure of {figure}", figure))
        }
        Some(Lack::InPlace(more)) => {
            Some(say_of!(lang, more, "{n} more in place", "{n} more in place"))
        }
        Some(Lack::Points(points)) => Some(say_of!(
            lang,
            lang::hundredths(points.hundredths()),
            "{n} more percentage point",
            "{n} more percentage points"
        )),
        None => None,
    };
    let number = |is: fn(Why) -> bool| blockers.iter().filter(|blocker| is(blocker.why)).count();
    let low = number(|why| why == Why::BelowFloor);
    let open = number(|why| matches!(why, Why::Open | Why::AtLeast | Why::NotAgreed));
    let claimed = number(|why| why == Why::Claimed);
    let is_all_needed = model.method.ladder.as_ref().is_some_and(Ladder::asks_all);
    let lifted = if is_all_needed {
        say_of!(lang, low, "{n} more in place", "{n} more in place")
    } else {
        say_of!(lang, low, "{n} lifted to its minimum", "{n} lifted to their minimum")
    };
    let parts = [
        (low, lifted),
        (open, say_of!(lang, open, "{n} answer", "{n} answers")),
        (claimed, say_of!(lang, claimed, "evidence for {n}", "evidence for {n}")),
    ];
    let parts = parts.into_iter().filter(|(number, _)| *number > 0).map(|(_, said)| said);
    let parts: Vec<String> = short.into_iter().chain(parts).collect();
    let needs = lang.in_a_row(&parts);
    (!parts.is_empty()).then(|| text::shortened(&needs, room::NEEDS))
}

fn marks(assessment: &Assessment, scores: &[ItemScore]) -> Vec<PracticeMark> {
    let items = assessment.items().filter(|(_, score, _)| score.weight > 0);
    let own = items.filter(|(item, ..)| scores.iter().any(|one| one.id == item.id));
    let mut marks: Vec<PracticeMark> =
        own.map(|(item, score, answer)| mark(score, assessment.is_claim(item, answer))).collect();
    marks.sort_unstable();
    marks
}

fn mark(score: &ItemScore, claimed: bool) -> PracticeMark {
    match (score.footing(), score.footing_at_best()) {
        (Some(Footing::InPlace), _) if claimed => PracticeMark::Claimed,
        (Some(Footing::InPlace), _) => PracticeMark::Shown,
        (Some(_), Some(Footing::InPlace)) => PracticeMark::Open,
        (Some(Footing::Partly), _) => PracticeMark::Partly,
        (Some(Footing::Begun | Footing::Nothing), _) => PracticeMark::Missing,
        (None, _) => PracticeMark::NotApplicable,
    }
}
