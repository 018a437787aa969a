//! How the voices lie: of each item how many say what, in the bands in which packets tell it.

use std::cmp::{Ordering, Reverse};

use crate::insight::Assessment;
use crate::insight::packet::{APART, Distribution, LEAST};
use crate::insight::voices::heard::{AnonymousVoice, Side, VoiceSaid, Voices};
use crate::model::Item;

/// Nothing is shown that fewer voices than these have said.
pub const LEAST_VOICES: usize = LEAST as usize;

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
    /// None where it would tell of fewer than [`LEAST_VOICES`] that they do one thing or the other.
    pub pairs: Option<Pairs>,
}

/// How many voices are where, in bands of neighbours that hold [`LEAST_VOICES`] each. Who answers the
/// question for other items is at `open` where the item is left out, so that all items of a question
/// come to the same number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelVoices {
    pub told: Distribution,
}

/// How those who answer both questions compare the two. That some want a higher level than they see is
/// told where [`LEAST_VOICES`] do and as many do not; of these it is told how many want the same and a
/// lower one where both are as many again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pairs {
    /// How many answer both.
    pub n: usize,
    pub more: usize,
    pub same: Option<usize>,
    pub less: Option<usize>,
}

impl<'m> VoicesCounted<'m> {
    /// Counts; none where there are fewer voices than [`LEAST_VOICES`].
    pub fn of(heard: &Voices<'m>) -> Option<Self> {
        let says = |voice: &&AnonymousVoice, side| voice.side(side).iter().any(Option::is_some);
        let of = |side| heard.voices.iter().filter(|voice| says(voice, side)).count();
        let sides = Side::ALL.map(of);
        let voices = sides.into_iter().max().unwrap_or_default();
        if voices < LEAST_VOICES {
            return None;
        }
        let items = heard.model.items_and_topics().zip(&heard.asked).enumerate();
        let items = items.filter(|(_, (_, asked))| asked.contains(&true));
        let mut items: Vec<ItemVoices> =
            items.map(|(at, (item, asked))| one(heard, sides, (at, item), *asked)).collect();
        // A stable sort: what is alike stays in the order of the model.
        items.sort_by_key(|one| {
            let hidden = one.is.is_none() && one.wanted.is_none();
            let (more, of) = one.pairs.map_or((0, 1), |pairs| (pairs.more, pairs.n));
            (hidden, Reverse(one.gap()), Reverse(more * 10_000 / of))
        });
        Some(Self { voices, items })
    }
}

