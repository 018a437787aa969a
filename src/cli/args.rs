//! The commands, and what is done with them.

use std::io::{self, Write};
use std::process::ExitCode;
use std::{env, panic};

use anstream::ColorChoice;
use clap::error::ErrorKind;
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::cli::command;
use crate::cli::complete;
use crate::cli::error::{self, CommandError, Exit};
use crate::cli::global::Global;
use crate::cli::session::Session;
use crate::cli::signal;

/// Find out where an open source programme office stands, and what to do next
#[derive(Debug, Parser)]
#[command(
    name = "ospo",
    // What is typed, on Windows too, where the file is called otherwise.
    bin_name = "ospo",
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
  ospo doctor                   See what is wrong in a folder, and what to do

Answers are kept in assessments/DATE.yaml; settings, if any, in ospo.yaml. Both
are plain text that fits in git. Nothing goes over the network.

Exit codes: 0 done; 1 below the bar asked for, moved (compare --exit-code),
stale (stale --fail), fallen (gather --check), or not as stated (attest
--verify); 2 could not be done; 130 Ctrl-C."
)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    command: Command,
}

macro_rules! commands {
    ($($module:ident $Command:ident),*) => {
        #[derive(Debug, Subcommand)]
        enum Command {
            $($Command(command::$module::Args),)*
            Doctor(command::doctor::Args),
            Completions(command::completions::Args),
            Man(command::man::Args),
        }

        fn described(name: &str) -> Option<clap::Command> {
            $(if name == stringify!($module) {
                let command = clap::Command::new(stringify!($module));
                return Some(command::$module::Args::augment_args(command));
            })*
            None
        }

        fn dispatch(cli: Cli) -> Result<Exit, CommandError> {
            let Cli { global, command } = cli;
            match &command {
                $(Command::$Command(args) => {
                    command::$module::run(args, &Session::new(global.with_environment()?)?)
                })*
                // Opens what it looks at itself: what is wrong in it keeps it from nothing.
                Command::Doctor(args) => command::doctor::run(args, global),
                // These two say the same whatever the folder holds.
                Command::Completions(args) => command::completions::run(args),
                Command::Man(args) => command::man::run(args, Cli::command()),
            }
        }
    };
}

commands! {
    assess Assess, answer Answer, form Form, round Round, status Status, report Report, plan Plan,
    profile Profile, explain Explain, stale Stale, history History, compare Compare, merge Merge,
    migrate Migrate, gather Gather, portfolio Portfolio, voices Voices, crosswalk Crosswalk,
    attest Attest, journeys Journeys, starter Starter,
    model Model
}

/// Reads the command line, does what it says and returns the exit code.
pub(crate) fn run() -> ExitCode {
    ask_for_reports();
    signal::outlive_limits();
    match complete::answer(Cli::command) {
        Ok(true) => return Exit::Done.into(),
        Ok(false) => {}
        Err(error) => return usage(&error),
    }
    let cli = match alone().map_or_else(Cli::try_parse, Ok) {
        Ok(cli) => cli,
        Err(error) => return usage(&error),
    };
    let color = cli.global.colour();
    match dispatch(cli) {
        Ok(exit) => exit.into(),
        Err(error) => error::print(&error, color).into(),
    }
}

/// Says, where a fault of ours ends a run, what to send to those who can mend it.
fn ask_for_reports() {
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |told| {
        usual(told);
        // Nothing is left to do where standard error itself is gone.
        let _ = writeln!(
            io::stderr(),
            "This is a fault of ospo. Report it with what stands above and with what\n\
             `ospo doctor -f markdown` prints, which names no people, units or answers."
        );
    }));
}

/// Reads the command line as one of the command that is named first in it: to describe them all
/// takes longer than most of them run. What does not hold by that is read by the whole description.
fn alone() -> Option<Cli> {
    let command = env::args_os().find_map(|word| described(word.to_str()?))?;
    let whole = Global::augment_args(clap::Command::new("ospo"));
    let alone = whole.disable_help_subcommand(true).subcommand(command);
    Cli::from_arg_matches(&alone.try_get_matches().ok()?).ok()
}

/// Prints what clap has to say: help and version are results, the rest is an error like any other.
fn usage(error: &clap::Error) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayVersion
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let asked = error.kind() != ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;
            match error.print() {
                Err(error) => error::print(&error.into(), ColorChoice::Auto).into(),
                Ok(()) if asked => Exit::Done.into(),
                Ok(()) => Exit::Failed.into(),
            }
        }
        _ => {
            if error::is_for_a_program() {
                return error::print(&typed_wrong(error), ColorChoice::Never).into();
            }
            let _ = error.print();
            Exit::Failed.into()
        }
    }
}

/// Returns what clap says of a command line: the first line is what is wrong, the rest the way out.
fn typed_wrong(error: &clap::Error) -> CommandError {
    let said = error.to_string();
    let mut lines = said.lines().map(str::trim).filter(|line| !line.is_empty());
    let first = lines.next().unwrap_or_default();
    let told = CommandError::new(first.strip_prefix("error: ").unwrap_or(first));
    let helps = lines.filter(|line| !line.starts_with("For more information"));
    helps.fold(told, |told, line| told.help(line.strip_prefix("tip: ").unwrap_or(line)))
}
