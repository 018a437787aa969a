//! Two sentences: where it stands, and what is asked.

use jiff::civil::Date;

use crate::insight::{Action, Assessment, Origin, Plan, Reason, Roadmap};
use crate::lang::{Lang, say, say_of};
use crate::model::{Credit, Item, Model, Needs};
use crate::organisation::{BoardWords, Funding, PlanSettings};
use crate::report::board::{actions, aims, figures, room};
use crate::report::common::{dates, terms};
use crate::report::document::line::{Line, said, said_of};
use crate::report::plan::action;
use crate::score::{Practices, StageState};
use crate::text;

/// As many stages are named; more of them are numbered.
const MOST_NAMED: usize = 2;

/// Returns `4 of 16 practices in place, 8 partly: “Inventory” holds, “Own projects” is under way`.
pub(crate) fn verdict(assessment: &Assessment) -> String {
    let (lang, card) = (&assessment.model.lang, &assessment.scorecard);
    let practices = card.practices;
    let (worst, all) = (practices.worst, practices.applicable);
    if all == 0 {
        return say!(lang, "No practice of the model applies.");
    }
    if assessment.model.method.ladder.is_none() {
        return figures::verdict(assessment);
    }
    if card.coverage.answered == 0 {
        return say_of!(
            lang,
            all,
            "Nobody has answered yet whether the one practice is in place.",
            "Nobody has answered yet which of the {n} practices are in place."
        );
    }
    let in_place = in_place(lang, practices);
    let partly = (worst.partly > 0).then(|| say!(lang, "{n} partly", n = worst.partly));
    let practices = lang.in_a_row([in_place].into_iter().chain(partly));
    if let Some(reached) = aims::standing(assessment.model, card) {
        return say!(lang, "{practices}: {stages}.", practices, stages = reached);
    }
    say!(lang, "{practices}: {stages}.", practices, stages = profile(assessment))
}

/// Says which stages hold and which are under way, or else which are begun.
fn profile(assessment: &Assessment) -> String {
    let lang = &assessment.model.lang;
    let of = |state| of_state(assessment, state);
    let told = |number: usize, stages: String, state| match state {
        StageState::Holds => say_of!(lang, number, "{stages} holds", "{stages} hold", stages),
        StageState::UnderWay => {
            say_of!(lang, number, "{stages} is under way", "{stages} are under way", stages)
        }
        _ => say_of!(lang, number, "{stages} is begun", "{stages} are begun", stages),
    };
    let all = [StageState::Holds, StageState::UnderWay, StageState::Begun];
    let some = all.into_iter().map(|state| (state, of(state)));
    let some = some.filter(|(_, numbers)| !numbers.is_empty()).take(2);
    let told = some.map(|(state, numbers)| told(numbers.len(), names(assessment, &numbers), state));
    let told: Vec<String> = told.collect();
    match assessment.scorecard.practices.is_certain() {
        _ if !told.is_empty() => lang.in_a_row(told),
        true => say!(lang, "no stage is begun"),
        false => say!(lang, "no stage is known to be begun"),
    }
}

/// Returns `4 of 16 practices in place`, or `4 to 9 of 16` where more is possible.
fn in_place(lang: &Lang, practices: Practices) -> String {
    let (least, most) = (practices.worst.in_place, practices.best.in_place);
    if least == most {
        return terms::in_place(lang, practices);
    }
    say_of!(
        lang,
        practices.applicable,
        "{least} to {most} of {n} practice in place",
        "{least} to {most} of {n} practices in place",
        least,
        most
    )
}

fn of_state(assessment: &Assessment, state: StageState) -> Vec<u32> {
    let stages = assessment.scorecard.stages.iter().filter(|stage| stage.state == state);
    stages.map(|stage| stage.number).collect()
}

/// Names few stages by their titles, and more of them by number.
fn names(assessment: &Assessment, numbers: &[u32]) -> String {
    let lang = &assessment.model.lang;
    if numbers.len() > MOST_NAMED {
        return stages(lang, numbers);
    }
    let titles = numbers.iter().filter_map(|number| assessment.model.stage(*number));
    lang.listed(titles.map(|stage| {
        let title = text::shortened(&stage.title, room::STAGE);
        say!(lang, "“{title}”", title)
    }))
}

/// Returns `stage 1`, or `stages 1 and 2`.
pub(crate) fn stages(lang: &Lang, numbers: &[u32]) -> String {
    let listed = lang.listed(numbers.iter().map(u32::to_string));
    say_of!(lang, numbers.len(), "stage {numbers}", "stages {numbers}", numbers = listed)
}

