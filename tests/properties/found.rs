//! What programs found beside what was answered: every bound again, from the set of the levels that
//! each signal, each fact and the answer leave by themselves.

use std::collections::BTreeSet;

use jiff::civil::date;
use ospo::answers::{Answer, Choice, Sheet};
use ospo::facts::{Amount, Fact, FactsFile};
use ospo::insight::{Found, Round, RoundFacts, SourceSheet};
use ospo::model::{FactName, HowKnown, ItemId, LevelId, Model, Signal};
use ospo::score::{self, Bounds, Fraction, Scorecard};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use crate::small_model::{PRACTICE, weighted};

const ITEMS: usize = 3;
const TOP: usize = PRACTICE.len() - 1;
const NAMES: [FactName; 3] = [FactName::RepositoriesWithSbom, FactName::Sboms, FactName::ReplyTime];

#[derive(Clone, Debug)]
struct Drawn {
    item: usize,
    fact: usize,
    /// In hundredths of the unit.
    from: Option<u32>,
    to: Option<u32>,
    among: Option<u32>,
    at_least: Option<usize>,
    at_most: Option<usize>,
}

#[derive(Clone, Copy, Debug)]
enum Said {
    Level(usize),
    AtLeast(usize),
    Unknown,
    NotApplicable,
    Nothing,
}

fn signal() -> impl Strategy<Value = Drawn> {
    let marks = (option::of(0..=10_000_u32), option::of(0..=10_000_u32), option::of(1..=10_u32));
    let levels = (option::of(1..=TOP), option::of(0..TOP));
    (0..ITEMS, 0..NAMES.len(), marks, levels).prop_map(
        |(item, fact, (from, to, among), (at_least, at_most))| Drawn {
            item,
            fact,
            from,
            to,
            among,
            at_least,
            at_most,
        },
    )
}

/// So many of so many, a number, and a number of hundredths; each may be missing.
type Values = (Option<(u32, u32)>, Option<u32>, Option<u32>);

fn values() -> impl Strategy<Value = Values> {
    let share = (0..=10_u32, 1..=10_u32).prop_map(|(part, whole)| (part.min(whole), whole));
    (option::of(share), option::of(0..=100_u32), option::of(0..=10_000_u32))
}

fn said() -> impl Strategy<Value = Said> {
    prop_oneof![
        4 => (0..=TOP).prop_map(Said::Level),
        2 => (1..TOP).prop_map(Said::AtLeast),
        1 => Just(Said::Unknown),
        1 => Just(Said::NotApplicable),
        2 => Just(Said::Nothing),
    ]
}

fn level(place: usize) -> LevelId {
    LevelId::new(PRACTICE[place].0)
}

fn ids(model: &Model) -> Vec<ItemId> {
    model.items().map(|item| item.id.clone()).collect()
}

fn model(drawn: &[Drawn]) -> Model {
    let mut model = weighted(&[&[1; ITEMS]]);
    let ids = ids(&model);
    for item in model.stages.iter_mut().flat_map(|stage| &mut stage.items) {
        item.evidence_from = Some(level(3));
    }
    let signals = drawn.iter().enumerate().map(|(nth, one)| Signal {
        id: format!("s{nth}"),
        fact: NAMES[one.fact],
        from: one.from,
        to: one.to,
        among: one.among,
        item: ids[one.item].clone(),
        at_least: one.at_least.map(level),
        at_most: one.at_most.map(level),
        why: "Because.".into(),
        known: HowKnown::Measured,
    });
    model.signals = signals.collect();
    model
}

fn facts((share, count, days): Values) -> FactsFile {
    let values = [
        share.map(|(part, whole)| Amount::Share { part, whole }),
        count.map(Amount::Count),
        days.map(Amount::Hundredths),
    ];
    let facts = NAMES.into_iter().zip(values).filter_map(|(name, value)| {
        let day = date(2026, 11, 28);
        Some(Fact { name, value: value?, day, from: Vec::new(), by: Vec::new() })
    });
    let gathered = date(2026, 11, 28);
    FactsFile { subject: "Acme".into(), gathered, facts: facts.collect() }
}

