//! One action of a plan: what to do, why now, and what helps.

use crate::insight::Action;
use crate::insight::Deed;
use crate::insight::Entry;
use crate::insight::Guidance;
use crate::insight::Outlay;
use crate::insight::Reason;
use crate::insight::Roadmap;
use crate::insight::Slot;
use crate::model::Item;
use crate::model::Level;
use crate::model::Model;
use crate::model::PersonWeeks;
use crate::model::Step;
use crate::report::cited;
use crate::report::document::Fact;
use crate::report::document::Line;
use crate::report::document::Task;
use crate::report::document::Tone;
use crate::report::example;
use crate::report::figure;
use crate::report::words;

/// Returns an action with all that one needs to know for it.
pub(super) fn task(model: &Model, roadmap: &Roadmap, guidance: &Guidance, entry: &Entry) -> Task {
    let mut task = told(model, roadmap, guidance, entry);
    let item = entry.action.item;
    if !entry.action.finds_out() {
        let seen = guidance.nearest(&item.id, entry.action.stage);
        let seen = seen.as_ref().map(example::line);
        task.facts
            .extend(seen.map(|line| Fact::new("Seen at", line)));
        task.facts
            .extend(links(item).map(|line| Fact::new("Read", line)));
    }
    task
}

/// Returns the same without what others did and where to read on.
pub(super) fn told(model: &Model, roadmap: &Roadmap, guidance: &Guidance, entry: &Entry) -> Task {
    let mut task = core(model, roadmap, entry);
    let favoured = guidance
        .profile
        .as_ref()
        .and_then(|p| p.because(&entry.action.item.id));
    if let Some((archetype, favour)) = favoured {
        let line = Line::from(favour.because.as_str());
        let line = line.then(cited::source(&favour.source));
        task.facts.push(Fact::new(archetype.title.as_str(), line));
    }
    task
}

/// Returns an action with what its owner has to know: what to do, until when, and why.
pub(super) fn core(model: &Model, roadmap: &Roadmap, entry: &Entry) -> Task {
    let (action, item) = (entry.action, entry.action.item);
    let mut facts = Vec::new();
    let mut add = |name: &str, value: Option<Line>| {
        facts.extend(value.map(|value| Fact::new(name, value)));
    };
    add("Do", what(action));
    add("Done when", done_when(action).map(Line::from));
    add("When", when(entry).map(Line::from));
    let by = if entry.owner.is_some() {
        "Owner"
    } else {
        "Due"
    };
    add(by, owner(entry, roadmap));
    add("Why now", Some(why(model, action)));
    add("Then", unblocks(model, action));
    if !action.finds_out() {
        add("Shown by", listed(&item.evidence));
    }
    add("Who knows", words::who(model, item).map(Line::from));
    Task {
        number: entry.number,
        title: title(action),
        facts,
    }
}

/// Returns the days of the work; none where it takes none that are known.
fn when(entry: &Entry) -> Option<String> {
    let Slot { begins, ends, .. } = entry.slot;
    (begins < ends).then(|| format!("{begins} to {ends}"))
}

/// Returns an action in one line: `Title: from Absent to Defined (about 2 person-weeks)`.
pub(super) fn title(action: &Action) -> Line {
    let line = Line::default().strong(&action.item.title);
    outlaid(line.text(format!(": {}", deed(action))), action)
}

/// Adds what an action takes: ` (about 2 person-weeks)`; nothing for finding out.
pub(super) fn outlaid(line: Line, action: &Action) -> Line {
    match &action.deed {
        Deed::FindOut { .. } => line,
        Deed::Raise { outlay, .. } => line.toned(Tone::Quiet, format!(" ({})", outlay_of(*outlay))),
    }
}

/// Returns what is done to an item: `from Absent to Defined`.
pub(super) fn deed(action: &Action) -> String {
    match &action.deed {
        Deed::FindOut { .. } => "find out where this stands".to_owned(),
        Deed::Raise {
            from, assumed, to, ..
        } => {
            let if_so = if *assumed {
                ", if it is no higher,"
            } else {
                ""
            };
            format!("from {}{if_so} to {}", from.label, to.label)
        }
    }
}

/// Returns an action in a line, with what to do first.
pub(super) fn brief(model: &Model, action: &Action) -> Line {
    let line = title(action);
    match &action.deed {
        Deed::FindOut { .. } => match words::who(model, action.item) {
            Some(who) => line.text(format!(". Who would know: {who}")),
            None => line,
        },
        Deed::Raise { steps, .. } => {
            let mut what = steps.iter().filter_map(|(_, step)| step.next.as_deref());
            match (what.next(), what.count()) {
                (None, _) => line,
                (Some(only), 0) => line.text(format!(". {only}")),
                (Some(first), _) => line.text(format!(". To begin with: {first}")),
            }
        }
    }
}

/// Returns `Absent → Defined`, with a question mark where the first is only assumed.
pub(super) fn in_short(action: &Action) -> Line {
    match &action.deed {
        Deed::FindOut { .. } => Line::from("find out"),
        Deed::Raise {
            from, assumed, to, ..
        } => {
            let open = if *assumed { "?" } else { "" };
            Line::from(format!("{}{open} → {}", from.label, to.label))
        }
    }
}

