//! What should be looked at again: answers and evidence that have grown old.

use jiff::civil::Date;

use crate::answers::{Answer, Choice, Evidence, Sheet};
use crate::facts::Fact;
use crate::insight::round::Found;
use crate::model::{Item, Model};
use crate::organisation::{Period, Wanted, WantedLevel};
use crate::score::Narrowed;

/// What of a sheet should be looked at again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stale<'a> {
    pub model: &'a Model,
    pub sheet: &'a Sheet,
    /// The day on which it is looked at.
    pub today: Date,
    /// How long an answer holds.
    pub after: Period,
    /// Whether an item that says how long its answers hold goes by that.
    pub own_months: bool,
    /// The items to look at again, in the order of the model, topics last.
    pub items: Vec<StaleItem<'a>>,
    /// How many items have an answer that can grow old, topics among them.
    pub answers: usize,
    /// How many items of the stages are unknown or unanswered and not listed here.
    pub open: usize,
    /// What was decided not to be a goal until a day that has passed.
    pub goals: Vec<EndedGoal<'a>>,
    /// What programs found too long ago for what follows from it.
    pub facts: Vec<StaleFact<'a>>,
    /// What comes next; none where nothing is left that could.
    pub next: Option<Upcoming>,
}

/// How long answers hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lasting {
    pub after: Period,
    /// Whether that holds also for an item that says so itself.
    pub for_all: bool,
}

impl From<Period> for Lasting {
    fn from(after: Period) -> Self {
        Self { after, for_all: false }
    }
}

impl Lasting {
    /// Returns how long an answer to an item holds: as the item says, else as answers hold.
    fn of(self, item: &Item) -> Period {
        let own = item.recheck.filter(|_| !self.for_all);
        own.map_or(self.after, Period::months)
    }
}

/// The next day on which something that is not listed yet should be looked at again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Upcoming {
    pub day: Date,
    pub items: usize,
}

impl<'a> Stale<'a> {
    pub fn new(
        model: &'a Model,
        sheet: &'a Sheet,
        today: Date,
        lasting: impl Into<Lasting>,
    ) -> Self {
        let lasting = lasting.into();
        let after = lasting.after;
        let asked = model.items_in_order();
        let all: Vec<StaleItem> =
            asked.filter_map(|item| StaleItem::of(item, sheet, today, lasting)).collect();
        let answers = all.len();
        let (items, fresh): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| !one.why.is_empty());
        let days: Vec<Date> = fresh.iter().map(|one| one.stale_on(lasting)).collect();
        let next = days.iter().min().map(|day| Upcoming {
            day: *day,
            items: days.iter().filter(|other| *other == day).count(),
        });
        let open = model.items().filter(|item| is_open(item, sheet)).count();
        let own_months = !lasting.for_all;
        Self {
            model,
            sheet,
            today,
            after,
            own_months,
            items,
            answers,
            open,
            goals: Vec::new(),
            facts: Vec::new(),
            next,
        }
    }

    /// Leaves out of what is open that which lies outside the organisation and has no answer.
    #[must_use]
    pub fn without(mut self, outside: &Narrowed) -> Self {
        let (model, sheet) = (self.model, self.sheet);
        let is_in =
            |item: &&Item| sheet.answer(&item.id).is_some() || outside.outside(&item.id).is_none();
        self.open = model.items().filter(is_in).filter(|item| is_open(item, sheet)).count();
        self
    }

    /// Adds what is not a goal only until a day that has passed.
    #[must_use]
    pub fn with_goals(mut self, wanted: &'a Wanted) -> Self {
        let (model, today) = (self.model, self.today);
        let areas = model.areas.iter().filter_map(|area| {
            EndedGoal::of(area.id.as_str(), &area.title, wanted.areas.get(&area.id)?, today)
        });
        let items = model.items_in_order().filter_map(|item| {
            EndedGoal::of(item.id.as_str(), &item.title, wanted.wishes.get(&item.id)?, today)
        });
        self.goals = areas.chain(items).collect();
        self
    }

    /// Adds what programs found longer ago than an answer to the same question holds.
    #[must_use]
    pub fn with_found(mut self, found: &'a Found) -> Self {
        let lasting = Lasting { after: self.after, for_all: !self.own_months };
        for fact in found.facts() {
            let items = found.items().filter(|one| {
                let rests = one.because.iter().any(|by| by.fact.name == fact.name);
                rests && lasting.of(one.item).is_over(fact.day, self.today)
            });
            let items: Vec<&Item> = items.map(|one| one.item).collect();
            if !items.is_empty() {
                self.facts.push(StaleFact { fact, items });
            }
        }
        self
    }

    /// Returns the first day whose answers are not too old.
    pub fn since(&self) -> Date {
        self.after.before(self.today)
    }
}

/// A fact that is too old for what follows from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaleFact<'a> {
    pub fact: &'a Fact,
    /// The items of which something follows; never empty.
    pub items: Vec<&'a Item>,
}

/// An item or area that was decided not to be a goal until a day that has passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EndedGoal<'a> {
    pub id: &'a str,
    pub title: &'a str,
    pub decided_by: Option<&'a str>,
    /// The last day on which the decision held.
    pub until: Date,
}

