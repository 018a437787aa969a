//! Everything on a sheet that should be looked at again on a day.

use jiff::civil::Date;

use crate::answers::{Choice, Sheet};
use crate::insight::stale::item::{StaleItem, says_something};
use crate::model::{Item, Model};
use crate::organisation::Period;

/// What of a sheet should be looked at again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stale<'a> {
    /// What was asked.
    pub model: &'a Model,
    /// What was answered.
    pub sheet: &'a Sheet,
    /// The day on which it is looked at.
    pub today: Date,
    /// How long an answer holds.
    pub after: Period,
    /// The items to look at again, in the order of the model, topics last.
    pub items: Vec<StaleItem<'a>>,
    /// How many items have an answer that can grow old, topics among them.
    pub answers: usize,
    /// How many items of the stages are unknown or unanswered and not listed here.
    pub open: usize,
    /// What comes next; none where nothing is left that could.
    pub next: Option<Upcoming>,
}

/// The next day on which something that is not listed yet should be looked at again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Upcoming {
    /// The day.
    pub day: Date,
    /// How many items.
    pub items: usize,
}

impl<'a> Stale<'a> {
    /// Looks for what should be looked at again.
    pub fn new(model: &'a Model, sheet: &'a Sheet, today: Date, after: Period) -> Self {
        let asked = model.items_and_topics();
        let all: Vec<StaleItem> = asked
            .filter_map(|item| StaleItem::of(item, sheet, today, after))
            .collect();
        let answers = all.len();
        let (items, fresh): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| !one.why.is_empty());
        let days: Vec<Date> = fresh.iter().map(|one| one.stale_on(after)).collect();
        let next = days.iter().min().map(|day| Upcoming {
            day: *day,
            items: days.iter().filter(|other| *other == day).count(),
        });
        let open = model.items().filter(|item| is_open(item, sheet)).count();
        Self {
            model,
            sheet,
            today,
            after,
            items,
            answers,
            open,
            next,
        }
    }

    /// Returns the first day whose answers are not too old.
    pub fn since(&self) -> Date {
        self.after.before(self.today)
    }
}

/// Says whether an item has no answer and none to ask for again.
fn is_open(item: &Item, sheet: &Sheet) -> bool {
    let answered = sheet
        .answer(&item.id)
        .is_some_and(|answer| answer.choice != Choice::Unknown);
    let again = sheet.again.get(&item.id);
    !answered && !again.is_some_and(|again| says_something(&again.was))
}

/// Says whether the answer to an item should be looked at again.
pub fn is_stale(item: &Item, sheet: &Sheet, today: Date, after: Period) -> bool {
    StaleItem::of(item, sheet, today, after).is_some_and(|one| !one.why.is_empty())
}
