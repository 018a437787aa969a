//! `ospo form`: a questionnaire for those who have no `ospo`, written out and read back.

use std::ffi::OsStr;
use std::io::{self, IsTerminal, Write};
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::ArgGroup;
use ospo::answers::{self, ModelRef, Respondent, Sheet};
use ospo::form::{self, Questionnaire, Way};
use ospo::insight::SourceSheet;
use ospo::interview::Selection;
use ospo::lang::Lang;
use ospo::model::{Model, RoleId};
use ospo::organisation::{self, Person};
use ospo::render::Format;
use ospo::report::{self, Done};
use ospo::store::{self, StoreError};
use ospo::{say, say_of, text};

use crate::cli::desk::{self, ReadRound, Which, forms};
use crate::cli::error::{CommandError, Exit};
use crate::cli::global::{self, SaidDay};
use crate::cli::lookup;
use crate::cli::output::{self, ToldArgs};
use crate::cli::session::Session;

/// Hand out a questionnaire, and read it back
///
/// A form asks what `ospo assess` asks, topics too, of somebody who has no `ospo`. A page for a
/// browser keeps what is typed, sends nothing and gives a sheet in JSON; a spreadsheet has lists to
/// choose from; Markdown is an interview sheet for paper or an editor. A file that is there already
/// is not overwritten.
///
/// A form belongs to a round: the one that is named by its day, else the one that goes on, else one
/// of today. It begins with what whoever it is for has answered in it; with a SHEET, with that. A
/// text for the mail that brings it is written to standard output, the subject first.
///
/// --read takes forms that were filled in, and sheets (.json, .yaml). Whatever day it is, each goes
/// into the round that it was made for: into the sheet of its respondent, else into a new one. An
/// older answer never takes the place of a newer one. What is wrong in a form is shown by cell or
/// line, and no sheet is written for it; the other forms become sheets.
#[derive(Debug, clap::Args)]
#[command(
    group = ArgGroup::new("what").required(true).multiple(true),
    override_usage = "ospo form [OPTIONS] --html FILE [SHEET]\n       ospo form [OPTIONS] --xlsx FILE [SHEET]\n       ospo form [OPTIONS] --markdown FILE [SHEET]\n       ospo form [OPTIONS] --read FILE..."
)]
#[command(after_help = "\
Examples:
  ospo form --html form.html                 A page for any browser
  ospo form --xlsx form.xlsx                 A spreadsheet with all questions
  ospo form --html lea.html --for lea        For one of `people` in ospo.yaml
  ospo form --xlsx legal.xlsx --role legal   Only what the lawyers would know
  ospo form --markdown - | less              An interview sheet, on the screen
  ospo form --xlsx again.xlsx 2026-05-01     Begun with an earlier sheet
  ospo form --read legal.xlsx notes.md       What came back, as sheets
  ospo form --read *.xlsx --dry-run          Only look for what is wrong")]
pub(crate) struct Args {
    /// The day of the round it belongs to; or a sheet to begin with, as a file or a name in
    /// assessments/
    #[arg(value_name = "SHEET", conflicts_with = "read")]
    sheet: Option<String>,
    /// Ask one of `people` in ospo.yaml what they are asked: a name, or a part of it
    #[arg(long = "for", value_name = "NAME", conflicts_with_all = ["read", "role", "stage", "respondent"])]
    person: Option<String>,
    /// Say by when answers are waited for
    #[arg(long, value_name = "DATE", value_parser = global::said_day, conflicts_with = "read")]
    until: Option<SaidDay>,
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
    #[arg(long, value_name = "N", allow_negative_numbers = true, conflicts_with = "read")]
    stage: Option<String>,
    /// Name the organisation or unit that is assessed
    #[arg(long, value_name = "NAME", value_parser = desk::words)]
    #[arg(conflicts_with = "read")]
    subject: Option<String>,
    /// Say who answers
    #[arg(long, value_name = "NAME", value_parser = desk::words)]
    #[arg(conflicts_with = "read")]
    respondent: Option<String>,
    /// Let answers take the place of those that are there, unless these are newer; and correct a
    /// closed round
    #[arg(long, requires = "read")]
    update: bool,
    /// Say what would be written, and write nothing
    #[arg(long, requires = "read")]
    dry_run: bool,
    #[command(flatten)]
    told: ToldArgs,
}

