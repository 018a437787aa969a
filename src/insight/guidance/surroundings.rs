//! What is known of an organisation beside its answers.

use crate::guide::{Guide, Kind, Sector, Segment, SegmentOf};
use crate::organisation::Organisation;

/// What is known of an organisation beside its answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Surroundings<'g> {
    /// Its sector, where the guide knows the word for it.
    pub sector: Option<&'g Sector>,
    /// What kind of organisation it is, where the guide knows the word.
    pub kind: Option<&'g Kind>,
    /// How many people work there.
    pub size: Option<u32>,
    /// To whom the programme office reports.
    pub reports_to: Option<String>,
    /// Words for sector or kind that the guide does not know.
    pub unknown: Vec<(&'static str, String)>,
}

impl<'g> Surroundings<'g> {
    /// Looks up what an organisation says of itself.
    pub fn of(guide: &'g Guide, organisation: &Organisation) -> Self {
        let word = |word: &Option<String>| word.clone().unwrap_or_default();
        let (sector_word, kind_word) = (word(&organisation.sector), word(&organisation.kind));
        let sector = guide.sector_meant_by(&sector_word);
        let kind = guide.kind_meant_by(&kind_word);
        let said = [
            ("sector", sector_word, sector.is_some()),
            ("kind", kind_word, kind.is_some()),
        ];
        let unknown = said
            .into_iter()
            .filter(|(_, word, known)| !word.is_empty() && !known);
        Self {
            sector,
            kind,
            size: organisation.size,
            reports_to: organisation.reports_to.clone(),
            unknown: unknown.map(|(what, word, _)| (what, word)).collect(),
        }
    }

    /// Says whether a segment of a survey is about such an organisation.
    pub fn is_in(&self, segment: &Segment) -> bool {
        match &segment.of {
            SegmentOf::All => true,
            SegmentOf::Size { from, to } => self
                .size
                .is_some_and(|size| size >= *from && to.is_none_or(|to| size <= to)),
            SegmentOf::Sector(id) => self.sector.is_some_and(|sector| sector.id == *id),
            SegmentOf::Kind(id) => self.kind.is_some_and(|kind| kind.id == *id),
            SegmentOf::Other => false,
        }
    }
}
