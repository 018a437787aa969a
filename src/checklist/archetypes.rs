//! `archetypes.yaml`: kinds of programme offices, and how they are told apart.

use crate::checklist::findings::{self, finding, given};
use crate::checklist::known::Known;
use crate::checklist::{entries, names};
use crate::guide::{Archetype, ArchetypeId, Archetypes, Clear, Favour, Statement, StatementId};
use crate::problem::Place;
use crate::text;
use crate::yaml::{Fields, Node, Reader, Value};

const FORMAT: &str = "ospo/archetypes/1";

/// How many labels the scale has: one for each rating from 0 to 4.
const LABELS: usize = 5;

/// What two statements give at most.
const MOST_POINTS: u32 = 8;

/// Reads the archetypes and makes their names known.
pub(super) fn read<'a>(
    node: &Node<'a>,
    known: &mut Known<'_>,
    reader: &mut Reader<'a>,
) -> Option<Archetypes> {
    let mut fields = reader.fields(node, "archetypes")?;
    names::check_format(fields.need_as("format", FORMAT), FORMAT, reader)?;
    let scale = fields.need("scale").and_then(|n| scale(n, reader));
    let clear = fields.need("clear").and_then(|n| clear(n, reader));
    let shared = given(fields.need("shared"), known, reader);
    let mut statements = Vec::new();
    let (all, ids) = fields
        .need("archetypes")
        .map(|n| {
            entries::read(n, "archetype", reader, |fields, id, reader| {
                archetype(fields, id, &mut statements, known, reader)
            })
        })
        .unwrap_or_default();
    fields.finish(reader);
    let statements = statements.iter().map(|(place, id)| (*place, id.as_str()));
    names::unique(statements, "statement", reader);
    known.archetypes.ids = ids;
    Some(Archetypes {
        scale: scale?,
        clear: clear?,
        shared,
        all,
    })
}

fn scale<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Option<Vec<String>> {
    let nodes = reader.list(node, "texts");
    if matches!(node.value, Value::List(_)) && nodes.len() != LABELS {
        let message = format!("a scale of {}", text::count(nodes.len(), "label"));
        reader.tell(
            node.place,
            message,
            "write five labels, for the ratings 0 to 4",
        );
        return None;
    }
    nodes.iter().map(|node| reader.text(node)).collect()
}

fn clear<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Option<Clear> {
    let mut fields = reader.fields(node, "a rule")?;
    let mut points = |name| {
        let node = fields.need(name)?;
        reader.whole(node, 0, MOST_POINTS)
    };
    let (least, within) = (points("least"), points("within"));
    let most = fields.need("most").and_then(|n| reader.whole(n, 1, 100));
    fields.finish(reader);
    Some(Clear {
        least: least?,
        within: within?,
        most: most?,
    })
}

fn archetype<'a>(
    fields: &mut Fields<'_, 'a>,
    id: Option<String>,
    statement_ids: &mut Vec<(Place, String)>,
    known: &mut Known<'_>,
    reader: &mut Reader<'a>,
) -> Option<Archetype> {
    let title = fields.need("title").and_then(|n| reader.text(n));
    let source = findings::source_of(fields, known, reader);
    let remark = fields.take("remark").and_then(|n| reader.text(n));
    let summary = fields.need("summary").and_then(|n| reader.text(n));
    let traits = given(fields.need("traits"), known, reader);
    let behaviour = given(fields.need("behaviour"), known, reader);
    let priorities = given(fields.need("priorities"), known, reader);
    let watch_outs = given(fields.need("watch_outs"), known, reader);
    let example = fields
        .take("example")
        .and_then(|n| finding(n, known, reader));
    let favours = fields
        .need("favours")
        .map(|n| favours(n, known, reader))
        .unwrap_or_default();
    let statements = fields
        .need("statements")
        .and_then(|n| statements(n, statement_ids, known, reader));
    Some(Archetype {
        id: ArchetypeId::new(id?),
        title: title?,
        source: source?,
        remark,
        summary: summary?,
        traits,
        behaviour,
        priorities,
        watch_outs,
        example,
        favours,
        statements: statements?,
    })
}

fn favours<'a>(node: &Node<'a>, known: &mut Known<'_>, reader: &mut Reader<'a>) -> Vec<Favour> {
    let nodes = reader.list(node, "favoured items");
    let read = nodes.iter().filter_map(|node| {
        let mut fields = reader.fields(node, "a favoured item")?;
        let item = fields.need("item").and_then(|n| known.item(n, reader));
        let because = fields.need("because").and_then(|n| reader.text(n));
        let source = findings::source_of(&mut fields, known, reader);
        fields.finish(reader);
        Some(Favour {
            item: item?,
            because: because?,
            source: source?,
        })
    });
    read.collect()
}

fn statements<'a>(
    node: &Node<'a>,
    ids: &mut Vec<(Place, String)>,
    known: &mut Known<'_>,
    reader: &mut Reader<'a>,
) -> Option<[Statement; 2]> {
    let nodes = reader.list(node, "statements");
    let read = nodes.iter().filter_map(|node| {
        let mut fields = reader.fields(node, "a statement")?;
        let id_node = fields.need("id");
        let id = id_node.and_then(|n| reader.id(n));
        ids.extend(id_node.map(|n| n.place).zip(id.clone()));
        let text = fields.need("text").and_then(|n| reader.text(n));
        let source = findings::source_of(&mut fields, known, reader);
        fields.finish(reader);
        Some(Statement {
            id: StatementId::new(id?),
            text: text?,
            source: source?,
        })
    });
    let statements: Vec<Statement> = read.collect();
    if matches!(node.value, Value::List(_)) && nodes.len() != 2 {
        let message = format!(
            "an archetype with {}",
            text::count(nodes.len(), "statement")
        );
        reader.tell(node.place, message, "write exactly two");
    }
    statements.try_into().ok()
}
