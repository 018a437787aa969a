//! Where a report goes, and in which format.

use std::path::Path;
use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::builder::TypedValueParser;
use ospo::render;
use ospo::render::Format;
use ospo::render::Look;
use ospo::report::Report;
use ospo::store;
use ospo::text;

use crate::cli::error::CommandError;
use crate::cli::session::Session;

/// Reads the name of one of these formats.
pub(crate) fn formats(known: &'static [Format]) -> impl TypedValueParser<Value = Format> {
    let names = known.iter().map(|format| format.as_str());
    PossibleValuesParser::new(names).try_map(|name| name.parse::<Format>())
}

/// What was said of a report's way out.
#[derive(Debug)]
pub(crate) struct Output<'a> {
    /// The format that was named.
    pub(crate) format: Option<Format>,
    /// The file that was named; `-` is standard output.
    pub(crate) file: Option<&'a PathBuf>,
    /// The formats that there are for this report.
    pub(crate) known: &'static [Format],
}

impl Output<'_> {
    fn file(&self) -> Option<&Path> {
        let file = self.file.map(PathBuf::as_path);
        file.filter(|path| *path != Path::new("-"))
    }

    /// Returns the format that was named, else that of the file's name, else the terminal's.
    pub(crate) fn format(&self) -> Result<Format, CommandError> {
        match (self.format, self.file()) {
            (Some(format), _) => Ok(format),
            (None, Some(path)) => Format::of_path(path)
                .filter(|format| self.known.contains(format))
                .ok_or_else(|| self.unknown_ending(path)),
            (None, None) => Ok(Format::Terminal),
        }
    }

    /// Writes a report to where it was asked for.
    pub(crate) fn write(&self, report: &Report, session: &Session) -> Result<(), CommandError> {
        let format = self.format()?;
        let Some(path) = self.file() else {
            return session.show(report, format);
        };
        session.store.spare(path)?;
        let mut bytes = Vec::new();
        // A file is the same whatever screen it was written from.
        render::write(report, format, &Look::default(), &mut bytes)?;
        store::write(path, &bytes)?;
        session.say(&format!("Wrote {}.", path.display()));
        Ok(())
    }

    fn unknown_ending(&self, path: &Path) -> CommandError {
        let names = text::ticked(self.known.iter().map(|format| format.as_str()));
        CommandError::new(format!("the name {} tells no format", path.display()))
            .help(format!("add `-f FORMAT`, one of {names}"))
    }
}