pub(crate) fn run(args: &Args, session: &Session) -> Result<Exit, CommandError> {
    if !args.read.is_empty() {
        let how = forms::How { update: args.update, dry_run: args.dry_run };
        return forms::run(&args.read, how, &args.told, session);
    }
    if args.dry_run || args.update {
        return Err(CommandError::new("`--dry-run` and `--update` are for forms that come back")
            .help("add `--read FILE`, or leave them out"));
    }
    if args.xlsx.as_deref().is_some_and(output::is_standard_output) && io::stdout().is_terminal() {
        return Err(CommandError::new("a spreadsheet cannot be shown on a screen")
            .help("name a file, such as form.xlsx; `--markdown -` can be read here"));
    }
    let until = global::until(args.until.as_ref(), session.today)?;
    let files = args.files();
    let has_form = files.iter().any(|(file, ..)| output::is_standard_output(file));
    if has_form && args.told.is_json() {
        return Err(CommandError::new("a form and JSON cannot both go to standard output")
            .help("name a file for the form"));
    }
    for (file, _, endings) in &files {
        check(file, endings)?;
    }
    let people = &session.settings.organisation.people;
    let person = args.person.as_deref().map(|name| lookup::person(people, name)).transpose()?;
    let (model, sheet) = begun(args, person, session)?;
    let selection = selection(args, person, &model, session)?;
    let mut form = Questionnaire::new(&model, sheet, &selection);
    form.until = until;
    form.proven = session.settings.proven;
    if form.items.is_empty() {
        return Err(match form.left_out.first() {
            Some(reason) => CommandError::new(format!("there is nothing to ask: {reason}"))
                .help("`scope` in ospo.yaml says so"),
            None => nothing_to_ask(person, &model),
        });
    }
    for (file, way, _) in &files {
        let bytes = match way {
            Way::Page => form::html(&form).map_err(anyhow::Error::from)?.into_bytes(),
            Way::Spreadsheet => form::xlsx(&form).map_err(|error| {
                CommandError::new(format!("a spreadsheet cannot hold the form: {error}"))
                    .help("`--markdown` holds texts of any length")
            })?,
            Way::Markdown => form::markdown(&form).into_bytes(),
        };
        write(file, &bytes, *way, &form, session)?;
    }
    // A form on standard output says the same itself.
    if !has_form {
        let ways: Vec<Way> = files.iter().map(|(_, way, _)| *way).collect();
        let mut lines = form::letter(&form, &ways);
        // Below the subject of a mail stands an empty line.
        lines.insert(1, String::new());
        let letter = lines.join("\n");
        if args.told.is_json() {
            let files = files.iter().map(|(file, ..)| file.display().to_string()).collect();
            let done = Done { files, letter: Some(letter), ..Done::default() };
            session.show(&report::of_done(&done, None), Format::Json)?;
        } else {
            writeln!(io::stdout().lock(), "{letter}")?;
        }
    }
    Ok(Exit::Done)
}

impl Args {
    /// Returns the forms to write: where, as what, and how such a file ends.
    fn files(&self) -> Vec<(&Path, Way, &'static [&'static str])> {
        let files = [
            (&self.html, Way::Page, &["html", "htm"][..]),
            (&self.xlsx, Way::Spreadsheet, &["xlsx"]),
            (&self.markdown, Way::Markdown, &["md", "markdown", "txt"]),
        ];
        let files = files.into_iter();
        files.filter_map(|(file, way, ends)| Some((file.as_deref()?, way, ends))).collect()
    }
}

fn nothing_to_ask(person: Option<&Person>, model: &Model) -> CommandError {
    let Some(person) = person else {
        return CommandError::new("there is nothing to ask of that role in that stage")
            .help("leave out `--stage` or `--role`");
    };
    let (name, role) = (&person.name, person.role.as_deref().unwrap_or_default());
    let roles = text::ticked(model.known_roles().into_iter().map(RoleId::as_str));
    CommandError::new(format!("there is nothing to ask of {name}, whose role is `{role}`"))
        .help(format!("the roles are {roles}; or name `items` for {name} in ospo.yaml"))
}

