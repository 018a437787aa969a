//! The walk itself.

use std::collections::BTreeSet;

use crate::answers::{Again, Answer, Choice, Sheet};
use crate::model::{Item, ItemId, Model};

/// A walk through some items of a model that fills a sheet.
#[derive(Clone, Debug)]
pub struct Interview<'m> {
    model: &'m Model,
    sheet: Sheet,
    former: Option<Sheet>,
    items: Vec<&'m Item>,
    at: usize,
    /// The places that were left, the last one last: the way back.
    trail: Vec<usize>,
    /// Goes from item to item, answered or not; otherwise from one unsettled item to the next.
    every: bool,
    /// Items whose answers stand until somebody confirms or changes them.
    to_confirm: BTreeSet<ItemId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The number of the current question, from 1.
    pub at: usize,
    pub of: usize,
    /// How many of them have an answer that need not be confirmed.
    pub answered: usize,
}

impl Progress {
    /// Returns about how many minutes the unanswered questions take.
    pub fn minutes_left(self) -> usize {
        minutes(self.of - self.answered)
    }
}

/// Returns about how many minutes questions take, wherever they are asked: one each. The figure is ours.
pub fn minutes(questions: usize) -> usize {
    questions
}

impl<'m> Interview<'m> {
    /// Begins, or goes on: stands at the first item that has no answer.
    ///
    /// Where all of them have one, it walks through all again. `former` is an earlier sheet whose
    /// answers are shown as suggestions.
    pub fn resume(
        model: &'m Model,
        sheet: Sheet,
        items: Vec<&'m Item>,
        former: Option<Sheet>,
    ) -> Self {
        let every = items.iter().all(|item| sheet.answer(&item.id).is_some());
        let mut interview = Self {
            model,
            sheet,
            former,
            items,
            at: 0,
            trail: Vec::new(),
            every,
            to_confirm: BTreeSet::new(),
        };
        if !every {
            interview.at = interview.unsettled_from(0);
        }
        interview
    }

    #[must_use]
    pub fn through_all(mut self) -> Self {
        self.every = true;
        self.at = 0;
        self
    }

    /// Asks to confirm or change each answer that is there; until then it counts as not answered.
    #[must_use]
    pub fn confirming(mut self) -> Self {
        self.to_confirm = self.items.iter().map(|item| item.id.clone()).collect();
        self.every = false;
        self.at = self.unsettled_from(0);
        self
    }

    /// Asks to confirm or change each answer that is a first estimate.
    #[must_use]
    pub fn confirming_estimates(mut self) -> Self {
        let estimated = self.items.iter().filter(|item| self.is_estimate(item));
        self.to_confirm = estimated.map(|item| item.id.clone()).collect();
        if !self.to_confirm.is_empty() {
            self.every = false;
            self.at = self.unsettled_from(0);
        }
        self
    }

    /// Says whether the answer to an item is a first estimate.
    pub fn is_estimate(&self, item: &Item) -> bool {
        self.answer_to(item).is_some_and(|answer| answer.estimate)
    }

