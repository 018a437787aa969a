//! `ospo compare --rev` on real repositories: what it finds, what it says where it cannot, and that
//! nothing is written.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

const SHEET: &str = "\
format: ospo/sheet/1
model: { id: ospo, version: \"2.0\" }
subject: Acme Corp
date: 2026-11-22
answers:
  programme-identity: ad-hoc
";

const PATH: &str = "assessments/2026-11-22.yaml";

/// A folder with a sheet, on no way up to a repository of somebody else's.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("assessments")).unwrap();
    fs::write(folder.path().join(PATH), SHEET).unwrap();
    folder
}

fn git(folder: &Path, arguments: &[&str]) {
    let who = ["-c", "user.name=Kim", "-c", "user.email=kim@example.org"];
    let output =
        surroundings(Command::new("git"), folder).args(who).args(arguments).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {output:?}");
}

fn surroundings(mut command: Command, folder: &Path) -> Command {
    command
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap())
        .env("HOME", "/nowhere")
        .env("GIT_CEILING_DIRECTORIES", folder.parent().unwrap())
        .current_dir(folder);
    command
}

/// A repository with the sheet as it was first, and a second answer that is not committed.
fn repository() -> TempDir {
    let folder = folder();
    git(folder.path(), &["init", "-q"]);
    git(folder.path(), &["add", "-A"]);
    git(folder.path(), &["commit", "-qm", "Begin"]);
    git(folder.path(), &["tag", "begun"]);
    let more = format!("{SHEET}  licence-management: established\n");
    fs::write(folder.path().join(PATH), more).unwrap();
    folder
}

fn ospo(folder: &Path, arguments: &[&str]) -> Output {
    surroundings(Command::new(env!("CARGO_BIN_EXE_ospo")), folder).args(arguments).output().unwrap()
}

#[track_caller]
fn refused(output: &Output, expected: &str) {
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert_eq!(said, expected);
    assert!(output.stdout.is_empty());
}

/// Every file below a folder with its bytes.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.insert(path.clone(), fs::read(&path).unwrap());
        }
    }
    found
}

#[test]
fn a_sheet_is_compared_with_itself_as_it_was_and_nothing_is_written() {
    let folder = repository();
    let before = files(folder.path());
    for revision in ["HEAD", "begun", "HEAD~0"] {
        let output =
            ospo(folder.path(), &["compare", "--rev", revision, "-f", "csv", "--exit-code"]);
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert_eq!(said, "");
        assert_eq!(
            String::from_utf8_lossy(&output.stdout),
            "stage,id,title,before,after,effect,cause,beside,estimate\n\
             1,licence-management,Licence and legal risk,unanswered,established,15,organisation,,\n"
        );
    }
    assert_eq!(files(folder.path()), before);
}

#[test]
fn it_works_from_elsewhere_and_for_a_named_sheet() {
    let folder = repository();
    let path = folder.path().join(PATH);
    let sheet = path.to_str().unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let output = ospo(elsewhere.path(), &["compare", sheet, "--rev", "HEAD", "-q"]);
    let shown = String::from_utf8_lossy(&output.stdout);
    assert!(shown.contains("Before  2026-11-22.yaml in HEAD"), "{output:?}");
    assert!(shown.contains("Licence and legal risk"), "{shown}");
}

#[test]
fn a_revision_that_is_not_there_says_how_to_find_one() {
    let folder = repository();
    // The last ones would name a file, or be options of git.
    for revision in ["nothing", "HEAD~9", "HEAD:assessments", "begun..HEAD", "@{-9}"] {
        let output = ospo(folder.path(), &["compare", "--rev", revision]);
        let expected = format!(
            "error: git does not know the revision `{revision}`\n\
             help: `git log --oneline` lists them; a branch or a tag will do too\n"
        );
        refused(&output, &expected);
    }
    for revision in ["--rev=--all", "--rev=-h", "--rev=--output=stolen", "--rev="] {
        let output = ospo(folder.path(), &["compare", revision]);
        assert_eq!(output.status.code(), Some(2), "{revision}");
    }
    assert!(!folder.path().join("stolen").exists());
}

