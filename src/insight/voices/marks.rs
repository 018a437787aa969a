//! By what a voice is known again: whether two are of one person, never of whom.

use std::hash::{DefaultHasher, Hash, Hasher};

use jiff::civil::Date;

use crate::answers::{Sheet, name_key};
use crate::insight::voices::heard::{AnonymousVoice, Side};
use crate::model::Model;

/// A voice, and what tells it apart from others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MarkedVoice {
    pub voice: AnonymousVoice,
    pub marks: VoiceMarks,
}

/// What tells a voice apart, as hashes: what stands in a file cannot be had from them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VoiceMarks {
    /// Ids that nobody else has, such as tokens.
    pub own: Vec<u64>,
    /// Ids that are counted, so that each survey has the same ones.
    pub counted: Vec<u64>,
    pub times: Vec<Moment>,
    /// All that was said and stands beside it.
    pub whole: u64,
    /// The same to the second; none where no second is told.
    pub exact: Option<u64>,
    /// Whether it is said that all was answered.
    pub is_done: bool,
}

/// When something was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Day, month and year from the lowest on: programs write them in different orders.
    pub day: [u16; 3],
    /// Year, month and day, where it is certain which is which.
    pub date: Option<[u16; 3]>,
    /// Of the day.
    pub minute: u16,
    pub second: Option<u8>,
}

impl VoiceMarks {
    /// Makes its counted ids those of one survey alone.
    pub fn count_within(&mut self, survey: &str) {
        for mark in &mut self.counted {
            *mark = Self::hash(&(survey, *mark));
        }
    }

    pub fn hash(of: &impl Hash) -> u64 {
        let mut hasher = DefaultHasher::new();
        of.hash(&mut hasher);
        hasher.finish()
    }
}

impl Moment {
    /// Takes a day as year, month and day, and whether it is certain which of them is which.
    pub fn new(date: [u16; 3], is_certain: bool, minute: u16, second: Option<u8>) -> Self {
        let mut day = date;
        day.sort_unstable();
        Self { day, date: is_certain.then_some(date), minute, second }
    }

    fn of_day(day: Date) -> Self {
        let part = |part: i8| u16::try_from(part).unwrap_or_default();
        let year = u16::try_from(day.year()).unwrap_or_default();
        Self::new([year, part(day.month()), part(day.day())], true, 0, None)
    }

    /// Says whether two may be one; some programs leave the seconds out.
    fn may_be(&self, other: &Self) -> bool {
        (self.day, self.minute) == (other.day, other.minute)
            && self.second.zip(other.second).is_none_or(|(one, other)| one == other)
    }
}

impl MarkedVoice {
    /// Takes the answers of a sheet, and returns with them how many say no single level. A name in a
    /// role, of what is assessed, is that of one person; many answers with the same words beside
    /// them are of one person too.
    pub fn of(model: &Model, sheet: &Sheet, side: Side) -> (Self, usize) {
        let (voice, vague) = AnonymousVoice::of(model, sheet, side);
        let answers = || sheet.answers.values();
        let notes = answers().filter_map(|answer| answer.note.as_deref());
        let evidence = answers().flat_map(|answer| &answer.evidence);
        let words: Vec<&str> = notes.chain(evidence.map(|one| one.text.as_str())).collect();
        let who = sheet.respondent.as_ref();
        let name = who.and_then(|who| who.name.as_deref()).map(name_key);
        let who = (&name, who.and_then(|who| who.role.as_deref()), name_key(&sheet.subject));
        let whole = VoiceMarks::hash(&(&who, &voice, &words));
        let copied = (voice.is_telling() && !words.is_empty()).then_some(whole);
        let own =
            name.is_some().then(|| VoiceMarks::hash(&who)).into_iter().chain(copied).collect();
        let times = answers().filter_map(|answer| answer.answered).map(Moment::of_day);
        let times = times.collect();
        let marks = VoiceMarks { own, times, whole, is_done: true, ..VoiceMarks::default() };
        (Self { voice, marks }, vague)
    }

    /// Says whether something tells it apart from those who say the same.
    pub(super) fn is_marked(&self) -> bool {
        let marks = &self.marks;
        !marks.own.is_empty() || !marks.counted.is_empty() || marks.exact.is_some()
    }

    /// Says whether a voice with the same counted id is of the same person: it was said at the same
    /// time, or goes on where the other stopped and no time says otherwise.
    pub(super) fn goes_with(&self, other: &Self) -> bool {
        let (one, two) = (&self.marks.times, &other.marks.times);
        if one.is_empty() || two.is_empty() {
            return self.voice.holds(&other.voice) || other.voice.holds(&self.voice);
        }
        one.iter().any(|time| two.iter().any(|other| time.may_be(other)))
    }

    /// Returns what is more for the voice that counts, of two of one person: it was completed, or is
    /// later, to the second, or answers more.
    pub(super) fn rank(&self) -> (bool, Option<[u16; 5]>, usize) {
        let times = self.marks.times.iter().filter_map(|time| {
            let [year, month, day] = time.date?;
            Some([year, month, day, time.minute, time.second.map_or(0, u16::from)])
        });
        (self.marks.is_done, times.max(), self.voice.number())
    }
}
