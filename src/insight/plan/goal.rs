//! What a plan is to reach.

use crate::insight::assessment::Assessment;
use crate::organisation::Wanted;

/// What a plan is to reach, beside the wishes of the organisation for single items, which always
/// hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Goal {
    /// The stage that is to pass, with all below it; none where only wishes are to be fulfilled.
    pub stage: Option<u32>,
    pub origin: Origin,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    Asked,
    /// The organisation says what it wants.
    Target,
    /// Nothing was said: it is the lowest stage that does not pass.
    Next,
    /// Nothing was said and every stage passes: it is the highest.
    Top,
}

impl Goal {
    /// Returns the stage that was asked for, else the target of the organisation, else the next
    /// stage.
    pub fn of(assessment: &Assessment, asked: Option<u32>) -> Self {
        let wanted = assessment.wanted.as_ref();
        let wanted = wanted.filter(|wanted| wanted.stage.is_some() || asks(wanted));
        match (asked, wanted) {
            (Some(number), _) => Self {
                stage: Some(number),
                origin: Origin::Asked,
            },
            (None, Some(wanted)) => Self {
                stage: wanted.stage,
                origin: Origin::Target,
            },
            (None, None) => match assessment.scorecard.next {
                Some(number) => Self {
                    stage: Some(number),
                    origin: Origin::Next,
                },
                None => Self {
                    stage: Some(assessment.model.top()),
                    origin: Origin::Top,
                },
            },
        }
    }
}

/// Says whether a wish asks for a level; one that only leaves something aside is no goal by itself.
fn asks(wanted: &Wanted) -> bool {
    let mut wishes = wanted.wishes.values().chain(wanted.areas.values());
    wishes.any(|wish| wish.level.is_some())
}
