//! Several respondents as one, by hand.

use jiff::civil::date;
use ospo::answers::{
    Again, Answer, Choice, Confidence, Evidence, MergeRoles, MergeRule, Respondent, Sheet,
};
use ospo::insight::{Accord, Merge, SourceSheet, missing_roles};
use ospo::model::{ItemId, Model, RoleId};

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

/// Returns what a rule makes of answers to one item, as a word.
fn taken(rule: MergeRule, letters: &[&str]) -> String {
    let model = weighted(&[&[1]]);
    let people = ["Ann", "Ben", "Cid", "Dee", "Eve"];
    let sources = people.iter().zip(letters);
    let sources = sources.map(|(name, letters)| source(&model, (name, ""), letters));
    let merge = Merge::new(&model, sources.collect(), rule, MergeRoles::Knowing).unwrap();
    said(merge.sheet().answer(&id("s1-1")))
}

fn said(answer: Option<&Answer>) -> String {
    match answer.map(|answer| &answer.choice) {
        Some(Choice::Level(level)) => level.to_string(),
        Some(Choice::Unknown) => "unknown".to_owned(),
        Some(Choice::NotApplicable { reason }) => reason.clone(),
        None => "unanswered".to_owned(),
    }
}

#[test]
fn the_median_is_the_one_in_the_middle_and_of_two_the_lower() {
    let median = |letters: &[&str]| taken(MergeRule::Median, letters);
    assert_eq!(median(&["h", "m", "p"]), "practised");
    assert_eq!(median(&["h", "p"]), "ad-hoc");
    assert_eq!(median(&["m", "a", "p", "h"]), "ad-hoc");
    assert_eq!(median(&["d"]), "defined");
}

#[test]
fn the_lowest_is_the_lowest() {
    assert_eq!(taken(MergeRule::Lowest, &["m", "h", "p"]), "ad-hoc");
}

/// By hand: (25 + 100 + 75) ÷ 3 = 66.67, which reaches 50 and not 75; (50 + 100) ÷ 2 = 75, which
/// reaches 75 exactly; (0 + 25) ÷ 2 = 12.5.
#[test]
fn the_mean_is_the_highest_level_that_is_worth_no_more() {
    let mean = |letters: &[&str]| taken(MergeRule::Mean, letters);
    assert_eq!(mean(&["h", "m", "p"]), "defined");
    assert_eq!(mean(&["d", "m"]), "practised");
    assert_eq!(mean(&["a", "h"]), "absent");
}

#[test]
fn the_latest_goes_by_the_day_of_the_answer_then_by_that_of_the_sheet_then_downwards() {
    let model = weighted(&[&[1]]);
    let latest = |sheets: &[(&str, i8, Option<i8>)]| {
        let sources = sheets.iter().zip(1..).map(|((letters, day, answered), number)| {
            let mut one = source(&model, ("Ann", ""), letters);
            one.name = format!("sheet-{number}");
            one.sheet.date = date(2026, 11, *day);
            let answer = one.sheet.answers.get_mut(&id("s1-1")).unwrap();
            answer.answered = answered.map(|day| date(2026, 11, day));
            one
        });
        let rule = MergeRule::Latest;
        let merge = Merge::new(&model, sources.collect(), rule, MergeRoles::Knowing).unwrap();
        said(merge.sheet().answer(&id("s1-1")))
    };
    assert_eq!(latest(&[("m", 3, None), ("h", 5, None)]), "ad-hoc");
    // The day of the answer goes before that of its sheet.
    assert_eq!(latest(&[("m", 3, Some(9)), ("h", 5, None)]), "measured");
    assert_eq!(latest(&[("m", 3, Some(9)), ("h", 5, Some(9))]), "ad-hoc");
}

