//! What a plan is for where that is no stage of one ladder, and what is there once it is done.

use crate::insight::{Assessment, Plan};
use crate::lang::{Lang, say, say_of};
use crate::model::Model;
use crate::report::common::terms;
use crate::report::plan::goal;
use crate::report::standing::whole;
use crate::score::{AreaLadder, Scorecard};

/// Returns `stage 1 in each area` or `a figure of 2`; none where the plan does not lead there, and where
/// it is for a stage of the one ladder or for wishes.
pub(crate) fn aim(model: &Model, plan: &Plan) -> Option<String> {
    let is_other = model.method.one_ladder().is_none() && plan.leads_there();
    goal::aim(model, plan.goal).filter(|_| is_other)
}

/// Returns what a scorecard has: `a figure of 1.48 (b)`, or `4 of 12 areas at stage 1, 1 at stage 2`; none
/// where there is no figure, and where there is one ladder.
pub(crate) fn standing(model: &Model, card: &Scorecard) -> Option<String> {
    let lang = &model.lang;
    if !card.ladders.is_empty() {
        return Some(of_ladders(lang, &card.ladders));
    }
    let (worst, _) = whole::ends(card).filter(|_| model.method.ladder.is_none())?;
    Some(terms::a_figure(lang, &worst.said(lang), worst.band(&model.method.bands)))
}

/// Returns how many areas have reached which stage, the highest first.
fn of_ladders(lang: &Lang, ladders: &[AreaLadder]) -> String {
    let all = ladders.len();
    let mut reached: Vec<u32> = ladders.iter().filter_map(|one| one.climbed.reached).collect();
    reached.sort_unstable_by(|one, other| other.cmp(one));
    let told = reached.chunk_by(|one, other| one == other).filter_map(|same| {
        let (number, stage) = (same.len(), same.first()?);
        Some(say_of!(
            lang,
            number,
            "{n} of {all} areas is at stage {stage}",
            "{n} of {all} areas are at stage {stage}",
            all,
            stage
        ))
    });
    let told: Vec<String> = told.collect();
    if told.is_empty() { say!(lang, "no area has reached a stage") } else { lang.in_a_row(told) }
}

/// Says in how many areas a higher stage may be reached already.
pub(crate) fn could_be_further(assessment: &Assessment) -> usize {
    let ladders = assessment.scorecard.ladders.iter();
    ladders.filter(|one| one.climbed.possible > one.climbed.reached).count()
}
