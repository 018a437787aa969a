//! Where a result goes: through a pager, as a person at a terminal sees it.

#![cfg(unix)]

mod terminal;

use std::fs;

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
    let less = folder.root().join("less");
    fs::write(&less, format!("#!/bin/sh\n{KEEPS}\n")).unwrap();
    let runs = std::os::unix::fs::PermissionsExt::from_mode(0o755);
    fs::set_permissions(&less, runs).unwrap();
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
