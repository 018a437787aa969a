//! What the schemas say of the corpus, of which it is known what the readers say.

use std::fs;
use std::path::{Path, PathBuf};

use ospo::schema::Shape;

use crate::{corpus, entries, is_yaml, read, shape_of, told, tree};

/// What readers tell that one file alone shows, so that a schema must see it too. The rest spans
/// files, or is about order, the calendar and the ways to write a day, or what stands twice.
const SEEN_IN_ONE_FILE: [&str; 28] = [
    "unknown field",
    "missing field",
    "expected a",
    "the text is empty",
    "is not an id",
    "is not a whole number",
    "nothing gets done",
    "is not what a person-week costs",
    "is not an address",
    "unknown format",
    "unknown method",
    "unknown subject",
    "unknown confidence",
    "needs a reason",
    "takes a reason",
    "without items",
    "leads out of",
    "a scale of",
    "cannot be named",
    "there is no fact here",
    "a milestone of",
    "an archetype with",
    "has capitals",
    "`to` without `from`",
    "of more than one kind",
    "there is no segment here",
    "this link says nothing",
    "there is no link here",
];

/// Cases with numbers that are some to an editor, and not clear to a person.
const NUMBERS_TO_EDITORS: [&str; 5] = [
    "number-in-octal",
    "number-with-a-power",
    "number-with-underscores",
    // A schema does not know of how many parts the credits of a scale are.
    "credit-of-too-many-parts",
    "credit-over-100",
];

/// One case of the corpus.
struct Case {
    name: String,
    /// What the reader tells, as its expectation has it.
    expected: String,
    /// What the schema tells.
    told: Vec<String>,
}

/// Returns each case of the corpus that is YAML.
fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    let mut add = |path: &Path, expected: PathBuf, told: Option<Vec<String>>| {
        let name = path.strip_prefix(corpus()).unwrap().display().to_string();
        let expected = fs::read_to_string(expected).unwrap();
        cases.extend(told.map(|told| Case { name, expected, told }));
    };
    for (folder, shape) in [
        ("crosswalk", Shape::Crosswalk),
        ("sheet", Shape::Sheet),
        ("settings", Shape::Settings),
        ("words", Shape::Words),
    ] {
        for path in entries(&corpus().join(folder)).iter().filter(|path| is_yaml(path)) {
            add(path, path.with_extension("txt"), told(shape, &read(path)));
        }
    }
    let of_models = ["checklist", "guide"].map(|folder| entries(&corpus().join(folder)));
    for case in of_models.into_iter().flatten() {
        let told: Option<Vec<Vec<String>>> = tree(&case)
            .iter()
            .filter_map(|file| Some((file, shape_of(&file.path)?)))
            .map(|(file, shape)| told(shape, &file.text))
            .collect();
        add(&case, case.join("expected.txt"), told.map(|told| told.concat()));
    }
    cases
}

#[test]
fn what_a_reader_accepts_its_schema_accepts() {
    let cases: Vec<Case> = cases().into_iter().filter(|c| c.name.contains("/accepted-")).collect();
    assert!(cases.len() >= 20, "only {} cases", cases.len());
    for case in cases {
        assert_eq!(case.told, Vec::<String>::new(), "{}", case.name);
    }
}

#[test]
fn what_a_reader_sees_wrong_in_one_file_its_schema_sees_too() {
    let seen = |case: &Case| {
        let is_number = NUMBERS_TO_EDITORS.iter().any(|name| case.name.contains(name));
        !is_number && SEEN_IN_ONE_FILE.iter().any(|words| case.expected.contains(words))
    };
    let broken: Vec<Case> =
        cases().into_iter().filter(|c| !c.name.contains("/accepted-") && seen(c)).collect();
    for words in SEEN_IN_ONE_FILE {
        let times = broken.iter().filter(|case| case.expected.contains(words)).count();
        assert!(times > 0, "no case is about `{words}`");
    }
    let missed: Vec<&Case> = broken.iter().filter(|case| case.told.is_empty()).collect();
    let missed: Vec<&str> = missed.iter().map(|case| case.name.as_str()).collect();
    assert!(missed.is_empty(), "a schema sees nothing wrong in {missed:?}");
}
