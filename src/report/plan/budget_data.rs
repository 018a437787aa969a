//! What a plan takes by quarter and by role, and what that costs, for programs.

use schemars::JsonSchema;
use serde::Serialize;

use crate::insight::{Assessment, Budget, Quarter, Roadmap};
use crate::model::PersonWeeks;
use crate::organisation::{Funding, Money, Rate};
use crate::report::common::figure_data::Number;

/// Some money.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[schemars(inline)]
pub struct MoneyData {
    /// How much, rounded to hundredths.
    pub amount: Number,
    /// Of which currency: its code in ISO 4217.
    pub currency: String,
}

impl MoneyData {
    pub(crate) fn of(money: Money) -> Self {
        let hundredths = u64::try_from((money.ten_thousandths + 50) / 100).unwrap_or(u64::MAX);
        Self { amount: Number::of_hundredths(hundredths), currency: money.currency.to_string() }
    }

    pub(crate) fn of_rate(rate: Rate) -> Self {
        Self { amount: Number::of_hundredths(rate.hundredths), currency: rate.currency.to_string() }
    }
}

/// What is done in a quarter of the calendar.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct QuarterData {
    /// The quarter, such as `2027-Q1`; `null` for all that lies more than ten years ahead.
    pub quarter: Option<String>,
    /// In person-weeks.
    pub effort: Number,
    /// What it costs; `null` where nobody said what a person-week does.
    pub cost: Option<MoneyData>,
}

/// What a role has to do.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct RoleWorkData {
    /// The role; `null` where the model names nobody who would know.
    pub role: Option<String>,
    /// The name that people read.
    pub title: Option<String>,
    /// In person-weeks.
    pub effort: Number,
    /// The part of it that has no owner whose role is known; the role is that of the first who would
    /// know.
    pub suggested: Number,
    /// What all of it costs; `null` where nobody said what a person-week does.
    pub cost: Option<MoneyData>,
}

/// What a plan costs, and where its efforts come from.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct BudgetData {
    /// How many people work there, which scales the efforts; `null` where nobody said it.
    pub size: Option<u32>,
    /// What the model's efforts are multiplied by, in percent. All efforts of the plan are after
    /// that.
    pub effort_percent: u32,
    /// What a person-week costs; `null` where nobody said it.
    pub rate: Option<MoneyData>,
    /// What the cost is made of, `own-staff` or `new-money`; `null` where nobody said it.
    #[schemars(extend("enum" = ["own-staff", "new-money", null]))]
    pub funding: Option<&'static str>,
    /// What `effort` costs; steps without an estimate are not in it.
    pub cost: Option<MoneyData>,
    /// What `effort_at_best` costs.
    pub cost_at_best: Option<MoneyData>,
    /// What is done in which quarter of the calendar; those without work are left out. They add up to
    /// `effort`.
    pub by_quarter: Vec<QuarterData>,
    /// What each role has to do, the one with the most work first. They add up to `effort`.
    pub by_role: Vec<RoleWorkData>,
}

impl BudgetData {
    pub(crate) fn of(assessment: &Assessment, roadmap: &Roadmap) -> Self {
        let budget = Budget::of(roadmap);
        let cost = |work| roadmap.rate().map(|rate| MoneyData::of(rate.of(work)));
        let quarters = budget.by_quarter.into_iter().map(|(quarter, work)| (Some(quarter), work));
        let later = Some(budget.later).filter(|work| *work > PersonWeeks::default());
        let quarters = quarters.chain(later.map(|work| (None, work)));
        let quarters = quarters.map(|(quarter, work)| QuarterData {
            quarter: quarter.map(|Quarter { year, number }| format!("{year}-Q{number}")),
            effort: Number::of_hundredths(work.0),
            cost: cost(work),
        });
        let model = assessment.model;
        let roles = budget.by_role.into_iter().map(|row| RoleWorkData {
            title: row.role.as_ref().map(|role| model.role_title(role).to_owned()),
            role: row.role.map(|role| role.to_string()),
            effort: Number::of_hundredths(row.work.0),
            suggested: Number::of_hundredths(row.suggested.0),
            cost: cost(row.work),
        });
        Self {
            size: assessment.size,
            effort_percent: assessment.effort_scale().percent(),
            rate: roadmap.rate().map(MoneyData::of_rate),
            funding: roadmap.funding().map(Funding::as_str),
            cost: cost(roadmap.plan.outlay.effort),
            cost_at_best: cost(roadmap.plan.outlay_at_best.effort),
            by_quarter: quarters.collect(),
            by_role: roles.collect(),
        }
    }
}
