//! Facts: a text with the source that says so.

use crate::checklist::known::Known;
use crate::guide::{Finding, SourceId};
use crate::yaml::{Fields, Node, Reader, Value};

/// Reads the facts of a field; none where it is not there.
pub(super) fn given<'a>(
    node: Option<&Node<'a>>,
    known: &mut Known<'_>,
    reader: &mut Reader<'a>,
) -> Vec<Finding> {
    node.map_or_else(Vec::new, |node| findings(node, known, reader))
}

/// Reads a list of one or more facts.
pub(super) fn findings<'a>(
    node: &Node<'a>,
    known: &mut Known<'_>,
    reader: &mut Reader<'a>,
) -> Vec<Finding> {
    let nodes = some(node, "fact", reader);
    let read = nodes.iter().filter_map(|node| finding(node, known, reader));
    read.collect()
}

pub(super) fn finding<'a>(
    node: &Node<'a>,
    known: &mut Known<'_>,
    reader: &mut Reader<'a>,
) -> Option<Finding> {
    let mut fields = reader.fields(node, "a fact")?;
    let finding = finding_of(&mut fields, known, reader);
    fields.finish(reader);
    finding
}

/// Takes the fields of a fact.
pub(super) fn finding_of<'a>(
    fields: &mut Fields<'_, 'a>,
    known: &mut Known<'_>,
    reader: &mut Reader<'a>,
) -> Option<Finding> {
    let text = fields.need("text").and_then(|n| reader.text(n));
    let source = source_of(fields, known, reader);
    let unclear = fields.take("unclear").and_then(|n| reader.text(n));
    Some(Finding {
        text: text?,
        source: source?,
        unclear,
    })
}

/// Takes the field that says where something comes from.
pub(super) fn source_of<'a>(
    fields: &mut Fields<'_, 'a>,
    known: &mut Known<'_>,
    reader: &mut Reader<'a>,
) -> Option<SourceId> {
    fields
        .need("source")
        .and_then(|node| known.source(node, reader))
}

/// Opens a list that has something in it.
pub(super) fn some<'n, 'a>(
    node: &'n Node<'a>,
    noun: &str,
    reader: &mut Reader<'a>,
) -> &'n [Node<'a>] {
    if matches!(&node.value, Value::List(list) if list.is_empty()) {
        let message = format!("there is no {noun} here");
        reader.tell(
            node.place,
            message,
            "write one or more, or leave the field out where it may be missing",
        );
    }
    reader.list(node, &format!("{noun}s"))
}
