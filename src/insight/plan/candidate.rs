//! An item that a plan may raise, with the levels it may end at.

use crate::insight::assessment::Assessment;
use crate::insight::plan::cost::Cost;
use crate::insight::plan::level_choice::{LevelChoice, Points};
use crate::model::{Credit, EffortScale, Item, Ladder, Member, Needs, Severity};
use crate::score::{Held, ItemScore, WhyBounds};

#[derive(Clone, Debug)]
pub(super) struct Candidate<'m> {
    pub(super) item: &'m Item,
    /// What is known of it.
    pub(super) score: ItemScore,
    /// The number of the lowest level that it may have.
    pub(super) from: usize,
    /// The number of the highest level that it may have.
    top: usize,
    /// Where its bounds come from.
    pub(super) bounds: WhyBounds,
    /// Whether it has no answer and nothing is known of it.
    pub(super) open: bool,
    /// What it is worth at its floor; nothing where the goal asks nothing of each.
    pub(super) floor: Credit,
    /// The least that a wish asks of it.
    pub(super) least: Option<Credit>,
    /// The stage beyond the goal to whose floor it is raised, because its risk is grave.
    pub(super) risk_of: Option<u32>,
    /// Whether it is left as it is, on purpose.
    no_goal: bool,
    favoured: bool,
    /// Of what costs the same, whether that is preferred which begins lowest.
    lowest_first: bool,
    /// What the model's efforts are multiplied by.
    scale: EffortScale,
    /// What it costs to get from `from` to each level from there on that it may end at.
    costs: Vec<Cost>,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct EndLevel {
    pub(super) level: usize,
    pub(super) choice: LevelChoice,
}

impl<'m> Candidate<'m> {
    /// Takes an item with its score; none where it does not apply.
    pub(super) fn of(
        item: &'m Item,
        score: &ItemScore,
        assessment: &Assessment<'m>,
        favoured: bool,
    ) -> Option<Self> {
        let wanted = assessment.wanted.as_ref();
        let scale = assessment.effort_scale();
        let bounds = score.bounds.as_ref()?;
        let level = |held: &Held| item.scale.index_of(&held.level);
        let (from, top) = (level(&bounds.low)?, level(&bounds.high)?);
        let no_goal = wanted.is_some_and(|wanted| wanted.is_no_goal(&item.id));
        let candidate = Self {
            item,
            score: score.clone(),
            from,
            top,
            bounds: bounds.why,
            open: score.is_open(),
            floor: score.floor,
            least: wanted.and_then(|wanted| wanted.least(&item.id)),
            risk_of: None,
            no_goal,
            favoured,
            lowest_first: false,
            scale,
            costs: Vec::new(),
        };
        Some(candidate.with_costs())
    }

    /// The same item, found out to be at the highest level that it may have.
    pub(super) fn at_best(&self) -> Self {
        Self { from: self.top, open: false, ..self.clone() }.with_costs()
    }

    /// The same, with what it costs to get from `from` to each level from there on.
    fn with_costs(mut self) -> Self {
        let levels = self.item.scale.levels.iter().zip(self.item.steps.iter().skip(1));
        let steps = levels.skip(self.from).filter(|_| !self.no_goal);
        let costs = steps.scan(Cost::NOTHING, |sum, (level, step)| {
            let cost = Cost::of(step, self.item.gravity(), self.scale, self.favoured);
            let height = if self.lowest_first { level.credit } else { Credit::NONE };
            *sum = sum.plus(cost.beginning_at(height));
            Some(*sum)
        });
        self.costs = std::iter::once(Cost::NOTHING).chain(costs).collect();
        self
    }

    /// The same, raised to its floor for its risk, which belongs to a stage beyond the goal; where that
    /// is not grave, or it stands there already, as it was.
    #[must_use]
    pub(super) fn for_risk(mut self, stage: u32) -> Self {
        let is_under = self.credit(self.from) < self.floor;
        let is_grave = self.item.gravity() == Severity::High;
        self.risk_of = (is_under && is_grave && self.counts() && !self.no_goal).then_some(stage);
        self
    }

