//! What the files of a guide may point at: sources, sectors, archetypes, and items of the model.

use std::collections::BTreeSet;
use std::marker::PhantomData;

use crate::format::{Kind, Read, What, kind};
use crate::guide::id::{ArchetypeId, KindId, SectorId, SourceId, SurveyId};
use crate::model::{ItemId, Model};
use crate::problem::Place;
use crate::yaml::{Key, Node, Reader};

/// The names of one kind of things, and the way out for one that is not among them.
#[derive(Debug)]
pub struct KnownNames {
    pub noun: &'static str,
    /// None where not all of them could be read, so that nobody is blamed for using one.
    pub ids: Option<Vec<String>>,
    pub otherwise: &'static str,
}

impl KnownNames {
    /// Reads an id and tells where it is not known.
    pub fn find<'a>(&self, node: &Node<'a>, reader: &mut Reader<'a>) -> Option<String> {
        let id = reader.id(node)?;
        self.check(&id, node.place, reader).then_some(id)
    }

    /// Reads an id that stands as the name of a field, and tells where it is not known.
    pub fn find_key<'a>(&self, key: &Key<'a>, reader: &mut Reader<'a>) -> Option<String> {
        let id = reader.key_id(key)?;
        self.check(&id, key.place, reader).then_some(id)
    }

    pub fn check(&self, id: &str, place: Place, reader: &mut Reader<'_>) -> bool {
        if self.knows(id) {
            return true;
        }
        let ids = self.ids.iter().flatten().map(String::as_str);
        reader.tell_unknown(place, (self.noun, id), ids, || self.otherwise.to_owned());
        false
    }

    pub fn knows(&self, id: &str) -> bool {
        let ids = self.ids.as_ref();
        ids.is_none_or(|ids| ids.iter().any(|other| other == id))
    }
}

/// What a file of the guide may point at; each file that is read adds its own names.
#[derive(Debug)]
pub struct Known {
    /// None where the model cannot be read, so that nobody is blamed for using a part of it.
    model: Option<AskedItems>,
    pub sources: KnownNames,
    pub sectors: KnownNames,
    pub kinds: KnownNames,
    pub archetypes: KnownNames,
    pub journeys: KnownNames,
    pub columns: KnownNames,
    pub surveys: KnownNames,
    pub segments: KnownNames,
    has_sources: bool,
    /// Whether the file that is read is one that is built in. It may stand beside files of a user's
    /// own: what it points at and they lack is left out, not told.
    pub built_in: bool,
    /// Sources that are used and missing, where that is not told at each place.
    pub missing: BTreeSet<String>,
}

/// What a model has that a guide may point at.
#[derive(Debug)]
struct AskedItems {
    items: Vec<String>,
    stages: Vec<u32>,
    numbers: String,
}

impl Known {
    pub fn new(model: Option<&Model>, has_sources: bool, journeys: Vec<String>) -> Self {
        let names = |noun, otherwise| KnownNames { noun, ids: Some(Vec::new()), otherwise };
        let above = |noun, otherwise| KnownNames { ids: None, ..names(noun, otherwise) };
        let asked = |model: &Model| AskedItems {
            items: model.items_and_topics().map(|item| item.id.to_string()).collect(),
            stages: model.stages.iter().map(|stage| stage.number).collect(),
            numbers: model.stage_numbers(),
        };
        Self {
            model: model.map(asked),
            sources: names("source", "name it in sources.yaml"),
            sectors: names("sector", "name it in industries.yaml, or leave it out"),
            kinds: names("kind", "name it in industries.yaml, or leave it out"),
            archetypes: names("archetype", "name it in archetypes.yaml, or leave it out"),
            journeys: KnownNames {
                ids: Some(journeys),
                ..names("journey", "a journey is a file in the folder `journeys`")
            },
            columns: above("journey", "name it in `journeys` above"),
            surveys: above("survey", "name it in `surveys` above"),
            segments: above("segment", "name it in `segments` above"),
            has_sources,
            built_in: false,
            missing: BTreeSet::new(),
        }
    }
}

/// A name of something that stands elsewhere.
#[derive(Debug)]
pub struct Ref<I>(PhantomData<I>);

impl<I> Kind for Ref<I> {
    type Value = I;
    const WHAT: What = What::Id;
    const MANY: &'static str = "ids";
}

/// Reads names of which it is known which there are; one that is not known is told, unless the file
/// is built in.
macro_rules! refs {
    ($($id:ident in $names:ident;)*) => {$(
        impl Read<Known> for Ref<$id> {
            fn read<'a>(
                node: &Node<'a>,
                known: &mut Known,
                reader: &mut Reader<'a>,
            ) -> Option<$id> {
                let names = &known.$names;
                let id = if known.built_in {
                    reader.id(node).filter(|id| names.knows(id))
                } else {
                    names.find(node, reader)
                };
                id.map($id::new)
            }
        }
    )*};
}

refs! {
    SectorId in sectors;
    KindId in kinds;
    ArchetypeId in archetypes;
    SurveyId in surveys;
}

impl Read<Known> for Ref<SourceId> {
    fn read<'a>(node: &Node<'a>, known: &mut Known, reader: &mut Reader<'a>) -> Option<SourceId> {
        if known.has_sources && !known.built_in {
            return known.sources.find(node, reader).map(SourceId::new);
        }
        let id = reader.id(node)?;
        if !known.sources.knows(&id) {
            known.missing.insert(id.clone());
        }
        Some(SourceId::new(id))
    }
}

impl Read<Known> for Ref<ItemId> {
    fn read<'a>(node: &Node<'a>, known: &mut Known, reader: &mut Reader<'a>) -> Option<ItemId> {
        let id = reader.id(node)?;
        let lacks = |model: &&AskedItems| !model.items.contains(&id);
        let Some(model) = known.model.as_ref().filter(lacks) else {
            return Some(ItemId::new(id));
        };
        if !known.built_in {
            let items = model.items.iter().map(String::as_str);
            reader.tell_unknown(node.place, ("item", &id), items, || {
                "name an item or topic of the model, or leave it out".to_owned()
            });
        }
        None
    }
}

/// Has entries of files remember their ids, so that what comes after can point at them.
macro_rules! entries {
    ($($entry:ident in $names:ident)*) => {$(
        impl $crate::format::ListEntry<$crate::guide::known::Known> for $entry {
            fn learn(known: &mut $crate::guide::known::Known, ids: Option<Vec<String>>) {
                known.$names.ids = ids;
            }
        }
    )*};
}

pub(super) use entries;

kind! {
    /// The number of a stage of the model; stage 0 is always one.
    pub(super) struct StageNumber = u32: What::Whole(0, 99), "numbers",
    in Known |node, known, reader| {
        let number = reader.whole(node, 0, 99)?;
        let lacks = |model: &&AskedItems| number > 0 && !model.stages.contains(&number);
        let Some(model) = known.model.as_ref().filter(lacks) else {
            return Some(number);
        };
        if !known.built_in {
            let message = format!("the model has no stage {number}");
            let help = format!("its stages are {}", model.numbers);
            reader.tell(node.place, message, help);
        }
        None
    }
}
