//! `industries.yaml`: what organisations work in, what kinds of them there are, and whom they join.

use std::collections::{HashMap, HashSet};

use crate::checklist::known::Known;
use crate::checklist::{entries, findings, names, stage};
use crate::guide::{Kind, KindId, Recommended, Sector, SectorId};
use crate::problem::Place;
use crate::yaml::{Fields, Node, Reader};

const FORMAT: &str = "ospo/industries/1";

/// Reads sectors and kinds and makes their names known.
pub(super) fn read<'a>(
    node: &Node<'a>,
    known: &mut Known<'_>,
    reader: &mut Reader<'a>,
) -> Option<(Vec<Sector>, Vec<Kind>)> {
    let mut fields = reader.fields(node, "industries")?;
    names::check_format(fields.need_as("format", FORMAT), FORMAT, reader)?;
    let mut words = Vec::new();
    let (sectors, sector_ids) = fields
        .need("sectors")
        .map(|n| {
            entries::read(n, "sector", reader, |fields, id, reader| {
                sector(fields, id, &mut words, known, reader)
            })
        })
        .unwrap_or_default();
    let (kinds, kind_ids) = fields
        .need("kinds")
        .map(|n| {
            entries::read(n, "kind", reader, |fields, id, reader| {
                kind(fields, id, known, reader)
            })
        })
        .unwrap_or_default();
    fields.finish(reader);
    check_words(&words, sector_ids.as_deref().unwrap_or_default(), reader);
    known.sectors.ids = sector_ids;
    known.kinds.ids = kind_ids;
    Some((sectors, kinds))
}

fn sector<'a>(
    fields: &mut Fields<'_, 'a>,
    id: Option<String>,
    words: &mut Vec<(Place, String)>,
    known: &mut Known<'_>,
    reader: &mut Reader<'a>,
) -> Option<Sector> {
    let title = fields.need("title").and_then(|n| reader.text(n));
    let also = fields
        .take("also")
        .map(|n| also(n, reader))
        .unwrap_or_default();
    words.extend(also.iter().cloned());
    let communities = communities(fields, known, reader);
    Some(Sector {
        id: SectorId::new(id?),
        title: title?,
        also: also.into_iter().map(|(_, word)| word).collect(),
        communities,
    })
}

fn kind<'a>(
    fields: &mut Fields<'_, 'a>,
    id: Option<String>,
    known: &mut Known<'_>,
    reader: &mut Reader<'a>,
) -> Option<Kind> {
    let title = fields.need("title").and_then(|n| reader.text(n));
    let communities = communities(fields, known, reader);
    Some(Kind {
        id: KindId::new(id?),
        title: title?,
        communities,
    })
}

/// Reads words in small letters, with their places.
fn also<'a>(node: &Node<'a>, reader: &mut Reader<'a>) -> Vec<(Place, String)> {
    let nodes = reader.list(node, "texts");
    let read = nodes.iter().filter_map(|node| {
        let word = reader.text(node)?;
        let small = word.to_lowercase();
        if word != small {
            let message = format!("`{word}` has capitals");
            let help = format!("write `{small}`; capitals do not count where words are compared");
            reader.tell(node.place, message, help);
        }
        Some((node.place, small))
    });
    read.collect()
}

/// A word means one sector: none stands twice, and none is the name of a sector.
fn check_words(words: &[(Place, String)], ids: &[String], reader: &mut Reader<'_>) {
    let ids: HashSet<&String> = ids.iter().collect();
    let mut seen: HashMap<&str, Place> = HashMap::new();
    for (place, word) in words {
        if let Some(first) = seen.get(word.as_str()) {
            let message = format!("`{word}` is here a second time");
            let help = format!("the first is on line {}; keep one", first.line);
            reader.tell(*place, message, help);
        } else if ids.contains(word) {
            let message = format!("`{word}` is the name of a sector");
            reader.tell(*place, message, "leave it out: a name is found without it");
        } else {
            seen.insert(word, *place);
        }
    }
}

fn communities<'a>(
    fields: &mut Fields<'_, 'a>,
    known: &mut Known<'_>,
    reader: &mut Reader<'a>,
) -> Vec<Recommended> {
    let Some(node) = fields.take("communities") else {
        return Vec::new();
    };
    let nodes = reader.list(node, "communities");
    let read = nodes.iter().filter_map(|node| {
        let mut fields = reader.fields(node, "a community")?;
        let community = stage::community(&mut fields, reader);
        let source = findings::source_of(&mut fields, known, reader);
        fields.finish(reader);
        Some(Recommended {
            community: community?,
            source: source?,
        })
    });
    read.collect()
}