/// Says no to a place where something is, since a form there may have been filled in, and to a name
/// by which no program would know what it is.
fn check(file: &Path, endings: &[&str]) -> Result<(), CommandError> {
    if output::is_standard_output(file) {
        return Ok(());
    }
    output::check_place(file)?;
    let ending = file.extension().map(OsStr::to_ascii_lowercase);
    if !endings.iter().any(|one| ending.as_deref() == Some(OsStr::new(one))) {
        let (path, ending) = (file.display(), endings.first().copied().unwrap_or_default());
        let better = file.with_extension(ending);
        return Err(CommandError::new(format!("{path} does not end in .{ending}"))
            .about(file)
            .help(format!("programs know the form by it: {}", better.display())));
    }
    if file.symlink_metadata().is_ok() {
        let path = file.to_owned();
        return Err(StoreError::Exists { path }.into());
    }
    Ok(())
}

/// Returns the sheet that a form begins with: of the round that it belongs to, and of whoever it is
/// for.
fn begun(
    args: &Args,
    person: Option<&Person>,
    session: &Session,
) -> Result<(Model, Sheet), CommandError> {
    let named = args.sheet.as_deref().map(|name| session.which(Some(name))).transpose()?;
    let (model, mut sheet) = match named {
        Some(Which::Alone(path)) => of_sheet(&path, person, session)?,
        which => of_round(args, person, which, session)?,
    };
    if let Some(subject) = &args.subject {
        sheet.subject.clone_from(subject);
    }
    let name = person.map(|person| &person.name).or(args.respondent.as_ref());
    let role = person.and_then(|person| person.role.clone());
    if name.is_some() || role.is_some() {
        let there = sheet.respondent.unwrap_or_default();
        let (name, role) = (name.cloned().or(there.name), there.role.or(role));
        sheet.respondent = Some(Respondent { name, role });
    }
    if sheet.respondent.as_ref().is_none_or(|who| who.name.is_none()) && !sheet.answers.is_empty() {
        session.say(&say!(
            model.lang,
            "There is no name in the sheet: with other answers the form comes back as that of another \
             respondent. {name} under {respondent} in the sheet keeps them together.",
            name = "`name:`",
            respondent = "`respondent:`"
        ));
    }
    sheet.closed = None;
    sheet.model = ModelRef::of(&model);
    Ok((model, sheet))
}

fn of_sheet(
    path: &Path,
    person: Option<&Person>,
    session: &Session,
) -> Result<(Model, Sheet), CommandError> {
    if let Some(person) = person {
        let message = format!("a form for {} begins with their own answers", person.name);
        return Err(CommandError::new(message).help("name a round by its day, or none"));
    }
    let (model, bound) = session.bound(&session.source(path)?)?;
    let mut sheet = bound.current();
    if sheet.merged.is_some() {
        let message = format!("{} is merged, and a form is for one respondent", path.display());
        return Err(CommandError::new(message)
            .about(path)
            .help("name the sheet of one respondent, or none"));
    }
    // Where the two differ, the name of a sheet says of which round it is.
    sheet.date = desk::sheet_name(path).day.unwrap_or(sheet.date);
    Ok((model, sheet))
}

