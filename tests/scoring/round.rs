//! Several respondents as one, by hand.

use jiff::civil::date;
use ospo::answers::{
    Again, Answer, Choice, Confidence, Evidence, Merged, MergedFrom, Respondent, Sheet,
};
use ospo::insight::{Accord, Round, RoundFacts, RoundState, SourceSheet, missing_roles};
use ospo::model::{ItemId, LevelId, Model, RoleId};

use crate::small_model::{lettered, weighted};

/// A sheet of somebody with a role for each of the letters.
fn source(model: &Model, (name, role): (&str, &str), letters: &str) -> SourceSheet {
    let mut sheet = lettered(model, &[letters]);
    let role = Some(role).filter(|role| !role.is_empty());
    sheet.respondent =
        Some(Respondent { name: Some(name.to_owned()), role: role.map(str::to_owned) });
    SourceSheet { name: name.to_lowercase(), sheet }
}

fn id(name: &str) -> ItemId {
    ItemId::new(name)
}

/// Returns what is known of one item that some have answered, as words.
fn taken(letters: &[&str]) -> String {
    let model = weighted(&[&[1]]);
    let people = ["Ann", "Ben", "Cid", "Dee", "Eve"];
    let sources = people.iter().zip(letters);
    let sources = sources.map(|(name, letters)| source(&model, (name, ""), letters));
    known(&Round::new(&model, sources.collect()).unwrap(), "s1-1")
}

/// Returns what is known of an item: the answer, or between which levels it lies.
fn known(round: &Round, item: &str) -> String {
    match round.narrowed().of(&id(item)) {
        Some(bounds) if round.sheet().answer(&id(item)).unwrap().choice != Choice::Unknown => {
            format!("{} to {}", bounds.low.level, bounds.high.level)
        }
        _ => said(round.sheet().answer(&id(item))),
    }
}

fn said(answer: Option<&Answer>) -> String {
    match answer.map(|answer| &answer.choice) {
        Some(Choice::NotApplicable { reason }) => reason.clone(),
        Some(choice) => choice.word().into_owned(),
        None => "unanswered".to_owned(),
    }
}

#[test]
fn where_respondents_differ_it_lies_between_the_lowest_and_the_highest_level() {
    assert_eq!(taken(&["p", "h", "d"]), "ad-hoc to established");
    assert_eq!(taken(&["m", "h"]), "ad-hoc to measured");
    assert_eq!(taken(&["a", "m"]), "absent to measured");
    assert_eq!(taken(&["d", "d", "d"]), "repeatable");
    assert_eq!(taken(&["d"]), "repeatable");
}

#[test]
fn at_least_a_level_contradicts_no_level_from_there_on() {
    assert_eq!(taken(&["D", "p"]), "established");
    assert_eq!(taken(&["D", "P", "m"]), "measured");
    assert_eq!(taken(&["D", "P"]), "at least established");
    assert_eq!(taken(&["D", "h"]), "ad-hoc to measured");
    assert_eq!(taken(&["D", "p", "h"]), "ad-hoc to measured");
    assert_eq!(taken(&["D", "?"]), "at least repeatable");
    assert_eq!(taken(&["D", "x"]), "unknown");
}

#[test]
fn not_to_know_never_goes_before_an_answer() {
    assert_eq!(taken(&["?", "p", "?"]), "established");
    assert_eq!(taken(&["?", "p", "h"]), "ad-hoc to established");
    assert_eq!(taken(&["?", "x"]), "Not ours.");
    assert_eq!(taken(&["?", "-"]), "unknown");
    assert_eq!(taken(&["-", "-"]), "unanswered");
}

