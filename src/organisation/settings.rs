//! What an organisation says of itself, and how one set of settings lies over another.

use std::collections::BTreeMap;

use crate::answers::Respondent;
use crate::organisation::period::Period;
use crate::organisation::plan::PlanSettings;
use crate::organisation::target::Target;
use crate::problem::Place;

/// What an organisation says of itself, once, for all its assessments.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Organisation {
    /// Its name.
    pub name: Option<String>,
    /// The unit that is assessed, where it is not the whole.
    pub unit: Option<String>,
    /// Its sector.
    pub sector: Option<String>,
    /// How many people work there.
    pub size: Option<u32>,
    /// What kind of organisation it is.
    pub kind: Option<String>,
    /// To whom the programme office reports.
    pub reports_to: Option<String>,
    /// The model that it uses.
    pub model: Option<String>,
    /// A folder with checklists of its own.
    pub checklists: Option<String>,
    /// The tag of the language that it speaks.
    pub language: Option<String>,
    /// Who answers, where nothing else is said.
    pub respondent: Option<Respondent>,
    /// How long its answers hold before they should be looked at again.
    pub stale_after: Option<Period>,
    /// What it wants.
    pub target: Option<Target>,
    /// How far it agrees with statements about itself, by the id of the statement.
    pub ratings: BTreeMap<String, Rating>,
    /// What is settled for its plan.
    pub plan: PlanSettings,
}

/// How far an organisation agrees with a statement about itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rating {
    /// From 0, not at all, to 4, wholly.
    pub value: u32,
    /// Where it stands in the file.
    pub place: Place,
}

impl Organisation {
    /// Lays these settings over others: what is not said here is taken from there.
    #[must_use]
    pub fn over(self, below: Self) -> Self {
        let respondent = match (self.respondent, below.respondent) {
            (Some(own), Some(below)) => Some(Respondent {
                name: own.name.or(below.name),
                role: own.role.or(below.role),
            }),
            (own, below) => own.or(below),
        };
        let mut ratings = below.ratings;
        ratings.extend(self.ratings);
        Self {
            name: self.name.or(below.name),
            unit: self.unit.or(below.unit),
            sector: self.sector.or(below.sector),
            size: self.size.or(below.size),
            kind: self.kind.or(below.kind),
            reports_to: self.reports_to.or(below.reports_to),
            model: self.model.or(below.model),
            checklists: self.checklists.or(below.checklists),
            language: self.language.or(below.language),
            respondent,
            stale_after: self.stale_after.or(below.stale_after),
            target: self.target.or(below.target),
            ratings,
            plan: self.plan.over(below.plan),
        }
    }

    /// Returns what to call the subject: the name, with the unit where one is given.
    pub fn subject(&self) -> Option<String> {
        match (&self.name, &self.unit) {
            (Some(name), Some(unit)) => Some(format!("{name}, {unit}")),
            (Some(name), None) => Some(name.clone()),
            (None, unit) => unit.clone(),
        }
    }
}
