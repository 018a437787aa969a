//! `ospo doctor`: looks at everything, and says what is wrong and what to do.

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::path::{self, Path, PathBuf};
use std::sync::Arc;

use ospo::lang::Lang;
use ospo::model::Model;
use ospo::report::{self, Checkup, Finding, Weight};
use ospo::say;
use ospo::store::Store;

use crate::cli::command::doctor::private::Private;
use crate::cli::command::doctor::{
    checklists, files, machine, names, repository, rounds, settings, sheets, terminal,
};
use crate::cli::error::{CommandError, Exit};
use crate::cli::global::Global;
use crate::cli::output::OutputArgs;
use crate::cli::session::Session;
use crate::cli::threads;

/// Look at a whole folder, and say what is wrong and what to do
///
/// Looks at the settings, checklists, sheets, rounds, files, git and this machine, and writes
/// nothing. What is to be mended comes first: it is left out, or told otherwise than it is, until
/// then. Exits with 2 where there is such a thing.
///
/// With `-f markdown` it can be pasted into a report of a fault: names of people, units and sheets
/// and words from answers are left out.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  ospo doctor                  What is wrong here, and what to do
  ospo doctor clients/acme     The same of another folder
  ospo doctor -f markdown      To paste into a report of a fault
  ospo doctor -f json          For a program")]
pub(crate) struct Args {
    /// The folder to look at [default: this one]
    #[arg(value_name = "FOLDER")]
    folder: Option<PathBuf>,
    #[command(flatten)]
    output: OutputArgs,
}

pub(crate) fn run(args: &Args, global: Global) -> Result<Exit, CommandError> {
    let output = args.output.chosen()?;
    let flags = global.clone();
    let (global, unread) = match global.with_environment() {
        Ok(global) => (global, None),
        Err(error) => (flags, Some(error)),
    };
    let dir = args.folder.clone().or(global.dir);
    let back = env::current_dir();
    let (dir, checklists) = if output.is_markdown() {
        entered(dir, global.checklists.as_deref())
    } else {
        (dir, global.checklists.clone())
    };
    let (session, wrong) = Session::as_far_as_sound(Global { dir, checklists, ..global })?;
    let wrong: Vec<CommandError> = unread.into_iter().chain(wrong).collect();
    let (checkup, private) = threads::on_all_processors(|| Ok(examined(&session, &wrong)))?;
    let to_mend = checkup.count(Weight::Mend);
    let checkup =
        if output.is_markdown() { private.without(&session.lang(), checkup) } else { checkup };
    if let Ok(back) = back {
        // What cannot be gone back to cannot be written to either, which is told then.
        let _ = env::set_current_dir(back);
    }
    output.write(report::of_doctor(&session.lang(), &checkup), &session)?;
    Ok(if to_mend > 0 { Exit::Failed } else { Exit::Done })
}

/// Goes into a folder, so that all is told from there, whoever it belongs to.
fn entered(dir: Option<PathBuf>, checklists: Option<&Path>) -> (Option<PathBuf>, Option<PathBuf>) {
    let own = checklists.map(|own| path::absolute(own).unwrap_or_else(|_| own.to_owned()));
    let from = dir.clone().unwrap_or_else(|| PathBuf::from("."));
    let is_entered = env::set_current_dir(Store::find(&from).folder()).is_ok();
    (dir.filter(|_| !is_entered), own)
}

fn examined(session: &Session, wrong: &[CommandError]) -> (Checkup, Private) {
    let lang = &session.lang();
    let (of_sheets, sheets) = sheets::look(session, lang);
    let mut models: BTreeMap<_, Arc<Model>> =
        sheets.iter().map(|read| (read.model.id.clone(), Arc::clone(&read.model))).collect();
    if models.is_empty() {
        // Why there may be none is told where settings and checklists are looked at.
        models.extend(session.model(None).ok().map(|model| (model.id.clone(), Arc::new(model))));
    }
    let models = || models.values().map(AsRef::as_ref);
    // What is wrong with a checklist is told of it, and not of all that need it.
    let mut findings = checklists::look(session);
    findings.extend(settings::look(session, wrong, models()));
    findings.extend(of_sheets);
    findings.extend(names::look(session, lang, &sheets));
    let git = repository::look(session, lang);
    findings.extend(rounds::look(session, lang, &sheets, git.is_repository));
    findings.extend(files::look(session, lang));
    findings.extend(git.findings);
    let (of_machine, mut circumstances) = machine::look(session, lang, models());
    let (of_terminal, terminal) = terminal::look(session, lang);
    findings.extend(of_machine.into_iter().chain(of_terminal));
    told_once(&mut findings);
    circumstances.push(git.circumstance);
    circumstances.extend(terminal);
    let folder = folder(session, lang);
    let private = Private::of(session, &sheets);
    (Checkup { folder, today: session.today, findings, circumstances }, private)
}

/// Leaves out what an earlier look has told: all that rest on a broken thing tell the same of it.
fn told_once(findings: &mut Vec<Finding>) {
    let mut told = BTreeSet::new();
    findings.sort_by_key(|finding| finding.weight);
    findings.retain(|finding| {
        let place = finding.place.map(|place| (place.line, place.column));
        told.insert((finding.path.clone(), place, finding.what.clone(), finding.helps.clone()))
    });
}

fn folder(session: &Session, lang: &Lang) -> String {
    match session.store.folder() {
        folder if folder == Path::new(".") => say!(lang, "this folder"),
        folder => machine::short(folder),
    }
}
