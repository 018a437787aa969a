//! One action of a plan: what to do, why now, and what helps.

use crate::insight::{Action, Deed, DueConflict, Entry, Guidance, Outlay, Roadmap};
use crate::lang::{Lang, phrase, say, say_of};
use crate::model::{Item, Level, Model, PersonWeeks, Step};
use crate::organisation::ActionState;
use crate::report::common::{cited, terms};
use crate::report::document::block::{Fact, Task};
use crate::report::document::line::{Line, Tone, said};
use crate::report::document::{figure, listing};
use crate::report::plan::reasons;
use crate::score::WhyBounds;

pub(crate) fn task(model: &Model, roadmap: &Roadmap, guidance: &Guidance, entry: &Entry) -> Task {
    let mut task = told(model, roadmap, guidance, entry);
    let (lang, item) = (&model.lang, entry.action.item);
    if !entry.action.finds_out() {
        let seen = guidance.nearest(&item.id, entry.action.stage);
        let seen = seen.as_ref().map(|seen| cited::example(lang, seen));
        task.facts.extend(seen.map(|line| Fact::new(say!(lang, "Seen at"), line)));
        task.facts.extend(links(lang, item).map(|line| Fact::new(say!(lang, "Read"), line)));
    }
    task
}

/// Returns the same without what others did and where to read on.
pub(crate) fn told(model: &Model, roadmap: &Roadmap, guidance: &Guidance, entry: &Entry) -> Task {
    let mut task = core(model, roadmap, entry);
    let favoured = guidance.profile.as_ref().and_then(|p| p.because(&entry.action.item.id));
    if let Some((archetype, favour)) = favoured {
        let line = Line::from(favour.because.as_str());
        let line = line.then(cited::source(&favour.source));
        task.facts.push(Fact::new(archetype.title.as_str(), line));
    }
    task
}

/// Returns an action with what its owner has to know: what to do, until when, and why.
pub(crate) fn core(model: &Model, roadmap: &Roadmap, entry: &Entry) -> Task {
    let (lang, action, item) = (&model.lang, entry.action, entry.action.item);
    let mut facts = Vec::new();
    let mut add = |name: String, value: Option<Line>| {
        facts.extend(value.map(|value| Fact::new(name, value)));
    };
    add(say!(lang, "Do"), what(lang, action, roadmap.round.as_deref()));
    add(say!(lang, "Begin with"), terms::starter(item).filter(|_| !action.finds_out()));
    add(say!(lang, "Done when"), done_when(model, action).map(Line::from));
    add(say!(lang, "Work"), when(lang, entry).map(Line::from));
    add(say!(lang, "Shown from"), shown_from(lang, entry).map(Line::from));
    let by = if entry.owner.is_some() { say!(lang, "Owner") } else { say!(lang, "Due") };
    add(by, owner(lang, entry, roadmap));
    add(say!(lang, "State"), state(lang, entry));
    add(say!(lang, "Why now"), Some(reasons::why(model, action)));
    add(say!(lang, "Then"), reasons::unblocks(model, action));
    if !action.finds_out() {
        add(say!(lang, "Shown by"), listed(lang, &item.evidence));
    }
    let who = terms::who(model, item);
    add(say!(lang, "Who knows"), who.map(Line::from));
    Task { number: entry.number, title: title(lang, action), facts }
}

/// Returns the days of the work, and what it costs where that is known; none where it takes none that are known.
fn when(lang: &Lang, entry: &Entry) -> Option<String> {
    let done = entry.slot?.ends;
    (entry.action.outlay().effort > PersonWeeks::default()).then(|| {
        let days = match entry.start() {
            Some(begins) => say!(lang, "{begins} to {done}", begins, done),
            None => say!(lang, "until {day}", day = done),
        };
        let cost = entry.cost.map(|cost| lang.semicolon() + &cost.said(lang));
        days + &cost.unwrap_or_default()
    })
}

/// Returns the day on which the level can be shown; none where that is as soon as the work is done.
fn shown_from(lang: &Lang, entry: &Entry) -> Option<String> {
    entry.shown_later().map(|day| {
        let months = entry.action.looks_back();
        say_of!(
            lang,
            months,
            "{day}, a month after the work, because its level looks back on one",
            "{day}, {n} months after the work, because its level looks back on them",
            day
        )
    })
}

/// Returns an action in one line: `Title: from Absent to Repeatable (about 2 person-weeks)`.
pub(crate) fn title(lang: &Lang, action: &Action) -> Line {
    let line = Line::default().strong(&action.item.title);
    let deed = deed(lang, action);
    outlaid(lang, line.text(lang.colon()).text(deed), action)
}

