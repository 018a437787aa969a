//! The guide as a whole.

use crate::guide::archetype::{Archetype, Archetypes};
use crate::guide::benchmark::Benchmarks;
use crate::guide::comparison::JourneyTable;
use crate::guide::id::{ArchetypeId, SectorId, SourceId};
use crate::guide::industry::{OrganisationKind, Sector};
use crate::guide::journey::Journey;
use crate::guide::later::Later;
use crate::guide::source::Source;

/// Names each part once: where it is held, encoded and decoded.
macro_rules! parts {
    ($($name:ident: $part:ty),+ $(,)?) => {
        /// What stands beside a model; each part may be missing.
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub struct Guide {
            $(pub $name: Later<$part>,)+
        }

        impl Guide {
            /// Returns the bytes of each part, with its name.
            pub fn encoded(&self) -> Vec<(&'static str, Vec<u8>)> {
                vec![$((stringify!($name), bitcode::encode(&*self.$name))),+]
            }

            /// Takes the bytes of each part by its name; none where it is missing.
            pub(crate) fn compiled(bytes: impl Fn(&str) -> Option<&'static [u8]>) -> Self {
                Self { $($name: bytes(stringify!($name)).map(Later::of).unwrap_or_default()),+ }
            }
        }
    };
}

parts! {
    sources: Vec<Source>,
    sectors: Vec<Sector>,
    kinds: Vec<OrganisationKind>,
    archetypes: Option<Archetypes>,
    journeys: Vec<Journey>,
    comparison: Option<JourneyTable>,
    benchmarks: Option<Benchmarks>,
}

impl Guide {
    pub fn source(&self, id: &SourceId) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == *id)
    }

    pub fn journey(&self, id: &str) -> Option<&Journey> {
        self.journeys.iter().find(|journey| journey.id == *id)
    }

    pub fn archetype(&self, id: &ArchetypeId) -> Option<&Archetype> {
        let archetypes = self.archetypes.as_ref()?;
        archetypes.all.iter().find(|archetype| archetype.id == *id)
    }

    pub fn sector(&self, id: &SectorId) -> Option<&Sector> {
        self.sectors.iter().find(|sector| sector.id == *id)
    }

    /// Returns the sector that a person means: its name, its title, or another word for it.
    pub fn sector_meant_by(&self, word: &str) -> Option<&Sector> {
        let by_name = |sector: &&Sector| is_named(word, sector.id.as_str(), &sector.title);
        let by_word = |sector: &&Sector| sector.also.iter().any(|other| is_same(word, other));
        // A name stands before another word: `retail` is the sector of this name.
        let found = self.sectors.iter().find(by_name);
        found.or_else(|| self.sectors.iter().find(by_word))
    }

    /// Returns the kind of organisation that a person means: its name or its title.
    pub fn kind_meant_by(&self, word: &str) -> Option<&OrganisationKind> {
        self.kinds.iter().find(|kind| is_named(word, kind.id.as_str(), &kind.title))
    }
}

fn is_named(word: &str, id: &str, title: &str) -> bool {
    is_same(word, id) || is_same(word, title)
}

/// Compares words as people write them: capitals and blanks around them do not count.
fn is_same(word: &str, other: &str) -> bool {
    let (word, other) = (word.trim(), other.trim());
    let is_ascii = word.is_ascii() && other.is_ascii();
    word.eq_ignore_ascii_case(other) || (!is_ascii && word.to_lowercase() == other.to_lowercase())
}
