//! Each person once, in however many rows and files the same answers stand.

use std::collections::HashMap;

use crate::insight::voices::heard::{AnonymousVoice, Side};
use crate::insight::voices::marks::MarkedVoice;

/// An id that so many voices have is that of none of them.
const MOST_OF_AN_ID: usize = 64;

/// What a voice is beside those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeardBefore {
    New,
    /// Of somebody who was heard before; the later one that was completed counts.
    Again,
    /// The same in everything as one before, and nothing says whether it is another person. It
    /// counts.
    Alike,
}

/// Voices, each person once for each of the two questions that files are asked.
#[derive(Clone, Debug, Default)]
pub struct VoicesOnce {
    is: OfOneSide,
    wanted: OfOneSide,
}

#[derive(Clone, Debug, Default)]
struct OfOneSide {
    kept: Vec<MarkedVoice>,
    own: HashMap<u64, usize>,
    counted: HashMap<u64, Vec<usize>>,
    exact: HashMap<u64, usize>,
    whole: HashMap<u64, usize>,
}

impl VoicesOnce {
    /// Adds a voice of a file that is asked for `side`.
    pub fn add(&mut self, side: Side, one: MarkedVoice) -> HeardBefore {
        match side {
            Side::Is => self.is.add(one),
            Side::Wanted => self.wanted.add(one),
        }
    }

    /// Says whether voices that bear the counted ids of those before mostly contradict them: they
    /// are of another survey that counts its answers too.
    pub fn is_other_survey<'v>(
        &self,
        side: Side,
        voices: impl Iterator<Item = &'v MarkedVoice>,
    ) -> bool {
        let known = match side {
            Side::Is => &self.is,
            Side::Wanted => &self.wanted,
        };
        let (mut same, mut other) = (0, 0);
        for voice in voices {
            if known.same(voice).is_some() {
                same += 1;
            } else if voice.marks.counted.iter().any(|mark| known.counted.contains_key(mark)) {
                other += 1;
            }
        }
        other > same
    }

    pub fn into_voices(self) -> impl Iterator<Item = AnonymousVoice> {
        self.is.kept.into_iter().chain(self.wanted.kept).map(|one| one.voice)
    }
}

impl OfOneSide {
    fn add(&mut self, one: MarkedVoice) -> HeardBefore {
        let same = self.same(&one);
        let at = same.unwrap_or(self.kept.len());
        let marks = &one.marks;
        for mark in &marks.own {
            self.own.entry(*mark).or_insert(at);
        }
        for mark in &marks.counted {
            let voices = self.counted.entry(*mark).or_default();
            if !voices.contains(&at) && voices.len() < MOST_OF_AN_ID {
                voices.push(at);
            }
        }
        if let Some(exact) = marks.exact {
            self.exact.entry(exact).or_insert(at);
        }
        let is_alike = self.whole.contains_key(&marks.whole);
        self.whole.entry(marks.whole).or_insert(at);
        if let Some(kept) = same.and_then(|at| self.kept.get_mut(at)) {
            if one.rank() >= kept.rank() {
                *kept = one;
            }
            return HeardBefore::Again;
        }
        let is_alike = is_alike && !one.is_marked() && one.voice.is_telling();
        self.kept.push(one);
        if is_alike { HeardBefore::Alike } else { HeardBefore::New }
    }

    /// Returns the place of a voice of the same person.
    fn same(&self, one: &MarkedVoice) -> Option<usize> {
        let marks = &one.marks;
        let goes_with = |at: &&usize| self.kept.get(**at).is_some_and(|kept| kept.goes_with(one));
        let own = || marks.own.iter().find_map(|mark| self.own.get(mark));
        let exact = || self.exact.get(&marks.exact?);
        let counted = || {
            let mut known = marks.counted.iter().filter_map(|mark| self.counted.get(mark));
            known.find_map(|voices| voices.iter().find(goes_with))
        };
        own().or_else(exact).or_else(counted).copied()
    }
}
