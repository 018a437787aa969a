//! What `README.md` and the tour show is what one sees: their console blocks are run, in order, in
//! one folder for each page.
//!
//! `TRYCMD=overwrite cargo test --test readme` writes them anew; read what was written.

mod support;

use std::fs;
use std::path::Path;

use trycmd::TestCases;

#[test]
fn the_readme_works_as_it_is_written() {
    works_as_it_is_written("README.md");
}

#[test]
fn the_tour_works_as_it_is_written() {
    works_as_it_is_written("docs/tour.md");
}

#[test]
fn the_readme_is_short_enough_to_be_read() {
    let bytes = fs::metadata("README.md").unwrap().len();
    assert!(bytes <= 10_000, "{bytes} bytes");
}

fn works_as_it_is_written(page: &str) {
    let original = Path::new(env!("CARGO_MANIFEST_DIR")).join(page);
    let text = fs::read_to_string(&original).expect("the page is there");
    // Beside the page, `.in` is the empty folder that the tour starts in, and `.out` makes trycmd
    // run it in a copy.
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("page.md");
    fs::write(&page, &text).unwrap();
    fs::create_dir(folder.path().join("page.in")).unwrap();
    fs::create_dir(folder.path().join("page.out")).unwrap();
    let cases = TestCases::new();
    support::hermetic(&cases);
    cases.case(&page).run();
    let written = fs::read_to_string(&page).unwrap();
    if written != text {
        fs::write(&original, written).unwrap();
    }
}
