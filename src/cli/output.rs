//! Where a result goes and as what: `-f` and `-o`, shared by the commands that write one.

use std::ffi::OsStr;
use std::io::{self, IsTerminal, Write};
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};

use clap::builder::{PossibleValuesParser, TypedValueParser};
use ospo::render::{self, Format, Look};
use ospo::report::{Data, Done, Report};
use ospo::{report, say, store, text};

use crate::cli::browser::Browser;
use crate::cli::error::CommandError;
use crate::cli::pdf;
use crate::cli::session::Session;

#[derive(Debug, clap::Args)]
pub(crate) struct OutputArgs {
    /// The format [default: by the name of FILE, else terminal]
    #[arg(short, long, value_name = "FORMAT", value_parser = formats(&Format::OF_DOCUMENTS))]
    format: Option<Format>,
    /// Write to this file; `-` is standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// For commands that change something: people are told in sentences, programs in JSON.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct ToldArgs {
    /// Say what came of it in sentences, or as JSON for a program [default: terminal]
    #[arg(short, long, value_name = "FORMAT", value_parser = formats(&[Format::Terminal, Format::Json]))]
    format: Option<Format>,
}

impl ToldArgs {
    pub(crate) fn is_json(&self) -> bool {
        self.format == Some(Format::Json)
    }

    /// Tells a program what was written; people have been told.
    pub(crate) fn files(
        &self,
        written: &[PathBuf],
        next: &str,
        session: &Session,
    ) -> Result<(), CommandError> {
        if !self.is_json() {
            return Ok(list(written)?);
        }
        let files = written.iter().map(|path| path.display().to_string()).collect();
        let done = Done { files, next: Some(session.to_type(next.to_owned())), ..Done::default() };
        session.show(&report::of_done(&done, None), Format::Json)
    }
}

pub(crate) fn formats(known: &'static [Format]) -> impl TypedValueParser<Value = Format> {
    let names = known.iter().map(|format| format.as_str());
    PossibleValuesParser::new(names).try_map(|name| name.parse::<Format>())
}

/// What was asked for, once it is known that it can be done.
#[derive(Debug)]
pub(crate) struct Output<'a> {
    format: Format,
    file: Option<&'a Path>,
    /// What prints the file, where it is a PDF.
    browser: Option<Browser>,
}

impl OutputArgs {
    /// Returns the file for a result that is Markdown whatever its name; none for standard output.
    pub(crate) fn markdown(&self) -> Result<Option<&Path>, CommandError> {
        if let Some(format) = self.format.filter(|format| *format != Format::Markdown) {
            let told = format!("this is written in Markdown, not as {format}");
            return Err(CommandError::new(told).help("leave `-f` out"));
        }
        let file = self.output.as_deref().filter(|path| !is_standard_output(path));
        file.map_or(Ok(()), check_place)?;
        Ok(file)
    }

    /// Returns where a result goes that is JSON whatever its name, and the file where it is one.
    pub(crate) fn json(&self) -> Result<(Output<'_>, Option<&Path>), CommandError> {
        if let Some(format) = self.format.filter(|format| *format != Format::Json) {
            let told = format!("this is written in JSON, not as {format}");
            return Err(CommandError::new(told).help("leave `-f` out"));
        }
        let file = self.output.as_deref().filter(|path| !is_standard_output(path));
        file.map_or(Ok(()), check_place)?;
        Ok((Output { format: Format::Json, file, browser: None }, file))
    }

    /// Returns where the result goes, before any work is done for it.
    pub(crate) fn chosen(&self) -> Result<Output<'_>, CommandError> {
        self.chosen_of(&Format::OF_DOCUMENTS)
    }

    /// Returns where a view goes that may be a row for each item: then as CSV, where nothing else is
    /// said.
    pub(crate) fn chosen_long(&self, is_long: bool) -> Result<Output<'_>, CommandError> {
        match self.format {
            Some(Format::Ndjson) if !is_long => {
                let told = "ndjson is a line for each unit and item";
                Err(CommandError::new(told).help("add `--long`, or take `-f json`"))
            }
            Some(format) if is_long && !Format::OF_LONG.contains(&format) => {
                let told = format!("`--long` is a row for each item, and not written as {format}");
                Err(CommandError::new(told).help("take `-f csv` or `-f ndjson`"))
            }
            None if is_long => match self.chosen_of(&Format::OF_LONG)? {
                Output { file: None, .. } => {
                    Ok(Output { format: Format::Csv, file: None, browser: None })
                }
                output => Ok(output),
            },
            _ => self.chosen(),
        }
    }

    /// Returns the same for a result that there are other formats for.
    pub(crate) fn chosen_of(&self, formats: &[Format]) -> Result<Output<'_>, CommandError> {
        let file = self.output.as_deref().filter(|path| !is_standard_output(path));
        match file {
            Some(file) if self.format == Some(Format::Gemara) && may_be_log(file) => {
                check_folder(file)?;
            }
            Some(file) => check_place(file)?,
            None => {}
        }
        let is_pdf = file.is_some_and(is_pdf);
        let format = match (self.format, file) {
            (Some(format), _) => format,
            (None, Some(_)) if is_pdf => Format::Html,
            (None, Some(path)) => Format::of_path(path)
                .filter(|format| formats.contains(format))
                .ok_or_else(|| unknown_ending(path, formats))?,
            (None, None) => Format::Terminal,
        };
        if format.is_binary() && file.is_none() && io::stdout().is_terminal() {
            let told = format!("a screen cannot show {format}");
            let help = format!("write it to a file: `-o report.{format}`");
            return Err(CommandError::new(told).help(help));
        }
        let is_page = matches!(format, Format::Html | Format::Slides);
        let browser = (is_pdf && is_page).then(Browser::find).transpose()?;
        Ok(Output { format, file, browser })
    }
}

