//! When the actions of a plan can be done, given how much work a month holds.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use crate::insight::plan::action::Action;
use crate::insight::plan::outcome::Plan;
use crate::model::PersonWeeks;
use crate::text::words;

/// How many person-weeks a month holds; never 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Capacity(PersonWeeks);

impl Capacity {
    /// What is assumed where nobody says anything: about one person.
    pub const DEFAULT: Self = Self(PersonWeeks(400));

    /// The most that is taken: nobody has more people than that.
    const MOST: PersonWeeks = PersonWeeks(100_000);

    /// Takes person-weeks: more than none, and no more than 1000.
    pub fn new(a_month: PersonWeeks) -> Option<Self> {
        (a_month.0 > 0 && a_month <= Self::MOST).then_some(Self(a_month))
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
/// without an estimate takes no time here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    pub capacity: Capacity,
    /// One slot for each action, in their order.
    pub slots: Vec<Slot>,
}

impl Schedule {
    /// Puts the actions of a plan one after the other, from a day on.
    pub fn of(plan: &Plan, capacity: Capacity, begins: Date) -> Self {
        let day = |work: u64| {
            let days = i64::try_from(capacity.days(work)).unwrap_or(i64::MAX);
            workday(begins.saturating_add(days.min(MOST_DAYS).days()))
        };
        let mut done: u64 = 0;
        let slots = plan.actions.iter().map(|action: &Action| {
            let before = done;
            done += u64::from(action.outlay().effort.0);
            let ends = day(done);
            Slot {
                begins: day(before),
                ends,
                shown: workday(ends.saturating_add(i64::from(action.looks_back()).months())),
                horizon: Horizon::of(done, capacity),
            }
        });
        Self { capacity, slots: slots.collect() }
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
