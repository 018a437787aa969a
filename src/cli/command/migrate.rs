//! `ospo migrate`: older sheets, written as the model asks now.

use std::path::{Path, PathBuf};

use ospo::answers::{Bound, Sheet, SheetName};
use ospo::insight::SourceSheet;
use ospo::model::Model;
use ospo::problem::SourceFile;
use ospo::report::{self, Migrated};
use ospo::{store, text};

use crate::cli::desk::{self, Which, odd};
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
    let output = args.output.chosen()?.sparing(&args.sheets)?;
    let mut migrated = Vec::new();
    let mut exit = Exit::Done;
    for path in paths(args, session)? {
        // One sheet that cannot be read keeps the others from nothing.
        match migrate(&path, args, session) {
            Ok(sheet) => migrated.extend(sheet),
            Err(error) => exit = session.fail(&error),
        }
    }
    if !migrated.is_empty() {
        output.write(report::of_migrate(&migrated, !args.dry_run), session)?;
    }
    Ok(exit)
}

fn paths(args: &Args, session: &Session) -> Result<Vec<PathBuf>, CommandError> {
    if args.all {
        session.tell_forms(&session.store.assessments());
        return session.sheets();
    }
    if args.sheets.is_empty() {
        return match session.which(None)? {
            Which::Alone(path) => Ok(vec![path]),
            Which::Round(day) => session.sheets_of(day),
        };
    }
    let named = args.sheets.iter().map(|name| session.store.sheet(name));
    Ok(named.collect())
}

/// Brings a sheet up to date; none where it is gone, because an earlier version put it together.
fn migrate(path: &Path, args: &Args, session: &Session) -> Result<Option<Migrated>, CommandError> {
    let source = session.source(path)?;
    let (model, bound) = session.bound(&source)?;
    if bound.sheet.merged.is_some() {
        bring_over(path, &model, bound.current(), args.dry_run, session)?;
        return Ok(None);
    }
    if bound.migration.is_none() || args.dry_run {
        return Ok(Some(told(&source, bound, &model, session)));
    }
    // Between the look at it and its lock somebody may have written it: what is locked counts.
    let (mut file, locked) = session.open(path)?;
    let source = locked.unwrap_or(source);
    let (model, bound) = session.bound(&source)?;
    if bound.migration.is_some() {
        desk::save(&mut file, &model, &bound.clone().current())?;
        session.say(&format!("Wrote {}.", path.display()));
    }
    Ok(Some(told(&source, bound, &model, session)))
}

/// Writes what was settled in a sheet that an earlier version put together as what was settled in its
/// round, and takes that sheet away: all else in it stands in the sheets that it was made from. Where
/// one of these is gone, all of it counts as settled.
fn bring_over(
    path: &Path,
    model: &Model,
    sheet: Sheet,
    dry_run: bool,
    session: &Session,
) -> Result<(), CommandError> {
    let day = desk::sheet_name(path).day.unwrap_or(sheet.date);
    let others = session.sheets_of(day)?;
    let others = desk::sources(&others, model, &sheet.subject);
    let source = SourceSheet { name: desk::name_of(path), sheet };
    let settled = source.settled(&others);
    let to = session.store.own_sheet(&SheetName::settled(day));
    if dry_run {
        let answers = text::count(settled.len(), "answer");
        let (to, path) = (to.display(), path.display());
        session.say(&format!("Would put {answers} into {to} and remove {path}."));
        return Ok(());
    }
    if !settled.is_empty() {
        let (mut file, mut there) =
            desk::open_or_begin(session, &to, model, (&source.sheet.subject, day))?;
        for (id, answer) in settled {
            // What was settled since goes before.
            there.answers.entry(id).or_insert(answer);
        }
        desk::save(&mut file, model, &there)?;
        session.say(&format!("Wrote {}.", to.display()));
    }
    store::remove(path)?;
    session
        .say(&format!("Removed {}: sheets are put together when they are read.", path.display()));
    Ok(())
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
