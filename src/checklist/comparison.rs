//! `comparison.yaml`: some journeys beside one another.

use std::collections::BTreeMap;

use crate::checklist::findings::{self, some};
use crate::checklist::known::{Known, Names};
use crate::checklist::names;
use crate::guide::{Comparison, JourneyId, Row};
use crate::problem::Place;
use crate::yaml::{Node, Reader};

const FORMAT: &str = "ospo/comparison/1";

pub(super) fn read<'a>(
    node: &Node<'a>,
    known: &mut Known<'_>,
    reader: &mut Reader<'a>,
) -> Option<Comparison> {
    let mut fields = reader.fields(node, "a comparison")?;
    names::check_format(fields.need_as("format", FORMAT), FORMAT, reader)?;
    let title = fields.need("title").and_then(|n| reader.text(n));
    let source = findings::source_of(&mut fields, known, reader);
    let as_of = fields.need("as_of").and_then(|n| reader.text(n));
    let columns = Names {
        noun: "journey",
        ids: fields
            .need("journeys")
            .and_then(|n| columns(n, known, reader)),
        otherwise: "name it in `journeys` above",
    };
    let rows = fields.need("rows").map(|n| rows(n, &columns, reader));
    fields.finish(reader);
    let (journeys, rows) = (columns.ids?, rows?);
    // Only a file that is built in may name journeys that are not there; what it compares is then
    // something else.
    if !journeys.iter().all(|id| known.journeys.knows(id)) {
        return None;
    }
    Some(Comparison {
        title: title?,
        source: source?,
        as_of: as_of?,
        journeys: journeys.into_iter().map(JourneyId::new).collect(),
        rows,
    })
}

/// Reads the journeys that are compared, each once, as they are written; none where one is not
/// readable.
fn columns<'a>(node: &Node<'a>, known: &Known<'_>, reader: &mut Reader<'a>) -> Option<Vec<String>> {
    let nodes = some(node, "journey", reader);
    let read = nodes.iter().map(|node| {
        let id = reader.id(node)?;
        if !known.built_in {
            known.journeys.check(&id, node.place, reader);
        }
        Some((node.place, id))
    });
    let ids: Vec<Option<(Place, String)>> = read.collect();
    let places = ids.iter().flatten();
    let places = places.map(|(place, id)| (*place, id.as_str()));
    names::unique(places, "journey", reader);
    ids.into_iter().map(|id| Some(id?.1)).collect()
}

fn rows<'a>(node: &Node<'a>, columns: &Names, reader: &mut Reader<'a>) -> Vec<Row> {
    let nodes = some(node, "row", reader);
    let read = nodes.iter().filter_map(|node| {
        let mut fields = reader.fields(node, "a row")?;
        let title = fields.need("title").and_then(|n| reader.text(n));
        let cells = fields.need("cells").and_then(|n| cells(n, columns, reader));
        let unclear = fields.take("unclear").and_then(|n| reader.text(n));
        fields.finish(reader);
        Some(Row {
            title: title?,
            cells: cells?,
            unclear,
        })
    });
    read.collect()
}

fn cells<'a>(
    node: &Node<'a>,
    columns: &Names,
    reader: &mut Reader<'a>,
) -> Option<BTreeMap<JourneyId, String>> {
    let mut fields = reader.fields(node, "cells")?;
    let mut cells = BTreeMap::new();
    for (key, node) in fields.rest() {
        let id = columns.find_key(key, reader);
        let text = reader.text(node);
        cells.extend(id.map(JourneyId::new).zip(text));
    }
    Some(cells)
}