fn one<'m>(
    heard: &Voices<'m>,
    sides: [usize; 2],
    (at, item): (usize, &'m Item),
    asked: [bool; 2],
) -> ItemVoices<'m> {
    let pairs = compared(&heard.voices, at);
    let both: usize = pairs.iter().sum();
    let levels = Side::ALL
        .map(|side| heard.voices.iter().filter(|voice| level(voice, side, at).is_some()).count());
    // Who answers one of the two alone could be told by taking the pairs away from all.
    let is_told = |n: usize| n == both || n >= both + LEAST_VOICES;
    let may_be_shown = levels.into_iter().all(is_told);
    let shown = |side: Side, levels: usize, of: usize| {
        (levels >= LEAST_VOICES).then(|| LevelVoices::of(&heard.voices, side, (at, item), of))
    };
    ItemVoices {
        item,
        pairs: Pairs::told(pairs).filter(|_| may_be_shown),
        is: shown(Side::Is, levels[0], sides[0]),
        wanted: shown(Side::Wanted, levels[1], sides[1]),
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
    /// Counts what is said of an item by those who answer the question at all, which are so many.
    fn of(voices: &[AnonymousVoice], side: Side, (at, item): (usize, &Item), of: usize) -> Self {
        let mut counts = vec![0_u32; APART.len() + item.scale.levels.len()];
        for said in voices.iter().filter_map(|voice| *voice.side(side).get(at)?) {
            let place = match said {
                VoiceSaid::Level(level) => APART.len() + level,
                VoiceSaid::Unknown => 1,
                VoiceSaid::NotApplicable => 0,
            };
            counts.get_mut(place).into_iter().for_each(|count| *count += 1);
        }
        let all = u32::try_from(of).unwrap_or(u32::MAX);
        let silent = all.saturating_sub(counts.iter().sum());
        counts.get_mut(1).into_iter().for_each(|open| *open += silent);
        Self { told: Distribution::of_item(item, &counts, LEAST) }
    }

    /// Returns how many answer the question, for this item or another.
    pub fn n(&self) -> usize {
        self.told.units() as usize
    }

    /// Returns the lowest and the highest level at which so many quarters of those who give one can be
    /// passed: 1 and 3 are the quartiles, 2 the median. None where no band is of levels alone.
    ///
    /// It follows from the bands, so it says no more than they do.
    pub fn quarter(&self, quarters: u64) -> Option<[usize; 2]> {
        let places = self.told.quarter(quarters)?;
        Some(places.map(|place| place.saturating_sub(APART.len())))
    }

    pub fn median(&self) -> Option<[usize; 2]> {
        self.quarter(2)
    }

    /// Returns how many surely name a lower level than `low`, and how many a higher one than `high`.
    pub fn outside(&self, low: usize, high: usize) -> [usize; 2] {
        let [low, high] = [low, high].map(|level| level + APART.len());
        let runs = self.told.runs().unwrap_or_default();
        let sum = |is_meant: &dyn Fn(usize, usize) -> bool| {
            runs.iter().filter(|run| is_meant(run.0, run.1)).map(|run| run.2 as usize).sum()
        };
        [sum(&|from, to| from >= APART.len() && to < low), sum(&|from, _| from > high)]
    }
}

/// Returns how many of those who answer both questions want a higher level than they see, the same and a
/// lower one.
fn compared(voices: &[AnonymousVoice], at: usize) -> [usize; 3] {
    let both = voices
        .iter()
        .filter_map(|voice| Some((level(voice, Side::Is, at)?, level(voice, Side::Wanted, at)?)));
    let mut pairs = [0; 3];
    for (is, wanted) in both {
        match wanted.cmp(&is) {
            Ordering::Greater => pairs[0] += 1,
            Ordering::Equal => pairs[1] += 1,
            Ordering::Less => pairs[2] += 1,
        }
    }
    pairs
}

impl Pairs {
    fn told([more, same, less]: [usize; 3]) -> Option<Self> {
        let is_enough = |number| number >= LEAST_VOICES;
        let others = is_enough(same) && is_enough(less);
        (is_enough(more) && is_enough(same + less)).then(|| Self {
            n: more + same + less,
            more,
            same: others.then_some(same),
            less: others.then_some(less),
        })
    }
}

impl ItemVoices<'_> {
    /// Returns how many steps the median of what is wanted lies above that of what is, at least and at
    /// most; none where either is not told.
    pub fn gap(&self) -> Option<[i64; 2]> {
        let ends = |side: &LevelVoices| {
            Some(side.median()?.map(|at| i64::try_from(at).unwrap_or(i64::MAX)))
        };
        let ([low, high], [least, most]) = (ends(self.is.as_ref()?)?, ends(self.wanted.as_ref()?)?);
        Some([least - high, most - low])
    }

    /// Returns how many voices surely say a lower level than an assessment has, how many a higher one; none
    /// where it has no level, or the voices are not shown.
    pub fn beside(&self, assessment: &Assessment) -> Option<[usize; 2]> {
        let score = assessment.scorecard.item(&self.item.id)?;
        let bounds = score.bounds.as_ref().filter(|_| !score.state.is_open())?;
        let place = |id| self.item.scale.index_of(id);
        Some(self.is.as_ref()?.outside(place(&bounds.low.level)?, place(&bounds.high.level)?))
    }
}
