//! What standard output can show, and a view shown there.

use std::env;
use std::io::{self, BufWriter, IsTerminal, Write};

use anstream::AutoStream;
use ospo::render::{self, Format, Look};
use ospo::report::Report;

use crate::cli::error::CommandError;
use crate::cli::session::Session;
use crate::cli::{pager, terminal};

/// So many bytes are written at once.
const AT_ONCE: usize = 64 * 1024;
/// Lines longer than this tire the eye.
const WIDEST: usize = 100;

impl Session {
    /// Shows a view that may be longer than the screen.
    pub(crate) fn page(&self, report: &Report) -> Result<(), CommandError> {
        let waits_for_keys = !self.global.no_pager && !self.global.no_input;
        if waits_for_keys && io::stdout().is_terminal() {
            let mut text = Vec::new();
            render::write(report, Format::Terminal, &self.look(), &mut text)?;
            if pager::shows(&text) {
                return Ok(());
            }
        }
        self.show(report, Format::Terminal)
    }

    pub(crate) fn show(&self, report: &Report, format: Format) -> Result<(), CommandError> {
        let look = self.look();
        // A few large writes instead of one a line: whoever reads is not woken for each.
        if look.colour && !format.is_binary() {
            let mut out = BufWriter::with_capacity(AT_ONCE, AutoStream::always(io::stdout()));
            render::write(report, format, &look, &mut out)?;
            out.flush()?;
        } else {
            let mut out = BufWriter::with_capacity(AT_ONCE, io::stdout());
            render::write(report, format, &look, &mut out)?;
            out.flush()?;
        }
        Ok(())
    }

    /// Returns what standard output can show.
    pub(crate) fn look(&self) -> Look {
        let auto = AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never;
        let colour = match self.global.colour() {
            anstream::ColorChoice::Auto => auto,
            choice => choice != anstream::ColorChoice::Never,
        };
        Look { width: width(), colour, unicode: terminal::unicode() }
    }
}

fn width() -> usize {
    let columns = || env::var("COLUMNS").ok()?.parse().ok();
    let screen = io::stdout().is_terminal().then(terminal_size::terminal_size).flatten();
    let width = screen.map(|(width, _)| usize::from(width.0)).or_else(columns).unwrap_or(80);
    width.clamp(40, WIDEST)
}