#[test]
fn what_is_said_by_who_does_not_know_is_no_word_on_the_answer() {
    let model = weighted(&[&[1]]);
    let mut ann = source(&model, ("Ann", ""), "?");
    let answer = ann.sheet.answers.get_mut(&id("s1-1")).unwrap();
    answer.note = Some("Ask Ben.".to_owned());
    answer.answered = Some(date(2026, 11, 30));
    let note = |letters: &str| {
        let sources = vec![ann.clone(), source(&model, ("Ben", ""), letters)];
        let round = Round::new(&model, sources).unwrap();
        let answer = round.sheet().answers.remove(&id("s1-1")).unwrap();
        (answer.note, answer.answered)
    };
    assert_eq!(note("p"), (None, None));
    let asked = Some("Ann: Ask Ben.".to_owned());
    assert_eq!(note("?"), (asked, Some(date(2026, 11, 30))));
}

#[test]
fn a_level_against_not_applicable_is_not_known_until_it_is_settled() {
    let model = weighted(&[&[1]]);
    let people = [("Ann", "p"), ("Ben", "x"), ("Cid", "h")];
    let sources = people.map(|(name, letters)| source(&model, (name, ""), letters));
    let mut sources = Vec::from(sources);
    let round = Round::new(&model, sources.clone()).unwrap();
    assert_eq!(round.items()[0].accord(), Accord::Conflict);
    assert_eq!(known(&round, "s1-1"), "unknown");
    assert!(round.narrowed().of(&id("s1-1")).unwrap().is_whole());
    let sheet = round.sheet();
    let answer = sheet.answer(&id("s1-1")).unwrap();
    assert_eq!(answer.choice, Choice::Unknown);
    let note = "Not settled: Ann: established / Ben: not applicable, Not ours. / Cid: ad-hoc";
    assert_eq!(answer.note.as_deref(), Some(note));
    sources.push(settled(&model, "x"));
    assert_eq!(known(&Round::new(&model, sources).unwrap(), "s1-1"), "Not ours.");
}

#[test]
fn an_answer_of_several_is_an_estimate_where_nobody_else_says_the_same() {
    let model = weighted(&[&[1]]);
    let is_estimate = |estimated: &str, confirmed: &str| {
        let mut sources = Vec::from(
            [("Ann", estimated), ("Ben", confirmed)]
                .map(|(name, letters)| source(&model, (name, ""), letters)),
        );
        for answer in sources[0].sheet.answers.values_mut() {
            answer.estimate = true;
        }
        sources.retain(|source| !source.sheet.answers.is_empty());
        let round = Round::new(&model, sources).unwrap();
        let sheet = round.sheet();
        let facts = RoundFacts::of(&round, "2026-11-22", &sheet);
        let is_estimate = sheet.answer(&id("s1-1")).unwrap().estimate;
        assert_eq!(
            facts.state == RoundState::Open,
            is_estimate,
            "only what is confirmed is complete"
        );
        is_estimate
    };
    assert!(is_estimate("d", "-"));
    assert!(!is_estimate("d", "d"), "it is confirmed");
    assert!(is_estimate("h", "p"), "the lower one holds");
    assert!(!is_estimate("p", "h"));
    assert!(!is_estimate("x", "x"));
    assert!(is_estimate("x", "-"));
    assert!(is_estimate("d", "?"), "not to know confirms nothing");
}

/// What a meeting agreed on.
fn settled(model: &Model, letters: &str) -> SourceSheet {
    SourceSheet { name: "2026-11-22-settled".to_owned(), sheet: lettered(model, &[letters]) }
}

fn with_roles() -> Model {
    let mut model = weighted(&[&[1, 1, 1]]);
    model.stages[0].items[0].who = vec![RoleId::new("legal")];
    model.stages[0].items[1].who = vec![RoleId::new("legal"), RoleId::new("ospo")];
    model
}

