//! The public address stands in `Cargo.toml`; what bears it elsewhere bears the same.
//!
//! With another one in `Cargo.toml`, `SNAPSHOTS=overwrite cargo test --test release` writes it into
//! every text, and into `tests/release/address`, which says what the texts bear.

use std::fs;
use std::path::{Path, PathBuf};

/// As `Cargo.toml` has it.
const ADDRESS: &str = env!("CARGO_PKG_REPOSITORY");

const BORNE: &str = "tests/release/address";

#[test]
fn every_text_bears_the_address_of_the_manifest() {
    let borne = fs::read_to_string(BORNE).unwrap();
    // What comes from another branch may still bear the placeholder.
    let placeholder = format!("https://github.com/{}/ospo", "OWNER");
    let mut told = Vec::new();
    for former in [borne.trim_end(), &placeholder].into_iter().filter(|it| *it != ADDRESS) {
        for path in texts() {
            let Ok(text) = fs::read_to_string(&path) else {
                continue;
            };
            let now = moved(&text, former, ADDRESS);
            if now == text {
                continue;
            }
            if std::env::var("SNAPSHOTS").is_ok_and(|it| it == "overwrite") {
                fs::write(&path, now).unwrap();
            } else {
                let lines = text.lines().zip(now.lines()).enumerate();
                let differs = lines.filter(|(_, (old, new))| old != new);
                told.extend(differs.map(|(at, (old, _))| {
                    format!("{}:{}: {}", path.display(), at + 1, old.trim())
                }));
            }
        }
    }
    assert!(
        told.is_empty(),
        "these bear another address than Cargo.toml, {ADDRESS}; \
         `SNAPSHOTS=overwrite cargo test --test release` mends them:\n{}",
        told.join("\n")
    );
}

#[test]
fn an_address_moves_in_all_its_forms_and_alone() {
    let (old, new) = ("https://github.com/Some-One/it", "https://gitlab.com/group/part/it-2");
    for (before, after) in [
        ("See <https://github.com/Some-One/it/releases>.", "https://gitlab.com/group/part/it-2/"),
        ("uses: Some-One/it@v1", "uses: group/part/it-2@v1"),
        ("nix run github:Some-One/it", "nix run github:group/part/it-2"),
        ("ghcr.io/some-one/it:1.0", "ghcr.io/group/part/it-2:1.0"),
        ("tap = \"Some-One/homebrew-tap\"", "group/part/homebrew-tap"),
        ("brew install Some-One/tap/it", "brew install group/part/tap/it"),
    ] {
        let moved = moved(before, old, new);
        assert!(moved.contains(after), "{moved}");
    }
    for other in ["Some-One/items", "Awe-Some-One/it", "https://github.com/Some-One/it-2", "a/it"] {
        assert_eq!(moved(other, old, new), other);
    }
}

/// Returns a text that bears the new address wherever it bore the old one: whole, as the owner and
/// the name alone, those in small letters, as names of container images are written, and as the
/// owner's tap of Homebrew.
fn moved(text: &str, old: &str, new: &str) -> String {
    let mut moved = replaced(text, old, new);
    let (old, new) = (slug(old), slug(new));
    moved = replaced(&moved, old, new);
    moved = replaced(&moved, &old.to_lowercase(), &new.to_lowercase());
    for tap in ["homebrew-tap", "tap"] {
        moved = replaced(&moved, &beside(old, tap), &beside(new, tap));
    }
    moved
}

/// Returns what belongs to the same owner under another name.
fn beside(slug: &str, name: &str) -> String {
    let owner = slug.rsplit_once('/').map_or(slug, |(owner, _)| owner);
    format!("{owner}/{name}")
}

/// Returns what stands in an address behind the host.
fn slug(address: &str) -> &str {
    let behind = address.split_once("://").map_or(address, |(_, behind)| behind);
    behind.split_once('/').map_or(behind, |(_, slug)| slug)
}

/// Replaces a name where it is not a part of a longer one.
fn replaced(text: &str, old: &str, new: &str) -> String {
    let in_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_';
    let (mut written, mut rest) = (String::new(), text);
    while let Some(at) = rest.find(old) {
        let (before, behind) = (&rest[..at], &rest[at + old.len()..]);
        let longer = before.ends_with(in_name) || behind.starts_with(in_name);
        written += before;
        written += if longer { old } else { new };
        rest = behind;
    }
    written + rest
}

/// Returns every file of the project that is not made by building it.
fn texts() -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from(".")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() && !is_made(&path) {
                folders.push(path);
            } else if path.is_file() {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn is_made(folder: &Path) -> bool {
    ["target", ".git", "node_modules"].iter().any(|name| folder.ends_with(name))
        || ["corpus", "artifacts"].iter().any(|name| folder.ends_with(Path::new("fuzz").join(name)))
}
