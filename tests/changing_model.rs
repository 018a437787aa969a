//! A checklist in three versions, and what becomes of the answers that were given under the first.
//!
//! `tests/cmd/migrate.in/versions` holds it: version 1.1 renames `policy`, splits `tools`, merges
//! `meetups` and `talks`, removes `badge`, rewords `inventory` and `training`, and has another
//! wording of `funding` without saying why; 1.2 renames, removes and rewords once more.

mod office;

use ospo::answers::{self, Became, Bound, Choice, Sheet};
use ospo::insight::{Assessment, Cause, Comparison};
use ospo::interview::Interview;
use ospo::model::{Item, ItemId, Model};
use ospo::score::Narrowed;

use crate::office::{bind, file, model, sheet};

/// Reads answers of version 1.0 as those of another.
fn read_as(version: &str, answers: &str) -> Bound {
    bind(&sheet("1.0", answers), &model(version)).unwrap_or_else(|told| panic!("{told}"))
}

fn id(name: &str) -> ItemId {
    ItemId::new(name)
}

/// What a sheet says of an item, in short.
fn said(sheet: &Sheet, item: &str) -> String {
    let word = |choice: &Choice| match choice {
        Choice::NotApplicable { reason } => format!("not applicable, {reason}"),
        choice => choice.word().into_owned(),
    };
    let counts = sheet.answers.get(item).map(|answer| word(&answer.choice));
    let again = sheet
        .again
        .get(item)
        .map(|again| format!("{} before; {}", word(&again.was.choice), again.why));
    match (counts, again) {
        (Some(counts), None) => counts,
        (None, Some(again)) => again,
        (None, None) => "nothing".to_owned(),
        (Some(counts), Some(again)) => format!("{counts}, and {again}"),
    }
}

/// What became of an item, in short.
fn became(bound: &Bound, item: &str) -> String {
    let migration = bound.migration.as_ref().unwrap();
    let fate = migration.fates.iter().find(|fate| fate.item == id(item));
    match fate.map(|fate| &fate.became) {
        None => "nothing".to_owned(),
        Some(Became::Held) => "held".to_owned(),
        Some(Became::BroughtOver { was, now, why }) => format!("{was} is {now}: {why}"),
        Some(Became::Renamed { from }) => format!("was {from}"),
        Some(Became::AskedAgain { why }) => format!("asked again: {why}"),
        Some(Became::NotCounted { why }) => {
            format!("not counted: {}", why.as_deref().unwrap_or("unknown item"))
        }
    }
}

#[test]
fn an_answer_moves_along_with_the_name_of_its_item() {
    let bound = read_as("1.1", "  policy: { answer: all, note: Kim wrote it. }\n");
    assert_eq!(said(&bound.sheet, "policy"), "nothing");
    assert_eq!(said(&bound.sheet, "licence-rules"), "all");
    let answer = bound.sheet.answer(&id("licence-rules")).unwrap();
    assert_eq!(answer.note.as_deref(), Some("Kim wrote it."));
    assert_eq!(became(&bound, "licence-rules"), "was policy");
    let twice = read_as("1.2", "  policy: all\n");
    assert_eq!(said(&twice.sheet, "licence-policy"), "all");
    assert_eq!(became(&twice, "licence-policy"), "was policy");
}

#[test]
fn an_answer_to_other_words_for_the_same_question_holds_where_the_model_says_so() {
    let bound = read_as("1.2", "  inventory: some\n  mirror: all\n");
    assert_eq!(said(&bound.sheet, "inventory"), "some");
    assert_eq!(became(&bound, "inventory"), "held");
    assert_eq!(became(&bound, "mirror"), "held");
}

#[test]
fn a_reworded_question_is_asked_again_and_says_all_that_changed() {
    let bound = read_as("1.1", "  training: { answer: some, note: Ask Lee. }\n");
    let why = "some before; reworded in 1.1: It asks for yes or no now.";
    assert_eq!(said(&bound.sheet, "training"), why);
    let again = &bound.sheet.again[&id("training")];
    assert_eq!(again.was.note.as_deref(), Some("Ask Lee."));
    let bound = read_as("1.2", "  training: some\n");
    assert_eq!(
        said(&bound.sheet, "training"),
        "some before; reworded in 1.1: It asks for yes or no now. Then reworded in 1.2: It asks \
         for the last year alone."
    );
}