impl Output<'_> {
    /// Says whether it is shown to whoever typed the command.
    pub(crate) fn is_for_the_screen(&self) -> bool {
        self.file.is_none() && self.format == Format::Terminal
    }

    /// Says whether somebody reads it or looks at it, and no program.
    pub(crate) fn is_for_people(&self) -> bool {
        match self.format {
            Format::Terminal
            | Format::Markdown
            | Format::Html
            | Format::Slides
            | Format::Svg
            | Format::Xlsx => true,
            Format::Json
            | Format::Csv
            | Format::Ndjson
            | Format::Ical
            | Format::Mermaid
            | Format::Badge
            | Format::Oscal
            | Format::Gemara => false,
        }
    }

    /// Says whether it is laid out for somebody who reads it from top to bottom.
    pub(crate) fn is_laid_out(&self) -> bool {
        matches!(self.format, Format::Terminal | Format::Markdown | Format::Html | Format::Slides)
    }

    /// Says whether it is a text to be pasted where others read it.
    pub(crate) fn is_markdown(&self) -> bool {
        self.format == Format::Markdown
    }

    /// Says whether it is slides, to be shown one after the other.
    pub(crate) fn is_slides(&self) -> bool {
        self.format == Format::Slides
    }

    pub(crate) fn format(&self) -> Format {
        self.format
    }

    /// Says whether it is for programs that know controls, and no model of ours.
    pub(crate) fn is_exchange(&self) -> bool {
        matches!(self.format, Format::Oscal | Format::Gemara)
    }

    /// Says whether it is rows for a spreadsheet, in one sheet or several.
    pub(crate) fn is_rows(&self) -> bool {
        matches!(self.format, Format::Csv | Format::Xlsx)
    }

    /// Refuses to write over one of the files that are read for it, however it is named.
    pub(crate) fn sparing<P: AsRef<Path>>(
        self,
        read: impl IntoIterator<Item = P>,
    ) -> Result<Self, CommandError> {
        let target = self.file.and_then(|file| Some((file, file.canonicalize().ok()?)));
        let Some((file, target)) = target else { return Ok(self) };
        let is_target = |path: P| path.as_ref().canonicalize().is_ok_and(|path| path == target);
        if read.into_iter().any(is_target) {
            let told = format!("{} is read, and would be overwritten", file.display());
            return Err(CommandError::new(told).about(file).help("give the result another name"));
        }
        Ok(self)
    }

    /// Refuses a format that shows days, for what has none.
    pub(crate) fn without_days(self) -> Result<Self, CommandError> {
        if Format::OF_DOCUMENTS.contains(&self.format) {
            return Ok(self);
        }
        let formats = text::one_of(Format::OF_DOCUMENTS.iter().map(|format| format.as_str()));
        let told = format!("there are no days to show as {}", self.format);
        Err(CommandError::new(told).help(format!("use {formats}")))
    }

    /// Refuses what is no table, for what is one whatever it is asked for.
    pub(crate) fn for_tickets(self) -> Result<Self, CommandError> {
        match (self.format, self.file) {
            (Format::Csv, _) | (Format::Terminal, None) => Ok(self),
            (format, _) => {
                let told = format!("tickets are written as csv, not as {format}");
                Err(CommandError::new(told).help("name the file so: `-o tickets.csv`"))
            }
        }
    }

    /// Writes what is written already, to where the result goes.
    pub(crate) fn write_bytes(&self, bytes: &[u8], session: &Session) -> Result<(), CommandError> {
        match self.file {
            Some(file) => {
                self.tell_ending(file, session);
                session.tell_drawbacks(file, &store::write(file, bytes)?);
                session.say(&format!("Wrote {}.", file.display()));
            }
            None => io::stdout().lock().write_all(bytes)?,
        }
        Ok(())
    }

    /// Tells where the name of a file says another format than the one that was asked for.
    fn tell_ending(&self, file: &Path, session: &Session) {
        let kind = match self.format {
            Format::Slides => Format::Html,
            Format::Badge => Format::Svg,
            Format::Oscal => Format::Json,
            format => format,
        };
        let said = match Format::of_path(file) {
            // Any text may be called so.
            Some(Format::Terminal) => None,
            None if is_pdf(file) && self.browser.is_none() => Some("pdf"),
            said => said.filter(|said| *said != kind).map(Format::as_str),
        };
        if let Some(said) = said {
            session.say(&say!(
                session.lang(),
                "{path} is written as {format}, although its name says {said}.",
                path = file.display(),
                format = self.format,
                said
            ));
        }
    }

    /// Writes what always fits on the screen: never in a pager.
    pub(crate) fn write_whole(
        &self,
        report: Report,
        session: &Session,
    ) -> Result<(), CommandError> {
        if self.is_for_the_screen() {
            return session.show(&report, Format::Terminal);
        }
        self.write(report, session)
    }

    pub(crate) fn write(&self, mut report: Report, session: &Session) -> Result<(), CommandError> {
        if report.data == Data::Nothing && (self.is_rows() || self.format == Format::Json) {
            let told = format!("this is for people alone, and not written as {}", self.format);
            return Err(CommandError::new(told).help("leave `-f` out, or take `-f markdown`"));
        }
        // What is given away has no word of whose it was.
        if !matches!(report.data, Data::Packet(_)) {
            let said = &session.settings.organisation;
            report.document.classification.clone_from(&said.classification);
        }
        // The last that a command does: what it holds is taken back with the process.
        let report = ManuallyDrop::new(report);
        if self.file.is_none() {
            return match self.format {
                Format::Terminal => session.page(&report),
                format => session.show(&report, format),
            };
        }
        let mut bytes = Vec::new();
        // A file is the same whatever screen it was written from.
        render::write(&report, self.format, &Look::default(), &mut bytes)?;
        if let Some(browser) = &self.browser {
            bytes = pdf::printed(browser, &bytes)?;
        }
        self.write_bytes(&bytes, session)
    }
}

