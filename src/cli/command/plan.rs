//! `ospo plan`: the roadmap.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clap::builder::{PossibleValuesParser, TypedValueParser};
use jiff::civil::Date;
use ospo::answers::{Answer, Sheet};
use ospo::insight::{self, Asked, Assessment, Capacity, First, Towards, WhatIf};
use ospo::model::{ItemId, Model, PersonWeeks};
use ospo::organisation::edit::{self, ActionChange};
use ospo::problem::SourceFile;
use ospo::render::{self, Format};
use ospo::report::{self, Page};
use ospo::score::Narrowed;
use ospo::tracker::Tracker;
use ospo::{say_of, store, text};

use crate::cli::desk::{Own, tickets};
use crate::cli::error::{CommandError, Exit};
use crate::cli::find::Wrong;
use crate::cli::global;
use crate::cli::lookup;
use crate::cli::output::{self, Output, OutputArgs};
use crate::cli::session::Session;

/// Show what to do next, in what order, and why
///
/// The plan is the cheapest set of steps, by the model's estimates in person-weeks, after which the
/// next stage passes; or the stage of --to-stage, or the target in ospo.yaml. What is open comes
/// first: finding out is cheaper than work.
///
/// --owner and --due are written into ospo.yaml, under `plan`, and nothing else there changes; with
/// nothing after the `=` they remove what is there. --what-if writes nothing.
///
/// --for writes a ticket for each action, for GitHub, GitLab or Jira, and --read takes back state,
/// owner and due day from what they export; docs/trackers.md has both ways step by step.
///
/// FILE may end in .txt, .md, .html, .pdf, .json, .csv, .xlsx, .ics (a calendar) or .mmd (a Gantt
/// chart for Mermaid); it is rewritten each time, so boxes that were ticked in it are not kept. A file for
/// programs, spreadsheets, calendars or charts, and a folder, always hold all actions.
#[derive(Debug, clap::Args)]
#[command(mut_arg("format", |arg| arg.value_parser(output::formats(&Format::OF_PLANS))), after_help = "\
Examples:
  ospo plan                                   The next actions
  ospo plan --all --capacity 2                All of them, with two person-weeks a month
  ospo plan --to-stage 3 -o plan.md           The way to stage 3, as a Markdown task list
  ospo plan --first risk                      What is below its floor with a high risk before all else
  ospo plan -o plan.ics                       Its days, for a calendar
  ospo plan -o plan.mmd                       A Gantt chart, for a wiki
  ospo plan --folder actions                  A page for each action
  ospo plan --for jira -o tickets.csv         A ticket for each action, for Jira to import
  ospo plan --read jira-export.csv            How far they are, who does them, until when
  ospo plan --owner \"programme-identity=Kim Doe\" --due programme-identity=2027-03-31
  ospo plan --what-if programme-identity=established")]
pub(crate) struct Args {
    /// A file, or a date or name in assessments/ [default: the latest]
    #[arg(value_name = "SHEET")]
    sheet: Option<String>,
    /// Plan the way to this stage [default: the target in ospo.yaml, else the next stage]
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    to_stage: Option<String>,
    /// Plan the way to this figure of the whole, or to a band by its name, where the model tells
    /// figures [default: the target in ospo.yaml, else the next one]
    #[arg(long, value_name = "FIGURE", allow_negative_numbers = true, conflicts_with = "to_stage")]
    to_figure: Option<String>,
    /// Show all actions on the screen or in Markdown, not just the next ones
    #[arg(long)]
    all: bool,
    /// Say how many person-weeks a month holds [default: that in ospo.yaml, else 4]
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = capacity)]
    capacity: Option<Capacity>,
    /// Do first what the stage in hand needs, or what is below its floor with a high risk; `risk` also
    /// takes in what is so of stages beyond the goal, and says what that takes more
    #[arg(long, value_name = "WHAT", value_parser = what_comes_first(), default_value = First::Stage.as_str())]
    first: First,
    /// Note in ospo.yaml who owns an item (can be repeated)
    #[arg(long = "owner", value_name = "ITEM=NAME")]
    owners: Vec<String>,
    /// Note in ospo.yaml the day by which it is to be done (can be repeated)
    #[arg(long = "due", value_name = "ITEM=DATE")]
    dues: Vec<String>,
    /// Show what would be different with other answers; a SHEET stands before this
    #[arg(long, value_name = "ITEM=LEVEL", num_args = 1.., conflicts_with_all = ["owners", "dues", "all", "capacity", "first", "folder"])]
    what_if: Vec<String>,
    #[command(flatten)]
    output: OutputArgs,
    /// Write a ticket for each action, as this tracker takes it: a table (CSV), or pages with --folder
    #[arg(long = "for", value_name = "TRACKER", value_parser = trackers(), conflicts_with_all = ["what_if", "all"])]
    tracker: Option<Tracker>,
    /// Write a Markdown page for each action into this folder, which is made if need be
    #[arg(long, value_name = "DIR", conflicts_with_all = ["format", "output"])]
    folder: Option<PathBuf>,
    /// Note in ospo.yaml what a tracker says of its tickets, by a file that it exported
    #[arg(long, value_name = "FILE", conflicts_with_all = ["to_stage", "to_figure", "all", "capacity", "owners", "dues", "what_if", "tracker", "folder", "format", "output"])]
    read: Option<PathBuf>,
    /// Say what would be noted, and write nothing
    #[arg(long, requires = "read")]
    dry_run: bool,
}