#[test]
fn an_answer_is_brought_over_level_by_level_where_the_model_says_what_holds() {
    let why = "reworded in 2.0: It counts the licences now; that there is a rule, or none, still \
               counts.";
    let cases = [
        ("none", "none", "none"),
        ("some", "at least begun", "some"),
        ("Some", "at least begun", "some"),
        ("1", "at least begun", "some"),
        ("all", "at least most", "all"),
    ];
    for (was, now, name) in cases {
        let bound = read_as("2.0", &format!("  policy: {{ answer: {was}, note: Ask Kim. }}\n"));
        assert_eq!(said(&bound.sheet, "licence-policy"), now, "{was}");
        let note = bound.sheet.answer(&id("licence-policy")).unwrap().note.as_deref();
        assert_eq!(note, Some("Ask Kim."));
        assert_eq!(became(&bound, "licence-policy"), format!("{name} is {now}: {why}"));
    }
    let asked = read_as("2.0", "  inventory: some\n  mirror: { answer: 2, evidence: [Log] }\n");
    let asked_again = |item| said(&asked.sheet, item);
    assert!(asked_again("inventory").starts_with("some before; reworded in 2.0: "));
    assert!(asked_again("mirror").starts_with("all before; reworded in 2.0: "));
    assert_eq!(asked.sheet.again[&id("mirror")].was.evidence[0].text, "Log");
}

#[test]
fn not_to_know_holds_and_what_does_not_apply_unless_the_model_says_no() {
    let na = "{ answer: not-applicable, reason: Not ours. }";
    let bound = read_as("2.0", &format!("  policy: {na}\n  inventory: {na}\n  mirror: unknown\n"));
    assert!(said(&bound.sheet, "licence-policy").starts_with("not applicable, Not ours. before;"));
    assert_eq!(said(&bound.sheet, "inventory"), "not applicable, Not ours.");
    assert_eq!(became(&bound, "inventory"), "held");
    assert_eq!(said(&bound.sheet, "mirror"), "unknown");
}

#[test]
fn what_was_brought_over_is_written_once_and_for_all() {
    let answers = "  policy: some # Kim\n  inventory: { answer: all, note: Whole. }\n";
    let model = model("2.0");
    let file = sheet("1.0", answers);
    let bound = bind(&file, &model).unwrap();
    let written = answers::edit(&file, &bound.current(), &model).unwrap();
    assert!(written.contains("licence-policy"), "{written}");
    let again = bind(&office::file("a.yaml", written), &model).unwrap();
    assert_eq!(again.migration, None);
    assert_eq!(said(&again.sheet, "licence-policy"), "at least begun");
    assert_eq!(said(&again.sheet, "inventory"), "all");
}

#[test]
fn a_split_question_keeps_its_answer_and_asks_each_of_the_new_ones() {
    let bound = read_as("1.1", "  tools: { answer: all, note: Ours. }\n  forge: some\n");
    assert_eq!(said(&bound.sheet, "tools"), "all");
    assert_eq!(
        became(&bound, "tools"),
        "not counted: split into `scanner` and `forge` in 1.1: These were two questions."
    );
    let why = "all before; split from `tools` in 1.1: These were two questions.";
    assert_eq!(said(&bound.sheet, "scanner"), why);
    // Somebody has answered this one already.
    assert_eq!(said(&bound.sheet, "forge"), "some");
}

#[test]
fn a_merged_question_is_asked_with_the_lowest_of_the_old_answers() {
    let na = "{ answer: not-applicable, reason: Not ours. }";
    let cases = [
        ("some", "none", "none"),
        ("none", "none", "none"),
        ("none", "unknown", "unknown"),
        ("unknown", "long-gone", "unknown"),
        ("none", "long-gone", "long-gone"),
        ("all", na, "all"),
        (na, "unknown", "unknown"),
        (na, na, "not applicable, Not ours."),
    ];
    for (meetups, talks, lowest) in cases {
        let bound = read_as("1.1", &format!("  meetups: {meetups}\n  talks: {talks}\n"));
        let why = "merged from `meetups` and `talks` in 1.1: Nobody could tell them apart.";
        let told = format!("{lowest} before; {why}");
        assert_eq!(said(&bound.sheet, "outreach"), told, "{meetups}, {talks}");
        assert!(bound.sheet.answer(&id("meetups")).is_some());
        assert!(bound.sheet.answer(&id("talks")).is_some());
    }
    let one = read_as("1.1", "  talks: all\n");
    assert_eq!(
        said(&one.sheet, "outreach"),
        "all before; merged from `talks` in 1.1: Nobody could tell them apart."
    );
}

