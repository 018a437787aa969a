//! What went wrong, why, and the way out: printed at this one place.

use std::env;
use std::error::Error;
use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use anstream::ColorChoice;
use ospo::problem::{Problem, Problems};
use ospo::render;
use ospo::report::data::ToldData;
use ospo::store::StoreError;
use ospo::text;

use crate::cli::terminal;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    Done,
    /// Done, but below the bar that was asked for, or something moved where nothing was to.
    Below,
    Failed,
    /// Ctrl-C.
    Interrupted,
}

impl Exit {
    pub(crate) fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Below => 1,
            Self::Failed => 2,
            Self::Interrupted => 130,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}

/// Why a command could not be done, with the ways out.
#[derive(Debug)]
pub(crate) struct CommandError {
    error: anyhow::Error,
    helps: Vec<String>,
    /// The file that it is about, where it is about one.
    path: Option<PathBuf>,
}

impl CommandError {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        anyhow::Error::msg(message.into()).into()
    }

    #[must_use]
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.helps.push(help.into());
        self
    }

    /// Notes for a program which file it is about, unless that is known more closely.
    #[must_use]
    pub(crate) fn about(mut self, path: &Path) -> Self {
        self.path.get_or_insert_with(|| path.to_owned());
        self
    }

    /// Returns what went wrong, why, and the ways out, in one sentence without its end.
    pub(crate) fn in_words(&self) -> String {
        let causes = self.error.chain().map(ToString::to_string);
        let causes = causes.collect::<Vec<_>>().join(": ");
        [causes].into_iter().chain(self.helps.clone()).collect::<Vec<_>>().join("; ")
    }

    /// Returns the problems in files that it tells of; none where it is of another kind.
    pub(crate) fn problems(&self) -> Option<&[Problem]> {
        self.error.downcast_ref::<Problems>().map(|problems| problems.0.as_slice())
    }

    /// Returns what went wrong with its first cause, and the ways out.
    pub(crate) fn told(&self) -> (String, &[String]) {
        let told: &(dyn Error + 'static) = self.error.as_ref();
        (format!("{told}{}", cause(told)), &self.helps)
    }

    /// Says whether nobody reads any more what is written: no error, a quiet end.
    fn is_broken_pipe(&self) -> bool {
        // What Windows may say of it too.
        const NOT_CONNECTED: i32 = 233;
        let is_of_windows =
            |e: &io::Error| cfg!(windows) && e.raw_os_error() == Some(NOT_CONNECTED);
        let is_broken = |e: &io::Error| e.kind() == io::ErrorKind::BrokenPipe || is_of_windows(e);
        self.error.chain().any(|cause| cause.downcast_ref::<io::Error>().is_some_and(is_broken))
    }
}

impl From<StoreError> for CommandError {
    fn from(error: StoreError) -> Self {
        let helps = error.help().into_iter().collect();
        match error {
            StoreError::Problems(problems) => problems.into(),
            error => {
                let path = error.path().map(Path::to_owned);
                Self { error: error.into(), helps, path }
            }
        }
    }
}

impl From<Problems> for CommandError {
    fn from(problems: Problems) -> Self {
        anyhow::Error::from(problems).into()
    }
}

/// What fails of the standard streams, most of all that a result cannot be written to them.
impl From<io::Error> for CommandError {
    fn from(error: io::Error) -> Self {
        let is_full = error.kind() == io::ErrorKind::StorageFull;
        let told = Self::from(anyhow::Error::from(error).context("reading or writing failed"));
        if is_full { told.help("make room on the disk, or write elsewhere") } else { told }
    }
}

impl From<anyhow::Error> for CommandError {
    fn from(error: anyhow::Error) -> Self {
        let helps = Vec::new();
        Self { error, helps, path: None }
    }
}

/// Prints an error to standard error and returns how the command ended.
pub(crate) fn print(error: &CommandError, color: ColorChoice) -> Exit {
    if error.is_broken_pipe() {
        return Exit::Done;
    }
    if is_for_a_program() {
        let told = if let Some(problems) = error.problems() {
            ToldData::of_problems("error", problems, &error.helps)
        } else {
            ToldData::of("error", error.path.as_deref(), &error.told().0, &error.helps)
        };
        tell_program(&told);
        return Exit::Failed;
    }
    let mut stderr = anstream::AutoStream::new(io::stderr(), color).lock();
    // Nothing is left to do where standard error itself is gone.
    let _ = match error.error.downcast_ref::<Problems>() {
        Some(problems) => write_problems(problems, &mut stderr),
        None => write_causes(error, &mut stderr),
    };
    for help in &error.helps {
        let _ = writeln!(stderr, "{HELP}help:{HELP:#} {}", shown(help));
    }
    Exit::Failed
}

