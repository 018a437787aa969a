//! The shape `ospo/voices/1`: what many anonymous voices say.

use schemars::JsonSchema;
use serde::Serialize;

use crate::insight::{Assessment, ItemVoices, LEAST_VOICES, LevelVoices, Pairs, VoicesCounted};
use crate::model::{Item, Model};
use crate::report::common::figure_data::ModelData;

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
    /// either is.
    pub gap: Option<i64>,
    /// How those who answer both compare the two; `null` where it would tell of too few.
    pub pairs: Option<PairsData>,
    /// What the round has; `null` where there is none, it has no level, or `is` is `null`.
    pub round: Option<BesideData>,
}

/// How many voices give each level.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct LevelVoicesData {
    /// How many give a level.
    pub n: usize,
    /// The levels, the lowest first.
    pub levels: Vec<LevelCountData>,
    /// How many say that they do not know; not in `n`.
    pub unknown: usize,
    /// How many say that it does not apply; not in `n`.
    pub not_applicable: usize,
    /// The lowest level that at least a quarter name or stay below.
    pub lower_quartile: String,
    /// The lowest level that at least half name or stay below.
    pub median: String,
    /// The lowest level that at least three quarters name or stay below.
    pub upper_quartile: String,
}

/// How many voices give one level.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct LevelCountData {
    /// The level.
    pub id: String,
    /// The number by which it is also called.
    pub number: usize,
    /// What people read.
    pub label: String,
    /// How many.
    pub voices: usize,
}

/// How those who answer both questions compare what they want with what they see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct PairsData {
    /// How many answer both.
    pub n: usize,
    /// How many want a higher level than they see.
    pub more: usize,
    /// How many want the level that they see.
    pub same: usize,
    /// How many want a lower one.
    pub less: usize,
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
    /// How many voices say a lower level.
    pub below: usize,
    /// How many say a higher one.
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
            gap: one.gap(),
            pairs: one.pairs.map(PairsData::of),
            round: assessment.and_then(|assessment| BesideData::of(one, assessment)),
        }
    }
}

impl LevelVoicesData {
    fn of(item: &Item, voices: &LevelVoices) -> Self {
        let levels = item.scale.levels.iter().zip(&voices.levels);
        let levels = levels.enumerate().map(|(at, (level, count))| LevelCountData {
            id: level.id.to_string(),
            number: item.scale.number(at),
            label: level.label.clone(),
            voices: *count,
        });
        let levels: Vec<LevelCountData> = levels.collect();
        let at = |quarters| {
            levels.get(voices.quarter(quarters)).map(|level| level.id.clone()).unwrap_or_default()
        };
        let [lower_quartile, median, upper_quartile] = [1, 2, 3].map(at);
        Self {
            n: voices.n(),
            levels,
            unknown: voices.unknown,
            not_applicable: voices.not_applicable,
            lower_quartile,
            median,
            upper_quartile,
        }
    }

    /// Returns what people read for a level of its own.
    pub(crate) fn label(&self, id: &str) -> &str {
        self.levels.iter().find(|level| level.id == id).map_or("", |level| &level.label)
    }
}

impl PairsData {
    fn of(pairs: Pairs) -> Self {
        Self { n: pairs.n(), more: pairs.more, same: pairs.same, less: pairs.less }
    }
}

impl BesideData {
    fn of(one: &ItemVoices, assessment: &Assessment) -> Option<Self> {
        let [below, above] = one.beside(assessment)?;
        let bounds = assessment.scorecard.item(&one.item.id)?.bounds.as_ref()?;
        let [low, high] = [&bounds.low.level, &bounds.high.level];
        let label = |id| one.item.scale.level(id).map(|level| level.label.clone());
        let [low_label, high_label] = [label(low)?, label(high)?];
        let label = if low == high { low_label } else { format!("{low_label} – {high_label}") };
        Some(Self { low: low.to_string(), high: high.to_string(), label, below, above })
    }
}
