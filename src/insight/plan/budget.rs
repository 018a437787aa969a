//! What a plan takes by quarter and by role; each adds up to the whole.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::answers;
use crate::insight::plan::roadmap::{Entry, Roadmap};
use crate::insight::plan::schedule::Slot;
use crate::model::{PersonWeeks, RoleId};
use crate::organisation::Person;

/// A quarter of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quarter {
    pub year: i16,
    /// From 1 to 4.
    pub number: i8,
}

/// What the actions of a plan with an estimate take.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Budget {
    /// By quarter, the first one first; those without work are left out.
    pub by_quarter: BTreeMap<Quarter, PersonWeeks>,
    /// After the last of these quarters: no plan is told by quarter for more than ten years.
    pub later: PersonWeeks,
    /// By role, the one with the most work first.
    pub by_role: Vec<RoleWork>,
}

/// What a role has to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleWork {
    /// None where the model names nobody who would know.
    pub role: Option<RoleId>,
    pub work: PersonWeeks,
    /// The part of it that has no owner whose role is known.
    pub suggested: PersonWeeks,
}

/// So many quarters are told one by one, from that in which the plan begins.
const MOST_QUARTERS: i32 = 40;

impl Quarter {
    pub fn of(day: Date) -> Self {
        Self { year: day.year(), number: (day.month() - 1) / 3 + 1 }
    }

    /// Returns the quarter after this one.
    #[must_use]
    pub fn next(self) -> Self {
        match self.number {
            4 => Self { year: self.year.saturating_add(1), number: 1 },
            number => Self { number: number + 1, ..self },
        }
    }

    /// Returns its first day; none after the last year of the calendar.
    pub fn begins(self) -> Option<Date> {
        Date::new(self.year, self.number * 3 - 2, 1).ok()
    }

    /// Returns how many quarters lie between the first one of year 0 and this one.
    fn count(self) -> i32 {
        i32::from(self.year) * 4 + i32::from(self.number)
    }
}

impl Budget {
    pub fn of(roadmap: &Roadmap) -> Self {
        let mut budget = Self::default();
        let last = Quarter::of(roadmap.begins).count() + MOST_QUARTERS;
        for entry in roadmap.entries() {
            let work = entry.action.outlay().effort;
            if let Some(slot) = entry.slot.filter(|_| work > PersonWeeks::default()) {
                budget.add_days(slot, work, last);
                budget.add_role(&entry, work, &roadmap.people);
            }
        }
        budget.by_role.sort_by_key(|row| Reverse(row.work));
        budget
    }

    /// Spreads work evenly over the days of a slot. What is done by the end of a quarter is rounded
    /// to hundredths of a person-week, half up, so the quarters add up to the work.
    fn add_days(&mut self, slot: Slot, work: PersonWeeks, last: i32) {
        let until = |day: Date| u64::try_from((day - slot.begins).get_days()).unwrap_or(0);
        let (days, mut done) = (until(slot.ends), 0);
        let mut quarter = Quarter::of(slot.begins);
        loop {
            let next = quarter.next().begins().filter(|next| *next < slot.ends);
            let by_then = match next {
                Some(next) if quarter.count() < last => share(work, until(next), days),
                _ => work.0,
            };
            let part = PersonWeeks(by_then - done);
            done = by_then;
            if quarter.count() >= last {
                add(&mut self.later, part);
            } else if part > PersonWeeks::default() {
                add(self.by_quarter.entry(quarter).or_default(), part);
            }
            if done == work.0 {
                return;
            }
            quarter = quarter.next();
        }
    }

    fn add_role(&mut self, entry: &Entry, work: PersonWeeks, people: &[Person]) {
        let owner = entry.owner.and_then(|owner| role_of(owner, people));
        let suggested = if owner.is_none() { work } else { PersonWeeks::default() };
        let role = owner.or_else(|| entry.action.item.who.first().cloned());
        match self.by_role.iter_mut().find(|row| row.role == role) {
            Some(row) => {
                add(&mut row.work, work);
                add(&mut row.suggested, suggested);
            }
            None => self.by_role.push(RoleWork { role, work, suggested }),
        }
    }
}

fn add(sum: &mut PersonWeeks, more: PersonWeeks) {
    sum.0 = sum.0.saturating_add(more.0);
}

/// Returns what of some work is done after so many of its days, rounded half up.
fn share(work: PersonWeeks, days: u64, all: u64) -> u32 {
    let done = (2 * u64::from(work.0) * days + all) / (2 * all.max(1));
    u32::try_from(done).unwrap_or(u32::MAX).min(work.0)
}

/// Returns the role of somebody who is asked in a round.
fn role_of(name: &str, people: &[Person]) -> Option<RoleId> {
    let person = people.iter().find(|person| answers::same_name(&person.name, name))?;
    person.role.as_deref().map(RoleId::new)
}
