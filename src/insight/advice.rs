//! What to do, and what others did: all that a report says beyond where the subject stands.

use jiff::civil::Date;

use crate::guide::Guide;
use crate::insight::assessment::Assessment;
use crate::insight::guidance::{Guidance, Profile};
use crate::insight::packet::Pooled;
use crate::insight::plan::{self, Capacity, First, Goal, Roadmap, Towards};
use crate::organisation::Organisation;

/// What to do, and what others did.
#[derive(Clone, Debug)]
pub struct Advice<'m, 'g> {
    pub roadmap: Roadmap<'m>,
    pub guidance: Guidance<'g>,
    /// Whether published figures are wanted.
    pub figures: bool,
    /// The figures beside those of a pool, where they are wanted.
    pub pooled: Option<Pooled<'m, 'g>>,
}

/// What somebody asks of a plan; what is left out is taken from the organisation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    pub goal: Towards,
    pub capacity: Option<Capacity>,
    pub first: First,
}

impl<'m, 'g> Advice<'m, 'g> {
    pub fn new(
        assessment: &Assessment<'m>,
        guide: &'g Guide,
        organisation: &Organisation,
        asked: Asked,
        begins: Date,
    ) -> Self {
        let guidance = Guidance::new(guide, organisation);
        let favoured = guidance.profile.as_ref().map(Profile::favoured);
        let goal = Goal::of(assessment, asked.goal).doing_first(asked.first);
        let plan = plan::plan(assessment, goal, &favoured.unwrap_or_default());
        let sheet = &assessment.sheet;
        Self {
            roadmap: Roadmap::new(plan, organisation, asked.capacity, begins)
                .of_round(&sheet.subject, sheet.date),
            guidance,
            figures: false,
            pooled: None,
        }
    }
}
