//! File systems over a network, in a box or in user space that refuse what others do: it is told,
//! and goes on.

use std::fs;
use std::process::Command;

use crate::terminal::{Folder, Ran, run};

/// Runs `ospo` on a file system that refuses a call with an error, where this machine can play one.
fn refused(folder: &Folder, call: &str, error: &str, args: &[&str]) -> (Ran, bool) {
    let ospo = folder.ospo(args);
    let mut strace = Command::new("strace");
    folder.scrub(&mut strace);
    let spoilt = format!("inject={call}:error={error}");
    let log = folder.root().join("calls");
    strace.args(["-f", "-qq", "-e", &format!("trace={call}"), "-e", &spoilt, "-o"]).arg(&log);
    strace.arg(ospo.get_program()).args(ospo.get_args());
    let can_play = run_if_there(strace);
    let (ran, calls) = match can_play {
        Some(ran) => (ran, fs::read_to_string(&log).unwrap_or_default()),
        None => (run(ospo, ""), String::new()),
    };
    (ran, calls.contains("INJECTED"))
}

/// None where there is no such command, or it may not look at others.
fn run_if_there(mut strace: Command) -> Option<Ran> {
    let mut tried = Command::new("strace");
    tried.args(["-qq", "-e", "trace=none", "true"]);
    let is_there = tried.output().is_ok_and(|tried| tried.status.success());
    is_there.then(|| Ran::from(strace.output().unwrap()))
}

/// How often these words are told.
fn told(ran: &Ran, words: &str) -> usize {
    ran.err.matches(words).count()
}

#[test]
fn what_a_file_system_cannot_do_is_told_once_and_the_answer_is_saved() {
    for (calls, error, words) in [
        ("flock", "ENOLCK", "cannot be locked"),
        ("flock", "EOPNOTSUPP", "cannot be locked"),
        ("flock", "ENOSYS", "cannot be locked"),
        ("flock", "EIO", "cannot be locked"),
        ("mkdirat", "EPERM", "cannot be locked"),
        ("fsync", "EINVAL", "cannot be flushed to the disk"),
        ("fsync", "EOPNOTSUPP", "cannot be flushed to the disk"),
        ("fsync", "EPERM", "cannot be flushed to the disk"),
        ("fchmod", "EPERM", "cannot keep its permissions"),
        ("fchmod", "EOPNOTSUPP", "cannot keep its permissions"),
        ("fgetxattr", "EPERM", "cannot keep its permissions"),
        ("renameat2", "EINVAL", ""),
        ("renameat2", "ENOSYS", ""),
        ("renameat2", "EPERM", ""),
        ("renameat2,linkat", "EPERM", ""),
        ("renameat2,linkat", "EOPNOTSUPP", ""),
        ("openat2", "ENOSYS", ""),
        ("openat2", "EPERM", ""),
        ("unlinkat", "EPERM", ""),
        ("statx", "ENOSYS", ""),
    ] {
        let folder = Folder::new();
        folder.given(&["programme-identity=1"]);
        super::mode(&folder.sheet_path(), 0o640);
        for (item, is_new) in [("licence-management=2", false), ("developer-education=2", true)] {
            let mut args = vec!["answer", "--subject", "Acme", item];
            args.extend(is_new.then_some(["--respondent", "Lea"]).into_iter().flatten());
            let (ran, is_refused) = refused(&folder, calls, error, &args);
            let ran_here = format!("{calls} {error} {args:?}: {ran:?}");
            assert_eq!(ran.code, 0, "{ran_here}");
            assert!(ran.err.contains("Saved assessments/2026-11-22"), "{ran_here}");
            if is_refused && !words.is_empty() {
                assert_eq!(told(&ran, words), 1, "{ran_here}");
            }
        }
        assert_eq!(folder.answer("licence-management"), "repeatable");
        let left = folder.names();
        let is_cleared = left == ["2026-11-22-lea.yaml", "2026-11-22.yaml"];
        // What may not be removed, or what others may hold, stays, and keeps nobody from anything.
        assert!(is_cleared || calls == "unlinkat" || error == "EIO", "{calls} {error}: {left:?}");
    }
}

#[test]
fn a_disk_that_fails_is_an_error_and_what_was_saved_stays() {
    for (call, error, words) in [
        ("fsync", "EIO", "input/output error"),
        ("fsync", "ENOSPC", "no space left on device"),
        ("renameat2", "EACCES", "permission denied"),
        ("renameat2", "EIO", "input/output error"),
        ("getdents64", "EIO", "input/output error"),
    ] {
        let folder = Folder::new();
        folder.given(&["programme-identity=1"]);
        let before = folder.sheet_text();
        let (ran, is_refused) = refused(&folder, call, error, &["answer", "licence-management=2"]);
        if is_refused {
            ran.fails_with(&["error: cannot ", &format!("caused by: {words}\n")]);
            assert_eq!(folder.sheet_text(), before);
        }
        assert_eq!(folder.names(), ["2026-11-22.yaml"]);
    }
}

