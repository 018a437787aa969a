//! One item in the eyes of several.

use std::cmp::Reverse;

use jiff::civil::Date;

use crate::answers::{Answer, Choice, MergeRule};
use crate::insight::merge::voice::Voice;
use crate::model::{Item, Level, LevelId, Scale};

/// One item or topic with all that was said to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemMerge<'s> {
    pub item: &'s Item,
    /// The number of its stage; a topic has none.
    pub stage: Option<u32>,
    /// All that was said, in the order of the sheets.
    pub voices: Vec<Voice<'s>>,
    pub ruling: Ruling<'s>,
    /// What was answered in the merged sheet itself, which goes before all else.
    pub settled: Option<&'s Answer>,
}

/// What a rule makes of the answers that count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ruling<'s> {
    Level(&'s Level),
    NotApplicable,
    /// Some give a level, others say that it does not apply: no rule settles that.
    Conflict,
    Unknown,
    Unanswered,
}

/// How far those agree whose answers count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accord {
    /// It was answered in the merged sheet itself.
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

impl<'s> ItemMerge<'s> {
    pub(super) fn new(
        (item, stage): (&'s Item, Option<u32>),
        voices: Vec<Voice<'s>>,
        rule: MergeRule,
        settled: Option<&'s Answer>,
    ) -> Self {
        let ruling = ruling(item, &voices, rule);
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
            (Ruling::Level(_), Some(spread)) if spread > 0 => Accord::Apart(spread),
            _ if number > 1 => Accord::Same,
            _ => Accord::Alone,
        }
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

fn ruling<'s>(item: &'s Item, voices: &[Voice], rule: MergeRule) -> Ruling<'s> {
    let counting = || voices.iter().filter(|voice| voice.counts);
    let given = counting().filter_map(|voice| {
        let place = item.scale.index_of(level(voice.answer)?)?;
        Some((place, voice.day()))
    });
    let given: Vec<GivenLevel> = given.collect();
    let not_applicable =
        counting().any(|voice| matches!(voice.answer.choice, Choice::NotApplicable { .. }));
    match taken(rule, &item.scale, &given) {
        Some(_) if not_applicable => Ruling::Conflict,
        Some(level) => Ruling::Level(level),
        None if not_applicable => Ruling::NotApplicable,
        None if voices.is_empty() => Ruling::Unanswered,
        None => Ruling::Unknown,
    }
}

/// A level as its place on the scale, and the day on which it was given.
pub(super) type GivenLevel = (usize, Date);

/// Returns the level that a rule takes; none where there is none to take.
pub(super) fn taken<'m>(
    rule: MergeRule,
    scale: &'m Scale,
    given: &[GivenLevel],
) -> Option<&'m Level> {
    let mut places: Vec<usize> = given.iter().map(|(place, _)| *place).collect();
    places.sort_unstable();
    let lowest = *places.first()?;
    let place = match rule {
        // The lower of the two in the middle, where there are two.
        MergeRule::Median => *places.get((places.len() - 1) / 2)?,
        MergeRule::Lowest => lowest,
        MergeRule::Mean => reached_by_mean(scale, &places)?,
        MergeRule::Latest => latest(given)?,
    };
    scale.levels.get(place)
}

/// Returns the highest level that is worth no more than the mean.
fn reached_by_mean(scale: &Scale, places: &[usize]) -> Option<usize> {
    let credits = places.iter().filter_map(|place| scale.levels.get(*place));
    let sum: u64 = credits.map(|level| level.credit.hundredths()).sum();
    let number = places.len() as u64;
    scale.levels.iter().rposition(|level| level.credit.hundredths() * number <= sum)
}

/// Returns the level that was given last; of one day, the lowest.
fn latest(given: &[GivenLevel]) -> Option<usize> {
    let last = given.iter().max_by_key(|(place, day)| (*day, Reverse(*place)));
    last.map(|(place, _)| *place)
}
