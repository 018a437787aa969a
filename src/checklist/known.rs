//! What the files of a guide may point at: sources, sectors, archetypes, and items of the model.

use std::collections::BTreeSet;

use crate::guide::{ArchetypeId, KindId, SectorId, SourceId};
use crate::model::{ItemId, Model};
use crate::problem::Place;
use crate::yaml::{Key, Node, Reader};

/// The names of one kind of things, and the way out for one that is not among them.
#[derive(Debug)]
pub(super) struct Names {
    pub(super) noun: &'static str,
    /// None where not all of them could be read, so that nobody is blamed for using one.
    pub(super) ids: Option<Vec<String>>,
    pub(super) otherwise: &'static str,
}

impl Names {
    /// Reads an id and tells where it is not known.
    pub(super) fn find<'a>(&self, node: &Node<'a>, reader: &mut Reader<'a>) -> Option<String> {
        let id = reader.id(node)?;
        self.check(&id, node.place, reader).then_some(id)
    }

    /// Reads an id that stands as the name of a field, and tells where it is not known.
    pub(super) fn find_key<'a>(&self, key: &Key<'a>, reader: &mut Reader<'a>) -> Option<String> {
        let id = reader.key_id(key)?;
        self.check(&id, key.place, reader).then_some(id)
    }

    pub(super) fn check(&self, id: &str, place: Place, reader: &mut Reader<'_>) -> bool {
        if self.knows(id) {
            return true;
        }
        let ids = self.ids.iter().flatten().map(String::as_str);
        reader.tell_unknown(place, (self.noun, id), ids, || self.otherwise.to_owned());
        false
    }

    pub(super) fn knows(&self, id: &str) -> bool {
        let ids = self.ids.as_ref();
        ids.is_none_or(|ids| ids.iter().any(|other| other == id))
    }
}

/// What a file of the guide may point at; each file that is read adds its own names.
#[derive(Debug)]
pub(super) struct Known<'m> {
    /// None where the model cannot be read, so that nobody is blamed for using a part of it.
    pub(super) model: Option<&'m Model>,
    pub(super) sources: Names,
    pub(super) sectors: Names,
    pub(super) kinds: Names,
    pub(super) archetypes: Names,
    pub(super) journeys: Names,
    /// Whether there is a file that names sources.
    pub(super) has_sources: bool,
    /// Whether the file that is read is one that is built in. It may stand beside files of a user's
    /// own: what it points at and they lack is left out, not told.
    pub(super) built_in: bool,
    /// Sources that are used and missing, where that is not told at each place.
    pub(super) missing: BTreeSet<String>,
}

impl<'m> Known<'m> {
    pub(super) fn new(model: Option<&'m Model>, has_sources: bool, journeys: Vec<String>) -> Self {
        let names = |noun, otherwise| Names {
            noun,
            ids: Some(Vec::new()),
            otherwise,
        };
        Self {
            model,
            sources: names("source", "name it in sources.yaml"),
            sectors: names("sector", "name it in industries.yaml, or leave it out"),
            kinds: names("kind", "name it in industries.yaml, or leave it out"),
            archetypes: names("archetype", "name it in archetypes.yaml, or leave it out"),
            journeys: Names {
                ids: Some(journeys),
                ..names("journey", "a journey is a file in the folder `journeys`")
            },
            has_sources,
            built_in: false,
            missing: BTreeSet::new(),
        }
    }

    pub(super) fn source<'a>(
        &mut self,
        node: &Node<'a>,
        reader: &mut Reader<'a>,
    ) -> Option<SourceId> {
        if self.has_sources && !self.built_in {
            return self.sources.find(node, reader).map(SourceId::new);
        }
        let id = reader.id(node)?;
        if !self.sources.knows(&id) {
            self.missing.insert(id.clone());
        }
        Some(SourceId::new(id))
    }

    pub(super) fn sector<'a>(&self, node: &Node<'a>, reader: &mut Reader<'a>) -> Option<SectorId> {
        self.link(&self.sectors, node, reader).map(SectorId::new)
    }

    pub(super) fn kind<'a>(&self, node: &Node<'a>, reader: &mut Reader<'a>) -> Option<KindId> {
        self.link(&self.kinds, node, reader).map(KindId::new)
    }

    pub(super) fn archetype<'a>(
        &self,
        node: &Node<'a>,
        reader: &mut Reader<'a>,
    ) -> Option<ArchetypeId> {
        self.link(&self.archetypes, node, reader)
            .map(ArchetypeId::new)
    }

    /// Reads a name; none where it is not known, which is told unless the file is built in.
    pub(super) fn link<'a>(
        &self,
        names: &Names,
        node: &Node<'a>,
        reader: &mut Reader<'a>,
    ) -> Option<String> {
        if self.built_in {
            return reader.id(node).filter(|id| names.knows(id));
        }
        names.find(node, reader)
    }

    /// Reads a list of items and topics of the model.
    pub(super) fn items<'a>(&self, node: &Node<'a>, reader: &mut Reader<'a>) -> Vec<ItemId> {
        let nodes = reader.list(node, "ids");
        let read = nodes.iter().filter_map(|node| self.item(node, reader));
        read.collect()
    }

    pub(super) fn item<'a>(&self, node: &Node<'a>, reader: &mut Reader<'a>) -> Option<ItemId> {
        let id = ItemId::new(reader.id(node)?);
        let Some(model) = self.model.filter(|model| model.item(&id).is_none()) else {
            return Some(id);
        };
        if !self.built_in {
            let items = model.items_and_topics().map(|item| item.id.as_str());
            reader.tell_unknown(node.place, ("item", id.as_str()), items, || {
                "name an item or topic of the model, or leave it out".to_owned()
            });
        }
        None
    }

    /// Reads the number of a stage of the model; stage 0 is always one.
    pub(super) fn stage<'a>(&self, node: &Node<'a>, reader: &mut Reader<'a>) -> Option<u32> {
        let number = reader.whole(node, 0, 99)?;
        let lacks = |model: &&Model| number > 0 && model.stage(number).is_none();
        let Some(model) = self.model.filter(lacks) else {
            return Some(number);
        };
        if !self.built_in {
            let message = format!("the model has no stage {number}");
            let help = format!("its stages are 0 to {}", model.top());
            reader.tell(node.place, message, help);
        }
        None
    }
}
