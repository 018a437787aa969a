//! The shape `ospo/voices/1`: what many anonymous voices say.

use schemars::JsonSchema;
use serde::Serialize;

use crate::insight::{
    Assessment, Band, ItemVoices, LEAST_VOICES, LevelVoices, Pairs, VoicesCounted,
};
use crate::lang::{Lang, say};
use crate::model::{Item, Model};
use crate::report::common::figure_data::ModelData;
use crate::report::document::figure;

/// What many anonymous voices say of each item. Nothing in it tells what fewer than `least` of them
/// said.
///
/// Later versions may add fields and never rename one.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[schemars(title = "Many voices (JSON)")]
pub struct VoicesData {
    /// Always `ospo/voices/1`.
    #[schemars(extend("const" = "ospo/voices/1"))]
    pub schema: &'static str,
    /// The model, as it is today.
    pub model: ModelData,
    /// How many people answered anything.
    pub voices: usize,
    /// What fewer voices than these say is not shown.
    pub least: usize,
    /// The day of the round that stands beside; `null` where none does.
    #[schemars(extend("format" = "date"))]
    pub round: Option<String>,
    /// The items that were asked, the largest gap first.
    pub items: Vec<ItemVoicesData>,
}

/// What the voices say of one item.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct ItemVoicesData {
    /// Its name.
    pub id: String,
    /// A few words.
    pub title: String,
    /// Where the practice stands; `null` where that was not asked, or where too few give a level.
    pub is: Option<LevelVoicesData>,
    /// Where it should stand; `null` as above.
    pub wanted: Option<LevelVoicesData>,
    /// How many steps of the scale the median of `wanted` lies above that of `is`; `null` where
    /// the bands do not tell either.
    pub gap: Option<GapData>,
    /// How those who answer both compare the two; `null` where fewer than `least` want more, or fewer
    /// do not.
    pub pairs: Option<PairsData>,
    /// What the round has; `null` where there is none, it has no level, or `is` is `null`.
    pub round: Option<BesideData>,
}

/// How many voices are where.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct LevelVoicesData {
    /// How many answer the question, of this item or of another; the bands come to it.
    pub n: usize,
    /// In order: `not-applicable`, `open` (not known, or not answered) and the levels, neighbours taken
    /// together until each band holds `least`; where all would be in one band, it is of all places.
    pub bands: Vec<Band>,
    /// The levels at which a quarter of those who give one can be passed; `null` where no band is of
    /// levels alone, as for the two below.
    pub lower_quartile: Option<LevelsData>,
    /// The same for half of them.
    pub median: Option<LevelsData>,
    /// The same for three quarters.
    pub upper_quartile: Option<LevelsData>,
}

/// Neighbouring levels of which one is meant.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct LevelsData {
    /// The lowest.
    pub low: String,
    /// The highest.
    pub high: String,
    /// The same as people read it.
    pub label: String,
}

/// How many steps one median lies above another, as far as bands tell it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct GapData {
    /// At least.
    pub least: i64,
    /// At most.
    pub most: i64,
}

/// How those who answer both questions compare what they want with what they see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct PairsData {
    /// How many answer both.
    pub n: usize,
    /// How many want a higher level than they see.
    pub more: usize,
    /// How many want the level that they see; `null` where these or the next are fewer than `least`.
    pub same: Option<usize>,
    /// How many want a lower one; `null` as above.
    pub less: Option<usize>,
}

/// What the round has, and how many voices differ.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct BesideData {
    /// The lowest level that the item can have in the round.
    pub low: String,
    /// The highest.
    pub high: String,
    /// The same as people read it.
    pub label: String,
    /// How many voices surely say a lower level, by the bands.
    pub below: usize,
    /// How many surely say a higher one.
    pub above: usize,
}

impl VoicesData {
    pub(crate) fn of(
        model: &Model,
        counted: &VoicesCounted,
        assessment: Option<&Assessment>,
    ) -> Self {
        Self {
            schema: "ospo/voices/1",
            model: ModelData::of(model),
            voices: counted.voices,
            least: LEAST_VOICES,
            round: assessment.map(|one| one.sheet.date.to_string()),
            items: counted.items.iter().map(|one| ItemVoicesData::of(one, assessment)).collect(),
        }
    }
}

impl ItemVoicesData {
    fn of(one: &ItemVoices, assessment: Option<&Assessment>) -> Self {
        let item = one.item;
        let side = |voices: &Option<LevelVoices>| {
            voices.as_ref().map(|voices| LevelVoicesData::of(item, voices))
        };
        Self {
            id: item.id.to_string(),
            title: item.title.clone(),
            is: side(&one.is),
            wanted: side(&one.wanted),
            gap: one.gap().map(|[least, most]| GapData { least, most }),
            pairs: one.pairs.map(PairsData::of),
            round: assessment.and_then(|assessment| BesideData::of(one, assessment)),
        }
    }
}

impl LevelVoicesData {
    fn of(item: &Item, voices: &LevelVoices) -> Self {
        let level = |at: usize| item.scale.levels.get(at);
        let levels = |quarters| {
            let [low, high] = voices.quarter(quarters)?.map(level);
            let (low, high) = (low?, high?);
            Some(LevelsData {
                label: between(&low.label, &high.label),
                low: low.id.to_string(),
                high: high.id.to_string(),
            })
        };
        let [lower_quartile, median, upper_quartile] = [1, 2, 3].map(levels);
        let bands = voices.told.bands.clone();
        Self { n: voices.n(), bands, lower_quartile, median, upper_quartile }
    }
}

/// Returns `Ad hoc – Established`, or one where they are the same.
fn between(low: &str, high: &str) -> String {
    if low == high { low.to_owned() } else { format!("{low} – {high}") }
}

impl GapData {
    /// Returns `+2`, or `+1 to +3` where the bands tell no more.
    pub(crate) fn said(self, lang: &Lang) -> String {
        let [from, to] = [self.least, self.most].map(figure::signed);
        if from == to { from } else { say!(lang, "{from} to {to}", from, to) }
    }
}

impl PairsData {
    fn of(pairs: Pairs) -> Self {
        let Pairs { n, more, same, less } = pairs;
        Self { n, more, same, less }
    }
}

impl BesideData {
    fn of(one: &ItemVoices, assessment: &Assessment) -> Option<Self> {
        let [below, above] = one.beside(assessment)?;
        let bounds = assessment.scorecard.item(&one.item.id)?.bounds.as_ref()?;
        let [low, high] = [&bounds.low.level, &bounds.high.level];
        let label = |id| one.item.scale.level(id).map(|level| level.label.clone());
        let [low_label, high_label] = [label(low)?, label(high)?];
        let label = between(&low_label, &high_label);
        Some(Self { low: low.to_string(), high: high.to_string(), label, below, above })
    }
}