/// Says what those who decide are asked for.
pub(crate) fn ask(
    assessment: &Assessment,
    roadmap: &Roadmap,
    settings: &PlanSettings,
    words: &BoardWords,
) -> Line {
    if let Some(own) = &words.ask {
        return Line::from(own.as_str());
    }
    let (lang, plan) = (&assessment.model.lang, &roadmap.plan);
    let raises = plan.actions.iter().filter(|action| !action.finds_out()).count();
    let (raises, finds_out) = if assessment.knows_nothing() {
        (0, assessment.scorecard.coverage.applicable())
    } else {
        (raises, plan.actions.len() - raises)
    };
    let asked = Line::default().strong(say!(lang, "You are asked"));
    if plan.actions.is_empty() {
        return said!(lang, "{asked} for nothing today: all that is wanted is there.", asked);
    }
    if raises == 0 {
        return said_of!(
            lang,
            finds_out,
            "{asked} to have the one open question answered; nothing can be planned before.",
            "{asked} to have {n} open questions answered; nothing can be planned before.",
            asked
        );
    }
    let approve = say_of!(
        lang,
        raises,
        "You are asked to approve one action:",
        "You are asked to approve {n} actions:"
    );
    let approve = Line::default().strong(approve);
    let work = work(lang, plan, settings);
    let days = roadmap.done().zip(roadmap.shown());
    let one_ladder = assessment.model.method.one_ladder();
    let stage = goal(plan).filter(|_| one_ladder.is_some());
    let stage = stage.and_then(|number| assessment.model.stage(number)).map(|stage| {
        let title = text::shortened(&stage.title, room::STAGE);
        say!(lang, "stage {number}, “{title}”,", number = stage.number, title)
    });
    let asked = if let Some(goal) = stage.or_else(|| aims::aim(assessment.model, plan)) {
        let wished = |action: &Action| action.reasons.contains(&Reason::Wish);
        let goal = if plan.actions.iter().any(wished) {
            say!(lang, "{stage} and the targets for single practices", stage = goal)
        } else {
            goal
        };
        if let Some((done, shown)) = days {
            said!(
                lang,
                "{approve} {work}, done by {done}, so that {goal} can be shown from {shown}.",
                approve,
                work,
                done = dates::month(lang, done),
                goal,
                shown = dates::month(lang, shown)
            )
        } else {
            said!(lang, "{approve} {work}, so that {goal} is there.", approve, work, goal)
        }
    } else if let Some((done, _)) = days {
        let done = dates::month(lang, done);
        said!(lang, "{approve} {work}, done by {done}.", approve, work, done)
    } else {
        said!(lang, "{approve} {work}.", approve, work)
    };
    let of_days = match days {
        Some((_, shown)) => in_time(assessment, roadmap, shown),
        None => Some(say!(lang, "No day can be given before the work is estimated.")),
    };
    let more = of_days.into_iter().chain(without_owner(lang, roadmap, settings));
    more.fold(asked, |line, said| line.text(lang.gap()).text(said))
}

/// Returns the stage that the plan is for and leads to.
pub(crate) fn goal(plan: &Plan) -> Option<u32> {
    plan.goal.stage.filter(|_| plan.leads_there())
}

/// Returns `about 22 person-weeks (99,000 EUR) of our own staff`.
fn work(lang: &Lang, plan: &Plan, settings: &PlanSettings) -> String {
    let work = action::outlay_of(lang, plan.outlay);
    let work = actions::priced(lang, settings, work, plan.outlay.effort);
    match settings.funding {
        Some(Funding::OwnStaff) => say!(lang, "{work} of our own staff", work),
        Some(Funding::NewMoney) => say!(lang, "{work} in new money", work),
        None => work,
    }
}

/// Says whether the day of the target can be kept; none where none is set.
fn in_time(assessment: &Assessment, roadmap: &Roadmap, shown: Date) -> Option<String> {
    let by = target_day(assessment, roadmap)?;
    let lang = &assessment.model.lang;
    let month = dates::month(lang, by);
    Some(if shown <= by {
        say!(lang, "That keeps the target of {month}.", month)
    } else {
        say!(lang, "That misses the target of {month}.", month)
    })
}

