//! What a view of a crosswalk is made of.

use crate::insight::{Assessment, Implied, ImpliedFrom, Reach, Settles};

/// What answers say of another model.
#[derive(Clone, Copy, Debug)]
pub struct CrossedView<'a, 'm> {
    /// What comes of it for the other model.
    pub assessment: &'a Assessment<'m>,
    pub implied: &'a Implied<'m>,
    /// From what, and how much.
    pub facts: &'a ImpliedFrom,
    /// What was answered.
    pub from: &'a Assessment<'m>,
    pub settles: &'a [Settles<'m>],
    /// How much any answers can settle.
    pub reach: Reach<'m>,
}
