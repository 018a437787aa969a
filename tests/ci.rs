//! What others put into their pipelines: the steps of the action and the job of the component are
//! run as the services would, and the page that tells of them names all they take and give.
//!
//! `.ci/pipelines` runs the component and the hooks through programs that know more of the services.
#![cfg(unix)]

#[path = "ci/pipeline.rs"]
mod pipeline;

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
#[cfg(target_os = "linux")]
use std::process::Command;

use pipeline::{Pipeline, Ran};

const HOSTILE: &str = "::error::x ``` <b>";

#[test]
fn a_folder_that_reaches_the_stage_passes_and_its_figures_are_told() {
    for ran in both(|pipeline| pipeline.input("fail-below", "1")) {
        assert_eq!(ran.code, 0, "{}", ran.log);
        assert!(ran.log.contains("5 of 13 practices in place"), "{}", ran.log);
        let told = ["stage=1", "index=1.25", "coverage=76", "in-place=5", "exit=0"];
        assert_eq!(ran.outputs, told);
        assert!(ran.badge.unwrap().contains("5–8 of 13 in place"));
        assert!(ran.summary.starts_with("## ospo status\n\n    Acme Corp, Payments, 2026-11-22"));
        assert!(ran.summary.contains("\n## ospo stale\n\n    Stale: Acme Corp"), "{}", ran.summary);
    }
}

#[test]
fn a_folder_below_the_stage_fails_and_its_figures_are_told_all_the_same() {
    for ran in both(|pipeline| pipeline.input("fail-below", "2")) {
        assert_eq!(ran.code, 1, "{}", ran.log);
        assert_eq!(ran.outputs.last().unwrap(), "exit=1");
        assert!(ran.badge.is_some());
        assert!(ran.summary.contains("    Stage 1 is reached, below 2.\n"), "{}", ran.summary);
    }
}

#[test]
fn what_is_stale_fails_unless_it_may_be() {
    let late = |pipeline: &mut Pipeline| pipeline.on = "2028-11-22";
    for ran in both(late) {
        assert_eq!(ran.code, 1, "{}", ran.log);
    }
    for ran in both(|pipeline| {
        late(pipeline);
        pipeline.input("fail-stale", "false");
    }) {
        assert_eq!(ran.code, 0, "{}", ran.log);
        assert!(ran.summary.contains("24 months old"), "{}", ran.summary);
    }
}

#[test]
fn a_broken_sheet_could_not_be_checked_and_is_named() {
    for ran in both(|pipeline| pipeline.write("assessments/2026-11-23.yaml", "answers: [")) {
        assert_eq!(ran.code, 2, "{}", ran.log);
        assert_eq!(ran.outputs, ["exit=2"]);
        assert!(ran.summary.contains("    error: assessments/2026-11-23.yaml:"), "{}", ran.summary);
    }
}

#[test]
fn an_assessment_without_an_answer_has_figures_too() {
    for ran in both(|pipeline| {
        of_subject(pipeline, "Acme");
        pipeline.input("fail-stale", "false");
    }) {
        assert_eq!(ran.code, 0, "{}", ran.log);
        let told = ["stage=0", "index=", "coverage=0", "in-place=0", "exit=0"];
        assert_eq!(ran.outputs, told);
    }
}

#[test]
fn what_a_sheet_says_is_no_order_to_the_service_and_no_markup() {
    for ran in both(|pipeline| of_subject(pipeline, HOSTILE)) {
        let summary = ran.summary.lines();
        let of_files = summary.filter(|line| !line.starts_with("## ospo ") && !line.is_empty());
        assert!(of_files.clone().any(|line| line.contains(HOSTILE)), "{}", ran.summary);
        for line in of_files {
            assert!(line.starts_with("    "), "{line}");
        }
        if ran.is_action {
            assert!(ran.log.contains(HOSTILE), "{}", ran.log);
            assert!(!ran.obeyed().contains(HOSTILE), "{}", ran.log);
        }
    }
}

#[test]
fn an_ospo_is_named_by_a_word_or_not_at_all() {
    let bin = Path::new(env!("CARGO_BIN_EXE_ospo")).parent().unwrap();
    let with_bin = std::env::var_os("PATH").unwrap();
    let with_bin = std::env::split_paths(&with_bin).collect::<Vec<_>>();
    let with_bin = std::env::join_paths([bin.to_owned()].into_iter().chain(with_bin)).unwrap();
    for ran in both(|pipeline| {
        pipeline.input("path", "ospo");
        pipeline.path = Some(with_bin.clone());
    }) {
        assert_eq!(ran.code, 0, "{}", ran.log);
        assert_eq!(ran.outputs[0], "stage=1");
    }
    for ran in both(|pipeline| pipeline.input("path", "no-such-ospo")) {
        assert_eq!(ran.code, 2, "{}", ran.log);
        assert_eq!(ran.outputs, ["exit=2"]);
        assert!(ran.log.contains("There is no program no-such-ospo"), "{}", ran.log);
    }
}

