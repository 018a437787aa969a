//! What a plan costs, and where its efforts come from.

use crate::insight::{Action, Assessment, Outlay, Plan, Roadmap};
use crate::lang::{Lang, say};
use crate::model::{EffortScale, PersonWeeks};
use crate::organisation::{Funding, Rate};
use crate::report::document::block::Fact;
use crate::report::document::line::{Line, Tone, said};
use crate::report::plan::action;

/// Returns where efforts come from, and what all of them cost where a rate is known.
pub(crate) fn facts(assessment: &Assessment, roadmap: &Roadmap) -> Vec<Fact> {
    let lang = &assessment.model.lang;
    let efforts = efforts(assessment).map(|line| Fact::new(say!(lang, "Efforts"), line));
    let cost = cost(lang, roadmap).map(|line| Fact::new(say!(lang, "Cost"), line));
    efforts.into_iter().chain(cost).collect()
}

/// Says how the model's efforts are scaled, and by which of its steps; none where it does not scale
/// them.
fn efforts(assessment: &Assessment) -> Option<Line> {
    let (sizes, lang) = (&assessment.model.effort_by_size, &assessment.model.lang);
    if sizes.0.is_empty() {
        return None;
    }
    let Some(size) = assessment.size else {
        let setting = Line::default().code("size: N");
        return Some(said!(lang, "the model's own; {setting} in ospo.yaml scales them", setting));
    };
    let people = |number: u32| lang.grouped(number.into());
    // As many hundredths as the scale has percents.
    let times = lang.number(PersonWeeks(assessment.effort_scale().percent()));
    let line = Line::from(if assessment.effort_scale() == EffortScale::default() {
        say!(lang, "for about {people} people, as the model has them", people = people(size))
    } else {
        say!(
            lang,
            "for about {people} people, {times} times the model's",
            people = people(size),
            times
        )
    });
    let step = match sizes.step(size)?.up_to {
        Some(most) => say!(lang, "its step for up to {people} people", people = people(most)),
        None => {
            let most = people(sizes.largest().unwrap_or_default());
            say!(lang, "its step for more than {people} people", people = most)
        }
    };
    Some(line.toned(Tone::Quiet, lang.aside(step)))
}

fn cost(lang: &Lang, roadmap: &Roadmap) -> Option<Line> {
    let rate = roadmap.rate()?;
    let all = at_most(lang, &roadmap.plan, |outlay| of(lang, outlay, rate));
    let a_week = say!(lang, "{rate} a person-week", rate = rate.said(lang));
    let funding = roadmap.funding().map(|funding| match funding {
        Funding::OwnStaff => say!(lang, "own staff, paid already"),
        Funding::NewMoney => say!(lang, "new money, still to be granted"),
    });
    let aside = lang.in_a_row([a_week].into_iter().chain(funding));
    Some(Line::from(all).toned(Tone::Quiet, lang.aside(aside)))
}

/// Returns what some work costs, and how many steps are not in it.
pub(crate) fn of(lang: &Lang, outlay: Outlay, rate: Rate) -> String {
    action::outlay_in(lang, outlay, |effort| rate.of(effort).said(lang))
}

/// Says what a plan takes at most and, where something is not certain, at least.
pub(crate) fn at_most(lang: &Lang, plan: &Plan, said: impl Fn(Outlay) -> String) -> String {
    let most = said(plan.outlay);
    if !plan.actions.iter().any(Action::finds_out) {
        most
    } else if plan.outlay_at_best == plan.outlay {
        say!(lang, "{most}, however what is not certain turns out", most)
    } else {
        let least = match plan.outlay_at_best.effort {
            PersonWeeks(0) if plan.outlay_at_best.without == 0 => say!(lang, "none"),
            _ => said(plan.outlay_at_best),
        };
        say!(lang, "{most} at most; {least} if what is not certain turns out best", most, least)
    }
}
