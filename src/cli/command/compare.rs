//! `ospo compare`: two assessments side by side.

use std::path::PathBuf;

use ospo::answers;
use ospo::insight::Comparison;
use ospo::model::Model;
use ospo::report;

use crate::cli::desk::{self, ReadRound};
use crate::cli::error::{CommandError, Exit};
use crate::cli::output::OutputArgs;
use crate::cli::session::Session;

/// Show what moved between two assessments
///
/// Item by item, with the effect of each on its stage, in points of the percent that counts every
/// open answer as 0. Answers to a reworded question or of another respondent are told apart.
///
/// With two sheets, A is the one before; with one, it is compared with the latest; with none, the
/// latest is compared with the one before of the same subject. With --rev there is one sheet at
/// most, and it is compared with itself as it stood in that revision.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  ospo compare                          The latest with the one before
  ospo compare 2026-05-01               An earlier one with the latest
  ospo compare 2026-05-01 2026-08-01    Two of them
  ospo compare --rev HEAD~1             The latest with its last version in git
  ospo compare --exit-code -q > moved   For a script: exit with 1 where anything moved")]
pub(crate) struct Args {
    /// A file, or a date or name in assessments/ [default: the one before the latest]
    #[arg(value_name = "A")]
    before: Option<String>,
    /// Another one [default: the latest]
    #[arg(value_name = "B", conflicts_with = "rev")]
    after: Option<String>,
    /// Compare with the same file in this git revision
    #[arg(long, value_name = "REV", value_parser = revision)]
    rev: Option<String>,
    /// Exit with 1 where anything moved
    #[arg(long)]
    exit_code: bool,
    #[command(flatten)]
    output: OutputArgs,
}

pub(crate) fn run(args: &Args, session: &Session) -> Result<Exit, CommandError> {
    let output = args.output.chosen()?.sparing(args.before.iter().chain(&args.after))?;
    let one = args.before.as_deref();
    let later = if args.rev.is_some() { one } else { args.after.as_deref() };
    let later = session.meant(later)?;
    let earlier = match (&args.rev, one) {
        (Some(rev), _) => session.in_revision(&later, rev)?,
        (None, Some(name)) => session.meant(Some(name))?,
        (None, None) => one_before(&later, session)?,
    };
    is_of(&later.model, &earlier)?;
    let names = [earlier.facts.name.clone(), later.facts.name.clone()];
    let comparison = Comparison::new(session.assess(&earlier)?, session.assess(&later)?);
    output.write(report::of_compare(&comparison, names.each_ref().map(String::as_str)), session)?;
    if args.exit_code && !comparison.is_empty() {
        return Ok(Exit::Below);
    }
    Ok(Exit::Done)
}

/// Reads the round before one of the same subject and model.
fn one_before(later: &ReadRound, session: &Session) -> Result<ReadRound, CommandError> {
    let (subject, there) = (&later.sheet.subject, &later.facts.name);
    for (which, paths) in desk::by_round(session.store.sheets()?).into_iter().rev() {
        // What answers another model is nothing to compare with, and its model need not be at hand.
        if !which.may_precede(later) || !is_answered(session, &paths, &later.model)? {
            continue;
        }
        let Some(read) = session.round_of(&which, subject)? else { continue };
        if read.model.id == later.model.id && read.facts.day < later.facts.day {
            read.tell(session);
            return Ok(read);
        }
    }
    let message = format!("there is no assessment of `{subject}` before {there}");
    Err(CommandError::new(message).help(
        "`ospo round new` begins the next one; or name two rounds, or a git revision with \
         `--rev REV`",
    ))
}

/// Says whether one of some sheets answers a model.
fn is_answered(session: &Session, paths: &[PathBuf], model: &Model) -> Result<bool, CommandError> {
    for path in paths {
        if answers::parse(&session.source(path)?)?.model().id == model.id {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Says no where a round answers another model: its figures mean something else.
fn is_of(model: &Model, earlier: &ReadRound) -> Result<(), CommandError> {
    let (name, theirs, ours) = (&earlier.facts.name, &earlier.model.id, &model.id);
    if theirs == ours {
        return Ok(());
    }
    let message = format!("{name} answers the model `{theirs}`, the other one `{ours}`");
    Err(CommandError::new(message).help("name two rounds of one model"))
}

/// Takes the name of a revision that git cannot take for an option.
fn revision(word: &str) -> Result<String, String> {
    match word.trim() {
        "" => Err("it is blank".to_owned()),
        word if word.starts_with('-') => Err("a revision does not begin with a hyphen".to_owned()),
        word => Ok(word.to_owned()),
    }
}
