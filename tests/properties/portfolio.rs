//! Whatever the order in which sheets are read, and however the work is shared, a portfolio is the
//! same, and is what one finds who keeps everything and looks again.

use std::collections::BTreeMap;
use std::sync::Arc;

use ospo::answers::Sheet;
use ospo::insight::{
    Apart, Gathered, Group, Portfolio, Round, RoundFacts, Sort, SourceSheet, Spread, Unit, UnitRow,
};
use ospo::model::Model;
use ospo::score::{self, Fraction, ItemScore, Narrowed, Scorecard, State};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::drawn::{self, Answers, Plan};

/// One sheet in a folder.
#[derive(Clone, Debug)]
struct Kept {
    unit: Unit,
    name: String,
    sheet: Sheet,
}

/// What is drawn of a sheet: its subject, folder, day, version, answers, and whether its name
/// begins with its day.
type Drawn = (u8, u32, i8, u8, Answers, bool);

fn sheets() -> impl Strategy<Value = (Plan, Vec<Drawn>)> {
    drawn::plan().prop_flat_map(|plan| {
        let stages: Vec<Vec<_>> = (plan.stages.iter())
            .map(|specs| {
                let said = specs.iter().map(|s| drawn::said(plan.scales[s.scale].len()));
                said.collect()
            })
            .collect();
        let some: Answers =
            (plan.stages.iter()).map(|specs| vec![drawn::Said::Nothing; specs.len()]).collect();
        let answers = prop_oneof![9 => stages, 1 => Just(some)];
        // Few different ones, so that units are alike now and then.
        let pool = vec(answers, 1..6);
        let which = any::<prop::sample::Index>();
        let sheet = (0..5_u8, 0..2_u32, 1..5_i8, 0..4_u8, which, any::<bool>());
        (Just(plan), pool, vec(sheet, 0..24)).prop_map(|(plan, pool, sheets)| {
            let drawn = sheets.into_iter();
            let drawn = drawn.map(|(subject, folder, day, version, which, dated)| {
                let answers = which.get(&pool).clone();
                (subject, folder, day, version, answers, dated)
            });
            (plan, drawn.collect())
        })
    })
}

/// Writes the sheets; no two of a folder have one name.
fn kept(model: &Model, drawn: &[Drawn]) -> Vec<Kept> {
    let sheets = drawn.iter().enumerate();
    let sheets = sheets.map(|(at, (subject, folder, day, version, answers, dated))| {
        let mut sheet = drawn::sheet(model, answers);
        sheet.date = jiff::civil::date(2026, 11, *day);
        // Most under the version of today.
        if *version == 0 {
            "0.1".clone_into(&mut sheet.model.version);
        }
        let name = if *dated { format!("{}-{at}", sheet.date) } else { format!("sheet-{at}") };
        let subject = format!("Unit {subject}");
        sheet.subject.clone_from(&subject);
        Kept { unit: Unit { subject: subject.into(), folder: *folder }, name, sheet }
    });
    sheets.collect()
}

fn gathered<'k>(model: &Arc<Model>, sheets: impl IntoIterator<Item = &'k Kept>) -> Gathered {
    let mut gathered = Gathered::default();
    for kept in sheets {
        let row = UnitRow::new(&kept.name, model, &kept.sheet, Narrowed::default());
        gathered.add(kept.unit.clone(), row);
    }
    gathered
}

/// Puts the sheets of each unit's latest round together.
fn together(model: &Arc<Model>, sheets: &[Kept]) -> Gathered {
    let mut gathered = gathered(model, sheets);
    let latest = latest(sheets);
    for (unit, names) in gathered.several() {
        let kept = &latest[&unit];
        assert!(kept.iter().map(|one| &one.name).eq(&names));
        let round = round(model, kept);
        let sheet = round.sheet();
        let row = UnitRow::new(&names[0], model, &sheet, round.narrowed());
        gathered.put_together(unit, row.of_round(&RoundFacts::of(&round, &names[0], &sheet)));
    }
    gathered
}

fn round<'m>(model: &'m Model, kept: &[&Kept]) -> Round<'m> {
    let sources = kept.iter().map(|kept| {
        let (name, sheet) = (kept.name.clone(), kept.sheet.clone());
        SourceSheet { name, sheet }
    });
    Round::new(model, sources.collect()).unwrap()
}

