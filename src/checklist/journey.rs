//! A file in `journeys`: how one organisation got there.

use crate::checklist::findings::{self, finding, finding_of, given};
use crate::checklist::known::Known;
use crate::checklist::{files, names};
use crate::guide::{Alike, Journey, JourneyId, Milestone};
use crate::text;
use crate::yaml::{Fields, Node, Reader, Value};

const FORMAT: &str = "ospo/journey/1";

pub(super) fn read<'a>(
    node: &Node<'a>,
    known: &mut Known<'_>,
    reader: &mut Reader<'a>,
) -> Option<Journey> {
    let mut fields = reader.fields(node, "a journey")?;
    names::check_format(fields.need_as("format", FORMAT), FORMAT, reader)?;
    let journey = journey(&mut fields, known, reader);
    fields.finish(reader);
    journey
}

fn journey<'a>(
    fields: &mut Fields<'_, 'a>,
    known: &mut Known<'_>,
    reader: &mut Reader<'a>,
) -> Option<Journey> {
    let id = fields.need("id").and_then(|n| id(n, reader));
    let title = fields.need("title").and_then(|n| reader.text(n));
    let what = fields.need("what").and_then(|n| reader.text(n));
    let sector = fields.take("sector").and_then(|n| known.sector(n, reader));
    let archetype = fields
        .take("archetype")
        .and_then(|n| alike(n, known, reader));
    let url = fields.take("url").and_then(|n| reader.url(n));
    let brief = given(fields.need("brief"), known, reader);
    let mut part = |name| given(fields.take(name), known, reader);
    let (structure, staffing) = (part("structure"), part("staffing"));
    let (reporting, goals) = (part("reporting"), part("goals"));
    let (metrics, challenges) = (part("metrics"), part("challenges"));
    let lesson = fields
        .take("lesson")
        .and_then(|n| finding(n, known, reader));
    let milestones = fields
        .take("milestones")
        .map(|n| milestones(n, known, reader))
        .unwrap_or_default();
    Some(Journey {
        id: id?,
        title: title?,
        what: what?,
        sector,
        archetype,
        url,
        brief,
        structure,
        staffing,
        reporting,
        goals,
        metrics,
        challenges,
        lesson,
        milestones,
    })
}

/// Reads the id, which is the name of the file.
fn id<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Option<JourneyId> {
    let id = reader.id(node)?;
    let name = files::name_of(reader.path());
    if name != format!("{id}.yaml") {
        let message = format!("journey `{id}` is in the file {name}");
        reader.tell(node.place, message, format!("name the file {id}.yaml"));
    }
    Some(JourneyId::new(id))
}

fn alike<'a>(node: &Node<'a>, known: &mut Known<'_>, reader: &mut Reader<'a>) -> Option<Alike> {
    let mut fields = reader.fields(node, "an archetype")?;
    let id = fields.need("id").and_then(|n| known.archetype(n, reader));
    let source = findings::source_of(&mut fields, known, reader);
    let unclear = fields.take("unclear").and_then(|n| reader.text(n));
    fields.finish(reader);
    Some(Alike {
        id: id?,
        source: source?,
        unclear,
    })
}

fn milestones<'a>(
    node: &Node<'a>,
    known: &mut Known<'_>,
    reader: &mut Reader<'a>,
) -> Vec<Milestone> {
    let nodes = reader.list(node, "milestones");
    let read = nodes.iter().filter_map(|node| {
        let mut fields = reader.fields(node, "a milestone")?;
        let when = fields.need("when").and_then(|n| reader.text(n));
        let finding = finding_of(&mut fields, known, reader);
        let stages = fields
            .take("stages")
            .map(|n| stages(n, known, reader))
            .unwrap_or_default();
        let items = fields
            .take("items")
            .map(|n| known.items(n, reader))
            .unwrap_or_default();
        fields.finish(reader);
        Some(Milestone {
            when: when?,
            stages,
            items,
            finding: finding?,
        })
    });
    read.collect()
}

/// Reads one stage, or two with the lower first.
fn stages<'a>(node: &Node<'a>, known: &Known<'_>, reader: &mut Reader<'a>) -> Vec<u32> {
    let nodes = reader.list(node, "numbers");
    if matches!(node.value, Value::List(_)) && !(1..=2).contains(&nodes.len()) {
        let message = format!("a milestone of {}", text::count(nodes.len(), "stage"));
        reader.tell(
            node.place,
            message,
            "name one stage, or two with the lower first",
        );
    }
    let read = nodes.iter().filter_map(|node| known.stage(node, reader));
    let stages: Vec<u32> = read.collect();
    if let [first, second] = stages[..]
        && second <= first
    {
        let message = format!("stage {second} comes after stage {first}");
        reader.tell(
            node.place,
            message,
            "write the lower stage first, each once",
        );
    }
    stages
}