#[test]
fn the_answer_to_a_removed_item_is_kept_and_told_with_the_reason() {
    for version in ["1.1", "1.2"] {
        let bound = read_as(version, "  badge: all\n  bagde: all\n");
        let why = "removed in 1.1: The badge is given out no more.";
        assert_eq!(said(&bound.sheet, "badge"), "all");
        assert_eq!(became(&bound, "badge"), format!("not counted: {why}"));
        let gone: Vec<Option<&str>> = bound
            .strays
            .iter()
            .map(|stray| stray.gone.as_ref().map(|gone| gone.why.as_str()))
            .collect();
        assert_eq!(gone, [Some(why), None]);
    }
}

#[test]
fn a_newer_wording_of_which_the_changes_say_nothing_is_asked_again() {
    let bound = read_as("1.1", "  funding: unknown\n");
    assert_eq!(said(&bound.sheet, "funding"), "unknown before; its wording is of version 1.1");
}

#[test]
fn an_item_that_was_not_answered_is_not_asked_again() {
    let bound = read_as("1.2", "");
    assert_eq!(bound.sheet.again.len(), 0);
    assert_eq!(bound.migration.unwrap().fates, []);
}

#[test]
fn two_answers_that_meet_under_one_name_are_both_kept() {
    let bound = read_as("1.1", "  policy: all\n  licence-rules: none\n");
    assert_eq!(said(&bound.sheet, "licence-rules"), "none");
    assert_eq!(said(&bound.sheet, "policy"), "all");
    assert_eq!(became(&bound, "policy"), "not counted: renamed to `licence-rules` in 1.1");
}

#[test]
fn an_answer_beside_an_older_one_takes_it_along() {
    let mut text = sheet("1.0", "  training: { answer: some, evidence: [List] }\n").text;
    text +=
        "ask_again:\n  training:\n    why: The law changed.\n    answer: all\n    note: Ask Lee.\n";
    let bound = bind(&file("a.yaml", text), &model("1.1")).unwrap();
    let was = &bound.sheet.again[&id("training")].was;
    assert_eq!(was.note.as_deref(), Some("before: all; The law changed.; Ask Lee."));
    assert_eq!(was.evidence[0].text, "List");
}

#[test]
fn what_is_asked_again_may_have_a_level_that_is_one_no_more_and_what_holds_may_not() {
    let bound = read_as("1.1", "  training: some\n");
    let model = model("1.1");
    assert!(answers::to_yaml(&bound.sheet, &model).unwrap().contains("answer: some"));
    let told = bind(&sheet("1.0", "  policy: yes\n"), &model).unwrap_err();
    let told = told.0[0].to_string();
    assert_eq!(told, "a.yaml:6:11: unknown level `yes`");
}

#[test]
fn a_sheet_that_is_only_read_keeps_the_version_that_was_answered() {
    let bound = read_as("1.2", "  mirror: all\n");
    assert_eq!(bound.sheet.model.version, "1.0");
    let current = bound.current();
    assert_eq!(current.model.version, "1.2");
    let read = bind(&office::saved(&current, &model("1.2")), &model("1.2")).unwrap();
    assert_eq!(read.migration, None);
    assert_eq!(read.sheet, current);
}

#[test]
fn a_sheet_of_a_newer_version_or_of_one_without_an_order_stays_as_it_is() {
    for version in ["1.3", "10.0", "spring"] {
        let sheet = sheet(version, "  training: \"yes\"\n  policy: all\n  mirror: some\n");
        let bound = bind(&sheet, &model("1.2")).unwrap();
        assert_eq!(bound.migration, None, "{version}");
        assert_eq!(said(&bound.sheet, "training"), "yes");
        assert_eq!(said(&bound.sheet, "policy"), "all");
        assert_eq!(bound.current().model.version, version);
    }
}

