//! A plan with its days, and with what is settled for it.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::insight::plan::action::Action;
use crate::insight::plan::outcome::Plan;
use crate::insight::plan::schedule::{Capacity, Days, Horizon, Schedule, Slot};
use crate::insight::plan::target_day::TargetDay;
use crate::model::ItemId;
use crate::organisation::{
    ActionState, Funding, Money, Organisation, Person, PlanSettings, Rate, TicketId,
};
use crate::text::words;

/// A plan with its days, and with what is settled for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Roadmap<'m> {
    pub plan: Plan<'m>,
    pub schedule: Schedule,
    pub capacity_by: CapacityBy,
    pub begins: Date,
    /// Whether the goal can be shown by its day; none where no day is set for it, or nobody has
    /// estimated any of the work.
    pub target_day: Option<TargetDay<'m>>,
    /// The name of the round, where a command that names none would take another.
    pub round: Option<String>,
    /// Who is asked in a round: they may own actions.
    pub(super) people: Vec<Person>,
    settled: PlanSettings,
}

/// Who said how much work a month holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CapacityBy {
    Asked,
    Settled,
    Assumed,
}

/// One action with its days, and with what is settled for it.
#[derive(Clone, Debug)]
pub struct Entry<'a, 'm> {
    /// Its place in the plan, from 1.
    pub number: usize,
    pub action: &'a Action<'m>,
    /// None where nobody has estimated any of its work.
    pub slot: Option<Slot>,
    pub owner: Option<&'a str>,
    /// The day by which it is to be done.
    pub due: Option<Date>,
    /// Whether the owner has said yes.
    pub agreed: bool,
    /// Whether it is found out before anything else is done.
    pub at_once: bool,
    /// The numbers of the actions that it comes after.
    pub waits_for: Vec<usize>,
    /// What its steps with an estimate cost; none where nobody said what a person-week does.
    pub cost: Option<Money>,
    /// How far it is.
    pub state: ActionState,
    /// What it is called in a tracker.
    pub key: Option<&'a str>,
    /// By what its ticket is known again; none where none has come back yet.
    pub ticket: Option<&'a TicketId>,
}

words! {
    /// Why an action cannot be done by the day that is settled for it.
    pub enum DueConflict {
        /// The day is over.
        Past = "past",
        /// The work cannot even begin by then.
        BeforeStart = "before-start",
        /// The work is not done by then.
        BeforeDone = "before-done",
    }
}

impl Entry<'_, '_> {
    /// Returns why the day by which it is to be done cannot be kept, on the day that the plan begins;
    /// none where it can, or where no day is settled.
    pub fn conflict(&self, begins: Date) -> Option<DueConflict> {
        let due = self.due?;
        if due < begins {
            return Some(DueConflict::Past);
        }
        match self.slot? {
            slot if due < slot.begins => Some(DueConflict::BeforeStart),
            slot if due < slot.ends => Some(DueConflict::BeforeDone),
            _ => None,
        }
    }

    /// Returns the day on which it begins; none where it was to be done before, so that nothing that
    /// is written begins after it is due.
    pub fn start(&self) -> Option<Date> {
        let begins = self.slot?.begins;
        self.due.is_none_or(|due| due >= begins).then_some(begins)
    }

    /// Returns the day on which its level can be shown; none where that is as soon as the work is
    /// done.
    pub fn shown_later(&self) -> Option<Date> {
        self.slot.filter(|slot| slot.shown > slot.ends).map(|slot| slot.shown)
    }
}

impl<'m> Roadmap<'m> {
    /// Lays a plan out over the months from a day on; `capacity` goes before what is settled.
    pub fn new(
        plan: Plan<'m>,
        organisation: &Organisation,
        capacity: Option<Capacity>,
        begins: Date,
    ) -> Self {
        let settled = &organisation.plan;
        let kept = settled.capacity.and_then(Capacity::new);
        let (capacity, capacity_by) = match (capacity, kept) {
            (Some(asked), _) => (asked, CapacityBy::Asked),
            (None, Some(kept)) => (kept, CapacityBy::Settled),
            (None, None) => (Capacity::DEFAULT, CapacityBy::Assumed),
        };
        let days = Days { begins, capacity };
        let by = plan.goal.by.filter(|_| plan.outlay.is_known());
        Self {
            schedule: Schedule::of(&plan, capacity, begins),
            target_day: by.map(|by| TargetDay::of(&plan, days, by)),
            plan,
            capacity_by,
            begins,
            round: None,
            people: organisation.people.clone(),
            settled: settled.clone(),
        }
    }

