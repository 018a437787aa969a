//! The example report in the docs is what the program writes today.

use std::path::Path;
use std::process::Command;

use snapbox::{Assert, Data};

#[test]
fn the_example_report_is_up_to_date() {
    let output = Command::new(env!("CARGO_BIN_EXE_ospo"))
        .args(["-C", "docs/example", "report", "-f", "markdown"])
        .env_clear()
        .env("HOME", env!("CARGO_TARGET_TMPDIR"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let page = Data::read_from(Path::new("docs/example/report.md"), None);
    Assert::new()
        .action_env(snapbox::assert::DEFAULT_ACTION_ENV)
        .eq(String::from_utf8(output.stdout).unwrap(), page.raw());
}

#[test]
fn what_an_executive_reads_first_fits_on_one_page() {
    let report = std::fs::read_to_string("docs/example/report.md").unwrap();
    let (front, _) = report.split_once("\n## Plan\n").unwrap();
    let model = ospo::checklist::builtin_model("ospo", None).unwrap();
    let attribution = model.source.attribution.unwrap();
    assert!(front.contains(&attribution), "the page lacks what its licence asks for");
    // About as many lines and words as a printed page has. What the licence asks for is small print.
    let is_word = |word: &&str| word.contains(char::is_alphanumeric);
    let words = front.replace(&attribution, "");
    let words = words.split_whitespace().filter(is_word).count();
    let lines = front.lines().count();
    assert!(lines <= 60 && words <= 800, "{lines} lines, {words} words");
}
