//! Answers that call for evidence, and what they count where they have none.

use ospo::answers::Sheet;
use ospo::checklist;
use ospo::model::{ItemId, LevelId, Model};
use ospo::score::{self, Bounds, Claims, Narrowed, WhyBounds};

use crate::small_model::{file, header, item, practice, sheet, stage, told};

/// Four practices; from established on they call for evidence, the last from measured on.
fn model(floor: &str) -> Model {
    let head = header(75, floor, &[("practice", practice())]);
    let head = head.replace("- id: practice\n", "- id: practice\n    evidence_from: established\n");
    let items = (1..=4).map(|nth| {
        let own = if nth == 4 { vec!["evidence_from: measured".to_owned()] } else { Vec::new() };
        item(&format!("s1-{nth}"), "area-0", &practice(), &own)
    });
    let yaml = stage(1) + &items.collect::<String>();
    checklist::parse(&[file("model.yaml", head), file("stage-1.yaml", yaml)]).unwrap()
}

/// Two established with evidence, one without, and one that needs none yet.
fn answers(model: &Model) -> Sheet {
    sheet(
        model,
        "  s1-1: { answer: established, evidence: [Minutes] }\n  \
         s1-2: { answer: established, evidence: [Minutes] }\n  \
         s1-3: established\n  s1-4: established\n",
    )
}

#[test]
fn a_claim_is_told_and_counts_as_it_is_unless_evidence_is_required() {
    let model = model("repeatable");
    let sheet = answers(&model);
    assert_eq!(Claims::of(&model, &sheet, &Narrowed::default()), Some(Claims { all: 3, shown: 2 }));
    let plain = score::score(&model, &sheet, &Narrowed::default());
    let passes = "reached 1, possible 1; 4 of 4 answered\n1: 75 75 75, passes\n\
                  index 0.75 0.75 0.75 of 1";
    assert_eq!(told(&model, &plain), passes);
    let proven = Narrowed::default().proven(&model, &sheet);
    // (75 + 75 + 50 + 75) ÷ 4
    assert_eq!(
        told(&model, &score::score(&model, &sheet, &proven)),
        "reached 0, possible 1, next 1 at 91.67 %; 4 of 4 answered\n\
         1: 68.75 68.75 75, may pass, short by 6.25\n\
         index 0.69 0.69 0.75 of 1"
    );
}

#[test]
fn a_claim_blocks_where_only_evidence_lifts_it_to_the_floor() {
    let model = model("established");
    let sheet = answers(&model);
    let proven = Narrowed::default().proven(&model, &sheet);
    assert_eq!(
        told(&model, &score::score(&model, &sheet, &proven)),
        "reached 0, possible 1, next 1 at 91.67 %; 4 of 4 answered\n\
         1: 68.75 68.75 75, may pass, s1-3 claimed, short by 6.25\n\
         index 0.69 0.69 0.75 of 1"
    );
}

#[test]
fn evidence_counts_through_its_last_day_and_not_after_it() {
    let model = model("repeatable");
    for (until, shown) in [("2026-11-21", 1), ("2026-11-22", 2)] {
        let audit = format!("evidence: [{{ text: Audit, until: {until} }}]");
        let answers = format!(
            "  s1-1: {{ answer: established, {audit} }}\n  \
             s1-2: {{ answer: established, evidence: [Minutes] }}\n"
        );
        let sheet = sheet(&model, &answers);
        let claims = Claims::of(&model, &sheet, &Narrowed::default());
        assert_eq!(claims, Some(Claims { all: 2, shown }), "until {until}");
        let proven = Narrowed::default().proven(&model, &sheet);
        let bounded = proven.of(&ItemId::new("s1-1")).map(|bounds| bounds.low.level.to_string());
        assert_eq!(bounded.as_deref(), (shown == 1).then_some("repeatable"), "until {until}");
    }
}

#[test]
fn where_no_answer_calls_for_evidence_nothing_is_said_of_claims() {
    let model = model("repeatable");
    let sheet = sheet(&model, "  s1-1: repeatable\n  s1-2: unknown\n");
    assert_eq!(Claims::of(&model, &sheet, &Narrowed::default()), None);
}

#[test]
fn what_is_not_agreed_is_bounded_as_well_where_its_lowest_level_is_a_claim() {
    let model = model("repeatable");
    let sheet = answers(&model);
    let (id, scale) = (ItemId::new("s1-3"), &model.items().next().unwrap().scale);
    let [established, measured] = ["established", "measured"].map(LevelId::new);
    let differ = Bounds::between(scale, &established, &measured, WhyBounds::NotAgreed);
    let mut narrowed = Narrowed::default();
    narrowed.set(id.clone(), differ.unwrap());
    let proven = narrowed.proven(&model, &sheet);
    let bounds = proven.of(&id).unwrap();
    assert_eq!((bounds.low.level.as_str(), bounds.high.level.as_str()), ("repeatable", "measured"));
    assert_eq!(bounds.why, WhyBounds::NotAgreed);
}
