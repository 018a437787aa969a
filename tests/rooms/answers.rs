//! What an answer keeps when more is said beside it.

use ospo::answers::{Answer, Choice, Evidence, HowKnown};

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
