//! Edits of files as people write them; what is compared is the whole text.

use std::collections::BTreeMap;

use ospo::model::PersonWeeks;
use ospo::organisation::ActionState;
use ospo::organisation::edit::{self, ActionChange, FactChange};
use ospo::problem::{Problems, SourceFile};
use ospo::schema::Shape;

use crate::{item, parsed, twice};

type Edit = Box<dyn Fn(Option<&SourceFile>) -> Result<String, Problems>>;

fn check(before: &str, edit: &Edit, after: &str) {
    let edited = twice(before, &**edit).unwrap_or_else(|problems| panic!("{problems}\n{before}"));
    assert_eq!(edited, after, "from:\n{before}");
}

fn facts(facts: &[FactChange]) -> Edit {
    let facts = facts.to_vec();
    Box::new(move |file| edit::with_facts(file, &facts))
}

fn sector(word: &str) -> Edit {
    facts(&[FactChange::Sector(Some(word.into()))])
}

fn ratings(ratings: &[(&str, Option<u32>)]) -> Edit {
    let ratings: BTreeMap<String, Option<u32>> =
        ratings.iter().map(|(id, value)| ((*id).into(), *value)).collect();
    Box::new(move |file| edit::with_ratings(file, &ratings))
}

fn action(id: &str, settled: &[ActionChange]) -> Edit {
    let (id, settled) = (item(id), settled.to_vec());
    Box::new(move |file| edit::with_action(file, &id, &settled))
}

fn owner(name: &str) -> ActionChange {
    ActionChange::Owner(Some(name.into()))
}

fn due(day: &str) -> ActionChange {
    ActionChange::Due(Some(day.parse().unwrap()))
}

fn capacity(hundredths: Option<u32>) -> Edit {
    Box::new(move |file| edit::with_capacity(file, hundredths.map(PersonWeeks)))
}

#[test]
fn without_a_file_a_new_one_is_begun() {
    let all = [
        FactChange::Organisation(Some("Acme Corp".into())),
        FactChange::Unit(Some("R&D: Payments".into())),
        FactChange::Size(Some(3200)),
        FactChange::Kind(Some("company".into())),
        FactChange::ReportsTo(Some("no".into())),
    ];
    // In its first line an editor finds its schema.
    let begun = |text: &str| {
        format!("# yaml-language-server: $schema={}\n{text}", Shape::Settings.address())
    };
    assert_eq!(
        edit::with_facts(None, &all).unwrap(),
        begun(
            "organisation: Acme Corp\nunit: \"R&D: Payments\"\nsize: 3200\nkind: company\n\
             reports_to: \"no\"\n"
        )
    );
    assert_eq!(
        edit::with_action(None, &item("policy"), &[owner("Kim"), due("2027-03-31")]).unwrap(),
        begun("plan:\n  actions:\n    policy:\n      owner: Kim\n      due: \"2027-03-31\"\n")
    );
    let none = BTreeMap::from([("shares-code".to_owned(), None)]);
    assert_eq!(edit::with_ratings(None, &none).unwrap(), "");
}

#[test]
fn a_value_is_changed_where_it_stands() {
    check(
        "# Ours\norganisation: Acme # short\nsector:   \"cars\"   # for now\n\nsize: 12\n",
        &sector("finance"),
        "# Ours\norganisation: Acme # short\nsector:   \"finance\"   # for now\n\nsize: 12\n",
    );
    check(
        "plan:\n  capacity: 4 # a guess\n  actions:\n    policy: { owner: Kim, due: '2027-03-31' }\n",
        &action("policy", &[owner("Jo Doe"), due("2027-04-30")]),
        "plan:\n  capacity: 4 # a guess\n  actions:\n    policy: { owner: Jo Doe, due: '2027-04-30' }\n",
    );
    check("size: 9\n", &facts(&[FactChange::Size(Some(10_000_000))]), "size: 10000000\n");
    check("plan: {capacity: 1}\n", &capacity(Some(250)), "plan: {capacity: 2.5}\n");
    check(
        "archetypes:\n  \"shares-code\": 1\n",
        &ratings(&[("shares-code", Some(4))]),
        "archetypes:\n  \"shares-code\": 4\n",
    );
}

#[test]
fn what_a_tracker_says_of_an_action_is_written_where_it_belongs() {
    let told = [
        ActionChange::Agreed(Some(true)),
        ActionChange::State(Some(ActionState::InProgress)),
        ActionChange::Key(Some("#42".into())),
    ];
    check(
        "plan:\n  actions:\n    policy:\n      owner: Kim # since May\n      due: 2027-03-31\n",
        &action("policy", &told),
        "plan:\n  actions:\n    policy:\n      owner: Kim # since May\n      agreed: true\n      \
         due: 2027-03-31\n      state: in-progress\n      key: \"#42\"\n",
    );
    check(
        "plan:\n  actions:\n    policy: { agreed: false, state: open, key: 41 }\n",
        &action("policy", &told),
        "plan:\n  actions:\n    policy: { agreed: true, state: in-progress, key: \"#42\" }\n",
    );
    check(
        "plan:\n  actions:\n    policy: { state: done, key: 42 } # at last\n",
        &action("policy", &[ActionChange::State(None), ActionChange::Key(None)]),
        "# at last\n",
    );
}

