//! The stages with their practices, each as a mark.

use crate::insight::Assessment;
use crate::lang::{self, say_of};
use crate::report::board::room;
use crate::report::common::terms;
use crate::report::document::board::{BoardStage, PracticeMark};
use crate::report::document::figure;
use crate::score::{Footing, ItemScore, Lack, StageScore, StageState, Why, is_claim};
use crate::text;

pub(crate) fn stages(assessment: &Assessment) -> Vec<BoardStage> {
    let stages = assessment.model.staged().zip(&assessment.scorecard.stages);
    let stages = stages.take(room::MOST_STAGES).map(|(stage, score)| BoardStage {
        number: stage.number,
        title: text::shortened(&stage.title, room::STAGE),
        marks: marks(assessment, score),
        count: figure::in_place(&assessment.model.lang, score.practices),
        state: terms::stage_state(&assessment.model.lang, score.state),
        holds: score.state == StageState::Holds,
        needs: needs(assessment, score),
    });
    stages.collect()
}

/// Returns `2 more in place, 1 lifted to its minimum, 1 answer`; none where the stage holds.
fn needs(assessment: &Assessment, score: &StageScore) -> Option<String> {
    let lang = &assessment.model.lang;
    let short = match assessment.model.method.one_ladder().and_then(|ladder| score.short_by(ladder))
    {
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
    let number =
        |is: fn(Why) -> bool| score.blockers().iter().filter(|blocker| is(blocker.why)).count();
    let low = number(|why| why == Why::BelowFloor);
    let open = number(|why| matches!(why, Why::Open | Why::AtLeast | Why::NotAgreed));
    let claimed = number(|why| why == Why::Claimed);
    let parts = [
        (low, say_of!(lang, low, "{n} lifted to its minimum", "{n} lifted to their minimum")),
        (open, say_of!(lang, open, "{n} answer", "{n} answers")),
        (claimed, say_of!(lang, claimed, "evidence for {n}", "evidence for {n}")),
    ];
    let parts = parts.into_iter().filter(|(number, _)| *number > 0).map(|(_, said)| said);
    let parts: Vec<String> = short.into_iter().chain(parts).collect();
    let needs = lang.in_a_row(&parts);
    (!parts.is_empty()).then(|| text::shortened(&needs, room::NEEDS))
}

fn marks(assessment: &Assessment, stage: &StageScore) -> Vec<PracticeMark> {
    let items = assessment.items().filter(|(_, score, _)| score.weight > 0);
    let own = items.filter(|(item, ..)| stage.items.iter().any(|one| one.id == item.id));
    let mut marks: Vec<PracticeMark> = own
        .map(|(item, score, answer)| mark(score, answer.is_some_and(|one| is_claim(item, one))))
        .collect();
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
