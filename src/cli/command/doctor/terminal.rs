//! The terminal, and the programs that show and print for us.

use std::env;
use std::ffi::OsStr;
use std::io::{self, IsTerminal};

use ospo::lang::Lang;
use ospo::report::{Circumstance, Finding, LookedAt, Weight};
use ospo::say;

use crate::cli::browser::{self, Browser};
use crate::cli::command::doctor::finding::of_error;
use crate::cli::pager;
use crate::cli::session::Session;

pub(super) fn look(session: &Session, lang: &Lang) -> (Vec<Finding>, Vec<Circumstance>) {
    let mut findings = Vec::new();
    let look = session.look();
    let said = |yes: bool| if yes { say!(lang, "yes") } else { say!(lang, "no") };
    let term = variable("TERM");
    if term.as_deref().is_none_or(|term| term == "dumb") && io::stdout().is_terminal() {
        let what = say!(
            lang,
            "{name} does not say what the terminal can do, so questions are asked line by line.",
            name = "`TERM`"
        );
        findings.push(know(what).help("`TERM=xterm-256color`"));
    }
    if !look.unicode {
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
    let none = || say!(lang, "none");
    let within = ["TERM_PROGRAM", "COLORTERM"].iter().filter_map(|name| variable(name));
    let within = within.chain(
        MULTIPLEXERS
            .iter()
            .filter_map(|(name, called)| variable(name).map(|_| (*called).to_owned())),
    );
    let terminal = lang.in_a_row(term.into_iter().chain(within));
    let size = terminal_size::terminal_size();
    let size = size.map_or_else(none, |(columns, rows)| format!("{} × {}", columns.0, rows.0));
    let circumstances = [
        ("terminal", say!(lang, "Terminal"), if terminal.is_empty() { none() } else { terminal }),
        ("screen", say!(lang, "Screen"), size),
        ("alternate-screen", say!(lang, "Alternate screen"), alternate(lang)),
        ("colour", say!(lang, "Colour"), said(look.colour)),
        ("utf-8", "UTF-8".to_owned(), said(look.unicode)),
        ("pager", say!(lang, "Pager"), pager.unwrap_or_else(none)),
        (
            "browser",
            say!(lang, "Browser for PDF"),
            browser.map_or_else(|_| none(), |browser| browser.command.display().to_string()),
        ),
    ];
    let circumstances = circumstances.map(|(key, name, value)| Circumstance { key, name, value });
    (findings, circumstances.into())
}

/// The variables by which programs say that the terminal is one of theirs, and what they are called.
const MULTIPLEXERS: [(&str, &str); 3] =
    [("STY", "GNU screen"), ("TMUX", "tmux"), ("WT_SESSION", "Windows Terminal")];

/// Says whether a whole screen can be shown and then taken away, as far as the environment tells.
fn alternate(lang: &Lang) -> String {
    match variable("TERM").as_deref() {
        None | Some("dumb" | "linux" | "vt100") => say!(lang, "no"),
        Some(_) if variable("STY").is_some() => {
            say!(lang, "only where GNU screen has {option}", option = "`altscreen on`")
        }
        Some(_) => say!(lang, "yes"),
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
