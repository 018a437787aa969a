//! Published worked examples of other people's models, with the figures that their authors give.

use std::fs;
use std::path::{Path, PathBuf};

use ospo::{checklist, insight, store};

const FOLDER: &str = "tests/conformance";

/// How many figures there are, so that none vanishes unseen.
const FIGURES: usize = 457;

#[test]
fn every_published_figure_comes_out_to_the_last_digit() {
    let mut compared = 0;
    let mut differ = Vec::new();
    for folder in listed(Path::new(FOLDER)).into_iter().filter(|path| path.is_dir()) {
        let files = store::read_checklists(&folder).unwrap().files;
        let model = checklist::parse(&files).unwrap_or_else(|problems| panic!("{problems}"));
        match insight::model_tests(&model, &files) {
            Ok(tests) => compared += tests.iter().map(|test| test.figures).sum::<usize>(),
            Err(moved) => differ.push(moved.to_string()),
        }
    }
    assert!(differ.is_empty(), "published otherwise:\n{}", differ.join("\n"));
    assert_eq!(compared, FIGURES, "figures came or went: count them anew, here and in the README");
}

#[test]
fn the_page_of_the_examples_counts_every_figure_and_names_every_folder() {
    let page = fs::read_to_string(Path::new(FOLDER).join("README.md")).unwrap();
    let rows = page.lines().filter_map(|line| line.strip_prefix("| `"));
    let cells: Vec<Vec<&str>> = rows.map(|row| row.split('|').map(str::trim).collect()).collect();
    let counted: usize = cells.iter().filter_map(|row| row.get(4)?.parse::<usize>().ok()).sum();
    assert_eq!(counted, FIGURES);
    for folder in listed(Path::new(FOLDER)).into_iter().filter(|path| path.is_dir()) {
        let name = folder.file_name().unwrap().to_str().unwrap().to_owned();
        let family = name.split('-').next().unwrap();
        let is_named = page.contains(&format!("`{name}`"))
            || page.contains(&format!("`{family}-*`"))
            || page.contains(&format!("`{}`", name.trim_start_matches(family)));
        assert!(is_named, "{name} is not on the page");
    }
}

/// Returns what a folder holds, in order.
fn listed(folder: &Path) -> Vec<PathBuf> {
    let entries =
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}
