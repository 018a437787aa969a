//! `ospo compare`: two assessments side by side.

use std::path::{Path, PathBuf};

use ospo::answers::{self, Sheet};
use ospo::insight::Comparison;
use ospo::model::Model;
use ospo::{report, store};

use crate::cli::desk;
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
    let output = args.output.chosen()?;
    let (before, after) = paths(args, session)?;
    let (model, later) = session.read(&after)?;
    let (name, earlier) = match (&args.rev, before) {
        (Some(rev), _) => {
            let file = store::read_revision(&after, rev)?;
            let (_, sheet) = session.bind(&file)?;
            (format!("{} in {rev}", desk::name_of(&after)), sheet)
        }
        (None, Some(path)) => (desk::name_of(&path), session.read(&path)?.1),
        (None, None) => one_before(&after, &later, session)?,
    };
    is_of(&model, &earlier, &name)?;
    let comparison =
        Comparison::new(session.assess(&model, earlier)?, session.assess(&model, later)?);
    let names = [name.as_str(), &desk::name_of(&after)];
    output.write(&report::of_compare(&comparison, names), session)?;
    if args.exit_code && !comparison.is_empty() {
        return Ok(Exit::Below);
    }
    Ok(Exit::Done)
}

fn paths(args: &Args, session: &Session) -> Result<(Option<PathBuf>, PathBuf), CommandError> {
    let one = args.before.as_deref();
    if args.rev.is_some() {
        return Ok((None, session.sheet_path(one)?));
    }
    let before = one.map(|name| session.store.sheet(name));
    Ok((before, session.sheet_path(args.after.as_deref())?))
}

fn one_before(
    path: &Path,
    later: &Sheet,
    session: &Session,
) -> Result<(String, Sheet), CommandError> {
    let sheets = session.store.sheets()?;
    let earlier = sheets.iter().rev().skip_while(|other| *other != path);
    // What a merged sheet was put together from is no step before it.
    let from = later.merged.iter().flat_map(|merged| &merged.from);
    let parts: Vec<&str> = from.map(|from| from.sheet.as_str()).collect();
    let earlier = earlier.skip(1);
    let mut of_the_day = None;
    for other in earlier.filter(|other| !parts.contains(&desk::name_of(other).as_str())) {
        let file = store::read(other)?;
        let draft = answers::parse(&file)?;
        if !answers::same_name(draft.subject(), &later.subject)
            || draft.model().id != later.model.id
        {
            continue;
        }
        if draft.date() < later.date {
            return Ok((desk::name_of(other), session.bind(&file)?.1));
        }
        // What others say of the same day is no step before it, unless there is nothing else.
        of_the_day = of_the_day.or(Some((desk::name_of(other), file)));
    }
    if let Some((name, file)) = of_the_day {
        return Ok((name, session.bind(&file)?.1));
    }
    let (subject, there) = (&later.subject, desk::name_of(path));
    let message = format!("there is no assessment of `{subject}` before {there}");
    Err(CommandError::new(message).help(
        "`ospo assess --new` starts the next one; or name two sheets, or a git revision with \
         `--rev REV`",
    ))
}

/// Says no where a sheet answers another model: its figures mean something else.
fn is_of(model: &Model, sheet: &Sheet, name: &str) -> Result<(), CommandError> {
    let (theirs, ours) = (&sheet.model.id, &model.id);
    if theirs == ours {
        return Ok(());
    }
    let message = format!("{name} answers the model `{theirs}`, the other sheet `{ours}`");
    Err(CommandError::new(message).help("name two sheets of one model"))
}

/// Takes the name of a revision that git cannot take for an option.
fn revision(word: &str) -> Result<String, String> {
    match word.trim() {
        "" => Err("it is blank".to_owned()),
        word if word.starts_with('-') => Err("a revision does not begin with a hyphen".to_owned()),
        word => Ok(word.to_owned()),
    }
}