#[test]
fn the_same_version_in_other_digits_is_no_older_one() {
    let bound = bind(&sheet("1.2.0", "  training: \"no\"\n"), &model("1.2")).unwrap();
    assert_eq!(bound.migration, None);
}

fn item<'m>(model: &'m Model, name: &str) -> &'m Item {
    model.item(&id(name)).unwrap()
}

#[test]
fn the_interview_begins_with_what_must_be_asked_again_and_suggests_the_former_answer() {
    let model = model("1.1");
    let answers = "  policy: all\n  inventory: some\n  training: { answer: some, note: Ask Lee. }\n  \
                   tools: { answer: all, note: Ours. }\n";
    let sheet = read_as("1.1", answers).current();
    let mut interview = Interview::resume(&model, sheet, model.items().collect(), None);
    let training = item(&model, "training");
    assert_eq!(interview.current(), Some(training));
    // A level that is one no more is shown and cannot be taken.
    assert!(interview.asked_again(training).is_some());
    assert_eq!(interview.suggestion(training), None);
    let choice = Choice::Level(training.scale.levels[1].id.clone());
    let draft = interview.draft(choice);
    assert_eq!(draft.note.as_deref(), Some("Ask Lee."));
    interview.record(draft);
    interview.advance();
    let scanner = item(&model, "scanner");
    assert_eq!(interview.current(), Some(scanner));
    let suggestion = interview.suggestion(scanner).unwrap();
    assert_eq!(suggestion.note.as_deref(), Some("Ours."));
    assert!(!interview.sheet().again.contains_key(&id("training")));
    assert_eq!(said(interview.sheet(), "training"), "yes");
}

#[test]
fn a_new_sheet_suggests_former_answers_to_changed_questions_with_the_reason() {
    let model = model("1.1");
    let former = read_as("1.1", "  tools: all\n  mirror: some\n").sheet;
    let fresh = Sheet::new(&model, "Acme", jiff::civil::date(2026, 11, 22));
    let interview = Interview::resume(&model, fresh, model.items().collect(), Some(former));
    let scanner = item(&model, "scanner");
    let why = &interview.asked_again(scanner).unwrap().why;
    assert_eq!(why, "split from `tools` in 1.1: These were two questions.");
    assert!(interview.suggestion(scanner).is_some());
    let mirror = item(&model, "mirror");
    assert_eq!(interview.asked_again(mirror), None);
    assert!(interview.suggestion(mirror).is_some());
}

#[test]
fn what_must_be_asked_again_counts_as_unanswered_and_moves_by_its_wording() {
    let model = model("1.1");
    let before = read_as("1.1", "  training: some\n").current();
    let before = Assessment::new(&model, before, Narrowed::default(), None);
    let training: Vec<&str> = before.asked_again().map(|item| item.id.as_str()).collect();
    assert_eq!(training, ["training"]);
    assert_eq!(before.scorecard.coverage.answered, 0);
    let now = bind(&sheet("1.1", "  training: \"yes\"\n"), &model).unwrap();
    let comparison =
        Comparison::new(before, Assessment::new(&model, now.sheet, Narrowed::default(), None));
    let moves = comparison.moves();
    assert_eq!(moves.len(), 1);
    assert_eq!(moves[0].cause, Cause::Wording);
    let former = moves[0].former[0].unwrap();
    assert_eq!(former.choice, Choice::Level(ospo::model::LevelId::new("some")));
}

#[test]
fn answers_of_an_older_sheet_are_not_taken_as_answers_of_today() {
    let model = model("1.1");
    let onto = Sheet::new(&model, "Acme", jiff::civil::date(2026, 11, 22));
    let taken = |answers: &str| answers::parse_answers(&sheet("1.0", answers), &onto, &model);
    assert_eq!(said(&taken("  mirror: all\n").unwrap(), "mirror"), "all");
    for changed in ["policy", "training", "tools", "badge", "funding"] {
        let told = taken(&format!("  {changed}: none\n")).unwrap_err();
        assert_eq!(
            told.0[0].to_string(),
            "a.yaml:2:14: this sheet was answered under version 1.0, not 1.1"
        );
    }
}
