//! The commands and the flags that all of them know.

use std::env;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::CommandFactory;
use clap::Parser;
use clap::Subcommand;
use clap::ValueEnum;
use clap::error::ErrorKind;
use jiff::civil::Date;

use crate::cli::command;
use crate::cli::error;
use crate::cli::error::CommandError;
use crate::cli::error::Exit;
use crate::cli::session::Session;

/// Find out where an open source programme office stands, and what to do next
#[derive(Debug, Parser)]
#[command(
    name = "ospo",
    version,
    arg_required_else_help = true,
    after_help = "\
Examples:
  ospo assess                   Answer the checklist; stop any time, go on later
  ospo status                   See where you stand and what comes next
  ospo report -o report.md      Write the result as Markdown
  ospo explain --score          See how every figure comes about
  ospo status --fail-below 2    Exit with 1 below stage 2

Answers are kept in assessments/DATE.yaml; settings, if any, in ospo.yaml. Both
are plain text that fits in git. Nothing goes over the network.

Exit codes: 0 done; 1 below the bar asked for; 2 could not be done; 130 Ctrl-C."
)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    command: Command,
}

/// Flags that every command knows.
// Help is no Markdown: names stand in it as one types them.
#[allow(clippy::doc_markdown)]
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Global {
    /// Work in this folder, or the nearest above it that has an ospo.yaml [env: OSPO_DIR]
    #[arg(
        short = 'C',
        long,
        global = true,
        value_name = "DIR",
        help_heading = "Global options"
    )]
    pub(crate) dir: Option<PathBuf>,
    /// Use this maturity model [env: OSPO_MODEL] [default: that of the sheet, else ospo]
    #[arg(
        long,
        global = true,
        value_name = "ID",
        help_heading = "Global options"
    )]
    pub(crate) model: Option<String>,
    /// Use your own checklists: a whole model, or files to lay over the built-in one [env: OSPO_CHECKLISTS]
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        help_heading = "Global options"
    )]
    pub(crate) checklists: Option<PathBuf>,
    /// Take this date, such as 2026-11-22, for today [env: OSPO_DATE]
    #[arg(long, global = true, value_name = "DATE", value_parser = date, help_heading = "Global options")]
    pub(crate) date: Option<Date>,
    /// When to use colour; auto is on a terminal, unless NO_COLOR is set
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        default_value = "auto",
        help_heading = "Global options"
    )]
    pub(crate) color: Color,
    /// Say only what was asked for
    #[arg(short, long, global = true, help_heading = "Global options")]
    pub(crate) quiet: bool,
    /// Never ask; fail instead
    #[arg(long, global = true, help_heading = "Global options")]
    pub(crate) no_input: bool,
}

impl Global {
    /// Lays the flags over the environment; a variable that is empty says nothing.
    fn with_environment(self) -> Result<Self, CommandError> {
        let said = |name| env::var_os(name).filter(|value| !value.is_empty());
        let date = match (self.date, said("OSPO_DATE")) {
            (None, Some(value)) => {
                let value = value.to_string_lossy().into_owned();
                let told = |message| CommandError::new(format!("OSPO_DATE: {message}"));
                Some(date(&value).map_err(told)?)
            }
            (flag, _) => flag,
        };
        Ok(Self {
            dir: self.dir.or_else(|| said("OSPO_DIR").map(PathBuf::from)),
            model: self
                .model
                .or_else(|| Some(said("OSPO_MODEL")?.to_string_lossy().into_owned())),
            checklists: self
                .checklists
                .or_else(|| said("OSPO_CHECKLISTS").map(PathBuf::from)),
            date,
            ..self
        })
    }
}

fn date(word: &str) -> Result<Date, String> {
    word.parse()
        .map_err(|_| format!("`{word}` is not a day such as 2026-11-22"))
}

/// Reads the number of a stage.
pub(crate) fn stage(word: &str) -> Result<u32, String> {
    word.parse()
        .map_err(|_| "a stage is a whole number, such as 2".to_owned())
}

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
enum Command {
    Assess(command::assess::Args),
    Answer(command::answer::Args),
    Status(command::status::Args),
    Report(command::report::Args),
    Explain(command::explain::Args),
    Model(command::model::Args),
    Completions(command::completions::Args),
    Man(command::man::Args),
}

/// Reads the command line, does what it says and returns the exit code.
pub(crate) fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return usage(&error),
    };
    let color = cli.global.color;
    match dispatch(cli) {
        Ok(exit) => exit.into(),
        Err(error) => error::print(&error, color).into(),
    }
}

/// Returns the definition of the whole command line.
pub(crate) fn definition() -> clap::Command {
    Cli::command()
}

fn dispatch(cli: Cli) -> Result<Exit, CommandError> {
    let session = Session::new(cli.global.with_environment()?)?;
    match cli.command {
        Command::Assess(args) => command::assess::run(&args, &session),
        Command::Answer(args) => command::answer::run(&args, &session),
        Command::Status(args) => command::status::run(&args, &session),
        Command::Report(args) => command::report::run(&args, &session),
        Command::Explain(args) => command::explain::run(&args, &session),
        Command::Model(args) => command::model::run(args, &session),
        Command::Completions(args) => command::completions::run(&args),
        Command::Man(_) => command::man::run(),
    }
}

/// Prints what clap has to say: help and version are results, the rest is an error like any other.
fn usage(error: &clap::Error) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayVersion
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = error.print();
            let asked = error.kind() != ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;
            if asked {
                Exit::Done.into()
            } else {
                Exit::Failed.into()
            }
        }
        _ => {
            let _ = error.print();
            Exit::Failed.into()
        }
    }
}
