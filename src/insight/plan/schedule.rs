//! When the actions of a plan can be done, given how much work a month holds.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use crate::insight::plan::action::Action;
use crate::insight::plan::outcome::Plan;
use crate::model::PersonWeeks;
use crate::text::words;

/// How many person-weeks a month holds; never 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Capacity(PersonWeeks);

impl Capacity {
    /// What is assumed where nobody says anything: about one person.
    pub const DEFAULT: Self = Self(PersonWeeks(400));

    pub(super) const LEAST: Self = Self(PersonWeeks(1));

    /// The most that is taken: nobody has more people than that.
    pub(super) const MOST: Self = Self(PersonWeeks(100_000));

    /// Takes person-weeks: more than none, and no more than 1000.
    pub fn new(a_month: PersonWeeks) -> Option<Self> {
        let capacity = Self(a_month);
        (Self::LEAST <= capacity && capacity <= Self::MOST).then_some(capacity)
    }

    /// Returns the one half way to another, the lesser where there are two.
    pub(super) fn midway(self, other: Self) -> Self {
        Self(PersonWeeks(self.0.0.midpoint(other.0.0)))
    }

    /// Returns the next larger one.
    pub(super) fn next(self) -> Self {
        Self(PersonWeeks(self.0.0.saturating_add(1)))
    }

    pub fn a_month(self) -> PersonWeeks {
        self.0
    }

    /// Says whether work is done within this many months.
    fn holds(self, work: u64, months: u64) -> bool {
        work <= months * u64::from(self.0.0)
    }

    /// Returns how many days work takes, a month being the twelfth part of 365 days. A day that is
    /// begun counts.
    fn days(self, work: u64) -> u64 {
        (work * 365).div_ceil(12 * u64::from(self.0.0))
    }
}

words! {
    /// The months within which an action is done.
    #[derive(PartialOrd, Ord)]
    pub enum Horizon {
        /// In the first half year.
        Half = "0-6",
        /// In the second half year.
        Year = "6-12",
        TwoYears = "12-24",
        Later = "24+",
    }
}

impl Horizon {
    fn of(work: u64, capacity: Capacity) -> Self {
        if capacity.holds(work, 6) {
            Self::Half
        } else if capacity.holds(work, 12) {
            Self::Year
        } else if capacity.holds(work, 24) {
            Self::TwoYears
        } else {
            Self::Later
        }
    }
}

/// When an action is done, one after the other. None of its days is on a weekend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    pub begins: Date,
    /// The day the work is done.
    pub ends: Date,
    /// The earliest day on which its level can be shown: where what is asked for looks back on months,
    /// so many of them after the work is done.
    pub shown: Date,
    /// The months within which it is done.
    pub horizon: Horizon,
}

/// When each action of a plan is done. What is to be found out is found out at once; a step
/// without an estimate takes no time here, and work of which nobody has estimated any has no days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    pub capacity: Capacity,
    /// One for each action, in their order.
    pub slots: Vec<Option<Slot>>,
}

impl Schedule {
    /// Puts the actions of a plan one after the other, from a day on.
    pub fn of(plan: &Plan, capacity: Capacity, begins: Date) -> Self {
        let slots = plan.actions.iter().zip(Days { begins, capacity }.slots(plan));
        let slots = slots.map(|(action, slot)| action.outlay().is_known().then_some(slot));
        Self { capacity, slots: slots.collect() }
    }
}

/// From which day on how much work a month holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Days {
    pub(super) begins: Date,
    pub(super) capacity: Capacity,
}

impl Days {
    /// Returns the day on which so much work is done.
    fn done(self, work: u64) -> Date {
        let days = i64::try_from(self.capacity.days(work)).unwrap_or(i64::MAX);
        workday(self.begins.saturating_add(days.min(MOST_DAYS).days()))
    }

    /// Returns the day on which a level that looks back on so many months can be shown, where so much
    /// work is done for it and before it.
    pub(super) fn shown(self, work: u64, months: u32) -> Date {
        workday(self.done(work).saturating_add(i64::from(months).months()))
    }

    /// Returns one slot for each action of a plan, in their order.
    pub(super) fn slots(self, plan: &Plan) -> Vec<Slot> {
        let mut done: u64 = 0;
        let slots = plan.actions.iter().map(|action: &Action| {
            let before = done;
            done += u64::from(action.outlay().effort.0);
            Slot {
                begins: self.done(before),
                ends: self.done(done),
                shown: self.shown(done, action.looks_back()),
                horizon: Horizon::of(done, self.capacity),
            }
        });
        slots.collect()
    }
}

/// Returns the day itself, or the Monday after it where it is on a weekend. The last day there is, is
/// a Friday.
fn workday(day: Date) -> Date {
    let days = match day.weekday() {
        Weekday::Saturday => 2,
        Weekday::Sunday => 1,
        _ => 0,
    };
    day.saturating_add(days.days())
}

/// No plan reaches further than about ten thousand years.
const MOST_DAYS: i64 = 3_650_000;