#[test]
fn a_round_is_compared_with_all_its_sheets_as_they_were() {
    let folder = repository();
    let colleague = SHEET
        .replace("ad-hoc", "measured")
        .replace("answers:", "respondent: { name: Lea Roth }\nanswers:");
    let theirs = folder.path().join("assessments/2026-11-22-lea-roth.yaml");
    fs::write(&theirs, &colleague).unwrap();
    git(folder.path(), &["add", "-A"]);
    git(folder.path(), &["commit", "-qm", "Hear another"]);
    fs::write(&theirs, colleague.replace("measured", "repeatable")).unwrap();
    let compared = |revision: &str| {
        let output = ospo(folder.path(), &["compare", "--rev", revision, "-q", "-f", "json"]);
        let read: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        let side = |side: &str| read[side]["round"]["respondents"].as_array().unwrap().len();
        (side("before"), side("after"))
    };
    assert_eq!(compared("HEAD"), (2, 2));
    // A sheet that was not there yet said nothing.
    assert_eq!(compared("begun"), (1, 2));
}

#[test]
fn a_file_that_a_revision_does_not_have_is_named() {
    let folder = repository();
    let other = folder.path().join("assessments/2026-11-23.yaml");
    fs::write(other, SHEET.replace("date: 2026-11-22", "date: 2026-11-23")).unwrap();
    refused(
        &ospo(folder.path(), &["compare", "--rev", "HEAD"]),
        "error: assessments/2026-11-23.yaml is not in revision `HEAD`\n\
         help: `git log --oneline -- assessments/2026-11-23.yaml` lists those that have it\n",
    );
}

#[test]
fn without_a_repository_two_sheets_will_do() {
    let folder = folder();
    refused(
        &ospo(folder.path(), &["compare", "--rev", "HEAD"]),
        "error: assessments/2026-11-22.yaml is in no git repository that can be read\n\
         caused by: not a git repository (or any of the parent directories): .git\n\
         help: name two sheets instead of a revision\n",
    );
}

#[test]
fn what_a_hook_is_told_of_another_repository_does_not_count() {
    let folder = repository();
    let other = folder.path().join("other");
    fs::create_dir(&other).unwrap();
    let mut command = surroundings(Command::new(env!("CARGO_BIN_EXE_ospo")), folder.path());
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR"] {
        command.env(name, &other);
    }
    command.env("GIT_INDEX_FILE", other.join("index")).env("GIT_PREFIX", "elsewhere/");
    let output = command.args(["compare", "--rev", "HEAD", "-q"]).output().unwrap();
    let shown = String::from_utf8_lossy(&output.stdout);
    assert!(shown.contains("Licence and legal risk"), "{output:?}");
}

#[test]
fn a_clone_of_the_latest_says_how_to_bring_the_rest() {
    let folder = repository();
    git(folder.path(), &["commit", "-qam", "More"]);
    let clones = tempfile::tempdir().unwrap();
    let from = format!("file://{}", folder.path().display());
    git(clones.path(), &["clone", "-q", "--depth=1", &from, "shallow"]);
    refused(
        &ospo(&clones.path().join("shallow"), &["compare", "--rev", "HEAD~1"]),
        "error: git does not know the revision `HEAD~1`\n\
         help: this clone has only the latest; `git fetch --unshallow` brings the rest\n",
    );
}