fn whole(gathered: Gathered, sort: Sort) -> Portfolio {
    let folders = vec!["a".to_owned(), "b".to_owned()];
    Portfolio::new(gathered, folders, None, sort)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn the_order_in_which_sheets_are_read_changes_nothing(
        (plan, drawn) in sheets(),
        order in any::<u64>(),
        sort in prop::sample::select(Sort::ALL.to_vec()),
    ) {
        let model = Arc::new(plan.model());
        let sheets = kept(&model, &drawn);
        let once = whole(gathered(&model, &sheets), sort);
        let mut other = sheets.clone();
        shuffle(&mut other, order);
        prop_assert_eq!(whole(gathered(&model, &other), sort), once);
    }

    #[test]
    fn a_portfolio_is_what_one_finds_who_keeps_everything((plan, drawn) in sheets()) {
        let model = Arc::new(plan.model());
        let sheets = kept(&model, &drawn);
        let portfolio = whole(together(&model, &sheets), Sort::Name);
        let latest = latest(&sheets);
        prop_assert_eq!(portfolio.units(), latest.len());
        prop_assert_eq!(portfolio.read, sheets.len());
        if let Some(group) = portfolio.groups.first() {
            check(&model, group, &latest)?;
        } else {
            prop_assert!(sheets.is_empty());
        }
    }

    #[test]
    fn an_order_puts_the_lowest_first_and_keeps_every_unit(
        (plan, drawn) in sheets(),
        sort in prop::sample::select(Sort::ALL.to_vec()),
    ) {
        let model = Arc::new(plan.model());
        let sheets = kept(&model, &drawn);
        let by_name = whole(gathered(&model, &sheets), Sort::Name);
        let sorted = whole(gathered(&model, &sheets), sort);
        for (by_name, sorted) in by_name.groups.iter().zip(&sorted.groups) {
            let mut names: Vec<&Unit> = sorted.members.iter().map(|one| &one.unit).collect();
            let cards: Vec<Scorecard> = sorted.members.iter().map(|one| one.row.card()).collect();
            let apart: Vec<bool> = sorted.members.iter().map(|one| !one.apart.is_empty()).collect();
            match sort {
                Sort::Name => prop_assert!(names.is_sorted()),
                Sort::InPlace => {
                    let practices = |(card, apart): (&Scorecard, &bool)| {
                        let worst = card.practices.worst;
                        (*apart, worst.in_place, worst.partly)
                    };
                    prop_assert!(cards.iter().zip(&apart).map(practices).is_sorted());
                }
                Sort::Stage => prop_assert!(cards.is_sorted_by_key(|card| card.reached().unwrap_or(0))),
                Sort::Index => {
                    prop_assert!(apart.is_sorted());
                    let compared = cards.iter().zip(&apart).filter(|(_, apart)| !**apart);
                    let index = compared.filter_map(|(card, _)| Some(card.index()?.answered));
                    prop_assert!(index.is_sorted());
                }
                Sort::Coverage => {
                    let percent = |card: &Scorecard| {
                        card.coverage.percent().map(|percent| percent.hundredths())
                    };
                    prop_assert!(cards.iter().map(percent).is_sorted());
                }
            }
            names.sort_unstable();
            let all: Vec<&Unit> = by_name.members.iter().map(|one| &one.unit).collect();
            prop_assert_eq!(names, all);
            prop_assert_eq!(&by_name.index, &sorted.index);
            prop_assert_eq!(&by_name.blocking, &sorted.blocking);
        }
    }
}

/// The same order for the same number, and nearly every order for some number.
fn shuffle(sheets: &mut [Kept], mut order: u64) {
    for last in (1..sheets.len()).rev() {
        order = order.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let other = usize::try_from(order >> 33).unwrap() % (last + 1);
        sheets.swap(last, other);
    }
}

/// The sheets of the latest round of each unit, by name.
fn latest(sheets: &[Kept]) -> BTreeMap<Unit, Vec<&Kept>> {
    let mut latest: BTreeMap<Unit, Vec<&Kept>> = BTreeMap::new();
    for kept in sheets {
        latest.entry(kept.unit.clone()).or_default().push(kept);
    }
    for all in latest.values_mut() {
        let last = all.iter().map(|kept| kept.sheet.date).max();
        all.retain(|kept| Some(kept.sheet.date) == last);
        all.sort_by_key(|kept| &kept.name);
    }
    latest
}

