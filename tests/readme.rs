//! What `README.md` shows is what one sees: its console blocks are run, in order, in one folder.
//!
//! `TRYCMD=overwrite cargo test --test readme` writes them anew; read what was written.

mod support;

use std::fs;
use std::path::Path;

use trycmd::TestCases;

#[test]
fn the_tour_of_the_readme_works_as_it_is_written() {
    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let text = fs::read_to_string(&readme).expect("README.md is there");
    // Beside the page, `.in` is the empty folder that the tour starts in, and `.out` makes trycmd
    // run it in a copy.
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("README.md");
    fs::write(&page, &text).unwrap();
    fs::create_dir(folder.path().join("README.in")).unwrap();
    fs::create_dir(folder.path().join("README.out")).unwrap();
    let cases = TestCases::new();
    support::hermetic(&cases);
    cases.case(&page).run();
    let written = fs::read_to_string(&page).unwrap();
    if written != text {
        fs::write(&readme, written).unwrap();
    }
}
