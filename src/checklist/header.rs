//! `model.yaml`: what the model is, how it counts, and the names that its items may use.

use std::sync::Arc;

use crate::checklist::{changes, names};
use crate::model::{
    Area, AreaId, Credit, Level, LevelId, Method, ModelId, Role, RoleId, Scale, ScaleId, Source,
};
use crate::problem::Place;
use crate::text;
use crate::yaml::{Node, Reader};

/// The words of `format:` in a `model.yaml`.
const FORMAT: &str = "ospo/model/1";

/// Words that a sheet already uses for other answers than levels.
const RESERVED: [&str; 4] = ["unknown", "not-applicable", "unanswered", "n-a"];

/// How many areas, roles or scales a model may have.
const MAX_NAMES: usize = 100;

/// A `model.yaml` in which some things may be missing, each of them told.
#[derive(Debug, Default)]
pub(super) struct Header {
    pub(super) id: Option<ModelId>,
    pub(super) title: Option<String>,
    pub(super) version: Option<String>,
    pub(super) summary: Option<String>,
    pub(super) source: Option<Source>,
    pub(super) method: Option<Method>,
    /// None where not all of them could be read, so that nobody is blamed for using one.
    pub(super) scales: Option<Vec<Arc<Scale>>>,
    pub(super) areas: Option<Vec<Area>>,
    pub(super) roles: Option<Vec<Role>>,
    /// The newest version first; none where something in them is wrong, which has been told.
    pub(super) changes: Option<Vec<changes::Draft>>,
}

pub(super) fn read<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Option<Header> {
    let mut fields = reader.fields(node, "a model")?;
    names::check_format(fields.need_as("format", FORMAT), FORMAT, reader)?;
    let mut header = Header {
        id: fields
            .need("id")
            .and_then(|n| reader.id(n))
            .map(ModelId::new),
        title: fields.need("title").and_then(|n| reader.text(n)),
        version: fields.need("version").and_then(|n| reader.word(n)),
        summary: fields.take("summary").and_then(|n| reader.text(n)),
        source: fields.need("source").and_then(|n| source(n, reader)),
        ..Header::default()
    };
    let method = fields.need("method");
    header.scales = fields.need("scales").and_then(|n| read_scales(n, reader));
    header.method = method.and_then(|node| read_method(node, header.scales.as_deref(), reader));
    let areas = fields.need("areas").and_then(|n| named(n, "area", reader));
    header.areas = areas.map(|areas| {
        areas
            .into_iter()
            .map(|(id, title)| Area {
                id: AreaId::new(id),
                title,
            })
            .collect()
    });
    let roles = fields
        .take("roles")
        .map_or(Some(Vec::new()), |n| named(n, "role", reader));
    header.roles = roles.map(|roles| {
        roles
            .into_iter()
            .map(|(id, title)| Role {
                id: RoleId::new(id),
                title,
            })
            .collect()
    });
    header.changes = fields
        .take("changes")
        .map_or(Some(Vec::new()), |n| changes::read(n, reader));
    fields.finish(reader);
    Some(header)
}

fn source<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Option<Source> {
    let mut fields = reader.fields(node, "a source")?;
    let name = fields.need("name").and_then(|n| reader.text(n));
    let url = fields.take("url").and_then(|n| reader.url(n));
    let licence = fields.need("licence").and_then(|n| reader.text(n));
    let attribution = fields.take("attribution").and_then(|n| reader.text(n));
    fields.finish(reader);
    Some(Source {
        name: name?,
        url,
        licence: licence?,
        attribution,
    })
}

fn read_method<'a>(
    node: &Node<'a>,
    scales: Option<&[Arc<Scale>]>,
    reader: &mut Reader<'a>,
) -> Option<Method> {
    let mut fields = reader.fields(node, "a method")?;
    if let Some(node) = fields.need("kind")
        && let Some(kind) = reader.word(node)
        && kind != "cumulative"
    {
        let message = format!("unknown method `{kind}`");
        reader.tell(node.place, message, "the methods are `cumulative`");
    }
    let pass = fields.need("pass").and_then(|n| reader.whole(n, 1, 100));
    let floor_node = fields.need("floor");
    let floor = floor_node.and_then(|n| reader.word(n));
    fields.finish(reader);
    let (pass, floor, first) = (pass?, floor?, scales?.first()?);
    let Some(level) = first.level(&LevelId::new(floor.as_str())) else {
        let place = floor_node.map_or(node.place, |node| node.place);
        let levels = first.levels.iter().map(|level| level.id.as_str());
        let message = format!("the first scale has no level `{floor}`");
        reader.tell(
            place,
            message,
            format!("its levels are {}", text::ticked(levels)),
        );
        return None;
    };
    let too_low = |scale: &&Arc<Scale>| scale.levels.iter().all(|l| l.credit < level.credit);
    if let Some(scale) = scales?.iter().find(too_low) {
        let place = floor_node.map_or(node.place, |node| node.place);
        let message = format!(
            "no level of scale `{}` is worth the floor `{floor}`",
            scale.id
        );
        let help = format!(
            "give its highest level {} or more",
            level.credit.hundredths()
        );
        reader.tell(place, message, help);
    }
    let pass = u8::try_from(pass).ok()?;
    Some(Method::Cumulative {
        pass,
        floor: level.id.clone(),
        floor_credit: level.credit,
    })
}

