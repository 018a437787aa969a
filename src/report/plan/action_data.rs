//! One action of a plan, as programs read it.

use schemars::JsonSchema;
use serde::Serialize;

use crate::insight::{Action, Assessment, Deed, DueConflict, Entry, Guidance, Reason, Roadmap};
use crate::model::{Item, Link, PersonWeeks};
use crate::report::common::example_data::ExampleData;
use crate::report::common::figure_data::Number;
use crate::report::plan::budget_data::MoneyData;

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a field of the JSON")]
pub struct ActionData {
    /// The item.
    pub item: String,
    /// A few words.
    pub title: String,
    /// The stage that the item belongs to; `null` for a topic.
    pub stage: Option<u32>,
    /// Whether an answer is to be found out; then there is no work.
    pub find_out: bool,
    /// Whether it is found out before anything else is done.
    pub at_once: bool,
    /// What is to be settled then: nobody has answered or knows (`open`), respondents differ
    /// (`not-agreed`), evidence is missing (`claimed`), or a higher
    /// level may hold (`at-least`), or other answers leave several
    /// (`implied`); `null` where there is work.
    #[schemars(extend("enum" = ["open", "not-agreed", "claimed", "at-least", "implied", null]))]
    pub to_settle: Option<&'static str>,
    /// The level today; `null` where it is to be found out.
    pub from: Option<String>,
    /// The same as people read it.
    pub from_label: Option<String>,
    /// Whether `from` is only assumed, because it may be higher.
    pub assumed: bool,
    /// Whether the answer today is a first estimate.
    pub estimate: bool,
    /// The level to reach; `null` where an answer is to be found out.
    pub to: Option<String>,
    /// The same as people read it.
    pub to_label: Option<String>,
    /// The sum of the steps, in person-weeks.
    pub effort: Number,
    /// How many of the steps are without an estimate.
    pub without_estimate: u32,
    /// What the others cost; `null` where nobody said what a person-week does.
    pub cost: Option<MoneyData>,
    /// How many person-weeks leave the plan if the item turns out to be at its highest level;
    /// `null` where nothing is to be found out.
    pub saves: Option<Number>,
    /// The months within which it is done; `null` where none of its steps has an estimate.
    #[schemars(extend("enum" = ["0-6", "6-12", "12-24", "24+", null]))]
    pub horizon: Option<&'static str>,
    /// The day on which it begins; `null` where it is due before work can begin, and where none of its
    /// steps has an estimate.
    #[schemars(extend("format" = "date"))]
    pub begins: Option<String>,
    /// The day on which the work is done, as worked out from the capacity; `null` where none of its
    /// steps has an estimate.
    #[schemars(extend("format" = "date"))]
    pub ends: Option<String>,
    /// The earliest day on which the level can be shown: so many months after the work as its
    /// anchor looks back on; `null` where `ends` is.
    #[schemars(extend("format" = "date"))]
    pub shown_from: Option<String>,
    /// Who does it.
    pub owner: Option<String>,
    /// Whether the owner has said yes.
    pub agreed: bool,
    /// The day by which it is to be done, as settled.
    #[schemars(extend("format" = "date"))]
    pub due: Option<String>,
    /// Why that day cannot be kept: it has passed on the day from which the plan counts (`past`),
    /// work cannot begin by then (`before-start`) or is not done by then (`before-done`).
    #[schemars(extend("enum" = ["past", "before-start", "before-done", null]))]
    pub conflict: Option<&'static str>,
    /// How far it is: what a tracker says of its ticket, or what was noted by hand.
    #[schemars(extend("enum" = ["open", "in-progress", "done", "dropped"]))]
    pub state: &'static str,
    /// What its ticket is called in the tracker.
    pub key: Option<String>,
    /// What to do, level by level.
    pub steps: Vec<StepData>,
    /// What one would see once it is done; `null` where an answer is to be found out.
    pub done_when: Option<String>,
    /// What would show it.
    pub evidence: Vec<String>,
    /// The roles that would know.
    pub who: Vec<String>,
    /// What goes wrong below the level that the item needs.
    pub risk: Option<String>,
    /// Where its facts come from.
    pub risk_sources: Vec<String>,
    /// How grave that is, by the model's own judgement.
    #[schemars(extend("enum" = ["high", "medium", "low", null]))]
    pub severity: Option<&'static str>,
    /// Why it is in the plan.
    pub reasons: Vec<ReasonData>,
    /// The numbers, from 1, of the actions that it comes after.
    pub waits_for: Vec<usize>,
    /// The items of later actions that should come after this one.
    pub unblocks: Vec<String>,
    /// The stage that passes with this action, as the last of its own.
    pub completes: Option<u32>,
    /// Why the archetype of the organisation cares for the item.
    pub favoured: Option<FavouredData>,
    /// Where somebody did just that.
    pub example: Option<ExampleData>,
    /// Where to read more.
    pub references: Vec<Link>,
    /// The document to begin with, as `ospo starter` calls it; `null` where there is none.
    pub starter: Option<String>,
}

/// One step of an item to a level.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct StepData {
    /// The level that it leads to.
    pub level: String,
    /// What to do, in a few words.
    #[serde(rename = "do")]
    pub title: Option<String>,
    /// How that is done.
    pub what: Option<String>,
    /// What it takes, in person-weeks.
    pub effort: Option<Number>,
}

