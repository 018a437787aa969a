//! `ospo assess`: the checklist, one question at a time.

use std::collections::BTreeSet;
use std::io;

use ospo::answers::Sheet;
use ospo::model::Item;
use ospo::render::Format;
use ospo::{report, say};

use crate::cli::command::assess::args::{Args, StateAsked};
use crate::cli::command::assess::sitting::Sitting;
use crate::cli::desk::{self, Ask, Crossing, Desk, Nobody, Opened, Somebody};
use crate::cli::error::{CommandError, Exit};
use crate::cli::screen::{self, Asking, Console, Recall};
use crate::cli::session::Session;
use crate::cli::{signal, terminal};

pub(crate) fn run(args: &Args, session: &Session) -> Result<Exit, CommandError> {
    if args.format.is_some() {
        return tell_questions(args, session);
    }
    if session.global.no_input {
        return Err(CommandError::new("`--no-input` forbids asking").help(
            "give answers with `ospo answer ITEM=LEVEL`; `ospo assess -f json` writes the questions",
        ));
    }
    let mut stdin = io::stdin().lock();
    let mut out = terminal::for_questions();
    let mut lines = Console::new(&mut stdin, &mut *out, session.look().width);
    let crossing = args.crossing(session)?;
    let implied = crossing.as_ref().map(Crossing::implied);
    let opened = open(args, crossing.as_ref(), session, &mut lines)?;
    let Some(Opened { mut desk, session: told, which }) = opened else { return Ok(Exit::Done) };
    let session = told.as_ref().unwrap_or(session);
    let place = (desk.file.path().to_owned(), which);
    let mut sitting = Sitting::new(args, session, &desk.model, place)?;
    sitting.settled = args.settled(implied.as_ref());
    let selection = sitting.selection()?;
    if let Some(role) = &selection.role {
        if desk.begun {
            desk::take(&mut desk.sheet, role, &sitting.which);
        } else {
            desk::tell_whose(&desk.sheet, role, &sitting.path, &desk.model, session);
        }
    }
    let items = sitting.asked(&selection, &desk.sheet);
    let offers = crossing.as_ref().zip(implied.as_ref()).map(|(one, implied)| one.offers(implied));
    let (offered, implied) = offers.unzip();
    let (lang, path) = (&desk.model.lang, sitting.path.display());
    if items.is_empty() {
        session.say(&match args.only {
            Some(StateAsked::Stale) => {
                say!(lang, "Nothing in {path} has to be looked at again.", path)
            }
            Some(StateAsked::Open) | None => say!(lang, "Nothing is left to ask in {path}.", path),
        });
        return Ok(Exit::Done);
    }
    let is_complete = items.iter().all(|item| is_confirmed(item, &desk.sheet));
    if is_complete && selection.is_all() {
        session.say(&say!(
            lang,
            "{path} is complete; it is opened for changes. {command} begins the next round.",
            path,
            command = "`ospo round new`"
        ));
    }
    let which = desk::Which::of(&sitting.path, session);
    let facts = session.facts(&which, &desk.sheet.subject)?;
    let again = sitting.again();
    let kept = say!(lang, "Every answer up to now is in {path}.", path);
    let last_words = format!("{kept}\n{}", say!(lang, "Next: {next}", next = again));
    signal::end_well(last_words, desk.file.hold());
    let mut keep = |sheet: &_, typed: &_| {
        let _whole = signal::undisturbed();
        desk::save_typed(&mut desk.file, &desk.model, sheet, typed).map(|_| ())
    };
    let mut asking = Asking {
        recall: Recall::of(&desk.sheet),
        interview: sitting.interview(desk.sheet, items, offered),
        implied: implied.unwrap_or_default(),
        found: session.found(&desk.model, facts),
        takes_found: BTreeSet::new(),
        today: session.today,
        after: sitting.after.after,
        keep: &mut keep,
        unsaved: None,
        typed: Vec::new(),
        certain: None,
        outside: sitting.outside.clone(),
        lists: session.settings.organisation.lists.clone(),
        introduced: BTreeSet::new(),
        guides: args.guides(session),
        quick: args.quick,
    };
    let end = if args.plain || !terminal::is_a_screen() {
        screen::line(&mut asking, &mut lines)?
    } else {
        screen::full(&mut asking, terminal::unicode())?
    };
    let sheet = asking.interview.sheet().clone();
    sitting.finish(&sheet, end)
}

/// Opens the sheet that is meant; asks a person what nobody has said.
fn open(
    args: &Args,
    crossing: Option<&Crossing>,
    session: &Session,
    lines: &mut Console<'_>,
) -> Result<Option<Opened>, CommandError> {
    let (sheet, role) = (args.sheet.as_deref(), args.role.as_deref());
    let starts = args.guides(session);
    let is_person = lines.person();
    let (mut person, mut nobody) = (Somebody { lines, starts }, Nobody);
    // In a pipe every line is an answer.
    let ask: &mut dyn Ask = if is_person { &mut person } else { &mut nobody };
    match crossing {
        None => Desk::start(session, sheet, &args.which, role, ask),
        Some(crossing) => {
            let which = args.which_of(crossing);
            Desk::start_under(session, &crossing.target.id, &which, role, ask)
        }
    }
}

/// Writes what would be asked, for a program; what is named is written whether it has its answer or
/// not.
fn tell_questions(args: &Args, session: &Session) -> Result<Exit, CommandError> {
    let crossing = args.crossing(session)?;
    let looked = match &crossing {
        None => Desk::look_at(session, args.sheet.as_deref(), &args.which)?,
        Some(crossing) => Desk::look_under(session, &crossing.target.id, &args.which_of(crossing))?,
    };
    let Some((path, model, sheet)) = looked else { return Ok(Exit::Done) };
    let mut sitting = Sitting::new(args, session, &model, (path, args.which.clone()))?;
    sitting.settled = args.settled(crossing.as_ref().map(Crossing::implied).as_ref());
    let is_named = !args.items.is_empty() || args.only.is_some();
    let items = sitting.asked(&sitting.selection()?, &sheet).into_iter();
    let items: Vec<&Item> = items.filter(|item| is_named || !is_confirmed(item, &sheet)).collect();
    session.show(&report::of_questions(&model, &items), Format::Json)?;
    Ok(Exit::Done)
}

fn is_confirmed(item: &Item, sheet: &Sheet) -> bool {
    sheet.answer(&item.id).is_some_and(|one| !one.estimate)
}
