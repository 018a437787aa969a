//! Rounds in which respondents differ: every figure again from the rules of docs/scoring.md alone,
//! and how the figures move when somebody agrees.

use ospo::answers::{Answer, Choice, Sheet};
use ospo::model::Model;
use ospo::organisation;
use ospo::score::{
    self, Bounds, Fraction, Narrowed, Range, Scorecard, StageScore, Why, WhyBounds, to_target,
};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::drawn::{Answers, Plan, Said, Spec, answered, name, sheet};
use crate::numbers::{figures, within};
use crate::small_model::file;

/// What is known beside the answer to an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Beside {
    Nothing,
    /// Another respondent says this level.
    Says(usize),
    /// Another respondent says that it does not apply.
    Conflict,
    /// Nobody answered it, but it lies between these levels.
    Between(usize, usize),
}

/// Between which levels an item lies; none where it does not apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ends {
    Levels(usize, usize),
    Open,
    Conflict,
}

#[derive(Clone, Debug)]
struct Round {
    plan: Plan,
    ends: Vec<Vec<Option<Ends>>>,
}

fn round() -> impl Strategy<Value = Round> {
    let beside = |levels: usize| {
        prop_oneof![
            3 => Just(Beside::Nothing),
            3 => (0..levels).prop_map(Beside::Says),
            1 => Just(Beside::Conflict),
            1 => (0..levels, 0..levels).prop_map(|(a, b)| Beside::Between(a.min(b), a.max(b))),
        ]
    };
    answered().prop_flat_map(move |(plan, answers)| {
        let levels = plan.stages.iter().map(|specs| {
            specs.iter().map(|spec| beside(plan.scales[spec.scale].len())).collect::<Vec<_>>()
        });
        let besides: Vec<_> = levels.collect();
        (Just(plan), Just(answers), besides).prop_map(|(plan, answers, besides)| {
            let pairs = answers.iter().zip(&besides);
            let ends = pairs.map(|(said, beside)| {
                said.iter().zip(beside).map(|(said, beside)| ends(*said, *beside)).collect()
            });
            Round { ends: ends.collect(), plan }
        })
    })
}

fn ends(said: Said, beside: Beside) -> Option<Ends> {
    match (said, beside) {
        (Said::NotApplicable, _) => None,
        (Said::Level(one), Beside::Says(other)) => {
            Some(Ends::Levels(one.min(other), one.max(other)))
        }
        (Said::Level(level), _) => Some(Ends::Levels(level, level)),
        (_, Beside::Between(low, high)) => Some(Ends::Levels(low, high)),
        (_, Beside::Conflict) => Some(Ends::Conflict),
        (_, Beside::Nothing | Beside::Says(_)) => Some(Ends::Open),
    }
}

impl Round {
    fn map(&self, each: impl Fn(usize, usize, Ends) -> Ends) -> Self {
        let stages = self.ends.iter().enumerate();
        let ends = stages.map(|(at, ends)| {
            let ends = ends.iter().enumerate();
            ends.map(|(nth, ends)| ends.map(|ends| each(at, nth, ends))).collect()
        });
        Self { plan: self.plan.clone(), ends: ends.collect() }
    }

    /// The answers that a sheet holds: the lowest that anybody says.
    fn answers(&self) -> Answers {
        let said = |ends: &Option<Ends>| match ends {
            None => Said::NotApplicable,
            Some(Ends::Levels(low, _)) => Said::Level(*low),
            Some(Ends::Open | Ends::Conflict) => Said::Unknown,
        };
        self.ends.iter().map(|stage| stage.iter().map(said).collect()).collect()
    }

    fn narrowed(&self, model: &Model) -> Narrowed {
        let mut narrowed = Narrowed::default();
        for (at, stage) in self.ends.iter().enumerate() {
            for (nth, ends) in stage.iter().enumerate() {
                let scale = &model.item(&name(at, nth)).unwrap().scale;
                let why = WhyBounds::NotAgreed;
                let bounds = match ends {
                    Some(Ends::Levels(low, high)) if low < high => {
                        let [low, high] = [high, low].map(|level| &scale.levels[*level].id);
                        Bounds::between(scale, low, high, why)
                    }
                    Some(Ends::Conflict) => Bounds::whole(scale, why),
                    _ => continue,
                };
                narrowed.set(name(at, nth), bounds.unwrap());
            }
        }
        narrowed
    }

