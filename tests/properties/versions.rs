//! Whatever stands in an old sheet, it is in the new one: at once or step by step, once or twice.

use jiff::civil::date;
use ospo::answers::{Again, Answer, Choice, Evidence, ModelRef, Sheet};
use ospo::model::{ItemId, LevelId, Model, ModelId};
use ospo::problem::SourceFile;
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;

use crate::office::{bind, model, saved};

/// Every item that any version of the checklist has, and one that none has.
const ITEMS: [&str; 14] = [
    "policy",
    "licence-rules",
    "licence-policy",
    "inventory",
    "training",
    "tools",
    "scanner",
    "forge",
    "meetups",
    "talks",
    "outreach",
    "badge",
    "funding",
    "nobody-knows",
];

fn text() -> impl Strategy<Value = String> {
    "[a-z]{6}"
}

/// An answer; its level is one of those of version 1.0.
fn answer() -> impl Strategy<Value = Answer> {
    let choice = prop_oneof![
        6 => prop::sample::select(vec!["none", "some", "all"])
            .prop_map(|level| Choice::Level(LevelId::new(level))),
        1 => Just(Choice::Unknown),
        1 => text().prop_map(|reason| Choice::NotApplicable { reason }),
    ];
    let evidence = vec(text().prop_map(Evidence::new), 0..3);
    (choice, option::of(text()), evidence).prop_map(|(choice, note, evidence)| Answer {
        note,
        evidence,
        ..Answer::new(choice)
    })
}

fn again() -> impl Strategy<Value = Again> {
    (text(), answer()).prop_map(|(why, was)| Again { why, was })
}

fn item() -> impl Strategy<Value = ItemId> {
    prop::sample::select(ITEMS.to_vec()).prop_map(ItemId::new)
}

/// A sheet of version 1.0 that may also speak of items of later ones.
fn old_sheet() -> impl Strategy<Value = Sheet> {
    let again = btree_map(item(), again(), 0..6);
    (btree_map(item(), answer(), 0..14), again).prop_map(|(answers, again)| Sheet {
        model: ModelRef {
            id: ModelId::new("office"),
            version: "1.0".to_owned(),
            fingerprint: None,
        },
        subject: "Acme".to_owned(),
        date: date(2026, 5, 1),
        respondent: None,
        merged: None,
        closed: None,
        answers,
        again,
    })
}

/// Writes a sheet as one of the model's version.
fn migrated(file: &SourceFile, model: &Model) -> SourceFile {
    let bound = bind(file, model).unwrap_or_else(|told| panic!("{told}\n{}", file.text));
    saved(&bound.current(), model)
}

/// Returns every word that somebody typed, and every answer as the word of its file.
fn words(sheet: &Sheet) -> Vec<String> {
    let said = sheet.answers.values();
    let answers = said.chain(sheet.again.values().map(|again| &again.was));
    let mut words: Vec<String> = sheet.again.values().map(|again| again.why.clone()).collect();
    for answer in answers {
        words.extend(match &answer.choice {
            Choice::NotApplicable { reason } => [reason.clone()],
            choice => [choice.word().into_owned()],
        });
        words.extend(answer.note.clone());
        words.extend(answer.evidence.iter().map(|one| one.text.clone()));
    }
    words
}

proptest! {
    #[test]
    fn nothing_that_an_old_sheet_says_is_lost(old in old_sheet()) {
        for version in ["1.1", "1.2"] {
            let model = model(version);
            let file = saved(&old, &model);
            let new = migrated(&file, &model);
            let read = bind(&new, &model).unwrap().sheet;
            prop_assert_eq!(&read.model.version, version);
            for word in words(&old) {
                prop_assert!(new.text.contains(&word), "{} is lost:\n{}\n{}", word, file.text, new.text);
            }
            // Nor are there fewer things said of items: what leaves the answers is asked again.
            prop_assert!(read.answers.len() + read.again.len() >= old.answers.len());
        }
    }

    #[test]
    fn what_was_brought_to_a_version_is_left_as_it_is(old in old_sheet()) {
        for version in ["1.1", "1.2"] {
            let model = model(version);
            let once = migrated(&saved(&old, &model), &model);
            let bound = bind(&once, &model).unwrap();
            prop_assert_eq!(&bound.migration, &None);
            prop_assert_eq!(migrated(&once, &model).text, once.text);
        }
    }

    #[test]
    fn step_by_step_and_at_once_give_the_same_sheet(old in old_sheet()) {
        let (middle, last) = (model("1.1"), model("1.2"));
        let step = migrated(&saved(&old, &middle), &middle);
        let at_once = migrated(&saved(&old, &last), &last);
        prop_assert_eq!(migrated(&step, &last).text, at_once.text);
    }

    #[test]
    fn every_answer_is_told_what_became_of_it(old in old_sheet()) {
        let model = model("1.2");
        let bound = bind(&saved(&old, &model), &model).unwrap();
        let fates = bound.migration.unwrap().fates;
        let told: Vec<&ItemId> = fates.iter().map(|fate| &fate.item).collect();
        for id in bound.sheet.answers.keys().chain(bound.sheet.again.keys()) {
            prop_assert_eq!(told.iter().filter(|one| **one == id).count(), 1, "{}", id);
        }
        let (answers, again) = (&bound.sheet.answers, &bound.sheet.again);
        let there = |id: &&ItemId| answers.contains_key(*id) || again.contains_key(*id);
        prop_assert!(told.iter().all(there));
    }
}
