//! Whether open answers, or claims that nothing shows, could change which stages hold.

use crate::insight::assessment::Assessment;
use crate::score::{self, Bounds, Footing, ItemScore, Scorecard, StageState, WhyBounds};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certainty {
    /// The items that apply and count, of which nothing is known.
    pub open: usize,
    /// Those of which more than one level is left although something is known.
    pub uncertain: usize,
    /// Those that count for less than was answered, because evidence is required and nothing shows it.
    pub unproven: usize,
    /// The stages that do not hold and would at best.
    pub could_hold: Vec<u32>,
    /// The items that are in place by an answer that calls for evidence and has none.
    pub claimed: usize,
    /// The stages that hold and would not without those claims.
    pub rest_on_claims: Vec<u32>,
}

impl Certainty {
    pub fn of(assessment: &Assessment) -> Self {
        let (model, sheet, card) = (assessment.model, &assessment.sheet, &assessment.scorecard);
        let counting = || assessment.scores().filter(|(_, score)| counts(score));
        let proven = score::score(model, sheet, &assessment.narrowed.clone().proven(model, sheet));
        let shown = holding(&proven);
        let (unproven, uncertain): (Vec<&Bounds>, Vec<&Bounds>) = counting()
            .filter_map(|(_, score)| score.narrowed())
            .partition(|bounds| bounds.why == WhyBounds::Claimed);
        Self {
            open: counting().filter(|(_, score)| score.is_open()).count(),
            uncertain: uncertain.len(),
            unproven: unproven.len(),
            could_hold: could_hold(card),
            claimed: (assessment.items())
                .filter(|(_, score, _)| counts(score) && score.footing() == Some(Footing::InPlace))
                .filter(|(item, _, answer)| assessment.is_claim(item, *answer))
                .count(),
            rest_on_claims: holding(card).into_iter().filter(|n| !shown.contains(n)).collect(),
        }
    }
}

/// Returns the stages that do not hold and would at best.
pub fn could_hold(card: &Scorecard) -> Vec<u32> {
    let stages = card.stages.iter().filter(|stage| {
        stage.state != StageState::NotApplicable && !stage.passes() && stage.could_pass()
    });
    stages.map(|stage| stage.number).collect()
}

/// Says whether an item counts among the practices of its stage.
pub(super) fn counts(score: &ItemScore) -> bool {
    score.weight > 0 && score.bounds.is_some()
}

pub(super) fn holding(card: &Scorecard) -> Vec<u32> {
    let holds = card.stages.iter().filter(|stage| stage.state == StageState::Holds);
    holds.map(|stage| stage.number).collect()
}
