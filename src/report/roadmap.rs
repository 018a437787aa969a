//! The parts of a plan that several views show.

use crate::guide::SourceId;
use crate::insight::Action;
use crate::insight::Advice;
use crate::insight::Assessment;
use crate::insight::CapacityBy;
use crate::insight::Entry;
use crate::insight::Guidance;
use crate::insight::Horizon;
use crate::insight::Origin;
use crate::insight::Plan;
use crate::insight::Reason;
use crate::insight::Roadmap;
use crate::model::Item;
use crate::model::Model;
use crate::model::PersonWeeks;
use crate::report::action;
use crate::report::document::Block;
use crate::report::document::Column;
use crate::report::document::Fact;
use crate::report::document::Line;
use crate::report::document::Table;
use crate::report::document::Task;
use crate::report::document::Tone;
use crate::report::standing;
use crate::report::words;
use crate::score::State;

/// How many actions are shown where not all are asked for.
pub(super) const NEXT: usize = 5;

/// Says how a plan comes about.
pub(super) fn rule(model: &Model) -> Line {
    let unestimated = model.items().any(|item| {
        let steps = item.steps.iter().skip(1);
        steps.into_iter().any(|step| step.effort.is_none())
    });
    let line = Line::from(
        "The plan is the cheapest set of steps, by the model's estimates in person-weeks, after which \
         the goal is reached whatever the open answers turn out to be: each is counted as its lowest \
         level. ",
    );
    let line = line.text(if unestimated {
        "A step without an estimate is taken only where no other way leads to the goal. "
    } else {
        ""
    });
    line.text("Nobody has measured the estimates; they are there to compare one step with another.")
}

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

