//! Terminals of all kinds: with one screen, stopped and going on, tiny, without a size, without
//! signs.

use std::fs;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use expectrl::process::unix::Signal;

use crate::terminal::key::{DOWN, ENTER};
use crate::terminal::{Folder, Terminal, run};

const ASSESS: &str = "assess --subject Acme";

/// A shell on a terminal, with `ospo` as a command.
fn shell(folder: &Folder, flags: &[&str]) -> Command {
    let mut shell = Command::new("bash");
    folder.scrub(&mut shell);
    shell.env("PS1", "@ ").args(["--norc", "--noprofile"]).args(flags);
    let own = folder.root().join("bin");
    fs::create_dir_all(&own).unwrap();
    let _ = std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_ospo"), own.join("ospo"));
    let path = std::env::var("PATH").unwrap_or_default();
    shell.env("PATH", format!("{}:{path}", own.display()));
    shell.env("OSPO_DATE", crate::terminal::DATE);
    shell
}

/// Types a line into a shell that waits for one.
fn typed(terminal: &mut Terminal, line: &str) {
    terminal.see_that("a prompt", |screen| screen.ends_with('@'));
    terminal.press(line);
    terminal.press(ENTER);
}

#[track_caller]
fn shows_the_first_question(screen: &mut Terminal) {
    screen.see("1 of 16");
    screen.see("0  Absent");
    screen.see("q stop");
    let shown = screen.screen();
    assert!(shown.starts_with("Programme identity"), "{shown}");
    assert!(!shown.contains("old text") && !shown.contains('@'), "{shown}");
}

#[test]
fn old_text_on_the_only_screen_of_a_terminal_does_not_show_through() {
    let folder = Folder::known();
    let mut bash = shell(&folder, &["-c"]);
    bash.arg(format!("for i in {{1..40}}; do echo old text $i of many; done; exec ospo {ASSESS}"));
    let mut screen = Terminal::start(bash).with_one_screen();
    screen.begin();
    shows_the_first_question(&mut screen);
    screen.press("2");
    screen.see("2 of 16");
    assert!(!screen.screen().contains("old text"), "{}", screen.screen());
    screen.press("q");
    assert_eq!(screen.end(), 0);
    let left = screen.screen();
    assert!(left.starts_with("1 of 16 items"), "nothing stands amid what was drawn:\n{left}");
    assert!(!left.contains("old text"), "{left}");
}

#[test]
fn stopped_by_a_key_or_a_signal_it_gives_the_screen_back_and_takes_it_on_going_on() {
    let folder = Folder::known();
    for has_second_screen in [true, false] {
        let terminal = Terminal::start(shell(&folder, &["-i"]));
        let mut terminal = if has_second_screen { terminal } else { terminal.with_one_screen() };
        // In the background it may not touch the terminal; its number is asked for there.
        typed(&mut terminal, &format!("ospo {ASSESS} & sleep 1"));
        typed(&mut terminal, "clear; fg");
        terminal.begin();
        shows_the_first_question(&mut terminal);
        for stop in ["\x1a", "\x1b[122;5u"] {
            terminal.press(stop);
            terminal.see("Stopped");
            assert!(!terminal.is_full() && !terminal.screen().contains("1 of 16"));
            typed(&mut terminal, "stty -a | grep -o -- '-\\?icanon'; fg");
            shows_the_first_question(&mut terminal);
            assert_eq!(terminal.is_full(), has_second_screen);
        }
        for (signal, is_told) in [("TSTP", true), ("STOP", false)] {
            typed_aside(&mut terminal, signal);
            terminal.see("Stopped");
            assert!(!is_told || !terminal.is_full());
            typed(&mut terminal, "clear; fg");
            shows_the_first_question(&mut terminal);
        }
        terminal.press(DOWN);
        terminal.see("> 0  Absent");
        terminal.press("q");
        typed(&mut terminal, "stty -a | grep -o -- '-\\?icanon'");
        terminal.see("\nicanon");
        typed(&mut terminal, "exit");
        assert_eq!(terminal.end(), 0);
        terminal.is_given_back();
    }
}