fn sheet(model: &Model, said: &[Said]) -> Sheet {
    let mut sheet = Sheet::new(model, "Acme", date(2026, 11, 28));
    for (id, said) in ids(model).into_iter().zip(said) {
        let choice = match said {
            Said::Level(place) => Choice::Level(level(*place)),
            Said::AtLeast(place) => Choice::AtLeast(level(*place)),
            Said::Unknown => Choice::Unknown,
            Said::NotApplicable => Choice::NotApplicable { reason: "No.".into() },
            Said::Nothing => continue,
        };
        sheet.give(id, Answer::new(choice));
    }
    sheet
}

/// Says whether a signal sounds, in whole numbers of its own: ten-thousandths of a percent.
fn sounds(one: &Drawn, (share, count, days): Values) -> bool {
    let (value, whole) = match one.fact {
        0 => match share {
            Some((part, whole)) => (u128::from(part) * 10_000, u128::from(whole)),
            None => return false,
        },
        1 => match count {
            Some(count) => (u128::from(count) * 100, 1),
            None => return false,
        },
        _ => match days {
            Some(days) => (u128::from(days), 1),
            None => return false,
        },
    };
    let enough = one.fact != 0 || one.among.is_none_or(|least| whole >= u128::from(least));
    enough
        && one.from.is_none_or(|from| value >= u128::from(from) * whole)
        && one.to.is_none_or(|to| value <= u128::from(to) * whole)
}

/// The levels that the signals leave of an item; all where they leave none.
fn left(item: usize, drawn: &[Drawn], values: Values, undecided: bool) -> BTreeSet<usize> {
    let mut left: BTreeSet<usize> = (0..=TOP).collect();
    for one in drawn.iter().filter(|one| one.item == item && sounds(one, values)) {
        left.retain(|place| one.at_least.is_none_or(|least| *place >= least));
        left.retain(|place| undecided || one.at_most.is_none_or(|most| *place <= most));
    }
    if left.is_empty() { (0..=TOP).collect() } else { left }
}

fn ends(places: &BTreeSet<usize>) -> (usize, usize) {
    (*places.first().unwrap(), *places.last().unwrap())
}

/// Between which levels an item lies, and whether answer and facts exclude each other.
fn expected(said: Said, left: &BTreeSet<usize>) -> Option<((usize, usize), bool)> {
    let answered: BTreeSet<usize> = match said {
        Said::NotApplicable => return None,
        Said::Unknown | Said::Nothing => return Some((ends(left), false)),
        Said::Level(place) => [place].into(),
        Said::AtLeast(place) => (place..=TOP).collect(),
    };
    let both: BTreeSet<usize> = answered.intersection(left).copied().collect();
    if !both.is_empty() {
        return Some((ends(&both), false));
    }
    let ((low, high), (lowest, highest)) = (ends(&answered), ends(left));
    Some((if high < lowest { (low, lowest) } else { (highest, high) }, true))
}

fn places(model: &Model, card: &Scorecard, id: &ItemId) -> Option<(usize, usize)> {
    let Bounds { low, high, .. } = card.item(id)?.bounds.clone()?;
    let scale = &model.item(id)?.scale;
    Some((scale.index_of(&low.level)?, scale.index_of(&high.level)?))
}

