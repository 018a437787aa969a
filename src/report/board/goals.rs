//! The figures by which the office is measured, and which action moves them.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::facts::Fact;
use crate::insight::{Assessment, History, Shortlist};
use crate::lang::{Decimal, Lang, say, say_of};
use crate::model::{FactName, FactUnit};
use crate::organisation::{GoalFigure, GoalValue, OfficeGoal};
use crate::report::board::room;
use crate::report::common::dates;
use crate::report::document::board::BoardGoal;
use crate::text;

/// Gives the goals that are measured by a fact the figures that programs found for round after round.
pub(crate) fn with_facts(
    lang: &Lang,
    goals: &[OfficeGoal],
    assessment: &Assessment,
    history: Option<&History>,
) -> Vec<OfficeGoal> {
    let goals = goals.iter().map(|goal| {
        let Some(name) = goal.fact else { return goal.clone() };
        let points = history.into_iter().flat_map(History::points);
        let earlier = points.filter_map(|(point, _)| point.fact(name));
        let own = assessment.found.facts().iter().filter(|fact| fact.name == name);
        let figures = earlier.chain(own).filter_map(|fact| Some((fact.day, figure(lang, fact)?)));
        let by_day: BTreeMap<Date, GoalFigure> = figures.collect();
        OfficeGoal { figures: by_day.into_values().collect(), ..goal.clone() }
    });
    goals.collect()
}

fn figure(lang: &Lang, fact: &Fact) -> Option<GoalFigure> {
    let unit = unit(lang, fact.name);
    let value = GoalValue(u32::try_from(fact.value.in_hundredths()).ok()?);
    Some(GoalFigure { day: fact.day, value, unit, source: Some("ospo gather".to_owned()) })
}

fn unit(lang: &Lang, name: FactName) -> Option<String> {
    match name.unit() {
        FactUnit::Share => Some("%".to_owned()),
        FactUnit::Days => Some(say!(lang, "days")),
        FactUnit::Count | FactUnit::OfTen | FactUnit::OfHundred => None,
    }
}

/// Returns the first goals, and what is said of the others, or of there being none.
pub(crate) fn goals(
    lang: &Lang,
    goals: &[OfficeGoal],
    shortlist: &Shortlist,
) -> (Vec<BoardGoal>, Option<String>) {
    let shown: Vec<BoardGoal> =
        goals.iter().take(room::MOST_GOALS).map(|goal| self::goal(lang, goal, shortlist)).collect();
    let said = match goals.len() - shown.len() {
        0 if goals.is_empty() => Some(say!(lang, "No goal with a figure is set.")),
        0 => None,
        more => Some(say_of!(
            lang,
            more,
            "One more goal is not shown.",
            "{n} more goals are not shown."
        )),
    };
    (shown, said)
}

fn goal(lang: &Lang, goal: &OfficeGoal, shortlist: &Shortlist) -> BoardGoal {
    let of_fact = goal.fact.and_then(|name| unit(lang, name));
    let unit = goal.unit().or(of_fact.as_deref());
    let first = goal.figures.first().filter(|_| goal.figures.len() > 1);
    let first = first.map(|figure| {
        let (value, month) = (said(lang, figure.value, unit), dates::month(lang, figure.day));
        say!(lang, "From {value} in {month}", value, month)
    });
    let is_awaited = goal.fact.is_some() && goal.figures.is_empty();
    let first = first.or(is_awaited.then(|| say!(lang, "Not gathered yet")));
    let latest = goal.latest();
    let aim = goal.aim.as_ref().map(|aim| {
        let value = said(lang, aim.value, unit);
        match aim.by {
            Some(by) => say!(
                lang,
                "Goal (dashed): {value} by {month}",
                value,
                month = dates::month(lang, by)
            ),
            None => say!(lang, "Goal (dashed): {value}", value),
        }
    });
    let moves = shortlist
        .entries
        .iter()
        .position(|entry| goal.items.iter().any(|(item, _)| *item == entry.action.item.id));
    let moves = match moves {
        Some(at) => say!(lang, "Action {number} moves it", number = at + 1),
        None => say!(lang, "No action here moves it"),
    };
    BoardGoal {
        title: text::shortened(goal.title(), room::GOAL),
        points: goal.figures.iter().map(|one| (one.day, u64::from(one.value.0))).collect(),
        first,
        latest: latest.map(|figure| said(lang, figure.value, unit)),
        aim: goal.aim.as_ref().map(|aim| u64::from(aim.value.0)),
        notes: aim.into_iter().chain([moves]).collect(),
    }
}

fn said(lang: &Lang, value: GoalValue, unit: Option<&str>) -> String {
    let number = Decimal::from(value);
    match unit {
        Some("%") => lang.percent(number),
        Some(unit) => {
            let (number, unit) = (lang.number(number), text::shortened(unit, room::UNIT));
            say!(lang, "{number} {unit}", number, unit)
        }
        None => lang.number(number),
    }
}