#[test]
fn a_program_that_breaks_down_could_not_be_done() {
    for code in [3, 101, 127] {
        for ran in both(|pipeline| {
            pipeline.write("broken", &format!("#!/bin/sh\nexit {code}\n"));
            let broken = pipeline.root().join("broken");
            fs::set_permissions(&broken, Permissions::from_mode(0o755)).unwrap();
            pipeline.input("path", "./broken");
        }) {
            assert_eq!(ran.code, 2, "{}", ran.log);
            assert_eq!(ran.outputs, ["exit=2"]);
        }
    }
}

#[test]
fn a_folder_without_an_assessment_is_refused_and_none_above_is_taken() {
    for ran in both(|pipeline| {
        fs::create_dir(pipeline.root().join("unit")).unwrap();
        pipeline.input("folder", "unit");
    }) {
        assert_eq!(ran.code, 2, "{}", ran.log);
        assert_eq!(ran.outputs, ["exit=2"]);
        let says = "There is no assessments/ and no ospo.yaml in the folder unit.";
        assert!(ran.log.contains(says), "{}", ran.log);
    }
}

#[test]
fn nothing_is_written_through_a_link_of_the_repository() {
    let outside = tempfile::tempdir().unwrap();
    let kept = outside.path().join("kept");
    let is_kept = || fs::read_to_string(&kept).unwrap() == "kept";
    fs::write(&kept, "kept").unwrap();
    for ran in both(|pipeline| {
        for name in ["ospo-summary.md", "ospo.env"] {
            symlink(&kept, pipeline.root().join(name)).unwrap();
        }
    }) {
        assert_eq!(ran.code, 0, "{}", ran.log);
        assert!(is_kept(), "{}", ran.log);
    }
    for (link, to, badge) in
        [("badge", &*kept, "badge"), ("figures", outside.path(), "figures/kept")]
    {
        for ran in both(|pipeline| {
            symlink(to, pipeline.root().join(link)).unwrap();
            pipeline.input("badge", badge);
        }) {
            assert_eq!(ran.code, 2, "{}", ran.log);
            assert_eq!(ran.outputs, ["exit=2"]);
            assert!(ran.log.contains(&format!("through the link {link}")), "{}", ran.log);
            assert!(is_kept(), "{}", ran.log);
        }
    }
}

#[test]
fn a_badge_that_cannot_be_written_could_not_be_done_and_none_is_asked_for_by_an_empty_name() {
    for ran in both(|pipeline| pipeline.input("badge", "ospo.yaml/badge.svg")) {
        assert_eq!(ran.code, 2, "{}", ran.log);
        assert_eq!(ran.outputs.last().unwrap(), "exit=2");
    }
    for ran in both(|pipeline| pipeline.input("badge", "")) {
        assert_eq!(ran.code, 0, "{}", ran.log);
        assert_eq!(ran.outputs.last().unwrap(), "exit=0");
    }
}

#[test]
fn a_broken_sheet_that_no_day_names_is_found_too() {
    for ran in both(|pipeline| pipeline.write("assessments/draft.yaml", "answers: [")) {
        assert_eq!(ran.code, 2, "{}", ran.log);
        assert!(ran.summary.contains("\n## ospo doctor\n\n    Check-up"), "{}", ran.summary);
        assert!(ran.summary.contains("assessments/draft.yaml"), "{}", ran.summary);
    }
}

#[test]
fn the_component_holds_the_script_of_the_action() {
    let script = fs::read_to_string("packaging/pipeline").unwrap();
    let (_, script) = script.split_once('\n').unwrap();
    assert!(
        Pipeline::component().script() == format!("(\n{script})\n"),
        "templates/ospo.yml is to hold packaging/pipeline, without its first line, in brackets"
    );
}

