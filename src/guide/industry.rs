//! `industries.yaml`: what organisations work in, what kinds of them there are, and whom they join.

use std::collections::{HashMap, HashSet};

use bitcode::{Decode, Encode};
use serde::Serialize;
use serde_json::json;

use crate::format::{self, Entries, Need, Or, Text, What, With, kind, record};
use crate::guide::id::{KindId, SectorId, SourceId};
use crate::guide::known::{Known, Ref, entries};
use crate::model::Community;
use crate::problem::Place;
use crate::yaml::{Fields, Node, Reader};

record! {
    /// What organisations work in, what kinds of them there are, and whom they join.
    #[derive(Decode, Encode, Serialize)]
    pub struct Industries: "industries", "industries" in Known,
        file "ospo/industries/1" "Sectors and kinds of organisations (industries.yaml)",
        check check_words
    {
        /// What organisations work in.
        sectors: Need<Entries<Sector>>,
        /// What kinds of organisations there are.
        kinds: Need<Entries<OrganisationKind>>,
    }
}

record! {
    /// What organisations work in.
    #[derive(Decode, Encode, Serialize)]
    pub struct Sector: "a sector", "sectors" in Known {
        /// The name that files use.
        id: Need<SectorId>,
        /// The name that people read.
        title: Need<Text>,
        /// Other words that mean it, in small letters; each means one sector only.
        also: Or<Vec<SmallWord>>,
        /// Whom to join.
        communities: Or<Vec<Recommended>>,
    }
}

record! {
    /// What kind of organisation one is.
    #[derive(Decode, Encode, Serialize)]
    pub struct OrganisationKind: "a kind", "kinds" in Known {
        /// The name that files use.
        id: Need<KindId>,
        /// The name that people read.
        title: Need<Text>,
        /// Whom to join.
        communities: Or<Vec<Recommended>>,
    }
}

entries! { Sector in sectors OrganisationKind in kinds }

record! {
    /// A community to join, with the source of what is said of it.
    #[derive(Decode, Encode, Serialize)]
    pub struct Recommended: "a community", "communities" in Known {
        /// The community.
        community: With<Community>,
        /// Who says so: an id of sources.yaml.
        source: Need<Ref<SourceId>>,
    }
}

kind! {
    /// A word in small letters.
    pub struct SmallWord = String: What::Else(|| json!({ "type": "string", "pattern": r"^[^A-Z]*[^A-Z\s][^A-Z]*$" })), Text::MANY,
    in any |node, _, reader| {
        let word = reader.text(node)?;
        let small = word.to_lowercase();
        if word != small {
            let message = format!("`{word}` has capitals");
            let help = format!("write `{small}`; capitals do not count where words are compared");
            reader.tell(node.place, message, help);
        }
        Some(small)
    }
}

/// A word means one sector: none stands twice, and none is the name of a sector.
fn check_words(fields: &Fields<'_, '_>, reader: &mut Reader<'_>) {
    let sectors = fields.get("sectors").map_or(&[][..], Node::entries);
    let ids: HashSet<&str> = sectors.iter().filter_map(format::id_of).map(|(_, id)| id).collect();
    let words = sectors.iter().filter_map(|sector| sector.field("also"));
    let mut seen: HashMap<String, Place> = HashMap::new();
    for node in words.flat_map(Node::entries) {
        let (place, Some(word)) = (node.place, node.word().map(str::to_lowercase)) else {
            continue;
        };
        if let Some(first) = seen.get(&word) {
            let message = format!("`{word}` is here a second time");
            let help = format!("the first is on line {}; keep one", first.line);
            reader.tell(place, message, help);
        } else if ids.contains(word.as_str()) {
            let message = format!("`{word}` is the name of a sector");
            reader.tell(place, message, "leave it out: a name is found without it");
        } else {
            seen.insert(word, place);
        }
    }
}
