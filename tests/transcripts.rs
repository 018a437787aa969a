//! Every page in `tests/cmd` is what a user sees: run, and compared to the letter.
//!
//! `TRYCMD=overwrite cargo test --test transcripts` writes them anew; read what was written.

mod support;

use trycmd::TestCases;

#[test]
fn every_page_shows_what_a_user_sees() {
    let cases = TestCases::new();
    support::hermetic(&cases);
    cases.case("tests/cmd/*.md").run();
}

/// Without both folders a page would run in the repository itself and leave its files there.
#[test]
fn every_page_has_a_folder_to_run_in_and_one_to_compare_with() {
    for entry in std::fs::read_dir("tests/cmd").unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "md") {
            for ending in ["in", "out"] {
                let folder = path.with_extension(ending);
                let kept = std::fs::read_dir(&folder).is_ok_and(|mut files| files.next().is_some());
                assert!(kept, "{} needs a file: .gitkeep will do", folder.display());
            }
        }
    }
}