/// Says whether a program reads what is said: `-f json` stands on the command line, whatever else is
/// wrong with it.
pub(crate) fn is_for_a_program() -> bool {
    let words: Vec<_> = env::args_os().take_while(|word| word != "--").collect();
    let is_said =
        |word: &OsString| ["-fjson", "-f=json", "--format=json"].iter().any(|f| word == f);
    let is_pair =
        |pair: &[OsString]| (pair[0] == "-f" || pair[0] == "--format") && pair[1] == "json";
    words.iter().any(is_said) || words.windows(2).any(is_pair)
}

/// Writes a line of JSON to standard error.
pub(crate) fn tell_program(told: &ToldData) {
    // Nothing is left to do where standard error itself is gone.
    let _ = render::line(told, &mut io::stderr().lock());
}

/// Prints what is not wrong and worth knowing all the same, to standard error.
pub(crate) fn warn(notes: &[Problem], color: ColorChoice) {
    if is_for_a_program() {
        if !notes.is_empty() {
            tell_program(&ToldData::of_problems("warning", notes, &[]));
        }
        return;
    }
    let mut stderr = anstream::AutoStream::new(io::stderr(), color).lock();
    for note in notes {
        let label = format!("{WARNING}warning:{WARNING:#}");
        // Nothing is left to do where standard error itself is gone.
        let _ = write_problem(note, &label, &mut stderr);
    }
}

const WARNING: anstyle::Style = anstyle::AnsiColor::Yellow.on_default().bold();
const ERROR: anstyle::Style = anstyle::AnsiColor::Red.on_default().bold();
const HELP: anstyle::Style = anstyle::AnsiColor::Cyan.on_default();

fn write_causes(error: &CommandError, out: &mut impl Write) -> io::Result<()> {
    let message = error.error.to_string();
    writeln!(out, "{ERROR}error:{ERROR:#} {}", shown(&message))?;
    for cause in error.error.chain().skip(1) {
        writeln!(out, "caused by: {}", shown(&fragment(&cause.to_string())))?;
    }
    Ok(())
}

fn shown(words: &str) -> String {
    terminal::shown(&text::visible(words)).into_owned()
}

/// Returns the first cause of what is told in a sentence, in brackets; nothing where there is none.
pub(crate) fn cause(told: &dyn Error) -> String {
    let cause = told.source().map(|cause| format!(" ({})", fragment(&cause.to_string())));
    cause.unwrap_or_default()
}

/// What the system says, as a lowercase fragment without its number, and without the full stop that
/// Windows puts there.
fn fragment(cause: &str) -> String {
    let words = cause.split_once(" (os error");
    let words = words.map_or(cause, |(words, _)| words.trim_end().trim_end_matches('.'));
    let mut letters = words.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

fn write_problems(problems: &Problems, out: &mut impl Write) -> io::Result<()> {
    for problem in &problems.0 {
        write_problem(problem, &format!("{ERROR}error:{ERROR:#}"), out)?;
    }
    let files = problems.0.iter().map(|problem| &problem.path);
    let files: std::collections::BTreeSet<_> = files.collect();
    if problems.0.len() > 1 {
        let count = text::count(problems.0.len(), "problem");
        writeln!(out, "{count} in {}", text::count(files.len(), "file"))?;
    }
    Ok(())
}

fn write_problem(problem: &Problem, label: &str, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{label} {}", shown(&problem.to_string()))?;
    if let Some(snippet) = snippet(problem) {
        writeln!(out, "{snippet}")?;
    }
    if let Some(help) = &problem.help {
        writeln!(out, "{HELP}help:{HELP:#} {}", shown(help))?;
    }
    Ok(())
}

/// The line of a problem with the place marked, in the manner of rustc.
fn snippet(problem: &Problem) -> Option<String> {
    let (place, line) = (problem.place?, problem.line.as_deref()?);
    let before: String = line.chars().take(place.column.saturating_sub(1)).collect();
    let meant: String =
        line.chars().skip(place.column.saturating_sub(1)).take(place.width).collect();
    let start = text::visible(&before).len();
    let width = text::visible(&meant).len().max(1);
    let shown = text::visible(line).into_owned();
    let end = (start + width).min(shown.len());
    let snippet = Snippet::source(shown.as_str())
        .line_start(place.line)
        .annotation(AnnotationKind::Primary.span(start.min(end)..end));
    // The title is printed by us, in the form `file:line:column: what`.
    let group = Group::with_level(Level::ERROR).element(snippet);
    let drawn = Renderer::plain().render(&[group]);
    // The first line is an empty one.
    Some(drawn.split_once('\n')?.1.to_owned())
}
