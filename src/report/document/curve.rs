//! A figure over time, free of format.

use crate::lang::Lang;
use crate::score::Fraction;

/// A figure over time, the oldest point first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Curve {
    /// What is drawn, for those who do not see it.
    pub of: String,
    /// The most that it can be.
    pub top: u64,
    /// The points; none where one cannot stand beside the others.
    pub points: Vec<Option<CurvePoint>>,
    pub lang: Lang,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CurvePoint {
    pub label: String,
    /// The least that it can be, however open answers turn out: the line goes through it.
    pub worst: Fraction,
    /// The same as a report says it.
    pub told: String,
    /// The most that it can be.
    pub best: Fraction,
}