    fn card(&self, model: &Model) -> Scorecard {
        score::score(model, &sheet(model, &self.answers()), &self.narrowed(model))
    }

    /// The weight of each item of some stages that applies, and what it is worth at least and at
    /// most.
    fn worths(&self, stages: std::ops::Range<usize>) -> Vec<(u64, u64, u64)> {
        let all = stages.flat_map(|at| (0..self.ends[at].len()).map(move |nth| (at, nth)));
        all.filter_map(|(at, nth)| {
            let spec = self.plan.stages[at][nth];
            let worth = |level| u64::from(self.plan.credit(spec, level));
            let (low, high) = match self.ends[at][nth]? {
                Ends::Levels(low, high) => (worth(low), worth(high)),
                Ends::Open | Ends::Conflict => (0, 100),
            };
            Some((spec.weight.into(), low, high))
        })
        .collect()
    }
}

/// Worst, answered and best percent of some items.
fn percents(items: &[(u64, u64, u64)]) -> [Option<Fraction>; 3] {
    let mean = |items: &mut dyn Iterator<Item = (u64, u64)>| {
        let (weight, sum) = items.fold((0, 0), |(all, sum), (w, worth)| (all + w, sum + w * worth));
        Fraction::new(sum, weight)
    };
    let known = items.iter().filter(|(_, low, high)| (*low, *high) != (0, 100));
    [
        mean(&mut items.iter().map(|(weight, low, _)| (*weight, *low))),
        mean(&mut known.map(|(weight, low, _)| (*weight, *low))),
        mean(&mut items.iter().map(|(weight, _, high)| (*weight, *high))),
    ]
}

fn told(range: &Range) -> [Option<Fraction>; 3] {
    [range.worst(), range.answered(), range.best()].map(Option::<&Fraction>::cloned)
}

/// Why each item of a stage blocks, by the rules.
fn blockers(round: &Round, at: usize) -> Vec<(String, Why)> {
    let items = round.plan.stages[at].iter().zip(&round.ends[at]).enumerate();
    let blocked = items.filter_map(|(nth, (spec, ends))| {
        let floor = round.plan.floor_of(*spec);
        let why = match (*ends)? {
            Ends::Open => Why::Open,
            Ends::Conflict => Why::NotAgreed,
            Ends::Levels(_, high) if round.plan.credit(*spec, high) < floor => Why::BelowFloor,
            Ends::Levels(low, _) if round.plan.credit(*spec, low) < floor => Why::NotAgreed,
            Ends::Levels(..) => return None,
        };
        (spec.weight > 0).then(|| (name(at, nth).to_string(), why))
    });
    blocked.collect()
}

/// Whether a stage passes with each item at one end of its bounds.
fn passes(round: &Round, at: usize, worst: bool) -> bool {
    let blockers = blockers(round, at);
    let items = round.worths(at..at + 1);
    let weight: u64 = items.iter().map(|(weight, ..)| weight).sum();
    let worth = |(w, low, high): &(u64, u64, u64)| w * if worst { *low } else { *high };
    let enough = match round.plan.count {
        None => items.iter().map(worth).sum::<u64>() >= u64::from(round.plan.pass) * weight,
        Some(count) => {
            let specs = round.plan.stages[at].iter().zip(&round.ends[at]);
            let counting = specs.filter(|(spec, ends)| spec.weight > 0 && ends.is_some());
            let in_place = |(spec, ends): (&Spec, &Option<Ends>)| {
                let credit = match (*ends).unwrap() {
                    Ends::Open | Ends::Conflict => 100 * u32::from(!worst),
                    Ends::Levels(low, high) => {
                        round.plan.credit(*spec, if worst { low } else { high })
                    }
                };
                credit > 0 && credit >= round.plan.bar(*spec)
            };
            let all = counting.clone().count();
            counting.filter(|(spec, ends)| in_place((spec, ends))).count() >= count.needed(all)
        }
    };
    let blocks = |(_, why): &(String, Why)| worst || *why == Why::BelowFloor;
    weight == 0 || (enough && !blockers.iter().any(blocks))
}

