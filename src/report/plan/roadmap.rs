//! The parts of a plan that several views show.

use jiff::civil::Date;

use crate::guide::SourceId;
use crate::insight::{Action, Advice, Assessment, Entry, Guidance, Horizon, Plan, Roadmap};
use crate::lang::{Lang, Phrase, phrase, say};
use crate::model::Model;
use crate::report::common::terms;
use crate::report::document::block::{Block, Column, Table, Task};
use crate::report::document::figure;
use crate::report::document::gantt::{Bar, Gantt};
use crate::report::document::line::Line;
use crate::report::plan::{action, budget, goal, remarks};

/// How many actions are shown where not all are asked for.
pub(crate) const NEXT: usize = 5;

pub(crate) fn rule(model: &Model) -> Line {
    let unestimated = model.items().any(|item| {
        let steps = item.steps.iter().skip(1);
        steps.into_iter().any(|step| step.effort.is_none())
    });
    let lang = &model.lang;
    let mut sentences = vec![say!(
        lang,
        "The plan is the cheapest set of steps, by the model's estimates in person-weeks, after \
         which the goal is reached whatever is open or not certain turns out to be: each is \
         counted as its lowest level."
    )];
    if unestimated {
        sentences.push(say!(
            lang,
            "A step without an estimate is taken only where no other way leads to the goal."
        ));
    }
    sentences.push(say!(
        lang,
        "Nobody has measured the estimates; they are there to compare one step with another."
    ));
    if model.method.ladder.is_none() {
        sentences.push(say!(
            lang,
            "First comes what is to be found out, then what the others hang on, then what is lowest today, \
             then what takes least."
        ));
        return Line::from(lang.sentences(sentences));
    }
    sentences.push(say!(
        lang,
        "First comes what the lower stage needs, and of that what is to be found out, what the others \
         hang on and what is below its floor with the gravest risk; then what takes least. How grave \
         a risk is, is the model's own judgement."
    ));
    Line::from(lang.sentences(sentences))
}

/// Returns the first actions, at most `limit`, under a heading for what is open and for each
/// horizon.
pub(crate) fn tasks(
    lang: &Lang,
    advice: &Advice,
    level: u8,
    limit: usize,
    task: impl Fn(&Entry) -> Task,
) -> Vec<Block> {
    let entries: Vec<Entry> = advice.roadmap.entries().take(limit).collect();
    let mut blocks = Vec::new();
    for group in entries.chunk_by(|one, other| part(one) == part(other)) {
        let heading = group.first().map(|entry| lang.plain(heading(part(entry))));
        blocks.push(Block::heading(level, heading.unwrap_or_default()));
        blocks.push(Block::Tasks(group.iter().map(&task).collect()));
    }
    blocks
}

/// The plan as a part of a report: every action, with what to know of it in full or folded up.
pub(crate) fn section(assessment: &Assessment, advice: &Advice, in_full: bool) -> Vec<Block> {
    let (lang, roadmap) = (&assessment.model.lang, &advice.roadmap);
    let mut blocks =
        vec![Block::heading(2, say!(lang, "Plan")), Block::Facts(goal::facts(assessment, roadmap))];
    blocks.extend(remarks::of_plan(assessment, roadmap));
    if roadmap.plan.actions.is_empty() {
        return blocks;
    }
    let table = table(lang, roadmap);
    blocks.push(match gantt(lang, roadmap) {
        Some(gantt) => Block::Gantt(gantt, table),
        None => Block::Table(table),
    });
    // What others did stands in a section of its own, and where to read on with each practice.
    let (model, guidance) = (assessment.model, &advice.guidance);
    let told = |entry: &Entry| action::told(model, roadmap, guidance, entry);
    blocks.extend(tilt(lang, &roadmap.plan, &advice.guidance));
    let tasks = tasks(lang, advice, 3, usize::MAX, told);
    if in_full {
        blocks.push(Block::sentence(rule(model)));
        blocks.extend(tasks);
    } else {
        blocks.push(Block::Folded(tasks));
    }
    blocks.extend(budget::section(assessment.model, roadmap, 3));
    blocks
}

pub(crate) fn table(lang: &Lang, roadmap: &Roadmap) -> Table {
    let head = vec![
        Column::number(say!(lang, "No.")),
        Column::words(say!(lang, "Practice")),
        Column::words(say!(lang, "What")),
        Column::number(say!(lang, "Person-weeks")),
        Column::words(say!(lang, "Done")),
        Column::words(say!(lang, "Shown from")),
        Column::words(say!(lang, "Owner, due")),
    ];
    let rows = roadmap.entries().map(|entry| {
        let action = entry.action;
        let day = |day: Option<Date>| day.map_or(figure::NONE.to_owned(), |day| day.to_string());
        let done = day(entry.slot.map(|slot| slot.ends));
        let done = if entry.at_once { say!(lang, "at once") } else { done };
        let shown = entry.slot.filter(|_| !action.finds_out());
        let shown = day(shown.map(|slot| slot.shown));
        let (settled, progress) = (action::settled(lang, &entry), action::progress(lang, &entry));
        vec![
            Line::from(entry.number.to_string()),
            Line::from(action.item.title.as_str()),
            action::in_short(lang, action),
            Line::from(action::weeks(lang, action)),
            Line::from(done),
            Line::from(shown),
            Line::from(lang.in_a_row(settled.into_iter().chain(progress))),
        ]
    });
    Table { head, rows: rows.collect() }
}