#[test]
fn it_works_in_every_kind_of_checkout() {
    let folder = repository();
    let elsewhere = tempfile::tempdir().unwrap();
    let (work, from) = (elsewhere.path(), folder.path().to_str().unwrap());
    git(folder.path(), &["worktree", "add", "-q", work.join("worktree").to_str().unwrap()]);
    git(work, &["clone", "-q", "--bare", from, "bare.git"]);
    git(work, &["init", "-q", "--object-format=sha256", "sha256"]);
    git(work, &["init", "-q", "super"]);
    let allowed = ["-c", "protocol.file.allow=always"];
    let added = [&allowed[..], &["submodule", "--quiet", "add", from, "inner"]].concat();
    git(&work.join("super"), &added);
    fs::create_dir(work.join("sha256/assessments")).unwrap();
    fs::write(work.join("sha256").join(PATH), SHEET).unwrap();
    git(&work.join("sha256"), &["add", "-A"]);
    git(&work.join("sha256"), &["commit", "-qm", "Begin"]);
    for checkout in ["worktree", "super/inner", "sha256"] {
        let inner = work.join(checkout);
        fs::write(inner.join(PATH), format!("{SHEET}  licence-management: established\n")).unwrap();
        let output = ospo(&inner, &["compare", "--rev", "HEAD", "-q", "-f", "csv"]);
        let shown = String::from_utf8_lossy(&output.stdout);
        assert_eq!(shown.lines().count(), 2, "{checkout}: {output:?}");
    }
}

#[test]
fn nothing_that_a_repository_names_is_run() {
    let folder = repository();
    let run = |name: &str| format!("touch {}; cat", folder.path().join(name).display());
    for (key, value) in [
        ("core.pager", run("PAGER")),
        ("pager.rev-parse", run("PAGER")),
        ("pager.cat-file", run("PAGER")),
        ("alias.rev-parse", format!("!{}", run("ALIAS"))),
        ("alias.cat-file", format!("!{}", run("ALIAS"))),
        ("core.fsmonitor", run("MONITOR")),
        ("core.sshCommand", run("SSH")),
        ("core.alternateRefsCommand", run("REFS")),
        ("diff.external", run("DIFF")),
        ("diff.odd.textconv", run("TEXT")),
        ("filter.odd.smudge", run("FILTER")),
        ("filter.odd.process", run("FILTER")),
        ("core.hooksPath", ".".to_owned()),
        ("color.ui", "always".to_owned()),
        ("core.autocrlf", "true".to_owned()),
        ("log.showSignature", "true".to_owned()),
        ("gpg.program", run("GPG")),
    ] {
        git(folder.path(), &["config", key, &value]);
    }
    fs::write(folder.path().join(".gitattributes"), "* diff=odd filter=odd\n").unwrap();
    let before = files(folder.path());
    let output = ospo(folder.path(), &["compare", "--rev", "HEAD", "-q", "-f", "csv"]);
    let shown = String::from_utf8_lossy(&output.stdout);
    assert_eq!(shown.lines().count(), 2, "{output:?}");
    assert_eq!(files(folder.path()), before);
}

#[cfg(unix)]
#[test]
fn what_stands_in_the_place_of_git_may_be_noisy_and_what_it_does_not_say_is_told() {
    use std::os::unix::fs::PermissionsExt;

    let folder = repository();
    let bin = tempfile::tempdir().unwrap();
    let path = std::env::var("PATH").unwrap();
    let run_with = |script: &str| {
        let file = bin.path().join("git");
        let script = format!("#!/bin/sh\nPATH='{path}'\n{script}\n");
        fs::write(&file, script).unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
        let mut ospo = surroundings(Command::new(env!("CARGO_BIN_EXE_ospo")), folder.path());
        ospo.env("PATH", bin.path()).args(["compare", "--rev", "HEAD", "-q", "-f", "csv"]);
        ospo.output().unwrap()
    };
    for noise in ["echo Welcome to Acme", "echo warning: old >&2", "echo 1; echo 2 >&2"] {
        let output = run_with(&format!("{noise}\nexec git \"$@\""));
        let shown = String::from_utf8_lossy(&output.stdout);
        assert_eq!(shown.lines().count(), 2, "{noise}: {output:?}");
    }
    for (script, told) in [
        ("exit 1", "git fails and does not say why"),
        ("echo error: bogus >&2; exit 128", "bogus"),
        ("echo warning: old >&2; echo fatal: no such thing >&2; exit 128", "no such thing"),
    ] {
        refused(
            &run_with(script),
            &format!(
                "error: assessments/2026-11-22.yaml is in no git repository that can be read\n\
                 caused by: {told}\n\
                 help: name two sheets instead of a revision\n"
            ),
        );
    }
}

