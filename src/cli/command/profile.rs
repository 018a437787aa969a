//! `ospo profile`: which archetypes the office is like.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal, Write};
use std::slice;

use ospo::guide::{Archetypes, Guide};
use ospo::insight::{self, Guidance, Profile};
use ospo::organisation::edit;
use ospo::report;

use crate::cli::command::describe::Given;
use crate::cli::command::output::{self, Output, OutputArgs};
use crate::cli::command::own::Own;
use crate::cli::error::{CommandError, Exit};
use crate::cli::screen::{self, End, Lines, Said, Survey};
use crate::cli::session::Session;
use crate::cli::signal;

/// Show which archetypes the office is like, or find out
///
/// An archetype says how an office behaves; it changes no score and no effort. On a terminal, and
/// where nothing is rated yet, it asks: the facts that are missing, then each statement. RATING is 0
/// (not at all) to 4 (describes us well).
///
/// Everything is kept in ospo.yaml, each answer at once, and nothing else there changes. A value
/// that is left empty is removed.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  ospo profile                                  The profile, or the questions
  ospo profile --ask                            Go through the questions
  ospo profile sells-open-source=3 --sector finance --size 3200
  ospo profile sells-open-source=               Remove a rating
  ospo profile -o profile.md                    As Markdown, into a file")]
pub(crate) struct Args {
    /// Rate a statement without being asked (can be repeated)
    #[arg(value_name = "STATEMENT=RATING")]
    pub(super) ratings: Vec<String>,
    /// Ask, even where statements are rated already
    #[arg(long)]
    ask: bool,
    /// Say in which sector the organisation works
    #[arg(long, value_name = "WORD")]
    pub(super) sector: Option<String>,
    /// Say how many people work there
    #[arg(long, value_name = "N")]
    pub(super) size: Option<String>,
    /// Say what kind of organisation it is
    #[arg(long, value_name = "WORD")]
    pub(super) kind: Option<String>,
    /// Say who the programme office reports to
    #[arg(long, value_name = "TEXT")]
    pub(super) reports_to: Option<String>,
    /// Name the organisation
    #[arg(long, value_name = "NAME")]
    pub(super) organisation: Option<String>,
    /// Name the unit that is assessed
    #[arg(long, value_name = "NAME")]
    pub(super) unit: Option<String>,
    #[command(flatten)]
    output: OutputArgs<output::Document>,
}

pub(crate) fn run(args: &Args, session: &Session) -> Result<Exit, CommandError> {
    let output = args.output.chosen()?;
    if args.ask && session.global.no_input {
        return Err(CommandError::new("`--no-input` forbids asking")
            .help("rate with `ospo profile STATEMENT=RATING`"));
    }
    let model = session.model(None)?;
    let guide = session.guide(&model)?;
    let archetypes = guide.archetypes.as_ref();
    match archetypes {
        Some(_) => check(session, &guide)?,
        None if args.ask || !args.ratings.is_empty() => {
            let told = format!("the model `{}` comes without archetypes", model.id);
            let help = "there is nothing to rate; `--model ID` takes another model";
            return Err(CommandError::new(told).help(help));
        }
        None => {}
    }
    let given = Given::read(args, archetypes)?;
    if !given.is_nothing() {
        given.write(session, &guide)?;
    }
    let mut session = session.again()?;
    if let Some(all) = archetypes
        && (args.ask || (given.is_nothing() && asks_itself(&session, all, &output)))
    {
        let end = ask(&session, &guide, all, &output)?;
        session = session.again()?;
        if end != End::Finished {
            return Ok(stop(&session, all));
        }
    }
    let organisation = &session.settings.organisation;
    let guidance = Guidance::new(&guide, organisation);
    let subject = organisation.subject();
    let report = report::of_profile(&model, &guidance, subject.as_deref());
    output.write(&report, &session)?;
    Ok(Exit::Done)
}

/// Looks up the statements that the settings rate.
fn check(session: &Session, guide: &Guide) -> Result<(), CommandError> {
    for (file, said) in &session.settings.layers {
        insight::check_ratings(guide.archetypes.as_ref(), &said.ratings, file)?;
    }
    Ok(())
}

/// Says whether there is somebody to ask, nothing is rated yet, and the answer is for the screen.
fn asks_itself(session: &Session, all: &Archetypes, output: &Output) -> bool {
    let person = io::stdin().is_terminal() && io::stdout().is_terminal();
    let profile = Profile::of(all, &session.settings.organisation.ratings);
    person && !session.global.no_input && output.is_for_the_screen() && profile.rated() == 0
}

/// Asks line by line; every answer is saved before the next question.
fn ask(
    session: &Session,
    guide: &Guide,
    all: &Archetypes,
    output: &Output,
) -> Result<End, CommandError> {
    let mut own = Own::open(session)?;
    let path = own.path().display().to_string();
    let last_words = format!("Every answer up to now is in {path}.\nNext: ospo profile --ask");
    signal::end_well(last_words, own.hold());
    let mut keep = |said: &Said| {
        let _whole = signal::undisturbed();
        match said {
            Said::Fact(fact) => own.change(|file| edit::with_facts(file, slice::from_ref(fact)))?,
            Said::Rating(id, value) => {
                let rating = BTreeMap::from([(id.clone(), Some(*value))]);
                own.change(|file| edit::with_ratings(file, &rating))?;
            }
        }
        own.save()?;
        Ok(session.again()?.settings.organisation)
    };
    let mut stdin = io::stdin().lock();
    // Where the profile itself goes to standard output for a program, the questions do not.
    let mut out: Box<dyn Write> = if output.is_for_the_screen() {
        Box::new(anstream::stdout())
    } else {
        Box::new(anstream::stderr())
    };
    let mut lines = Lines::new(&mut stdin, &mut *out, session.look().width);
    let known = session.settings.organisation.clone();
    let mut survey = Survey::new(guide, all, known, &mut keep);
    screen::survey(&mut survey, &mut lines)
}

/// Says how far the asking came, and how to go on.
fn stop(session: &Session, all: &Archetypes) -> Exit {
    let profile = Profile::of(all, &session.settings.organisation.ratings);
    let (rated, of) = (profile.rated(), profile.statements());
    session.say(&format!(
        "{rated} of {of} statements rated; every answer is in ospo.yaml, {} left.",
        of - rated
    ));
    session.say("Next: ospo profile --ask");
    Exit::Done
}
