//! `ospo form`: a questionnaire for those who have no `ospo`, written out and read back.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::ArgGroup;
use ospo::answers::{Respondent, Sheet};
use ospo::form::{self, Questionnaire};
use ospo::insight::RoundState;
use ospo::interview::Selection;
use ospo::model::Model;
use ospo::store::{self, StoreError};
use ospo::text;

use crate::cli::desk::{self, forms};
use crate::cli::error::{CommandError, Exit};
use crate::cli::session::Session;
use crate::cli::{global, lookup, output};

/// Hand out a questionnaire, and read it back
///
/// A form asks what `ospo assess` asks, topics too, of somebody who has no `ospo`. A page for a
/// browser keeps what is typed, sends nothing and saves a sheet in JSON; a spreadsheet has lists to
/// choose from; Markdown is an interview sheet for paper or an editor. With SHEET it begins with
/// the answers of that sheet. A file that is there already is not overwritten.
///
/// --read takes forms that were filled in, and sheets (.json, .yaml). Each becomes a sheet in assessments/,
/// named by its date and the role or name in it. What is wrong in a form is shown by cell or line,
/// and no sheet is written for it; the other forms become sheets.
#[derive(Debug, clap::Args)]
#[command(
    group = ArgGroup::new("what").required(true).multiple(true),
    override_usage = "ospo form [OPTIONS] --html FILE [SHEET]\n       ospo form [OPTIONS] --xlsx FILE [SHEET]\n       ospo form [OPTIONS] --markdown FILE [SHEET]\n       ospo form [OPTIONS] --read FILE..."
)]
#[command(after_help = "\
Examples:
  ospo form --html form.html                 A page for any browser
  ospo form --xlsx form.xlsx                 A spreadsheet with all questions
  ospo form --xlsx legal.xlsx --role legal   Only what the lawyers would know
  ospo form --markdown - | less              An interview sheet, on the screen
  ospo form --xlsx again.xlsx 2026-05-01     Begun with an earlier sheet
  ospo form --read legal.xlsx notes.md       What came back, as sheets
  ospo form --read *.xlsx --dry-run          Only look for what is wrong")]
pub(crate) struct Args {
    /// Begin with the answers of this sheet: a file, or a date or name in assessments/
    #[arg(value_name = "SHEET", conflicts_with = "read")]
    sheet: Option<String>,
    /// Write a page for a browser; `-` is standard output
    #[arg(long, value_name = "FILE", group = "what", conflicts_with = "read")]
    html: Option<PathBuf>,
    /// Write a spreadsheet
    #[arg(long, value_name = "FILE", group = "what", conflicts_with = "read")]
    xlsx: Option<PathBuf>,
    /// Write an interview sheet in Markdown; `-` is standard output
    #[arg(long, value_name = "FILE", group = "what", conflicts_with = "read")]
    markdown: Option<PathBuf>,
    /// Read forms that were filled in
    #[arg(long, value_name = "FILE", group = "what", num_args = 1..)]
    read: Vec<PathBuf>,
    /// Ask only what this role can know
    #[arg(long, value_name = "ROLE", conflicts_with = "read")]
    role: Option<String>,
    /// Ask only the items of this stage
    #[arg(long, value_name = "N", value_parser = global::stage, conflicts_with = "read")]
    stage: Option<u32>,
    /// Name the organisation or unit that is assessed
    #[arg(long, value_name = "NAME", value_parser = desk::words, conflicts_with = "read")]
    subject: Option<String>,
    /// Say who answers
    #[arg(long, value_name = "NAME", value_parser = desk::words, conflicts_with = "read")]
    respondent: Option<String>,
    /// Put what was read into a sheet that is there; what a form does not answer stays in it
    #[arg(long, requires = "read")]
    update: bool,
    /// Say what would be written, and write nothing
    #[arg(long, requires = "read")]
    dry_run: bool,
}