    pub fn model(&self) -> &'m Model {
        self.model
    }

    pub fn sheet(&self) -> &Sheet {
        &self.sheet
    }

    pub fn items(&self) -> &[&'m Item] {
        &self.items
    }

    /// Returns the item that is asked now; none at the end.
    pub fn current(&self) -> Option<&'m Item> {
        self.items.get(self.at).copied()
    }

    pub fn answer_to(&self, item: &Item) -> Option<&Answer> {
        self.sheet.answer(&item.id)
    }

    pub fn is_to_confirm(&self, item: &Item) -> bool {
        self.to_confirm.contains(&item.id)
    }

    /// Returns what was answered before the question changed and why it is asked again, where this
    /// sheet has no answer yet.
    pub fn asked_again(&self, item: &Item) -> Option<&Again> {
        if self.answer_to(item).is_some() {
            return None;
        }
        let of_former = || {
            let former = self.former.as_ref()?;
            let asked_again = former.answer(&item.id).is_none();
            former.again.get(&item.id).filter(|_| asked_again)
        };
        self.sheet.again.get(&item.id).or_else(of_former)
    }

    /// Returns the answer from before the question changed, else that of the earlier sheet, where
    /// this one has none yet. It is one that may be given.
    pub fn suggestion(&self, item: &Item) -> Option<&Answer> {
        match (self.answer_to(item), self.asked_again(item)) {
            (Some(_), _) => None,
            (None, Some(again)) => Some(&again.was).filter(|was| is_answer_to(item, was)),
            (None, None) => self.former.as_ref()?.answer(&item.id),
        }
    }

    /// Records an answer to the current item, and stays there.
    pub fn record(&mut self, answer: Answer) {
        let Some(item) = self.current() else { return };
        self.to_confirm.remove(&item.id);
        self.sheet.give(item.id.clone(), answer);
    }

    /// Changes what stands beside the choice of the current answer, which confirms nothing.
    pub fn amend(&mut self, answer: Answer) {
        if let Some(item) = self.current()
            && self.answer_to(item).is_some()
        {
            self.sheet.give(item.id.clone(), answer);
        }
    }

    /// Takes the answer to the current item back.
    pub fn take_back(&mut self) {
        if let Some(item) = self.current() {
            self.to_confirm.remove(&item.id);
            self.sheet.answers.remove(&item.id);
        }
    }

    /// Returns an answer with a new choice that keeps what was said before: note, evidence and
    /// confidence stay with the answer, also where the question changed, and come along from the
    /// earlier sheet where it agrees.
    pub fn draft(&self, choice: Choice) -> Answer {
        let Some(item) = self.current() else {
            return Answer::new(choice);
        };
        let kept = self.sheet.to_go_on_from(&item.id);
        let kept = kept
            .or_else(|| self.suggestion(item).filter(|former| former.choice == choice).cloned());
        match kept {
            Some(answer) => answer.choosing(choice),
            None => Answer::new(choice),
        }
    }

    /// Goes on after an answer: to the next item without one or with one to confirm, or to the next
    /// at all.
    pub fn advance(&mut self) {
        let next = if self.every { self.at + 1 } else { self.unsettled_from(self.at + 1) };
        self.leave_for(next);
    }

    /// Leaves the current item as it is and goes to the one after it.
    pub fn skip(&mut self) {
        self.leave_for((self.at + 1).min(self.items.len()));
    }

    /// Goes back to where one came from, else to the item before; false at the first.
    pub fn back(&mut self) -> bool {
        let before = self.trail.pop().or_else(|| self.at.checked_sub(1));
        self.at = before.unwrap_or(self.at);
        before.is_some()
    }

    /// Goes to an item; false where it is not among those that are asked.
    pub fn jump(&mut self, id: &ItemId) -> bool {
        let place = self.items.iter().position(|item| item.id == *id);
        self.leave_for(place.unwrap_or(self.at));
        place.is_some()
    }

    fn leave_for(&mut self, place: usize) {
        if place != self.at {
            self.trail.push(self.at);
            self.at = place;
        }
    }

    pub fn progress(&self) -> Progress {
        let answered = self.items.iter().filter(|item| self.is_settled(item));
        Progress {
            at: (self.at + 1).min(self.items.len()),
            of: self.items.len(),
            answered: answered.count(),
        }
    }

    /// Says whether an item has an answer that need not be confirmed.
    fn is_settled(&self, item: &Item) -> bool {
        self.answer_to(item).is_some() && !self.is_to_confirm(item)
    }

    fn unsettled_from(&self, start: usize) -> usize {
        let rest = self.items.iter().skip(start);
        let found = rest.clone().position(|item| !self.is_settled(item));
        found.map_or(self.items.len(), |offset| start + offset)
    }
}

/// Says whether an answer may be given to an item: a level of long ago may be one no more.
fn is_answer_to(item: &Item, answer: &Answer) -> bool {
    match &answer.choice {
        Choice::Level(level) | Choice::AtLeast(level) => item.scale.level(level).is_some(),
        Choice::Unknown | Choice::NotApplicable { .. } => true,
    }
}