#[test]
fn not_to_know_never_goes_before_an_answer() {
    for rule in MergeRule::ALL {
        assert_eq!(taken(rule, &["?", "p", "?"]), "practised");
        assert_eq!(taken(rule, &["?", "x"]), "Not ours.");
        assert_eq!(taken(rule, &["?", "-"]), "unknown");
        assert_eq!(taken(rule, &["-", "-"]), "unanswered");
    }
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
        let (rule, roles) = (MergeRule::Median, MergeRoles::Knowing);
        let merge = Merge::new(&model, sources, rule, roles).unwrap();
        let answer = merge.sheet().answers.remove(&id("s1-1")).unwrap();
        (answer.note, answer.answered)
    };
    assert_eq!(note("p"), (None, None));
    let asked = Some("Ann: Ask Ben.".to_owned());
    assert_eq!(note("?"), (asked, Some(date(2026, 11, 30))));
}

#[test]
fn a_level_against_not_applicable_is_settled_by_no_rule() {
    let model = weighted(&[&[1]]);
    for rule in MergeRule::ALL {
        let people = [("Ann", "p"), ("Ben", "x"), ("Cid", "h")];
        let sources = people.map(|(name, letters)| source(&model, (name, ""), letters));
        let merge = Merge::new(&model, sources.into(), rule, MergeRoles::Knowing).unwrap();
        assert_eq!(merge.items()[0].accord(), Accord::Conflict);
        let sheet = merge.sheet();
        let answer = sheet.answer(&id("s1-1")).unwrap();
        assert_eq!(answer.choice, Choice::Unknown);
        let note = "Not settled: Ann: practised / Ben: not applicable, Not ours. / Cid: ad-hoc";
        assert_eq!(answer.note.as_deref(), Some(note));
    }
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
    let merged = |sheets: &[(&str, &str, &str)], roles: MergeRoles| {
        let sources =
            sheets.iter().map(|(name, role, letters)| source(&model, (name, role), letters));
        let rule = MergeRule::Lowest;
        let merge = Merge::new(&model, sources.collect(), rule, roles).unwrap();
        let sheet = merge.sheet();
        ["s1-1", "s1-2", "s1-3"].map(|item| said(sheet.answer(&id(item))))
    };
    let sheets = [("Lea", "legal", "mmm"), ("Olu", "ospo", "ddd"), ("Dan", "engineering", "aaa")];
    let knowing = merged(&sheets, MergeRoles::Knowing);
    assert_eq!(knowing, ["measured", "defined", "absent"]);
    let alike = merged(&sheets, MergeRoles::Alike);
    assert_eq!(alike, ["absent", "absent", "absent"]);
    // Who says no role may be of any.
    let without = [("Lea", "legal", "mmm"), ("Ann", "", "hhh")];
    let without = merged(&without, MergeRoles::Knowing);
    assert_eq!(without, ["ad-hoc", "ad-hoc", "ad-hoc"]);
    // Who would know and does not is no reason to leave the others out.
    let unknown = [("Lea", "legal", "???"), ("Dan", "engineering", "aaa")];
    let unknown = merged(&unknown, MergeRoles::Knowing);
    assert_eq!(unknown, ["absent", "absent", "absent"]);
}

/// Returns a merge in which two have said something beside their answers.
fn with_words(model: &Model) -> Merge<'_> {
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
    Merge::new(model, vec![ben, ann], MergeRule::Median, MergeRoles::Knowing).unwrap()
}

#[test]
fn a_merged_answer_takes_along_what_was_said_beside_it() {
    let model = weighted(&[&[1]]);
    let sheet = with_words(&model).sheet();
    let answer = sheet.answer(&id("s1-1")).unwrap();
    let note = "Ann: Since May. / Ben: Not here.";
    assert_eq!(answer.note.as_deref(), Some(note));
    let evidence: Vec<&str> = answer.evidence.iter().map(|one| &*one.text).collect();
    assert_eq!(evidence, ["https://example.org", "A list", "A mail"]);
    assert_eq!(answer.confidence, Some(Confidence::Medium));
    assert_eq!(answer.answered, Some(date(2026, 11, 21)));
}

