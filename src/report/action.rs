//! One action of a plan: what to do, why now, and what helps.

use crate::insight::{Action, Deed, Entry, Guidance, Outlay, Roadmap, Slot};
use crate::model::{Item, Level, Model, PersonWeeks, Step};
use crate::report::document::{Fact, Line, Task, Tone};
use crate::report::{cited, example, figure, listing, reasons, words};
use crate::words::{Words, phrase, say, say_of};

/// Returns an action with all that one needs to know for it.
pub(super) fn task(model: &Model, roadmap: &Roadmap, guidance: &Guidance, entry: &Entry) -> Task {
    let mut task = told(model, roadmap, guidance, entry);
    let (words, item) = (&model.words, entry.action.item);
    if !entry.action.finds_out() {
        let seen = guidance.nearest(&item.id, entry.action.stage);
        let seen = seen.as_ref().map(|seen| example::line(words, seen));
        task.facts
            .extend(seen.map(|line| Fact::new(say!(words, "Seen at"), line)));
        task.facts
            .extend(links(item).map(|line| Fact::new(say!(words, "Read"), line)));
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
    let (words, action, item) = (&model.words, entry.action, entry.action.item);
    let mut facts = Vec::new();
    let mut add = |name: String, value: Option<Line>| {
        facts.extend(value.map(|value| Fact::new(name, value)));
    };
    add(say!(words, "Do"), what(words, action));
    add(say!(words, "Done when"), done_when(action).map(Line::from));
    add(say!(words, "Work"), when(words, entry).map(Line::from));
    let by = if entry.owner.is_some() {
        say!(words, "Owner")
    } else {
        say!(words, "Due")
    };
    add(by, owner(words, entry, roadmap));
    add(say!(words, "Why now"), Some(reasons::why(model, action)));
    add(say!(words, "Then"), reasons::unblocks(model, action));
    if !action.finds_out() {
        add(say!(words, "Shown by"), listed(&item.evidence));
    }
    let who = words::who(model, item);
    add(say!(words, "Who knows"), who.map(Line::from));
    Task {
        number: entry.number,
        title: title(words, action),
        facts,
    }
}

/// Returns the days of the work; none where it takes none that are known.
fn when(words: &Words, entry: &Entry) -> Option<String> {
    let Slot { begins, ends, .. } = entry.slot;
    (begins < ends).then(|| say!(words, "{begins} to {done}", begins, done = ends))
}

/// Returns an action in one line: `Title: from Absent to Defined (about 2 person-weeks)`.
pub(super) fn title(words: &Words, action: &Action) -> Line {
    let line = Line::default().strong(&action.item.title);
    let deed = deed(words, action);
    outlaid(words, line.text(format!(": {deed}")), action)
}

/// Adds what an action takes: ` (about 2 person-weeks)`; nothing for finding out.
pub(super) fn outlaid(words: &Words, line: Line, action: &Action) -> Line {
    match &action.deed {
        Deed::FindOut { .. } => line,
        Deed::Raise { outlay, .. } => {
            let outlay = outlay_of(words, *outlay);
            line.toned(Tone::Quiet, format!(" ({outlay})"))
        }
    }
}

/// Returns what is done to an item: `from Absent to Defined`.
pub(super) fn deed(words: &Words, action: &Action) -> String {
    match &action.deed {
        Deed::FindOut { .. } => say!(words, "find out where this stands"),
        Deed::Raise {
            from, assumed, to, ..
        } => {
            let (from, to) = (&from.label, &to.label);
            if *assumed {
                say!(words, "from {from}, if it is no higher, to {to}", from, to)
            } else {
                say!(words, "from {from} to {to}", from, to)
            }
        }
    }
}

/// Returns an action in a line, with what to do first.
pub(super) fn brief(model: &Model, action: &Action) -> Line {
    let words = &model.words;
    let line = title(words, action);
    match &action.deed {
        Deed::FindOut { .. } => match words::who(model, action.item) {
            Some(who) => begun(words, line, say!(words, "Who would know: {who}", who)),
            None => line,
        },
        Deed::Raise { steps, .. } => {
            let mut what = steps.iter().filter_map(|(_, step)| step.next.as_deref());
            match (what.next(), what.count()) {
                (None, _) => line,
                (Some(only), 0) => begun(words, line, only.to_owned()),
                (Some(what), _) => begun(words, line, say!(words, "To begin with: {what}", what)),
            }
        }
    }
}

/// Adds a sentence on how an action begins.
fn begun(words: &Words, line: Line, sentence: String) -> Line {
    let holes = [("action", line), ("sentence", sentence.into())];
    Line::said(words, phrase!("{action}. {sentence}"), holes)
}

/// Returns `Absent → Defined`, with a question mark where the first is only assumed.
pub(super) fn in_short(words: &Words, action: &Action) -> Line {
    match &action.deed {
        Deed::FindOut { .. } => Line::from(say!(words, "find out")),
        Deed::Raise {
            from, assumed, to, ..
        } => {
            let open = if *assumed { "?" } else { "" };
            Line::from(format!("{}{open} → {}", from.label, to.label))
        }
    }
}

/// Returns the person-weeks of an action, for a column; a dash where there are none.
pub(super) fn weeks(words: &Words, action: &Action) -> String {
    let outlay = action.outlay();
    match (outlay.effort, outlay.without) {
        (PersonWeeks(0), 0) => figure::NONE.to_owned(),
        (effort, 0) => words.number(effort),
        (PersonWeeks(0), _) => "?".to_owned(),
        (effort, _) => format!("{} + ?", words.number(effort)),
    }
}

/// Returns what work takes: `about 2 person-weeks`.
pub(super) fn outlay_of(words: &Words, outlay: Outlay) -> String {
    let steps = outlay.without;
    match outlay.effort {
        PersonWeeks(0) if steps == 0 => say!(words, "no effort"),
        effort if steps == 0 => words::person_weeks(words, effort),
        PersonWeeks(0) => say_of!(
            words,
            steps,
            "one step without an estimate",
            "{n} steps without an estimate"
        ),
        effort => say_of!(
            words,
            steps,
            "{effort} and one step without an estimate",
            "{effort} and {n} steps without an estimate",
            effort = words::person_weeks(words, effort)
        ),
    }
}

/// Returns what to do, level by level where there are several.
pub(super) fn what(words: &Words, action: &Action) -> Option<Line> {
    match &action.deed {
        Deed::FindOut { .. } => Some(find_out(words, action.item)),
        Deed::Raise { steps, .. } => in_turn(words, steps).map(Line::from),
    }
}

fn find_out(words: &Words, item: &Item) -> Line {
    let command = Line::default().code(format!("ospo assess --item {}", item.id));
    let holes = [("question", item.ask.as_str().into()), ("command", command)];
    Line::said(words, phrase!("{question} {command} asks it."), holes)
}

fn in_turn(words: &Words, steps: &[(&Level, &Step)]) -> Option<String> {
    let what: Vec<&str> = steps
        .iter()
        .filter_map(|(_, step)| step.next.as_deref())
        .collect();
    match what.as_slice() {
        [] => None,
        [only] => Some((*only).to_owned()),
        [first, then @ ..] => {
            let first = say!(words, "First: {what}", what = first);
            let then = then.iter().map(|what| say!(words, "Then: {what}", what));
            let all: Vec<String> = std::iter::once(first).chain(then).collect();
            Some(words.sentences(all))
        }
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
pub(super) fn settled(words: &Words, entry: &Entry) -> Option<String> {
    let due = entry.due.map(|day| say!(words, "due {day}", day));
    let parts: Vec<String> = entry
        .owner
        .map(str::to_owned)
        .into_iter()
        .chain(due)
        .collect();
    (!parts.is_empty()).then(|| words.in_a_row(parts))
}

fn owner(words: &Words, entry: &Entry, roadmap: &Roadmap) -> Option<Line> {
    let line = Line::from(settled(words, entry)?);
    let (phrase, day) = if entry.is_overdue(roadmap.begins) {
        (phrase!("{settled}, which is over"), String::new())
    } else if entry.due.is_some_and(|due| due < entry.slot.ends) {
        let phrase = phrase!("{settled}, before this plan gets there on {day}");
        (phrase, entry.slot.ends.to_string())
    } else {
        return Some(line);
    };
    let day = Line::default().toned(Tone::Open, day);
    let holes = [("settled", line), ("day", day)];
    Some(listing::toned(words, Tone::Open, phrase, holes))
}
