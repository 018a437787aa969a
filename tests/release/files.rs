//! The files that a release is made with say the same as `Cargo.toml`, and as each other.

use std::fs;
use std::process::Command;

use serde_json::Value;

const ADDRESS: &str = env!("CARGO_PKG_REPOSITORY");
const VERSION: &str = env!("CARGO_PKG_VERSION");

fn read(path: &str) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The systems that a release is built for, as compilers call them.
fn targets() -> Vec<String> {
    let text = read("dist-workspace.toml");
    let list = text.split_once("\ntargets = [").unwrap().1.split_once(']').unwrap().0;
    list.split(',')
        .map(|it| it.trim().trim_matches('"').to_owned())
        .filter(|it| !it.is_empty())
        .collect()
}

fn archive(target: &str) -> String {
    let ending = if target.contains("windows") { "zip" } else { "tar.gz" };
    format!("ospo-{target}.{ending}")
}

#[test]
fn what_it_is_for_is_said_in_the_same_words_everywhere() {
    let said = env!("CARGO_PKG_DESCRIPTION");
    for path in ["flake.nix", "packaging/Containerfile"] {
        assert!(read(path).contains(&format!("\"{said}\"")), "{path}: {said}");
    }
}

#[test]
fn the_workflow_is_the_one_that_the_settings_make() {
    let (settings, workflow) = (read("dist-workspace.toml"), read(".github/workflows/release.yml"));
    let of = |name: &str| {
        let (_, rest) = settings.split_once(&format!("\n{name} = \"")).unwrap();
        rest.split_once('"').unwrap().0
    };
    assert!(workflow.contains(&format!("/download/v{}/", of("cargo-dist-version"))));
    assert!(workflow.contains(&format!("repository: \"{}\"", of("tap"))));
    // Every line of a step is there, whatever it is indented and quoted by.
    let bare = |text: &str| text.replace(['"', '\\'], "");
    for line in read(".github/release-setup.yml").lines().filter(|line| !line.starts_with('#')) {
        let line = bare(line.trim_start());
        assert!(bare(&workflow).contains(&line), "`dist generate` was not run: {line}");
    }
    for commit in settings.lines().filter_map(|line| line.strip_prefix("\"actions/")) {
        let (name, rest) = commit.split_once("\" = \"").unwrap();
        let used = format!("actions/{name}@{}", rest.split_once('"').unwrap().0);
        assert!(workflow.contains(&used), "{used}");
    }
}

#[test]
fn cargo_binstall_looks_for_what_a_release_has() {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    let args = ["metadata", "--format-version", "1", "--locked", "--offline", "--no-deps"];
    let output = Command::new(cargo).args(args).output().unwrap();
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let package = &metadata["packages"][0];
    let binstall = &package["metadata"]["binstall"];
    for target in targets() {
        let own = &binstall["overrides"][&target];
        let pattern = if own.is_null() { binstall } else { own }["pkg-url"].as_str().unwrap();
        let mut looked_for = pattern.to_owned();
        for (name, value) in [
            ("repo", package["repository"].as_str().unwrap()),
            ("version", VERSION),
            ("name", "ospo"),
            ("target", &target),
        ] {
            looked_for = looked_for.replace(&format!("{{ {name} }}"), value);
        }
        let there = format!("{ADDRESS}/releases/download/v{VERSION}/{}", archive(&target));
        assert_eq!(looked_for, there);
    }
}

#[test]
fn winget_is_told_where_the_archive_is_and_what_it_must_be() {
    let folder = tempfile::tempdir().unwrap();
    let checksum = "0123456789abcdef".repeat(4);
    let run = |checksum: &str| {
        let mut command = Command::new("packaging/winget");
        command.arg(checksum).arg(folder.path()).output().unwrap()
    };
    assert!(!run("none").status.success());
    let output = run(&checksum);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let files = String::from_utf8(output.stdout).unwrap();
    let read_yaml = |path: &str| serde_yaml::from_str::<Value>(&read(path)).unwrap();
    let files: Vec<Value> = files.lines().map(read_yaml).collect();
    let kinds: Vec<_> = files.iter().map(|it| it["ManifestType"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["version", "installer", "defaultLocale"]);
    for file in &files {
        assert_eq!(file["PackageVersion"], VERSION);
        assert_eq!(file["PackageIdentifier"], files[0]["PackageIdentifier"]);
        assert_eq!(file["ManifestVersion"], "1.10.0");
    }
    let installer = &files[1]["Installers"][0];
    let there = archive("x86_64-pc-windows-msvc");
    let address = format!("{ADDRESS}/releases/download/v{VERSION}/{there}");
    assert_eq!(installer["InstallerUrl"], address);
    assert_eq!(installer["InstallerSha256"], checksum.to_uppercase());
    assert_eq!(files[2]["ShortDescription"], env!("CARGO_PKG_DESCRIPTION"));
    assert_eq!(files[2]["PackageUrl"], ADDRESS);
}

#[test]
fn the_page_for_installing_names_every_download() {
    let page = read("docs/install.md");
    let settings = read("dist-workspace.toml");
    let extras = settings.lines().filter_map(|line| {
        let line = line.trim().strip_prefix("\"target/extras/")?;
        Some(line.trim_end_matches(['"', ',']).to_owned())
    });
    let extras: Vec<String> = extras.collect();
    assert_eq!(extras.len(), 8);
    for name in targets().iter().map(|target| archive(target)).chain(extras) {
        assert!(page.contains(&name), "docs/install.md: {name}");
    }
}

#[test]
fn the_readme_installs_as_the_page_for_installing_does() {
    let (readme, page) = (read("README.md"), read("docs/install.md"));
    let lines = readme.lines().filter(|line| line.contains("/ospo-installer."));
    let lines: Vec<&str> = lines.collect();
    assert_eq!(lines.len(), 2, "{lines:#?}");
    for line in lines {
        assert!(page.lines().any(|it| it == line), "not in docs/install.md: {line}");
    }
}
