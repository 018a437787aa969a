//! What was heard: the answers of each voice, and nothing else of whoever gave them.

use crate::answers::{Choice, Sheet};
use crate::model::{Item, Model};

/// Which of the two questions is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Side {
    /// Where the practice stands.
    Is,
    /// Where it should stand.
    Wanted,
}

impl Side {
    pub const ALL: [Self; 2] = [Self::Is, Self::Wanted];
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VoiceSaid {
    /// A level, by its place on the scale of the item, from 0.
    Level(usize),
    Unknown,
    NotApplicable,
}

/// Voices with fewer answers are often alike by chance.
const TELLING: usize = 8;

/// The answers of one voice, in the order of the items of the model, topics last.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct AnonymousVoice {
    pub is: Vec<Option<VoiceSaid>>,
    pub wanted: Vec<Option<VoiceSaid>>,
}

impl AnonymousVoice {
    pub fn silent(items: usize) -> Self {
        Self { is: vec![None; items], wanted: vec![None; items] }
    }

    /// Takes the answers of a sheet, and returns with them how many say no single level.
    pub fn of(model: &Model, sheet: &Sheet, side: Side) -> (Self, usize) {
        let items: Vec<&Item> = model.items_and_topics().collect();
        let mut voice = Self::silent(items.len());
        let mut vague = 0;
        for (item, said) in items.iter().zip(voice.side_mut(side)) {
            *said = sheet.answers.get(&item.id).and_then(|answer| match &answer.choice {
                Choice::Level(level) => item.scale.index_of(level).map(VoiceSaid::Level),
                Choice::AtLeast(_) => {
                    vague += 1;
                    None
                }
                Choice::Unknown => Some(VoiceSaid::Unknown),
                Choice::NotApplicable { .. } => Some(VoiceSaid::NotApplicable),
            });
        }
        (voice, vague)
    }

    pub fn side(&self, side: Side) -> &[Option<VoiceSaid>] {
        match side {
            Side::Is => &self.is,
            Side::Wanted => &self.wanted,
        }
    }

    pub fn side_mut(&mut self, side: Side) -> &mut [Option<VoiceSaid>] {
        match side {
            Side::Is => &mut self.is,
            Side::Wanted => &mut self.wanted,
        }
    }

    /// Says whether it answers so much that another one with the same answers is hardly chance.
    pub fn is_telling(&self) -> bool {
        self.number() >= TELLING
    }

    /// Returns how many answers it gives.
    pub(super) fn number(&self) -> usize {
        self.is.iter().chain(&self.wanted).flatten().count()
    }

    /// Says whether it gives each answer that another one gives.
    pub(super) fn holds(&self, other: &Self) -> bool {
        let holds = |own: &[Option<VoiceSaid>], other: &[Option<VoiceSaid>]| {
            own.iter().zip(other).all(|(own, other)| other.is_none() || own == other)
        };
        holds(&self.is, &other.is) && holds(&self.wanted, &other.wanted)
    }
}

/// All voices that were heard.
#[derive(Clone, Debug)]
pub struct Voices<'m> {
    pub model: &'m Model,
    pub voices: Vec<AnonymousVoice>,
    /// Of each item whether anybody was asked where it stands, and where it should.
    pub asked: Vec<[bool; 2]>,
}

impl<'m> Voices<'m> {
    pub fn new(model: &'m Model) -> Self {
        let items = model.items_and_topics().count();
        Self { model, voices: Vec::new(), asked: vec![[false; 2]; items] }
    }

    /// Adds a voice that was asked what it answers.
    pub fn add(&mut self, voice: AnonymousVoice) {
        for (asked, (is, wanted)) in self.asked.iter_mut().zip(voice.is.iter().zip(&voice.wanted)) {
            asked[0] |= is.is_some();
            asked[1] |= wanted.is_some();
        }
        self.voices.push(voice);
    }
}