    /// Leaves aside what a tracker told of another subject or of an earlier round.
    #[must_use]
    pub fn of_round(mut self, subject: &str, round: Date) -> Self {
        self.settled = self.settled.of_round(subject, round);
        self
    }

    /// Returns the actions in their order.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'_, 'm>> {
        let slots = self.plan.actions.iter().zip(&self.schedule.slots);
        let at_once = self.plan.actions.iter().take_while(|action| action.finds_out()).count();
        let numbers = self.numbers();
        (1..).zip(slots).map(move |(number, (action, slot))| {
            let settled = self.settled.actions.get(&action.item.id);
            // The day is that of the work, where there is some.
            let is_raised = numbers.get(&action.item.id).is_some_and(|own| own.raised.is_some());
            let is_for_later = action.finds_out() && is_raised;
            // What is noted without a ticket is said of the work too.
            let of_ticket = settled.filter(|settled| {
                settled.is_about(action.aim()) && (settled.ticket.is_some() || !is_for_later)
            });
            Entry {
                number,
                action,
                slot: *slot,
                owner: settled.and_then(|settled| settled.owner.as_deref()),
                agreed: settled.is_some_and(|settled| settled.agreed == Some(true)),
                due: settled.and_then(|settled| settled.due).filter(|_| !is_for_later),
                at_once: number <= at_once,
                waits_for: waits_for(action, &numbers),
                cost: self.rate().map(|rate| rate.of(action.outlay().effort)),
                state: of_ticket.and_then(|of| of.state).unwrap_or_default(),
                key: of_ticket.and_then(|of| of.key.as_deref()),
                ticket: of_ticket.and_then(|of| of.ticket.as_ref()),
            }
        })
    }

    /// Returns what a person-week costs.
    pub fn rate(&self) -> Option<Rate> {
        self.settled.rate
    }

    /// Returns what the cost is made of.
    pub fn funding(&self) -> Option<Funding> {
        self.settled.funding
    }

    fn numbers(&self) -> Numbers<'_> {
        let mut numbers = Numbers::new();
        for (number, action) in (1..).zip(&self.plan.actions) {
            let own = numbers.entry(&action.item.id).or_default();
            *(if action.finds_out() { &mut own.found_out } else { &mut own.raised }) = Some(number);
        }
        numbers
    }

    /// Returns the items for which something is settled that is not finished, although the plan has
    /// no action on them.
    pub fn settled_beside(&self) -> impl Iterator<Item = &ItemId> {
        let planned = self.numbers();
        let open = self.settled.actions.iter();
        let open = open.filter(|(_, action)| !action.state.unwrap_or_default().is_finished());
        open.map(|(id, _)| id).filter(move |id| !planned.contains_key(id))
    }

    /// Says whether the days of the work mean anything: not where nobody has estimated any of it.
    pub fn is_dated(&self) -> bool {
        self.plan.outlay.is_known()
    }

    /// Returns the day on which all work is done; none where there is nothing to do, or nobody has
    /// estimated any of it.
    pub fn done(&self) -> Option<Date> {
        self.slots().map(|slot| slot.ends).max()
    }

    /// Returns the earliest day on which all of it can be shown; none as for [`Self::done`].
    pub fn shown(&self) -> Option<Date> {
        self.slots().map(|slot| slot.shown).max()
    }

    /// Returns the last horizon in which there is something to do; none as for [`Self::done`].
    pub fn horizon(&self) -> Option<Horizon> {
        self.slots().map(|slot| slot.horizon).max()
    }

    fn slots(&self) -> impl Iterator<Item = &Slot> {
        self.schedule.slots.iter().flatten().filter(|_| self.is_dated())
    }
}

/// The numbers of the actions on an item.
#[derive(Clone, Copy, Debug, Default)]
struct ItemNumbers {
    found_out: Option<usize>,
    raised: Option<usize>,
}

type Numbers<'a> = BTreeMap<&'a ItemId, ItemNumbers>;

/// Returns the numbers of the actions that one comes after: what finds it out, and those on the items
/// that it should come after.
fn waits_for(action: &Action, numbers: &Numbers) -> Vec<usize> {
    if action.finds_out() {
        return Vec::new();
    }
    let of = |id: &ItemId| numbers.get(id).copied().unwrap_or_default();
    let before = action.item.after.iter().filter_map(|id| of(id).raised);
    let mut before: Vec<usize> = before.chain(of(&action.item.id).found_out).collect();
    before.sort_unstable();
    before
}
