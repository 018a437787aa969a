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
