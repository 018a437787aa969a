//! `stage-N.yaml` and `topics.yaml`: a stage with its items, or the items outside the stages.

use crate::checklist::header::Header;
use crate::checklist::item::{self, Draft};
use crate::model::{Community, Stage};
use crate::problem::Place;
use crate::text;
use crate::yaml::{Fields, Node, Reader, Value};

/// How many items one file may hold.
const MAX_ITEMS: usize = 1000;

/// A stage as it stands in its file; its items are kept beside it until their links are checked.
#[derive(Debug)]
pub(super) struct StageDraft {
    pub(super) place: Place,
    /// The number in the name of its file.
    pub(super) number: u32,
    /// None where something in it is wrong, which has been told.
    pub(super) stage: Option<Stage>,
}

/// The items of a file, as far as they could be read.
#[derive(Debug, Default)]
pub(super) struct Items {
    pub(super) drafts: Vec<Draft>,
    /// Whether the id of every item is among them.
    pub(super) complete: bool,
}

pub(super) fn read<'a>(
    node: &Node<'a>,
    number_of_file: u32,
    header: &Header,
    reader: &mut Reader<'a>,
) -> Option<(StageDraft, Items)> {
    let mut fields = reader.fields(node, "a stage")?;
    let number_node = fields.need("stage");
    let number = number_node.and_then(|n| reader.whole(n, 0, 99));
    if let (Some(node), Some(number)) = (number_node, number)
        && number != number_of_file
    {
        let message = format!("stage {number} is in the file of stage {number_of_file}");
        reader.tell(
            node.place,
            message,
            format!("name the file stage-{number}.yaml"),
        );
    }
    let title = fields.need("title").and_then(|n| reader.text(n));
    let label = fields.take("label").and_then(|n| reader.text(n));
    let source = fields.take("source").and_then(|n| reader.text(n));
    let summary = fields.need("summary").and_then(|n| reader.text(n));
    let signs = fields
        .take("signs")
        .map(|n| reader.texts(n))
        .unwrap_or_default();
    let communities = fields
        .take("communities")
        .map(|n| communities(n, reader))
        .unwrap_or_default();
    let items_node = fields.take("items");
    let items = items_node.map_or(Items::NONE, |n| items(n, header, reader));
    let place = fields.place();
    fields.finish(reader);
    if number_of_file > 0 && items_node.is_none_or(Node::is_empty_list) {
        reader.tell(
            place,
            "a stage without items",
            "add `items:`; only stage 0 has none",
        );
    }
    if number_of_file == 0
        && let Some(items) = items_node
    {
        reader.tell(
            items.place,
            "stage 0 has items",
            "move them to stage 1; stage 0 needs nothing",
        );
    }
    let complete = number.zip(title).zip(summary);
    let stage = complete.map(|((number, title), summary)| Stage {
        number,
        title,
        label,
        source,
        summary,
        signs,
        communities,
        items: Vec::new(),
    });
    Some((
        StageDraft {
            place,
            number: number_of_file,
            stage,
        },
        items,
    ))
}

pub(super) fn read_topics<'a>(node: &Node<'a>, header: &Header, reader: &mut Reader<'a>) -> Items {
    let Some(mut fields) = reader.fields(node, "topics") else {
        return Items::default();
    };
    let topics = fields.need("topics").map(|n| items(n, header, reader));
    fields.finish(reader);
    topics.unwrap_or_default()
}

impl Items {
    /// The items of a file that names none.
    const NONE: Self = Self {
        drafts: Vec::new(),
        complete: true,
    };
}

fn items<'a>(node: &Node<'a>, header: &Header, reader: &mut Reader<'a>) -> Items {
    let nodes = reader.list(node, "items");
    if nodes.len() > MAX_ITEMS {
        let message = format!("{} in one file", text::count(nodes.len(), "item"));
        reader.tell(
            node.place,
            message,
            format!("a file holds at most {MAX_ITEMS}"),
        );
        return Items::default();
    }
    let read = nodes
        .iter()
        .filter_map(|node| item::read(node, header, reader));
    let drafts: Vec<Draft> = read.collect();
    let complete = drafts.len() == nodes.len() && matches!(node.value, Value::List(_));
    Items { drafts, complete }
}

fn communities<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Vec<Community> {
    let nodes = reader.list(node, "communities");
    let read = nodes.iter().filter_map(|node| {
        let mut fields = reader.fields(node, "a community")?;
        let community = community(&mut fields, reader);
        fields.finish(reader);
        community
    });
    read.collect()
}

/// Takes the fields of a community.
pub(super) fn community<'a>(
    fields: &mut Fields<'_, 'a>,
    reader: &mut Reader<'a>,
) -> Option<Community> {
    let title = fields.need("title").and_then(|n| reader.text(n));
    let url = fields.need("url").and_then(|n| reader.url(n));
    let why = fields.take("why").and_then(|n| reader.text(n));
    Some(Community {
        title: title?,
        url: url?,
        why,
    })
}
