//! `benchmarks.yaml`: what surveys found, for all who answered and for groups of them.

use crate::checklist::figures::{self, Asked};
use crate::checklist::known::{Known, Names};
use crate::checklist::{entries, findings, names};
use crate::guide::{Benchmarks, Segment, SegmentId, SegmentOf, Survey, SurveyId};
use crate::yaml::{Fields, Node, Reader};

const FORMAT: &str = "ospo/benchmarks/1";

/// The largest number of people.
const MOST: u32 = 10_000_000;

/// The segment of all who answered.
const ALL: &str = "all";

pub(super) fn read<'a>(
    node: &Node<'a>,
    known: &mut Known<'_>,
    reader: &mut Reader<'a>,
) -> Option<Benchmarks> {
    let mut fields = reader.fields(node, "benchmarks")?;
    names::check_format(fields.need_as("format", FORMAT), FORMAT, reader)?;
    let licence = fields.need("licence").and_then(|n| reader.text(n));
    let attribution = fields.need("attribution").and_then(|n| reader.text(n));
    let (small, least) = bounds(&mut fields, reader);
    let caveats = fields.need("caveats").map(|n| reader.texts(n));
    let (surveys, survey_ids) = fields
        .need("surveys")
        .map(|n| {
            entries::read(n, "survey", reader, |fields, id, reader| {
                survey(fields, id, known, reader)
            })
        })
        .unwrap_or_default();
    let (segments, segment_ids) = fields
        .need("segments")
        .map(|n| {
            entries::read(n, "segment", reader, |fields, id, reader| {
                segment(fields, id, known, reader)
            })
        })
        .unwrap_or_default();
    let asked = |noun, ids, otherwise| Names {
        noun,
        ids,
        otherwise,
    };
    let asked = Asked {
        surveys: asked("survey", survey_ids, "name it in `surveys` above"),
        segments: asked("segment", segment_ids, "name it in `segments` above"),
    };
    let figures = fields
        .need("figures")
        .map(|n| figures::read(n, &asked, known, reader));
    let unmeasured = fields
        .take("none")
        .map(|n| figures::unmeasured(n, known, reader))
        .unwrap_or_default();
    fields.finish(reader);
    Some(Benchmarks {
        licence: licence?,
        attribution: attribution?,
        small: small?,
        least: least?,
        caveats: caveats?,
        surveys,
        segments,
        figures: figures?,
        none: unmeasured,
    })
}

fn bounds<'a>(fields: &mut Fields<'_, 'a>, reader: &mut Reader<'a>) -> (Option<u32>, Option<u32>) {
    let small = fields.need("small").and_then(|n| reader.whole(n, 0, MOST));
    let node = fields.need("least");
    let least = node.and_then(|n| reader.whole(n, 0, MOST));
    if let (Some(node), Some(small), Some(least)) = (node, small, least)
        && least > small
    {
        let message = format!("fewer than {least} is left out before fewer than {small} is marked");
        reader.tell(
            node.place,
            message,
            "write a number that is not above `small`",
        );
    }
    (small, least)
}

fn survey<'a>(
    fields: &mut Fields<'_, 'a>,
    id: Option<String>,
    known: &mut Known<'_>,
    reader: &mut Reader<'a>,
) -> Option<Survey> {
    let year = fields
        .need("year")
        .and_then(|n| reader.whole(n, 1900, 2100));
    let respondents = fields
        .need("respondents")
        .and_then(|n| reader.whole(n, 1, MOST));
    let source = findings::source_of(fields, known, reader);
    let caveat = fields.take("caveat").and_then(|n| reader.text(n));
    Some(Survey {
        id: SurveyId::new(id?),
        year: year?,
        respondents: respondents?,
        source: source?,
        caveat,
    })
}

fn segment<'a>(
    fields: &mut Fields<'_, 'a>,
    id: Option<String>,
    known: &Known<'_>,
    reader: &mut Reader<'a>,
) -> Option<Segment> {
    let title = fields.need("title").and_then(|n| reader.text(n));
    let size = size(fields, reader);
    let sector = fields.take("sector");
    let kind = fields.take("kind");
    let given = usize::from(size.is_some()) + sector.iter().len() + kind.iter().len();
    if given > 1 {
        let message = "a segment of more than one kind";
        reader.tell(fields.place(), message, "keep the size, `sector` or `kind`");
    }
    let sector = sector.and_then(|n| known.sector(n, reader));
    let kind = kind.and_then(|n| known.kind(n, reader));
    let id = SegmentId::new(id?);
    let of = match (size, sector, kind) {
        (Some(size), ..) => size,
        (None, Some(sector), _) => SegmentOf::Sector(sector),
        (None, None, Some(kind)) => SegmentOf::Kind(kind),
        (None, None, None) if id == *ALL => SegmentOf::All,
        (None, None, None) => SegmentOf::Other,
    };
    Some(Segment {
        id,
        title: title?,
        of,
    })
}

/// Reads how many people an organisation of the segment has.
fn size<'a>(fields: &mut Fields<'_, 'a>, reader: &mut Reader<'a>) -> Option<SegmentOf> {
    let (from_node, to_node) = (fields.take("from"), fields.take("to"));
    let from = from_node.and_then(|n| reader.whole(n, 1, MOST));
    let to = to_node.and_then(|n| reader.whole(n, 1, MOST));
    if let (None, Some(node)) = (from_node, to_node) {
        reader.tell(node.place, "`to` without `from`", "add `from: 1`");
    }
    if let (Some(from), Some(to), Some(node)) = (from, to, to_node)
        && to < from
    {
        let message = format!("a size from {from} to {to}");
        reader.tell(node.place, message, "write the smaller number into `from`");
    }
    Some(SegmentOf::Size { from: from?, to })
}
