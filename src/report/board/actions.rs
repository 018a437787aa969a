//! The few actions that are shown, and what they and all others take.

use jiff::civil::Date;

use crate::insight::{
    Action, Deed, DueConflict, Entry, Gap, Outlay, Reason, Roadmap, Shortlist, Slot,
};
use crate::lang::{Lang, say, say_of};
use crate::model::{Model, PersonWeeks};
use crate::organisation::PlanSettings;
use crate::report::board::{aims, room};
use crate::report::common::{dates, terms};
use crate::report::document::board::BoardAction;
use crate::report::document::figure;
use crate::report::plan::action;
use crate::text;

pub(crate) fn rows(
    model: &Model,
    plan: &PlanSettings,
    shortlist: &Shortlist,
    gaps: &[Gap],
    begins: Date,
) -> Vec<BoardAction> {
    let lang = &model.lang;
    let is_alone = shortlist.entries.len() + shortlist.others.len() < 2;
    let rows = shortlist.entries.iter().map(|entry| BoardAction {
        title: text::shortened(&title(entry.action), room::ACTION),
        owner: Some(match entry.owner {
            Some(owner) => text::shortened(owner, room::OWNER),
            None => say!(lang, "No owner yet"),
        }),
        agreed: agreed(lang, plan, entry, begins),
        done: month(lang, entry.slot.map(|slot| slot.ends)),
        shown: month(lang, entry.slot.map(|slot| slot.shown)),
        waits: waits(lang, entry),
        weeks: action::weeks(lang, entry.action),
        cost: cost(lang, plan, entry.action.outlay()),
        closes: text::shortened(&closes(model, entry, gaps, is_alone), room::CLOSES),
    });
    rows.collect()
}

/// Returns the month of a day; a dash where nobody has estimated the work up to it.
fn month(lang: &Lang, day: Option<Date>) -> String {
    day.map_or_else(|| figure::NONE.to_owned(), |day| dates::month(lang, day))
}

/// Returns what is to be done, as one tells somebody. Of several steps that is the last one, which says
/// what a stage then has; for a figure, to which each adds, the one to begin with.
pub(crate) fn title(action: &Action) -> String {
    let next = match &action.deed {
        Deed::Raise { steps, .. } => {
            let mut told = steps.iter().filter_map(|(_, step)| step.next.as_ref());
            if action.is_for_figure() { told.next() } else { told.next_back() }
        }
        Deed::FindOut { .. } => None,
    };
    next.map_or_else(|| action.item.title.clone(), |next| next.what.clone())
}

/// Says whether somebody owns an action and has said yes.
pub(crate) fn has_agreed(plan: &PlanSettings, entry: &Entry) -> bool {
    entry.owner.is_some() && agreement(plan, entry) == Some(true)
}

fn agreement(plan: &PlanSettings, entry: &Entry) -> Option<bool> {
    plan.actions.get(&entry.action.item.id)?.agreed
}

/// Says whether an owner has said yes, and whether the day has passed by which it was to be done.
fn agreed(lang: &Lang, plan: &PlanSettings, entry: &Entry, begins: Date) -> Option<String> {
    let agreed = entry.owner.map(|_| match agreement(plan, entry) {
        Some(true) => say!(lang, "agreed"),
        Some(false) => say!(lang, "has not agreed"),
        None => say!(lang, "not asked yet"),
    });
    let is_overdue = entry.conflict(begins) == Some(DueConflict::Past);
    let overdue = is_overdue.then(|| say!(lang, "overdue"));
    let said: Vec<String> = agreed.into_iter().chain(overdue).collect();
    (!said.is_empty()).then(|| lang.in_a_row(said))
}

/// Puts behind work what it costs, where it has a price.
pub(crate) fn priced(
    lang: &Lang,
    plan: &PlanSettings,
    work: String,
    effort: PersonWeeks,
) -> String {
    match plan.rate {
        Some(rate) => work + &lang.aside(rate.of(effort).said(lang)),
        None => work,
    }
}

fn cost(lang: &Lang, plan: &PlanSettings, outlay: Outlay) -> Option<String> {
    plan.rate.map(|rate| lang.grouped(rate.of(outlay.effort).whole()))
}

fn waits(lang: &Lang, entry: &Entry) -> Option<String> {
    let months = entry.action.looks_back();
    let slot = entry.slot?;
    let waits = dates::month(lang, slot.shown) != dates::month(lang, slot.ends);
    waits.then(|| say_of!(lang, months, "looks back over {n} month", "looks back over {n} months"))
}

fn closes(model: &Model, entry: &Entry, gaps: &[Gap], is_alone: bool) -> String {
    let lang = &model.lang;
    let item = entry.action.item;
    let gap = gaps.iter().position(|gap| gap.item.id == item.id);
    let what = match gap {
        Some(at) => say!(lang, "Gap {number}", number = at + 1),
        None if entry.action.reasons.contains(&Reason::Wish) => {
            say!(lang, "Target for {practice}", practice = item.title)
        }
        None => item.title.clone(),
    };
    let stage = entry.action.completes.filter(|_| is_alone);
    let stage = stage.map(|number| {
        let number = terms::rung(model, item, number);
        say!(lang, "stage {number} holds", number)
    });
    lang.in_a_row([what].into_iter().chain(stage))
}

/// Returns the actions that are not shown, where there are some, and all together.
pub(crate) fn sums(
    model: &Model,
    plan: &PlanSettings,
    shortlist: &Shortlist,
    roadmap: &Roadmap,
) -> Vec<BoardAction> {
    let lang = &model.lang;
    let (shown, others) = (shortlist.entries.len(), shortlist.others.len());
    if shown + others < 2 {
        return Vec::new();
    }
    let rest = (others > 0).then(|| {
        let title = say!(lang, "{n} more, in the full report", n = others);
        sum(lang, plan, text::shortened(&title, room::ACTION), &shortlist.others)
    });
    let title = say_of!(lang, shown + others, "{n} action in all", "{n} actions in all");
    let all: Vec<Entry> = roadmap.entries().filter(|entry| !entry.action.finds_out()).collect();
    let holds = match model.method.one_ladder() {
        Some(_) => {
            let holds = all.iter().filter_map(|entry| entry.action.completes);
            lang.in_a_row(holds.map(|number| say!(lang, "stage {number} holds", number)))
        }
        None => aims::aim(model, &roadmap.plan).unwrap_or_default(),
    };
    let all = BoardAction { closes: holds, ..sum(lang, plan, title, &all) };
    rest.into_iter().chain([all]).collect()
}

fn sum(lang: &Lang, plan: &PlanSettings, title: String, entries: &[Entry]) -> BoardAction {
    let outlays = entries.iter().map(|entry| entry.action.outlay());
    let outlay = outlays.fold(Outlay::default(), |sum, one| Outlay {
        effort: PersonWeeks(sum.effort.0 + one.effort.0),
        without: sum.without + one.without,
    });
    let last = |day: fn(Slot) -> Date| {
        month(lang, entries.iter().filter_map(|entry| entry.slot).map(day).max())
    };
    BoardAction {
        title,
        owner: None,
        agreed: None,
        done: last(|slot| slot.ends),
        shown: last(|slot| slot.shown),
        waits: None,
        weeks: action::weeks_of(lang, outlay),
        cost: cost(lang, plan, outlay),
        closes: String::new(),
    }
}
