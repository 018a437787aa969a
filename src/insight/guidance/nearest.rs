//! Which archetypes are nearest where none is clear, and what would make one of them clear.

use std::cmp::Reverse;

use crate::guide::{Alike, Journey, Statement};
use crate::insight::guidance::held::Guidance;
use crate::insight::guidance::profile::{Agreement, Profile, Verdict};

/// As many are told.
const MOST: usize = 3;
/// The highest rating of a statement.
const TOP: u32 = 4;

/// An archetype that an office may be like, and who of its sector is told to be.
#[derive(Clone, Debug)]
pub struct Near<'a, 'g> {
    pub agreement: &'a Agreement<'g>,
    /// The journeys of the office's sector that are told as this archetype.
    pub journeys: Vec<(&'g Journey, &'g Alike)>,
    /// What would make it clear; empty where its own statements alone cannot.
    pub settling: Vec<Settling<'g>>,
}

/// A statement that makes an archetype clear once it is rated so high.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settling<'g> {
    pub statement: &'g Statement,
    pub least: u32,
    /// Its rating up to now.
    pub rated: Option<u32>,
}

impl Agreement<'_> {
    /// Returns the points that its ratings give already, and those that it can still come to.
    pub fn bounds(&self) -> (u32, u32) {
        let bounds = self.ratings.map(|rating| (rating.unwrap_or(0), rating.unwrap_or(TOP)));
        let [first, second] = bounds;
        (first.0 + second.0, first.1 + second.1)
    }
}

impl<'g> Guidance<'g> {
    /// Returns the archetypes that come nearest, the nearest first; none where one is clear, or
    /// nothing speaks for any.
    pub fn near(&self) -> Vec<Near<'_, 'g>> {
        let Some(profile) = &self.profile else { return Vec::new() };
        if matches!(profile.verdict, Verdict::Clear(_)) {
            return Vec::new();
        }
        let near = profile.agreements.iter().map(|agreement| Near {
            agreement,
            journeys: self.alike(agreement),
            settling: profile.settling(agreement),
        });
        let speaks = |near: &Near| near.agreement.bounds().0 > 0 || !near.journeys.is_empty();
        let mut near: Vec<Near> = near.filter(speaks).collect();
        // Stable: those that are alike stay in the order of the guide.
        near.sort_by_key(|near| Reverse((near.agreement.bounds(), !near.journeys.is_empty())));
        near.truncate(MOST);
        near
    }

    /// Returns who of the sector is told to be of an archetype.
    fn alike(&self, agreement: &Agreement) -> Vec<(&'g Journey, &'g Alike)> {
        let sector = self.surroundings.sector.map(|sector| &sector.id);
        let of_sector = |journey: &&Journey| sector.is_some() && journey.sector.as_ref() == sector;
        let journeys = self.guide.journeys.iter().filter(of_sector);
        let alike = journeys.filter_map(|journey| Some((journey, journey.archetype.as_ref()?)));
        alike.filter(|(_, alike)| alike.id == agreement.archetype.id).collect()
    }
}

impl<'g> Profile<'g> {
    /// Returns the fewest statements of an archetype, and the lowest ratings of them, with which it
    /// would be clear, whatever of the others is rated already.
    fn settling(&self, agreement: &Agreement<'g>) -> Vec<Settling<'g>> {
        let [first, second] = agreement.ratings;
        let from = |rating: Option<u32>| rating.unwrap_or(0)..=TOP;
        let pairs = from(first).flat_map(|one| from(second).map(move |other| [one, other]));
        let changes = |pair: &[u32; 2]| {
            let pairs = agreement.ratings.iter().zip(pair);
            pairs.filter(|(rating, new)| **rating != Some(**new)).count()
        };
        let enough = pairs.filter(|pair| self.would_be_clear(agreement, *pair));
        let best = enough.min_by_key(|pair| {
            let [one, other] = *pair;
            (changes(pair), one + other, one.abs_diff(other))
        });
        let settling = best.into_iter().flat_map(|pair| {
            let statements = agreement.archetype.statements.iter().zip(agreement.ratings).zip(pair);
            statements.filter(|((_, rating), least)| *rating != Some(*least))
        });
        let settling =
            settling.map(|((statement, rated), least)| Settling { statement, least, rated });
        settling.collect()
    }

    fn would_be_clear(&self, agreement: &Agreement<'g>, ratings: [u32; 2]) -> bool {
        let mut agreements = self.agreements.clone();
        let own = agreements.iter_mut().find(|one| one.archetype.id == agreement.archetype.id);
        if let Some(own) = own {
            own.ratings = ratings.map(Some);
        }
        let as_if = Profile::new(agreements, self.clear);
        as_if.named().iter().any(|named| named.id == agreement.archetype.id)
    }
}
