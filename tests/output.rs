//! Where a result goes: through a pager, as a person at a terminal sees it, and through a browser
//! into a PDF, with stand-ins for both.

#![cfg(unix)]

mod terminal;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use terminal::key::{CTRL_C, ENTER};
use terminal::{DATE, Folder};

/// A folder with a sheet.
fn answered() -> Folder {
    let folder = Folder::known();
    folder.given(&["programme-identity=1", "licence-management=3", "software-inventory=2"]);
    folder
}

/// What stands in for a pager: keeps what it is given and how it is told to show it.
const KEEPS: &str = "cat > seen; echo LESS=$LESS > told; echo closed";

/// Makes a command of a few lines of shell.
fn script(path: &Path, lines: &str) {
    fs::write(path, format!("#!/bin/sh\n{lines}\n")).unwrap();
    fs::set_permissions(path, PermissionsExt::from_mode(0o755)).unwrap();
}

/// Shows something on a terminal, with more variables, and returns what is seen in the end.
#[track_caller]
fn shown(folder: &Folder, args: &[&str], variables: &[(&str, &str)]) -> String {
    let mut command = folder.ospo(args);
    command.envs(variables.iter().copied());
    let mut terminal = terminal::Terminal::start(command);
    assert_eq!(terminal.end(), 0);
    terminal.screen()
}

#[track_caller]
fn kept(folder: &Folder, name: &str) -> String {
    fs::read_to_string(folder.work().join(name)).unwrap()
}

#[test]
fn what_is_longer_than_the_screen_goes_through_the_pager_as_it_would_stand_on_the_screen() {
    let folder = answered();
    for view in
        [&["report"][..], &["plan"], &["journeys"], &["explain", "--score"], &["model", "show"]]
    {
        assert_eq!(shown(&folder, view, &[("PAGER", KEEPS)]), "closed", "{view:?}");
        let whole = folder.run(&[view, &["--color", "always"]].concat(), "");
        assert_eq!(kept(&folder, "seen"), whole.out, "{view:?}");
        assert!(whole.out.contains("\x1b["), "{view:?} has colours");
        assert_eq!(kept(&folder, "told"), "LESS=FRX\n");
    }
}

#[test]
fn the_pager_is_less_and_is_told_nothing_where_the_user_tells_it() {
    let folder = answered();
    script(&folder.root().join("less"), KEEPS);
    let path = format!("{}:{}", folder.root().display(), std::env::var("PATH").unwrap());
    let mut command = folder.ospo(&["plan"]);
    command.env("PATH", path).env("LESS", "-S").env_remove("PAGER");
    let mut terminal = terminal::Terminal::start(command);
    terminal.see("closed");
    assert_eq!(terminal.end(), 0);
    assert_eq!(kept(&folder, "told"), "LESS=-S\n");
}

#[test]
fn nothing_is_paged_that_fits_or_that_is_not_for_a_screen_that_can_go_back() {
    let folder = answered();
    let long = ("PAGER", KEEPS);
    let shows = |args: &[&str], variables: &[(&str, &str)]| {
        let screen = shown(&folder, args, variables);
        assert!(!screen.is_empty() && !screen.contains("closed"), "{args:?}: {screen}");
        assert!(!folder.work().join("seen").exists(), "{args:?} {variables:?}");
    };
    shows(&["report", "--no-pager"], &[long]);
    shows(&["report", "--no-input"], &[long]);
    shows(&["report"], &[("PAGER", "")]);
    shows(&["report"], &[("PAGER", "cat")]);
    shows(&["report"], &[long, ("TERM", "dumb")]);
    shows(&["report", "-f", "markdown"], &[long]);
    shows(&["report", "-o", "report.md"], &[long]);
    shows(&["status"], &[long]);
    shows(&["stale"], &[long]);
    assert_eq!(folder.run(&["report"], "").code, 0, "nor what goes to a file");
}

#[test]
fn a_pager_that_is_missing_or_ends_early_is_no_error_and_the_exit_code_stays() {
    let folder = answered();
    for pager in ["no-such-pager -R", "./seen"] {
        let screen = shown(&folder, &["report"], &[("PAGER", pager)]);
        assert!(screen.lines().count() > 20 && !screen.contains("error:"), "{screen}");
    }
    for pager in ["true", "head -c 10 > /dev/null", "false"] {
        assert_eq!(shown(&folder, &["model", "show"], &[("PAGER", pager)]), "");
    }
    let earlier = folder.sheet_text().replace(DATE, "2025-11-22").replace("repeatable", "absent");
    fs::write(folder.assessments().join("2025-11-22.yaml"), earlier).unwrap();
    let mut command = folder.ospo(&["compare", "--exit-code", "2025-11-22", DATE]);
    command.env("PAGER", KEEPS);
    let mut terminal = terminal::Terminal::start(command);
    terminal.see("closed");
    assert_eq!(terminal.end(), 1);
}

#[test]
fn ctrl_c_is_for_the_pager() {
    let folder = answered();
    let waits = "trap 'echo stays' INT; cat > /dev/null; echo open; \
                 until read key; do :; done < /dev/tty; echo closed";
    let mut command = folder.ospo(&["report"]);
    command.env("PAGER", waits);
    let mut terminal = terminal::Terminal::start(command);
    terminal.see("open");
    terminal.press(CTRL_C);
    terminal.see("stays");
    terminal.press(ENTER);
    terminal.see("closed");
    assert_eq!(terminal.end(), 0);
}

