//! What steps cost, and which of two sets of steps is preferred.

use crate::model::{Credit, EffortScale, PersonWeeks, Severity, Step};

/// Effort and steps without an estimate as one number.
pub(super) type Work = i128;

/// What a set of steps costs. The lesser is preferred, field after field: a step whose effort
/// nobody has estimated is taken only where no other way leads to the goal. What stands behind `steps`
/// decides between ways that take the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Cost {
    /// How many steps are without an estimate.
    without: u32,
    /// What the others take, in hundredths of a person-week.
    effort: u64,
    steps: u32,
    /// How many of them are on items whose risk is not high, and how many on those where it is low.
    not_high: u32,
    low: u32,
    /// How many are on items that nothing favours.
    unfavoured: u32,
    /// What they begin at, all together, where what is low is to rise first.
    height: u64,
}

impl Cost {
    pub(super) const NOTHING: Self =
        Self { without: 0, effort: 0, steps: 0, not_high: 0, low: 0, unfavoured: 0, height: 0 };

    pub(super) fn of(step: &Step, gravity: Severity, scale: EffortScale, favoured: bool) -> Self {
        Self {
            without: u32::from(step.effort.is_none()),
            effort: step.effort.map_or(0, |effort| u64::from(scale.of(effort).0)),
            steps: 1,
            not_high: u32::from(gravity < Severity::High),
            low: u32::from(gravity < Severity::Medium),
            unfavoured: u32::from(!favoured),
            height: 0,
        }
    }

    /// What takes an outlay at least.
    pub(super) fn at_least(outlay: Outlay) -> Self {
        Self { without: outlay.without, effort: outlay.effort.0.into(), ..Self::NOTHING }
    }

    /// The same of a step that begins at what is worth so much.
    #[must_use]
    pub(super) fn beginning_at(self, credit: Credit) -> Self {
        Self { height: credit.part() * 10_000 / credit.of(), ..self }
    }

    /// Says whether it is more work than another, whatever it is on.
    pub(super) fn is_more_than(self, other: Self) -> bool {
        let work = |cost: Self| (cost.without, cost.effort, cost.steps);
        work(self) > work(other)
    }

    #[cfg(test)]
    pub(super) fn of_effort(effort: u64) -> Self {
        Self { effort, ..Self::NOTHING }
    }

    pub(super) fn effort(self) -> Work {
        Work::from(self.effort)
    }

    /// Returns its work, a step without an estimate counted as a unit.
    pub(super) fn work(self, unit: Work) -> Work {
        Work::from(self.without) * unit + self.effort()
    }

    /// Returns what the cheapest way takes at least where this is another, and the cheapest has no less
    /// than so much work.
    pub(super) fn no_less_than(self, work: Work, unit: Work) -> Outlay {
        let without = u32::try_from(work.div_euclid(unit)).unwrap_or_default();
        // With fewer steps that nobody has estimated, the others may take anything.
        let effort = if without == self.without { work.rem_euclid(unit) } else { 0 };
        Outlay { effort: PersonWeeks(u32::try_from(effort).unwrap_or(u32::MAX)), without }
    }

    #[must_use]
    pub(super) fn plus(self, other: Self) -> Self {
        Self {
            without: self.without + other.without,
            effort: self.effort + other.effort,
            steps: self.steps + other.steps,
            not_high: self.not_high + other.not_high,
            low: self.low + other.low,
            unfavoured: self.unfavoured + other.unfavoured,
            height: self.height + other.height,
        }
    }
}

/// What work takes, as far as the model says it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outlay {
    /// The steps with an estimate.
    pub effort: PersonWeeks,
    pub without: u32,
}

impl Outlay {
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            effort: PersonWeeks(self.effort.0.saturating_add(other.effort.0)),
            without: self.without + other.without,
        }
    }

    /// Says whether anything is known of what it takes; of nothing to do it is.
    pub fn is_known(self) -> bool {
        self.without == 0 || self.effort > PersonWeeks::default()
    }

    /// Says whether it is less work than another: steps that nobody has estimated may take anything.
    pub(super) fn is_less_than(self, other: Self) -> bool {
        (self.without, self.effort) < (other.without, other.effort)
    }

    /// Returns what this takes more than `other`.
    #[must_use]
    pub fn less(self, other: Self) -> Self {
        Self { effort: self.beyond(other), without: self.without.saturating_sub(other.without) }
    }

    /// Returns how much more person-weeks this takes than `other`.
    pub fn beyond(self, other: Self) -> PersonWeeks {
        PersonWeeks(self.effort.0.saturating_sub(other.effort.0))
    }
}

impl From<Cost> for Outlay {
    fn from(cost: Cost) -> Self {
        Self {
            effort: PersonWeeks(u32::try_from(cost.effort).unwrap_or(u32::MAX)),
            without: cost.without,
        }
    }
}
