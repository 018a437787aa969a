//! Figures and names that several shapes share.

use std::fmt;

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use crate::guide::Percent;
use crate::lang;
use crate::model::{Band, Credit, Model, Tells};
use crate::score::{
    Coverage, ExactChange, Figure, Figures, Fraction, Index, Practices, Range, Scorecard,
};

/// A number with two decimals, in whole hundredths until it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema)]
#[schemars(inline, extend("type" = "number"))]
pub struct Number(u64);

impl Number {
    /// Rounds an exact number.
    pub fn of(fraction: &Fraction) -> Self {
        Self(fraction.hundredths())
    }

    pub fn of_whole(number: u64) -> Self {
        Self::of(&Fraction::whole(number))
    }

    /// Takes a number that is whole hundredths already.
    pub fn of_hundredths(hundredths: impl Into<u64>) -> Self {
        Self(hundredths.into())
    }

    /// Returns it for a program that reckons in floats.
    pub fn value(self) -> f64 {
        float(self.0) / 100.0
    }

    /// Returns a percent as a part of one, likewise.
    pub fn part(self) -> f64 {
        float(self.0) / 10_000.0
    }

    /// Returns how much more it is than another; nothing where it is less.
    #[must_use]
    pub fn above(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

/// Returns a number as a float, which is the nearest one beyond 2^53.
fn float(number: u64) -> f64 {
    let half = |bits: u64| u32::try_from(bits & u64::from(u32::MAX)).map_or(0.0, f64::from);
    half(number >> 32) * 4_294_967_296.0 + half(number)
}

/// Writes `2.5`: two decimals at most.
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        lang::hundredths(self.0).fmt(f)
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.value())
    }
}

/// How much more one number is than another, with two decimals, in whole hundredths until it is
/// written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema)]
#[schemars(inline, extend("type" = "number"))]
pub struct ChangeNumber(i32);

impl ChangeNumber {
    pub fn of(change: &ExactChange) -> Self {
        let bound = if change.is_less() { i32::MIN } else { i32::MAX };
        Self(i32::try_from(change.hundredths()).unwrap_or(bound))
    }

    /// Returns it for a program that reckons in floats.
    pub fn value(self) -> f64 {
        f64::from(self.0) / 100.0
    }
}

/// Writes `-2.5`: two decimals at most.
impl fmt::Display for ChangeNumber {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(f, "{sign}{}", Number(self.0.unsigned_abs().into()))
    }
}

impl Serialize for ChangeNumber {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.value())
    }
}

/// A number with one decimal, in whole tenths until it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema)]
#[schemars(inline, extend("type" = "number"))]
pub struct Tenths(u32);

impl Tenths {
    pub fn of(percent: Percent) -> Self {
        Self(percent.tenths())
    }
}

impl Serialize for Tenths {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(f64::from(self.0) / 10.0)
    }
}

/// What a level is worth, in percent with at most two decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema)]
#[schemars(inline, with = "f64", extend("type" = "number"))]
pub struct CreditNumber(Credit);

impl CreditNumber {
    pub fn of(credit: Credit) -> Self {
        Self(credit)
    }

    /// Returns it rounded to two decimals.
    pub fn rounded(self) -> Number {
        Number::of(&Fraction::of_credit(self.0))
    }
}

impl Serialize for CreditNumber {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let hundredfold = self.0.part() * 100;
        match hundredfold % self.0.of() {
            0 => serializer.serialize_u64(hundredfold / self.0.of()),
            _ => Number::of(&Fraction::of_credit(self.0)).serialize(serializer),
        }
    }
}

/// A figure as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema)]
#[schemars(inline, with = "f64", extend("type" = "number"))]
pub struct FigureNumber(Figure);

impl FigureNumber {
    pub(crate) fn of(figure: &Figure) -> Self {
        Self(figure.clone())
    }

    /// Returns it in hundredths, rounded down.
    pub fn hundredths(&self) -> Number {
        Number::of_hundredths(self.0.hundredths())
    }

    /// Returns with how many decimals it is shown.
    pub fn decimals(&self) -> usize {
        usize::try_from(self.0.decimals()).unwrap_or_default()
    }

    /// Returns it for a program that reckons in floats.
    pub fn value(&self) -> f64 {
        self.0.decimal().to_string().parse().unwrap_or_default()
    }
}

impl fmt::Display for FigureNumber {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        self.0.decimal().fmt(f)
    }
}

impl Serialize for FigureNumber {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.value())
    }
}