#[cfg(target_os = "linux")]
#[test]
fn without_a_path_the_release_is_fetched_and_held_to_its_checksum() {
    let releases = tempfile::tempdir().unwrap();
    let sum = release(releases.path());
    let address = format!("file://{}", releases.path().display());
    let from_there = |pipeline: &mut Pipeline| {
        pipeline.input("path", "");
        pipeline.input("releases", &address);
    };
    for ran in both(from_there) {
        assert_eq!(ran.code, 0, "{}", ran.log);
        assert_eq!(ran.outputs[0], "stage=1");
    }
    for ran in both(|pipeline| {
        from_there(pipeline);
        pipeline.input("sha256", &sum.to_uppercase());
        pipeline.input("version", concat!("v", env!("CARGO_PKG_VERSION")));
    }) {
        assert_eq!(ran.code, 0, "{}", ran.log);
    }
    for ran in both(|pipeline| {
        from_there(pipeline);
        pipeline.input("sha256", &sum.replace(|sign: char| sign != '0', "0"));
    }) {
        assert_eq!(ran.code, 2, "{}", ran.log);
        assert!(ran.log.contains("is not what was released"), "{}", ran.log);
        assert_eq!(ran.outputs, ["exit=2"]);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_release_that_cannot_be_fetched_could_not_be_done() {
    let releases = tempfile::tempdir().unwrap();
    release(releases.path());
    let version = releases.path().join(concat!("v", env!("CARGO_PKG_VERSION")));
    let name = format!("ospo-{}-unknown-linux-musl.tar.gz", std::env::consts::ARCH);
    let address = format!("file://{}", releases.path().display());
    let refused = |address: &str, says: &str| {
        for ran in both(|pipeline| {
            pipeline.input("path", "");
            pipeline.input("releases", address);
        }) {
            assert_eq!(ran.code, 2, "{}", ran.log);
            assert_eq!(ran.outputs, ["exit=2"]);
            let told = if ran.is_action { "::error title=ospo::" } else { "ospo: " };
            let told = ran.log.lines().find_map(|line| line.strip_prefix(told));
            assert!(told.is_some_and(|told| told.contains(says)), "{}", ran.log);
        }
    };
    let plain = "http://127.0.0.1:1";
    refused(plain, "Releases are fetched by https: and not from http://127.0.0.1:1.");
    refused("file:///nowhere", &format!("{name} could not be fetched."));
    refused("https://127.0.0.1:1", &format!("{name} could not be fetched."));
    fs::write(version.join(format!("{name}.sha256")), "").unwrap();
    refused(&address, "is not what was released");
    fs::remove_file(version.join(format!("{name}.sha256"))).unwrap();
    refused(&address, &format!("{name}.sha256 could not be fetched."));
}

#[test]
fn what_is_fetched_is_the_version_that_it_came_with() {
    for pipeline in [Pipeline::action(), Pipeline::component()] {
        assert_eq!(pipeline.defaults()["version"], env!("CARGO_PKG_VERSION"));
    }
    let citation = fs::read_to_string("CITATION.cff").unwrap();
    assert!(citation.contains(concat!("\nversion: ", env!("CARGO_PKG_VERSION"), "\n")));
}

#[test]
fn what_is_fetched_is_what_a_release_has() {
    let script = fs::read_to_string("packaging/pipeline").unwrap();
    let release = fs::read_to_string("dist-workspace.toml").unwrap();
    let targets = script.split("target=").skip(1).map(|rest| rest.split(' ').next().unwrap());
    let targets: Vec<&str> = targets.collect();
    assert_eq!(targets.len(), 5);
    for target in targets {
        assert!(release.contains(&format!("\"{target}\"")), "no release has {target}");
    }
    for said in ["unix-archive = \".tar.gz\"", "checksum = \"sha256\""] {
        assert!(release.contains(said), "{said}");
    }
}

#[test]
fn the_page_names_all_that_they_take_and_give() {
    let page = fs::read_to_string("docs/ci.md").unwrap();
    for pipeline in [Pipeline::action(), Pipeline::component()] {
        for name in pipeline.defaults().keys().chain(&pipeline.outputs()) {
            assert!(page.contains(&format!("| `{name}` |")), "`{name}` is not in docs/ci.md");
        }
    }
    let hooks = fs::read_to_string(".pre-commit-hooks.yaml").unwrap();
    for id in hooks.lines().filter_map(|line| line.strip_prefix("- id: ")) {
        assert!(page.contains(&format!("id: {id}\n")), "`{id}` is not in docs/ci.md");
    }
}

/// Runs the action and the component on the example.
fn both(settle: impl Fn(&mut Pipeline)) -> [Ran; 2] {
    [Pipeline::action(), Pipeline::component()].map(|mut pipeline| {
        pipeline.input("path", env!("CARGO_BIN_EXE_ospo"));
        settle(&mut pipeline);
        pipeline.run()
    })
}

/// Puts in place of the latest sheet one of this subject, without an answer.
fn of_subject(pipeline: &mut Pipeline, subject: &str) {
    let sheet = format!(
        "format: ospo/sheet/1\nmodel:\n  id: ospo\n  version: \"2.0\"\n\
         subject: '{subject}'\ndate: \"2026-11-22\"\nanswers: {{}}\n"
    );
    pipeline.write("assessments/2026-11-22.yaml", &sheet);
    pipeline.write("ospo.yaml", "{}\n");
}

#[cfg(target_os = "linux")]
/// Lays out a release as it would be on the page of releases, and returns the checksum of its
/// archive.
fn release(releases: &Path) -> String {
    let version = releases.join(concat!("v", env!("CARGO_PKG_VERSION")));
    let name = format!("ospo-{}-unknown-linux-musl", std::env::consts::ARCH);
    fs::create_dir_all(version.join(&name)).unwrap();
    symlink(env!("CARGO_BIN_EXE_ospo"), version.join(&name).join("ospo")).unwrap();
    let script = format!("tar -czhf {name}.tar.gz {name} && sha256sum {name}.tar.gz");
    let sum = Command::new("sh").args(["-c", &script]).current_dir(&version).output().unwrap();
    let sum = String::from_utf8(sum.stdout).unwrap();
    fs::write(version.join(format!("{name}.tar.gz.sha256")), sum.replace("  ", " *")).unwrap();
    sum.split(' ').next().unwrap().to_owned()
}