/// The lawyers know items 1 and 2, the office item 2, and item 3 says nothing of roles.
#[test]
fn where_somebody_answered_who_would_know_other_roles_do_not_count() {
    let model = with_roles();
    let together = |sheets: &[(&str, &str, &str)]| {
        let sources =
            sheets.iter().map(|(name, role, letters)| source(&model, (name, role), letters));
        let round = Round::new(&model, sources.collect()).unwrap();
        ["s1-1", "s1-2", "s1-3"].map(|item| known(&round, item))
    };
    let sheets = [("Lea", "legal", "mmm"), ("Olu", "ospo", "ddd"), ("Dan", "engineering", "hhh")];
    assert_eq!(together(&sheets), ["measured", "repeatable to measured", "ad-hoc to measured"]);
    // Who says no role may be of any.
    let without = [("Lea", "legal", "mmm"), ("Ann", "", "hhh")];
    assert_eq!(together(&without), ["ad-hoc to measured"; 3]);
    // Who would know and does not is no reason to leave the others out.
    let unknown = [("Lea", "legal", "???"), ("Dan", "engineering", "aaa")];
    assert_eq!(together(&unknown), ["absent"; 3]);
}

/// Two who have said something beside their answers.
fn with_words(model: &Model) -> Vec<SourceSheet> {
    let mut ann = source(model, ("Ann", ""), "p");
    let mut ben = source(model, ("Ben", ""), "h");
    let page = Evidence::new("https://example.org");
    let answer = ann.sheet.answers.get_mut(&id("s1-1")).unwrap();
    answer.note = Some("Since May.".to_owned());
    answer.evidence = vec![page.clone(), Evidence::new("A list")];
    answer.confidence = Some(Confidence::High);
    answer.answered = Some(date(2026, 11, 20));
    let answer = ben.sheet.answers.get_mut(&id("s1-1")).unwrap();
    answer.note = Some("Not here.".to_owned());
    answer.evidence = vec![page, Evidence::new("A mail")];
    answer.confidence = Some(Confidence::Medium);
    answer.answered = Some(date(2026, 11, 21));
    vec![ben, ann]
}

#[test]
fn an_answer_of_several_takes_along_what_was_said_beside_it() {
    let model = weighted(&[&[1]]);
    let sheet = Round::new(&model, with_words(&model)).unwrap().sheet();
    let answer = sheet.answer(&id("s1-1")).unwrap();
    let note = "Ann: Since May. / Ben: Not here.";
    assert_eq!(answer.note.as_deref(), Some(note));
    let evidence: Vec<&str> = answer.evidence.iter().map(|one| &*one.text).collect();
    assert_eq!(evidence, ["https://example.org", "A list", "A mail"]);
    assert_eq!(answer.confidence, Some(Confidence::Medium));
    assert_eq!(answer.answered, Some(date(2026, 11, 21)));
}

#[test]
fn what_was_settled_goes_before_what_each_has_said() {
    let model = weighted(&[&[1]]);
    let mut agreed = settled(&model, "d");
    let answer = agreed.sheet.answers.get_mut(&id("s1-1")).unwrap();
    answer.note = Some("The meeting agreed.".to_owned());
    let answer = answer.clone();
    let sources = with_words(&model).into_iter().chain([agreed]);
    let round = Round::new(&model, sources.collect()).unwrap();
    assert_eq!(round.items()[0].accord(), Accord::Settled);
    assert!(round.agenda(&round.items()).is_empty());
    assert!(round.narrowed().is_empty());
    let sheet = round.sheet();
    let told = sheet.answer(&id("s1-1")).unwrap();
    assert_eq!((&told.choice, told.answered), (&answer.choice, answer.answered));
    let note = "The meeting agreed. / Ann: Since May. / Ben: Not here.";
    assert_eq!(told.note.as_deref(), Some(note), "what each noted stays beside it");
    assert_eq!(told.evidence.len(), 3, "and so does what they have shown");
    assert_eq!(round.sources().len(), 2, "what was settled is no respondent");
}

