//! `ospo assess`: the checklist, one question at a time.

use std::env;
use std::io::{self, IsTerminal};
use std::path::Path;

use clap::ValueEnum;
use jiff::civil::Date;
use ospo::answers::Sheet;
use ospo::insight::{Source, Stale};
use ospo::interview::{Interview, Only, Selection};
use ospo::model::{Item, Model, RoleId};
use ospo::organisation::Period;
use ospo::render::Format;
use ospo::{report, text};

use crate::cli::command::desk::{self, Desk, SheetArgs};
use crate::cli::command::stale::AfterArgs;
use crate::cli::command::{day, part, role};
use crate::cli::error::{CommandError, Exit};
use crate::cli::screen::{self, Asking, End, Lines};
use crate::cli::session::{self, Session};
use crate::cli::{global, lookup, signal};

/// Answer the checklist, one question at a time
///
/// Goes on where you stopped: every answer is saved before the next question is shown. Without a
/// terminal it reads one answer a line from standard input: a level (0-4), `u`, `s`, `n REASON`;
/// words after a level become its note.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  ospo assess                   Go on with what is not answered yet
  ospo assess --role legal      Ask only what the lawyers would know
  ospo assess --only open       Go through what is unknown or unanswered
  ospo assess --only stale      Confirm or change what has grown old
  ospo assess --new             Start again, with the former answers as suggestions
  ospo assess --item software-inventory
  printf '3\\n2\\nu\\n' | ospo assess --subject \"Acme Corp\"")]
pub(crate) struct Args {
    /// A file, or a date or name in assessments/ [default: the latest]
    #[arg(value_name = "SHEET")]
    sheet: Option<String>,
    #[command(flatten)]
    which: SheetArgs,
    /// Ask only the items of this stage
    #[arg(long, value_name = "N", value_parser = global::stage)]
    stage: Option<u32>,
    /// Ask only what this role can know
    #[arg(long, value_name = "ROLE")]
    role: Option<String>,
    /// Ask only this item (can be repeated)
    #[arg(long = "item", value_name = "ID")]
    items: Vec<String>,
    /// Ask the topics outside the stages too
    #[arg(long)]
    topics: bool,
    /// Ask only items in this state
    #[arg(long, value_name = "STATE")]
    only: Option<State>,
    #[command(flatten)]
    after: AfterArgs,
    /// Ask line by line, for a screen reader or a slow line
    #[arg(long)]
    plain: bool,
}

/// A state to ask for.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum State {
    /// Unknown or unanswered
    Open,
    /// What `ospo stale` lists, topics too; Enter keeps an answer as of today
    Stale,
}

pub(crate) fn run(args: &Args, session: &Session) -> Result<Exit, CommandError> {
    if session.global.no_input {
        return Err(CommandError::new("`--no-input` forbids asking")
            .help("give answers with `ospo answer ITEM=LEVEL`"));
    }
    let mut stdin = io::stdin().lock();
    // Not locked: a signal has to be able to give the screen back.
    let mut stdout = anstream::stdout();
    let width = session.look().width;
    let mut lines = Lines::new(&mut stdin, &mut stdout, width);
    let folder = desk::folder_name(session);
    let Desk {
        mut file,
        model,
        mut sheet,
        begun,
    } = Desk::open(session, args.sheet.as_deref(), &args.which, || {
        if lines.person() {
            return screen::ask_name(&mut lines, &folder);
        }
        // In a pipe every line is an answer.
        desk::take_folder_name(session, &folder);
        Ok(folder)
    })?;
    let after = args.after.or_settings(session);
    let selection = selection(args, &model, session.today, after)?;
    if let Some(role) = &selection.role {
        if begun {
            role::take(&mut sheet, role, &args.which);
        } else {
            role::tell_whose(&sheet, role, file.path(), session);
        }
    }
    let items: Vec<&Item> = selection.of(&model, &sheet);
    let path = file.path().display().to_string();
    if items.is_empty() {
        session.say(&match args.only {
            Some(State::Stale) => format!("Nothing in {path} has to be looked at again."),
            Some(State::Open) | None => format!("Nothing is left to ask in {path}."),
        });
        return Ok(Exit::Done);
    }
    let complete = items.iter().all(|item| sheet.answer(&item.id).is_some());
    if complete && selection.is_all() {
        session.say(&format!(
            "{path} is complete; it is opened for changes. `ospo assess --new` starts today's."
        ));
    }
    let former = desk::former(session, file.path(), &sheet, &model);
    let again = again(session, file.path(), &sheet, args);
    let mut interview = Interview::resume(&model, sheet, items, former);
    interview = match args.only {
        Some(State::Stale) => interview.confirming(),
        None if args.items.is_empty() => interview,
        _ => interview.through_all(),
    };
    let last_words = format!("Every answer up to now is in {path}.\nNext: {again}");
    signal::end_well(last_words, file.hold());
    let mut keep = |sheet: &_| {
        let _whole = signal::undisturbed();
        desk::save(&mut file, &model, sheet)
    };
    let mut asking = Asking {
        interview,
        today: session.today,
        after,
        keep: &mut keep,
    };
    let end = if args.plain || !is_capable() {
        screen::line(&mut asking, &mut lines)?
    } else {
        screen::full(&mut asking, session::unicode())?
    };
    let sheet = asking.interview.sheet().clone();
    finish(session, (&model, after), sheet, (&path, args), end)
}