impl<'a> EndedGoal<'a> {
    fn of(id: &'a str, title: &'a str, wish: &'a WantedLevel, today: Date) -> Option<Self> {
        let until = wish.decision.until.filter(|until| *until < today)?;
        Some(Self { id, title, decided_by: wish.decision.decided_by.as_deref(), until })
    }
}

/// Says whether an item has no answer and none to ask for again.
fn is_open(item: &Item, sheet: &Sheet) -> bool {
    let answered = sheet.answer(&item.id).is_some_and(|answer| answer.choice != Choice::Unknown);
    let again = sheet.again.get(&item.id);
    !answered && !again.is_some_and(|again| says_something(&again.was))
}

pub fn is_stale(item: &Item, sheet: &Sheet, today: Date, lasting: Lasting) -> bool {
    StaleItem::of(item, sheet, today, lasting).is_some_and(|one| !one.why.is_empty())
}

/// An item whose answer should be looked at again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaleItem<'a> {
    pub item: &'a Item,
    /// Its answer; where the question has changed, what was answered before.
    pub answer: &'a Answer,
    /// The day of that answer: its own, else that of the sheet.
    pub given: Date,
    /// Why; never empty.
    pub why: Vec<WhyStale<'a>>,
}

/// Why an answer should be looked at again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyStale<'a> {
    /// The question has changed since; in a sentence, how.
    Reworded(&'a str),
    /// The answer was given on this day, which is too long ago.
    Old(Date),
    /// A piece of evidence shows nothing any more.
    Evidence(&'a Evidence, Outdated),
    /// That it does not apply held until this day.
    Decision(Date),
}

impl WhyStale<'_> {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reworded(_) => "reworded",
            Self::Old(_) => "answer-old",
            Self::Evidence(_, Outdated::Old(_)) => "evidence-old",
            Self::Evidence(_, Outdated::Ended(_)) => "evidence-ended",
            Self::Decision(_) => "decision-ended",
        }
    }

    /// Returns the day that is too long ago; a change of wording has none.
    pub fn day(self) -> Option<Date> {
        match self {
            Self::Reworded(_) => None,
            Self::Old(day) | Self::Decision(day) => Some(day),
            Self::Evidence(_, outdated) => Some(outdated.day()),
        }
    }
}

impl<'a> StaleItem<'a> {
    /// Takes what a sheet says of an item; `why` is empty where it need not be looked at again.
    /// None where there is no answer that could grow old.
    fn of(item: &'a Item, sheet: &'a Sheet, today: Date, lasting: Lasting) -> Option<Self> {
        let again = (sheet.again.get(&item.id)).filter(|again| says_something(&again.was));
        let present = sheet.answer(&item.id).filter(|answer| says_something(answer));
        let answer = present.or_else(|| again.map(|again| &again.was))?;
        let given = answer.answered.unwrap_or(sheet.date);
        let mut why = Vec::new();
        why.extend(again.map(|again| WhyStale::Reworded(&again.why)));
        if lasting.of(item).is_over(given, today) {
            why.push(WhyStale::Old(given));
        }
        why.extend(answer.evidence.iter().filter_map(|evidence| {
            let outdated = outdated(evidence, today, lasting.after)?;
            Some(WhyStale::Evidence(evidence, outdated))
        }));
        let ended = answer.decision.until.filter(|until| *until < today);
        why.extend(ended.map(WhyStale::Decision));
        Some(Self { item, answer, given, why })
    }

    /// Returns the first day on which something of it is too long ago.
    fn stale_on(&self, lasting: Lasting) -> Date {
        let evidence = self.answer.evidence.iter();
        let decision = self.answer.decision.until.and_then(|until| until.tomorrow().ok());
        let days =
            evidence.filter_map(|evidence| outdated_on(evidence, lasting.after)).chain(decision);
        days.fold(lasting.of(self.item).over_on(self.given), Date::min)
    }
}

/// A don't know says nothing that could grow old.
fn says_something(answer: &Answer) -> bool {
    match answer.choice {
        Choice::Level(_) | Choice::AtLeast(_) | Choice::NotApplicable { .. } => true,
        Choice::Unknown => false,
    }
}

/// Why a piece of evidence shows nothing any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outdated {
    /// The thing is of this day, which is too long ago.
    Old(Date),
    /// Its own last day was this one.
    Ended(Date),
}

impl Outdated {
    /// Returns the day that is too long ago.
    pub fn day(self) -> Date {
        match self {
            Self::Old(day) | Self::Ended(day) => day,
        }
    }
}

/// Says why a piece of evidence shows nothing any more; none where it still does.
///
/// A last day of its own goes before the age: who wrote it down knew how long the thing holds.
/// Evidence without any day does not grow old; the answer beside it does.
pub fn outdated(evidence: &Evidence, today: Date, after: Period) -> Option<Outdated> {
    match (evidence.until, evidence.date) {
        (Some(until), _) => (until < today).then_some(Outdated::Ended(until)),
        (None, Some(day)) => after.is_over(day, today).then_some(Outdated::Old(day)),
        (None, None) => None,
    }
}

/// Returns the first day on which a piece of evidence shows nothing any more.
fn outdated_on(evidence: &Evidence, after: Period) -> Option<Date> {
    match (evidence.until, evidence.date) {
        (Some(until), _) => until.tomorrow().ok(),
        (None, day) => Some(after.over_on(day?)),
    }
}