#[test]
fn what_was_settled_in_the_merged_sheet_stays_when_it_is_made_anew() {
    let model = weighted(&[&[1]]);
    let mut sheet: Sheet = with_words(&model).sheet();
    // What others wrote is not the word of the meeting; what shows it, does.
    let before = sheet.to_go_on_from(&id("s1-1")).unwrap();
    assert_eq!((before.note, before.confidence), (None, None));
    assert_eq!(before.evidence.len(), 3);
    let mut agreed =
        Answer::new(Choice::Level(model.stages[0].items[0].scale.levels[2].id.clone()));
    agreed.note = Some("The meeting agreed.".to_owned());
    sheet.give(id("s1-1"), agreed.clone());
    let merge = with_words(&model).keeping(&sheet);
    assert_eq!(merge.items()[0].accord(), Accord::Settled);
    assert!(merge.agenda(&merge.items()).is_empty());
    assert_eq!(merge.sheet(), sheet);
    // Taken back, it is merged again.
    sheet.take_back(&id("s1-1"));
    assert_eq!(with_words(&model).keeping(&sheet).sheet(), with_words(&model).sheet());
}

#[test]
fn what_is_widest_apart_comes_first_and_what_no_rule_settles_before_it() {
    let model = weighted(&[&[1, 1, 1, 1, 1]]);
    let people = [("Ann", "dhapm"), ("Ben", "pxmdm")];
    let sources = people.map(|(name, letters)| source(&model, (name, ""), letters));
    let merge = Merge::new(&model, sources.into(), MergeRule::Median, MergeRoles::Knowing).unwrap();
    let items = merge.items();
    let agenda = merge.agenda(&items);
    let order: Vec<&str> = agenda.iter().map(|one| one.item.id.as_str()).collect();
    assert_eq!(order, ["s1-2", "s1-3", "s1-1", "s1-4"]);
    let between: Vec<&str> = agenda[2].between().map(|(level, _)| &*level.label).collect();
    assert_eq!(between, ["defined", "practised"]);
}

