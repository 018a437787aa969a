//! A plan for calendars and charts: each action with its days and its words.

use jiff::civil::Date;
use serde::Serialize;

use crate::insight::{Advice, Assessment, Entry, Roadmap};
use crate::lang::say_of;
use crate::model::Model;
use crate::report::common::{estimate, terms};
use crate::report::document::block::{Block, Task};
use crate::report::document::line::Line;
use crate::report::plan::plan_data::PlanData;
use crate::report::plan::{action, roadmap};

/// A plan: to programs as data, to calendars and charts as appointments.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Agenda {
    pub plan: PlanData,
    #[serde(skip)]
    pub begins: Date,
    #[serde(skip)]
    pub appointments: Vec<Appointment>,
    #[serde(skip)]
    /// That its answers are first estimates, where some are.
    pub estimate: Option<Line>,
    #[serde(skip)]
    /// How many actions have no days, because nobody has estimated their work.
    pub undated: Option<String>,
    #[serde(skip)]
    pub attribution: Block,
}

/// An action with its days: an entry of a calendar, a bar of a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appointment {
    pub item: String,
    pub title: String,
    pub finds_out: bool,
    /// The part of the plan: what is to be found out, or some months.
    pub part: String,
    pub months: String,
    /// The stage that the item belongs to; none for a topic.
    pub stage: Option<u32>,
    pub owner: Option<String>,
    /// The days on which the work begins and is done; none where it is due before work can begin, and
    /// where nobody has estimated it.
    pub work: Option<(Date, Date)>,
    /// The day from which its level can be shown, where that is not as soon as the work is done.
    pub shown: Option<Date>,
    /// The day by which it is to be done, where one is settled.
    pub due: Option<Date>,
    pub task: Task,
}

impl Agenda {
    pub(crate) fn of(assessment: &Assessment, advice: &Advice) -> Self {
        let (model, plan) = (assessment.model, &advice.roadmap);
        let appointments = plan.entries().map(|entry| Appointment::of(model, plan, &entry));
        let undated = plan.entries().filter(|entry| entry.slot.is_none()).count();
        let told = || {
            say_of!(
                model.lang,
                undated,
                "{n} action has no days, because nobody has estimated its work.",
                "{n} actions have no days, because nobody has estimated their work."
            )
        };
        Self {
            undated: (undated > 0).then(told),
            plan: PlanData::of(assessment, plan, &advice.guidance),
            begins: plan.begins,
            appointments: appointments.collect(),
            estimate: estimate::told(&model.lang, assessment.estimates()),
            attribution: terms::attribution(model),
        }
    }
}

impl Appointment {
    fn of(model: &Model, plan: &Roadmap, entry: &Entry) -> Self {
        let (lang, action, item) = (&model.lang, entry.action, entry.action.item);
        let heading = |part| lang.plain(roadmap::heading(part)).into_owned();
        let part = roadmap::part(entry);
        Self {
            item: item.id.to_string(),
            title: item.title.clone(),
            finds_out: action.finds_out(),
            part: heading(part),
            months: heading((false, part.1)),
            stage: action.stage,
            owner: entry.owner.map(str::to_owned),
            work: entry.start().zip(entry.slot.map(|slot| slot.ends)),
            shown: entry.shown_later(),
            due: entry.due,
            task: action::core(model, plan, entry),
        }
    }
}
