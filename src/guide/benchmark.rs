//! `benchmarks.yaml`: what surveys found, for all who answered and for groups of them.

use std::collections::BTreeMap;
use std::fmt;

use bitcode::{Decode, Encode};
use serde::Serialize;
use serde_json::{Value as Json, json};

use crate::format::{
    Entries, Field, ListEntry, Map, May, Names, Need, Or, Part, ReadName, Record, Take, TakeRow,
    Text, Truth, What, Whole, With, kind, record,
};
use crate::guide::id::{FigureId, KindId, SectorId, SegmentId, SourceId, SurveyId};
use crate::guide::known::{Known, Ref, entries};
use crate::model::ItemId;
use crate::yaml::{Fields, Key, Node, Reader, Value};

/// As many people are believed.
const MOST: u32 = 10_000_000;

const ALL: &str = "all";

record! {
    /// What surveys found, for all who answered and for groups of them.
    #[derive(Decode, Encode, Serialize)]
    pub struct Benchmarks: "benchmarks", "benchmarks" in Known,
        file "ospo/benchmarks/1" "Survey figures (benchmarks.yaml)",
        check check_bounds
    {
        /// The licence of the figures.
        licence: Need<Text>,
        /// The line that every report with a figure carries.
        attribution: Need<Text>,
        /// A value of fewer respondents is marked.
        small: Need<Whole<0, MOST>>,
        /// A value of fewer respondents is left out; not above `small`.
        least: Need<Whole<0, MOST>>,
        /// What is said with any figure.
        caveats: Need<Vec<Text>>,
        /// The surveys.
        surveys: Need<Entries<Survey>>,
        /// The groups of those who were asked.
        segments: Need<Entries<Segment>>,
        /// The figures.
        figures: Need<Entries<SurveyFigure>>,
        /// The items for which nobody has published a figure.
        none: Or<Vec<Unmeasured>>,
    }
}

record! {
    /// A survey.
    #[derive(Decode, Encode, Serialize)]
    pub struct Survey: "a survey", "surveys" in Known {
        /// The name that figures use.
        id: Need<SurveyId>,
        /// The year in which people were asked.
        year: Need<Whole<1900, 2100>>,
        /// How many answered.
        respondents: Need<Whole<1, MOST>>,
        /// Where it is found: an id of sources.yaml.
        source: Need<Ref<SourceId>>,
        /// What must be said with its figures.
        caveat: May<Text>,
    }
}

record! {
    /// A group of those who were asked: by size, by sector, by kind, or as its title says.
    #[derive(Decode, Encode, Serialize)]
    pub struct Segment: "a segment", "segments" in Known, more one_of_a_kind {
        /// The name that figures use; `all` is that of all who answered.
        id: Need<SegmentId>,
        /// The name that people read.
        title: Need<Text>,
        /// Who is in it.
        of: With<SegmentOf>,
    }
}

entries! { Survey in surveys Segment in segments }

#[derive(Clone, Debug, Decode, Encode, PartialEq, Eq, serde::Serialize)]
pub enum SegmentOf {
    All,
    /// Organisations by the number of their people, both ends included.
    Size {
        from: u32,
        to: Option<u32>,
    },
    Sector(SectorId),
    Kind(KindId),
    /// Some others, as the title says.
    Other,
}

type Size = May<Whole<1, MOST>>;

impl Part for SegmentOf {
    const RECORD: Record = Record {
        name: "SegmentOf",
        doc: "Who is in a segment.",
        fields: &[
            Field::of::<Size>("from", "The smallest number of people in an organisation."),
            Field::of::<Size>("to", "The largest; without it, there is no end."),
            Field::of::<May<Ref<SectorId>>>("sector", "A sector of industries.yaml."),
            Field::of::<May<Ref<KindId>>>("kind", "A kind of industries.yaml."),
        ],
        file: None,
        more: None,
    };
}

impl Take<Known> for SegmentOf {
    fn take<'a>(
        fields: &mut Fields<'_, 'a>,
        known: &mut Known,
        reader: &mut Reader<'a>,
    ) -> Option<Self> {
        let (from, to) =
            (Size::take("from", fields, known, reader)?, Size::take("to", fields, known, reader)?);
        let (has_from, to_node) = (fields.get("from").is_some(), fields.get("to"));
        if let (false, Some(node)) = (has_from, to_node) {
            reader.tell(node.place, "`to` without `from`", "add `from: 1`");
        }
        if let (Some(from), Some(to), Some(node)) = (from, to, to_node)
            && to < from
        {
            let message = format!("a size from {from} to {to}");
            reader.tell(node.place, message, "write the smaller number into `from`");
        }
        let given = ["sector", "kind"].map(|name| usize::from(fields.get(name).is_some()));
        if usize::from(from.is_some()) + given.iter().sum::<usize>() > 1 {
            let message = "a segment of more than one kind";
            reader.tell(fields.place(), message, "keep the size, `sector` or `kind`");
        }
        let sector = May::<Ref<SectorId>>::take("sector", fields, known, reader)?;
        let kind = May::<Ref<KindId>>::take("kind", fields, known, reader)?;
        let is_all = || fields.get("id").and_then(Node::word) == Some(ALL);
        Some(match (from, sector, kind) {
            (Some(from), ..) => Self::Size { from, to },
            (None, Some(sector), _) => Self::Sector(sector),
            (None, None, Some(kind)) => Self::Kind(kind),
            (None, None, None) if is_all() => Self::All,
            (None, None, None) => Self::Other,
        })
    }
}

