//! Every figure of a method is the one that a naive second reckoning gives.

mod drawn;
mod naive;
mod plan;

use num_bigint::BigInt;
use ospo::score::{self, Figures, Fraction, Narrowed, Range};
use proptest::prelude::*;

use crate::nested::drawn::{Drawn, Every, drawn};
use crate::nested::naive::{End, Member};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn every_figure_of_a_nested_model_equals_a_naive_reckoning(drawn in drawn()) {
        let model = drawn.model();
        let card = score::score(&model, &drawn.sheet(&model), &Narrowed::default());
        let all: Vec<Member> = drawn.things.iter().collect();
        let of = |keep: &dyn Fn(&Member) -> bool| all.iter().copied().filter(keep).collect::<Vec<_>>();

        let figures = |range: &Range| card.figures(range);
        same(&drawn, "all", &card.overall, figures(&card.overall), &all)?;
        for (stage, own) in card.stages.iter().enumerate() {
            prop_assert_eq!(own.number, drawn.number(stage));
            let items = of(&|thing| thing.stage == stage);
            let name = format!("stage {}", own.number);
            same(&drawn, &name, &own.range, figures(&own.range), &items)?;
        }
        for (area, own) in card.areas.iter().enumerate() {
            let items = of(&|thing| thing.area == area || drawn.section(thing.area) == area);
            same(&drawn, own.id.as_str(), &own.range, figures(&own.range), &items)?;
        }

        match drawn.has_one_ladder_for() {
            None => prop_assert!(card.ladder.is_none() && card.ladders.is_empty()),
            Some(Every::All) => {
                let own = card.ladder.map(|climbed| (climbed.reached, climbed.possible, climbed.plus));
                prop_assert_eq!(own, Some(drawn.climbed(&all)));
            }
            Some(Every::Area) => for ladder in &card.ladders {
                let area = card.areas.iter().position(|area| area.id == ladder.area).unwrap();
                let climbed = ladder.climbed;
                let own = (climbed.reached, climbed.possible, climbed.plus);
                let items = of(&|thing| thing.area == area);
                prop_assert_eq!(own, drawn.climbed(&items), "{}", &ladder.area);
            }
        }
    }
}

/// Compares worst, answered and best of a group, exactly and as they are shown.
fn same(
    drawn: &Drawn,
    name: &str,
    range: &Range,
    figures: Option<Figures>,
    items: &[Member],
) -> Result<(), TestCaseError> {
    let figures = figures.map(|figures| [figures.worst, figures.answered, figures.best]);
    let percents = [range.worst(), range.answered(), range.best()];
    for (nth, end) in [End::Worst, End::Answered, End::Best].into_iter().enumerate() {
        let naive = drawn.mean(&drawn.mean, items, end);
        prop_assert_eq!(percents[nth].is_some(), naive.is_some());
        // Longer numbers are compared as they are shown.
        let exact = naive.as_ref().and_then(|(mean, _)| {
            let whole = |number: &BigInt| u64::try_from(number).ok();
            Fraction::new(whole(mean.numer())?.checked_mul(100)?, whole(mean.denom())?)
        });
        if exact.is_some() {
            prop_assert_eq!(percents[nth], exact.as_ref(), "{}, {}", name, nth);
        }
        if let (Some(unit), Some(figures)) = (&drawn.unit, &figures) {
            let shown = naive.as_ref().map(|(mean, members)| unit.shown(mean, *members));
            let power = 10_u64.pow(unit.decimals);
            let told = figures[nth].as_ref().map(|figure| {
                let text = figure.decimal().to_string();
                let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
                let digits = format!("{part:0<width$}", width = unit.decimals as usize);
                let part: u64 = if digits.is_empty() { 0 } else { digits.parse().unwrap() };
                BigInt::from(whole.parse::<u64>().unwrap() * power + part)
            });
            prop_assert_eq!(told, shown, "{}, {}, as shown", name, nth);
        }
    }
    prop_assert!(drawn.unit.is_none() || figures.is_some());
    Ok(())
}
