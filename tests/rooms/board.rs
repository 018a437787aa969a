//! What is chosen for the page of those who decide.

use jiff::civil::date;
use ospo::answers::{Answer, Choice, Sheet};
use ospo::checklist;
use ospo::guide::Guide;
use ospo::insight::{self, Advice, Asked, Assessment, Certainty, Closing, Shortlist};
use ospo::model::{ItemId, LevelId, Model};
use ospo::organisation;
use ospo::problem::SourceFile;
use ospo::score::Narrowed;

/// Answers the items in the order of the model: `a`bsent, ad `h`oc, `r`epeatable, `e`stablished,
/// `m`easured, `n`ot applicable, `?` not known.
fn sheet(model: &Model, answers: &str) -> Sheet {
    let mut sheet = Sheet::new(model, "Acme", date(2026, 11, 22));
    for (item, sign) in model.items().zip(answers.chars()) {
        let level = |id: &str| Choice::Level(LevelId::new(id));
        let choice = match sign {
            'a' => level("absent"),
            'h' => level("ad-hoc"),
            'r' => level("repeatable"),
            'e' => level("established"),
            'm' => level("measured"),
            'n' => Choice::NotApplicable { reason: "nothing is published".to_owned() },
            _ => Choice::Unknown,
        };
        sheet.answers.insert(item.id.clone(), Answer::new(choice));
    }
    sheet
}

fn told(
    answers: &str,
    settings: &str,
    tell: impl Fn(&Assessment, &Advice) -> Vec<String>,
) -> Vec<String> {
    let model = checklist::builtin_model("ospo", None).unwrap();
    let file = SourceFile::new("ospo.yaml", settings);
    let said = organisation::parse(&file).unwrap();
    let wanted = said.target.as_ref().map(|target| target.wanted(&file, &model).unwrap());
    let assessment = Assessment::new(&model, sheet(&model, answers), Narrowed::default(), wanted);
    let guide = Guide::default();
    let advice = Advice::new(&assessment, &guide, &said, Asked::default(), date(2026, 11, 22));
    tell(&assessment, &advice)
}

fn gaps(answers: &str, settings: &str) -> Vec<String> {
    told(answers, settings, |assessment, advice| {
        let gaps = insight::gaps(assessment, &advice.roadmap);
        let told = gaps.iter().map(|gap| {
            let closing = match gap.closing {
                Closing::Planned => "planned",
                Closing::Aside(_) => "aside",
                Closing::Undecided => "undecided",
            };
            format!("{} {closing}", gap.item.id)
        });
        told.take(3).collect()
    })
}

#[test]
fn a_gap_of_the_stage_in_hand_goes_before_a_lower_one_further_on() {
    let found = gaps("ehheeaaannnneeee", "");
    assert_eq!(found[0], "licence-management planned");
    assert_eq!(found[1], "developer-education planned");
}

#[test]
fn what_nobody_knows_is_no_gap_and_is_asked_first() {
    let answers = "e?eeeeeennnneeee";
    assert_eq!(gaps(answers, ""), [""; 0]);
    let first = told(answers, "", |assessment, advice| {
        let open = insight::unanswered(assessment, &advice.roadmap);
        open.iter().map(|one| one.item.id.to_string()).collect()
    });
    assert_eq!(first, ["licence-management"]);
}

#[test]
fn a_gap_is_planned_left_aside_or_not_decided() {
    let settings = "target: { stage: 1, items: { contribution-advocacy: { level: not-a-goal } } }";
    let found = gaps("eheeeeaannnneeee", settings);
    assert_eq!(found.len(), 3);
    assert!(found.contains(&"licence-management planned".to_owned()), "{found:?}");
    assert!(found.contains(&"contribution-advocacy aside".to_owned()), "{found:?}");
    assert!(found.contains(&"contributor-incentives undecided".to_owned()), "{found:?}");
}

#[test]
fn actions_that_close_a_gap_are_shown_first_and_the_others_counted() {
    let shown = told("ahhahaaannnnaaaa", "target: { stage: 4 }", |assessment, advice| {
        let gaps = insight::gaps(assessment, &advice.roadmap);
        let shortlist = Shortlist::of(assessment, &advice.roadmap, &gaps[..3], 3);
        let closes = |id: &ItemId| gaps[..3].iter().any(|gap| gap.item.id == *id);
        assert!(shortlist.entries.iter().all(|entry| closes(&entry.action.item.id)));
        let numbers = shortlist.entries.iter().map(|entry| entry.number);
        assert!(numbers.is_sorted());
        let all = advice.roadmap.entries().filter(|entry| !entry.action.finds_out()).count();
        vec![(shortlist.others.len() + 3 == all).to_string()]
    });
    assert_eq!(shown, ["true"]);
}

#[test]
fn certain_is_what_neither_open_answers_nor_claims_can_change() {
    let told = |answers: &str| {
        told(answers, "", |assessment, _| {
            let sure = Certainty::of(assessment);
            vec![format!("{:?} {:?} {}", sure.could_hold, sure.rest_on_claims, sure.claimed)]
        })
    };
    // An answer that is open decides on the stage, and so do claims without evidence.
    assert_eq!(told("e?eeeaaannnnaaaa"), ["[1] [] 4"]);
    assert_eq!(told("eeeeeaaannnnaaaa"), ["[] [1] 5"]);
    assert_eq!(told("ha?aaaaannnnaaaa"), ["[] [] 0"]);
}
