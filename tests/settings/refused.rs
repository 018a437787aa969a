//! What cannot be written is told, with what to do, and nothing is written.

use std::collections::BTreeMap;

use ospo::model::PersonWeeks;
use ospo::organisation::edit::{self, ActionChange, FactChange};
use ospo::problem::Problems;

use crate::{file, item, told};

fn check(edited: Result<String, Problems>, expected: &str) {
    match edited {
        Ok(text) => panic!("edited to:\n{text}"),
        Err(problems) => assert_eq!(told(&problems), expected),
    }
}

fn owned(text: &str, owner: Option<&str>) -> Result<String, Problems> {
    let owner = ActionChange::Owner(owner.map(str::to_owned));
    edit::with_action(Some(&file(text)), &item("policy"), &[owner])
}

fn rated(text: &str, statement: &str, value: Option<u32>) -> Result<String, Problems> {
    let ratings = BTreeMap::from([(statement.to_owned(), value)]);
    edit::with_ratings(Some(&file(text)), &ratings)
}

#[test]
fn a_broken_file_is_told_and_not_edited() {
    check(
        owned("size: many\nplan: { capacity: 0 }\n", Some("Kim")),
        "ospo.yaml:1:7: `many` is not a whole number from 1 to 10000000\n  \
         write a number from 1 to 10000000\n\
         ospo.yaml:2:19: with a capacity of 0 nothing gets done\n  \
         write the person-weeks a month that can be spent, such as 4 or 0.5",
    );
    check(
        owned("size: [\n", Some("Kim")),
        "ospo.yaml:1:7: a bracket is opened and never closed\n  close it with `]` or `}`",
    );
}

#[test]
fn a_value_that_no_file_may_hold_is_told_as_it_would_be_read() {
    let sound = "organisation: Acme\n";
    check(
        rated(sound, "pays", Some(5)),
        "ospo.yaml:1:21: `5` is not a whole number from 0 to 4\n  write a number from 0 to 4",
    );
    check(
        rated(sound, "Pays", Some(4)),
        "ospo.yaml:1:15: `Pays` is not an id\n  \
         use small letters, digits and hyphens, at most 64: `like-this`",
    );
    check(
        owned(sound, Some("  ")),
        "ospo.yaml:1:37: the text is empty\n  \
         write it, or leave the field out where it may be missing",
    );
    check(
        edit::with_capacity(None, Some(PersonWeeks(100_001))),
        "ospo.yaml:1:19: `1000.01` is not a number from 0 to 1000 with at most two decimals\n  \
         write a number such as 2 or 0.5",
    );
    check(
        edit::with_facts(None, &[FactChange::Size(Some(0)), FactChange::Kind(Some(String::new()))]),
        "ospo.yaml:1:7: `0` is not a whole number from 1 to 10000000\n  \
         write a number from 1 to 10000000\n\
         ospo.yaml:1:7: the text is empty\n  \
         write it, or leave the field out where it may be missing",
    );
}

#[test]
fn what_cannot_be_changed_without_harm_is_told_with_what_to_write_by_hand() {
    // A comment would be lost.
    check(
        rated("archetypes: {\n  pays: 2, # not much\n  shares-code: 3 }\n", "pays", None),
        "ospo.yaml: `pays` cannot be changed without harm to the rest of the file\n  \
         take it out by hand: `archetypes` and `pays`",
    );
    // Fields with a question mark stand in by two, and a new one would not be one of them.
    check(
        owned("? organisation\n: Acme\n", Some("Kim")),
        "ospo.yaml: `owner` cannot be changed without harm to the rest of the file\n  \
         write by hand: plan: { actions: { policy: { owner: Kim } } }",
    );
}
