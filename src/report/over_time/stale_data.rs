//! The shape `ospo/stale/1`: what should be looked at again.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use crate::answers::{Answer, Choice};
use crate::insight::{EndedGoal, Stale, StaleFact, StaleItem, WhyStale};
use crate::model::Tells;
use crate::report::common::found_data::FactData;
use crate::report::common::round_data::RespondentData;
use crate::report::common::{again, estimate};
use crate::report::over_time::history_data::ModelRefData;

/// The answers of a sheet that should be looked at again, as of a day.
///
/// Later versions may add fields and never rename one.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[schemars(title = "What should be looked at again (JSON)")]
pub struct StaleData {
    /// Always `ospo/stale/1`.
    #[schemars(extend("const" = "ospo/stale/1"))]
    pub schema: &'static str,
    /// Who is assessed.
    pub subject: String,
    /// The day for which the answers hold; an answer without a day of its own is of this day.
    #[schemars(extend("format" = "date"))]
    pub date: String,
    /// Who answered; `null` where not said.
    pub respondent: Option<RespondentData>,
    /// The model, with the version whose wording was answered.
    pub model: ModelRefData,
    /// The day on which it was looked at.
    #[schemars(extend("format" = "date"))]
    pub today: String,
    /// How long an answer holds: a number of days, weeks, months or years, such as `12m`.
    #[schemars(extend("pattern" = "^[1-9][0-9]{0,2}[dwmy]$"))]
    pub after: String,
    /// The first day that is not too long ago.
    #[schemars(extend("format" = "date"))]
    pub since: String,
    /// How many items have an answer that can grow old, topics among them.
    pub answers: usize,
    /// How many answers are first estimates, given in `ospo assess --quick` without evidence.
    pub estimate: usize,
    /// The items to look at again, in the order of the model, topics last.
    pub items: Vec<StaleItemData>,
    /// What was decided not to be a goal until a day that has passed.
    pub goals: Vec<EndedGoalData>,
    /// What programs found too long ago for what follows from it.
    pub facts: Vec<StaleFactData>,
    /// The next day on which items that are not listed here grow old; `null` where none will.
    pub falls_due: Option<UpcomingData>,
    /// How many items of the stages are unknown or unanswered and not listed here.
    pub open: usize,
    /// What is told of the model, for formats that show it.
    #[serde(skip)]
    pub tells: Tells,
}

/// A fact that is too old for what follows from it.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct StaleFactData {
    /// What was found.
    #[serde(flatten)]
    pub fact: FactData,
    /// The items of which something follows.
    pub items: Vec<String>,
}

impl StaleFactData {
    fn of(one: &StaleFact) -> Self {
        let items = one.items.iter().map(|item| item.id.to_string());
        Self { fact: FactData::of(one.fact), items: items.collect() }
    }
}

/// An item to look at again.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct StaleItemData {
    /// Its name.
    pub id: String,
    /// Its stage; a topic has none.
    pub stage: Option<u32>,
    /// A few words.
    pub title: String,
    /// The area.
    pub area: String,
    /// What was answered.
    #[schemars(extend("enum" = ["answered", "not-applicable", "unknown"]))]
    pub state: &'static str,
    /// The level; `null` where it does not apply or is not known.
    pub level: Option<String>,
    /// The day of the answer.
    #[schemars(extend("format" = "date"))]
    pub answered: String,
    /// Whether the answer is a first estimate, given in `ospo assess --quick`.
    pub estimate: bool,
    /// The titles of the roles that would know.
    pub who: Vec<String>,
    /// Why it should be looked at again; never empty.
    pub why: Vec<WhyStaleData>,
    /// The area as people read it.
    #[serde(skip)]
    pub area_label: String,
    /// The answer as people read it.
    #[serde(skip)]
    pub answer_label: String,
}

/// Why an answer should be looked at again.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct WhyStaleData {
    /// The question was reworded, the answer is too old, a piece of evidence is too old, or the last
    /// day of a piece of evidence or of a decision has passed.
    #[schemars(extend("enum" = ["reworded", "answer-old", "evidence-old", "evidence-ended",
        "decision-ended"]))]
    pub reason: &'static str,
    /// The day of the answer or of the evidence, or its last day; `null` for another wording.
    #[schemars(extend("format" = "date"))]
    pub day: Option<String>,
    /// How many days that is ago.
    pub days: Option<u32>,
    /// What the evidence is, or what changed in the question; `null` for an old answer or decision.
    pub text: Option<String>,
}