/// Returns the person-weeks of an action, for a column; a dash where there are none.
pub(super) fn weeks(action: &Action) -> String {
    let outlay = action.outlay();
    match (outlay.effort, outlay.without) {
        (PersonWeeks(0), 0) => figure::NONE.to_owned(),
        (effort, 0) => effort.to_string(),
        (PersonWeeks(0), _) => "?".to_owned(),
        (effort, _) => format!("{effort} + ?"),
    }
}

/// Returns what work takes: `about 2 person-weeks`.
pub(super) fn outlay_of(outlay: Outlay) -> String {
    let steps = match outlay.without {
        0 if outlay.effort == PersonWeeks(0) => return "no effort".to_owned(),
        0 => return words::person_weeks(outlay.effort),
        1 => "one step".to_owned(),
        number => format!("{number} steps"),
    };
    match outlay.effort {
        PersonWeeks(0) => format!("{steps} without an estimate"),
        effort => format!(
            "{} and {steps} without an estimate",
            words::person_weeks(effort)
        ),
    }
}

/// Returns what to do, level by level where there are several.
pub(super) fn what(action: &Action) -> Option<Line> {
    match &action.deed {
        Deed::FindOut { .. } => Some(find_out(action.item)),
        Deed::Raise { steps, .. } => in_turn(steps).map(Line::from),
    }
}

fn find_out(item: &Item) -> Line {
    Line::from(format!("{} ", item.ask))
        .code(format!("ospo assess --item {}", item.id))
        .text(" asks it.")
}

fn in_turn(steps: &[(&Level, &Step)]) -> Option<String> {
    let what: Vec<&str> = steps
        .iter()
        .filter_map(|(_, step)| step.next.as_deref())
        .collect();
    match what.as_slice() {
        [] => None,
        [only] => Some((*only).to_owned()),
        [first, then @ ..] => Some(format!("First: {first} Then: {}", then.join(" Then: "))),
    }
}

fn done_when<'a>(action: &'a Action) -> Option<&'a str> {
    match &action.deed {
        Deed::FindOut { .. } => None,
        Deed::Raise { to, .. } => action.item.anchor(&to.id),
    }
}

fn listed(texts: &[String]) -> Option<Line> {
    (!texts.is_empty()).then(|| Line::from(texts.join("; ")))
}

fn links(item: &Item) -> Option<Line> {
    let mut line = Line::default();
    for (index, link) in item.references.iter().enumerate() {
        line = line
            .text(if index == 0 { "" } else { "; " })
            .link(&link.title, &link.url);
    }
    (!item.references.is_empty()).then_some(line)
}

/// Returns who does an action and by when, where that is settled.
pub(super) fn settled(entry: &Entry) -> Option<String> {
    let due = entry.due.map(|due| format!("due {due}"));
    let parts: Vec<String> = entry
        .owner
        .map(str::to_owned)
        .into_iter()
        .chain(due)
        .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

fn owner(entry: &Entry, roadmap: &Roadmap) -> Option<Line> {
    let line = Line::from(settled(entry)?);
    Some(if entry.is_overdue(roadmap.begins) {
        line.toned(Tone::Open, ", which is over")
    } else if entry.due.is_some_and(|due| due < entry.slot.ends) {
        let ends = entry.slot.ends;
        line.toned(
            Tone::Open,
            format!(", before this plan gets there on {ends}"),
        )
    } else {
        line
    })
}

/// Returns why an action is in the plan.
fn why(model: &Model, action: &Action) -> Line {
    let reasons = action.reasons.iter().map(|reason| match *reason {
        Reason::Floor(stage) => {
            let floor = words::label_worth(action.item, model.method.floor_credit());
            format!(
                "Stage {stage} does not pass while it is under {}.",
                floor.unwrap_or("the floor")
            )
        }
        Reason::Points(stage) => {
            format!("Stage {stage} lacks points on the whole, and here they are cheapest.")
        }
        Reason::Open(stage) => format!("Stage {stage} does not pass while it is open."),
        Reason::Wish => "It is wanted at this level.".to_owned(),
    });
    let mut sentences: Vec<String> = reasons.collect();
    if let Deed::FindOut { saves } = &action.deed
        && saves.0 > 0
    {
        let weeks = words::person_weeks(*saves);
        sentences.push(format!(
            "By itself the answer could take {weeks} off this plan."
        ));
    }
    if let Deed::Raise { assumed: true, .. } = &action.deed {
        let known = "Its level is not known yet: what is there already leaves the plan.";
        sentences.push(known.to_owned());
    }
    Line::from(sentences.join(" "))
}

fn unblocks(model: &Model, action: &Action) -> Option<Line> {
    let mut sentences = Vec::new();
    if !action.unblocks.is_empty() {
        let titles: Vec<&str> = action
            .unblocks
            .iter()
            .map(|item| item.title.as_str())
            .collect();
        sentences.push(format!("Helps with: {}.", titles.join(", ")));
    }
    if let Some(number) = action.completes {
        sentences.push(format!(
            "With it, and all above done, stage {} passes.",
            words::stage(model, number)
        ));
    }
    (!sentences.is_empty()).then(|| Line::from(sentences.join(" ")))
}