fn work(plan: &Plan) -> String {
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
    let weeks = if capacity.0 == 100 {
        "person-week"
    } else {
        "person-weeks"
    };
    let ends = roadmap.schedule.slots.iter().map(|slot| slot.ends).max();
    let until = ends.unwrap_or(roadmap.begins);
    let at_least = if roadmap.plan.outlay.without > 0 {
        "at least "
    } else {
        ""
    };
    let line = Line::from(format!(
        "{at_least}until {until}, with {capacity} {weeks} a month"
    ));
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

/// Returns what one should know of the goal: that it is reached, or what stands in its way.
pub(super) fn remarks(assessment: &Assessment, roadmap: &Roadmap) -> Vec<Block> {
    let plan = &roadmap.plan;
    let mut blocks = Vec::new();
    if plan.reached {
        blocks.push(Block::sentence(reached(assessment, plan)));
    }
    for stage in plan.stages.iter().filter(|stage| !stage.passes) {
        let number = stage.number;
        blocks.push(Block::Callout(if stage.without.is_empty() {
            Line::from(format!(
                "No answers let stage {number} pass: the highest levels are not worth enough."
            ))
        } else {
            Line::from(format!(
                "Stage {number} itself does not pass, because this is not a goal: {}. It is planned \
                 without; a better answer there counts in the stage again and changes the plan.",
                titles(&stage.without)
            ))
        }));
    }
    if plan.actions.is_empty() && !plan.reached {
        blocks.push(Block::sentence("Beyond that there is nothing to do."));
    }
    blocks.extend(contradictions(assessment));
    let mut beside = roadmap.settled_beside().peekable();
    if beside.peek().is_some() {
        let mut line = Line::from("An owner or a day is settled, but nothing is planned, for");
        for (index, id) in beside.enumerate() {
            line = line
                .text(if index == 0 { " " } else { ", " })
                .code(id.as_str());
        }
        blocks.push(Block::sentence(line.text(".")));
    }
    blocks
}

/// Names what is wanted at a level and said not to apply.
fn contradictions(assessment: &Assessment) -> Option<Block> {
    let wanted = assessment.wanted.as_ref()?;
    let items = assessment.model.items_and_topics();
    let both = items.filter(|item| {
        let wished = wanted.wishes.get(&item.id);
        let state = assessment
            .scorecard
            .item(&item.id)
            .map(|score| &score.state);
        wished.is_some_and(|wish| wish.level.is_some())
            && matches!(state, Some(State::NotApplicable { .. }))
    });
    let both: Vec<&Item> = both.collect();
    (!both.is_empty()).then(|| {
        let both = titles(&both);
        Block::Callout(Line::from(format!(
            "Wanted at a level, but answered as not applicable, so nothing is planned: {both}."
        )))
    })
}

fn reached(assessment: &Assessment, plan: &Plan) -> Line {
    let top = assessment.model.top();
    if !assessment.scorecard.overall.counts() {
        return Line::from("Nothing that counts applies here, so there is nothing to plan.");
    }
    let line = Line::from("The goal is reached: there is nothing to do for it. ");
    match plan.goal.stage {
        Some(number) if number < top => line
            .code(format!("ospo plan --to-stage {}", number + 1))
            .text(" plans the way to the next stage."),
        Some(_) => line.text("Every stage of the model passes."),
        None => line
            .code("ospo plan --to-stage N")
            .text(" plans the way to a stage."),
    }
}

fn titles(items: &[&Item]) -> String {
    let titles: Vec<&str> = items.iter().map(|item| item.title.as_str()).collect();
    titles.join(", ")
}

/// Returns the first actions, at most `limit`, under a heading for what is open and for each
/// horizon.
pub(super) fn tasks(
    advice: &Advice,
    level: u8,
    limit: usize,
    task: impl Fn(&Entry) -> Task,
) -> Vec<Block> {
    let entries: Vec<Entry> = advice.roadmap.entries().take(limit).collect();
    let mut blocks = Vec::new();
    for group in entries.chunk_by(|one, other| part(one) == part(other)) {
        let heading = group.first().map(|entry| heading(part(entry)));
        blocks.push(Block::heading(level, heading.unwrap_or_default()));
        let tasks = group.iter().map(&task);
        blocks.push(Block::Tasks(tasks.collect()));
    }
    blocks
}

/// The first actions in a line each, and what all of them take; nothing where there is nothing to do.
pub(super) fn brief(model: &Model, roadmap: &Roadmap, limit: usize) -> Vec<Block> {
    let plan = &roadmap.plan;
    if plan.actions.is_empty() {
        return Vec::new();
    }
    let first = plan.actions.iter().take(limit);
    let entries = first.map(|action| action::brief(model, action)).collect();
    let number = plan.actions.len();
    let all = match number.checked_sub(limit).filter(|more| *more > 0) {
        Some(_) => format!(
            "{limit} of {number} actions; all of them take {}.",
            work(plan)
        ),
        None => format!("Together: {}.", work(plan)),
    };
    vec![
        Block::heading(2, "Next steps"),
        Block::steps(entries),
        Block::sentence(all),
    ]
}

/// The whole plan as a table, and the next actions with all that one needs for them.
pub(super) fn section(assessment: &Assessment, advice: &Advice) -> Vec<Block> {
    let roadmap = &advice.roadmap;
    let mut blocks = vec![
        Block::heading(2, "Plan"),
        Block::Facts(facts(assessment, roadmap)),
    ];
    blocks.extend(remarks(assessment, roadmap));
    if roadmap.plan.actions.is_empty() {
        return blocks;
    }
    blocks.push(table(roadmap));
    // What others did stands in a section of its own, and where to read on with each practice.
    let (model, guidance) = (assessment.model, &advice.guidance);
    let told = |entry: &Entry| action::told(model, roadmap, guidance, entry);
    blocks.extend(tasks(advice, 3, NEXT, told));
    blocks.extend(tilt(&roadmap.plan, &advice.guidance));
    blocks.push(Block::sentence(rule(model)));
    blocks
}

fn table(roadmap: &Roadmap) -> Block {
    let head = vec![
        Column::number("No."),
        Column::words("Practice"),
        Column::words("What"),
        Column::number("Person-weeks"),
        Column::words("Months"),
        Column::words("Owner, due"),
    ];
    let rows = roadmap.entries().map(|entry| {
        let action = entry.action;
        vec![
            Line::from(entry.number.to_string()),
            Line::from(action.item.title.as_str()),
            action::in_short(action),
            Line::from(action::weeks(action)),
            Line::from(match part(&entry) {
                Some(horizon) => horizon.as_str(),
                None => "at once",
            }),
            Line::from(action::settled(&entry).unwrap_or_default()),
        ]
    });
    Block::Table(Table {
        head,
        rows: rows.collect(),
    })
}

/// Returns the part of the plan that an action belongs to; none where it finds something out.
pub(super) fn part(entry: &Entry) -> Option<Horizon> {
    (!entry.action.finds_out()).then_some(entry.slot.horizon)
}

/// Names a part of the plan.
pub(super) fn heading(part: Option<Horizon>) -> &'static str {
    match part {
        None => "First: find out",
        Some(Horizon::Half) => "Months 0 to 6",
        Some(Horizon::Year) => "Months 6 to 12",
        Some(Horizon::TwoYears) => "Months 12 to 24",
        Some(Horizon::Later) => "After two years",
    }
}

