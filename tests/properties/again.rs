//! The arithmetic a second time, from the design alone: whole numbers, cross-multiplied.

use ospo::score::{Fraction, Lack, Range, StageState, Why};
use proptest::prelude::*;

use crate::drawn::{Answers, Plan, Said, Spec, answered, name, scored};

/// The weight and the credit of each answered item, and the weight of each open one.
#[derive(Default)]
struct Group {
    answered: Vec<(u64, u64)>,
    open: Vec<u64>,
    /// Of the answered ones that count: how many are under their floor, in place, at their floor and
    /// worth something but not in place, and worth something under it.
    under: usize,
    in_place: usize,
    partly: usize,
    begun: usize,
}

impl Group {
    fn of<'a>(plan: &Plan, items: impl Iterator<Item = (&'a Spec, &'a Said)>) -> Self {
        let mut group = Self::default();
        for (spec, said) in items {
            match said {
                Said::Level(level) => {
                    let credit = plan.credit(*spec, *level);
                    group.answered.push((spec.weight.into(), credit.into()));
                    if spec.weight > 0 {
                        let (floor, bar) = (plan.floor_of(*spec), plan.bar(*spec));
                        group.under += usize::from(credit < floor);
                        group.in_place += usize::from(credit > 0 && credit >= bar);
                        group.partly += usize::from(credit > 0 && credit >= floor && credit < bar);
                        group.begun += usize::from(credit > 0 && credit < floor);
                    }
                }
                Said::Unknown | Said::Nothing => group.open.push(spec.weight.into()),
                Said::NotApplicable => {}
            }
        }
        group
    }

    fn earned(&self) -> u64 {
        self.answered.iter().map(|(weight, credit)| weight * credit).sum()
    }

    fn weight_answered(&self) -> u64 {
        self.answered.iter().map(|(weight, _)| weight).sum()
    }

    fn weight_open(&self) -> u64 {
        self.open.iter().sum()
    }

    /// Worst, answered and best, each as points over weight.
    fn percents(&self) -> [(u64, u64); 3] {
        let (answered, open) = (self.weight_answered(), self.weight_open());
        [
            (self.earned(), answered + open),
            (self.earned(), answered),
            (self.earned() + 100 * open, answered + open),
        ]
    }

    fn counts(&self) -> bool {
        self.weight_answered() + self.weight_open() > 0
    }

    fn passes(&self, plan: &Plan, open_worth: u64) -> bool {
        let weight = self.weight_answered() + self.weight_open();
        let points = self.earned() + open_worth * self.weight_open();
        let some_open = self.weight_open() > 0;
        // With a floor of 0 an open item still blocks: the rule names it apart from the floor.
        let open_blocks = some_open && open_worth == 0;
        let enough = match plan.count {
            None => points >= u64::from(plan.pass) * weight,
            Some(count) => {
                let open = if open_worth > 0 { self.open_that_count() } else { 0 };
                self.in_place + open >= count.needed(self.number())
            }
        };
        enough && self.under == 0 && !open_blocks
    }

    fn open_that_count(&self) -> usize {
        self.open.iter().filter(|weight| **weight > 0).count()
    }

    /// How many items apply and count.
    fn number(&self) -> usize {
        let answered = self.answered.iter().filter(|(weight, _)| *weight > 0);
        answered.count() + self.open_that_count()
    }

    /// What the stage is short of on the whole.
    fn lack(&self, plan: &Plan) -> Option<Lack> {
        let (points, weight) = self.percents()[0];
        let Some(count) = plan.count else {
            if plan.pass == 100 {
                // Each item that is missing blocks by itself.
                return None;
            }
            let missing = (u64::from(plan.pass) * weight).saturating_sub(points);
            return Fraction::new(missing, weight).filter(|_| missing > 0).map(Lack::Points);
        };
        let missing = count.needed(self.number()).saturating_sub(self.in_place);
        (missing > 0).then_some(Lack::InPlace(missing))
    }

    /// What it has of what it needs, and that.
    fn progress(&self, plan: &Plan) -> (u64, u64) {
        let (points, weight) = self.percents()[0];
        match plan.count {
            None => (points, u64::from(plan.pass) * weight),
            Some(count) => (self.in_place as u64, count.needed(self.number()) as u64),
        }
    }

    fn state(&self, passes: bool) -> StageState {
        let all = self.number();
        match () {
            () if all == 0 => StageState::NotApplicable,
            () if passes => StageState::Holds,
            () if self.open_that_count() == all => StageState::Open,
            () if 2 * (self.in_place + self.partly) >= all => StageState::UnderWay,
            () if self.in_place + self.partly + self.begun > 0 => StageState::Begun,
            () => StageState::NotBegun,
        }
    }
}

fn items<'a>(
    plan: &'a Plan,
    answers: &'a Answers,
) -> impl Iterator<Item = (usize, usize, &'a Spec, &'a Said)> {
    plan.stages.iter().zip(answers).enumerate().flat_map(|(at, (specs, said))| {
        specs.iter().zip(said).enumerate().map(move |(nth, (spec, said))| (at, nth, spec, said))
    })
}

/// The highest stage that counts and up to which no stage fails, tried from the top down.
fn highest(groups: &[Group], passes: impl Fn(&Group) -> bool) -> usize {
    let reached = |top: &usize| {
        groups[..*top].iter().all(|group| !group.counts() || passes(group))
            && groups[*top - 1].counts()
    };
    (1..=groups.len()).rev().find(reached).unwrap_or(0)
}