/// Adds what an action takes: ` (about 2 person-weeks)`; nothing for finding out.
pub(crate) fn outlaid(lang: &Lang, line: Line, action: &Action) -> Line {
    match &action.deed {
        Deed::FindOut { .. } => line,
        Deed::Raise { outlay, .. } => {
            let outlay = outlay_of(lang, *outlay);
            line.toned(Tone::Quiet, lang.aside(outlay))
        }
    }
}

pub(crate) fn deed(lang: &Lang, action: &Action) -> String {
    match &action.deed {
        Deed::FindOut { bounds, from, .. } => match bounds {
            WhyBounds::NotAgreed => say!(lang, "agree where this stands"),
            WhyBounds::Claimed => say!(lang, "name what shows it"),
            WhyBounds::Open
            | WhyBounds::AtLeast
            | WhyBounds::Implied
            | WhyBounds::Found
            | WhyBounds::Answered => {
                let low = action.item.scale.levels.get(*from);
                match low.filter(|_| *bounds == WhyBounds::AtLeast) {
                    Some(Level { label: level, .. }) => {
                        say!(lang, "find out whether this is above {level}", level)
                    }
                    None => say!(lang, "find out where this stands"),
                }
            }
        },
        Deed::Raise { from, assumed, to, .. } => {
            let (from, to) = (&from.label, &to.label);
            if *assumed {
                say!(lang, "from {from} (assumed) to {to}", from, to)
            } else {
                say!(lang, "from {from} to {to}", from, to)
            }
        }
    }
}

/// Returns `Absent → Repeatable`, with a question mark where the first is only assumed.
pub(crate) fn in_short(lang: &Lang, action: &Action) -> Line {
    match &action.deed {
        Deed::FindOut { bounds, .. } => Line::from(match bounds {
            WhyBounds::NotAgreed => say!(lang, "agree"),
            WhyBounds::Claimed => say!(lang, "show"),
            WhyBounds::Open
            | WhyBounds::AtLeast
            | WhyBounds::Implied
            | WhyBounds::Found
            | WhyBounds::Answered => {
                say!(lang, "find out")
            }
        }),
        Deed::Raise { from, assumed, to, .. } => {
            let open = if *assumed { "?" } else { "" };
            Line::from(format!("{}{open} → {}", from.label, to.label))
        }
    }
}

/// Returns the person-weeks of an action, for a column; a dash where there are none.
pub(crate) fn weeks(lang: &Lang, action: &Action) -> String {
    weeks_of(lang, action.outlay())
}

/// Returns the same of what several take.
pub(crate) fn weeks_of(lang: &Lang, outlay: Outlay) -> String {
    match (outlay.effort, outlay.without) {
        (PersonWeeks(0), 0) => figure::NONE.to_owned(),
        (effort, 0) => lang.number(effort),
        (PersonWeeks(0), _) => "?".to_owned(),
        (effort, _) => format!("{} + ?", lang.number(effort)),
    }
}

/// Returns what work takes: `about 2 person-weeks`.
pub(crate) fn outlay_of(lang: &Lang, outlay: Outlay) -> String {
    outlay_in(lang, outlay, |effort| terms::person_weeks(lang, effort))
}

/// Returns the same in person-weeks or in money, as `said` has it.
pub(crate) fn outlay_in(
    lang: &Lang,
    outlay: Outlay,
    said: impl Fn(PersonWeeks) -> String,
) -> String {
    let steps = outlay.without;
    match outlay.effort {
        PersonWeeks(0) if steps == 0 => say!(lang, "no effort"),
        effort if steps == 0 => said(effort),
        PersonWeeks(0) => {
            say_of!(lang, steps, "one step without an estimate", "{n} steps without an estimate")
        }
        effort => say_of!(
            lang,
            steps,
            "{effort} and one step without an estimate",
            "{effort} and {n} steps without an estimate",
            effort = said(effort)
        ),
    }
}

/// Returns what to do, level by level where there are several.
fn what(lang: &Lang, action: &Action, round: Option<&str>) -> Option<Line> {
    match &action.deed {
        Deed::FindOut { bounds, .. } => Some(find_out(lang, action.item, *bounds, round)),
        Deed::Raise { steps, .. } => in_turn(lang, steps),
    }
}

