//! What an answer keeps when more is said beside it.

use ospo::answers::{Answer, Choice, Evidence, HowKnown, Sheet};

use crate::small_model::{lettered, weighted};

#[test]
fn evidence_of_another_day_is_another_piece() {
    let of = |day: Option<&str>| Evidence {
        date: day.map(|day| day.parse().unwrap()),
        ..Evidence::new("Audit")
    };
    let mut answer = Answer::new(Choice::Unknown);
    answer.add_evidence(of(Some("2026-03-31")));
    answer.add_evidence(Evidence { known: Some(HowKnown::Seen), ..of(None) });
    answer.add_evidence(of(Some("2025-01-31")));
    let seen = Evidence { known: Some(HowKnown::Seen), ..of(Some("2026-03-31")) };
    assert_eq!(answer.evidence, [seen, of(Some("2025-01-31"))]);
}

#[test]
fn an_estimate_is_confirmed_by_who_gives_the_answer_and_by_nobody_else() {
    let model = weighted(&[&[1, 1, 1]]);
    let mark = |sheet: &mut Sheet| {
        sheet.answers.values_mut().for_each(|answer| answer.estimate = true);
    };
    let mut there = lettered(&model, &["ddd"]);
    mark(&mut there);
    let today = "2026-11-23".parse().unwrap();
    let join = |coming: Sheet| {
        let joined = there.clone().joined_by(coming, today);
        let left = joined.sheet.estimates(&model).map_or(0, |one| one.estimated);
        (joined.changed.len(), left)
    };
    assert_eq!(join(lettered(&model, &["d--"])), (1, 2), "the same level, and no estimate");
    assert_eq!(join(lettered(&model, &["hp-"])), (2, 1));
    let mut same = lettered(&model, &["ddd"]);
    mark(&mut same);
    assert_eq!(join(same.clone()), (0, 3), "unchanged stays");
    let joined = lettered(&model, &["ddd"]).joined_by(same, today);
    assert_eq!(joined.sheet.estimates(&model), None, "an old copy takes nothing back");
}