fn same(percent: Option<&Fraction>, (earned, weight): (u64, u64)) -> bool {
    percent == Fraction::new(earned, weight).as_ref()
}

fn same_range(range: &Range, group: &Group) -> Result<(), TestCaseError> {
    let [worst, answered, best] = group.percents();
    prop_assert!(same(range.worst(), worst));
    prop_assert!(same(range.answered(), answered));
    prop_assert!(same(range.best(), best));
    Ok(())
}

/// Σ of points over weight for the stages that count, as one fraction of whole numbers.
fn index(groups: &[Group], case: usize) -> Option<Fraction> {
    let counting: Vec<&Group> = groups.iter().filter(|group| group.counts()).collect();
    if counting.iter().all(|group| group.percents()[1].1 == 0) {
        return None;
    }
    let mut sum = (0_u64, 1_u64);
    for group in &counting {
        let (points, weight) = group.percents()[case];
        if weight > 0 {
            sum = (sum.0 * weight + points * sum.1, sum.1 * weight);
        }
    }
    Fraction::new(sum.0 * groups.len() as u64, sum.1 * counting.len() as u64 * 100)
}

proptest! {
    #[test]
    fn every_figure_is_the_same_when_computed_another_way((plan, answers) in answered()) {
        let model = plan.model();
        let card = scored(&model, &answers);
        let stages = plan.stages.iter().zip(&answers);
        let groups: Vec<Group> =
            stages.map(|(specs, said)| Group::of(&plan, specs.iter().zip(said))).collect();

        for (score, group) in card.stages.iter().zip(&groups) {
            same_range(&score.range, group)?;
            let counts = group.counts();
            prop_assert_eq!(score.passes(), !counts || group.passes(&plan, 0));
            prop_assert_eq!(score.could_pass(), !counts || group.passes(&plan, 100));
            prop_assert_eq!(score.short_by(model.method.ladder.as_ref().unwrap()), group.lack(&plan));
            prop_assert_eq!(score.state, group.state(group.passes(&plan, 0)));
            let (practices, open) = (score.practices, group.open_that_count());
            prop_assert_eq!((practices.applicable, practices.open), (group.number(), open));
            prop_assert_eq!(practices.worst.in_place, group.in_place);
            prop_assert_eq!(practices.best.in_place, group.in_place + open);
            let partly = (practices.worst.partly, practices.best.partly);
            prop_assert_eq!(partly, (group.partly, group.partly));
        }
        let in_place = groups.iter().map(|group| group.in_place).sum::<usize>();
        prop_assert_eq!(card.practices.worst.in_place, in_place);
        let all = Group::of(&plan, items(&plan, &answers).map(|(_, _, spec, said)| (spec, said)));
        same_range(&card.overall, &all)?;
        for (area, score) in card.areas.iter().enumerate() {
            let own = items(&plan, &answers).filter(|(_, _, spec, _)| spec.area == area);
            same_range(&score.range, &Group::of(&plan, own.map(|(_, _, spec, said)| (spec, said))))?;
        }

        prop_assert_eq!(card.reached().unwrap_or(0) as usize, highest(&groups, |g| g.passes(&plan, 0)));
        prop_assert_eq!(card.possible().unwrap_or(0) as usize, highest(&groups, |g| g.passes(&plan, 100)));
        let next = groups.iter().position(|group| group.counts() && !group.passes(&plan, 0));
        prop_assert_eq!(card.next(), next.map(|at| u32::try_from(at).unwrap() + 1));
        let progress = next.and_then(|at| {
            let (points, bar) = groups[at].progress(&plan);
            if 100 * points > 99 * bar { Fraction::new(99, 1) } else { Fraction::new(100 * points, bar) }
        });
        prop_assert_eq!(card.progress(model.method.ladder.as_ref().unwrap()), progress);
        let indices = card.index().map(|index| [index.worst, index.answered, index.best]);
        for case in 0..3 {
            prop_assert_eq!(indices.as_ref().map(|i| i[case].clone()), index(&groups, case));
        }
    }

    #[test]
    fn states_blockers_and_coverage_are_those_of_the_answers((plan, answers) in answered()) {
        let card = scored(&plan.model(), &answers);
        let said = |wanted: &dyn Fn(Said) -> bool| {
            items(&plan, &answers).filter(|(_, _, _, said)| wanted(**said)).count()
        };
        prop_assert_eq!(card.coverage.answered, said(&|said| matches!(said, Said::Level(_))));
        prop_assert_eq!(card.coverage.unknown, said(&|said| said == Said::Unknown));
        prop_assert_eq!(card.coverage.unanswered, said(&|said| said == Said::Nothing));
        prop_assert_eq!(card.coverage.not_applicable, said(&|said| said == Said::NotApplicable));
        prop_assert_eq!(card.coverage.items, said(&|_| true));
        for (at, score) in card.stages.iter().enumerate() {
            let expected: Vec<_> = items(&plan, &answers)
                .filter(|(stage, _, spec, _)| *stage == at && spec.weight > 0)
                .filter_map(|(_, nth, spec, said)| match said {
                    Said::Level(level) => (plan.credit(*spec, *level) < plan.floor_of(*spec))
                        .then_some((name(at, nth), Why::BelowFloor)),
                    Said::Unknown | Said::Nothing => Some((name(at, nth), Why::Open)),
                    Said::NotApplicable => None,
                })
                .collect();
            let blockers = score.blockers().iter().map(|b| (b.item.clone(), b.why));
            prop_assert_eq!(blockers.collect::<Vec<_>>(), expected);
        }
    }
}
