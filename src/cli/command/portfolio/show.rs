//! `ospo portfolio`: many units side by side.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use jiff::civil::Date;
use ospo::insight::{Portfolio, Sort, Unit};
use ospo::render::Format;
use ospo::{report, store, text};

use crate::cli::command::portfolio::packets;
use crate::cli::command::portfolio::reading::{FoundUnits, UnitFolder, UnitReading};
use crate::cli::desk::odd;
use crate::cli::error::{CommandError, Exit};
use crate::cli::models_read::ModelsRead;
use crate::cli::output::{self, OutputArgs};
use crate::cli::session::Session;
use crate::cli::threads;

/// As many units are listed for people where nothing else is said.
const MOST_UNITS: usize = 50;

/// Show many units side by side
///
/// A unit is a subject with sheets of its own; its latest round counts, scored with the model that
/// it names. Without DIR the units are those in assessments/. A DIR is a folder with assessments/
/// in it, or a folder of sheets, whose own ospo.yaml says where its checklists are and whether
/// evidence is required; subjects of one name in two folders are two units.
///
/// Shows where each unit stands, how the figures lie, the weakest unit of each stage and area, and
/// what keeps most units from their next stage. What cannot be compared says why.
#[derive(Debug, clap::Args)]
#[command(mut_arg("format", |arg| arg.value_parser(output::formats(&Format::OF_PORTFOLIOS))), after_help = "\
Examples:
  ospo portfolio                            The units in this folder
  ospo portfolio --sort index               Those that need most help first
  ospo portfolio clients/*                  A folder for each client
  ospo portfolio --until 2025-12-31         As it was at the end of a year
  ospo portfolio --as MODEL                 What their answers say of another model
  ospo portfolio -o units.xlsx              A workbook with every unit
  ospo portfolio -f csv > units.csv         For a spreadsheet, a row for each unit
  ospo portfolio --long -o items.csv        For BI, a row for each unit and item
  ospo portfolio --packet -o packet.json    How many are where, for others to pool
  ospo portfolio --pool *.json              Packets of several portfolios together
  ospo portfolio --pool *.json --of sector=finance
                                            Only those of one sector")]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of the command")]
pub(crate) struct Args {
    /// Folders to read in place of this one
    #[arg(value_name = "DIR")]
    folders: Vec<PathBuf>,
    /// Leave out sheets of a later day
    #[arg(long, value_name = "DATE")]
    until: Option<Date>,
    /// List the units by name, or the lowest first by stage, index or coverage
    #[arg(long, value_name = "ORDER", default_value = "name", value_parser = orders())]
    sort: Sort,
    /// List every unit, however many there are; JSON and CSV always do
    #[arg(long)]
    all: bool,
    /// Write a row for each unit and item, as CSV or, with `-f ndjson`, as lines of JSON
    #[arg(long)]
    long: bool,
    /// Tell only how many units are where, for others to pool: no name, no text, nothing of fewer than
    /// five
    #[arg(long, conflicts_with = "long")]
    packet: bool,
    /// With --packet: tell the sector and size of the organisations, too, as far as five units share
    /// them
    #[arg(long, requires = "packet")]
    grouped: bool,
    /// Put packets of several portfolios together
    #[arg(long, value_name = "FILE", num_args = 1.., conflicts_with_all = NO_POOL)]
    pool: Vec<PathBuf>,
    /// With --pool: only units of organisations of a sector or a size, as `sector=finance` or
    /// `size=4200` (can be repeated)
    // What is in the way of --pool takes the need of it away.
    #[arg(long = "of", value_name = "GROUP", requires = "pool", conflicts_with_all = NO_POOL)]
    groups: Vec<String>,
    /// Show where they stand by another model, from the answers that are there
    #[arg(long = "as", value_name = "MODEL")]
    other: Option<String>,
    #[command(flatten)]
    output: OutputArgs,
}

/// What says something of the units of this or other folders, and nothing of packets.
const NO_POOL: [&str; 6] = ["folders", "until", "all", "long", "packet", "other"];

fn orders() -> impl TypedValueParser<Value = Sort> {
    PossibleValuesParser::new(Sort::ALL.map(Sort::as_str)).map(|word| {
        let named = Sort::ALL.into_iter().find(|sort| sort.as_str() == word);
        named.unwrap_or_default()
    })
}

pub(crate) fn run(args: &Args, session: &Session) -> Result<Exit, CommandError> {
    threads::on_all_processors(|| show(args, session))
}

fn show(args: &Args, session: &Session) -> Result<Exit, CommandError> {
    let output = args.output.chosen_long(args.long)?.sparing(&args.pool)?;
    if !args.pool.is_empty() {
        output.write(packets::pool(&args.pool, &args.groups, session)?, session)?;
        return Ok(Exit::Done);
    }
    let folders = folders(args, session)?;
    let models = match args.folders.as_slice() {
        [] => ModelsRead::new(session),
        _ => ModelsRead::of_folders(session, folders.iter().map(|folder| folder.asked.as_path())),
    };
    // What is of a day in the future is no unit's latest.
    let last = session.last_day();
    let until = args.until.unwrap_or(last).min(last);
    let target = args.other.as_deref().map(|other| session.model(Some(other))).transpose()?;
    let target = target.map(|model| model.id);
    let reading = UnitReading { models, target, until, long: args.long };
    let mut found = reading.all(&folders)?;
    let is_implied = reading.cross(&mut found.gathered, session)?;
    reading.models.tell();
    for folder in &folders {
        session.tell_forms(&folder.place);
    }
    found.tell(session);
    let proven = (0..folders.len()).filter(|at| reading.models.proven(*at)).collect();
    if found.gathered.units() == 0 {
        return nothing(&found, args, session);
    }
    let odd = [odd::older(found.older), odd::otherwise_asked(found.otherwise_asked)];
    for sentence in odd.into_iter().flatten() {
        session.say(&sentence);
    }
    for folder in folders.iter().zip(&found.sheets).filter(|(_, sheets)| **sheets == 0) {
        session.say(&format!("{}: there is no sheet in it.", folder.0.name));
    }
    let is_broken = !found.gathered.left_out.is_empty();
    let names = folders.into_iter().map(|folder| folder.name).collect();
    let mut portfolio = Portfolio::new(found.gathered, names, args.until, args.sort);
    portfolio.evidence_required = proven;
    portfolio.is_implied = is_implied;
    tell_other_models(&portfolio, &reading.models, session);
    let mut subjects: BTreeMap<u32, Vec<&str>> = BTreeMap::new();
    let members = portfolio.groups.iter().flat_map(|group| &group.members);
    for Unit { subject, folder } in members.map(|one| &one.unit) {
        subjects.entry(*folder).or_default().push(subject);
    }
    for (folder, subjects) in &subjects {
        let folder = usize::try_from(*folder).ok().and_then(|at| portfolio.folders.get(at));
        let folder = folder.filter(|_| portfolio.folders.len() > 1);
        if let Some(near) = odd::near(&session.lang(), subjects) {
            let folder = folder.map_or_else(String::new, |folder| format!("{folder}: "));
            session.say(&(folder + &near));
        }
    }
    let report = if args.long {
        report::long_of_portfolio(&portfolio)
    } else if args.packet {
        packets::packet(&portfolio, args.grouped.then_some(&reading.models), session)?
    } else {
        report::of_portfolio(&Arc::new(portfolio), (!args.all).then_some(MOST_UNITS))
    };
    output.write(report, session)?;
    // A unit may stand there by an older round than its latest.
    Ok(if is_broken { Exit::Failed } else { Exit::Done })
}

/// Tells where units stand under another model than the settings of their folder ask for, under
/// which no other command reads them.
fn tell_other_models(portfolio: &Portfolio, models: &ModelsRead, session: &Session) {
    for (at, folder) in portfolio.folders.iter().enumerate() {
        let Some(asked) = models.asked(at) else { continue };
        let others = portfolio.groups.iter().filter(|group| group.model.id.as_str() != asked);
        let of_folder = |unit: &Unit| usize::try_from(unit.folder) == Ok(at);
        for group in others {
            let units = group.members.iter().filter(|one| of_folder(&one.unit)).count();
            if units > 0 {
                let (units, id) = (text::count(units, "unit"), &group.model.id);
                session.say(&format!(
                    "{folder}: its settings ask for the model `{asked}`; counted under `{id}`, which \
                     the sheets answer: {units}."
                ));
            }
        }
    }
}

/// Returns the folders that are meant, each once however it is written.
fn folders(args: &Args, session: &Session) -> Result<Vec<UnitFolder>, CommandError> {
    if args.folders.is_empty() {
        let place = session.store.assessments();
        if !place.is_dir() {
            // Says that there is no sheet, and how to start one.
            session.sheets()?;
        }
        let asked = session.store.folder().to_owned();
        let name = asked.display().to_string();
        return Ok(vec![UnitFolder { asked, name, place }]);
    }
    let mut folders: Vec<UnitFolder> = Vec::new();
    let mut known = Vec::new();
    for folder in &args.folders {
        let (place, resolved) = store::place_of_sheets(folder)?;
        if known.contains(&resolved) {
            continue;
        }
        known.push(resolved);
        let (asked, name) = (folder.clone(), folder.display().to_string());
        folders.push(UnitFolder { asked, name, place });
    }
    Ok(folders)
}

fn nothing(found: &FoundUnits, args: &Args, session: &Session) -> Result<Exit, CommandError> {
    if !found.gathered.left_out.is_empty() {
        return Ok(Exit::Failed);
    }
    if found.gathered.later > 0 {
        let until = args.until.unwrap_or(session.today);
        let message = format!("there is no assessment up to {until}");
        let help = match args.until {
            Some(until) if until < session.today => "give a later day with `--until DATE`",
            _ => "all sheets are of later days: rename those whose day is wrong",
        };
        return Err(CommandError::new(message).help(help));
    }
    if let Some(other) = args.other.as_deref().filter(|_| found.gathered.read > 0) {
        let message = format!("nothing that was answered says anything of `{other}`");
        return Err(CommandError::new(message).help("`ospo crosswalk` lists what leads where"));
    }
    if args.folders.is_empty() {
        session.sheets()?;
    }
    let names: Vec<String> =
        (args.folders.iter()).map(|folder| folder.display().to_string()).collect();
    let message = format!("there is no sheet in {}", names.join(", "));
    Err(CommandError::new(message).help("name folders with assessments/ in them, or with sheets"))
}