/// Looks at every unit again, with nothing but its sheet and its scorecard.
fn check(
    model: &Model,
    group: &Group,
    latest: &BTreeMap<Unit, Vec<&Kept>>,
) -> Result<(), TestCaseError> {
    let cards = latest.iter().map(|(unit, kept)| {
        let round = round(model, kept);
        (unit, score::score(model, &round.sheet(), &round.narrowed()))
    });
    let cards: Vec<(&Unit, Scorecard)> = cards.collect();
    let mut compared = Vec::new();
    for ((unit, card), member) in cards.iter().zip(&group.members) {
        prop_assert_eq!(*unit, &member.unit);
        prop_assert_eq!(member.row.name(), &latest[*unit][0].name);
        let kept = member.row.card();
        prop_assert_eq!(kept.index(), card.index());
        prop_assert_eq!(
            (kept.reached().unwrap_or(0), kept.possible().unwrap_or(0)),
            (card.reached().unwrap_or(0), card.possible().unwrap_or(0))
        );
        prop_assert_eq!(kept.coverage, card.coverage);
        prop_assert_eq!(&kept.areas, &card.areas);
        prop_assert_eq!(kept.blockers(), card.blockers());
        let standing = &member.standing;
        prop_assert_eq!(&standing.index, &card.index());
        prop_assert_eq!(
            (
                standing.ladder.and_then(|l| l.reached).unwrap_or(0),
                standing.ladder.and_then(|l| l.possible).unwrap_or(0)
            ),
            (card.reached().unwrap_or(0), card.possible().unwrap_or(0))
        );
        prop_assert_eq!(&*standing.blockers, card.blockers());
        let nothing = card.coverage.answered == 0 || card.index().is_none();
        prop_assert_eq!(member.apart.contains(&Apart::Nothing), nothing);
        if member.apart.is_empty() {
            compared.push((*unit, card));
        }
    }
    for count in &group.reached {
        let at = |of: &dyn Fn(&Scorecard) -> u32| {
            cards.iter().filter(|(_, card)| of(card) == count.stage.unwrap_or(0)).count()
        };
        prop_assert_eq!(count.reached, at(&|card| card.reached().unwrap_or(0)));
        prop_assert_eq!(count.possible, at(&|card| card.possible().unwrap_or(0)));
    }
    for levels in &group.levels {
        let scores = cards.iter().map(|(_, card)| card.item(&levels.item).unwrap());
        // What respondents do not agree on is no unit's level.
        let is_uncertain =
            |score: &&ItemScore| score.narrowed().is_some() && !score.state.is_open();
        let (uncertain, scores): (Vec<&ItemScore>, Vec<&ItemScore>) =
            scores.partition(is_uncertain);
        prop_assert_eq!(levels.uncertain, uncertain.len());
        let states: Vec<&State> = scores.iter().map(|score| &score.state).collect();
        let scale = &model.item(&levels.item).unwrap().scale;
        for (level, units) in scale.levels.iter().zip(&levels.levels) {
            let is = |state: &&&State| matches!(state, State::Answered { level: theirs, .. } if *theirs == level.id);
            prop_assert_eq!(*units, states.iter().filter(is).count());
        }
        let open = states.iter().filter(|state| state.is_open()).count();
        prop_assert_eq!(levels.unknown + levels.unanswered, open);
        let known = levels.levels.iter().sum::<usize>() + levels.uncertain;
        let all = known + open + levels.not_applicable;
        prop_assert_eq!(all, cards.len());
    }
    for item in model.items() {
        let blocked = cards.iter().filter(|(_, card)| {
            let mut blockers = card.blockers().iter();
            blockers.any(|blocker| blocker.item == item.id)
        });
        let units: Vec<&Unit> = blocked.map(|(unit, _)| *unit).collect();
        let blocking = group.blocking.iter().find(|one| one.item == item.id);
        prop_assert_eq!(blocking.map_or(0, ospo::insight::Blocking::units), units.len());
        let named = blocking.map_or(&[][..], |one| &one.named);
        prop_assert!(named.iter().eq(units.into_iter().take(5)));
    }
    let index = |card: &Scorecard| {
        let index = card.index()?;
        Some([index.answered, index.worst, index.best])
    };
    lies(&group.index, &compared, &index)?;
    for (at, area) in group.areas.iter().enumerate() {
        let percent = |card: &Scorecard| {
            let range = &card.areas[at].range;
            let [answered, worst, best] = [range.answered(), range.worst(), range.best()];
            Some([answered?.clone(), worst?.clone(), best?.clone()])
        };
        lies(area, &compared, &percent)?;
    }
    Ok(())
}

/// Looks again at how a figure lies over the units that can be compared, and at who is the lowest.
fn lies(
    part: &ospo::insight::GroupPart,
    compared: &[(&Unit, &Scorecard)],
    of: &dyn Fn(&Scorecard) -> Option<[Fraction; 3]>,
) -> Result<(), TestCaseError> {
    let values: Vec<(&Unit, [Fraction; 3])> =
        (compared.iter()).filter_map(|(unit, card)| Some((*unit, of(card)?))).collect();
    let Some((figures, weakest)) = part else {
        prop_assert!(values.is_empty());
        return Ok(());
    };
    prop_assert_eq!(figures.units, values.len());
    let at = |place: usize| values.iter().map(|(_, v)| v[place].clone()).collect::<Vec<_>>();
    prop_assert_eq!(&figures.answered, &spread(at(0)));
    prop_assert_eq!(&figures.worst, &spread(at(1)));
    prop_assert_eq!(&figures.best, &spread(at(2)));
    let lowest = values.iter().min_by(|(one, a), (other, b)| a.cmp(b).then(one.cmp(other)));
    let (unit, lowest) = lowest.unwrap();
    prop_assert_eq!(&weakest.unit, *unit);
    let alike = values.iter().filter(|(_, value)| value == lowest).count() - 1;
    prop_assert_eq!(weakest.alike, alike);
    let mut others = values.iter().filter(|(other, _)| other != unit);
    prop_assert_eq!(weakest.certain, others.all(|(_, other)| lowest[2] <= other[1]));
    Ok(())
}

fn spread(mut values: Vec<Fraction>) -> Spread {
    values.sort();
    let many = values.len();
    let middle = values[(many - 1) / 2].plus(&values[many / 2]);
    let sum = values.iter().fold(Fraction::whole(0), |sum, value| sum.plus(value));
    Spread {
        lowest: values[0].clone(),
        median: middle.times(1, 2).unwrap(),
        mean: sum.times(1, many as u64).unwrap(),
        highest: values[many - 1].clone(),
    }
}
