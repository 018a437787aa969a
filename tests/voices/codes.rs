//! From which number the codes of a survey are counted is told by all files of a call.

use crate::{folder, json_of, ospo};

const FROM_1: &str = "funding\nA1\nA2\nA5\n";
const FROM_0: &str = "funding\nA0\nA2\nA4\n";
const UNCLEAR: &str = "funding\nA1\nA2\nA2\nA3\nA3\nA3\nA1\nA1\nA1\nA1\n";

fn funding(files: &[(&str, &str)]) -> serde_json::Value {
    let folder = folder(files);
    let names: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
    json_of(folder.path(), &[&["voices"], &names[..]].concat())["items"][0]["is"]["bands"].clone()
}

#[test]
fn a_file_whose_codes_begin_at_either_is_read_as_the_others_show() {
    let band = |from: &str, to: &str, units: usize| serde_json::json!({ "from": from, "to": to, "units": units });
    let from_1 = [band("absent", "absent", 6), band("ad-hoc", "measured", 7)];
    let from_0 = [band("absent", "ad-hoc", 6), band("repeatable", "measured", 7)];
    for names in [["a.csv", "b.csv"], ["b.csv", "a.csv"]] {
        let files = |other| [(names[0], UNCLEAR), (names[1], other)];
        assert_eq!(funding(&files(FROM_1)), serde_json::json!(from_1));
        assert_eq!(funding(&files(FROM_0)), serde_json::json!(from_0));
    }
}

#[test]
fn where_no_file_shows_it_codes_begin_at_1_and_the_way_out_is_told() {
    let folder = folder(&[("t.csv", UNCLEAR)]);
    let told = String::from_utf8(ospo(folder.path(), &["voices", "t.csv"]).stderr).unwrap();
    assert_eq!(
        told,
        "t.csv: codes such as A1 or AO01 are read in the order of the levels, the lowest as 1.\n\
         t.csv: nothing shows whether these codes start at 0 or at 1, so 1 is taken, as in most \
         surveys; if that is wrong, export full answers instead.\n"
    );
}

#[test]
fn where_others_begin_at_both_a_file_that_shows_neither_is_refused() {
    let folder = folder(&[("one.csv", FROM_1), ("zero.csv", FROM_0), ("t.csv", UNCLEAR)]);
    let args = ["voices", "one.csv", "zero.csv", "t.csv", "-f", "csv"];
    let output = ospo(folder.path(), &args);
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(
        told.contains(
            "error: t.csv: its answers are codes such as A1, and nothing shows whether they are \
             counted from 0 or from 1\n\
             help: other files count from either; export this one with full answers"
        ),
        "{told}"
    );
    // Those that show it count as they are.
    let shown = String::from_utf8(output.stdout).unwrap();
    assert!(shown.contains("funding,is,not-applicable,measured,6,6"), "{shown}");
}