/// Returns the plan along its days; none where it has none.
pub(crate) fn gantt(lang: &Lang, roadmap: &Roadmap) -> Option<Gantt> {
    let bars: Vec<Bar> = roadmap
        .entries()
        .map(|entry| Bar {
            label: entry.action.item.title.clone(),
            what: in_brief(lang, &entry),
            finds_out: entry.action.finds_out(),
            begins: entry.start(),
            done: entry.slot.map(|slot| slot.ends),
            shown: entry.shown_later(),
            due: entry.due,
        })
        .collect();
    let due = roadmap.entries().filter_map(|entry| entry.due).max();
    Some(Gantt {
        begins: roadmap.begins,
        ends: due.max(roadmap.shown())?.max(roadmap.begins),
        bars,
        wanted: roadmap.plan.goal.by,
        lang: lang.clone(),
    })
}

/// Returns `Absent → Repeatable, about 2 person-weeks, Kim Doe`, as far as it is known.
fn in_brief(lang: &Lang, entry: &Entry) -> String {
    let action = entry.action;
    let effort = (!action.finds_out()).then(|| action::outlay_of(lang, action.outlay()));
    let owner = entry.owner.map(str::to_owned);
    let deed = action::in_short(lang, action).words();
    lang.in_a_row([Some(deed), effort, owner].into_iter().flatten())
}

/// Returns the part of the plan that an action belongs to: what is found out at once, some months, or
/// none where nobody has estimated its work.
pub(crate) fn part(entry: &Entry) -> (bool, Option<Horizon>) {
    (entry.at_once, entry.slot.map(|slot| slot.horizon))
}

pub(crate) fn heading((at_once, months): (bool, Option<Horizon>)) -> Phrase {
    if at_once {
        return phrase!("First: find out");
    }
    match months {
        Some(Horizon::Half) => phrase!("Months 0 to 6"),
        Some(Horizon::Year) => phrase!("Months 6 to 12"),
        Some(Horizon::TwoYears) => phrase!("Months 12 to 24"),
        Some(Horizon::Later) => phrase!("After two years"),
        None => phrase!("Without an estimate"),
    }
}

/// Says where the archetypes of an organisation made a difference, or that they made none.
pub(crate) fn tilt(lang: &Lang, plan: &Plan, guidance: &Guidance) -> Option<Block> {
    let profile = guidance.profile.as_ref()?;
    let archetypes = profile.named();
    if archetypes.is_empty() || plan.actions.is_empty() {
        return None;
    }
    let names: Vec<&str> = archetypes.iter().map(|archetype| archetype.title.as_str()).collect();
    let names = lang.listed(names);
    let tilted = &plan.tilted;
    let mut said = vec![say!(lang, "Archetype: {names}.", names)];
    if tilted.chosen.is_empty() && tilted.earlier.is_empty() {
        let cares = |action: &Action| profile.because(&action.item.id).is_some();
        said.push(if plan.actions.iter().any(cares) {
            say!(
                lang,
                "It changes no step and no order here; its reasons are given with the practices \
                 that it favours."
            )
        } else {
            say!(lang, "It changes no step and no order here.")
        });
        return Some(Block::sentence(lang.sentences(said)));
    }
    if !tilted.chosen.is_empty() {
        let (chosen, spared) =
            (terms::titles(lang, &tilted.chosen), terms::titles(lang, &tilted.spared));
        said.push(say!(lang, "At the same cost it prefers {chosen} to {spared}.", chosen, spared));
    }
    if !tilted.earlier.is_empty() {
        let titles = terms::titles(lang, &tilted.earlier);
        said.push(say!(lang, "It puts earlier: {titles}.", titles));
    }
    said.push(say!(lang, "No score and no effort is different for it."));
    Some(Block::sentence(lang.sentences(said)))
}

pub(crate) fn quoted<'g>(advice: &Advice<'g, 'g>, limit: usize) -> Vec<&'g SourceId> {
    let first = advice.roadmap.entries().take(limit);
    first.flat_map(|entry| quoted_by(&advice.guidance, &entry)).collect()
}

pub(crate) fn quoted_by<'g>(guidance: &Guidance<'g>, entry: &Entry<'_, 'g>) -> Vec<&'g SourceId> {
    let id = &entry.action.item.id;
    let favour = guidance.profile.as_ref().and_then(|profile| profile.because(id));
    // Where an answer is to be found out, nobody's example is shown.
    let example =
        (!entry.action.finds_out()).then(|| guidance.nearest(id, entry.action.stage)).flatten();
    let example = example.map(|example| &example.milestone.source);
    let favour = favour.map(|(_, favour)| &favour.source);
    let risk = &entry.action.item.risk_sources;
    example.into_iter().chain(favour).chain(risk).collect()
}
