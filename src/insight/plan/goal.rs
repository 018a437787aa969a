//! What a plan is to reach.

use jiff::civil::Date;

use crate::insight::assessment::Assessment;
use crate::organisation::Wanted;
use crate::score::{self, Fraction, Scorecard};
use crate::text::words;

/// What a plan is to reach, beside the wishes of the organisation for single items, which always
/// hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Goal {
    /// The stage that is to pass, with all below it; none where only wishes are to be fulfilled.
    pub stage: Option<u32>,
    /// The figure that the whole is to have, in hundredths of the unit in which the model tells it.
    pub figure: Option<u32>,
    pub origin: Origin,
    pub first: First,
    /// The day by which it can be shown, as the organisation wants it.
    pub by: Option<Date>,
}

words! {
    /// What a plan does first.
    #[derive(Default)]
    pub enum First {
        /// What the stage in hand needs.
        #[default]
        Stage = "stage",
        /// What is below its floor with a grave risk, of whatever stage.
        Risk = "risk",
    }
}

words! {
    pub enum Origin {
        Asked = "asked",
        Target = "target",
        /// Nothing was said: it is the lowest stage that does not pass, or the next band, or the next
        /// round figure that is worth a plan.
        Next = "next",
        /// Nothing was said and all is reached: it is the highest.
        Top = "top",
    }
}

/// What somebody wants to reach.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Towards {
    pub stage: Option<u32>,
    /// In hundredths of the unit in which the model tells its figure.
    pub figure: Option<u32>,
}

impl Goal {
    /// Returns what was asked for, else the target of the organisation, else the next stage, or the
    /// next figure where the model has no ladder.
    pub fn of(assessment: &Assessment, asked: Towards) -> Self {
        let wanted = assessment.wanted.as_ref();
        let wanted = wanted
            .filter(|wanted| wanted.stage.is_some() || wanted.figure.is_some() || asks(wanted));
        let (aim, origin) = match wanted {
            _ if asked != Towards::default() => (asked, Origin::Asked),
            Some(wanted) => {
                (Towards { stage: wanted.stage, figure: wanted.figure }, Origin::Target)
            }
            None => next(assessment),
        };
        let by = assessment.wanted.as_ref();
        let by = by.filter(|wanted| wanted.stage == aim.stage && wanted.figure == aim.figure);
        Self {
            stage: aim.stage,
            figure: aim.figure,
            origin,
            first: First::Stage,
            by: by.and_then(|wanted| wanted.by),
        }
    }

    /// Returns the percent of the whole that is to be reached; none where it is a stage or wishes, and
    /// where nothing counts.
    pub(super) fn percent(self, card: &Scorecard) -> Option<Fraction> {
        score::percent_of(card.shown.as_ref()?, self.figure?, card.overall.members())
    }

    /// Says what is to be done first.
    #[must_use]
    pub fn doing_first(self, first: First) -> Self {
        Self { first, ..self }
    }
}

/// Returns what comes next where nobody says what is to be reached.
fn next(assessment: &Assessment) -> (Towards, Origin) {
    let (model, card) = (assessment.model, &assessment.scorecard);
    if model.method.ladder.is_some() {
        let lowest = card.ladders.iter().filter_map(|ladder| ladder.climbed.next).min();
        return match card.next().or(lowest) {
            Some(number) => (Towards { stage: Some(number), figure: None }, Origin::Next),
            None => (Towards { stage: Some(model.top()), figure: None }, Origin::Top),
        };
    }
    let Some(shown) = card.shown else { return (Towards::default(), Origin::Next) };
    let members = if shown.sum { card.overall.members() } else { 1 };
    let top = u64::from(shown.to) * members;
    let now = card.figures(&card.overall).and_then(|figures| figures.worst);
    let now = now.map_or(u64::from(shown.from) * members, |figure| figure.hundredths());
    let band = model.method.bands.iter().rev().map(|band| u64::from(band.from));
    let step = if top <= FEW { ONE } else { 10 * ONE };
    let round = (now + step / 2 - 1) / step * step + step;
    let next = band.into_iter().find(|from| *from > now).unwrap_or(round).min(top);
    let origin = if now < top { Origin::Next } else { Origin::Top };
    (Towards { stage: None, figure: u32::try_from(next).ok() }, origin)
}

/// One, in hundredths.
const ONE: u64 = 100;
/// Up to here a unit is climbed one by one, and beyond by tens; what is nearer than half a step is
/// not worth a plan.
const FEW: u64 = 10 * ONE;

/// Says whether a wish asks for a level; one that only leaves something aside is no goal by itself.
fn asks(wanted: &Wanted) -> bool {
    let mut wishes = wanted.wishes.values().chain(wanted.areas.values());
    wishes.any(|wish| wish.level.is_some())
}
