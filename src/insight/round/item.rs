//! One item in the eyes of several.

use crate::answers::{Answer, Choice};
use crate::insight::round::voice::Voice;
use crate::model::{Item, Level, LevelId};

/// One item or topic with all that was said to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundItem<'s> {
    pub item: &'s Item,
    /// The number of its stage; a topic has none.
    pub stage: Option<u32>,
    /// All that was said, in the order of the sheets.
    pub voices: Vec<Voice<'s>>,
    pub ruling: Ruling<'s>,
    /// What was agreed on, which goes before all else.
    pub settled: Option<&'s Answer>,
}

/// What the answers that count make together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ruling<'s> {
    /// It lies between these two levels, which are the same where all agree.
    Between(&'s Level, &'s Level),
    NotApplicable,
    /// Some give a level, others say that it does not apply.
    Conflict,
    Unknown,
    Unanswered,
}

/// How far those agree whose answers count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accord {
    /// It was agreed on.
    Settled,
    /// A level stands against not applicable.
    Conflict,
    /// They give other levels, so many hundredths of credit apart.
    Apart(u64),
    /// Two or more say the same.
    Same,
    Alone,
    Open,
}

impl Accord {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Settled => "settled",
            Self::Conflict => "conflict",
            Self::Apart(_) => "apart",
            Self::Same => "same",
            Self::Alone => "alone",
            Self::Open => "open",
        }
    }
}

impl<'s> RoundItem<'s> {
    pub(super) fn new(
        (item, stage): (&'s Item, Option<u32>),
        voices: Vec<Voice<'s>>,
        settled: Option<&'s Answer>,
    ) -> Self {
        let ruling = ruling(item, &voices);
        Self { item, stage, voices, ruling, settled }
    }

    pub fn counting(&self) -> impl Iterator<Item = &Voice<'s>> {
        self.voices.iter().filter(|voice| voice.counts)
    }

    /// Returns answers that do not count, because somebody answered whose role would know.
    pub fn left_out(&self) -> impl Iterator<Item = &Voice<'s>> {
        let answers = self.voices.iter().filter(|voice| voice.is_answer());
        answers.filter(|voice| !voice.counts)
    }

    /// Says whether somebody whose answer does not count says something else than those who do.
    pub fn is_routed(&self) -> bool {
        let said = |choice: &Choice| match choice {
            Choice::Level(level) => Some(level.clone()),
            Choice::Unknown | Choice::NotApplicable { .. } => None,
        };
        let others = |out: &Voice| {
            let mut counting = self.counting();
            counting.any(|voice| said(&voice.answer.choice) != said(&out.answer.choice))
        };
        self.left_out().any(others)
    }

    /// Says how far those agree whose answers count.
    pub fn accord(&self) -> Accord {
        if self.settled.is_some() {
            return Accord::Settled;
        }
        let number = self.counting().count();
        match (self.ruling, self.spread()) {
            (Ruling::Conflict, _) => Accord::Conflict,
            (Ruling::Unknown | Ruling::Unanswered, _) => Accord::Open,
            (Ruling::Between(..), Some(spread)) if spread > 0 => Accord::Apart(spread),
            _ if number > 1 => Accord::Same,
            _ => Accord::Alone,
        }
    }

    /// Says whether a meeting has to settle it.
    pub fn is_not_agreed(&self) -> bool {
        matches!(self.accord(), Accord::Conflict | Accord::Apart(_))
    }

    /// Returns the levels between which those disagree whose answers count, the lowest first, with
    /// what one would see at each.
    pub fn between(&self) -> impl Iterator<Item = (&'s Level, &'s str)> {
        let (low, high) = self.ends().unwrap_or((1, 0));
        let steps = self.item.levels().enumerate();
        let within = steps.filter(move |(place, _)| (low..=high).contains(place));
        within.map(|(_, (level, step))| (level, step.anchor.as_str()))
    }

    /// Returns how many hundredths of credit lie between the levels that count.
    fn spread(&self) -> Option<u64> {
        let (low, high) = self.ends()?;
        let credit = |place: usize| {
            let level = self.item.scale.levels.get(place)?;
            Some(level.credit.hundredths())
        };
        credit(high)?.checked_sub(credit(low)?)
    }

    fn ends(&self) -> Option<(usize, usize)> {
        let places = || {
            let levels = self.counting().filter_map(|voice| level(voice.answer));
            levels.filter_map(|level| self.item.scale.index_of(level))
        };
        Some((places().min()?, places().max()?))
    }
}

/// Returns the level of an answer; none where it has none.
fn level(answer: &Answer) -> Option<&LevelId> {
    match &answer.choice {
        Choice::Level(level) => Some(level),
        Choice::Unknown | Choice::NotApplicable { .. } => None,
    }
}

fn ruling<'s>(item: &'s Item, voices: &[Voice]) -> Ruling<'s> {
    let counting = || voices.iter().filter(|voice| voice.counts);
    let places = || {
        let levels = counting().filter_map(|voice| level(voice.answer));
        levels.filter_map(|level| item.scale.index_of(level))
    };
    let at = |place: Option<usize>| item.scale.levels.get(place?);
    let not_applicable =
        counting().any(|voice| matches!(voice.answer.choice, Choice::NotApplicable { .. }));
    match (at(places().min()), at(places().max())) {
        (Some(_), Some(_)) if not_applicable => Ruling::Conflict,
        (Some(low), Some(high)) => Ruling::Between(low, high),
        _ if not_applicable => Ruling::NotApplicable,
        _ if voices.is_empty() => Ruling::Unanswered,
        _ => Ruling::Unknown,
    }
}
