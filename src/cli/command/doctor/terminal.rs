//! The terminal, and the programs that show and print for us.

use std::env;
use std::ffi::OsStr;
use std::io::{self, IsTerminal};

use ospo::lang::Lang;
use ospo::report::{Circumstance, Finding, LookedAt, Weight};
use ospo::say;

use crate::cli::browser::{self, Browser};
use crate::cli::command::doctor::finding::of_error;
use crate::cli::session::Session;
use crate::cli::{pager, terminal};

pub(super) fn look(session: &Session, lang: &Lang) -> (Vec<Finding>, Vec<Circumstance>) {
    let mut findings = Vec::new();
    let look = session.look();
    let said = |is_there: bool| is_there.then(|| say!(lang, "supported"));
    let term = variable("TERM");
    if !terminal::goes_back() && io::stdout().is_terminal() {
        let what = say!(
            lang,
            "{name} does not say what the terminal can do, so questions are asked line by line.",
            name = "`TERM`"
        );
        findings.push(know(what).help("`TERM=xterm-256color`"));
    }
    if !terminal::is_utf8() {
        let what =
            say!(lang, "The locale has no UTF-8, so bars and signs are drawn in plain letters.");
        findings.push(know(what).help("`LC_ALL=C.UTF-8`"));
    }
    let pager = pager::name();
    if let Some(missing) = pager.as_deref().filter(|pager| !is_there(pager)) {
        let what = say!(
            lang,
            "The pager {pager} is not there, so what is long runs through.",
            pager = format!("`{missing}`")
        );
        let help = say!(lang, "Install it, or name another in {name}.", name = "`PAGER`");
        findings.push(know(what).help(help));
    }
    let browser = Browser::find();
    if let Err(error) = &browser {
        findings.extend(of_error(error, Weight::Know, LookedAt::Machine));
    }
    let within = ["TERM_PROGRAM", "COLORTERM"].iter().filter_map(|name| variable(name));
    let multiplexers = MULTIPLEXERS.iter().filter(|(name, _)| variable(name).is_some());
    let within = within.chain(multiplexers.map(|(_, name)| (*name).to_owned()));
    let mut called: Vec<String> = term.into_iter().chain(within).collect();
    called.dedup();
    let called = (!called.is_empty()).then(|| lang.in_a_row(called));
    let size = terminal_size::terminal_size();
    let size = size.map(|(columns, rows)| format!("{} × {}", columns.0, rows.0));
    let circumstances = [
        ("terminal", say!(lang, "Terminal"), called),
        ("screen", say!(lang, "Screen"), size),
        ("alternate-screen", say!(lang, "Alternate screen"), alternate(lang)),
        ("colour", say!(lang, "Colour"), said(look.colour)),
        ("utf-8", "UTF-8".to_owned(), said(terminal::is_utf8())),
        ("pager", say!(lang, "Pager"), pager),
        (
            "browser",
            say!(lang, "Browser for PDF"),
            browser.ok().map(|browser| browser.command.display().to_string()),
        ),
    ];
    let circumstances = circumstances.map(|(key, name, value)| Circumstance { key, name, value });
    (findings, circumstances.into())
}

/// What the console of Linux is called.
const CONSOLE: &str = "linux";
/// The variables by which programs say that the terminal is one of theirs, and what they are called.
const MULTIPLEXERS: [(&str, &str); 3] =
    [("STY", "GNU screen"), ("TMUX", "tmux"), ("WT_SESSION", "Windows Terminal")];

/// Says whether a whole screen can be shown and then taken away, as far as the environment tells.
fn alternate(lang: &Lang) -> Option<String> {
    match variable("TERM").as_deref() {
        _ if !terminal::goes_back() => None,
        Some(CONSOLE) => None,
        Some(_) if variable("STY").is_some() => {
            Some(say!(lang, "only where GNU screen has {option}", option = "`altscreen on`"))
        }
        _ => Some(say!(lang, "supported")),
    }
}

fn is_there(command: &str) -> bool {
    let program = command.split_whitespace().next().unwrap_or_default();
    browser::found_in_path(OsStr::new(program)).is_some()
}

pub(super) fn variable(name: &str) -> Option<String> {
    let value = env::var_os(name).filter(|value| !value.is_empty())?;
    Some(value.to_string_lossy().into_owned())
}

fn know(what: String) -> Finding {
    Finding::new(Weight::Know, LookedAt::Machine, what)
}