fn highest(round: &Round, worst: bool) -> u32 {
    let mut reached = 0;
    for at in 0..round.ends.len() {
        if !passes(round, at, worst) {
            break;
        }
        let counts = round.worths(at..at + 1).iter().any(|(weight, ..)| *weight > 0);
        reached = if counts { at + 1 } else { reached };
    }
    u32::try_from(reached).unwrap()
}

fn index(round: &Round) -> Option<[Fraction; 3]> {
    let stages = (0..round.ends.len()).map(|at| percents(&round.worths(at..at + 1)));
    let counting: Vec<_> = stages.filter(|percents| percents[0].is_some()).collect();
    // Nothing is known of any of them.
    if counting.iter().all(|percents| percents[1].is_none()) {
        return None;
    }
    let mean = |of: usize| {
        let zero = Fraction::whole(0);
        let sum = counting.iter().fold(zero.clone(), |sum, percents| {
            sum.plus(&percents[of].clone().unwrap_or_else(|| zero.clone()))
        });
        sum.times(round.ends.len() as u64, 100 * counting.len() as u64)
    };
    Some([mean(0)?, mean(1)?, mean(2)?])
}

fn check_stage(round: &Round, at: usize, stage: &StageScore) -> Result<(), TestCaseError> {
    prop_assert_eq!(told(&stage.range), percents(&round.worths(at..at + 1)));
    prop_assert_eq!(stage.passes(), passes(round, at, true));
    prop_assert_eq!(stage.could_pass(), passes(round, at, false));
    let found = stage.blockers().iter().map(|one| (one.item.to_string(), one.why));
    prop_assert_eq!(found.collect::<Vec<_>>(), blockers(round, at));
    Ok(())
}

/// What is missing to the highest stage as the target.
fn gap(model: &Model, card: &Scorecard) -> Fraction {
    let yaml = format!("target: {{ stage: {} }}\n", model.top());
    let settings = file("ospo.yaml", yaml);
    let target = organisation::parse(&settings).unwrap().target.unwrap();
    to_target(card, &target.wanted(&settings, model).unwrap()).gap
}

