//! All journeys: who went which way, and how to read of it.

use std::collections::BTreeSet;

use crate::guide::{Guide, Journey, JourneyTable, SourceId};
use crate::lang::{Lang, phrase, say};
use crate::model::Model;
use crate::report::common::{cited, ending};
use crate::report::document::block::{Block, Column, Fact};
use crate::report::document::figure;
use crate::report::document::line::{Line, Tone};
use crate::report::guide::journeys_data::JourneysData;
use crate::report::guide::story;
use crate::report::view::{Data, Report};

/// Lists the journeys, those that are told in full first.
pub fn of_journeys(model: &Model, guide: &Guide) -> Report {
    let lang = &model.lang;
    let (full, brief): (Vec<&Journey>, Vec<&Journey>) =
        guide.journeys.iter().partition(|journey| journey.story.is_complete());
    let mut blocks = vec![Block::heading(1, say!(lang, "How others got there"))];
    if !full.is_empty() {
        blocks.push(Block::heading(2, say!(lang, "Told in full")));
        blocks.push(table(lang, guide, &full));
        blocks.push(Block::sentence(say!(
            lang,
            "The stages are those of the milestones, by our own tags. The source is in brackets."
        )));
    }
    if let Some(comparison) = &*guide.comparison {
        blocks.extend(compared(lang, guide, comparison));
    }
    let entries = brief.iter().map(|journey| entry(journey));
    blocks.extend(Block::section(say!(lang, "Told in brief"), entries));
    let all: Vec<&Journey> = full.into_iter().chain(brief).collect();
    blocks.extend(how_to_read(model, &all));
    let next = all.first().map(|first| format!("ospo journeys {}", first.id));
    let used = used(guide, &all);
    let ending = ending::of(model, &mut blocks, Some((guide, &used)), next);
    let told = all.iter().map(|journey| (*journey, journey.milestones.iter().collect()));
    let told: Vec<_> = told.collect();
    let data = JourneysData::of(model, guide, &told, guide.comparison.as_ref());
    Report::new(lang, blocks, Data::Journeys(data)).ending(ending)
}

fn table(lang: &Lang, guide: &Guide, journeys: &[&Journey]) -> Block {
    let head = [
        phrase!("Name"),
        phrase!("Organisation"),
        phrase!("Sector"),
        phrase!("Archetype"),
        phrase!("Stages"),
    ];
    let rows = journeys.iter().map(|journey| {
        let archetype = journey.archetype.as_ref().map(|alike| {
            let title = story::archetype(guide, journey).unwrap_or_default();
            Line::from(title).then(cited::source(&alike.source))
        });
        vec![
            Line::default().code(journey.id.as_str()),
            Line::from(format!("{}: {}", journey.title, journey.what)),
            Line::from(story::sector(guide, journey).unwrap_or(figure::NONE)),
            archetype.unwrap_or_else(|| Line::from(figure::NONE)),
            Line::from(stages(journey)),
        ]
    });
    Block::table(head.map(|phrase| Column::words(lang.plain(phrase))).into(), rows)
}

/// Returns the stages that its milestones belong to: `0, 1, 3`.
fn stages(journey: &Journey) -> String {
    let stages = journey.milestones.iter().flat_map(|one| &one.stages);
    let stages: BTreeSet<&u32> = stages.collect();
    let stages: Vec<String> = stages.into_iter().map(ToString::to_string).collect();
    if stages.is_empty() {
        return figure::NONE.to_owned();
    }
    stages.join(", ")
}

fn entry(journey: &Journey) -> Line {
    let line = Line::default().strong(&journey.title).text(" (");
    let line = line.code(journey.id.as_str());
    let line = line.text(format!("): {}", journey.what));
    match &journey.url {
        Some(url) => line.text(", ").link(url, url),
        None => line,
    }
}

/// Names commands that work, by journeys and stages that there are.
fn how_to_read(model: &Model, journeys: &[&Journey]) -> Vec<Block> {
    let lang = &model.lang;
    let Some(first) = journeys.first() else {
        return vec![Block::sentence(say!(lang, "The model has no journeys."))];
    };
    vec![
        Block::heading(2, say!(lang, "How to read them")),
        Block::sentence(say!(
            lang,
            "One as a whole, or the milestones of all that belong to a stage:"
        )),
        Block::Command(format!("ospo journeys {}", first.id)),
        Block::Command(format!("ospo journeys --stage {}", model.top())),
    ]
}

fn used<'g>(guide: &'g Guide, journeys: &[&'g Journey]) -> Vec<&'g SourceId> {
    let alike = journeys.iter().filter_map(|journey| journey.archetype.as_ref());
    let comparison = guide.comparison.as_ref();
    alike
        .map(|alike| &alike.source)
        .chain(comparison.map(|comparison| &comparison.source))
        .collect()
}

/// Stands behind the name of a row in which something is unclear.
const MARK: &str = "*";

fn compared(lang: &Lang, guide: &Guide, comparison: &JourneyTable) -> Vec<Block> {
    let as_of = say!(lang, "As of {day}.", day = comparison.as_of);
    let mut blocks = vec![
        Block::heading(2, comparison.title.as_str()),
        Block::sentence(Line::from(as_of).then(cited::source(&comparison.source))),
        compared_table(guide, comparison),
    ];
    let unclear = comparison.rows.iter().filter_map(|row| {
        let unclear = Line::default().toned(Tone::Open, row.unclear.as_deref()?);
        Some(Fact::new(row.title.as_str(), unclear))
    });
    let unclear: Vec<Fact> = unclear.collect();
    if !unclear.is_empty() {
        blocks.push(Block::sentence(say!(lang, "* Unclear, or told in different ways:")));
        blocks.push(Block::Facts(unclear));
    }
    blocks
}

fn compared_table(guide: &Guide, comparison: &JourneyTable) -> Block {
    let titles = comparison.journeys.iter().map(|id| {
        let journey = guide.journey(id.as_str());
        journey.map_or_else(|| id.to_string(), |journey| journey.title.clone())
    });
    let head = std::iter::once(Column::words("")).chain(titles.map(Column::words));
    let rows = comparison.rows.iter().map(|row| {
        let mark = if row.unclear.is_some() { MARK } else { "" };
        let cells = comparison.journeys.iter().map(|id| {
            let cell = row.cells.get(id);
            Line::from(cell.map_or(figure::NONE, String::as_str))
        });
        let title = Line::from(format!("{}{mark}", row.title));
        std::iter::once(title).chain(cells).collect()
    });
    Block::table(head.collect(), rows)
}