/// Why an action is in the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct ReasonData {
    /// `below-floor`, `points` or items `in-place` that the stage lacks, `open`, `uncertain` where the plan counts on
    /// the lowest level that the item may have, a `wish` of the organisation, or a grave `risk` beyond
    /// the goal.
    #[schemars(extend("enum" = ["below-floor", "points", "in-place", "open", "uncertain", "figure", "wish", "risk"]))]
    pub why: &'static str,
    /// The stage that it is about; `null` for a wish.
    pub stage: Option<u32>,
}

/// Why an archetype cares for an item.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct FavouredData {
    /// The archetype.
    pub archetype: String,
    /// The reason.
    pub because: String,
    /// Where that comes from.
    pub source: String,
}

impl ActionData {
    pub(super) fn of(
        assessment: &Assessment,
        roadmap: &Roadmap,
        entry: &Entry,
        guidance: &Guidance,
    ) -> Self {
        let (action, item) = (entry.action, entry.action.item);
        let outlay = action.outlay();
        let (from, assumed, to, steps) = match &action.deed {
            Deed::FindOut { .. } => (None, false, None, &[][..]),
            Deed::Raise { from, assumed, to, steps, .. } => {
                (Some(from), *assumed, Some(to), steps.as_slice())
            }
        };
        let (to_settle, saves) = match &action.deed {
            Deed::FindOut { bounds, saves, .. } => (Some(bounds.as_str()), Some(weeks(*saves))),
            Deed::Raise { .. } => (None, None),
        };
        let favoured = guidance.profile.as_ref().and_then(|p| p.because(&item.id));
        Self {
            item: item.id.to_string(),
            title: item.title.clone(),
            stage: action.stage,
            find_out: action.finds_out(),
            at_once: entry.at_once,
            to_settle,
            from: from.map(|level| level.id.to_string()),
            from_label: from.map(|level| level.label.clone()),
            assumed,
            estimate: assessment.sheet.answer(&item.id).is_some_and(|answer| answer.estimate),
            to: to.map(|level| level.id.to_string()),
            to_label: to.map(|level| level.label.clone()),
            effort: weeks(outlay.effort),
            without_estimate: outlay.without,
            cost: entry.cost.map(MoneyData::of),
            saves,
            horizon: entry.slot.map(|slot| slot.horizon.as_str()),
            begins: entry.start().map(|day| day.to_string()),
            ends: entry.slot.map(|slot| slot.ends.to_string()),
            shown_from: entry.slot.map(|slot| slot.shown.to_string()),
            owner: entry.owner.map(str::to_owned),
            agreed: entry.agreed,
            state: entry.state.as_str(),
            key: entry.key.map(str::to_owned),
            due: entry.due.map(|due| due.to_string()),
            conflict: entry.conflict(roadmap.begins).map(DueConflict::as_str),
            steps: steps
                .iter()
                .map(|(level, step)| StepData {
                    level: level.id.to_string(),
                    title: step.next.as_ref().map(|next| next.what.clone()),
                    what: step.next.as_ref().map(|next| next.how.clone()),
                    effort: step.effort.map(|effort| weeks(assessment.effort_scale().of(effort))),
                })
                .collect(),
            done_when: to.and_then(|to| assessment.model.reached(item, &to.id)),
            evidence: item.evidence.clone(),
            who: item.who.iter().map(ToString::to_string).collect(),
            risk: item.risk.clone(),
            risk_sources: item.risk_sources.iter().map(ToString::to_string).collect(),
            severity: item.risk.as_ref().map(|_| item.gravity().as_str()),
            reasons: reasons(action),
            waits_for: entry.waits_for.clone(),
            unblocks: names(&action.unblocks),
            completes: action.completes,
            favoured: favoured.map(|(archetype, favour)| FavouredData {
                archetype: archetype.id.to_string(),
                because: favour.because.clone(),
                source: favour.source.to_string(),
            }),
            example: guidance
                .nearest(&item.id, action.stage)
                .map(|example| ExampleData::of(&example)),
            references: item.references.clone(),
            starter: item.starter.clone(),
        }
    }
}

impl ActionData {
    /// Returns the person-weeks; none where no step has an estimate, which is not the same as no
    /// work.
    pub fn known_effort(&self) -> Option<Number> {
        let steps = u32::try_from(self.steps.len()).unwrap_or(u32::MAX);
        let unknown = steps > 0 && self.without_estimate == steps;
        (!unknown).then_some(self.effort)
    }
}

fn reasons(action: &Action) -> Vec<ReasonData> {
    let reasons = action.reasons.iter().map(|reason| match *reason {
        Reason::Floor(stage) => ("below-floor", Some(stage)),
        Reason::Points(stage) => ("points", Some(stage)),
        Reason::InPlace { stage, .. } => ("in-place", Some(stage)),
        Reason::Open(stage) => ("open", Some(stage)),
        Reason::Uncertain(stage) => ("uncertain", Some(stage)),
        Reason::Figure => ("figure", None),
        Reason::Wish => ("wish", None),
        Reason::Risk(stage) => ("risk", Some(stage)),
    });
    reasons.map(|(why, stage)| ReasonData { why, stage }).collect()
}

pub(super) fn weeks(effort: PersonWeeks) -> Number {
    Number::of_hundredths(effort.0)
}

pub(super) fn names(items: &[&Item]) -> Vec<String> {
    items.iter().map(|item| item.id.to_string()).collect()
}
