//! A plan as a folder: a page for each action, and one that lists them.

use jiff::civil::Date;
use serde::Serialize;

use crate::insight::{Advice, Assessment, Deed, Entry};
use crate::lang::{Lang, say};
use crate::organisation::TicketId;
use crate::report::common::figure_data::Number;
use crate::report::common::{cited, terms, warnings};
use crate::report::document::block::{Block, Document, Fact, Task};
use crate::report::document::line::Line;
use crate::report::plan::{action, goal, remarks, roadmap};
use crate::tracker::Tracker;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    pub name: String,
    /// What an issue tracker reads above it; none for the list.
    pub ticket: Option<TicketData>,
    /// What stands below the title of the ticket; the whole list.
    pub document: Document,
}

/// Returns the list, and then the pages of the actions in their order: for a tracker, or as pages to
/// read, which name owners as they are noted.
pub fn pages(assessment: &Assessment, advice: &Advice, tracker: Option<Tracker>) -> Vec<Page> {
    let entries: Vec<Entry> = advice.roadmap.entries().collect();
    let names: Vec<String> = entries.iter().map(|entry| name(entry, entries.len())).collect();
    let mut pages = vec![index(assessment, advice, entries.len())];
    pages.extend(entries.iter().zip(&names).map(|(entry, name)| Page {
        name: name.clone(),
        ticket: Some(TicketData {
            depends_on: before(entry, &entries, &names),
            is_there: is_there(entry, &entries, assessment.sheet.date),
            ..TicketData::of(assessment, entry, tracker)
        }),
        document: page(assessment, advice, entry),
    }));
    pages
}

/// Names the page of an action by its place and its item; names sort like the actions.
fn name(entry: &Entry, all: usize) -> String {
    let digits = all.to_string().len().max(2);
    let (number, item) = (entry.number, &entry.action.item.id);
    let kind = if entry.action.finds_out() { "-find-out" } else { "" };
    format!("{number:0digits$}-{item}{kind}.md")
}

/// Returns the pages of the actions that one should come after.
fn before(entry: &Entry, entries: &[Entry], names: &[String]) -> Vec<String> {
    let before = entries
        .iter()
        .zip(names)
        .filter(|(earlier, _)| earlier.number < entry.number && comes_first(earlier, entry));
    before.map(|(_, name)| name.clone()).collect()
}

/// Says whether the ticket of an action came back already. One note a practice is kept: what finds
/// something out went along with the work of the same round.
fn is_there(entry: &Entry, entries: &[Entry], round: Date) -> bool {
    entry.ticket.is_some()
        || entries.iter().any(|other| {
            let is_of_round = other.ticket.is_some_and(|ticket| ticket.round == round);
            is_of_round && other.action.item.id == entry.action.item.id
        })
}

fn comes_first(earlier: &Entry, later: &Entry) -> bool {
    let (earlier, later) = (earlier.action, later.action);
    earlier.item.id == later.item.id || earlier.unblocks.iter().any(|item| item.id == later.item.id)
}

/// Returns an action in a line: `Title: from Absent to Repeatable`.
fn headline(lang: &Lang, entry: &Entry) -> String {
    let action = entry.action;
    lang.named(&action.item.title, &action::deed(lang, action))
}

fn page(assessment: &Assessment, advice: &Advice, entry: &Entry) -> Document {
    let lang = &assessment.model.lang;
    let (plan, guidance) = (&advice.roadmap, &advice.guidance);
    let task = action::task(assessment.model, plan, guidance, entry);
    let mut blocks = vec![Block::Facts(task.facts)];
    let quoted = roadmap::quoted_by(guidance, entry);
    blocks.extend(cited::section(lang, guidance.guide, &quoted));
    blocks.extend([Block::Rule, terms::attribution(assessment.model)]);
    Document::new(lang, blocks)
}

fn index(assessment: &Assessment, advice: &Advice, all: usize) -> Page {
    let (lang, plan) = (&assessment.model.lang, &advice.roadmap);
    let mut blocks = vec![
        Block::heading(1, say!(lang, "Plan: {subject}", subject = assessment.sheet.subject)),
        Block::Facts(goal::facts(assessment, plan)),
    ];
    blocks.extend(warnings::warnings(assessment));
    blocks.extend(remarks::of_plan(assessment, plan));
    let listed = |entry: &Entry| entry_of(lang, entry, &name(entry, all));
    blocks.extend(roadmap::tasks(lang, advice, 2, all, listed));
    blocks.extend(roadmap::tilt(lang, &plan.plan, &advice.guidance));
    if all > 0 {
        let rule = roadmap::rule(assessment.model);
        blocks.extend([Block::Rule, Block::sentence(rule)]);
        blocks.push(terms::attribution(assessment.model));
    }
    Page { name: "README.md".to_owned(), ticket: None, document: Document::new(lang, blocks) }
}