/// An earlier version wrote what it put together into a sheet of its own.
#[test]
fn of_a_sheet_that_was_merged_only_what_was_settled_in_it_holds() {
    let model = weighted(&[&[1, 1]]);
    let sources = || {
        let mut merged = settled(&model, "md");
        merged.name = "2026-11-22-merged".to_owned();
        let from = |name: &str| MergedFrom {
            sheet: name.to_owned(),
            date: date(2026, 11, 22),
            respondent: None,
        };
        merged.sheet.merged = Some(Merged {
            rule: Some("median".to_owned()),
            roles: Some("knowing".to_owned()),
            from: vec![from("ann"), from("ben")],
            settled: [id("s1-2")].into(),
        });
        vec![source(&model, ("Ann", ""), "hh"), source(&model, ("Ben", ""), "pp"), merged]
    };
    let round = Round::new(&model, sources()).unwrap();
    assert_eq!(
        ["s1-1", "s1-2"].map(|item| known(&round, item)),
        ["ad-hoc to established", "repeatable"]
    );
    // Where a sheet is gone that it was made from, it stands in for all of them.
    let gone = sources().split_off(1);
    let round = Round::new(&model, gone).unwrap();
    assert_eq!(["s1-1", "s1-2"].map(|item| known(&round, item)), ["measured", "repeatable"]);
}

#[test]
fn what_is_widest_apart_comes_first_and_a_level_against_not_applicable_before_it() {
    let model = weighted(&[&[1, 1, 1, 1, 1]]);
    let people = [("Ann", "dhapm"), ("Ben", "pxmdm")];
    let sources = people.map(|(name, letters)| source(&model, (name, ""), letters));
    let round = Round::new(&model, sources.into()).unwrap();
    let items = round.items();
    let agenda = round.agenda(&items);
    let order: Vec<&str> = agenda.iter().map(|one| one.item.id.as_str()).collect();
    assert_eq!(order, ["s1-2", "s1-3", "s1-1", "s1-4"]);
    let between: Vec<&str> = agenda[2].between().map(|(level, _)| &*level.label).collect();
    assert_eq!(between, ["repeatable", "established"]);
}

#[test]
fn roles_are_missing_for_what_is_open_and_they_were_not_heard_on() {
    let mut model = with_roles();
    model.stages[0].items[2].who = vec![RoleId::new("security"), RoleId::new("ospo")];
    let missing = |sheets: &[(&str, &str)]| {
        let sheets = sheets.iter();
        let sheets = sheets.map(|(role, letters)| source(&model, ("Ann", role), letters).sheet);
        let sheets: Vec<Sheet> = sheets.collect();
        let missing = missing_roles(
            &model,
            &sheets.iter().collect::<Vec<_>>(),
            &ospo::score::Narrowed::default(),
        );
        let told = missing.iter().map(|one| format!("{} {}", one.role, one.items.len()));
        told.collect::<Vec<_>>().join(", ")
    };
    // The office may yet come to item 3; item 1 is for the lawyers.
    assert_eq!(missing(&[("ospo", "-d-")]), "legal 1");
    // Who has said that they do not know is not asked again.
    assert_eq!(missing(&[("ospo", "-d?")]), "legal 1, security 1");
    assert_eq!(missing(&[("ospo", "-d?"), ("legal", "p")]), "security 1");
    assert_eq!(missing(&[("ospo", "-d?"), ("legal", "?")]), "security 1");
    // Somebody who answers all is not done yet; what they do not know is for others.
    assert_eq!(missing(&[("", "---")]), "");
    assert_eq!(missing(&[("", "?d-")]), "legal 1");
    assert_eq!(missing(&[("", "pdp")]), "");
}

#[test]
fn two_sheets_of_one_person_are_told_and_kept_apart() {
    let model = weighted(&[&[1]]);
    let mut again = source(&model, ("Ann", ""), "p");
    again.name = "ann-again".to_owned();
    again.sheet.respondent = Some(Respondent { name: Some("ANN".to_owned()), role: None });
    let sources = vec![again, source(&model, ("Ann", ""), "h"), source(&model, ("Ben", ""), "h")];
    let round = Round::new(&model, sources.clone()).unwrap();
    assert_eq!(round.twice(), [("Ann", vec!["ann", "ann-again"])]);
    let labels: Vec<&str> = round.sources().map(|(_, label)| label).collect();
    assert_eq!(labels, ["Ann (ann)", "ANN (ann-again)", "Ben"]);
    let of_ann = Round::new(&model, sources[..2].to_vec()).unwrap().sheet();
    assert_eq!(of_ann.respondent.and_then(|who| who.name).as_deref(), Some("Ann"));
}

