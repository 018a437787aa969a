//! The commands, and what is done with them.

use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser, Subcommand};

use crate::cli::command;
use crate::cli::error::{self, CommandError, Exit};
use crate::cli::global::Global;
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
  ospo plan                     See what to do next, and why
  ospo report -o report.md      Write the result as Markdown
  ospo journeys                 Read how others went their way
  ospo explain --score          See how each figure is worked out
  ospo status --fail-below 2    Exit with 1 below stage 2

Answers are kept in assessments/DATE.yaml; settings, if any, in ospo.yaml. Both
are plain text that fits in git. Nothing goes over the network.

Exit codes: 0 done; 1 below the bar asked for, moved (compare --exit-code), or
stale (stale --fail); 2 could not be done; 130 Ctrl-C."
)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Assess(command::assess::Args),
    Answer(command::answer::Args),
    Form(command::form::Args),
    Status(command::status::Args),
    Report(command::report::Args),
    Plan(command::plan::Args),
    Profile(command::profile::Args),
    Explain(command::explain::Args),
    Stale(command::stale::Args),
    History(command::history::Args),
    Compare(command::compare::Args),
    Merge(command::merge::Args),
    Migrate(command::migrate::Args),
    Portfolio(command::portfolio::Args),
    Journeys(command::journeys::Args),
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
        Err(error) => error::print(&error, color.into()).into(),
    }
}

fn dispatch(cli: Cli) -> Result<Exit, CommandError> {
    // These two say the same whatever the folder holds.
    match &cli.command {
        Command::Completions(args) => return command::completions::run(args, Cli::command()),
        Command::Man(_) => return command::man::run(Cli::command()),
        _ => {}
    }
    let session = Session::new(cli.global.with_environment()?)?;
    match cli.command {
        Command::Assess(args) => command::assess::run(&args, &session),
        Command::Answer(args) => command::answer::run(&args, &session),
        Command::Form(args) => command::form::run(&args, &session),
        Command::Status(args) => command::status::run(&args, &session),
        Command::Report(args) => command::report::run(&args, &session),
        Command::Plan(args) => command::plan::run(&args, &session),
        Command::Profile(args) => command::profile::run(&args, &session),
        Command::Explain(args) => command::explain::run(&args, &session),
        Command::Stale(args) => command::stale::run(&args, &session),
        Command::Compare(args) => command::compare::run(&args, &session),
        Command::Merge(args) => command::merge::run(&args, &session),
        Command::History(args) => command::history::run(&args, &session),
        Command::Migrate(args) => command::migrate::run(&args, &session),
        Command::Portfolio(args) => command::portfolio::run(&args, &session),
        Command::Journeys(args) => command::journeys::run(&args, &session),
        Command::Model(args) => command::model::run(args, &session),
        Command::Completions(_) | Command::Man(_) => Ok(Exit::Done),
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
