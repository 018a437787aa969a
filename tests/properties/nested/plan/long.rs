//! Means whose common denominator is too long for 128 bits: whoever has enough has enough, and nobody
//! else, be it by however little.

use ospo::model::PersonWeeks;
use proptest::collection::vec;
use proptest::prelude::*;

use crate::nested::drawn::{Drawn, Every, Group, Ladder, Needed, Round, Said, Scale, Thing, Unit};
use crate::nested::plan::is_the_best;
use crate::nested::plan::undertaking::{Aim, Undertaking};
use crate::plan::office::Wish;
use crate::tape::Tape;

/// What the two items of each area weigh together. Their product is beyond 2^66.
const SUMS: [u32; 10] = [997, 991, 983, 977, 971, 967, 953, 947, 941, 937];

/// For each sum the part of it so that all parts together are a whole number and 1 ÷ the product of all
/// sums; and that whole number.
fn parts() -> ([u32; 10], u32) {
    let parts = SUMS.map(|sum| {
        let others = SUMS.iter().filter(|other| **other != sum);
        let rest = others.fold(1, |rest, other| rest * other % sum);
        (1..sum).find(|part| part * rest % sum == 1).unwrap()
    });
    let shares = parts.iter().zip(SUMS).map(|(part, sum)| f64::from(*part) / f64::from(sum));
    let whole =
        (0..=10).find(|whole| (shares.clone().sum::<f64>() - f64::from(*whole)).abs() < 0.1);
    (parts, whole.unwrap())
}

/// Areas with an item that is done and another that is not. The sum of their means is `over` a whole
/// number, or short of one, by a hair.
fn hair(over: bool) -> (Drawn, u32) {
    let (parts, whole) = parts();
    let done = |at: usize| if over { parts[at] } else { SUMS[at] - parts[at] };
    let things = (0..10).flat_map(|at| {
        [thing(at, done(at), Said::Level(1)), thing(at, SUMS[at] - done(at), Said::Level(0))]
    });
    let whole = if over { whole } else { 10 - whole };
    let scale = Scale { of: 1, credits: vec![0, 1] };
    let ladder = Ladder {
        needs: Needed::Percent(whole * 10),
        floor: None,
        of_area: false,
        each: Every::All,
    };
    (areas(things.collect(), scale, ladder), whole)
}

fn thing(area: usize, weight: u32, said: Said) -> Thing {
    Thing { stage: 0, area, weight, scale: 0, floor: None, said }
}

/// A model of one stage, whose figure is the sum of the means of its areas.
fn areas(things: Vec<Thing>, scale: Scale, ladder: Ladder) -> Drawn {
    Drawn {
        first: 1,
        rungs: vec![true],
        sections: vec![None; 10],
        scales: vec![scale],
        things,
        mean: vec![Group::Area],
        ladder: Some(ladder),
        unit: Some(Unit { from: 0, to: 1000, decimals: 2, round: Round::HalfUp, sum: false }),
        is_full: false,
    }
}

impl Tape {
    /// Items around the half of what they can be, and a goal of about that, so that what is there and
    /// what is needed are often the very same.
    fn long(&mut self) -> Undertaking {
        let most = self.one_of(&[1, 2, 3]);
        let things = SUMS.iter().enumerate().flat_map(|(area, sum)| {
            let own = 1 + u32::try_from(self.below(900)).unwrap();
            let mut said = || if self.is(75) { Said::Level(1) } else { Said::Level(self.below(3)) };
            [thing(area, own, said()), thing(area, sum - own, said())]
        });
        let mut things: Vec<Thing> = things.collect();
        // So many are to be raised at most; what stands behind them is no goal.
        let free: Vec<usize> = (0..5).map(|_| self.below(20)).collect();
        for at in &free {
            things[*at].said = Said::Level(self.below(2));
        }
        let part = self.one_of(&[(1, 2), (2, 3), (1, 1)]);
        let half = self.one_of(&[40, 50, 50, 55]);
        let needs = if self.is(70) {
            Needed::Percent(half)
        } else {
            Needed::Share { most: 1, part: part.0, whole: part.1 }
        };
        let floor = Some(self.below(2)).filter(|_| self.is(40));
        let (of_area, is_figure) = (self.is(60), self.is(40));
        let ladder = Ladder { needs, floor, of_area, each: Every::All };
        let scale = Scale { of: 2 * most, credits: vec![0, most, 2 * most] };
        let aim = if is_figure { Aim::Figure(half * 10) } else { Aim::Stage(0) };
        let mut undertaking = Undertaking::of_raises(areas(things, scale, ladder), aim);
        for (at, wish) in undertaking.wishes.iter_mut().enumerate() {
            *wish = Some(Wish::NotAGoal).filter(|_| !free.contains(&at));
        }
        for effort in undertaking.efforts.iter_mut().flat_map(|efforts| &mut efforts[1..]) {
            *effort = Some(self.one_of(&[100, 50, 200, 70]));
        }
        undertaking
    }
}

#[test]
fn a_hair_over_is_enough_and_a_hair_under_is_not() {
    for (over, of_area) in [(true, false), (false, false), (true, true), (false, true)] {
        let (mut drawn, whole) = hair(over);
        drawn.ladder.as_mut().unwrap().of_area = of_area;
        for aim in [Aim::Stage(0), Aim::Figure(whole * 100)] {
            let undertaking = Undertaking::of_raises(drawn.clone(), aim);
            let model = undertaking.model();
            let assessment = undertaking.assessment(&model);
            let plan = undertaking.planned(&assessment);
            assert_eq!(plan.reached, over, "{aim:?}, of areas: {of_area}");
            assert_eq!(plan.outlay.effort, PersonWeeks(if over { 0 } else { 100 }));
            assert!(plan.leads_there());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn the_plan_is_the_best_of_all_combinations_where_denominators_are_long(
        undertaking in vec(any::<u32>(), 150).prop_map(|numbers| Tape(numbers.into_iter()).long()),
    ) {
        is_the_best(&undertaking)?;
    }
}