pub(crate) fn run(args: &Args, session: &Session) -> Result<Exit, CommandError> {
    let output = args.output.chosen_of(&Format::OF_PLANS)?.sparing(&args.sheet)?;
    let output = if args.tracker.is_some() { output.for_tickets()? } else { output };
    if let Some(folder) = &args.folder {
        session.store.spare_sheets(folder)?;
    }
    let read = session.meant(args.sheet.as_deref())?;
    let model = &*read.model;
    let to_stage = args.to_stage.as_deref().map(|name| lookup::stage(model, name)).transpose()?;
    let to_figure =
        args.to_figure.as_deref().map(|name| lookup::figure(model, name)).transpose()?;
    let towards = Towards { stage: to_stage.map(|stage| stage.number), figure: to_figure };
    let guide = session.guide(model)?;
    if let Some(export) = &args.read {
        session.check_settings(model, &guide)?;
        tickets::read(export, (model, &read.sheet.subject), args.dry_run, session)?;
        return Ok(Exit::Done);
    }
    if !args.what_if.is_empty() {
        let output = output.without_days()?;
        let today = session.assess(&read)?;
        let (other, narrowed) = as_if(&today, &args.what_if)?;
        let what_if = WhatIf::new(today, other, narrowed, towards);
        output.write(report::of_what_if(&what_if), session)?;
        return Ok(Exit::Done);
    }
    let assessment = session.assess(&read)?;
    let settled = settled((&args.owners, &args.dues), model, session.today)?;
    let after;
    let session = if settled.is_empty() {
        session
    } else {
        // Nothing is written where what stands there already is wrong.
        session.check_settings(model, &guide)?;
        settle(&settled, session)?;
        after = session.again()?;
        &after
    };
    let asked = Asked { goal: towards, capacity: args.capacity, first: args.first };
    let advice = session.advice(&assessment, &guide, asked, session.today)?;
    match (&args.folder, args.tracker) {
        (Some(folder), tracker) => {
            write_pages(&report::pages(&assessment, &advice, tracker), folder)?;
        }
        (None, Some(tracker)) => {
            let pages = report::pages(&assessment, &advice, Some(tracker));
            write_tickets(&pages, tracker, &output, session)?;
        }
        (None, None) => {
            let plan = report::of_plan(&assessment, &advice, args.all, output.format().audience());
            output.write(plan, session)?;
        }
    }
    Ok(Exit::Done)
}

/// Returns the answers as they are assumed, each as if it was agreed and shown.
fn as_if(today: &Assessment, pairs: &[String]) -> Result<(Sheet, Narrowed), Wrong> {
    let (mut sheet, mut narrowed) = (today.sheet.clone(), today.narrowed.clone());
    let mut seen = BTreeSet::new();
    for pair in pairs {
        let (item, word) = lookup::level(pair)?;
        let (id, choice) = lookup::meant(today.model, item, word, Some("only assumed"))?;
        lookup::first_time(&mut seen, &id)?;
        narrowed.settle(&id);
        match choice {
            Some(choice) => sheet.give(id, Answer::new(choice)),
            None => {
                sheet.answers.remove(&id);
            }
        }
    }
    narrowed.forget_implied();
    let narrowed = insight::tied(narrowed, today.model, &sheet);
    Ok((sheet, narrowed))
}

fn write_pages(pages: &[Page], folder: &Path) -> Result<(), CommandError> {
    let mut files = Vec::new();
    for page in pages {
        let mut text = Vec::new();
        render::page(page, &mut text)?;
        files.push((page.name.clone(), text));
    }
    Ok(output::list(&store::write_new(folder, &files)?)?)
}

fn write_tickets(
    pages: &[Page],
    tracker: Tracker,
    output: &Output<'_>,
    session: &Session,
) -> Result<(), CommandError> {
    let mut table = Vec::new();
    render::tickets(pages, tracker, &mut table)?;
    output.write_bytes(&table, session)?;
    let there = pages.iter().filter(|page| page.ticket.as_ref().is_some_and(|t| t.is_there));
    match there.count() {
        0 => {}
        n => session.say(&say_of!(
            session.lang(),
            n,
            "{n} action is left out: by ospo.yaml it is in the tracker already.",
            "{n} actions are left out: by ospo.yaml they are in the tracker already."
        )),
    }
    Ok(())
}