/// Each figure at one end: its name and what it is.
fn at_end(card: &Scorecard, end: usize) -> Vec<(String, Option<Fraction>)> {
    figures(card).into_iter().map(|(name, ends)| (name, ends[end].clone())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn every_figure_of_a_round_is_the_one_of_the_page_about_scoring(round in round()) {
        let card = round.card(&round.plan.model());
        for (at, stage) in card.stages.iter().enumerate() {
            check_stage(&round, at, stage)?;
        }
        prop_assert_eq!(told(&card.overall), percents(&round.worths(0..round.ends.len())));
        prop_assert_eq!((card.reached().unwrap_or(0), card.possible().unwrap_or(0)), (highest(&round, true), highest(&round, false)));
        let told = card.index().map(|index| [index.worst, index.answered, index.best]);
        prop_assert_eq!(told, index(&round));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn whoever_agrees_in_part_widens_no_figure(
        round in round(),
        picks in prop::collection::vec((any::<Index>(), any::<Index>(), any::<bool>()), 30),
    ) {
        let model = round.plan.model();
        let narrower = round.map(|at, nth, ends| {
            let (one, other, leaves) = picks[(at * 6 + nth) % picks.len()];
            let levels = round.plan.scales[round.plan.stages[at][nth].scale].len();
            let (low, high) = match ends {
                Ends::Levels(low, high) => (low, high),
                Ends::Open | Ends::Conflict if leaves => return ends,
                Ends::Open | Ends::Conflict => (0, levels - 1),
            };
            let [one, other] = [one, other].map(|pick| low + pick.index(high - low + 1));
            Ends::Levels(one.min(other), one.max(other))
        });
        let (before, after) = (round.card(&model), narrower.card(&model));
        for ((name, was), (_, is)) in figures(&before).iter().zip(figures(&after)) {
            // Before the first answer there is no index.
            if name == "index" && was[0].is_none() {
                continue;
            }
            prop_assert!(within(was, &is), "{}: {:?} became {:?}", name, was, is);
            prop_assert!(was[0] <= is[0] && is[2] <= was[2], "{}: {:?} became {:?}", name, was, is);
        }
        prop_assert!(before.reached() <= after.reached() && after.possible() <= before.possible());
        prop_assert!(after.reached() <= after.possible());
        for (was, is) in before.stages.iter().zip(&after.stages) {
            prop_assert!(was.passes() <= is.passes());
            prop_assert!(is.could_pass() <= was.could_pass());
        }
        prop_assert!(gap(&model, &after) <= gap(&model, &before));
    }

    #[test]
    fn once_all_agree_the_figures_are_those_of_plain_answers(round in round(), pick in any::<Index>()) {
        let model = round.plan.model();
        let agreed = round.map(|_, _, ends| match ends {
            Ends::Levels(low, high) => {
                let level = low + pick.index(high - low + 1);
                Ends::Levels(level, level)
            }
            Ends::Open | Ends::Conflict => Ends::Open,
        });
        let plain = sheet(&model, &agreed.answers());
        let plain = score::score(&model, &plain, &Narrowed::default());
        prop_assert_eq!(agreed.card(&model), plain);
    }

    #[test]
    fn the_ends_of_two_respondents_are_what_the_lower_and_the_higher_answers_make_alone(round in round()) {
        let model = round.plan.model();
        let alone = |high: bool| {
            let one = round.map(|_, _, ends| match ends {
                Ends::Levels(from, to) => {
                    let level = if high { to } else { from };
                    Ends::Levels(level, level)
                }
                open => open,
            });
            one.card(&model)
        };
        let (card, lower, higher) = (round.card(&model), alone(false), alone(true));
        prop_assert_eq!(at_end(&card, 0), at_end(&lower, 0));
        prop_assert_eq!(at_end(&card, 2), at_end(&higher, 2));
        prop_assert_eq!((card.reached().unwrap_or(0), card.possible().unwrap_or(0)), (lower.reached().unwrap_or(0), higher.possible().unwrap_or(0)));
        prop_assert_eq!(gap(&model, &card), gap(&model, &lower));
    }

    #[test]
    fn at_least_a_level_is_that_level_at_worst_and_never_worse_at_best(
        (plan, answers) in answered(),
        picks in prop::collection::vec(any::<bool>(), 30),
    ) {
        let model = plan.model();
        let plain = sheet(&model, &answers);
        let (mut least, mut highest) = (plain.clone(), plain.clone());
        for ((id, answer), _) in plain.answers.iter().zip(picks).filter(|(_, picked)| *picked) {
            let levels = &model.item(id).unwrap().scale.levels;
            let between = levels.get(1..levels.len() - 1).unwrap_or_default();
            let level = answer.choice.level();
            if let Some(level) = between.iter().find(|one| Some(&one.id) == level) {
                least.give(id.clone(), Answer::new(Choice::AtLeast(level.id.clone())));
                let top = levels.last().unwrap().id.clone();
                highest.give(id.clone(), Answer::new(Choice::Level(top)));
            }
        }
        let card = |sheet: &Sheet| score::score(&model, sheet, &Narrowed::default());
        let (plain, least, highest) = (card(&plain), card(&least), card(&highest));
        prop_assert_eq!(at_end(&least, 0), at_end(&plain, 0));
        prop_assert_eq!(at_end(&least, 2), at_end(&highest, 2));
        prop_assert_eq!(least.coverage, plain.coverage);
        prop_assert_eq!((least.reached(), least.possible()), (plain.reached(), highest.possible()));
        for (was, is) in plain.stages.iter().zip(&least.stages) {
            prop_assert_eq!(was.passes(), is.passes());
            prop_assert!(was.could_pass() <= is.could_pass());
        }
        for ((name, was), (_, is)) in figures(&plain).iter().zip(figures(&least)) {
            prop_assert!(was[2] <= is[2], "{}: {:?} became {:?}", name, was, is);
        }
    }
}
