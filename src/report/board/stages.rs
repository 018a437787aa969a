//! The stages with their practices, each as a mark.

use crate::insight::Assessment;
use crate::lang::say;
use crate::report::board::room;
use crate::report::common::terms;
use crate::report::document::board::{BoardStage, PracticeMark};
use crate::report::document::figure;
use crate::report::standing::needs;
use crate::score::{Footing, ItemScore, StageScore, StageState, is_claim};
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

fn needs(assessment: &Assessment, score: &StageScore) -> Option<String> {
    let needs = needs::in_numbers(assessment, score)?;
    let needs = say!(assessment.model.lang, "needs {needs}", needs);
    Some(text::shortened(&needs, room::NEEDS))
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
