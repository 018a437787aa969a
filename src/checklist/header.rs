//! `model.yaml`: what the model is, how it counts, and the names that its items may use.

use std::sync::Arc;

use crate::model::Area;
use crate::model::AreaId;
use crate::model::Credit;
use crate::model::Level;
use crate::model::LevelId;
use crate::model::Method;
use crate::model::ModelId;
use crate::model::Role;
use crate::model::RoleId;
use crate::model::Scale;
use crate::model::ScaleId;
use crate::model::Source;
use crate::problem::Place;
use crate::text;
use crate::yaml::Node;
use crate::yaml::Reader;

/// The words of `format:` in a `model.yaml`.
const FORMAT: &str = "ospo/model/1";

/// Words that a sheet already uses for other answers than levels.
const RESERVED: [&str; 4] = ["unknown", "not-applicable", "unanswered", "n-a"];

/// A `model.yaml` in which some things may be missing, each of them told.
#[derive(Debug, Default)]
pub(super) struct Header {
    pub(super) id: Option<ModelId>,
    pub(super) title: Option<String>,
    pub(super) version: Option<String>,
    pub(super) summary: Option<String>,
    pub(super) source: Option<Source>,
    pub(super) method: Option<Method>,
    pub(super) scales: Vec<Arc<Scale>>,
    pub(super) areas: Vec<Area>,
    pub(super) roles: Vec<Role>,
}

pub(super) fn read<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Option<Header> {
    let mut fields = reader.fields(node, "a model")?;
    if let Some(format) = fields.need("format", reader) {
        check_format(format, reader);
    }
    let mut header = Header {
        id: fields.need("id", reader).and_then(|n| reader.id(n)).map(ModelId::new),
        title: fields.need("title", reader).and_then(|n| reader.text(n)),
        version: fields.need("version", reader).and_then(|n| reader.word(n)),
        summary: fields.take("summary").and_then(|n| reader.text(n)),
        source: fields.need("source", reader).and_then(|n| source(n, reader)),
        ..Header::default()
    };
    let method = fields.need("method", reader);
    if let Some(scales) = fields.need("scales", reader) {
        header.scales = read_scales(scales, reader);
    }
    header.method = method.and_then(|node| read_method(node, &header.scales, reader));
    if let Some(areas) = fields.need("areas", reader) {
        let named = named(areas, "an area", reader);
        header.areas = named.map(|(id, title)| Area { id: AreaId::new(id), title }).collect();
    }
    if let Some(roles) = fields.take("roles") {
        let named = named(roles, "a role", reader);
        header.roles = named.map(|(id, title)| Role { id: RoleId::new(id), title }).collect();
    }
    fields.finish(reader);
    Some(header)
}

fn check_format<'a>(node: &Node<'a>, reader: &mut Reader<'a>) {
    let Some(format) = reader.word(node) else { return };
    if format != FORMAT {
        let message = format!("unknown format `{format}`");
        reader.tell(node.place, message, format!("this version reads `{FORMAT}`"));
    }
}

fn source<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Option<Source> {
    let mut fields = reader.fields(node, "a source")?;
    let name = fields.need("name", reader).and_then(|n| reader.text(n));
    let url = fields.take("url").and_then(|n| reader.url(n));
    let licence = fields.need("licence", reader).and_then(|n| reader.text(n));
    let attribution = fields.take("attribution").and_then(|n| reader.text(n));
    fields.finish(reader);
    Some(Source { name: name?, url, licence: licence?, attribution })
}

fn read_method<'a>(
    node: &Node<'a>,
    scales: &[Arc<Scale>],
    reader: &mut Reader<'a>,
) -> Option<Method> {
    let mut fields = reader.fields(node, "a method")?;
    if let Some(node) = fields.need("kind", reader)
        && let Some(kind) = reader.word(node)
        && kind != "cumulative"
    {
        let message = format!("unknown method `{kind}`");
        reader.tell(node.place, message, "the methods are `cumulative`");
    }
    let pass = fields.need("pass", reader).and_then(|n| reader.whole(n, 1, 100));
    let floor_node = fields.need("floor", reader);
    let floor = floor_node.and_then(|n| reader.word(n));
    fields.finish(reader);
    let (pass, floor, first) = (pass?, floor?, scales.first()?);
    let Some(level) = first.level(&LevelId::new(floor.as_str())) else {
        let place = floor_node.map_or(node.place, |node| node.place);
        let levels = first.levels.iter().map(|level| level.id.as_str());
        let message = format!("the first scale has no level `{floor}`");
        reader.tell(place, message, format!("its levels are {}", text::ticked(levels)));
        return None;
    };
    let pass = u8::try_from(pass).ok()?;
    Some(Method::Cumulative { pass, floor: level.id.clone(), floor_credit: level.credit })
}