/// A question that changed is asked again, unless somebody has answered it as it is now.
#[test]
fn former_answers_are_taken_along_where_nobody_has_answered_since() {
    let model = weighted(&[&[1, 1]]);
    let again = |letters: &str, why: &str, day: i8| {
        let was = lettered(&model, &[letters]).answers.remove(&id("s1-1"));
        let mut was = was.unwrap();
        was.answered = Some(date(2025, 11, day));
        Again { why: why.to_owned(), was }
    };
    let mut ann = source(&model, ("Ann", ""), "--");
    ann.sheet.again.insert(id("s1-1"), again("p", "Older.", 1));
    ann.sheet.again.insert(id("s1-2"), again("p", "Answered by Ben.", 1));
    let mut ben = source(&model, ("Ben", ""), "-d");
    ben.sheet.again.insert(id("s1-1"), again("h", "Newer.", 2));
    let sources = vec![ben, ann];
    let sheet = Round::new(&model, sources).unwrap().sheet();
    let kept: Vec<&str> = sheet.again.values().map(|again| &*again.why).collect();
    assert_eq!(kept, ["Newer."]);
}

#[test]
fn a_round_is_of_the_oldest_version_that_was_answered() {
    let mut model = weighted(&[&[1]]);
    "1.10".clone_into(&mut model.version);
    let version = |versions: [&str; 2]| {
        let people = ["Ann", "Ben"].into_iter().zip(versions);
        let sources = people.map(|(name, version)| {
            let mut one = source(&model, (name, ""), "p");
            version.clone_into(&mut one.sheet.model.version);
            one
        });
        Round::new(&model, sources.collect()).unwrap().sheet().model.version
    };
    assert_eq!(version(["1.10", "1.10"]), "1.10");
    assert_eq!(version(["1.9", "1.9"]), "1.9");
    assert_eq!(version(["1.10", "1.9"]), "1.9");
    assert_eq!(version(["1.9", "2.0"]), "2.0");
}

/// Returns what is known of an item, from words for what each of several has said to it.
fn in_words(given: &str) -> String {
    let letters = given.split(", ").map(|word| match word {
        "absent" => "a",
        "ad-hoc" => "h",
        "repeatable" => "d",
        "established" => "p",
        "measured" => "m",
        "at least ad-hoc" => "H",
        "at least repeatable" => "D",
        "at least established" => "P",
        "unknown" => "?",
        "not-applicable" => "x",
        other => panic!("no answer is written {other}"),
    });
    taken(&letters.collect::<Vec<_>>())
}

#[test]
fn every_round_on_the_page_about_scoring_is_what_the_code_makes_of_it() {
    let page = include_str!("../../docs/scoring.md");
    let example = page.split("```round\n").nth(1).unwrap();
    let example = example.split("```").next().unwrap();
    let given = example.lines().filter(|line| !line.starts_with(' '));
    let again = given.map(|given| format!("{given}\n  {}\n", in_words(given)));
    assert_eq!(again.collect::<String>(), example);
}

#[test]
fn what_is_to_be_asked_again_and_what_nobody_asks_stay_with_the_round() {
    let model = weighted(&[&[1, 1]]);
    let mut one = source(&model, ("Ann", ""), "h");
    let was = Answer::new(Choice::Level(LevelId::new("absent")));
    one.sheet.again.insert(id("s1-2"), Again { why: "Ann's".to_owned(), was });
    let gone = Answer::new(Choice::Unknown);
    let mut two = source(&model, ("Ben", ""), "h");
    two.sheet.answers.insert(id("gone"), gone.clone());
    let sheet = Round::new(&model, vec![one, two]).unwrap().sheet();
    assert_eq!(sheet.again[&id("s1-2")].why, "Ann's");
    assert_eq!(sheet.answer(&id("gone")), Some(&gone));
}