#[test]
fn a_new_owner_has_agreed_to_nothing_yet() {
    let before = "plan: { actions: { policy: { owner: Kim, agreed: true, due: 2027-03-31 } } }\n";
    check(
        before,
        &action("policy", &[owner("Jo")]),
        "plan: { actions: { policy: { owner: Jo, due: 2027-03-31 } } }\n",
    );
    check(before, &action("policy", &[owner("Kim")]), before);
}

#[test]
fn lines_put_before_goals_and_people_are_no_harm_to_them() {
    let goals = "people:\n  - { name: Kim, items: [policy] }\n\
                 goals:\n  - { question: How many?, items: [policy] }\n";
    let (before, after) = ("organisation: Acme\n", "organisation: Acme\nsector: cars\n");
    check(&format!("{before}{goals}"), &sector("cars"), &format!("{after}{goals}"));
}

#[test]
fn a_text_over_several_lines_is_changed_as_a_whole() {
    for unit in [
        "unit: >-\n  Research\n  and development\n",
        "unit: |\n  Research\n\n  # is no comment here\n\n",
        "unit: Research\n  and development\n",
        "unit: \"Research\n\n  and development\"\n",
        "unit:\n  Research and\n  development\n",
        "unit:\n  Research\n",
        "unit: >-\n  x\n",
    ] {
        let before = format!("organisation: Acme\n{unit}# What we want\ntarget: {{ stage: 1 }}\n");
        let edited = twice(&before, &*facts(&[FactChange::Unit(Some("Payments".into()))])).unwrap();
        assert!(edited.starts_with("organisation: Acme\nunit:"), "{edited}");
        assert!(edited.ends_with("# What we want\ntarget: { stage: 1 }\n"), "{edited}");
        assert_eq!(parsed(&edited).unit.as_deref(), Some("Payments"));
        assert!(!edited.contains("Research"), "{edited}");
    }
}

#[test]
fn a_new_fact_comes_behind_the_other_facts() {
    check(
        "organisation: Acme\n\n# Where we go\ntarget:\n  stage: 2\n",
        &sector("finance"),
        "organisation: Acme\nsector: finance\n\n# Where we go\ntarget:\n  stage: 2\n",
    );
    check(
        "target: { stage: 2 }\n# the end\n",
        &sector("finance"),
        "target: { stage: 2 }\nsector: finance\n# the end\n",
    );
}

#[test]
fn a_new_block_comes_last_and_a_new_line_at_the_end_of_its_block() {
    check(
        "organisation: Acme\n# archetypes: not yet\n",
        &ratings(&[("shares-code", Some(3)), ("pays", Some(0))]),
        "organisation: Acme\narchetypes:\n  pays: 0\n  shares-code: 3\n# archetypes: not yet\n",
    );
    check(
        "plan:\n    actions:\n        policy:\n            owner: Kim\n            # since May\n\n\
         # What we want\ntarget: { stage: 1 }\n",
        &action("training", &[owner("Jo")]),
        "plan:\n    actions:\n        policy:\n            owner: Kim\n            # since May\n        \
         training:\n            owner: Jo\n\n# What we want\ntarget: { stage: 1 }\n",
    );
    check(
        "plan:\n  actions:\n    policy:\n      owner: Kim\n# the end\n",
        &action("policy", &[due("2027-03-31")]),
        "plan:\n  actions:\n    policy:\n      owner: Kim\n      due: \"2027-03-31\"\n# the end\n",
    );
    check(
        "plan:\n  actions: { policy: { owner: Kim } }\nsize: 3\n",
        &capacity(Some(400)),
        "plan:\n  capacity: 4\n  actions: { policy: { owner: Kim } }\nsize: 3\n",
    );
}