/// Returns the command that prints a report with a stand-in for a browser.
fn printing(folder: &Folder, browser: &str) -> Command {
    let path = folder.root().join("browser");
    script(&path, browser);
    let mut command = folder.ospo(&["report", "-o", "report.pdf"]);
    command.env("OSPO_BROWSER", path);
    command
}

/// Finds what stands behind `--print-to-pdf=` among its arguments.
const TARGET: &str =
    "for flag; do case $flag in --print-to-pdf=*) to=${flag#*=} ;; esac; page=$flag; done";

#[track_caller]
fn nothing_is_left(folder: &Folder) {
    let left = fs::read_dir(folder.root().join("rescued")).unwrap();
    let left: Vec<_> = left.map(|entry| entry.unwrap().path()).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn a_pdf_is_what_the_browser_prints_of_the_page() {
    let folder = answered();
    let prints = format!(
        "{TARGET}\ncp \"$page\" {root}/page\necho \"$@\" > {root}/flags\necho $TMPDIR > {root}/passing\n\
         touch $TMPDIR/left\nprintf '%%PDF-1.4 all of it %%%%EOF\\n' > \"$to\"",
        root = folder.root().display()
    );
    let ran = terminal::run(printing(&folder, &prints), "");
    assert_eq!((ran.code, ran.err.as_str()), (0, "Wrote report.pdf.\n"));
    assert_eq!(kept(&folder, "report.pdf"), "%PDF-1.4 all of it %%EOF\n");
    let page = folder.run(&["report", "-f", "html"], "").out;
    let beside = |name: &str| fs::read_to_string(folder.root().join(name)).unwrap();
    assert_eq!(beside("page"), page);
    let flags = beside("flags");
    for flag in ["--headless", "--no-pdf-header-footer", "--host-resolver-rules=MAP * ~NOTFOUND"] {
        assert!(flags.contains(flag), "{flag} in {flags}");
    }
    let as_root = rustix::process::geteuid().is_root();
    assert_eq!(flags.contains("--no-sandbox"), as_root, "{flags}");
    assert!(flags.contains("--user-data-dir="), "{flags}");
    nothing_is_left(&folder);
    // A name is looked for as it is, whatever stands behind a dot in it.
    let mut by_name = printing(&folder, &prints);
    fs::rename(folder.root().join("browser"), folder.root().join("browser-1.2")).unwrap();
    let path = format!("{}:{}", folder.root().display(), std::env::var("PATH").unwrap());
    by_name.env("OSPO_BROWSER", "browser-1.2").env("PATH", path);
    assert_eq!(terminal::run(by_name, "").code, 0);
}

#[test]
fn a_browser_that_fails_is_told_and_what_was_there_stays() {
    let folder = answered();
    fs::write(folder.work().join("report.pdf"), "the one before").unwrap();
    let by_hand =
        "write a page, such as `-o report.html`, open it in any browser and print it as PDF";
    let half = format!("{TARGET}\nprintf '%%PDF-1.4 half of' > \"$to\"; echo no room >&2; exit 3");
    let ran = terminal::run(printing(&folder, &half), "");
    ran.fails_with(&[
        "has printed nothing and ended with exit status: 3",
        "it said: no room",
        by_hand,
    ]);
    let mut late = printing(&folder, "sleep 600 & echo waiting >&2; sleep 600");
    late.env("OSPO_BROWSER_TIMEOUT", "1");
    let ran = terminal::run(late, "");
    ran.fails_with(&["has printed nothing in 1 second", "OSPO_BROWSER_TIMEOUT=120", by_hand]);
    let mut missing = printing(&folder, "");
    missing.env("OSPO_BROWSER", "no-such-browser");
    terminal::run(missing, "").fails_with(&["OSPO_BROWSER names no browser"]);
    let mut none = folder.ospo(&["report", "-o", "report.pdf"]);
    none.env("PATH", folder.root());
    if !Path::new("/snap/bin/chromium").exists() {
        terminal::run(none, "").fails_with(&["none is found", "OSPO_BROWSER", by_hand]);
    }
    assert_eq!(kept(&folder, "report.pdf"), "the one before");
    nothing_is_left(&folder);
}

#[test]
fn ctrl_c_ends_the_browser_and_leaves_nothing_behind() {
    let folder = answered();
    let pid = folder.root().join("pid");
    let waits = format!("sleep 600 & echo $! > {}; wait", pid.display());
    let mut terminal = terminal::Terminal::start(printing(&folder, &waits));
    let until = Instant::now() + Duration::from_secs(30);
    while fs::read_to_string(&pid).map_or(true, |pid| pid.is_empty()) {
        assert!(Instant::now() < until, "the browser never began");
        std::thread::sleep(Duration::from_millis(10));
    }
    terminal.press(CTRL_C);
    assert_eq!(terminal.end(), 130);
    let pid = fs::read_to_string(&pid).unwrap();
    let is_there =
        || Command::new("kill").args(["-0", pid.trim()]).output().unwrap().status.success();
    while is_there() {
        assert!(Instant::now() < until, "the browser goes on");
        std::thread::sleep(Duration::from_millis(10));
    }
    nothing_is_left(&folder);
    assert!(!folder.work().join("report.pdf").exists());
}
