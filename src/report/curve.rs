//! A figure over time, free of format: one sign a point.

use crate::score::Fraction;

/// A figure over time, the oldest point first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Curve {
    /// What is drawn, for those who do not see it.
    pub of: &'static str,
    /// The most that it can be.
    pub top: u64,
    /// The points; none where one cannot stand beside the others.
    pub points: Vec<Option<Fraction>>,
}
