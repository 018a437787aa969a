//! Whether a goal can be shown by the day that is set for it, and what would have to change.

use jiff::civil::Date;

use crate::insight::plan::action::{Action, Reason};
use crate::insight::plan::outcome::Plan;
use crate::insight::plan::schedule::{Capacity, Days};
use crate::model::Item;

/// Whether a goal can be shown by the day that is set for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TargetDay<'m> {
    pub by: Date,
    /// What is in the way; none where the goal can be shown by then.
    pub missed: Option<Missed<'m>>,
}

/// What would have to change so that a goal can be shown in time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missed<'m> {
    pub capacity: Enough<'m>,
    /// What would have to be dropped with the capacity of the plan; none where nothing helps.
    pub drop: Option<Dropped<'m>>,
}

/// How much capacity is enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Enough<'m> {
    /// The least with which it is.
    Capacity(Capacity),
    /// None is, because the day is over.
    Past,
    /// None is, because this item looks back on so many months.
    LooksBack { item: &'m Item, months: u32 },
    /// No capacity that is taken is.
    None,
}

/// The fewest items without which the rest can be shown in time; of so many, those that take most.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped<'m> {
    /// What no stage of the goal needs.
    pub beside: Vec<&'m Item>,
    /// What stages of the goal need, which do not pass without; only where all that no stage needs is
    /// dropped already.
    pub needed: Vec<&'m Item>,
}

impl<'m> TargetDay<'m> {
    pub(super) fn of(plan: &Plan<'m>, days: Days, by: Date) -> Self {
        let missed = (!in_time(plan, days, by)).then(|| Missed {
            capacity: enough(plan, days.begins, by),
            drop: dropped(plan, days, by),
        });
        Self { by, missed }
    }
}

/// Says whether all that is raised can be shown by then, and the day is not over.
fn in_time(plan: &Plan, days: Days, by: Date) -> bool {
    let slots = plan.actions.iter().zip(days.slots(plan));
    let mut raised = slots.filter(|(action, _)| !action.finds_out());
    (by >= days.begins || plan.actions.is_empty()) && raised.all(|(_, slot)| slot.shown <= by)
}

/// Finds the least capacity by halving: more is never later.
fn enough<'m>(plan: &Plan<'m>, begins: Date, by: Date) -> Enough<'m> {
    if by < begins {
        return Enough::Past;
    }
    let most = Days { begins, capacity: Capacity::MOST };
    let slots = plan.actions.iter().zip(most.slots(plan));
    let late = slots.into_iter().find(|(action, slot)| !action.finds_out() && slot.shown > by);
    match late {
        Some((action, _)) if action.looks_back() > 0 => {
            return Enough::LooksBack { item: action.item, months: action.looks_back() };
        }
        Some(_) => return Enough::None,
        None => {}
    }
    let (mut least, mut enough) = (Capacity::LEAST, Capacity::MOST);
    while least < enough {
        let between = least.midway(enough);
        if in_time(plan, Days { begins, capacity: between }, by) {
            enough = between;
        } else {
            least = between.next();
        }
    }
    Enough::Capacity(enough)
}

/// Finds the fewest actions without which the rest is in time: of those that no stage needs, and where
/// these are not enough, of the others.
fn dropped<'m>(plan: &Plan<'m>, days: Days, by: Date) -> Option<Dropped<'m>> {
    if by < days.begins {
        return None;
    }
    let raises = plan.actions.iter().filter(|action| !action.finds_out());
    let raises: Vec<&Action> = raises.collect();
    let (needed, beside): (Vec<&Action>, Vec<&Action>) =
        raises.iter().partition(|action| action.reasons.iter().any(|r| Reason::stage(r).is_some()));
    let in_time = |action: &Action, work: u64| days.shown(work, action.looks_back()) <= by;
    if let Some(beside) = fewest(&raises, |action| !needed.contains(&action), in_time) {
        return Some(Dropped { beside, needed: Vec::new() });
    }
    let needed = fewest(&needed, |_| true, in_time)?;
    Some(Dropped { beside: beside.iter().map(|action| action.item).collect(), needed })
}

/// Returns the fewest actions that may be left out so that each that stays is in time; none where that
/// cannot be.
///
/// A dynamic programme along the order of the actions: for each number of those left out so far it keeps
/// the least work that stays, because less work lets everything that follows be sooner.
fn fewest<'m>(
    actions: &[&Action<'m>],
    may_go: impl Fn(&Action<'m>) -> bool,
    in_time: impl Fn(&Action, u64) -> bool,
) -> Option<Vec<&'m Item>> {
    let mut rows: Vec<Vec<Way>> = vec![vec![Some((0, false))]];
    for action in actions {
        let last = rows.last()?;
        let before = |gone: usize| last.get(gone).copied().flatten().map(|(work, _)| work);
        let most = last.len() + usize::from(may_go(action));
        let row = (0..most).map(|gone| {
            let work = before(gone).map(|work| work + u64::from(action.outlay().effort.0));
            let staying = work.filter(|work| in_time(action, *work)).map(|work| (work, false));
            let going = gone.checked_sub(1).filter(|_| may_go(action)).and_then(before);
            let going = going.map(|work| (work, true));
            staying.into_iter().chain(going).min()
        });
        let row = row.collect();
        rows.push(row);
    }
    let mut gone = rows.last()?.iter().position(Option::is_some)?;
    let mut dropped = Vec::new();
    for (row, action) in rows.iter().skip(1).zip(actions).rev() {
        if let Some((_, true)) = row.get(gone).copied().flatten() {
            dropped.push(action.item);
            gone -= 1;
        }
    }
    dropped.reverse();
    Some(dropped)
}

/// The least work that stays, and whether the last action is left out for it.
type Way = Option<(u64, bool)>;