#[test]
fn braces_stay_braces() {
    check(
        "plan: { capacity: 4 }\n",
        &action("policy", &[owner("Kim, for now"), due("2027-03-31")]),
        "plan: { capacity: 4, actions: { policy: { owner: \"Kim, for now\", due: \"2027-03-31\" } } }\n",
    );
    check("plan: {} # soon\n", &capacity(Some(50)), "plan: # soon\n  capacity: 0.5\n");
    check(
        "plan: {\n  capacity: 4, # a guess\n  actions: { a: { owner: Kim, }, },\n}\nsize: 3\n",
        &action("b", &[owner("Jo")]),
        "plan: {\n  capacity: 4, # a guess\n  actions: { a: { owner: Kim, }, b: { owner: Jo }, },\n}\n\
         size: 3\n",
    );
    check(
        "{ organisation: Acme, size: 3 }",
        &ratings(&[("pays", Some(2))]),
        "{ organisation: Acme, size: 3, archetypes: { pays: 2 } }",
    );
    check(
        "archetypes: { pays: 2, shares-code: 3 }\n",
        &ratings(&[("pays", None)]),
        "archetypes: { shares-code: 3 }\n",
    );
    check(
        "archetypes: { pays: 2, shares-code: 3 }\n",
        &ratings(&[("shares-code", None)]),
        "archetypes: { pays: 2 }\n",
    );
}

#[test]
fn what_is_taken_out_leaves_its_comments_and_no_empty_field() {
    check(
        "plan:\n  actions:\n    # ask her first\n    policy: # the new one\n      owner: Kim # maybe\n\
         size: 3\n",
        &action("policy", &[ActionChange::Owner(None)]),
        "# ask her first\n# the new one\n# maybe\nsize: 3\n",
    );
    check(
        "plan:\n  actions:\n    policy: { owner: Kim, due: 2027-03-31 }\n",
        &action("policy", &[ActionChange::Owner(None)]),
        "plan:\n  actions:\n    policy: { due: 2027-03-31 }\n",
    );
    check(
        "plan:\n  capacity: 4\n  actions: { policy: { owner: Kim } }\n",
        &action("policy", &[ActionChange::Owner(None), ActionChange::Due(None)]),
        "plan:\n  capacity: 4\n",
    );
    check("sector: cars\nsize: 3\n", &facts(&[FactChange::Sector(None)]), "size: 3\n");
    check("# ours\nsector: cars\n", &facts(&[FactChange::Sector(None)]), "# ours\n");
    check("{ sector: cars }\n", &facts(&[FactChange::Sector(None)]), "{}\n");
    check(
        "sector: >- # for now\n  cars and\n  lorries\n",
        &sector("finance"),
        "sector: finance # for now\n",
    );
    check(
        "plan: { actions: { policy: { owner: \"Kim\n  Doe\" } } }\n",
        &action("policy", &[owner("Jo: the new one")]),
        "plan: { actions: { policy: { owner: \"Jo: the new one\" } } }\n",
    );
    check("plan: { capacity: 4 }", &capacity(None), "");
}

#[test]
fn line_endings_and_a_missing_last_one_stay() {
    check(
        "# a\r\norganisation: Acme\r\n\r\n# b\r\ntarget: { stage: 1 }\r\n",
        &sector("cars"),
        "# a\r\norganisation: Acme\r\nsector: cars\r\n\r\n# b\r\ntarget: { stage: 1 }\r\n",
    );
    check(
        "# a\r\nplan:\r\n  capacity: 4",
        &action("policy", &[owner("Kim")]),
        "# a\r\nplan:\r\n  capacity: 4\r\n  actions:\r\n    policy:\r\n      owner: Kim",
    );
    check(
        "organisation: Acme\rsize: 3\r",
        &sector("cars"),
        "organisation: Acme\rsector: cars\rsize: 3\r",
    );
    check("size: 3", &facts(&[FactChange::Size(Some(4))]), "size: 4");
    check("# only a comment", &sector("cars"), "# only a comment\nsector: cars\n");
    check("\n\n# a\n\n  # b\n\n", &sector("cars"), "\n\n# a\n\n  # b\n\nsector: cars\n");
    check("", &sector("cars"), "sector: cars\n");
    check("\n", &sector("cars"), "\nsector: cars\n");
    check("---\nsize: 3\n...\n", &sector("cars"), "---\nsector: cars\nsize: 3\n...\n");
}

#[test]
fn columns_are_counted_in_characters_and_not_in_bytes() {
    check(
        "{ organisation: Ærø ✓ 日本, sector: cars, unit: ü }\n",
        &sector("finance"),
        "{ organisation: Ærø ✓ 日本, sector: finance, unit: ü }\n",
    );
}

#[test]
fn what_is_said_already_is_not_written_anew() {
    for text in ["sector: 'cars'\n", "sector: >-\n  cars\n", "sector: \"\\x63ars\""] {
        check(text, &sector("cars"), text);
        check(text, &sector("  cars "), text);
    }
    let plan = "plan: { capacity: 4.00, actions: { a: { due: \"2027-03-31\" } } }\n";
    check(plan, &capacity(Some(400)), plan);
    check(plan, &action("a", &[due("2027-03-31"), ActionChange::Owner(None)]), plan);
    check(plan, &ratings(&[("pays", None)]), plan);
}