#[test]
fn roles_are_missing_for_what_is_open_and_they_were_not_heard_on() {
    let mut model = with_roles();
    model.stages[0].items[2].who = vec![RoleId::new("security"), RoleId::new("ospo")];
    let missing = |sheets: &[(&str, &str)]| {
        let mut sheets: Vec<Sheet> = sheets
            .iter()
            .map(|(role, letters)| source(&model, ("Ann", role), letters).sheet)
            .collect();
        let shown = sheets.remove(0);
        let others: Vec<&Sheet> = sheets.iter().collect();
        let missing = missing_roles(&model, &shown, &others);
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
fn a_merged_sheet_misses_whoever_was_not_heard() {
    let mut model = with_roles();
    model.stages[0].items[2].who = vec![RoleId::new("security"), RoleId::new("ospo")];
    let sources =
        vec![source(&model, ("Olu", "ospo"), "-d-"), source(&model, ("Lea", "legal"), "??-")];
    let sheets: Vec<Sheet> = sources.iter().map(|one| one.sheet.clone()).collect();
    let sheets: Vec<&Sheet> = sheets.iter().collect();
    let (rule, roles) = (MergeRule::Median, MergeRoles::Knowing);
    let merged = Merge::new(&model, sources, rule, roles).unwrap().sheet();
    let missing = missing_roles(&model, &merged, &sheets);
    let missing: Vec<&str> = missing.iter().map(|one| one.role.as_str()).collect();
    assert_eq!(missing, ["security", "ospo"]);
}

#[test]
fn two_sheets_of_one_person_are_told_and_kept_apart() {
    let model = weighted(&[&[1]]);
    let mut again = source(&model, ("Ann", ""), "p");
    again.name = "ann-again".to_owned();
    let sources = vec![again, source(&model, ("Ann", ""), "h"), source(&model, ("Ben", ""), "h")];
    let merge = Merge::new(&model, sources, MergeRule::Median, MergeRoles::Knowing).unwrap();
    assert_eq!(merge.twice(), [("Ann", vec!["ann", "ann-again"])]);
    let labels: Vec<&str> = merge.sources().map(|(_, label)| label).collect();
    assert_eq!(labels, ["Ann (ann)", "Ann (ann-again)", "Ben"]);
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
    let merge = Merge::new(&model, sources, MergeRule::Median, MergeRoles::Knowing).unwrap();
    let sheet = merge.sheet();
    let kept: Vec<&str> = sheet.again.values().map(|again| &*again.why).collect();
    assert_eq!(kept, ["Newer."]);
}

#[test]
fn a_merged_sheet_is_of_the_version_as_which_its_sheets_are_read() {
    let mut model = weighted(&[&[1]]);
    "1.10".clone_into(&mut model.version);
    let version = |versions: [&str; 2]| {
        let people = ["Ann", "Ben"].into_iter().zip(versions);
        let sources = people.map(|(name, version)| {
            let mut one = source(&model, (name, ""), "p");
            version.clone_into(&mut one.sheet.model.version);
            one
        });
        let (rule, roles) = (MergeRule::Median, MergeRoles::Knowing);
        let merge = Merge::new(&model, sources.collect(), rule, roles).unwrap();
        merge.sheet().model.version
    };
    assert_eq!(version(["1.9", "1.10"]), "1.10");
    assert_eq!(version(["1.9", "2.0"]), "1.9");
}

/// Returns what each rule makes of answers with their days.
fn by_each_rule(model: &Model, given: &str) -> String {
    let sources = given.split(", ").zip(1..).map(|(given, number)| {
        let (word, day) = given.split_once(' ').unwrap();
        let letter = match word {
            "ad-hoc" => "h",
            "defined" => "d",
            "practised" => "p",
            "measured" => "m",
            "unknown" => "?",
            "not-applicable" => "x",
            other => panic!("no answer is written {other}"),
        };
        let mut one = source(model, ("Ann", ""), letter);
        one.name = format!("sheet-{number}");
        let answer = one.sheet.answers.get_mut(&id("s1-1")).unwrap();
        answer.answered = Some(day.parse().unwrap());
        one
    });
    let sources: Vec<SourceSheet> = sources.collect();
    let taken = MergeRule::ALL.map(|rule| {
        let merge = Merge::new(model, sources.clone(), rule, MergeRoles::Knowing).unwrap();
        let sheet = merge.sheet();
        format!("{} {}", rule.as_str(), said(sheet.answer(&id("s1-1"))))
    });
    taken.join(", ")
}

#[test]
fn every_merge_on_the_page_about_scoring_is_what_the_code_makes_of_it() {
    let page = include_str!("../../docs/scoring.md");
    let example = page.split("```merge\n").nth(1).unwrap();
    let example = example.split("```").next().unwrap();
    let model = weighted(&[&[1]]);
    let given = example.lines().filter(|line| !line.starts_with(' '));
    let again = given.map(|given| format!("{given}\n  {}\n", by_each_rule(&model, given)));
    assert_eq!(again.collect::<String>(), example);
}

#[test]
fn what_a_merged_sheet_has_to_ask_again_and_what_nobody_asks_stay_in_it() {
    let model = weighted(&[&[1, 1]]);
    let again = |why: &str, level: &str| Again {
        why: why.to_owned(),
        was: Answer::new(Choice::Level(ospo::model::LevelId::new(level))),
    };
    let mut one = source(&model, ("Ann", ""), "h");
    one.sheet.again.insert(id("s1-2"), again("Ann's", "absent"));
    let two = source(&model, ("Ben", ""), "h");
    let merge = || {
        let sources = vec![one.clone(), two.clone()];
        Merge::new(&model, sources, MergeRule::Median, MergeRoles::Knowing).unwrap()
    };
    let mut earlier = merge().sheet();
    assert_eq!(earlier.again[&id("s1-2")].why, "Ann's");
    earlier.again.insert(id("s1-2"), again("Agreed", "measured"));
    let gone = Answer::new(Choice::Unknown);
    earlier.answers.insert(id("gone"), gone.clone());
    let anew = merge().keeping(&earlier).sheet();
    assert_eq!(anew.again[&id("s1-2")].why, "Agreed");
    assert_eq!(anew.answer(&id("gone")), Some(&gone));
    assert_eq!(anew, earlier);
}
