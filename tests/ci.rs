//! What others put into their pipelines: the steps of the action and the job of the component are
//! run as the services would, and the page that tells of them names all they take and give.
//!
//! `.ci/pipelines` runs the component and the hooks through programs that know more of the services.
#![cfg(unix)]

#[path = "ci/pipeline.rs"]
mod pipeline;

use std::fs;
#[cfg(target_os = "linux")]
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
        let told = ["stage=0", "index=0.0", "coverage=0", "in-place=0", "exit=0"];
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
        pipeline.input("sha256", &sum);
    }) {
        assert_eq!(ran.code, 0, "{}", ran.log);
    }
    for ran in both(|pipeline| {
        from_there(pipeline);
        pipeline.input("sha256", &sum.replace(|sign: char| sign != '0', "0"));
    }) {
        assert_eq!(ran.code, 2, "{}", ran.log);
        assert!(ran.log.contains("is not what was released"), "{}", ran.log);
        assert_eq!(ran.outputs, [""; 0]);
    }
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
    let action = fs::read_to_string("action.yml").unwrap();
    let release = fs::read_to_string("dist-workspace.toml").unwrap();
    let targets = action.split("target=").skip(1).map(|rest| rest.split(' ').next().unwrap());
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
    std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_ospo"), version.join(&name).join("ospo"))
        .unwrap();
    let script = format!("tar -czhf {name}.tar.gz {name} && sha256sum {name}.tar.gz");
    let sum = Command::new("sh").args(["-c", &script]).current_dir(&version).output().unwrap();
    let sum = String::from_utf8(sum.stdout).unwrap();
    fs::write(version.join(format!("{name}.tar.gz.sha256")), sum.replace("  ", " *")).unwrap();
    sum.split(' ').next().unwrap().to_owned()
}