/// Says whether the name of a file asks for what only a browser makes.
fn is_pdf(file: &Path) -> bool {
    file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"))
}

fn unknown_ending(path: &Path, formats: &[Format]) -> CommandError {
    let formats = text::ticked(formats.iter().map(|format| format.as_str()));
    CommandError::new(format!("the name {} does not say which format", path.display()))
        .help(format!("add `-f FORMAT`, one of {formats}"))
}

pub(crate) fn is_standard_output(file: &Path) -> bool {
    file == Path::new("-")
}

/// Refuses to write where a sheet, settings or a checklist stands or would be looked for, and where
/// no file can be: a command that writes more than a report must know that before.
pub(crate) fn check_place(file: &Path) -> Result<(), CommandError> {
    let target = file.canonicalize().unwrap_or_else(|_| file.to_owned());
    let is_yaml = |path: &Path| {
        let ending = path.extension().map(OsStr::to_ascii_lowercase);
        ending.is_some_and(|ending| ending == "yaml" || ending == "yml")
    };
    if is_yaml(file) || is_yaml(&target) {
        let told = format!("{} is a name for a sheet, settings or a checklist", file.display());
        return Err(CommandError::new(told)
            .about(file)
            .help("give it another name, such as report.md"));
    }
    check_folder(file)
}

fn check_folder(file: &Path) -> Result<(), CommandError> {
    let folder = file.parent().filter(|folder| *folder != Path::new(""));
    match folder.filter(|folder| !folder.is_dir()) {
        Some(folder) => Err(CommandError::new(format!("there is no folder {}", folder.display()))
            .about(folder)
            .help("make it first, or write elsewhere")),
        None => Ok(()),
    }
}

/// Says whether an evaluation log may have this name, although sheets have its ending: where no sheet,
/// settings or checklist is looked for, and nothing stands that is no such log.
fn may_be_log(file: &Path) -> bool {
    let folder = file.parent().filter(|folder| *folder != Path::new(""));
    let target = file.canonicalize().or_else(|_| folder.unwrap_or(Path::new(".")).canonicalize());
    let is_ours = |path: &Path| {
        let mut names = path.iter().filter_map(OsStr::to_str);
        names.any(|name| matches!(name, "assessments" | "checklists" | "ospo.yaml" | "ospo.yml"))
    };
    let is_log = match store::read_optional(file) {
        Ok(None) => true,
        Ok(Some(source)) => source.text.contains("\n  type: EvaluationLog\n"),
        Err(_) => false,
    };
    is_log && !target.is_ok_and(|target| is_ours(&target)) && !is_ours(file)
}

pub(crate) fn list(written: &[PathBuf]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    written.iter().try_for_each(|path| writeln!(out, "{}", path.display()))
}
