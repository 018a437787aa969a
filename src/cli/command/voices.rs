//! `ospo voices`: what many anonymous voices say.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use ospo::form::{self, VoicesTable};
use ospo::insight::{
    HeardBefore, LEAST_VOICES, MarkedVoice, Side, Voices, VoicesCounted, VoicesOnce,
};
use ospo::model::Model;
use ospo::problem::Problems;
use ospo::{report, say_of, store};

use crate::cli::desk::{ReadRound, form_file};
use crate::cli::error::{CommandError, Exit};
use crate::cli::output::OutputArgs;
use crate::cli::session::Session;

/// The endings of files that hold one person each.
const FORMS: [&str; 5] = ["json", "md", "markdown", "yaml", "yml"];

/// Show what many people say, without who says it
///
/// A FILE is a form that came back (.xlsx, .md, .json, .yaml), or a table (.csv, .tsv, .xlsx) with a
/// row for each person and a column for each item, by its id, title or question, as LimeSurvey
/// exports it too. `ITEM wanted` at the head of a column asks where the practice should stand.
///
/// Shows for each item how the voices lie, what is wanted beside what is, and the latest round, whose
/// figures stay as they are. Neighbouring answers are taken together until each band holds five
/// people, so two bands need ten; names, addresses, times and texts are neither shown nor kept.
// Help is no Markdown: names stand in it as one types them.
#[allow(clippy::doc_markdown)]
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  ospo voices answers.csv                        A row for each person
  ospo voices returned/*.xlsx                    Forms that came back
  ospo voices results-survey123456.csv           What LimeSurvey exports
  ospo voices is/*.json --wanted wanted/*.json   What is, and what is wanted
  ospo voices answers.csv -o voices.html         A page to show
  ospo voices answers.csv -f json                For a program")]
pub(crate) struct Args {
    /// Forms and tables with the answers
    #[arg(value_name = "FILE", required_unless_present = "wanted")]
    files: Vec<PathBuf>,
    /// Forms and tables that say where the practices should stand
    #[arg(long, value_name = "FILE", num_args = 1..)]
    wanted: Vec<PathBuf>,
    /// The round to show beside: a date or name in assessments/ [default: the latest]
    #[arg(long, value_name = "ROUND")]
    round: Option<String>,
    #[command(flatten)]
    output: OutputArgs,
}

pub(crate) fn run(args: &Args, session: &Session) -> Result<Exit, CommandError> {
    let output = args.output.chosen()?.sparing(args.files.iter().chain(&args.wanted))?;
    let model = session.model(None)?;
    let mut files = HashSet::new();
    let mut exit = Exit::Done;
    let (mut tables, mut forms) = (Vec::new(), Vec::new());
    let is = args.files.iter().map(|file| (file, Side::Is));
    let wanted = args.wanted.iter().map(|file| (file, Side::Wanted));
    for (file, side) in is.chain(wanted) {
        if form_file::is_beside(file) {
            continue;
        }
        if let Some(known) = known_by(file)
            && !files.insert(known)
        {
            return Err(twice(file, "file"));
        }
        match read(file, side, &model, session) {
            Ok(Heard::Table(table)) => tables.push(*table),
            Ok(Heard::Form(voice)) => forms.push((file, side, voice)),
            Err(error) => exit = session.fail(&error.about(file)),
        }
    }
    for wrong in form::settle_codes(&mut tables) {
        let path = PathBuf::from(&wrong.path);
        exit = session.fail(&CommandError::from(Problems::from(wrong)).about(&path));
    }
    let voices = once(&model, tables, forms, session)?;
    let Some(counted) = VoicesCounted::of(&voices) else {
        if exit == Exit::Failed && voices.voices.is_empty() {
            return Ok(exit);
        }
        let message = format!("fewer than {LEAST_VOICES} people have answered");
        return Err(CommandError::new(message)
            .help("nothing is shown of so few, so that nobody can be told; wait for more"));
    };
    let round = round(args, &model, session)?;
    let assessment = round.as_ref().map(|read| session.assess(read)).transpose()?;
    output.write(report::of_voices(&model, &counted, assessment.as_ref()), session)?;
    Ok(exit)
}

/// Returns by what a file is known again: a table by what it holds, whatever it is called. Forms of two
/// people may hold the same, so each is one by where it lies.
fn known_by(file: &Path) -> Option<String> {
    if ending(file).is_some_and(|ending| FORMS.contains(&&*ending)) {
        return Some(file.canonicalize().ok()?.display().to_string());
    }
    store::sha256_of_sheet(file).ok()
}

fn ending(file: &Path) -> Option<String> {
    Some(file.extension()?.to_str()?.to_lowercase())
}

/// What a file says.
enum Heard {
    Table(Box<VoicesTable>),
    Form(MarkedVoice),
}

fn twice(file: &Path, what: &str) -> CommandError {
    let message = format!("{}: this {what} is the same as one before", file.display());
    CommandError::new(message).about(file).help(format!("name each {what} once"))
}

/// Puts together what all say, each person once, and tells who is set aside.
fn once<'m>(
    model: &'m Model,
    tables: Vec<VoicesTable>,
    forms: Vec<(&PathBuf, Side, MarkedVoice)>,
    session: &Session,
) -> Result<Voices<'m>, CommandError> {
    let mut once = VoicesOnce::default();
    let mut digests = HashSet::new();
    for table in tables {
        let name = table.path.clone();
        let file = Path::new(&name);
        if !table.voices.is_empty() && !digests.insert(table.digest()) {
            return Err(twice(file, "table"));
        }
        let left = table.add_to(&mut once);
        left.told(&name, &model.lang).iter().for_each(|told| session.say_of(Some(file), told));
    }
    let (mut again, mut alike) = (Vec::new(), Vec::new());
    for (file, side, voice) in forms {
        match once.add(side, voice) {
            HeardBefore::New => {}
            HeardBefore::Again => again.push(file.display().to_string()),
            HeardBefore::Alike => alike.push(file.display().to_string()),
        }
    }
    tell_forms(&again, &alike, session);
    let mut voices = Voices::new(model);
    once.into_voices().for_each(|voice| voices.add(voice));
    Ok(voices)
}

fn tell_forms(again: &[String], alike: &[String], session: &Session) {
    let lang = session.lang();
    if !again.is_empty() {
        session.say(&say_of!(
            lang,
            again.len(),
            "{n} form is from somebody already counted and is set aside: {files}.",
            "{n} forms are from people already counted and are set aside: {files}.",
            files = lang.listed(again)
        ));
    }
    if !alike.is_empty() {
        session.say(&say_of!(
            lang,
            alike.len(),
            "{n} form gives the same answers as another but still counts; if it is a copy, leave it \
             out: {files}.",
            "{n} forms give the same answers as another but still count; if they are copies, leave \
             them out: {files}.",
            files = lang.listed(alike)
        ));
    }
}

/// Returns the round that stands beside; none where there is none that answers the model.
fn round(args: &Args, model: &Model, session: &Session) -> Result<Option<ReadRound>, CommandError> {
    if let Some(name) = &args.round {
        let read = session.meant(Some(name))?;
        if read.model.id != model.id {
            let (theirs, ours) = (&read.model.id, &model.id);
            let message = format!("the round answers the model `{theirs}`, the voices `{ours}`");
            let help = format!("`--model {theirs}` reads the voices by that");
            return Err(CommandError::new(message).help(help));
        }
        return Ok(Some(read));
    }
    let Some(newest) = session.newest()? else { return Ok(None) };
    let read = session.round(&newest, None)?;
    Ok(Some(read).filter(|read| read.model.id == model.id))
}

fn read(file: &Path, side: Side, model: &Model, session: &Session) -> Result<Heard, CommandError> {
    let name = file.display().to_string();
    let table = match ending(file).as_deref().unwrap_or_default() {
        "csv" | "tsv" | "txt" => {
            form::voices_of_csv(&name, store::read_table(file)?, model, side).map(Some)
        }
        "xlsx" | "xlsm" => form::voices_of_xlsx(&name, &store::read_bytes(file)?, model, side),
        _ => Ok(None),
    };
    match table.map_err(Problems::from)? {
        Some(table) => Ok(Heard::Table(Box::new(table))),
        None => voice(file, side, model, session),
    }
}

/// Takes the answers of a form, and nothing else of it but what tells it apart.
fn voice(file: &Path, side: Side, model: &Model, session: &Session) -> Result<Heard, CommandError> {
    let (theirs, sheet) = form_file::read_apart(file, session)?;
    let name = file.display();
    if theirs.id != model.id {
        let (theirs, ours) = (&theirs.id, &model.id);
        let message = format!("{name} answers the model `{theirs}`; the others answer `{ours}`");
        let help = format!("`--model {theirs}` reads voices by that");
        return Err(CommandError::new(message).help(help));
    }
    let (voice, vague) = MarkedVoice::of(model, &sheet, side);
    if vague > 0 {
        session.say_of(
            Some(file),
            &say_of!(
                &model.lang,
                vague,
                "{name}: {n} answer says “at least” a level and is left out.",
                "{name}: {n} answers say “at least” a level and are left out.",
                name
            ),
        );
    }
    Ok(Heard::Form(voice))
}
