//! The figures of `benchmarks.yaml`, and the items for which there is none.

use std::collections::BTreeMap;

use crate::checklist::entries;
use crate::checklist::known::{Known, Names};
use crate::guide::{Cell, Figure, FigureId, Percent, SegmentId, SurveyId, Unmeasured};
use crate::yaml::{Fields, Node, Reader, Value};

/// The largest number of respondents.
const MOST: u32 = 10_000_000;

/// What figures point at in their own file.
#[derive(Debug)]
pub(super) struct Asked {
    pub(super) surveys: Names,
    pub(super) segments: Names,
}

pub(super) fn read<'a>(
    node: &Node<'a>,
    asked: &Asked,
    known: &Known<'_>,
    reader: &mut Reader<'a>,
) -> Vec<Figure> {
    let (figures, _) = entries::read(node, "figure", reader, |fields, id, reader| {
        figure(fields, id, asked, known, reader)
    });
    figures
}

fn figure<'a>(
    fields: &mut Fields<'_, 'a>,
    id: Option<String>,
    asked: &Asked,
    known: &Known<'_>,
    reader: &mut Reader<'a>,
) -> Option<Figure> {
    let items = fields.need("items").map(|n| known.items(n, reader));
    let survey = fields
        .need("survey")
        .and_then(|n| asked.surveys.find(n, reader));
    let title = fields.need("title").and_then(|n| reader.text(n));
    let question = fields.need("question").and_then(|n| reader.text(n));
    let caveat = fields.take("caveat").and_then(|n| reader.text(n));
    let proxy = fields.take("proxy").map(|n| reader.truth(n));
    let values = fields
        .need("values")
        .and_then(|n| values(n, &asked.segments, reader));
    Some(Figure {
        id: FigureId::new(id?),
        items: items?,
        survey: SurveyId::new(survey?),
        title: title?,
        question: question?,
        caveat,
        proxy: proxy.unwrap_or(Some(false))?,
        values: values?,
    })
}

/// Reads a map from segments to what was found there.
fn values<'a>(
    node: &Node<'a>,
    segments: &Names,
    reader: &mut Reader<'a>,
) -> Option<BTreeMap<SegmentId, Cell>> {
    let mut fields = reader.fields(node, "values")?;
    if matches!(&node.value, Value::Map(map) if map.is_empty()) {
        reader.tell(node.place, "there is no segment here", "add `all: …`");
    }
    let mut values = BTreeMap::new();
    for (key, node) in fields.rest() {
        let id = segments.find_key(key, reader);
        let cell = cell(node, reader);
        values.extend(id.map(SegmentId::new).zip(cell));
    }
    Some(values)
}

fn cell<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Option<Cell> {
    let mut fields = reader.fields(node, "a value")?;
    let n = fields.need("n").and_then(|n| reader.whole(n, 0, MOST));
    let percent = fields.need("percent").and_then(|n| percent(n, reader));
    fields.finish(reader);
    Some(Cell {
        n: n?,
        percent: percent?,
    })
}

fn percent<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Option<Percent> {
    let hundredths = reader.hundredths(node, 100)?;
    if !hundredths.is_multiple_of(10) {
        let message = "a percentage with more than one decimal";
        reader.tell(node.place, message, "round it: 26.1");
        return None;
    }
    Percent::new(hundredths / 10)
}

/// Reads the items for which there is no figure.
pub(super) fn unmeasured<'a>(
    node: &Node<'a>,
    known: &Known<'_>,
    reader: &mut Reader<'a>,
) -> Vec<Unmeasured> {
    let nodes = reader.list(node, "entries with `items` and `why`");
    let read = nodes.iter().filter_map(|node| {
        let mut fields = reader.fields(node, "an entry")?;
        let items = fields.need("items").map(|n| known.items(n, reader));
        let why = fields.need("why").and_then(|n| reader.text(n));
        fields.finish(reader);
        Some(Unmeasured {
            items: items?,
            why: why?,
        })
    });
    read.collect()
}