fn round<'m>(
    model: &'m Model,
    said: &[Said],
    settled: Option<usize>,
    values: Values,
    undecided: &[bool],
) -> Round<'m> {
    let source = |name: &str, sheet| SourceSheet { name: name.to_owned(), sheet };
    let mut sheets = vec![source("2026-11-28", sheet(model, said))];
    if let Some(place) = settled {
        let only = sheet(model, &[Said::Level(place)]);
        sheets.push(source("2026-11-28-settled", only));
    }
    let open = ids(model).into_iter().zip(undecided).filter(|(_, is)| **is).map(|(id, _)| id);
    let found = Found::new(model, facts(values), &open.collect());
    Round::new(model, sheets).unwrap().with_found(found)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn facts_leave_of_each_item_what_each_signal_leaves(
        drawn in vec(signal(), 0..6),
        values in values(),
        said in vec(said(), ITEMS),
        settled in option::of(0..=TOP),
        undecided in vec(any::<bool>(), ITEMS),
    ) {
        let model = model(&drawn);
        let round = round(&model, &said, settled, values, &undecided);
        let sheet = round.sheet();
        let narrowed = round.narrowed();
        let card = score::score(&model, &sheet, &narrowed);
        let not_agreed = RoundFacts::of(&round, "2026-11-28", &sheet);
        let mut answered = Vec::new();
        for (nth, id) in ids(&model).iter().enumerate() {
            let left = left(nth, &drawn, values, undecided[nth]);
            // What is settled is settled, whatever was found.
            let (wanted, apart) = match (settled, nth) {
                (Some(place), 0) => (Some((place, place)), false),
                _ => match expected(said[nth], &left) {
                    Some((span, apart)) => (Some(span), apart),
                    None => (None, false),
                },
            };
            prop_assert_eq!(places(&model, &card, id), wanted, "{}", id);
            let is_answered = matches!(said[nth], Said::Level(_) | Said::AtLeast(_));
            let is_answered = is_answered || (settled.is_some() && nth == 0);
            let known = wanted.filter(|span| is_answered && *span != (0, TOP));
            answered.extend(known.map(|(low, _)| u64::from(PRACTICE[low].1)));
            prop_assert_eq!(not_agreed.contradicted.contains(id), apart, "{}", id);
            prop_assert_eq!(not_agreed.not_agreed.contains(id), apart, "{}", id);
        }
        // What was found answers nothing, so it is in no figure of what was answered.
        let mean = Fraction::new(answered.iter().sum(), answered.len() as u64);
        prop_assert_eq!(card.overall.answered(), mean.as_ref());
    }

    #[test]
    fn a_claim_is_never_bounded_below_what_facts_show(
        drawn in vec(signal(), 0..6),
        values in values(),
        answered in vec(0..=TOP, ITEMS),
    ) {
        let model = model(&drawn);
        let said: Vec<Said> = answered.iter().copied().map(Said::Level).collect();
        let round = round(&model, &said, None, values, &[false; ITEMS]);
        let sheet = round.sheet();
        let plain = round.narrowed();
        let proven = plain.clone().proven(&model, &sheet);
        let card = score::score(&model, &sheet, &proven);
        for (nth, id) in ids(&model).iter().enumerate() {
            let left = left(nth, &drawn, values, false);
            let (place, (shown, most)) = (answered[nth], ends(&left));
            let (item, answer) = (model.item(id).unwrap(), sheet.answer(id).unwrap());
            let is_claim = proven.is_claim(item, answer, sheet.date);
            prop_assert_eq!(is_claim, place >= 3 && shown < place);
            if (shown..=most).contains(&place) {
                let free = if place >= 3 { shown.max(2).min(place) } else { place };
                prop_assert_eq!(places(&model, &card, id), Some((free, place)), "{}", id);
            }
        }
    }

    #[test]
    fn facts_come_back_from_their_file_and_count_in_the_digest(
        values in values(),
        other in values(),
    ) {
        let model = model(&[]);
        let file = facts(values);
        let text = file.to_yaml().unwrap();
        let source = crate::small_model::file("2026-11-28-gathered.yaml", text);
        prop_assert_eq!(FactsFile::parse(&source).unwrap(), file);
        let digest = |values| {
            ospo::insight::digest(&round(&model, &[Said::Nothing; ITEMS], None, values, &[]))
        };
        prop_assert_eq!(digest(values) == digest(other), facts(values) == facts(other));
    }
}