/// A figure in the unit in which the model tells it, rounded as the model says; `null` where nothing
/// counts or nothing is known.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct FigureData {
    /// With every open item counted as 0.
    pub worst: Option<FigureNumber>,
    /// With open items left out.
    pub answered: Option<FigureNumber>,
    /// With every open item counted as 100.
    pub best: Option<FigureNumber>,
    /// What the model calls the worst figure of the whole; `null` where it names none.
    pub band: Option<String>,
}

impl FigureData {
    /// Tells the figure of the whole; none where the model tells none.
    pub(crate) fn of_whole(card: &Scorecard, model: &Model) -> Option<Self> {
        let figures = card.figures(&card.overall)?;
        Some(Self::of(&figures, &model.method.bands))
    }

    /// Tells the figures of a group; bands are for those of the whole.
    pub(crate) fn of(figures: &Figures, bands: &[Band]) -> Self {
        let number = |figure: &Option<Figure>| figure.as_ref().map(FigureNumber::of);
        let band = figures.worst.as_ref().and_then(|figure| figure.band(bands));
        Self {
            worst: number(&figures.worst),
            answered: number(&figures.answered),
            best: number(&figures.best),
            band: band.map(|band| band.label.clone()),
        }
    }
}

/// The percents of a group of items; `null` where there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct PercentData {
    /// In percent, every open item counted as 0.
    pub worst: Option<Number>,
    /// In percent, open items left out.
    pub answered: Option<Number>,
    /// In percent, every open item counted as 100.
    pub best: Option<Number>,
}

impl PercentData {
    /// Rounds the percents of a range.
    pub fn of(range: &Range) -> Self {
        let number = |percent: Option<&Fraction>| percent.map(Number::of);
        Self {
            worst: number(range.worst()),
            answered: number(range.answered()),
            best: number(range.best()),
        }
    }
}

/// How many items, from the worst to the best that open answers leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct CountData {
    /// Every item at its lower bound.
    pub worst: usize,
    /// Every item at its upper bound.
    pub best: usize,
    /// Of how many: those that apply and have a weight.
    pub of: usize,
}

impl CountData {
    pub(crate) fn in_place(practices: Practices) -> Self {
        let Practices { applicable: of, worst, best, .. } = practices;
        Self { worst: worst.in_place, best: best.in_place, of }
    }

    /// Returns nothing of nothing where the model does not tell what is in place.
    #[must_use]
    pub(crate) fn told(self, tells: Tells) -> Self {
        if tells.stages { self } else { Self { worst: 0, best: 0, of: 0 } }
    }

    /// Those at their floor or above that are not in place.
    pub(crate) fn partly(practices: Practices) -> Self {
        let Practices { applicable: of, worst, best, .. } = practices;
        Self { worst: worst.partly, best: best.partly, of }
    }
}

/// Which model was used.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct ModelData {
    /// Its name.
    pub id: String,
    /// The version of its wording.
    pub version: String,
    /// The name that people read.
    pub title: String,
    /// What it asks, as 8 hexadecimal digits: models that ask the same have the same.
    pub fingerprint: String,
    /// The files of a user's own that were laid over it.
    pub laid_over: Vec<String>,
}

impl ModelData {
    pub fn of(model: &Model) -> Self {
        Self {
            id: model.id.to_string(),
            version: model.version.clone(),
            title: model.title.clone(),
            fingerprint: model.fingerprint().to_string(),
            laid_over: model.laid_over.clone(),
        }
    }
}

/// The index, from 0 to the number of stages that have items.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct IndexData {
    /// In stages, every open item counted as 0.
    pub worst: Number,
    /// In stages, open items left out.
    pub answered: Number,
    /// In stages, every open item counted as 100.
    pub best: Number,
}

impl IndexData {
    pub(crate) fn of(index: &Index) -> Self {
        Self {
            worst: Number::of(&index.worst),
            answered: Number::of(&index.answered),
            best: Number::of(&index.best),
        }
    }
}

/// How many items are in which state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct CoverageData {
    /// All items.
    pub items: usize,
    /// Those that concern the subject.
    pub applicable: usize,
    /// Items with a level.
    pub answered: usize,
    /// Items of which the respondent does not know.
    pub unknown: usize,
    /// Items that nobody has answered.
    pub unanswered: usize,
    /// Items that do not concern the subject.
    pub not_applicable: usize,
}

impl CoverageData {
    pub(crate) fn of(coverage: Coverage) -> Self {
        Self {
            items: coverage.items,
            applicable: coverage.applicable(),
            answered: coverage.answered,
            unknown: coverage.unknown,
            unanswered: coverage.unanswered,
            not_applicable: coverage.not_applicable,
        }
    }
}