fn trackers() -> impl TypedValueParser<Value = Tracker> {
    let words = PossibleValuesParser::new(Tracker::ALL.map(Tracker::as_str));
    words.try_map(|word| {
        let tracker = Tracker::ALL.into_iter().find(|tracker| tracker.as_str() == word);
        tracker.ok_or("no such tracker")
    })
}

fn what_comes_first() -> impl TypedValueParser<Value = First> {
    let words = PossibleValuesParser::new(First::ALL.map(First::as_str));
    words.map(|word| if word == First::Risk.as_str() { First::Risk } else { First::Stage })
}

fn capacity(word: &str) -> Result<Capacity, String> {
    let weeks = text::hundredths(word).map(PersonWeeks);
    weeks
        .and_then(Capacity::new)
        .ok_or_else(|| "write person-weeks a month, from 0.01 to 1000, such as 4 or 0.5".to_owned())
}

#[derive(Debug)]
struct SettledItem {
    item: ItemId,
    /// Which item is taken for what was typed, as a sentence.
    taken: Option<String>,
    actions: Vec<ActionChange>,
}

/// Returns what is settled for each item; a name or a day that is left empty takes the present one
/// away.
fn settled(
    (owners, dues): (&[String], &[String]),
    model: &Model,
    today: Date,
) -> Result<Vec<SettledItem>, Wrong> {
    let mut settled: Vec<SettledItem> = Vec::new();
    let mut add = |typed: &str, action| -> Result<(), Wrong> {
        let item = lookup::item(model, typed)?.id.clone();
        if let Some(present) = settled.iter_mut().find(|s| s.item == item) {
            present.actions.push(action);
        } else {
            let taken = lookup::taken(model, typed, &item);
            settled.push(SettledItem { item, taken, actions: vec![action] });
        }
        Ok(())
    };
    for pair in owners {
        let (item, name) = halves(pair, "NAME", "Kim Doe")?;
        let name = (!name.is_empty()).then(|| name.to_owned());
        add(item, ActionChange::Owner(name))?;
    }
    for pair in dues {
        let (item, day) = halves(pair, "DATE", "2027-03-31")?;
        add(item, ActionChange::Due(day_of(day, today)?))?;
    }
    Ok(settled)
}

fn halves<'p>(pair: &'p str, what: &str, like: &str) -> Result<(&'p str, &'p str), Wrong> {
    lookup::halves(pair).ok_or_else(|| Wrong {
        message: format!("`{pair}` is not ITEM={what}"),
        help: format!("for example: \"programme-identity={like}\""),
    })
}

fn day_of(word: &str, today: Date) -> Result<Option<Date>, Wrong> {
    if word.is_empty() {
        return Ok(None);
    }
    global::day(word, today).map(Some).map_err(|wrong| {
        let (message, help) = wrong.told();
        Wrong { message, help: help.to_owned() }
    })
}

/// Writes what is settled into the folder's `ospo.yaml`, all of it or nothing, and says so.
fn settle(settled: &[SettledItem], session: &Session) -> Result<(), CommandError> {
    let mut own = Own::open(session)?;
    for SettledItem { item, actions, .. } in settled {
        own.change(|file: Option<&SourceFile>| edit::with_action(file, item, actions))?;
    }
    let said = own.saved()?;
    for SettledItem { item, taken, actions } in settled {
        if let Some(taken) = taken {
            session.say(taken);
        }
        let words: Vec<String> = actions.iter().map(|a| words(a, session.today)).collect();
        session.say(&format!("{said}: {item}: {}.", words.join(", ")));
    }
    Ok(())
}

fn words(action: &ActionChange, today: Date) -> String {
    match action {
        ActionChange::Owner(Some(name)) => format!("owner {name}"),
        ActionChange::Owner(None) => "no owner".to_owned(),
        ActionChange::Due(Some(day)) if *day < today => format!("due {day}, which has passed"),
        ActionChange::Due(Some(day)) => format!("due {day}"),
        ActionChange::Due(None) => "no day".to_owned(),
        ActionChange::Agreed(Some(true)) => "agreed".to_owned(),
        ActionChange::Agreed(_) => "not agreed".to_owned(),
        ActionChange::State(state) => state.unwrap_or_default().as_str().to_owned(),
        ActionChange::Key(Some(key)) => format!("key {key}"),
        ActionChange::Key(None) => "no key".to_owned(),
        ActionChange::Ticket(Some(id)) => format!("ticket {id}"),
        ActionChange::Ticket(None) => "no ticket".to_owned(),
    }
}
