//! `sources.yaml`: where the facts of a guide come from.

use crate::checklist::known::Known;
use crate::checklist::{entries, names};
use crate::guide::{Source, SourceId};
use crate::yaml::{Fields, Node, Reader};

const FORMAT: &str = "ospo/sources/1";

/// Reads the sources and makes their names known.
pub(super) fn read<'a>(
    node: &Node<'a>,
    known: &mut Known<'_>,
    reader: &mut Reader<'a>,
) -> Option<Vec<Source>> {
    let mut fields = reader.fields(node, "sources")?;
    names::check_format(fields.need_as("format", FORMAT), FORMAT, reader)?;
    let sources = fields.need("sources");
    let (sources, ids) = sources
        .map(|n| entries::read(n, "source", reader, source))
        .unwrap_or_default();
    known.sources.ids = ids;
    fields.finish(reader);
    Some(sources)
}

fn source<'a>(
    fields: &mut Fields<'_, 'a>,
    id: Option<String>,
    reader: &mut Reader<'a>,
) -> Option<Source> {
    let title = fields.need("title").and_then(|n| reader.text(n));
    let by = fields.need("by").and_then(|n| reader.text(n));
    let url = fields.take("url").and_then(|n| reader.url(n));
    let licence = fields.need("licence").and_then(|n| reader.text(n));
    let note = fields.take("note").and_then(|n| reader.text(n));
    Some(Source {
        id: SourceId::new(id?),
        title: title?,
        by: by?,
        url,
        licence: licence?,
        note,
    })
}
