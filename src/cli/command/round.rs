//! `ospo round`: what belongs to a round; how one begins and ends, and what was agreed on.

use clap::Subcommand;
use ospo::answers::{self, Answer, Choice, Closed, Part, SheetName};
use ospo::insight::{self, Invited, RoundState};
use ospo::report::{self, Done};
use ospo::{say, say_of, text};

use crate::cli::desk::{self, Ask, FreeText, Nobody, ReadRound, SheetArgs, Which, Whose};
use crate::cli::error::{CommandError, Exit};
use crate::cli::lookup;
use crate::cli::output::{OutputArgs, ToldArgs};
use crate::cli::session::Session;

/// Show who has answered in a round; begin or end one
///
/// A round is one assessment of one subject. It is named by the day on which it began, and every
/// sheet that joins it later bears that day: that of whoever leads it (2026-05-01.yaml), those of
/// respondents (2026-05-01-lea-legal.yaml), and what was agreed on (2026-05-01-settled.yaml).
/// Reading takes them all; each respondent writes a sheet of their own.
///
/// Who is asked what stands in ospo.yaml, under `people`.
#[derive(Debug, clap::Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "\
Examples:
  ospo round                                 Who was asked, who has answered, what is still out
  ospo round 2026-05-01                      The same of an earlier round
  ospo round new                             Begin the next round today
  ospo round settle licence-management=2     Note what was agreed on
  ospo round close --reviewed-by \"Kim Doe\"   End the round"
)]
pub(crate) struct Args {
    #[command(subcommand)]
    deed: Option<RoundAction>,
    /// The day of a round, or a sheet [default: the latest round]
    #[arg(value_name = "ROUND")]
    round: Option<String>,
    #[command(flatten)]
    output: OutputArgs,
}

#[derive(Debug, Subcommand)]
enum RoundAction {
    /// Begin a round today
    ///
    /// The answers of the round before are suggestions in it. That round stays as it is.
    #[command(after_help = "\
Examples:
  ospo round new
  ospo round new --subject \"Acme Corp\" --respondent \"Kim Doe\"")]
    New(NewArgs),
    /// Note what was agreed on
    ///
    /// It counts before what each respondent has said, whose sheets stay as they are.
    #[command(after_help = "\
Examples:
  ospo round settle licence-management=2 --note \"The policy has no owner yet\"
  ospo round settle project-hosting=n/a --reason \"We publish nothing\"
  ospo round settle licence-management=       Take it back")]
    Settle(SettleArgs),
    /// End the round
    ///
    /// Notes the day, who has reviewed it, and a digest of what its sheets say: what changes
    /// later is told wherever the round is read.
    #[command(after_help = "\
Examples:
  ospo round close
  ospo round close 2026-05-01 --reviewed-by \"Kim Doe\"")]
    Close(CloseArgs),
}

#[derive(Debug, clap::Args)]
struct NewArgs {
    #[command(flatten)]
    which: SheetArgs,
    #[command(flatten)]
    told: ToldArgs,
}

#[derive(Debug, clap::Args)]
struct SettleArgs {
    /// An item and the level that was agreed on (can be repeated); with nothing behind the `=`, what
    /// was agreed on is taken back
    #[arg(value_name = "ITEM=LEVEL", required = true)]
    items: Vec<String>,
    /// Say why
    #[arg(long, value_name = "TEXT", value_parser = FreeText(as_typed), allow_hyphen_values = true)]
    note: Option<String>,
    /// Say why an item is not applicable
    #[arg(long, value_name = "TEXT", value_parser = FreeText(as_typed), allow_hyphen_values = true)]
    reason: Option<String>,
    /// The day of the round [default: the latest]
    #[arg(long, value_name = "ROUND")]
    round: Option<String>,
    #[command(flatten)]
    told: ToldArgs,
}

#[derive(Debug, clap::Args)]
struct CloseArgs {
    /// The day of the round [default: the latest]
    #[arg(value_name = "ROUND")]
    round: Option<String>,
    /// Say who has reviewed it
    #[arg(long, value_name = "NAME", value_parser = desk::words)]
    reviewed_by: Option<String>,
    /// End it although something is not answered or not agreed
    #[arg(long)]
    anyway: bool,
    #[command(flatten)]
    told: ToldArgs,
}

pub(crate) fn run(args: &Args, session: &Session) -> Result<Exit, CommandError> {
    match &args.deed {
        None => show(args, session),
        Some(RoundAction::New(args)) => new(args, session),
        Some(RoundAction::Settle(args)) => settle(args, session),
        Some(RoundAction::Close(args)) => close(args, session),
    }
}

fn show(args: &Args, session: &Session) -> Result<Exit, CommandError> {
    let output = args.output.chosen()?.sparing(&args.round)?;
    let read = session.meant(args.round.as_deref())?;
    session.check_people(&read.model)?;
    let people = &session.settings.organisation.people;
    let invited = Invited::all(&read.model, people, &read.facts, &read.sources, &read.narrowed);
    let assessment = session.assess(&read)?;
    let (next, roles) = (read.next(session, &assessment), read.missing(session).roles);
    output.write(report::of_round(&assessment, &invited, &roles, &next), session)?;
    Ok(Exit::Done)
}