    /// Says whether something is asked of it by itself, whatever its stage needs.
    pub(super) fn stands_alone(&self) -> bool {
        self.least.is_some() || self.risk_of.is_some()
    }

    /// Says whether it may have more than one level.
    pub(super) fn is_uncertain(&self) -> bool {
        self.from < self.top
    }

    /// Says whether somebody has to find out at which of several levels it is: not where it is no
    /// goal.
    pub(super) fn can_be_found_out(&self) -> bool {
        self.is_uncertain() && !self.no_goal
    }

    /// Says whether the item is left as it is, on purpose.
    pub(super) fn is_held(&self) -> bool {
        self.no_goal
    }

    /// Says whether the item is left aside on purpose at a level nobody knows.
    pub(super) fn is_left_open(&self) -> bool {
        self.open && self.no_goal
    }

    /// Returns what a level is worth; nothing where there is none of this number.
    pub(super) fn credit(&self, level: usize) -> Credit {
        let level = self.item.scale.levels.get(level);
        level.map_or(Credit::NONE, |level| level.credit)
    }

    /// The same towards a figure: with nothing that it has to be at least, and what is low goes first.
    #[must_use]
    pub(super) fn for_figure(mut self) -> Self {
        self.floor = Credit::NONE;
        self.lowest_first = true;
        self.with_costs()
    }

    /// Says whether it counts in the figures of its stage.
    pub(super) fn counts(&self) -> bool {
        self.score.weight > 0
    }

    /// Returns its score at a level; as it is where there is none, and where it stays open.
    pub(super) fn score_at(&self, level: Option<usize>) -> ItemScore {
        let level = level.filter(|_| !self.is_left_open());
        let level = level.and_then(|level| self.item.scale.levels.get(level));
        level.map_or_else(|| self.score.clone(), |level| self.score.at(level))
    }

    /// Says whether it earns more for its stage at the level `end` than at `at`.
    pub(super) fn earns_more(&self, at: usize, end: usize, ladder: &Ladder) -> bool {
        let bar = self.score.in_place_from;
        let (at, end) = (self.credit(at), self.credit(end));
        match (&ladder.needs, ladder.of) {
            (Needs::Percent(_), _) | (Needs::Share { .. }, Member::Area) => at < end,
            (Needs::Share { .. }, Member::Item) => at < bar && end >= bar,
        }
    }

    /// Returns what each of its levels counts: nothing where it stays open.
    pub(super) fn credits(&self) -> impl Iterator<Item = Credit> {
        let counts = !self.is_left_open();
        let levels = self.item.scale.levels.iter();
        levels.map(move |level| if counts { level.credit } else { Credit::NONE })
    }

    /// Returns the levels that it may end at for its stage, the lowest first: each at its floor at
    /// least, and at what a wish asks. `earned` has what each level of its scale earns.
    pub(super) fn ends(&self, earned: &[Points]) -> Vec<EndLevel> {
        let least = self.least.map_or(self.floor, |least| least.max(self.floor));
        self.ends_from(least, earned).collect()
    }

    /// Returns the lowest of these levels.
    pub(super) fn lowest_end(&self) -> Option<usize> {
        self.ends(&[]).first().map(|end| end.level)
    }

    /// Returns the lowest level that is enough for a wish, and for its risk; none where there is
    /// neither.
    pub(super) fn wished(&self) -> Option<EndLevel> {
        let floor = self.risk_of.map(|_| self.floor);
        self.ends_from(self.least.max(floor)?, &[]).next()
    }

    fn ends_from(&self, least: Credit, earned: &[Points]) -> impl Iterator<Item = EndLevel> {
        let ends = (self.from..).zip(&self.costs);
        ends.filter(move |(level, _)| self.credit(*level) >= least).map(|(level, cost)| {
            let points = earned.get(level).copied().unwrap_or_default();
            EndLevel { level, choice: LevelChoice { points, cost: *cost } }
        })
    }
}
