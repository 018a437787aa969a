//! How the voices lie: of each item how many say which level, where at least five do.

use std::cmp::Reverse;

use crate::insight::Assessment;
use crate::insight::voices::heard::{AnonymousVoice, Side, VoiceSaid, Voices};
use crate::model::Item;

/// Nothing is shown that fewer voices than these have said.
pub const LEAST_VOICES: usize = 5;

/// All that may be shown of many voices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VoicesCounted<'m> {
    /// How many answered the question that more answered: who says what is and who says what is
    /// wanted may be the same people in two files.
    pub voices: usize,
    /// The items that anybody was asked for, the largest gap first, then those without one in the
    /// order of the model.
    pub items: Vec<ItemVoices<'m>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemVoices<'m> {
    pub item: &'m Item,
    /// None where fewer than [`LEAST_VOICES`] give a level.
    pub is: Option<LevelVoices>,
    pub wanted: Option<LevelVoices>,
    /// Whether it was asked where the practice stands, and where it should.
    pub asked: [bool; 2],
    /// None where it would tell of fewer than [`LEAST_VOICES`].
    pub pairs: Option<Pairs>,
}

/// How many voices give each level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelVoices {
    /// By place on the scale, the lowest first.
    pub levels: Vec<usize>,
    pub unknown: usize,
    pub not_applicable: usize,
}

/// Of those who answer both questions, how many want a higher level than they see, the same or a
/// lower one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pairs {
    pub more: usize,
    pub same: usize,
    pub less: usize,
}

impl<'m> VoicesCounted<'m> {
    /// Counts; none where there are fewer voices than [`LEAST_VOICES`].
    pub fn of(heard: &Voices<'m>) -> Option<Self> {
        let says = |voice: &&AnonymousVoice, side| voice.side(side).iter().any(Option::is_some);
        let of = |side| heard.voices.iter().filter(|voice| says(voice, side)).count();
        let voices = of(Side::Is).max(of(Side::Wanted));
        if voices < LEAST_VOICES {
            return None;
        }
        let items = heard.model.items_and_topics().zip(&heard.asked).enumerate();
        let items = items.filter(|(_, (_, asked))| asked.contains(&true));
        let mut items: Vec<ItemVoices> =
            items.map(|(at, (item, asked))| one(heard, at, item, *asked)).collect();
        // A stable sort: what is alike stays in the order of the model.
        items.sort_by_key(|one| {
            let hidden = one.is.is_none() && one.wanted.is_none();
            let (more, of) = one.pairs.map_or((0, 1), |pairs| (pairs.more, pairs.n()));
            (hidden, Reverse(one.gap()), Reverse(more * 10_000 / of.max(1)))
        });
        Some(Self { voices, items })
    }
}

fn one<'m>(heard: &Voices<'m>, at: usize, item: &'m Item, asked: [bool; 2]) -> ItemVoices<'m> {
    let levels = item.scale.levels.len();
    let [is, wanted] = Side::ALL.map(|side| LevelVoices::of(&heard.voices, side, at, levels));
    let pairs = Pairs::of(&heard.voices, at);
    let apart = |side: &LevelVoices| side.n() - pairs.n();
    // Who answers one of the two alone could be told by taking the pairs away from all.
    let is_told = |number: usize| number == 0 || number >= LEAST_VOICES;
    let may_be_shown = pairs.n() >= LEAST_VOICES && is_told(apart(&is)) && is_told(apart(&wanted));
    let shown = |side: LevelVoices| (side.n() >= LEAST_VOICES).then_some(side);
    ItemVoices {
        item,
        pairs: may_be_shown.then_some(pairs),
        is: shown(is),
        wanted: shown(wanted),
        asked,
    }
}

fn level(voice: &AnonymousVoice, side: Side, at: usize) -> Option<usize> {
    match voice.side(side).get(at)? {
        Some(VoiceSaid::Level(level)) => Some(*level),
        Some(VoiceSaid::Unknown | VoiceSaid::NotApplicable) | None => None,
    }
}

impl LevelVoices {
    fn of(voices: &[AnonymousVoice], side: Side, at: usize, levels: usize) -> Self {
        let mut counted = Self { levels: vec![0; levels], unknown: 0, not_applicable: 0 };
        for said in voices.iter().filter_map(|voice| *voice.side(side).get(at)?) {
            match said {
                VoiceSaid::Level(level) => {
                    if let Some(count) = counted.levels.get_mut(level) {
                        *count += 1;
                    }
                }
                VoiceSaid::Unknown => counted.unknown += 1,
                VoiceSaid::NotApplicable => counted.not_applicable += 1,
            }
        }
        counted
    }

    /// Returns how many give a level.
    pub fn n(&self) -> usize {
        self.levels.iter().sum()
    }

    /// Returns the place of the lowest level that at least so many quarters of the voices name or
    /// stay below: 1 and 3 are the quartiles, 2 the median. Always a level that somebody named, so
    /// nothing is taken for a number that is only an order.
    pub fn quarter(&self, quarters: usize) -> usize {
        let needed = self.n() * quarters;
        let mut so_far = 0;
        self.levels
            .iter()
            .position(|count| {
                so_far += count;
                so_far * 4 >= needed
            })
            .unwrap_or_default()
    }

    pub fn median(&self) -> usize {
        self.quarter(2)
    }

    /// Returns how many name a lower level than `low`, and how many a higher one than `high`.
    pub fn outside(&self, low: usize, high: usize) -> [usize; 2] {
        let below = self.levels.iter().take(low).sum();
        let above = self.levels.iter().skip(high + 1).sum();
        [below, above]
    }
}

impl Pairs {
    fn of(voices: &[AnonymousVoice], at: usize) -> Self {
        let mut pairs = Self::default();
        for voice in voices {
            let (Some(is), Some(wanted)) =
                (level(voice, Side::Is, at), level(voice, Side::Wanted, at))
            else {
                continue;
            };
            match wanted.cmp(&is) {
                std::cmp::Ordering::Greater => pairs.more += 1,
                std::cmp::Ordering::Equal => pairs.same += 1,
                std::cmp::Ordering::Less => pairs.less += 1,
            }
        }
        pairs
    }

    /// Returns how many answer both.
    pub fn n(self) -> usize {
        self.more + self.same + self.less
    }
}

impl ItemVoices<'_> {
    /// Returns how many steps the median of what is wanted lies above that of what is; none where
    /// either is not shown.
    pub fn gap(&self) -> Option<i64> {
        let place = |side: &LevelVoices| i64::try_from(side.median()).ok();
        Some(place(self.wanted.as_ref()?)? - place(self.is.as_ref()?)?)
    }

    /// Returns how many voices say a lower level than an assessment has, how many a higher one; none
    /// where it has no level, or the voices are not shown.
    pub fn beside(&self, assessment: &Assessment) -> Option<[usize; 2]> {
        let score = assessment.scorecard.item(&self.item.id)?;
        let bounds = score.bounds.as_ref().filter(|_| !score.state.is_open())?;
        let place = |id| self.item.scale.index_of(id);
        Some(self.is.as_ref()?.outside(place(&bounds.low.level)?, place(&bounds.high.level)?))
    }
}