pub(crate) fn run(args: &Args, session: &Session) -> Result<Exit, CommandError> {
    if !args.read.is_empty() {
        let how = forms::How { update: args.update, dry_run: args.dry_run };
        return Ok(forms::run(&args.read, how, session));
    }
    if args.dry_run || args.update {
        return Err(CommandError::new("`--dry-run` and `--update` are for forms that come back")
            .help("add `--read FILE`, or leave them out"));
    }
    if args.xlsx.as_deref().is_some_and(output::is_standard_output) && io::stdout().is_terminal() {
        return Err(CommandError::new("a spreadsheet cannot be shown on a screen")
            .help("name a file, such as form.xlsx; `--markdown -` can be read here"));
    }
    for file in [&args.html, &args.xlsx, &args.markdown].into_iter().flatten() {
        check(file)?;
    }
    let (model, sheet) = begun(args, session)?;
    let selection = selection(args, &model)?;
    let form = Questionnaire::new(&model, sheet, &selection);
    if form.items.is_empty() {
        let told = "there is nothing to ask of that role in that stage";
        return Err(CommandError::new(told).help("leave out `--stage` or `--role`"));
    }
    if let Some(file) = &args.html {
        let page = form::html(&form).map_err(anyhow::Error::from)?;
        write(file, page.as_bytes(), &form, session)?;
        if !output::is_standard_output(file) {
            session
                .say("It saves a sheet as JSON. When that comes back: ospo form --read FILE.json");
        }
    }
    if let Some(file) = &args.xlsx {
        let bytes = form::xlsx(&form).map_err(|error| {
            CommandError::new(format!("a spreadsheet cannot hold the form: {error}"))
                .help("`--markdown` holds texts of any length")
        })?;
        write(file, &bytes, &form, session)?;
        tell_back(file, session);
    }
    if let Some(file) = &args.markdown {
        write(file, form::markdown(&form).as_bytes(), &form, session)?;
        tell_back(file, session);
    }
    Ok(Exit::Done)
}

/// Says no to a place where something is: a form there may have been filled in.
fn check(file: &Path) -> Result<(), CommandError> {
    if output::is_standard_output(file) {
        return Ok(());
    }
    output::check_place(file)?;
    if file.symlink_metadata().is_ok() {
        let path = file.to_owned();
        return Err(StoreError::Exists { path }.into());
    }
    Ok(())
}

fn begun(args: &Args, session: &Session) -> Result<(Model, Sheet), CommandError> {
    let (model, mut sheet) = match &args.sheet {
        Some(name) => {
            let path = session.store.sheet(name);
            let (model, bound) = session.bound(&session.source(&path)?)?;
            (model, whole(&path, bound.current())?)
        }
        None => new(args, session)?,
    };
    if let Some(subject) = &args.subject {
        sheet.subject.clone_from(subject);
    }
    if let Some(name) = &args.respondent {
        let respondent = sheet.respondent.get_or_insert_with(Respondent::default);
        respondent.name = Some(name.clone());
    }
    Ok((model, sheet))
}

/// Says no to a sheet of several respondents: a form is for one.
fn whole(path: &Path, sheet: Sheet) -> Result<Sheet, CommandError> {
    if sheet.merged.is_none() {
        return Ok(sheet);
    }
    let message = format!("{} is merged, and a form is for one respondent", path.display());
    Err(CommandError::new(message).help("name the sheet of one respondent, or none"))
}

fn new(args: &Args, session: &Session) -> Result<(Model, Sheet), CommandError> {
    let model = session.model(None)?;
    let named = args.subject.clone();
    let named = named.or_else(|| session.settings.organisation.subject());
    let latest = session.latest(named.as_deref())?;
    let round = latest.map(|which| session.round(&which, named.as_deref())).transpose()?;
    let of_round = round.as_ref().map(|round| round.sheet.subject.clone());
    let subject = named.or(of_round).unwrap_or_else(|| {
        let name = desk::folder_name(session);
        desk::take_folder_name(session, &name);
        name
    });
    // A form belongs to the round that is going on.
    let going_on = round.filter(|round| round.facts.state == RoundState::Open);
    let day = going_on.map_or(session.today, |round| round.facts.day);
    let sheet = Sheet::new(&model, subject, day);
    Ok((model, sheet))
}

fn selection(args: &Args, model: &Model) -> Result<Selection, CommandError> {
    if let Some(number) = args.stage {
        lookup::asking_stage(model, number)?;
    }
    let role = args.role.as_deref();
    Ok(Selection {
        stage: args.stage,
        role: role.map(|role| lookup::role(model, role)).transpose()?,
        topics: true,
        ..Selection::default()
    })
}

fn write(
    file: &Path,
    bytes: &[u8],
    form: &Questionnaire<'_>,
    session: &Session,
) -> Result<(), CommandError> {
    if output::is_standard_output(file) {
        io::stdout().lock().write_all(bytes)?;
        return Ok(());
    }
    session.tell_drawbacks(file, &store::write(file, bytes)?);
    let (path, questions) = (file.display(), text::count(form.items.len(), "question"));
    session.say(&format!("Wrote {path}: {questions}."));
    Ok(())
}

/// Says how to read what is filled in where it was written.
fn tell_back(file: &Path, session: &Session) {
    if !output::is_standard_output(file) {
        session
            .say(&format!("When it comes back: ospo form --read {}", desk::typed(session, file)));
    }
}
