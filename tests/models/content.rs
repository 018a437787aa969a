//! A model is known by what it asks, and by nothing else that it says.

use ospo::checklist;
use ospo::model::{AskedPart, Differences, ItemId, Model};
use ospo::problem::SourceFile;

const HEADER: &str = "\
format: ospo/model/1
id: bakery
title: Bread in the open
version: \"1.0\"
source: { name: Made up, licence: Apache-2.0 }
method: { kind: cumulative, pass: 75, floor: some }
scales:
  - id: amount
    levels:
      - { id: none, label: None, credit: 0 }
      - { id: some, label: Some, credit: 50 }
      - { id: all, label: All, credit: 100 }
areas:
  - { id: work, title: Work }
  - { id: sale, title: Sale }
";

const STAGE: &str = "\
stage: 1
title: Beginning
summary: The first step.
items:
  - id: recipe
    title: Recipe
    area: work
    ask: How many of the breads have a public recipe?
    why: A recipe can be followed.
    levels: { none: No bread has one., some: A bread has one., all: All breads have one. }
    effort: { some: 1, all: 2 }
  - id: price
    area: sale
    ask: How many of the breads have a price?
    levels: { none: No bread., some: A bread., all: Each bread. }
";

fn model(header: &str, stage: &str) -> Model {
    let files = [("model.yaml", header), ("stage-1.yaml", stage)];
    let files = files.map(|(path, text)| SourceFile::new(path, text));
    checklist::parse(&files).unwrap_or_else(|problems| panic!("{problems}"))
}

/// Returns the model with a text in the place of another, which stands in one of its files.
fn with(text: &str, instead: &str) -> Model {
    assert!(HEADER.contains(text) != STAGE.contains(text), "{text}");
    model(&HEADER.replace(text, instead), &STAGE.replace(text, instead))
}

#[test]
fn what_only_explains_leaves_the_fingerprint_as_it_is() {
    let before = model(HEADER, STAGE).fingerprint();
    for (text, instead) in [
        ("A recipe can be followed.", "Bread is for all."),
        ("title: Recipe", "title: Recipes"),
        ("effort: { some: 1, all: 2 }", "effort: { some: 3, all: 5 }"),
        ("title: Bread in the open", "title: Open bread"),
        ("id: recipe\n", "id: recipe\n    risk: Nobody can bake it.\n"),
        ("id: recipe\n", "id: recipe\n    recheck: 6\n"),
        ("id: recipe\n", "id: recipe\n    shows_after: { all: 12 }\n"),
        (
            "id: recipe\n",
            "id: recipe\n    next: { some: { do: Write one down, how: Ask the baker. } }\n",
        ),
        ("version: \"1.0\"", "version: \"1.1\""),
        // The same in other words of YAML.
        (
            "    area: sale\n    ask: How",
            "    # a comment\n    'area': \"sale\"\n    ask: >-\n      How",
        ),
        ("{ id: all, label: All, credit: 100 }", "{ credit: 100, id: all, label: All }"),
    ] {
        assert_eq!(with(text, instead).fingerprint(), before, "{instead}");
    }
}

#[test]
fn whatever_is_asked_otherwise_is_another_fingerprint_and_told_by_item() {
    let before = model(HEADER, STAGE);
    let of = |item: &str, part| (ItemId::new(item), vec![part]);
    let recipe = |part| vec![of("recipe", part)];
    for (text, instead, items) in [
        ("a public recipe?", "a recipe?", recipe(AskedPart::Question)),
        (
            "a public recipe?",
            "a public recipe?\n    words: Public on paper.",
            recipe(AskedPart::Question),
        ),
        (
            "a public recipe?",
            "a public recipe?\n    not_applicable_when: Nothing is baked.",
            recipe(AskedPart::Question),
        ),
        (
            "id: recipe\n",
            "id: recipe\n    floor: all\n    floor_why: The law asks for it.\n",
            recipe(AskedPart::Credits),
        ),
        ("A bread has one.", "Some bread has one.", recipe(AskedPart::Levels)),
        ("area: work\n    ask", "area: sale\n    ask", recipe(AskedPart::Place)),
        ("id: recipe\n", "id: recipe\n    weight: 0\n", recipe(AskedPart::Weight)),
        (
            "credit: 50",
            "credit: 60",
            vec![of("recipe", AskedPart::Credits), of("price", AskedPart::Credits)],
        ),
    ] {
        let after = with(text, instead);
        assert_ne!(after.fingerprint(), before.fingerprint(), "{instead}");
        let Differences { items: told, added, missing, method: _, shared } =
            after.content.beside(&before.content);
        assert_eq!((told, added, missing, shared), (items, vec![], vec![], false), "{instead}");
    }
    let stricter = with("pass: 75", "pass: 80");
    assert_ne!(stricter.fingerprint(), before.fingerprint());
    assert!(stricter.content.beside(&before.content).method);
    let rules = "areas:\n";
    for rule in [
        "rules: [{ title: Level, text: The highest. }]\n",
        "glossary: [{ term: bread, means: Baked. }]\n",
    ] {
        let other = with(rules, &format!("{rule}{rules}"));
        assert_ne!(other.fingerprint(), before.fingerprint(), "{rule}");
        assert!(other.content.beside(&before.content).shared, "{rule}");
    }
    let renamed = with("id: price", "id: prices").content.beside(&before.content);
    assert_eq!(renamed.added, [ItemId::new("prices")]);
    assert_eq!(renamed.missing, [ItemId::new("price")]);
}

#[test]
fn a_model_asks_the_same_in_every_language() {
    for id in checklist::builtin_ids() {
        let english = checklist::builtin_model(id, None).unwrap();
        let built_in = checklist::builtin_fingerprint(id, &english.version);
        assert_eq!(built_in, Some(english.fingerprint()));
        for tag in checklist::builtin_languages(id) {
            let spoken = checklist::builtin_model(id, Some(tag)).unwrap();
            assert_eq!(spoken.fingerprint(), english.fingerprint(), "{tag}");
        }
    }
}
