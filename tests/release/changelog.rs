//! The changelog has the form that [Keep a Changelog](https://keepachangelog.com/en/1.1.0/) gives.

use std::fs;

const KINDS: [&str; 6] = ["Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"];

#[test]
fn every_version_is_linked_and_says_what_kind_a_change_is() {
    let text = fs::read_to_string("CHANGELOG.md").unwrap();
    let (_, versions) = text.split_once("\n## ").unwrap();
    for version in versions.split("\n## ") {
        let (heading, changes) = version.split_once('\n').unwrap();
        let name = heading.split(" - ").next().unwrap();
        let link = format!("\n{name}: {}/", env!("CARGO_PKG_REPOSITORY"));
        assert!(text.contains(&link), "there is no link for {heading}");
        let (before, kinds) = changes.split_once("\n### ").unwrap();
        assert_eq!(before.trim(), "", "{heading}");
        for kind in kinds.split("\n### ").map(|kind| kind.lines().next().unwrap()) {
            assert!(KINDS.contains(&kind), "{heading}: {kind}");
        }
    }
    assert!(versions.starts_with("[Unreleased]\n"));
}
