//! `comparison.yaml`: some journeys beside one another.

use bitcode::{Decode, Encode};
use serde::Serialize;

use crate::format::{
    AtLeastOne, Map, May, Names, Need, ReadName, Text, What, kind, record, unique,
};
use crate::guide::id::{JourneyId, SourceId};
use crate::guide::known::{Known, Ref};
use crate::problem::Place;
use crate::yaml::{Key, Reader};

record! {
    /// Some journeys beside one another, as of one time.
    #[derive(Decode, Encode, Serialize)]
    pub struct JourneyTable: "a comparison", "comparisons" in Known,
        file "ospo/comparison/1" "Journeys beside one another (comparison.yaml)"
    {
        /// What is compared.
        title: Need<Text>,
        /// Where it comes from: an id of sources.yaml.
        source: Need<Ref<SourceId>>,
        /// The time that it tells of, in words.
        as_of: Need<Text>,
        /// The journeys, in the order of the columns.
        journeys: Need<Columns>,
        /// The rows.
        rows: Need<AtLeastOne<ComparedRow>>,
    }
}

record! {
    /// A row of the table.
    #[derive(Decode, Encode, Serialize)]
    pub struct ComparedRow: "a row", "rows" in Known {
        /// What is compared.
        title: Need<Text>,
        /// What stands under each journey; of one that is missing nothing is said.
        cells: Need<Map<ComparedCells, Text>>,
        /// What the sources leave unclear, or where they differ.
        unclear: May<Text>,
    }
}

kind! {
    /// The journeys that are compared, each once, as they are written.
    pub struct Columns = Vec<JourneyId>: What::List(&What::Id, 1, None), "journeys",
    in Known |node, known, reader| {
        let read = AtLeastOne::<ComparedJourney>::read(node, known, reader)?;
        let places = read.iter().map(|(place, id)| (*place, id.as_str()));
        unique(places, "journey", reader);
        let complete = read.len() == node.entries().len();
        let ids: Vec<String> = read.into_iter().map(|(_, id)| id).collect();
        known.columns.ids = complete.then(|| ids.clone());
        // Only a file that is built in may name journeys that are not there; what it compares is
        // then something else.
        let all = complete && ids.iter().all(|id| known.journeys.knows(id));
        all.then(|| ids.into_iter().map(JourneyId::new).collect())
    }
}

kind! {
    struct ComparedJourney = (Place, String): What::Id, Columns::MANY,
    in Known |node, known, reader| {
        let id = reader.id(node)?;
        if !known.built_in {
            known.journeys.check(&id, node.place, reader);
        }
        Some((node.place, id))
    }
}

/// The columns that a row has something in.
#[derive(Debug)]
pub struct ComparedCells;

impl Names for ComparedCells {
    type Name = JourneyId;
    const MAP: &'static str = "cells";
}

impl ReadName<Known> for ComparedCells {
    fn read<'a>(key: &Key<'a>, known: &mut Known, reader: &mut Reader<'a>) -> Option<JourneyId> {
        known.columns.find_key(key, reader).map(JourneyId::new)
    }
}