fn find_out(lang: &Lang, item: &Item, bounds: WhyBounds, round: Option<&str>) -> Line {
    let command = Line::default().code(format!("ospo assess --item {}", item.id));
    let question = item.ask.as_str();
    match bounds {
        WhyBounds::NotAgreed => {
            let of = round.map_or_else(String::new, |round| format!(" --round {round}"));
            let command = format!("ospo round settle{of} {}=LEVEL", item.id);
            said!(
                lang,
                "{question} It is not agreed: settle on one level. {command} notes it.",
                question,
                command = Line::default().code(command)
            )
        }
        WhyBounds::Claimed => said!(
            lang,
            "{question} {command} asks for the evidence that its level needs.",
            question,
            command
        ),
        WhyBounds::Open
        | WhyBounds::AtLeast
        | WhyBounds::Implied
        | WhyBounds::Found
        | WhyBounds::Answered => {
            said!(lang, "{question} {command} asks it.", question, command)
        }
    }
}

fn in_turn(lang: &Lang, steps: &[(&Level, &Step)]) -> Option<Line> {
    let next = steps.iter().filter_map(|(_, step)| step.next.as_ref());
    let told: Vec<Line> = next.map(|next| terms::step(lang, next)).collect();
    let mut told = told.into_iter();
    match (told.next()?, told.len()) {
        (only, 0) => Some(only),
        (first, _) => {
            let first = said!(lang, "First: {what}", what = first);
            let then = told.map(|then| said!(lang, "Then: {what}", what = then));
            Some(then.fold(first, |line, then| line.text(lang.gap()).then(then)))
        }
    }
}

/// Names the level, because its sentence may end with what begins the next one.
fn done_when(model: &Model, action: &Action) -> Option<String> {
    match &action.deed {
        Deed::FindOut { .. } => None,
        Deed::Raise { to, .. } => {
            Some(model.lang.named(&to.label, &model.reached(action.item, &to.id)?))
        }
    }
}

fn listed(lang: &Lang, texts: &[String]) -> Option<Line> {
    (!texts.is_empty()).then(|| Line::from(texts.join(&lang.semicolon())))
}

fn links(lang: &Lang, item: &Item) -> Option<Line> {
    let mut line = Line::default();
    for (index, link) in item.references.iter().enumerate() {
        let between = if index == 0 { String::new() } else { lang.semicolon() };
        line = line.text(between).link(&link.title, &link.url);
    }
    (!item.references.is_empty()).then_some(line)
}

pub(crate) fn settled(lang: &Lang, entry: &Entry) -> Option<String> {
    let agreed = entry.owner.filter(|_| entry.agreed).map(|_| say!(lang, "has agreed"));
    let due = entry.due.map(|day| say!(lang, "due {day}", day));
    let owner = entry.owner.map(str::to_owned).into_iter();
    let parts: Vec<String> = owner.chain(agreed).chain(due).collect();
    (!parts.is_empty()).then(|| lang.in_a_row(parts))
}

/// Returns how far an action is, with what its ticket is called; none where it is open and has none.
pub(crate) fn progress(lang: &Lang, entry: &Entry) -> Option<String> {
    let state = terms::action_state(lang, entry.state.as_str());
    match entry.key {
        Some(key) => Some(format!("{state}{}", lang.aside(key))),
        None => (entry.state != ActionState::Open).then_some(state),
    }
}

fn state(lang: &Lang, entry: &Entry) -> Option<Line> {
    let state = progress(lang, entry)?;
    if entry.state != ActionState::Done {
        return Some(Line::from(state));
    }
    let state = Line::default().toned(Tone::Met, state);
    let command = Line::default().code(format!("ospo assess --item {}", entry.action.item.id));
    Some(said!(lang, "{state}; answer it anew: {command}", state, command))
}

fn owner(lang: &Lang, entry: &Entry, roadmap: &Roadmap) -> Option<Line> {
    let line = match (entry.owner, entry.due) {
        (None, Some(day)) => Line::from(day.to_string()),
        _ => Line::from(settled(lang, entry)?),
    };
    let (phrase, day) = match (entry.conflict(roadmap.begins), entry.slot) {
        (Some(DueConflict::Past), _) => (phrase!("{settled}, which has passed"), None),
        (Some(DueConflict::BeforeStart), slot) => {
            let phrase = phrase!("{settled}, before work can begin on {day}");
            (phrase, slot.map(|slot| slot.begins))
        }
        (Some(DueConflict::BeforeDone), slot) => {
            let phrase = phrase!("{settled}, before this plan gets there on {day}");
            (phrase, slot.map(|slot| slot.ends))
        }
        (None, _) => return Some(line),
    };
    let day = day.map(|day| day.to_string()).unwrap_or_default();
    let day = Line::default().toned(Tone::Open, day);
    let holes = [("settled", line), ("day", day)];
    Some(listing::toned(lang, Tone::Open, phrase, holes))
}