fn read_scales<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Vec<Arc<Scale>> {
    let list = reader.list(node, "scales");
    if list.is_empty() {
        reader.tell(node.place, "a model needs a scale", "add one with two or more levels");
    }
    let scales: Vec<(Place, Scale)> =
        list.iter().filter_map(|node| Some((node.place, scale(node, reader)?))).collect();
    let ids = scales.iter().map(|(place, scale)| (*place, scale.id.as_str()));
    tell_doubles(ids, "scale", reader);
    scales.into_iter().map(|(_, scale)| Arc::new(scale)).collect()
}

fn scale<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Option<Scale> {
    let mut fields = reader.fields(node, "a scale")?;
    let id = fields.need("id", reader).and_then(|n| reader.id(n));
    let nodes = fields.need("levels", reader).map_or(&[][..], |n| reader.list(n, "levels"));
    let levels: Vec<(Place, Level)> =
        nodes.iter().filter_map(|node| Some((node.place, level(node, reader)?))).collect();
    fields.finish(reader);
    if nodes.len() < 2 || nodes.len() > 10 {
        let message = format!("a scale of {}", text::count(nodes.len(), "level"));
        reader.tell(node.place, message, "a scale has 2 to 10 levels");
    }
    tell_doubles(levels.iter().map(|(place, l)| (*place, l.id.as_str())), "level", reader);
    for ((_, lower), (place, upper)) in levels.iter().zip(levels.iter().skip(1)) {
        if upper.credit <= lower.credit {
            let message = format!("level `{}` is out of order", upper.id);
            reader.tell(*place, message, "a level is worth more than the one before it");
        }
    }
    let levels: Vec<Level> = levels.into_iter().map(|(_, level)| level).collect();
    (levels.len() == nodes.len() && levels.len() >= 2)
        .then_some(Scale { id: ScaleId::new(id?), levels })
}

fn level<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Option<Level> {
    let mut fields = reader.fields(node, "a level")?;
    let id_node = fields.need("id", reader);
    let id = id_node.and_then(|n| reader.id(n));
    let label = fields.need("label", reader).and_then(|n| reader.text(n));
    let credit = fields.need("credit", reader).and_then(|n| reader.whole(n, 0, 100));
    fields.finish(reader);
    let (id, place) = (id?, id_node?.place);
    if RESERVED.contains(&id.as_str()) || id.bytes().all(|b| b.is_ascii_digit()) {
        let message = format!("a level cannot be named `{id}`");
        reader.tell(place, message, "sheets use that word for something else; choose another");
    }
    Some(Level { id: LevelId::new(id), label: label?, credit: Credit::new(credit?)? })
}

/// Reads a list of `{ id, title }`.
fn named<'a>(
    node: &Node<'a>,
    what: &str,
    reader: &mut Reader<'a>,
) -> impl Iterator<Item = (String, String)> + use<> {
    let mut found: Vec<(Place, String, String)> = Vec::new();
    for node in reader.list(node, "names") {
        let Some(mut fields) = reader.fields(node, what) else { continue };
        let id = fields.need("id", reader).and_then(|n| reader.id(n));
        let title = fields.need("title", reader).and_then(|n| reader.text(n));
        fields.finish(reader);
        if let (Some(id), Some(title)) = (id, title) {
            found.push((node.place, id, title));
        }
    }
    tell_doubles(found.iter().map(|(place, id, _)| (*place, id.as_str())), "id", reader);
    found.into_iter().map(|(_, id, title)| (id, title))
}

fn tell_doubles<'i>(
    ids: impl Iterator<Item = (Place, &'i str)>,
    what: &str,
    reader: &mut Reader<'_>,
) {
    let mut seen: Vec<(Place, &str)> = Vec::new();
    for (place, id) in ids {
        match seen.iter().find(|(_, other)| *other == id) {
            Some((first, _)) => {
                let message = format!("{what} `{id}` stands here a second time");
                reader.tell(place, message, format!("the first is on line {}", first.line));
            }
            None => seen.push((place, id)),
        }
    }
}
