//! `stage-N.yaml` and `topics.yaml`: a stage with its items, or the items outside the stages.

use crate::checklist::header::Header;
use crate::checklist::item;
use crate::checklist::item::Draft;
use crate::model::Community;
use crate::model::Stage;
use crate::problem::Place;
use crate::yaml::Node;
use crate::yaml::Reader;

/// A stage as it stands in its file; its items are kept beside it until their links are checked.
#[derive(Debug)]
pub(super) struct StageDraft {
    pub(super) place: Place,
    pub(super) stage: Stage,
}

pub(super) fn read<'a>(
    node: &Node<'a>,
    number_of_file: u32,
    header: &Header,
    reader: &mut Reader<'a>,
) -> Option<(StageDraft, Vec<Draft>)> {
    let mut fields = reader.fields(node, "a stage")?;
    let number_node = fields.need("stage", reader);
    let number = number_node.and_then(|n| reader.whole(n, 0, 99));
    if let (Some(node), Some(number)) = (number_node, number)
        && number != number_of_file
    {
        let message = format!("stage {number} stands in the file of stage {number_of_file}");
        reader.tell(node.place, message, format!("name the file stage-{number}.yaml"));
    }
    let title = fields.need("title", reader).and_then(|n| reader.text(n));
    let label = fields.take("label").and_then(|n| reader.text(n));
    let source = fields.take("source").and_then(|n| reader.text(n));
    let summary = fields.need("summary", reader).and_then(|n| reader.text(n));
    let signs = fields.take("signs").map(|n| reader.texts(n)).unwrap_or_default();
    let communities = fields.take("communities").map(|n| communities(n, reader)).unwrap_or_default();
    let items_node = fields.take("items");
    let items = items_node.map(|n| items(n, header, reader)).unwrap_or_default();
    let place = fields.place();
    fields.finish(reader);
    if number.is_some_and(|number| number > 0) && items_node.is_none_or(|n| is_empty(n, reader)) {
        reader.tell(place, "a stage without items", "add `items:`; only stage 0 has none");
    }
    if number == Some(0)
        && let Some(items) = items_node
    {
        reader.tell(items.place, "stage 0 has items", "move them to stage 1; stage 0 needs nothing");
    }
    let stage = Stage {
        number: number?,
        title: title?,
        label,
        source,
        summary: summary?,
        signs,
        communities,
        items: Vec::new(),
    };
    Some((StageDraft { place, stage }, items))
}

fn is_empty<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> bool {
    matches!(&node.value, crate::yaml::Value::List(_)) && reader.list(node, "items").is_empty()
}

pub(super) fn read_topics<'a>(
    node: &Node<'a>,
    header: &Header,
    reader: &mut Reader<'a>,
) -> Vec<Draft> {
    let Some(mut fields) = reader.fields(node, "topics") else { return Vec::new() };
    let topics = fields.need("topics", reader).map(|n| items(n, header, reader));
    fields.finish(reader);
    topics.unwrap_or_default()
}

fn items<'a>(node: &Node<'a>, header: &Header, reader: &mut Reader<'a>) -> Vec<Draft> {
    let nodes = reader.list(node, "items");
    nodes.iter().filter_map(|node| item::read(node, header, reader)).collect()
}

fn communities<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Vec<Community> {
    let nodes = reader.list(node, "communities");
    let read = nodes.iter().filter_map(|node| {
        let mut fields = reader.fields(node, "a community")?;
        let title = fields.need("title", reader).and_then(|n| reader.text(n));
        let url = fields.need("url", reader).and_then(|n| reader.url(n));
        let why = fields.take("why").and_then(|n| reader.text(n));
        fields.finish(reader);
        Some(Community { title: title?, url: url?, why })
    });
    read.collect()
}