/// Sends a signal to what runs in the foreground, from another process.
fn typed_aside(terminal: &mut Terminal, signal: &str) {
    let children = format!("/proc/{0}/task/{0}/children", terminal.pid());
    let child = fs::read_to_string(children).unwrap();
    let child = child.split_whitespace().last().unwrap();
    let sent = Command::new("bash").args(["-c", &format!("kill -{signal} {child}")]).status();
    assert!(sent.unwrap().success());
}

/// Waits until a process is stopped: one that is told to go on before is not.
fn stands_still(terminal: &Terminal) {
    let state = || {
        let stat = fs::read_to_string(format!("/proc/{}/stat", terminal.pid())).unwrap();
        stat.rsplit_once(") ").and_then(|(_, behind)| behind.chars().next())
    };
    let until = Instant::now() + Duration::from_secs(30);
    while state() != Some('T') {
        assert!(Instant::now() < until, "it is not stopped");
        thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn without_a_shell_that_could_let_it_go_on_a_key_does_not_stop_it_and_a_signal_does() {
    let folder = Folder::known();
    let mut screen = folder.start(&["assess", "--subject", "Acme"]);
    screen.begin();
    screen.press("\x1a");
    screen.press(DOWN);
    screen.see("> 0  Absent");
    assert!(screen.is_full());
    screen.signal(Signal::SIGTSTP);
    screen.see_it_given_back();
    stands_still(&screen);
    screen.signal(Signal::SIGCONT);
    screen.see("> 0  Absent");
    assert!(screen.is_full());
    screen.signal(Signal::SIGSTOP);
    screen.signal(Signal::SIGCONT);
    screen.press("q");
    assert_eq!(screen.end(), 0);
    screen.is_given_back();
    // Line by line Ctrl-Z is a signal, and nobody could let it go on.
    let mut lines = folder.start(&["assess", "--subject", "Acme", "--plain"]);
    lines.resize(80, 60);
    lines.see("Question 1 of 16");
    lines.press("\x1a");
    lines.press("1\r");
    lines.see("Question 2 of 16");
    lines.press("q\r");
    assert_eq!(lines.end(), 0);
}

#[test]
fn a_terminal_that_can_only_print_is_asked_line_by_line() {
    let folder = Folder::known();
    for name in [Some("dumb"), Some("unknown"), Some(""), Some("network"), None] {
        let mut ospo = folder.ospo(&["assess", "--subject", "Acme"]);
        match name {
            Some(name) => ospo.env("TERM", name),
            None => ospo.env_remove("TERM"),
        };
        let mut terminal = Terminal::start(ospo);
        terminal.resize(80, 60);
        terminal.see("Question 1 of 16");
        assert!(!terminal.is_full(), "{name:?}");
        terminal.press("q\r");
        assert_eq!(terminal.end(), 0, "{name:?}");
    }
    for name in ["vt100", "linux", "ansi", "xterm-mono", "screen", "tmux-256color", "cons25"] {
        let mut ospo = folder.ospo(&["assess", "--subject", "Acme"]);
        ospo.env("TERM", name);
        let mut screen = Terminal::start(ospo);
        screen.begin();
        shows_the_first_question(&mut screen);
        assert!(screen.is_full(), "{name}");
        screen.press("q");
        assert_eq!(screen.end(), 0, "{name}");
    }
}

#[test]
fn a_line_that_does_not_tell_its_size_or_a_huge_one_is_drawn_on() {
    let folder = Folder::known();
    for size in ["cols 0 rows 0", "cols 0 rows 24", "cols 20000 rows 20000"] {
        let mut bash = shell(&folder, &["-c"]);
        // 1 GiB would not do for every place of the largest.
        bash.arg(format!("stty {size}; ulimit -v 1000000; exec ospo {ASSESS}"));
        let mut screen = Terminal::start(bash);
        if size == "cols 20000 rows 20000" {
            screen.see("Stage 1: Compliance");
            screen.press(ENTER);
            screen.see("0-4 answer");
        } else {
            screen.begin();
            shows_the_first_question(&mut screen);
        }
        screen.press("q");
        assert_eq!(screen.end(), 0, "{size}");
    }
}

#[test]
fn where_the_locale_or_the_console_has_only_ascii_every_sign_is_ascii() {
    for (name, locale) in [
        ("LANG", "C"),
        ("LC_ALL", "POSIX"),
        ("LC_CTYPE", "en_GB.ISO-8859-1"),
        ("LC_ALL", "tr_TR"),
        ("TERM", "linux"),
    ] {
        let folder = Folder::known();
        let in_locale = |args: &[&str]| {
            let mut ospo = folder.ospo(args);
            ospo.env(name, locale);
            ospo
        };
        let mut screen = Terminal::start(in_locale(&["assess", "--subject", "Acme"]));
        screen.see("Enter goes on");
        assert!(screen.screen().is_ascii(), "{}", screen.screen());
        screen.begin();
        let modes = [("?", "scroll", "x"), ("j", "Enter jumps", "j"), ("e", "A note on", "\x1b")];
        for (key, words, back) in modes {
            screen.see("q stop");
            assert!(screen.screen().is_ascii(), "{}", screen.screen());
            screen.press(key);
            screen.see(words);
            assert!(screen.screen().is_ascii(), "{}", screen.screen());
            screen.press(back);
        }
        screen.see("q stop");
        screen.press("q");
        assert_eq!(screen.end(), 0);
        let ran = run(in_locale(&["assess", "--subject", "Acme"]), "?\n3\n");
        for args in [&["answer", "nothing=3"][..], &["profile", "size=many"], &["status"]] {
            let ran = run(in_locale(args), "");
            assert!(ran.err.is_ascii() && ran.out.is_ascii(), "{args:?}: {ran:?}");
        }
        assert!(ran.out.is_ascii() && ran.err.is_ascii(), "{ran:?}");
    }
}

#[test]
fn keys_come_however_a_terminal_writes_them_and_what_is_no_key_does_nothing() {
    let folder = Folder::known();
    let mut screen = folder.start(&["assess", "--subject", "Acme"]);
    screen.begin();
    shows_the_first_question(&mut screen);
    // The mouse in three ways, the focus, a paste, a key let go, the size, a colour that was asked for.
    for nothing in [
        "\x1b[<0;10;10M",
        "\x1b[<0;10;10m",
        "\x1b[M !!",
        "\x1b[32;10;10M",
        "\x1b[I",
        "\x1b[O",
        "\x1b[200~3\n2\n\x1b[201~",
        "\x1b[50;1:3u",
        "\x1b[27;6;50~",
        "\x1b[15~",
        "\x1bOP",
    ] {
        screen.press(nothing);
    }
    screen.press("\x1bOB");
    screen.see("> 0  Absent");
    screen.press("\x1b[1;1B");
    screen.see("> 1  Ad hoc");
    screen.press("\x1bOA");
    screen.see("> 0  Absent");
    screen.press("\x1b[4~");
    screen.see("> 4  Measured");
    screen.press("\x1bOH");
    screen.see("> 0  Absent");
    screen.press("\x1b[50u");
    screen.see("2 of 16");
    screen.press("\x1b[99;5u");
    assert_eq!(screen.end(), 130);
    assert_eq!(folder.answer("programme-identity"), "repeatable");
}

#[test]
fn questions_to_a_person_are_on_the_terminal_wherever_the_result_goes() {
    let folder = Folder::known();
    let mut bash = shell(&folder, &["-c"]);
    bash.arg(format!("exec ospo {ASSESS} --item programme-identity > result"));
    let mut terminal = Terminal::start(bash);
    terminal.resize(80, 60);
    terminal.see("Programme identity: Where do people");
    terminal.press("2\r");
    assert_eq!(terminal.end(), 0);
    let result = fs::read_to_string(folder.work().join("result")).unwrap();
    assert!(result.starts_with("Acme, 2026-11-22"), "{result}");
    assert!(!result.contains("Where do people"), "{result}");
}
