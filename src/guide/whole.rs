//! The guide as a whole.

use bitcode::{Decode, Encode};

use crate::guide::archetype::{Archetype, Archetypes};
use crate::guide::benchmark::Benchmarks;
use crate::guide::comparison::JourneyTable;
use crate::guide::id::{ArchetypeId, SectorId, SourceId};
use crate::guide::industry::{OrganisationKind, Sector};
use crate::guide::journey::Journey;
use crate::guide::source::Source;

/// What stands beside a model; each part may be missing.
#[derive(Clone, Debug, Decode, Encode, Default, PartialEq, Eq)]
pub struct Guide {
    pub sources: Vec<Source>,
    pub sectors: Vec<Sector>,
    pub kinds: Vec<OrganisationKind>,
    pub archetypes: Option<Archetypes>,
    pub journeys: Vec<Journey>,
    pub comparison: Option<JourneyTable>,
    pub benchmarks: Option<Benchmarks>,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guide::id::KindId;
    use crate::guide::journey::Story;
    use crate::guide::source::Finding;

    fn sector(id: &str, title: &str, also: &[&str]) -> Sector {
        Sector {
            id: SectorId::new(id),
            title: title.into(),
            also: also.iter().map(|word| (*word).to_owned()).collect(),
            communities: Vec::new(),
        }
    }

    #[test]
    fn a_sector_is_found_by_its_name_its_title_or_another_word() {
        let guide = Guide {
            sectors: vec![
                sector("finance", "Banking and markets", &["bank", "retail"]),
                sector("retail", "Shops", &[]),
            ],
            ..Guide::default()
        };
        let found = |word| {
            let sector = guide.sector_meant_by(word);
            sector.map(|sector| sector.id.as_str().to_owned())
        };
        for word in ["finance", " FINANCE ", "banking AND markets", "Bank\n"] {
            assert_eq!(found(word).as_deref(), Some("finance"), "{word:?}");
        }
        assert_eq!(found("Retail").as_deref(), Some("retail"));
        assert_eq!(found("ban"), None);
        assert_eq!(found(""), None);
    }

    #[test]
    fn a_kind_is_found_by_its_name_or_its_title() {
        let kind = OrganisationKind {
            id: KindId::new("end-user"),
            title: "Uses it for its own work".into(),
            communities: Vec::new(),
        };
        let guide = Guide { kinds: vec![kind.clone()], ..Guide::default() };
        assert_eq!(guide.kind_meant_by(" End-User"), Some(&kind));
        assert_eq!(guide.kind_meant_by("uses it for its own work"), Some(&kind));
        assert_eq!(guide.kind_meant_by("end user"), None);
    }

    #[test]
    fn a_journey_is_complete_when_every_part_of_it_is_told() {
        let told =
            Finding { text: "Two people".into(), source: SourceId::new("site"), unclear: None };
        let list = vec![told.clone()];
        let whole = Story {
            brief: Vec::new(),
            structure: list.clone(),
            staffing: list.clone(),
            reporting: list.clone(),
            goals: list.clone(),
            metrics: list.clone(),
            challenges: list,
            lesson: Some(told),
        };
        assert!(whole.is_complete());
        let mut less = whole.clone();
        less.metrics.clear();
        assert!(!less.is_complete());
        let mut less = whole;
        less.lesson = None;
        assert!(!less.is_complete());
    }

    #[test]
    fn a_guide_without_files_is_empty() {
        let guide = Guide::default();
        assert_eq!(guide.source(&SourceId::new("site")), None);
        assert_eq!(guide.journey("acme"), None);
        assert_eq!(guide.archetype(&ArchetypeId::new("a")), None);
        assert_eq!(guide.sector_meant_by("finance"), None);
    }
}