#[test]
fn a_result_that_cannot_be_written_is_an_error_with_a_way_out() {
    let folder = Folder::new();
    folder.given(&["programme-identity=1"]);
    for args in [
        "status",
        "report -f markdown",
        "report -f xlsx",
        "plan -f csv",
        "model schema",
        "model list",
        "form --markdown -",
        "explain programme-identity",
        "completions bash",
        "man",
        "--help",
        "--version",
        "report -f html -o /dev/full",
    ] {
        let mut shell = Command::new("bash");
        folder.scrub(&mut shell);
        let ospo = env!("CARGO_BIN_EXE_ospo");
        shell.args(["-c", &format!("exec {ospo} {args} > /dev/full")]);
        run(shell, "").fails_with(&[
            "error: ",
            "caused by: no space left on device\n",
            "help: make room on the disk",
        ]);
    }
    // A program is told the same in JSON.
    let mut shell = Command::new("bash");
    folder.scrub(&mut shell);
    let ospo = env!("CARGO_BIN_EXE_ospo");
    shell.args(["-c", &format!("exec {ospo} report -f json > /dev/full")]);
    run(shell, "").fails_with(&[
        "\"weight\":\"error\"",
        "no space left on device",
        "\"help\":[\"make room on the disk",
    ]);
}

#[test]
fn a_limit_on_files_is_an_error_and_leaves_nothing_half_done() {
    let folder = Folder::new();
    folder.given(&["programme-identity=1"]);
    let before = folder.sheet_text();
    for args in ["answer licence-management=2", "report -o report.html"] {
        let mut shell = Command::new("bash");
        folder.scrub(&mut shell);
        let ospo = env!("CARGO_BIN_EXE_ospo");
        let day = crate::terminal::DATE;
        shell.args(["-c", &format!("ulimit -f 0; exec {ospo} --date {day} {args}")]);
        run(shell, "").fails_with(&["error: cannot save ", "caused by: file too large\n"]);
    }
    assert_eq!(folder.sheet_text(), before);
    assert_eq!(folder.names(), ["2026-11-22.yaml"]);
    assert_eq!(fs::read_dir(folder.work()).unwrap().count(), 1);
}

#[test]
fn a_folder_that_the_user_may_not_enter_is_told() {
    let folder = Folder::new();
    let closed = folder.work().join("closed");
    fs::create_dir(&closed).unwrap();
    super::mode(&closed, 0o000);
    let ran = run(super::as_somebody(&folder, &["-C", "closed/inner", "status"]), "");
    ran.fails_with(&[
        "error: cannot enter the folder closed/inner\n",
        "caused by: permission denied\n",
        "help: check who may enter it, or name another with `-C DIR`\n",
    ]);
    super::mode(&closed, 0o755);
}

#[test]
fn who_is_nobody_with_no_home_and_nothing_to_write_to_can_read_all_views() {
    let folder = Folder::new();
    folder.given(&["programme-identity=1"]);
    super::mode(&folder.work(), 0o555);
    super::mode(&folder.assessments(), 0o555);
    for args in [
        &["status"][..],
        &["report"],
        &["report", "-f", "html"],
        &["report", "-f", "xlsx"],
        &["plan"],
        &["plan", "-f", "ical"],
        &["stale"],
        &["history"],
        &["portfolio"],
        &["explain", "--score"],
        &["journeys"],
        &["profile"],
        &["migrate", "--all", "--dry-run"],
        &["form", "--markdown", "-"],
    ] {
        let mut ospo = super::as_somebody(&folder, args);
        ospo.env_remove("XDG_CONFIG_HOME")
            .env("HOME", "/nonexistent")
            .env("TMPDIR", "/nonexistent");
        ospo.arg("--no-pager").stdin(std::process::Stdio::null());
        let output = crate::terminal::spawn(ospo.stdout(std::process::Stdio::piped()))
            .wait_with_output()
            .unwrap();
        assert!(output.status.success() && !output.stdout.is_empty(), "{args:?}: {output:?}");
    }
    super::mode(&folder.work(), 0o755);
    super::mode(&folder.assessments(), 0o755);
    assert_eq!(folder.names(), ["2026-11-22.yaml"]);
}
