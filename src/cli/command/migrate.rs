//! `ospo migrate`: older sheets, written as the model asks now.

use std::path::{Path, PathBuf};

use ospo::answers::Bound;
use ospo::model::Model;
use ospo::problem::SourceFile;
use ospo::report::{self, Migrated};

use crate::cli::desk::{self, odd};
use crate::cli::error::{CommandError, Exit};
use crate::cli::output::OutputArgs;
use crate::cli::session::Session;

/// Bring sheets to the version of their checklist
///
/// A new version of a checklist may rename, split, merge, remove or reword its items. Every command
/// reads an older sheet that way; this one also writes it, and shows what becomes of each answer. None is
/// dropped: what no longer counts stays in the sheet, and what must be asked again is shown beside
/// its question.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  ospo migrate --dry-run        Show what would become of the latest sheet
  ospo migrate                  Write it
  ospo migrate --all            Write all of assessments/
  ospo migrate -f json --all    What was done, for a program")]
pub(crate) struct Args {
    /// A file, or a date or name in assessments/ (can be repeated) [default: the latest]
    #[arg(value_name = "SHEET", conflicts_with = "all")]
    sheets: Vec<String>,
    /// Take every sheet in assessments/
    #[arg(long)]
    all: bool,
    /// Show what would be done, and write no sheet
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    output: OutputArgs,
}

pub(crate) fn run(args: &Args, session: &Session) -> Result<Exit, CommandError> {
    let output = args.output.chosen()?;
    let mut migrated = Vec::new();
    let mut exit = Exit::Done;
    for path in paths(args, session)? {
        // One sheet that cannot be read keeps the others from nothing.
        match migrate(&path, args, session) {
            Ok(sheet) => migrated.push(sheet),
            Err(error) => exit = session.fail(&error),
        }
    }
    if !migrated.is_empty() {
        output.write(&report::of_migrate(&migrated, !args.dry_run), session)?;
    }
    Ok(exit)
}

fn paths(args: &Args, session: &Session) -> Result<Vec<PathBuf>, CommandError> {
    if args.all {
        return session.sheets();
    }
    if args.sheets.is_empty() {
        return Ok(vec![session.sheet_path(None)?]);
    }
    let named = args.sheets.iter().map(|name| session.store.sheet(name));
    Ok(named.collect())
}

fn migrate(path: &Path, args: &Args, session: &Session) -> Result<Migrated, CommandError> {
    let source = session.source(path)?;
    let (model, bound) = session.bound(&source)?;
    if bound.migration.is_none() || args.dry_run {
        return Ok(told(&source, bound, &model, session));
    }
    // Between the look at it and its lock somebody may have written it: what is locked counts.
    let (mut file, locked) = session.open(path)?;
    let source = locked.unwrap_or(source);
    let (model, bound) = session.bound(&source)?;
    if bound.migration.is_some() {
        desk::save(&mut file, &model, &bound.clone().current())?;
        session.say(&format!("Wrote {}.", path.display()));
    }
    Ok(told(&source, bound, &model, session))
}

fn told(source: &SourceFile, bound: Bound, model: &Model, session: &Session) -> Migrated {
    if bound.migration.is_none()
        && let Some(sentence) = odd::version(&bound, model, "")
    {
        session.say(&format!("{}: {sentence}", source.path));
    }
    Migrated {
        path: source.path.clone(),
        model: bound.sheet.model,
        lang: model.lang.clone(),
        migration: bound.migration,
    }
}
