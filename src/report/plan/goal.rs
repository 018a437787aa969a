//! What a plan is for, what it takes and until when.

use crate::insight::{Action, Assessment, CapacityBy, Goal, Origin, Outlay, Plan, Reason, Roadmap};
use crate::lang::{Lang, phrase, say, say_of};
use crate::model::{Model, PersonWeeks};
use crate::report::common::terms;
use crate::report::document::block::Fact;
use crate::report::document::line::{Line, Tone, said};
use crate::report::document::listing;
use crate::report::plan::{action, price, target_day};
use crate::report::standing::{needs, whole};

pub(crate) fn facts(assessment: &Assessment, roadmap: &Roadmap) -> Vec<Fact> {
    let (lang, plan) = (&assessment.model.lang, &roadmap.plan);
    let mut facts = vec![
        Fact::new(say!(lang, "Goal"), goal(assessment, plan)),
        Fact::new(say!(lang, "Today"), whole::standing(assessment)),
    ];
    let goal = plan.goal.stage.and_then(|number| assessment.scorecard.stage(number));
    if let Some((stage, needs)) = goal.and_then(|s| Some((s, needs::of_stage(assessment, s)?))) {
        facts.push(Fact::new(say!(lang, "Stage {number} needs", number = stage.number), needs));
    }
    if !plan.actions.is_empty() {
        facts.push(Fact::new(say!(lang, "Work"), work(lang, plan)));
        facts.extend(
            plan.at_least.map(|least| Fact::new(say!(lang, "Lower bound"), bound(lang, least))),
        );
        facts.extend(price::facts(assessment, roadmap));
    }
    let model = assessment.model;
    facts.extend(plan.costs_more.map(|more| Fact::new(say!(lang, "First"), first(model, more))));
    if plan.outlay.effort > PersonWeeks::default() {
        facts.push(Fact::new(say!(lang, "Time"), time(assessment, roadmap)));
        facts.extend(shown(lang, roadmap).map(|day| Fact::new(say!(lang, "Shown from"), day)));
    }
    let day = target_day::told(lang, roadmap);
    facts.extend(day.map(|day| Fact::new(say!(lang, "Target day"), day)));
    facts
}

fn goal(assessment: &Assessment, plan: &Plan) -> Line {
    let (model, lang) = (assessment.model, &assessment.model.lang);
    let line = aim(model, plan.goal);
    let is_aim = line.is_some();
    let line = line.unwrap_or_else(|| say!(lang, "what is wanted for single practices"));
    let mut line = Line::default().strong(line);
    let wished = |action: &Action| action.reasons.contains(&Reason::Wish);
    if is_aim && plan.actions.iter().any(wished) {
        line = said!(lang, "{goal} and what is wanted for single practices", goal = line);
    }
    let aside = match plan.goal.origin {
        Origin::Asked => return line,
        Origin::Target => say!(lang, "the target"),
        Origin::Next if plan.goal.figure.is_some_and(|figure| is_band(model, figure)) => {
            say!(lang, "the next name")
        }
        Origin::Next if plan.goal.figure.is_some() => {
            say!(lang, "the next round figure worth a plan")
        }
        Origin::Next => say!(lang, "the next stage"),
        Origin::Top if plan.goal.figure.is_some() => say!(lang, "the highest figure"),
        Origin::Top => say!(lang, "every stage passes"),
    };
    line.toned(Tone::Quiet, lang.aside(aside))
}

/// Returns `stage 1: Title`, `stage 1 in each area` or `a figure of 75 (a)`; none where a plan is for
/// wishes alone.
pub(crate) fn aim(model: &Model, goal: Goal) -> Option<String> {
    let lang = &model.lang;
    let stage = goal.stage.map(|number| match model.method.one_ladder() {
        Some(_) => say!(lang, "stage {stage}", stage = terms::stage(model, number)),
        None => say!(lang, "stage {number} in each area", number),
    });
    stage.or_else(|| goal.figure.map(|figure| terms::goal_figure(model, figure)))
}

fn is_band(model: &Model, hundredths: u32) -> bool {
    model.method.bands.iter().any(|band| band.from == hundredths)
}

pub(crate) fn work(lang: &Lang, plan: &Plan) -> String {
    price::at_most(lang, plan, |outlay| action::outlay_of(lang, outlay))
}

/// Says that another plan may be cheaper, and by how much at most.
fn bound(lang: &Lang, least: Outlay) -> String {
    let work = action::outlay_of(lang, least);
    say!(
        lang,
        "no plan takes less than {work}; there are too many ways to look at all of them",
        work
    )
}

/// Says that grave risks come first, and what they take more.
fn first(model: &Model, more: Outlay) -> String {
    let lang = &model.lang;
    if model.method.ladder.is_none() {
        return say!(
            lang,
            "high risks, as far as the plan takes them in: this model asks no level of a practice by \
             itself, so none is added"
        );
    }
    if more == Outlay::default() {
        return say!(lang, "high risks of every stage, which takes no more work");
    }
    let work = action::outlay_of(lang, more);
    say!(lang, "high risks of every stage, which takes {work} more", work)
}

fn time(assessment: &Assessment, roadmap: &Roadmap) -> Line {
    let lang = &assessment.model.lang;
    let capacity = roadmap.schedule.capacity.a_month();
    let weeks = terms::just_person_weeks(lang, capacity);
    let until = roadmap.done().unwrap_or(roadmap.begins);
    let until = if roadmap.plan.outlay.without > 0 {
        say!(lang, "at least until {day}, with {weeks} a month", day = until, weeks)
    } else {
        say!(lang, "until {day}, with {weeks} a month", day = until, weeks)
    };
    let begins = roadmap.begins;
    let line = Line::from(if begins == assessment.sheet.date {
        say!(lang, "{until}, counted from {begins}, the day of the answers", until, begins)
    } else {
        say!(lang, "{until}, counted from {begins}", until, begins)
    });
    let aside = match roadmap.capacity_by {
        CapacityBy::Settled => return line,
        CapacityBy::Asked => {
            let setting = format!("plan: {{ capacity: {capacity} }}");
            let phrase = phrase!("(this once; {setting} in ospo.yaml keeps it)");
            let holes = [("setting", Line::default().code(setting))];
            listing::toned(lang, Tone::Quiet, phrase, holes)
        }
        CapacityBy::Assumed => {
            let phrase = phrase!("(assumed; {option} changes it, {setting} in ospo.yaml keeps it)");
            let holes = [
                ("option", Line::default().code("--capacity N")),
                ("setting", Line::default().code("plan: { capacity: N }")),
            ];
            listing::toned(lang, Tone::Quiet, phrase, holes)
        }
    };
    line.text(" ").then(aside)
}

/// Returns the day on which all of it can be shown, and what it waits for longest.
fn shown(lang: &Lang, roadmap: &Roadmap) -> Option<Line> {
    let dated = roadmap.entries().filter_map(|entry| Some((entry.slot?.shown, entry.action)));
    let (day, last) = dated.max_by_key(|(day, _)| *day)?;
    Some(Line::from(if roadmap.done() == Some(day) {
        say!(lang, "{day}, as soon as the work is done", day)
    } else {
        say_of!(
            lang,
            last.looks_back(),
            "{day}, because {title} looks back on a month",
            "{day}, because {title} looks back on {n} months",
            day,
            title = last.item.title
        )
    }))
}
