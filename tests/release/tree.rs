//! What every package carries, as `packaging/stage` lays it out.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const OSPO: &str = env!("CARGO_BIN_EXE_ospo");
const MADE_AT: i64 = 1_767_225_600;

fn stage(binary: &Path, tree: &Path) -> Output {
    let mut stage = Command::new("packaging/stage");
    stage.arg(binary).arg(tree).arg(OSPO).env("SOURCE_DATE_EPOCH", MADE_AT.to_string());
    stage.output().unwrap()
}

fn laid_out(binary: &Path, folder: &Path) -> (PathBuf, BTreeSet<String>) {
    let tree = folder.join("a/tree");
    let staged = stage(binary, &tree);
    assert!(staged.status.success(), "{}", String::from_utf8_lossy(&staged.stderr));
    let mut files = BTreeSet::new();
    let mut folders = vec![tree.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            assert_eq!(path.metadata().unwrap().mtime(), MADE_AT, "{}", path.display());
            if path.is_dir() {
                folders.push(path);
            } else {
                files.insert(path.strip_prefix(&tree).unwrap().to_str().unwrap().to_owned());
            }
        }
    }
    (tree, files)
}

#[test]
fn every_package_carries_pages_completions_and_papers() {
    let folder = tempfile::tempdir().unwrap();
    let binary = folder.path().join("ospo");
    fs::write(&binary, "shipped").unwrap();
    let (tree, files) = laid_out(&binary, folder.path());
    assert_eq!(fs::read_to_string(tree.join("bin/ospo")).unwrap(), "shipped");

    let help = Command::new(OSPO).arg("--help").output().unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    let listed = help.split("\nCommands:\n").nth(1).unwrap().split("\n\n").next().unwrap();
    let commands = listed.lines().filter_map(|line| line.strip_prefix("  ")?.split(' ').next());
    let commands = commands.filter(|name| !name.is_empty() && *name != "help");
    let mut wanted: Vec<String> =
        commands.map(|name| format!("share/man/man1/ospo-{name}.1")).collect();
    assert!(wanted.len() > 15, "{wanted:?}");
    wanted.extend(
        [
            "share/man/man1/ospo.1",
            "share/man/man1/ospo-round-new.1",
            "share/bash-completion/completions/ospo",
            "share/zsh/site-functions/_ospo",
            "share/fish/vendor_completions.d/ospo.fish",
            "share/doc/ospo/README.md",
            "share/doc/ospo/CHANGELOG.md",
            "share/doc/ospo/LICENSE",
            "share/doc/ospo/checklists/LICENSE",
            "share/doc/ospo/THIRD-PARTY-NOTICES.txt",
            "share/doc/ospo/docs/tour.md",
        ]
        .map(str::to_owned),
    );
    for file in wanted {
        assert!(files.contains(&file), "{file}: not in {files:#?}");
        assert!(tree.join(&file).metadata().unwrap().len() > 150, "{file}");
    }

    let readme = fs::read_to_string("README.md").unwrap();
    let links = readme.split("](").skip(1).filter_map(|rest| rest.split([')', '#']).next());
    for link in links.filter(|link| !link.contains(':')) {
        assert!(files.contains(&format!("share/doc/ospo/{link}")), "the README leads to {link}");
    }
}

#[test]
fn a_package_for_windows_carries_what_windows_reads() {
    let folder = tempfile::tempdir().unwrap();
    let binary = folder.path().join("ospo.exe");
    fs::write(&binary, "shipped").unwrap();
    let (tree, files) = laid_out(&binary, folder.path());
    assert_eq!(fs::read_to_string(tree.join("bin/ospo.exe")).unwrap(), "shipped");
    assert!(files.contains("share/powershell/ospo.ps1"), "{files:#?}");
    assert!(!files.iter().any(|file| file.contains("/man/")), "{files:#?}");
}

#[test]
fn nothing_is_laid_over_what_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let refused = stage(Path::new(OSPO), folder.path());
    assert_eq!(refused.status.code(), Some(2));
    let told = String::from_utf8_lossy(&refused.stderr);
    assert!(told.contains("is there already: name another folder"), "{told}");
}