#[test]
fn a_clone_that_has_only_a_part_is_told_from_a_file_that_is_not_there() {
    let folder = repository();
    git(folder.path(), &["commit", "-qam", "More"]);
    let all = folder.path().to_str().unwrap();
    git(folder.path(), &["config", "uploadpack.allowFilter", "true"]);
    for (filter, part) in [("blob:none", "no-files"), ("tree:0", "no-folders")] {
        let clones = tempfile::tempdir().unwrap();
        let part = clones.path().join(part);
        let (from, filter) = (format!("file://{all}"), format!("--filter={filter}"));
        git(clones.path(), &["clone", "-q", &filter, &from, part.to_str().unwrap()]);
        // Where the rest could be had must not be asked.
        git(&part, &["config", "remote.origin.url", "file:///nowhere"]);
        refused(
            &ospo(&part, &["compare", "--rev", "HEAD~1"]),
            "error: assessments/2026-11-22.yaml of revision `HEAD~1` is not in this clone, which \
             has only a part\n\
             help: `git -C assessments show 'HEAD~1:./2026-11-22.yaml'` fetches it\n",
        );
        let other = SHEET.replace("date: 2026-11-22", "date: 2026-11-23");
        fs::write(part.join("assessments/2026-11-23.yaml"), other).unwrap();
        refused(
            &ospo(&part, &["compare", "--rev", "HEAD"]),
            "error: assessments/2026-11-23.yaml is not in revision `HEAD`\n\
             help: `git log --oneline -- assessments/2026-11-23.yaml` lists those that have it\n",
        );
    }
}

#[test]
fn a_repository_of_somebody_else_comes_with_the_advice_of_git() {
    let folder = repository();
    let mut command = surroundings(Command::new(env!("CARGO_BIN_EXE_ospo")), folder.path());
    command.env("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");
    let output = command.args(["compare", "--rev", "HEAD"]).output().unwrap();
    let real = folder.path().canonicalize().unwrap();
    refused(
        &output,
        &format!(
            "error: the repository of assessments/2026-11-22.yaml belongs to somebody else, and \
             git does not trust it\n\
             help: if you trust it: git config --global --add safe.directory {}\n",
            real.display()
        ),
    );
}

#[test]
fn without_git_that_is_said() {
    let folder = repository();
    let mut command = surroundings(Command::new(env!("CARGO_BIN_EXE_ospo")), folder.path());
    let output =
        command.env("PATH", "/nowhere").args(["compare", "--rev", "HEAD"]).output().unwrap();
    refused(
        &output,
        "error: cannot run git\n\
         caused by: no such file or directory\n\
         help: install git, or name two sheets\n",
    );
}

#[test]
fn what_is_wrong_in_an_older_version_is_told_with_its_revision() {
    let folder = repository();
    let path = folder.path().join(PATH);
    fs::write(&path, format!("{SHEET}  licence-management: establishd\n")).unwrap();
    git(folder.path(), &["commit", "-qam", "Slip"]);
    fs::write(&path, SHEET).unwrap();
    let output = ospo(folder.path(), &["compare", "--rev", "HEAD"]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        said.starts_with(
            "error: HEAD:assessments/2026-11-22.yaml:7:23: unknown level `establishd`"
        ),
        "{said}"
    );
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_file_that_is_too_large_is_told_and_not_read_to_its_end() {
    let folder = folder();
    let path = folder.path().join(PATH);
    fs::write(&path, format!("{SHEET}{}", "# more\n".repeat(2_000_000))).unwrap();
    git(folder.path(), &["init", "-q"]);
    git(folder.path(), &["add", "-A"]);
    git(folder.path(), &["commit", "-qm", "Large"]);
    fs::write(&path, SHEET).unwrap();
    refused(
        &ospo(folder.path(), &["compare", "--rev", "HEAD"]),
        "error: HEAD:assessments/2026-11-22.yaml: the file is larger than 4 MiB\n\
         help: split it into smaller files\n",
    );
}