fn of_round(
    args: &Args,
    person: Option<&Person>,
    which: Option<Which>,
    session: &Session,
) -> Result<(Model, Sheet), CommandError> {
    let subject = args.subject.clone().or_else(|| session.settings.organisation.subject());
    let is_named = which.is_some();
    let which =
        which.map_or_else(|| session.latest(subject.as_deref()), |which| Ok(Some(which)))?;
    let read = which.map(|which| session.round(&which, args.subject.as_deref())).transpose()?;
    let of_round = read.as_ref().map(|read| read.sheet.subject.clone());
    let name = person.map(|person| &person.name).or(args.respondent.as_ref());
    let goes_on = match &read {
        Some(read) => is_named || goes_on(read, session)?,
        None => false,
    };
    if let Some(read) = read.filter(|_| goes_on) {
        let theirs = read.sources.iter().find(|source| match name {
            Some(name) => is_theirs(source, name),
            // A round that is named for nobody means the sheet that bears its day.
            None => is_named && source.is_voice() && source.name == read.facts.day.to_string(),
        });
        let subject = read.sheet.subject.clone();
        let sheet = theirs.map(|theirs| theirs.sheet.clone());
        let sheet = sheet.unwrap_or_else(|| Sheet::new(&read.model, subject, read.facts.day));
        let sheet = Sheet { date: read.facts.day, ..sheet };
        return Ok((Arc::unwrap_or_clone(ManuallyDrop::into_inner(read.model)), sheet));
    }
    if of_round.is_none() {
        session.say(&format!(
            "The form is for a new round, of {}. `ospo round new` begins it, so that forms of later \
             days belong to it too.",
            session.today
        ));
    }
    let model = session.model(None)?;
    let subject = subject.or(of_round).unwrap_or_else(|| {
        let name = desk::folder_name(session);
        desk::take_folder_name(session, &name);
        name
    });
    Ok((model.clone(), Sheet::new(&model, subject, session.today)))
}

fn is_theirs(source: &SourceSheet, name: &str) -> bool {
    let theirs = source.sheet.respondent.as_ref().and_then(|who| who.name.as_ref());
    source.is_voice() && theirs.is_some_and(|theirs| answers::same_name(theirs, name))
}

/// Says whether a form belongs to the latest round: until somebody ends it, however much of it has
/// been answered already.
fn goes_on(read: &ReadRound, session: &Session) -> Result<bool, CommandError> {
    let Some(ended) = desk::ended(&read.facts, session.today, &Lang::default()) else {
        return Ok(true);
    };
    let (today, day) = (session.today, read.facts.day);
    let is_closed = read.facts.closed.is_some();
    if is_closed && today == day {
        return Err(CommandError::new(ended).help(
            "it began today, and a round bears its day; name it to ask for it all the same",
        ));
    }
    session.say(&if is_closed {
        format!("The form is for a new round, of {today}: {ended}. Name {day} to ask for that one.")
    } else {
        format!(
            "The form joins the latest round, although {ended}. `ospo round new` begins the next."
        )
    });
    Ok(!is_closed)
}

fn selection(
    args: &Args,
    person: Option<&Person>,
    model: &Model,
    session: &Session,
) -> Result<Selection, CommandError> {
    let stage = args.stage.as_deref().map(|name| lookup::asking_stage(model, name)).transpose()?;
    let role = args.role.as_deref().map(|role| lookup::role(model, role)).transpose()?;
    let outside = organisation::outside(&session.settings.organisation.scope, model);
    let all = Selection { stage, role, topics: true, outside, ..Selection::default() };
    let Some(person) = person else { return Ok(all) };
    session.check_people(model)?;
    let items = person.items.iter().map(|(id, _)| id.clone()).collect();
    Ok(Selection { items, role: person.role.as_deref().map(RoleId::new), ..all })
}

fn write(
    file: &Path,
    bytes: &[u8],
    way: Way,
    form: &Questionnaire<'_>,
    session: &Session,
) -> Result<(), CommandError> {
    if output::is_standard_output(file) {
        io::stdout().lock().write_all(bytes)?;
        return Ok(());
    }
    session.tell_drawbacks(file, &store::write(file, bytes)?);
    let lang = &form.model.lang;
    session.say(&say_of!(
        lang,
        form.items.len() as u64,
        "Wrote {path}: {n} question, for the round of {day}.",
        "Wrote {path}: {n} questions, for the round of {day}.",
        path = file.display(),
        day = form.sheet.date
    ));
    session.say(&match way {
        Way::Page => {
            let command = "ospo form --read FILE.json";
            say!(lang, "It gives a sheet as JSON. When that comes back: {command}", command)
        }
        Way::Spreadsheet | Way::Markdown => {
            let command = format!("ospo form --read {}", desk::typed(session, file));
            say!(lang, "When it comes back: {command}", command)
        }
    });
    Ok(())
}