fn one_of_a_kind() -> Json {
    json!({
        "dependencies": { "to": ["from"] },
        "not": { "anyOf": [
            { "required": ["from", "sector"] },
            { "required": ["from", "kind"] },
            { "required": ["sector", "kind"] }
        ] }
    })
}

record! {
    /// A percentage that a survey found, for each segment.
    #[derive(Decode, Encode, Serialize)]
    pub struct SurveyFigure: "a figure", "figures" in Known {
        /// Its name.
        id: Need<FigureId>,
        /// The items and topics of the model that it fits.
        items: Need<Vec<Ref<ItemId>>>,
        /// The survey that found it: an id of `surveys`.
        survey: Need<Ref<SurveyId>>,
        /// What the percentage is of, in a few words.
        title: Need<Text>,
        /// What was asked.
        question: Need<Text>,
        /// What must be said with it.
        caveat: May<Text>,
        /// Whether it measures something near, not the item itself.
        proxy: Or<Truth>,
        /// What was found in each segment, by the ids of `segments`.
        values: Need<Values>,
    }
}

impl ListEntry<Known> for SurveyFigure {}

record! {
    /// What was found in one segment.
    #[derive(Decode, Encode, Serialize)]
    pub struct SurveyCell: "a value", "values" in any {
        /// How many answered.
        n: Need<Whole<0, MOST>>,
        /// How many of them, in percent, with at most one decimal.
        percent: Need<Percent>,
    }
}

impl Copy for SurveyCell {}

record! {
    /// Items for which nobody has published a figure.
    #[derive(Decode, Encode, Serialize)]
    pub struct Unmeasured: "an entry", "entries with `items` and `why`" in Known {
        /// The items and topics of the model.
        items: Need<Vec<Ref<ItemId>>>,
        /// Why there is none.
        why: Need<Text>,
    }
}

kind! {
    /// What was found, by segment.
    pub struct Values = BTreeMap<SegmentId, SurveyCell>: Map::<Segments, SurveyCell, 1>::WHAT, Segments::MAP,
    in Known |node, known, reader| {
        if matches!(&node.value, Value::Map(map) if map.is_empty()) {
            reader.tell(node.place, "there is no segment here", "add `all: …`");
        }
        Map::<Segments, SurveyCell, 1>::read(node, known, reader)
    }
}

/// The segments that a figure has a value for.
#[derive(Debug)]
struct Segments;

impl Names for Segments {
    type Name = SegmentId;
    const MAP: &'static str = "values";
}

impl ReadName<Known> for Segments {
    fn read<'a>(key: &Key<'a>, known: &mut Known, reader: &mut Reader<'a>) -> Option<SegmentId> {
        known.segments.find_key(key, reader).map(SegmentId::new)
    }
}

fn check_bounds(fields: &Fields<'_, '_>, reader: &mut Reader<'_>) {
    let number = |name| fields.get(name)?.word()?.parse::<u32>().ok();
    if let (Some(node), Some(small), Some(least)) =
        (fields.get("least"), number("small"), number("least"))
        && least > small
    {
        let message = format!("fewer than {least} is left out before fewer than {small} is marked");
        let help = "write a number that is not above `small`";
        reader.tell(node.place, message, help);
    }
}

/// A percentage in whole tenths, from 0 to 100.
#[derive(Clone, Copy, Debug, Decode, Encode, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Percent(u32);

impl Percent {
    /// Takes tenths of a percent; none over 100 percent.
    pub fn new(tenths: u32) -> Option<Self> {
        (tenths <= 1000).then_some(Self(tenths))
    }

    pub fn tenths(self) -> u32 {
        self.0
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}.{}", self.0 / 10, self.0 % 10)
    }
}

kind! {
    impl Percent = Self: What::Decimal(100), "percentages",
    in any |node, _, reader| {
        let hundredths = reader.hundredths(node, 100)?;
        if !hundredths.is_multiple_of(10) {
            let message = "a percentage with more than one decimal";
            reader.tell(node.place, message, "round it: 26.1");
            return None;
        }
        Self::new(hundredths / 10)
    }
}