fn new(NewArgs { which: args, told }: &NewArgs, session: &Session) -> Result<Exit, CommandError> {
    let today = session.today;
    let subject = args.subject.clone().or_else(|| session.settings.organisation.subject());
    let before = session.latest(subject.as_deref())?;
    let before = before.map(|which| session.round(&which, None)).transpose()?;
    let subject = subject.or_else(|| before.as_ref().map(|before| before.sheet.subject.clone()));
    let is_of = |read: &ReadRound| {
        subject.as_deref().is_some_and(|subject| answers::same_name(subject, &read.sheet.subject))
    };
    let before = before.filter(is_of);
    if let Some(before) = &before
        && before.which == Which::Round(today)
    {
        let message = format!("the round of {today} is there already");
        return Err(CommandError::new(message).help(format!(
            "`ospo assess {today}` goes on with it; `ospo round new --date DAY` begins one on another \
             day"
        )));
    }
    let subject = subject.map_or_else(|| Nobody.subject(session), Ok)?;
    let which = SheetArgs { subject: Some(subject), ..args.clone() };
    let mut desk = desk::Desk::begin(session, &which)?;
    desk.save()?;
    let path = desk.file.path().display();
    let lang = &desk.model.lang;
    session.say(&say!(lang, "Began the round of {today}: {path}.", today, path));
    if let Some(before) = before.filter(|before| before.facts.state == RoundState::Open) {
        let open = before.facts.day;
        session.say(&say!(
            lang,
            "The round of {open} stays as it is, with answers still out.",
            open
        ));
    }
    if told.is_json() {
        let done = Done { files: vec![path.to_string()], ..Done::default() };
        desk::tell_done(session, (&Which::Round(today), &desk.sheet.subject), args.whose(), done)?;
        return Ok(Exit::Done);
    }
    session.say(&say!(lang, "Next: {next}", next = "ospo assess"));
    Ok(Exit::Done)
}

fn settle(args: &SettleArgs, session: &Session) -> Result<Exit, CommandError> {
    let read = session.meant(args.round.as_deref())?;
    let day = of_day(&read)?;
    if let (Some(closed), None) = (&read.facts.closed, &args.round) {
        let message = format!("the round of {day} was closed on {}", closed.on);
        return Err(CommandError::new(message).help(format!(
            "`ospo round new` begins the next one; `--round {day}` settles in this one all the same"
        )));
    }
    desk::tell_closed(Some(&read), session);
    let path = session.store.own_sheet(&SheetName::settled(day));
    let (mut file, mut sheet) =
        desk::open_or_begin(session, &path, &read.model, (&read.sheet.subject, day))?;
    let before = sheet.clone();
    let (mut told, mut items) = (Vec::new(), Vec::new());
    for pair in &args.items {
        let (item, word) = lookup::level(pair)?;
        let (id, choice) = lookup::meant(&read.model, item, word, args.reason.as_deref())?;
        if let Some(taken) = lookup::taken(&read.model, item, &id) {
            session.say(&taken);
        }
        match choice {
            Some(Choice::Unknown) => {
                let message = format!("`{id}` cannot be settled as unknown");
                return Err(CommandError::new(message)
                    .help("leave it out: what is not agreed on stays between what was said"));
            }
            Some(choice) => {
                if let (Choice::Level(_) | Choice::AtLeast(_), Some(_)) = (&choice, &args.reason) {
                    return Err(CommandError::new("only `n/a` takes a `--reason`")
                        .help("`--note` says something about a level"));
                }
                let note = args.note.clone().filter(|note| !note.trim().is_empty());
                let answer = Answer { note, answered: Some(session.today), ..Answer::new(choice) };
                // What was noted beside another level says nothing of this one.
                let before = sheet.answer(&id).filter(|before| before.choice == answer.choice);
                let before = before.cloned();
                sheet.give(id.clone(), before.map_or(answer.clone(), |before| answer.over(before)));
            }
            None => {
                sheet.answers.remove(&id);
            }
        }
        told.push(id.to_string());
        items.push(id);
    }
    // A sheet that settles nothing is not begun.
    let saved = sheet != before && desk::save(&mut file, &read.model, &sheet)?;
    let lang = &read.model.lang.clone();
    let (at, told) = (path.display(), lang.listed(told));
    session.say(&if saved {
        say!(lang, "Saved {path}: {items}.", path = at, items = told)
    } else {
        say!(lang, "{path} says so already: {words}.", path = at, words = told)
    });
    if args.told.is_json() {
        let files = saved.then(|| at.to_string()).into_iter().collect();
        let done = Done { files, items, ..Done::default() };
        desk::tell_done(session, (&read.which, &read.sheet.subject), Whose::default(), done)?;
        return Ok(Exit::Done);
    }
    let read = session.round(&read.which, Some(&read.sheet.subject))?;
    let assessment = session.assess(&read)?;
    let open = read.facts.not_agreed.len();
    if open > 0 {
        session.say(&say_of!(
            lang,
            open as u64,
            "Not agreed yet: {n} item.",
            "Not agreed yet: {n} items."
        ));
    }
    let next = match open + assessment.scorecard.coverage.unanswered {
        0 => format!("ospo round close{}", read.word(session)),
        _ => read.next(session, &assessment),
    };
    session.say(&say!(lang, "Next: {next}", next));
    Ok(Exit::Done)
}

