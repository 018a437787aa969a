//! Every package that goes into the binary may be shipped with it, and what has to be said of it is.
//!
//! `SNAPSHOTS=overwrite cargo test --test licences` writes the notices anew; read the diff.

#[path = "licences/notices.rs"]
mod notices;

use std::fs;
use std::process::Command;

use serde_json::Value;

const NOTICES: &str = "packaging/THIRD-PARTY-NOTICES.txt";

/// Licences that ask for no more than their text and a notice.
const ALLOWED: [&str; 10] = [
    "MIT",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Zlib",
    "Unlicense",
    "Unicode-3.0",
    "0BSD",
    "MIT-0",
];

/// Returns the parts of a licence expression that must all be met, each as the licences to choose
/// from, without their exceptions, which only allow more.
fn parts(expression: &str) -> Vec<Vec<String>> {
    let expression = expression.replace('/', " OR ").replace(['(', ')'], " ");
    let licences = |part: &str| {
        let licences = part.split(" OR ").map(|one| one.split(" WITH ").next().unwrap_or_default());
        licences.map(|licence| licence.trim().to_owned()).collect()
    };
    expression.split(" AND ").map(licences).collect()
}

/// Says whether a licence expression can be met with allowed licences alone.
fn is_allowed(expression: &str) -> bool {
    parts(expression).iter().all(|part| part.iter().any(|one| ALLOWED.contains(&one.as_str())))
}

fn metadata(targets: &[&str]) -> Value {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    let output = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--locked", "--offline"])
        .args(targets.iter().flat_map(|target| ["--filter-platform", target]))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn every_dependency_has_a_licence_that_is_allowed() {
    let metadata = metadata(&[]);
    let packages = metadata["packages"].as_array().unwrap();
    assert!(packages.len() > 50);
    for package in packages {
        let (name, licence) = (&package["name"], package["license"].as_str().unwrap_or("none"));
        assert!(is_allowed(licence), "{name}: {licence}");
    }
}

#[test]
fn a_licence_that_asks_for_more_is_refused() {
    assert!(is_allowed("MIT OR Apache-2.0"));
    assert!(is_allowed("(MIT OR Apache-2.0) AND Unicode-3.0"));
    assert!(!is_allowed("GPL-3.0-only"));
    assert!(!is_allowed("MIT AND AGPL-3.0"));
}

#[test]
fn the_notices_name_all_that_is_shipped() {
    let written = notices::notices(&metadata(&notices::TARGETS));
    if std::env::var("SNAPSHOTS").is_ok_and(|how| how == "overwrite") {
        fs::write(NOTICES, written).unwrap();
        return;
    }
    let there = fs::read_to_string(NOTICES).unwrap();
    assert!(
        there == written,
        "{NOTICES} is not what the packages say; `SNAPSHOTS=overwrite cargo test --test licences`"
    );
}
