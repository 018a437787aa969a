//! Where a result goes and as what: `-f` and `-o`, shared by the commands that write one.

use std::path::Path;
use std::path::PathBuf;

use clap::ValueEnum;
use clap::builder::PossibleValue;
use ospo::render;
use ospo::render::Format;
use ospo::render::Look;
use ospo::report::Report;
use ospo::store;
use ospo::text;

use crate::cli::error::CommandError;
use crate::cli::session::Session;

/// The flags.
#[derive(Debug, clap::Args)]
pub(crate) struct Output {
    /// The format [default: by the name of FILE, else terminal]
    #[arg(short, long, value_name = "FORMAT")]
    format: Option<Choice>,
    /// Write to this file; `-` is standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// A format by its name on the command line.
#[derive(Clone, Copy, Debug)]
struct Choice(Format);

impl ValueEnum for Choice {
    fn value_variants<'a>() -> &'a [Self] {
        const ALL: [Choice; Format::ALL.len()] = {
            let mut all = [Choice(Format::ALL[0]); Format::ALL.len()];
            let mut at = 1;
            while at < all.len() {
                all[at] = Choice(Format::ALL[at]);
                at += 1;
            }
            all
        };
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.0.as_str()))
    }
}

/// What was asked for, once it is known that it can be done.
#[derive(Debug)]
pub(crate) struct Chosen<'a> {
    format: Format,
    file: Option<&'a Path>,
}

impl Output {
    /// Returns where the result goes, before any work is done for it.
    pub(crate) fn chosen(&self) -> Result<Chosen<'_>, CommandError> {
        let file = self
            .output
            .as_deref()
            .filter(|path| *path != Path::new("-"));
        let format = match (self.format, file) {
            (Some(Choice(format)), _) => format,
            (None, Some(path)) => Format::of_path(path).ok_or_else(|| unknown_ending(path))?,
            (None, None) => Format::Terminal,
        };
        Ok(Chosen { format, file })
    }
}

impl Chosen<'_> {
    /// Writes a report to where it goes.
    pub(crate) fn write(&self, report: &Report, session: &Session) -> Result<(), CommandError> {
        let Some(file) = self.file else {
            return session.show(report, self.format);
        };
        session.store.spare(file)?;
        let mut bytes = Vec::new();
        // A file is the same whatever screen it was written from.
        render::write(report, self.format, &Look::default(), &mut bytes)?;
        store::write(file, &bytes)?;
        session.say(&format!("Wrote {}.", file.display()));
        Ok(())
    }
}

fn unknown_ending(path: &Path) -> CommandError {
    let formats = text::ticked(Format::ALL.iter().map(|format| format.as_str()));
    CommandError::new(format!("the name {} tells no format", path.display()))
        .help(format!("add `-f FORMAT`, one of {formats}"))
}
