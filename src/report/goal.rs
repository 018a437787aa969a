//! What a plan is for, what it takes and until when.

use crate::insight::Action;
use crate::insight::Assessment;
use crate::insight::CapacityBy;
use crate::insight::Origin;
use crate::insight::Plan;
use crate::insight::Reason;
use crate::insight::Roadmap;
use crate::model::PersonWeeks;
use crate::report::action;
use crate::report::document::Fact;
use crate::report::document::Line;
use crate::report::document::Tone;
use crate::report::standing;
use crate::report::words;

/// Returns the goal, where the subject stands, and what the way takes.
pub(super) fn facts(assessment: &Assessment, roadmap: &Roadmap) -> Vec<Fact> {
    let plan = &roadmap.plan;
    let reached = assessment.scorecard.reached;
    let mut facts = vec![
        Fact::new("Goal", goal(assessment, plan)),
        Fact::new("Today", standing::stage_of(assessment.model, reached)),
    ];
    if !plan.actions.is_empty() {
        facts.push(Fact::new("Work", work(plan)));
    }
    if plan.outlay.effort > PersonWeeks::default() {
        facts.push(Fact::new("Time", time(roadmap)));
    }
    facts
}

fn goal(assessment: &Assessment, plan: &Plan) -> Line {
    let line = match plan.goal.stage {
        Some(number) => format!("stage {}", words::stage(assessment.model, number)),
        None => "what is wanted of single practices".to_owned(),
    };
    let mut line = Line::default().strong(line);
    let wished = |action: &Action| action.reasons.contains(&Reason::Wish);
    if plan.goal.stage.is_some() && plan.actions.iter().any(wished) {
        line = line.text(" and what is wanted of single practices");
    }
    match plan.goal.origin {
        Origin::Asked => line,
        Origin::Target => line.toned(Tone::Quiet, " (the target)"),
        Origin::Next => line.toned(Tone::Quiet, " (the next stage)"),
        Origin::Top => line.toned(Tone::Quiet, " (every stage passes)"),
    }
}

/// Returns what the whole plan takes, and what that hangs on.
pub(super) fn work(plan: &Plan) -> String {
    let most = action::outlay_of(plan.outlay);
    let open = plan
        .actions
        .iter()
        .filter(|action| action.finds_out())
        .count();
    if open == 0 {
        most
    } else if plan.outlay_at_best == plan.outlay {
        format!("{most}, whatever the open answers turn out to be")
    } else {
        let least = match plan.outlay_at_best.effort {
            PersonWeeks(0) if plan.outlay_at_best.without == 0 => "none".to_owned(),
            _ => action::outlay_of(plan.outlay_at_best),
        };
        let best = if open == 1 {
            "the open answer turns out best".to_owned()
        } else {
            format!("the {open} open answers turn out best")
        };
        format!("{most} at most; {least} if {best}")
    }
}

fn time(roadmap: &Roadmap) -> Line {
    let capacity = roadmap.schedule.capacity.a_month();
    let weeks = words::just_person_weeks(capacity);
    let ends = roadmap.schedule.slots.iter().map(|slot| slot.ends).max();
    let until = ends.unwrap_or(roadmap.begins);
    let at_least = if roadmap.plan.outlay.without > 0 {
        "at least "
    } else {
        ""
    };
    let line = Line::from(format!("{at_least}until {until}, with {weeks} a month"));
    match roadmap.capacity_by {
        CapacityBy::Settled => line,
        CapacityBy::Asked => line
            .toned(Tone::Quiet, " (for this once; ")
            .code(format!("plan: {{ capacity: {capacity} }}"))
            .toned(Tone::Quiet, " in ospo.yaml keeps it)"),
        CapacityBy::Assumed => line
            .toned(Tone::Quiet, " (assumed; ")
            .code("--capacity N")
            .toned(Tone::Quiet, " changes it, ")
            .code("plan: { capacity: N }")
            .toned(Tone::Quiet, " in ospo.yaml keeps it)"),
    }
}