fn close(args: &CloseArgs, session: &Session) -> Result<Exit, CommandError> {
    let read = session.meant(args.round.as_deref())?;
    let day = of_day(&read)?;
    let (lang, facts) = (&read.model.lang, &read.facts);
    if let (Some(closed), false) = (&facts.closed, facts.changed_since) {
        let same = args.reviewed_by.is_none() || args.reviewed_by == closed.reviewed_by;
        if same {
            let on = closed.on;
            session.say(&say!(lang, "The round of {day} was closed on {on} already.", day, on));
            if args.told.is_json() {
                let of = (&read.which, read.sheet.subject.as_str());
                desk::tell_done(session, of, Whose::default(), Done::default())?;
                return Ok(Exit::Done);
            }
            return Ok(Exit::Done);
        }
    }
    let unanswered = session.assess(&read)?.scorecard.coverage.unanswered;
    let last = facts.last();
    if session.today < last {
        let message = format!("the round of {day} has answers of {last}, after {}", session.today);
        return Err(CommandError::new(message).help("close it on that day or later"));
    }
    let people = &session.settings.organisation.people;
    let invited = Invited::all(&read.model, people, facts, &read.sources, &read.narrowed);
    let unheard = invited.iter().filter(|one| one.sheet.is_none()).count();
    let open = [
        (unanswered, "not answered"),
        (facts.not_agreed.len(), "not agreed"),
        (unheard, "asked and not heard"),
    ];
    let open = open.iter().filter(|(number, _)| *number > 0);
    let open: Vec<String> = open.map(|(number, what)| format!("{number} {what}")).collect();
    if !open.is_empty() && !args.anyway {
        let open = text::listed(open);
        let message = match &facts.closed {
            Some(closed) => {
                format!("the round of {day}, closed on {}, is not done: {open}", closed.on)
            }
            None => format!("the round of {day} is not done: {open}"),
        };
        return Err(CommandError::new(message)
            .help("`ospo round` shows what; add `--anyway` to end it all the same"));
    }
    let reviewed = facts.closed.as_ref().and_then(|closed| closed.reviewed_by.as_ref());
    if let (Some(name), None) = (reviewed, &args.reviewed_by) {
        session.say(&say!(
            lang,
            "{name} has reviewed what the sheets said before; {flag} says who has reviewed them since.",
            name,
            flag = "`--reviewed-by NAME`"
        ));
    }
    // The end stands in the round's own sheet, else beside what was settled.
    let own = read.sources.iter().find(|one| SheetName::of(&one.name).part == Part::Own);
    let name = own.map_or_else(|| SheetName::settled(day), |own| own.name.clone());
    let path = session.store.own_sheet(&name);
    let (mut file, mut sheet) =
        desk::open_or_begin(session, &path, &read.model, (&read.sheet.subject, day))?;
    let mut sources = read.sources.clone();
    if !sources.iter().any(|one| one.name == name) {
        sources.push(insight::SourceSheet { name: name.clone(), sheet: sheet.clone() });
    }
    let round = session.together(&read.model, sources, read.gathered.clone());
    let round = round.ok_or_else(|| CommandError::new("there is no sheet in the round"))?;
    sheet.closed = Some(Closed {
        on: session.today,
        reviewed_by: args.reviewed_by.clone(),
        digest: insight::digest(&round),
    });
    desk::save(&mut file, &read.model, &sheet)?;
    let path = path.display();
    session.say(&match &args.reviewed_by {
        Some(name) => {
            say!(
                lang,
                "Closed the round of {day}, reviewed by {name}, noted in {path}.",
                day,
                name,
                path
            )
        }
        None => say!(lang, "Closed the round of {day}, noted in {path}.", day, path),
    });
    if args.told.is_json() {
        let done = Done { files: vec![path.to_string()], ..Done::default() };
        desk::tell_done(session, (&read.which, &read.sheet.subject), Whose::default(), done)?;
        return Ok(Exit::Done);
    }
    session.say(&say!(lang, "Next: {next}", next = format!("ospo plan{}", read.word(session))));
    Ok(Exit::Done)
}

// What reads a value may say no.
#[allow(clippy::unnecessary_wraps)]
fn as_typed(text: &str) -> Result<String, String> {
    Ok(text.to_owned())
}

/// Returns the day of a round; says no to a sheet alone.
fn of_day(read: &ReadRound) -> Result<jiff::civil::Date, CommandError> {
    match &read.which {
        Which::Round(day) => Ok(*day),
        Which::Alone(path) => {
            let message = format!("{} is one sheet, not a round", path.display());
            Err(CommandError::new(message)
                .about(path)
                .help("name the round by its day; a sheet belongs to one by the day in its name"))
        }
    }
}