/// Says where the archetypes of an organisation made a difference, or that they made none.
pub(super) fn tilt(plan: &Plan, guidance: &Guidance) -> Option<Block> {
    let profile = guidance.profile.as_ref()?;
    let archetypes = profile.named();
    if archetypes.is_empty() || plan.actions.is_empty() {
        return None;
    }
    let names: Vec<&str> = archetypes
        .iter()
        .map(|archetype| archetype.title.as_str())
        .collect();
    let names = names.join(" and ");
    let tilted = &plan.tilted;
    let line = Line::from(format!("Archetype: {names}. "));
    if tilted.chosen.is_empty() && tilted.earlier.is_empty() {
        let cares = |action: &Action| profile.because(&action.item.id).is_some();
        let line = line.text("It changes no step and no order here");
        return Some(Block::sentence(if plan.actions.iter().any(cares) {
            line.text("; its reasons stand at the practices that it cares for.")
        } else {
            line.text(".")
        }));
    }
    let mut said = Vec::new();
    if !tilted.chosen.is_empty() {
        let (chosen, spared) = (titles(&tilted.chosen), titles(&tilted.spared));
        said.push(format!("At the same cost it prefers {chosen} to {spared}."));
    }
    if !tilted.earlier.is_empty() {
        said.push(format!("It puts earlier: {}.", titles(&tilted.earlier)));
    }
    said.push("No score and no effort is different for it.".to_owned());
    Some(Block::sentence(line.text(said.join(" "))))
}

/// Returns the sources of what the first actions quote.
pub(super) fn quoted<'g>(advice: &Advice<'_, 'g>, limit: usize) -> Vec<&'g SourceId> {
    let first = advice.roadmap.entries().take(limit);
    first
        .flat_map(|entry| quoted_by(&advice.guidance, &entry))
        .collect()
}

/// Returns the sources of what an action quotes.
pub(super) fn quoted_by<'g>(guidance: &Guidance<'g>, entry: &Entry) -> Vec<&'g SourceId> {
    let id = &entry.action.item.id;
    let favour = guidance
        .profile
        .as_ref()
        .and_then(|profile| profile.because(id));
    // Where an answer is to be found out, nobody's example is shown.
    let example = (!entry.action.finds_out())
        .then(|| guidance.nearest(id, entry.action.stage))
        .flatten();
    let example = example.map(|example| &example.milestone.finding.source);
    let favour = favour.map(|(_, favour)| &favour.source);
    example.into_iter().chain(favour).collect()
}
