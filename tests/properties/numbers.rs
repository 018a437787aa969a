//! How the figures move when an answer changes.

use ospo::model::Model;
use ospo::score::{Fraction, Scorecard};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use crate::drawn::{Answers, Said, answered, said, scored};

/// Worst, answered and best of every group and of the index, with the name of each.
pub(crate) fn figures(card: &Scorecard) -> Vec<(String, [Option<Fraction>; 3])> {
    let of = |range: &ospo::score::Range| {
        [range.worst().cloned(), range.answered().cloned(), range.best().cloned()]
    };
    let mut figures = vec![("all".to_owned(), of(&card.overall))];
    figures.extend(card.stages.iter().map(|s| (format!("stage {}", s.number), of(&s.range))));
    figures.extend(card.areas.iter().map(|area| (format!("area {}", area.id), of(&area.range))));
    let index = card.index().map(|i| [Some(i.worst), Some(i.answered), Some(i.best)]);
    figures.push(("index".to_owned(), index.unwrap_or_default()));
    figures
}

/// The place of one answer, drawn.
fn place(answers: &Answers, pick: Index) -> (usize, usize) {
    let all = answers.iter().enumerate();
    let all = all.flat_map(|(at, said)| (0..said.len()).map(move |nth| (at, nth)));
    let all: Vec<(usize, usize)> = all.collect();
    all[pick.index(all.len())]
}

fn not_lower(before: &Scorecard, after: &Scorecard, model: &Model) -> Result<(), TestCaseError> {
    for ((name, was), (_, is)) in figures(before).iter().zip(figures(after)) {
        for (was, is) in was.iter().zip(is) {
            prop_assert!(is >= *was, "{}: {:?} became {:?}", name, was, is);
        }
    }
    prop_assert!(after.reached() >= before.reached());
    prop_assert!(after.possible() >= before.possible());
    if before.next() == after.next() {
        prop_assert!(
            after.progress(model.method.ladder.as_ref().unwrap())
                >= before.progress(model.method.ladder.as_ref().unwrap())
        );
    } else {
        prop_assert!(after.next().is_none() || after.next() > before.next());
    }
    Ok(())
}

pub(crate) fn within(was: &[Option<Fraction>; 3], is: &[Option<Fraction>; 3]) -> bool {
    let [Some(low), _, Some(high)] = was else {
        return is.iter().all(Option::is_none);
    };
    is.iter().flatten().all(|figure| low <= figure && figure <= high)
}

proptest! {
    #[test]
    fn the_answered_figure_lies_between_the_worst_and_the_best((plan, answers) in answered()) {
        let card = scored(&plan.model(), &answers);
        for (name, [worst, answered, best]) in figures(&card) {
            prop_assert_eq!(worst.is_some(), best.is_some());
            prop_assert!(worst <= best, "{}", &name);
            if let Some(answered) = answered {
                prop_assert!(worst <= Some(answered.clone()), "{}", &name);
                prop_assert!(Some(answered) <= best, "{}", &name);
            }
        }
        prop_assert!(card.reached().unwrap_or(0) <= card.possible().unwrap_or(0));
        prop_assert!(card.next().is_none_or(|next| card.reached().unwrap_or(0) < next));
        if let Some(progress) = card.progress(plan.model().method.ladder.as_ref().unwrap()) {
            prop_assert!(progress <= Fraction::whole(99));
        }
    }

    #[test]
    fn a_higher_level_lowers_nothing(
        (plan, answers) in answered(),
        pick in any::<Index>(),
        level in any::<Index>(),
    ) {
        let (at, nth) = place(&answers, pick);
        let levels = plan.scales[plan.stages[at][nth].scale].len();
        let level = level.index(levels - 1);
        let (mut lower, mut higher) = (answers.clone(), answers);
        lower[at][nth] = Said::Level(level);
        higher[at][nth] = Said::Level(level + 1);
        let model = plan.model();
        not_lower(&scored(&model, &lower), &scored(&model, &higher), &model)?;
    }

    #[test]
    fn an_answer_to_an_open_item_keeps_every_figure_within_its_range(
        (plan, answers) in answered(),
        pick in any::<Index>(),
        level in any::<Index>(),
        not_applicable in any::<bool>(),
    ) {
        let (at, nth) = place(&answers, pick);
        let levels = plan.scales[plan.stages[at][nth].scale].len();
        let (mut answers, mut told) = (answers.clone(), answers);
        answers[at][nth] = Said::Unknown;
        told[at][nth] =
            if not_applicable { Said::NotApplicable } else { Said::Level(level.index(levels)) };

        let model = plan.model();
        let (before, after) = (scored(&model, &answers), scored(&model, &told));
        for ((name, was), (_, is)) in figures(&before).iter().zip(figures(&after)) {
            // Before the first answer there is no index.
            if name == "index" && was[0].is_none() {
                continue;
            }
            prop_assert!(within(was, &is), "{}: {:?} became {:?}", name, was, is);
        }
        prop_assert!(after.reached() <= after.possible());
        prop_assert!(before.reached() <= after.reached() && after.possible() <= before.possible());
    }

    #[test]
    fn whatever_is_not_known_may_as_well_be_unanswered((plan, answers) in answered()) {
        let model = plan.model();
        let mut other = answers.clone();
        for said in other.iter_mut().flatten().filter(|said| said.is_open()) {
            *said = if *said == Said::Unknown { Said::Nothing } else { Said::Unknown };
        }
        let (one, other) = (scored(&model, &answers), scored(&model, &other));
        prop_assert_eq!(figures(&one), figures(&other));
        prop_assert_eq!((one.reached(), one.possible(), one.next()), (other.reached(), other.possible(), other.next()));
    }

    #[test]
    fn rounding_is_half_away_from_zero(numerator in 0..=u64::from(u32::MAX), denominator in 1..10_000_u64) {
        let fraction = Fraction::new(numerator, denominator).unwrap();
        let rounded = |scale: u128| {
            let (n, d) = (u128::from(numerator) * scale, u128::from(denominator));
            u64::try_from(n / d + u128::from(2 * (n % d) >= d)).unwrap()
        };
        prop_assert_eq!(fraction.rounded(), rounded(1));
        prop_assert_eq!(fraction.hundredths(), rounded(100));
        let shown = format!("{}.{:02}", rounded(100) / 100, rounded(100) % 100);
        let shown = shown.trim_end_matches('0').trim_end_matches('.');
        prop_assert_eq!(fraction.short(), shown);
        prop_assert_eq!(fraction.one_decimal(), format!("{}.{}", rounded(10) / 10, rounded(10) % 10));
    }

    #[test]
    fn exactly_half_a_step_rounds_up(halves in 0..1_000_000_u64) {
        let odd = 2 * halves + 1;
        prop_assert_eq!(Fraction::new(odd, 2).unwrap().rounded(), halves + 1);
        prop_assert_eq!(Fraction::new(odd, 200).unwrap().hundredths(), halves + 1);
    }
}

/// Draws answers on a scale of two, so that the strategy of the other tests is known to vary.
#[test]
fn all_states_are_drawn() {
    let mut runner = TestRunner::deterministic();
    let drawn: Vec<Said> =
        (0..300).map(|_| said(2).new_tree(&mut runner).unwrap().current()).collect();
    let states =
        [Said::Level(0), Said::Level(1), Said::Unknown, Said::NotApplicable, Said::Nothing];
    assert!(states.iter().all(|state| drawn.contains(state)));
}