/// Returns what to type to go on with the same questions in the same sheet.
fn again(session: &Session, path: &Path, sheet: &Sheet, args: &Args) -> String {
    let mut words = vec![desk::assess(session, path, sheet)];
    words.extend(args.stage.map(|stage| format!("--stage {stage}")));
    words.extend(args.role.as_ref().map(|role| format!("--role {role}")));
    words.extend(args.topics.then(|| "--topics".to_owned()));
    words.join(" ")
}

/// Says whether there is a screen to draw on and a keyboard to read from.
fn is_capable() -> bool {
    let dumb = env::var("TERM").is_ok_and(|term| term == "dumb" || term.is_empty());
    io::stdin().is_terminal() && io::stdout().is_terminal() && !dumb
}

fn selection(
    args: &Args,
    model: &Model,
    today: Date,
    after: Period,
) -> Result<Selection, CommandError> {
    if let Some(number) = args.stage {
        lookup::asking_stage(model, number)?;
    }
    if let Some(role) = &args.role {
        lookup::role(model, role)?;
    }
    let mut items = Vec::new();
    for id in &args.items {
        items.push(lookup::item(model, id)?.id.clone());
    }
    Ok(Selection {
        stage: args.stage,
        role: args.role.as_deref().map(RoleId::new),
        items,
        topics: args.topics,
        only: args.only.map(|state| match state {
            State::Open => Only::Open,
            State::Stale => Only::Stale { today, after },
        }),
    })
}

/// Shows the result on one screen after the last question; else says how to go on.
fn finish(
    session: &Session,
    (model, after): (&Model, Period),
    sheet: Sheet,
    (path, args): (&str, &Args),
    end: End,
) -> Result<Exit, CommandError> {
    let assessment = session.assess(model, sheet)?;
    let coverage = assessment.scorecard.coverage;
    let sheet = &assessment.sheet;
    let stale = Stale::new(model, sheet, session.today, after);
    let is_left = matches!(args.only, Some(State::Stale)) && !stale.items.is_empty();
    let at = Path::new(path);
    let left = is_left.then(|| format!("{} --only stale", desk::assess(session, at, sheet)));
    let others = day::others(session, at, sheet, model);
    if end == End::Finished {
        let mut onward = day::onward(session, at, &assessment, &others);
        if let Some(role) = own_part(sheet, args).filter(|_| coverage.unanswered > 0) {
            part::tell(
                session,
                (model, sheet),
                (path, &role),
                (&onward.missing, &others),
            );
            return Ok(Exit::Done);
        }
        onward.next = left.unwrap_or(onward.next);
        let status = report::of_status(&assessment, &stale, &onward);
        session.show(&status, Format::Terminal)?;
        return Ok(Exit::Done);
    }
    let asked = args.role.as_deref().map(RoleId::new);
    let asked = asked.filter(|role| Source::role_of(sheet).as_ref() == Some(role));
    let told = if let Some(role) = asked {
        let (answered, own) = part::answered(model, sheet, &role);
        format!("{answered} of your {}", text::count(own, "item"))
    } else {
        let all = text::count(coverage.applicable(), "item");
        format!("{} of {all}", coverage.answered)
    };
    session.say(&format!("{told} answered, all in {path}."));
    let next = left.unwrap_or_else(|| match coverage.unanswered {
        0 => day::next_command(session, at, &assessment, &others),
        _ => again(session, at, sheet, args),
    });
    session.say(&format!("Next: {next}"));
    Ok(if end == End::Interrupted {
        Exit::Interrupted
    } else {
        Exit::Done
    })
}

/// Returns the role whose questions were asked, where it is that in which the sheet is answered.
fn own_part(sheet: &Sheet, args: &Args) -> Option<RoleId> {
    let own = Source::role_of(sheet)?;
    let whole = args.stage.is_none() && args.items.is_empty() && args.only.is_none();
    (whole && args.role.as_deref() == Some(own.as_str())).then_some(own)
}
