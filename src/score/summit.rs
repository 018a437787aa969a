//! What nobody can reach, whatever is answered.

use crate::model::{AreaId, Item, Model};
use crate::score::bounds::Narrowed;
use crate::score::fraction::Fraction;
use crate::score::item::State;
use crate::score::scorecard::score_states;

/// What stays out of reach with every item at its highest level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OutOfReach {
    /// A stage that cannot pass, on the ladder of all or on that of an area, with what it has then.
    Stage { number: u32, area: Option<AreaId>, percent: Option<Fraction> },
    /// The whole, which has no more than so many percent then.
    Whole(Fraction),
}

/// Returns the stages that nobody can pass; where the model has no ladder, the whole where nobody
/// can have all of it.
pub fn out_of_reach(model: &Model) -> Vec<OutOfReach> {
    let highest = |item: &Item| State::at(item.scale.levels.last(), false);
    let card = score_states(model, &Narrowed::default(), highest);
    if model.method.ladder.is_none() {
        let whole = card.overall.worst().filter(|percent| **percent < Fraction::whole(100));
        return whole.cloned().map(OutOfReach::Whole).into_iter().collect();
    }
    let of_all = card.stages.iter().filter(|stage| stage.gate.is_some() && !stage.passes());
    let of_all = of_all.map(|stage| (stage.number, None, &stage.range));
    let of_areas = card.ladders.iter().flat_map(|ladder| {
        let failing = ladder.rungs.iter().filter(|rung| !rung.gate.passes);
        failing.map(|rung| (rung.stage, Some(ladder.area.clone()), &rung.range))
    });
    let stages = of_all.chain(of_areas).map(|(number, area, range)| OutOfReach::Stage {
        number,
        area,
        percent: range.worst().cloned(),
    });
    stages.collect()
}