fn read_scales<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Option<Vec<Arc<Scale>>> {
    let list = names::entries(node, "scale", MAX_NAMES, reader)?;
    let scales: Vec<Option<(Place, Scale)>> = list
        .iter()
        .map(|node| Some((node.place, scale(node, reader)?)))
        .collect();
    let ids = scales
        .iter()
        .flatten()
        .map(|(place, scale)| (*place, scale.id.as_str()));
    let unique = names::unique(ids, "scale", reader);
    let scales = scales.into_iter().map(|scale| Some(Arc::new(scale?.1)));
    scales.collect::<Option<_>>().filter(|_| unique)
}

fn scale<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Option<Scale> {
    let mut fields = reader.fields(node, "a scale")?;
    let id = fields.need("id").and_then(|n| reader.id(n));
    let levels_node = fields.need("levels");
    fields.finish(reader);
    let nodes = reader.list(levels_node?, "levels");
    if nodes.len() < 2 || nodes.len() > 10 {
        let message = format!("a scale of {}", text::count(nodes.len(), "level"));
        reader.tell(levels_node?.place, message, "a scale has 2 to 10 levels");
        return None;
    }
    let levels: Vec<(Place, Level)> = nodes
        .iter()
        .filter_map(|node| Some((node.place, level(node, reader)?)))
        .collect();
    let unique = names::unique(
        levels.iter().map(|(place, l)| (*place, l.id.as_str())),
        "level",
        reader,
    );
    for ((_, lower), (place, upper)) in levels.iter().zip(levels.iter().skip(1)) {
        if upper.credit <= lower.credit {
            let message = format!("level `{}` is out of order", upper.id);
            reader.tell(
                *place,
                message,
                "a level is worth more than the one before it",
            );
        }
    }
    let levels: Vec<Level> = levels.into_iter().map(|(_, level)| level).collect();
    (unique && levels.len() == nodes.len()).then_some(Scale {
        id: ScaleId::new(id?),
        levels,
    })
}

fn level<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Option<Level> {
    let mut fields = reader.fields(node, "a level")?;
    let id_node = fields.need("id");
    let id = id_node.and_then(|n| reader.id(n));
    let label = fields.need("label").and_then(|n| reader.text(n));
    let credit = fields.need("credit").and_then(|n| reader.whole(n, 0, 100));
    fields.finish(reader);
    let (id, place) = (id?, id_node?.place);
    if RESERVED.contains(&id.as_str()) || id.bytes().all(|b| b.is_ascii_digit()) {
        let message = format!("a level cannot be named `{id}`");
        reader.tell(
            place,
            message,
            "sheets use that word for something else; choose another",
        );
        return None;
    }
    Some(Level {
        id: LevelId::new(id),
        label: label?,
        credit: Credit::new(credit?)?,
    })
}

/// Reads a list of `{ id, title }`; none where one of them could not be read.
fn named<'a>(
    node: &Node<'a>,
    noun: &str,
    reader: &mut Reader<'a>,
) -> Option<Vec<(String, String)>> {
    let list = names::entries(node, noun, MAX_NAMES, reader)?;
    let read = list.iter().map(|node| {
        let mut fields = reader.fields(node, &format!("an entry for each {noun}"))?;
        let id = fields.need("id").and_then(|n| reader.id(n));
        let title = fields.need("title").and_then(|n| reader.text(n));
        fields.finish(reader);
        Some((node.place, id?, title?))
    });
    let found: Vec<Option<(Place, String, String)>> = read.collect();
    let ids = found
        .iter()
        .flatten()
        .map(|(place, id, _)| (*place, id.as_str()));
    let unique = names::unique(ids, noun, reader);
    let found = found
        .into_iter()
        .map(|entry| entry.map(|(_, id, title)| (id, title)));
    found.collect::<Option<_>>().filter(|_| unique)
}
