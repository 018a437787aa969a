//! `ospo voices`: what many anonymous voices say.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use ospo::answers::Sheet;
use ospo::form::{self, VoicesTable};
use ospo::insight::{AnonymousVoice, LEAST_VOICES, Side, Voices, VoicesCounted};
use ospo::model::Model;
use ospo::problem::Problems;
use ospo::{report, say_of, store};

use crate::cli::desk::{ReadRound, form_file};
use crate::cli::error::{CommandError, Exit};
use crate::cli::output::OutputArgs;
use crate::cli::session::Session;

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
    let mut voices = Voices::new(&model);
    let mut before = HashSet::new();
    let mut files = HashSet::new();
    let mut exit = Exit::Done;
    let is = args.files.iter().map(|file| (file, Side::Is));
    let wanted = args.wanted.iter().map(|file| (file, Side::Wanted));
    for (file, side) in is.chain(wanted) {
        if form_file::is_beside(file) {
            continue;
        }
        if let Ok(digest) = store::sha256_of_sheet(file)
            && !files.insert(digest)
        {
            let message = format!("{}: this file is the same as one before", file.display());
            return Err(CommandError::new(message).about(file).help("name each file once"));
        }
        match read(file, side, &model, session) {
            Ok(heard) => {
                tell_repeats(file, &heard, &before, session);
                before.extend(heard.iter().filter(|voice| voice.is_telling()).cloned());
                for voice in heard {
                    voices.add(voice);
                }
            }
            Err(error) => exit = session.fail(&error.about(file)),
        }
    }
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

/// Tells that a file says what others before it have said: it may have been saved twice.
fn tell_repeats(
    file: &Path,
    heard: &[AnonymousVoice],
    before: &HashSet<AnonymousVoice>,
    session: &Session,
) {
    let again = heard.iter().filter(|voice| before.contains(voice)).count();
    if again == 0 {
        return;
    }
    let told = say_of!(
        session.lang(),
        again,
        "{file}: {n} voice looks like a repeat of one in a file before and counts all the same.",
        "{file}: {n} voices look like repeats of ones in files before and count all the same.",
        file = file.display()
    );
    session.say_of(Some(file), &told);
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

fn read(
    file: &Path,
    side: Side,
    model: &Model,
    session: &Session,
) -> Result<Vec<AnonymousVoice>, CommandError> {
    let name = file.display().to_string();
    let ending = file.extension().and_then(OsStr::to_str).unwrap_or_default().to_lowercase();
    let table = match ending.as_str() {
        "csv" | "tsv" | "txt" => form::voices_of_csv(&name, store::read_table(file)?, model, side)
            .map_err(Problems::from)?,
        "xlsx" | "xlsm" => match form_file::read_apart(file, session) {
            Ok((theirs, sheet)) => return voice(file, &theirs, &sheet, side, model, session),
            Err(error) => {
                let rows = form::cells_of_xlsx(&name, &store::read_bytes(file)?, None)
                    .map_err(Problems::from)?;
                match form::voices_of_rows(&name, rows, model, side) {
                    Ok(table) => table,
                    Err(_) => return Err(error),
                }
            }
        },
        _ => {
            let (theirs, sheet) = form_file::read_apart(file, session)?;
            return voice(file, &theirs, &sheet, side, model, session);
        }
    };
    let VoicesTable { voices, left } = table;
    left.told(&name, &model.lang).iter().for_each(|told| session.say_of(Some(file), told));
    Ok(voices)
}

/// Takes the answers of a form, and nothing else of it.
fn voice(
    file: &Path,
    theirs: &Model,
    sheet: &Sheet,
    side: Side,
    model: &Model,
    session: &Session,
) -> Result<Vec<AnonymousVoice>, CommandError> {
    let name = file.display();
    if theirs.id != model.id {
        let (theirs, ours) = (&theirs.id, &model.id);
        let message = format!("{name} answers the model `{theirs}`; the others answer `{ours}`");
        let help = format!("`--model {theirs}` reads voices by that");
        return Err(CommandError::new(message).help(help));
    }
    let (voice, vague) = AnonymousVoice::of(model, sheet, side);
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
    Ok(vec![voice])
}
