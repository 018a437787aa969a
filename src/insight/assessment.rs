//! A model, a sheet and its scorecard, bound together.

use crate::answers::{Again, Answer, Estimates, Sheet};
use crate::insight::crosswalk::{Also, ImpliedFrom};
use crate::insight::round::{Found, RoundFacts};
use crate::model::{Area, AreaId, Credit, EffortScale, Item, ItemId, Model};
use crate::organisation::{Organisation, Wanted};
use crate::score::{self, AreaScore, Fraction, ItemScore, Narrowed, Range, Scorecard, ToTarget};

/// Everything that is known of one subject on one date.
#[derive(Clone, Debug)]
pub struct Assessment<'m> {
    pub model: &'m Model,
    pub sheet: Sheet,
    /// What is known of its items beside the sheet's answers.
    pub narrowed: Narrowed,
    pub scorecard: Scorecard,
    /// What the organisation wants, where it says so.
    pub wanted: Option<Wanted>,
    /// What was read, where it was read from sheets of a round.
    pub round: Option<RoundFacts>,
    /// What programs found.
    pub found: Found<'m>,
    /// From which answers it follows, where these are to another model.
    pub implied: Option<ImpliedFrom>,
    /// How much is known from it of other models that are to be told of.
    pub also: Vec<Also>,
    /// How many people work there.
    pub size: Option<u32>,
}

impl<'m> Assessment<'m> {
    pub fn new(model: &'m Model, sheet: Sheet, narrowed: Narrowed, wanted: Option<Wanted>) -> Self {
        let scorecard = score::score(model, &sheet, &narrowed);
        Self {
            model,
            sheet,
            narrowed,
            scorecard,
            wanted,
            round: None,
            found: Found::default(),
            implied: None,
            also: Vec::new(),
            size: None,
        }
    }

    /// Says what was read for it.
    #[must_use]
    pub fn of_round(mut self, round: RoundFacts) -> Self {
        self.round = Some(round);
        self
    }

    /// Says what programs found.
    #[must_use]
    pub fn with_found(mut self, found: Found<'m>) -> Self {
        self.found = found;
        self
    }

    /// Says from which answers to another model it follows.
    #[must_use]
    pub fn implied_from(mut self, implied: ImpliedFrom) -> Self {
        self.implied = Some(implied);
        self
    }

    /// Takes what the organisation says of itself and no sheet does.
    #[must_use]
    pub fn of_organisation(mut self, organisation: &Organisation) -> Self {
        self.size = organisation.size;
        self
    }

    /// Says whether an item has an answer that calls for evidence, and none shows it on the day of the
    /// round.
    pub fn is_claim(&self, item: &Item, answer: Option<&Answer>) -> bool {
        let is_claim = |answer| self.narrowed.is_claim(item, answer, self.sheet.date);
        answer.is_some_and(is_claim)
    }

    /// Returns what a plan multiplies the model's efforts by.
    pub fn effort_scale(&self) -> EffortScale {
        self.model.effort_by_size.scale(self.size)
    }

    /// Returns how many of the answers are first estimates; none where no answer is.
    pub fn estimates(&self) -> Option<Estimates> {
        let answers = self.model.items_and_topics().filter_map(|item| self.answer(item));
        let (estimated, confirmed): (Vec<_>, Vec<_>) = answers.partition(|one| one.estimate);
        let answered = estimated.len() + confirmed.len();
        (!estimated.is_empty()).then_some(Estimates { estimated: estimated.len(), answered })
    }

    /// Returns how near the subject is to what it wants; none where it wants nothing.
    pub fn to_target(&self) -> Option<ToTarget> {
        let wanted = self.wanted.as_ref()?;
        Some(score::to_target(&self.scorecard, wanted))
            .filter(|sum| sum.target > Fraction::whole(0))
    }

    /// Returns the percent of an area once every item has at least what is wanted of it; none where
    /// nothing is wanted, or nothing applies.
    pub fn wanted_of_area(&self, area: &AreaId) -> Option<Fraction> {
        let wanted = self.wanted.as_ref()?;
        let mut is_wanted = false;
        let raised = self.scores().filter(|(item, _)| item.area == *area).map(|(item, score)| {
            let wish = wanted.credits.get(&item.id).copied();
            is_wanted |= wish.is_some() && score.bounds.is_some();
            score.raised_to(wish.unwrap_or(Credit::NONE))
        });
        let raised: Vec<ItemScore> = raised.collect();
        let range = Range::of(&self.model.method.mean, &raised);
        range.worst().filter(|_| is_wanted).cloned()
    }

    pub fn items(&self) -> impl Iterator<Item = (&'m Item, &ItemScore, Option<&Answer>)> {
        self.scores().map(|(item, score)| (item, score, self.answer(item)))
    }

    /// Returns the same items with no answers, each of which takes a search.
    pub fn scores(&self) -> impl Iterator<Item = (&'m Item, &ItemScore)> {
        self.model.items().zip(self.scorecard.stages.iter().flat_map(|stage| &stage.items))
    }

    /// Says whether nothing is known of any item that applies.
    pub fn knows_nothing(&self) -> bool {
        let mut applicable = self.scores().filter(|(_, score)| score.bounds.is_some()).peekable();
        applicable.peek().is_some() && applicable.all(|(_, score)| score.is_open())
    }

    pub fn topics(&self) -> impl Iterator<Item = (&'m Item, &ItemScore, Option<&Answer>)> {
        let scores = &self.scorecard.topics;
        self.model.topics.iter().zip(scores).map(|(item, score)| (item, score, self.answer(item)))
    }

    /// Returns the areas with their scores, in the order of the model.
    pub fn areas(&self) -> impl Iterator<Item = (&'m Area, &AreaScore)> {
        self.model.areas.iter().zip(&self.scorecard.areas)
    }

    /// Returns the items and topics that no sheet answers and that do not apply because of what the
    /// organisation says of itself, each with the reason.
    pub fn outside(&self) -> impl Iterator<Item = (&'m Item, &str)> {
        let unanswered = |item: &&'m Item| self.sheet.answer(&item.id).is_none();
        let items = self.model.items_and_topics().filter(unanswered);
        items.filter_map(|item| Some((item, self.narrowed.outside(&item.id)?)))
    }

    /// Returns answers to items that the model does not have.
    pub fn strays(&self) -> impl Iterator<Item = &ItemId> {
        let again = self.sheet.again.keys();
        let again = again.filter(|id| self.sheet.answer(id).is_none());
        let all = self.sheet.answers.keys().chain(again);
        all.filter(|id| self.model.item(id).is_none())
    }

    /// Returns what was answered to an item before its question changed; none where it has an
    /// answer.
    pub fn again(&self, item: &ItemId) -> Option<&Again> {
        let again = self.sheet.again.get(item);
        again.filter(|_| self.sheet.answer(item).is_none())
    }

    /// Returns the items and topics that must be asked again, in the order of the model.
    pub fn asked_again(&self) -> impl Iterator<Item = &'m Item> {
        let items = self.model.items_and_topics();
        items.filter(|item| self.again(&item.id).is_some())
    }

    /// Returns its answer, or what is certain of it by the answers to another model.
    fn answer(&self, item: &Item) -> Option<&Answer> {
        let implied = || self.implied.as_ref()?.answers.get(&item.id);
        self.sheet.answer(&item.id).or_else(implied)
    }
}
