//! How far the work is, for those who wait for it.

use std::io::{self, IsTerminal, Write};
use std::sync::Mutex;

use ospo::lang::Lang;
use ospo::say;

use crate::cli::session::Session;
use crate::cli::{error, terminal, threads};

/// A line on a terminal that says how far the work is, and is gone at its end.
pub(super) struct ProgressLine {
    all: usize,
    done: Mutex<usize>,
    /// None where nobody looks.
    lang: Option<Lang>,
}

impl ProgressLine {
    pub(super) fn new(all: usize, session: &Session) -> Self {
        let is_seen = io::stderr().is_terminal() && !session.global.quiet;
        let lang = (is_seen && !error::is_for_a_program()).then(|| session.lang());
        Self { all, done: Mutex::new(0), lang }
    }

    pub(super) fn step(&self) {
        let mut done = threads::held(&self.done);
        *done += 1;
        let before = (*done - 1) * 100 / self.all;
        if let Some(lang) = &self.lang
            && *done * 100 / self.all > before
        {
            show(&say!(lang, "Looked at {n} of {all} repositories", n = *done, all = self.all));
        }
    }

    pub(super) fn end(&self) {
        if self.lang.is_some() {
            show("");
        }
    }
}

/// Writes over the line that was there.
fn show(line: &str) {
    const WIDTH: usize = 78;
    // Nothing is left to do where standard error itself is gone.
    let _ = write!(io::stderr(), "\r{:WIDTH$}\r{line}", "", line = terminal::shown(line));
}