/// An item or area that was decided not to be a goal until a day that has passed.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct EndedGoalData {
    /// Its name.
    pub id: String,
    /// A few words.
    pub title: String,
    /// Who decided that; `null` where not said.
    pub decided_by: Option<String>,
    /// The last day on which the decision held.
    #[schemars(extend("format" = "date"))]
    pub until: String,
    /// How many days that is ago.
    pub days: u32,
}

impl EndedGoalData {
    fn of(goal: &EndedGoal, today: Date) -> Self {
        Self {
            id: goal.id.to_owned(),
            title: goal.title.to_owned(),
            decided_by: goal.decided_by.map(str::to_owned),
            until: goal.until.to_string(),
            days: days(goal.until, today),
        }
    }
}

/// What comes next.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct UpcomingData {
    /// The day.
    #[schemars(extend("format" = "date"))]
    pub day: String,
    /// In how many days that is.
    pub days: u32,
    /// How many items.
    pub items: usize,
}

impl StaleData {
    pub fn of(stale: &Stale) -> Self {
        let sheet = stale.sheet;
        Self {
            schema: "ospo/stale/1",
            subject: sheet.subject.clone(),
            date: sheet.date.to_string(),
            respondent: RespondentData::of(sheet.respondent.as_ref()),
            model: ModelRefData::of(&sheet.model),
            today: stale.today.to_string(),
            after: stale.after.to_string(),
            since: stale.since().to_string(),
            answers: stale.answers,
            estimate: estimate::number(sheet.estimates(stale.model)),
            items: stale.items.iter().map(|one| item(stale, one)).collect(),
            goals: stale.goals.iter().map(|goal| EndedGoalData::of(goal, stale.today)).collect(),
            facts: stale.facts.iter().map(StaleFactData::of).collect(),
            falls_due: stale.next.map(|next| UpcomingData {
                day: next.day.to_string(),
                days: days(stale.today, next.day),
                items: next.items,
            }),
            open: stale.open,
            tells: stale.model.method.tells(),
        }
    }
}

fn item(stale: &Stale, one: &StaleItem) -> StaleItemData {
    let (model, item) = (stale.model, one.item);
    let level = one.answer.choice.level().map(ToString::to_string);
    let who = item.who.iter().map(|id| model.role_title(id).to_owned());
    let area = model.area(&item.area);
    StaleItemData {
        id: item.id.to_string(),
        stage: model.told_stage(&item.id),
        title: item.title.clone(),
        area: item.area.to_string(),
        state: state(one.answer),
        level,
        answered: one.given.to_string(),
        estimate: one.answer.estimate,
        who: who.collect(),
        why: one.why.iter().map(|why| reason(stale.today, *why)).collect(),
        area_label: area.map_or_else(String::new, |area| area.title.clone()),
        answer_label: again::choice(&model.lang, item, one.answer),
    }
}

fn state(answer: &Answer) -> &'static str {
    match answer.choice {
        Choice::Level(_) | Choice::AtLeast(_) => "answered",
        Choice::NotApplicable { .. } => "not-applicable",
        Choice::Unknown => "unknown",
    }
}

fn reason(today: Date, why: WhyStale) -> WhyStaleData {
    let text = match why {
        WhyStale::Reworded(why) => Some(why),
        WhyStale::Old(_) | WhyStale::Decision(_) => None,
        WhyStale::Evidence(evidence, _) => Some(evidence.text.as_str()),
    };
    WhyStaleData {
        reason: why.as_str(),
        day: why.day().as_ref().map(Date::to_string),
        days: why.day().map(|day| days(day, today)),
        text: text.map(str::to_owned),
    }
}

/// Returns how many days lie between two; 0 where the second is the earlier one.
fn days(from: Date, until: Date) -> u32 {
    u32::try_from(from.duration_until(until).as_hours() / 24).unwrap_or(0)
}