/// Says how many actions nobody has agreed to answer for; none where each owner has.
fn without_owner(lang: &Lang, roadmap: &Roadmap, settings: &PlanSettings) -> Option<String> {
    let raises = || roadmap.entries().filter(|entry| !entry.action.finds_out());
    let lacking = raises().filter(|entry| !actions::has_agreed(settings, entry)).count();
    match (lacking, raises().count()) {
        (0, _) => None,
        (lacking, all) if lacking == all => Some(say_of!(
            lang,
            all,
            "No owner has agreed to it yet.",
            "No owner has agreed to any of them yet."
        )),
        (lacking, _) => Some(say_of!(
            lang,
            lacking,
            "One of them has no owner yet who has agreed.",
            "{n} of them have no owner yet who has agreed."
        )),
    }
}

/// Returns the day of the target, where the plan is for one.
pub(crate) fn target_day(assessment: &Assessment, roadmap: &Roadmap) -> Option<Date> {
    let is_target = roadmap.plan.goal.origin == Origin::Target;
    assessment.wanted.as_ref()?.by.filter(|_| is_target)
}

/// Says from which day the months of the plan count; none where there is no plan.
pub(crate) fn counted_from(lang: &Lang, roadmap: &Roadmap) -> Option<String> {
    roadmap.done()?;
    let day = dates::day(lang, roadmap.begins);
    Some(say!(lang, "The months count from {day}; a later start moves them by as much.", day))
}

/// Returns by when to decide, and who presents it, where that is said.
pub(crate) fn decision(lang: &Lang, words: &BoardWords) -> Option<String> {
    let by = words.decide_by.map(|day| say!(lang, "Decide by {day}.", day = dates::day(lang, day)));
    let who = words.presented_by.as_ref();
    let who = who.map(|name| say!(lang, "Presented by {name}.", name));
    let said: Vec<String> = by.into_iter().chain(who).collect();
    (!said.is_empty()).then(|| lang.sentences(said))
}

/// Says how the figures are counted, in one line.
pub(crate) fn method(model: &Model, settings: &PlanSettings) -> String {
    let lang = &model.lang;
    let label = |bar| model.items().find_map(|item| terms::label_worth(item, bar));
    let first = model.items().next();
    let floor = first.and_then(|item| label(model.method.floor_of(item))).unwrap_or_default();
    let in_place = first.and_then(|item| label(model.method.in_place_from(item)));
    let in_place = in_place.unwrap_or_default();
    let has_floor = model.items().any(|item| model.method.floor_of(item) > Credit::NONE);
    let holds = model.method.ladder.as_ref().map(|ladder| match &ladder.needs {
        Needs::Percent(100) => say!(lang, "a stage holds once each of its practices is in place"),
        Needs::Percent(percent) if !has_floor => {
            say!(lang, "a stage holds with {percent} % of its points", percent)
        }
        Needs::Percent(percent) => say!(
            lang,
            "a stage holds with {percent} % of its points and each practice at its minimum, mostly \
             “{floor}”",
            percent,
            floor
        ),
        Needs::Share { share, .. } => say!(
            lang,
            "a stage holds once {share} of its practices are in place and each is at its minimum, mostly \
             “{floor}”",
            share,
            floor
        ),
    });
    let lowest = first.and_then(|item| Some(item.scale.levels.first()?.label.as_str()));
    let lowest = lowest.unwrap_or_default();
    let is_highest =
        first.is_some_and(|item| terms::is_highest(item, model.method.in_place_from(item)));
    let method = match holds {
        Some(holds) if is_highest => say!(
            lang,
            "Method: a practice is in place at the level “{level}”; {holds}. It is begun once one of them \
             is above “{lowest}”. An open answer counts as not in place.",
            level = in_place,
            holds,
            lowest
        ),
        Some(holds) => say!(
            lang,
            "Method: a practice is in place at the level “{level}” or above; {holds}. It is begun once one \
             of them is above “{lowest}”. An open answer counts as not in place.",
            level = in_place,
            holds,
            lowest
        ),
        None => say!(lang, "Method: an open answer counts as nothing."),
    };
    let is_estimated = |item: &Item| item.steps.iter().any(|step| step.effort.is_some());
    let estimates = model
        .items()
        .any(is_estimated)
        .then(|| say!(lang, "Person-weeks are the model's estimates, which nobody has measured."));
    let levels = first.map(|item| {
        let labels = item.scale.levels.iter().map(|level| level.label.as_str());
        say!(lang, "Levels, the lowest first: {levels}.", levels = lang.in_a_row(labels))
    });
    let rate = settings.rate.map(|rate| rate.said(lang));
    let rate = rate.map(|rate| say!(lang, "A person-week is reckoned at {rate}.", rate));
    lang.sentences([method].into_iter().chain(estimates).chain(levels).chain(rate))
}
