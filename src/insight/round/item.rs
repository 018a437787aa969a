//! One item in the eyes of several.

use std::collections::BTreeSet;

use crate::answers::{Answer, Choice};
use crate::insight::round::found::{Beside, FoundItem, Span};
use crate::insight::round::voice::Voice;
use crate::model::{Item, Level};
use crate::score::Fraction;

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
    /// What programs found of it.
    pub found: Option<&'s FoundItem<'s>>,
}

/// What the answers that count make together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ruling<'s> {
    /// It lies between these two levels, which are the same where all agree.
    Between(&'s Level, &'s Level),
    /// All agree that it is this level or a higher one.
    AtLeast(&'s Level),
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
    /// They give other levels, so many percent of the whole apart, rounded.
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
        is_doubted: bool,
        (settled, found): (Option<&'s Answer>, Option<&'s FoundItem<'s>>),
    ) -> Self {
        let ruling = ruling(item, &voices, is_doubted);
        Self { item, stage, voices, ruling, settled, found }
    }

    /// Returns between which places of the scale the answers leave the item; none where they do not
    /// say a level.
    fn ruled(&self) -> Option<Span> {
        let place = |level: &Level| self.item.scale.index_of(&level.id);
        match self.ruling {
            Ruling::Between(low, high) => place(low).zip(place(high)),
            Ruling::AtLeast(low) => Some((place(low)?, self.item.scale.levels.len() - 1)),
            Ruling::NotApplicable | Ruling::Conflict | Ruling::Unknown | Ruling::Unanswered => None,
        }
    }

    /// Returns what facts leave of what the answers leave; none where nothing was found, or the
    /// answers say no level.
    pub(super) fn beside_found(&self) -> Option<Beside> {
        Some(self.found?.beside(self.ruled()?))
    }

    /// Returns the lowest and the highest level, the one of the answers and the other of the facts,
    /// where these exclude each other and nothing is settled.
    pub fn contradicted(&self) -> Option<(&'s Level, &'s Level)> {
        let Some(Beside::Apart((low, high))) = self.beside_found() else { return None };
        let level = |place: usize| self.item.scale.levels.get(place);
        level(low).zip(level(high)).filter(|_| self.settled.is_none())
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
        let spans = |voice: &Voice| span(self.item, voice.answer);
        let counting: BTreeSet<Option<Span>> = self.counting().map(spans).collect();
        let left_out: BTreeSet<Option<Span>> = self.left_out().map(spans).collect();
        let differ = |one: &Option<Span>, other: &Option<Span>| match (one, other) {
            (Some((low, high)), Some((lowest, highest))) => high < lowest || highest < low,
            (one, other) => one != other,
        };
        left_out.iter().any(|out| counting.iter().any(|span| differ(span, out)))
    }

    /// Says how far those agree whose answers count.
    pub fn accord(&self) -> Accord {
        if self.settled.is_some() {
            return Accord::Settled;
        }
        let number = self.counting().count();
        let credit = |level: &Level| Fraction::of_credit(level.credit);
        let apart = |low: &Level, high: &Level| {
            Accord::Apart(credit(low).short_of(&credit(high)).rounded())
        };
        if let Some((low, high)) = self.contradicted() {
            return apart(low, high);
        }
        match self.ruling {
            Ruling::Conflict => Accord::Conflict,
            Ruling::Unknown | Ruling::Unanswered => Accord::Open,
            Ruling::Between(low, high) if low != high => apart(low, high),
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
        let place = |level: &Level| self.item.scale.index_of(&level.id);
        let ends = match (self.contradicted(), self.ruling) {
            (Some((low, high)), _) | (None, Ruling::Between(low, high)) => {
                place(low).zip(place(high))
            }
            _ => ends(self.spans()),
        };
        let (low, high) = ends.unwrap_or((1, 0));
        let steps = self.item.levels().enumerate();
        let within = steps.filter(move |(place, _)| (low..=high).contains(place));
        within.map(|(_, (level, step))| (level, step.anchor.as_str()))
    }

    fn spans(&self) -> impl Iterator<Item = Span> {
        self.counting().filter_map(|voice| span(self.item, voice.answer))
    }
}

/// Returns between which levels an answer lies; none where it has no level.
fn span(item: &Item, answer: &Answer) -> Option<Span> {
    let low = item.scale.index_of(answer.choice.level()?)?;
    let high = match answer.choice {
        Choice::AtLeast(_) => item.scale.levels.len() - 1,
        Choice::Level(_) | Choice::Unknown | Choice::NotApplicable { .. } => low,
    };
    Some((low, high))
}

/// Returns the lowest and the highest place of all.
fn ends(spans: impl Iterator<Item = Span>) -> Option<Span> {
    spans.reduce(|(low, high), (lowest, highest)| (low.min(lowest), high.max(highest)))
}

/// Returns what all leave open; none where two leave nothing open that is common to both.
///
/// What was brought over from another wording is one level of those that it leaves open, and nobody
/// knows which. So it narrows nothing and is not narrowed: all agree where whoever answered the former
/// question said the same, and all others leave open at least as much.
fn common(item: &Item, voices: &[&Voice]) -> Option<Span> {
    let spans = || voices.iter().filter_map(|voice| span(item, voice.answer));
    let is_open = |voice: &&&Voice| matches!(voice.answer.choice, Choice::AtLeast(_));
    let brought = voices.iter().filter(is_open).find(|voice| voice.former().is_some());
    if let Some(brought) = brought {
        let (low, high) = span(item, brought.answer)?;
        let mut formers = voices.iter().filter_map(|voice| voice.former());
        let is_same = formers.all(|former| Some(former) == brought.former());
        let is_within = spans().all(|(lowest, highest)| lowest <= low && high <= highest);
        return Some((low, high)).filter(|_| is_same && is_within);
    }
    let common =
        spans().reduce(|(low, high), (lowest, highest)| (low.max(lowest), high.min(highest)));
    common.filter(|(low, high)| low <= high)
}

fn ruling<'s>(item: &'s Item, voices: &[Voice], is_doubted: bool) -> Ruling<'s> {
    let counting: Vec<&Voice> = voices.iter().filter(|voice| voice.counts).collect();
    let spans = || counting.iter().filter_map(|voice| span(item, voice.answer));
    let common = common(item, &counting).filter(|_| !is_doubted);
    let ends = || {
        // Whoever has to be asked again may say any level.
        let doubt = is_doubted.then(|| (0, item.scale.levels.len() - 1));
        ends(spans()).and_then(|own| ends([own].into_iter().chain(doubt)))
    };
    let (low, high) = common.or_else(ends).unzip();
    let at = |place: Option<usize>| item.scale.levels.get(place?);
    let not_applicable =
        counting.iter().any(|voice| matches!(voice.answer.choice, Choice::NotApplicable { .. }));
    match (at(low), at(high)) {
        (Some(_), Some(_)) if not_applicable => Ruling::Conflict,
        (Some(low), Some(high)) if common.is_some() && low != high => Ruling::AtLeast(low),
        (Some(low), Some(high)) => Ruling::Between(low, high),
        _ if not_applicable => Ruling::NotApplicable,
        _ if voices.is_empty() => Ruling::Unanswered,
        _ => Ruling::Unknown,
    }
}