/// An action in the list: the way to its page, who does it, and its days.
fn entry_of(lang: &Lang, entry: &Entry, name: &str) -> Task {
    let action = entry.action;
    let line = Line::default().link(&action.item.title, name);
    let line = line.text(lang.colon()).text(action::deed(lang, action));
    let owner = entry.owner.map(|owner| Fact::new(say!(lang, "Owner"), owner));
    let days = entry.slot.map(|slot| match (slot.begins, slot.ends) {
        (begins, done) if begins == done => done.to_string(),
        (begins, done) => say!(lang, "{begins} to {done}", begins, done),
    });
    let days = days.map(|days| Fact::new(say!(lang, "When"), days));
    Task {
        number: entry.number,
        title: action::outlaid(lang, line, action),
        facts: owner.into_iter().chain(days).collect(),
    }
}

/// What an issue tracker reads of an action, under the names that it takes; what there is nothing to
/// say of is left out.
///
/// Later versions may add fields and never rename one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TicketData {
    pub format: &'static str,
    /// By what it is known again; see [`TicketId`].
    pub id: String,
    /// What the tracker calls it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    pub state: &'static str,
    pub title: String,
    /// `ospo`, `stage-N`, the area, `months-…`, and `find-out` where an answer is missing.
    pub labels: Vec<String>,
    /// The owner; for a tracker only where it can be told who that is there.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub assignees: Vec<String>,
    /// The stage that it is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub milestone: Option<String>,
    /// The day on which work begins; left out where it is due before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<String>,
    /// The day on which it is to be done: the one that was settled, else the one worked out; left out
    /// where nobody has estimated the work either.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_date: Option<String>,
    /// The earliest day on which the level can be shown; left out where nobody has estimated the work.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shown_from: Option<String>,
    /// What it takes, in person-weeks, where there is work and an estimate of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effort: Option<Number>,
    pub item: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// The pages of the actions that it should come after.
    pub depends_on: Vec<String>,
    /// The tracker that it is for.
    #[serde(skip)]
    pub tracker: Option<Tracker>,
    /// Whether it came back from there already.
    #[serde(skip)]
    pub is_there: bool,
}

impl TicketData {
    fn of(assessment: &Assessment, entry: &Entry, tracker: Option<Tracker>) -> Self {
        let (action, item) = (entry.action, entry.action.item);
        let slot = entry.slot;
        let effort = action.outlay().effort;
        let (from, to) = match &action.deed {
            Deed::FindOut { .. } => (None, None),
            Deed::Raise { from, to, .. } => (Some(from.id.to_string()), Some(to.id.to_string())),
        };
        let (model, sheet) = (assessment.model, &assessment.sheet);
        let begun = || TicketId::new(&item.id, action.aim(), sheet.date, &sheet.subject);
        Self {
            format: "ospo/action/1",
            id: entry.ticket.cloned().unwrap_or_else(begun).to_string(),
            key: entry.key.map(str::to_owned),
            state: entry.state.as_str(),
            title: headline(&model.lang, entry),
            labels: labels(entry),
            assignees: assignees(entry.owner, tracker),
            milestone: action.stage.map(|number| {
                say!(model.lang, "Stage {stage}", stage = terms::stage(model, number))
            }),
            start: entry.start().map(|day| day.to_string()),
            due_date: entry.due.or(slot.map(|slot| slot.ends)).map(|day| day.to_string()),
            shown_from: slot.map(|slot| slot.shown.to_string()),
            effort: (effort.0 > 0).then(|| Number::of_hundredths(effort.0)),
            item: item.id.to_string(),
            from,
            to,
            depends_on: Vec::new(),
            tracker,
            is_there: false,
        }
    }

    /// Returns the lines at the end of a ticket that `ospo plan --read` looks for: by what it is known
    /// again, and the day on which it is due where the tracker has no field for that.
    pub fn signs(&self) -> String {
        let id = TicketId::sign_of(&self.id);
        let has_due = self.tracker.is_some_and(Tracker::has_due);
        match &self.due_date {
            Some(day) if !has_due => format!("{id}\ndue: {day}"),
            _ => id,
        }
    }
}

/// Returns whom a ticket is given to. Trackers know people by the names with which they log in, which
/// an owner is where it begins with an `@`; Jira knows addresses as well. Nobody is guessed.
fn assignees(owner: Option<&str>, tracker: Option<Tracker>) -> Vec<String> {
    let Some(owner) = owner else { return Vec::new() };
    let Some(tracker) = tracker else { return vec![owner.to_owned()] };
    let names = owner.split(',').map(str::trim);
    let known = names.filter_map(|name| match name.strip_prefix('@') {
        Some(login) => Some(login),
        None => Some(name).filter(|name| tracker == Tracker::Jira && name.contains('@')),
    });
    let is_name = |name: &&str| name.chars().all(|c| c.is_alphanumeric() || "-_.+@".contains(c));
    known.filter(is_name).map(str::to_owned).collect()
}

fn labels(entry: &Entry) -> Vec<String> {
    let action = entry.action;
    let stage = action.stage.map(|number| format!("stage-{number}"));
    let area = action.item.area.to_string();
    let months = entry.slot.map(|slot| format!("months-{}", slot.horizon.as_str()));
    let find_out = action.finds_out().then(|| "find-out".to_owned());
    let ours = ["ospo".to_owned()].into_iter();
    ours.chain(stage).chain([area]).chain(months).chain(find_out).collect()
}
