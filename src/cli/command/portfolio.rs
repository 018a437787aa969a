//! `ospo portfolio`: many units side by side.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use clap::builder::{PossibleValuesParser, TypedValueParser};
use jiff::civil::Date;
use ospo::answers::{self, Sheet, SheetName};
use ospo::insight::{
    self, Gathered, Portfolio, Round, RoundFacts, Sort, SourceSheet, Unit, UnitRow,
};
use ospo::model::{Model, ModelId};
use ospo::score::Narrowed;
use ospo::store::{self, StoreError};
use ospo::{report, text};
use rayon::prelude::*;

use crate::cli::desk::odd;
use crate::cli::error::{CommandError, Exit};
use crate::cli::models_read::ModelsRead;
use crate::cli::output::OutputArgs;
use crate::cli::session::Session;
use crate::cli::threads;

/// As many units are listed for people where nothing else is said.
const MOST_UNITS: usize = 50;
/// As many sheets that cannot be read are told one by one.
const MOST_TOLD: usize = 100;

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
#[command(after_help = "\
Examples:
  ospo portfolio                            The units in this folder
  ospo portfolio --sort index               Those that need most help first
  ospo portfolio clients/*                  A folder for each client
  ospo portfolio --until 2025-12-31         As it was at the end of a year
  ospo portfolio --as MODEL                 What their answers say of another model
  ospo portfolio -o units.xlsx              A workbook with every unit
  ospo portfolio -f csv > units.csv         For a spreadsheet, a row for each unit")]
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
    /// Show where they stand by another model, from the answers that are there
    #[arg(long = "as", value_name = "MODEL")]
    other: Option<String>,
    #[command(flatten)]
    output: OutputArgs,
}

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
    let output = args.output.chosen()?;
    let folders = folders(args, session)?;
    let models = match args.folders.as_slice() {
        [] => ModelsRead::new(session),
        _ => ModelsRead::of_folders(session, folders.iter().map(|folder| folder.asked.as_path())),
    };
    // What is of a day in the future is no unit's latest.
    let last = session.last_day();
    let until = args.until.unwrap_or(last).min(last);
    let reading = UnitReading { models, until };
    let mut found = reading.all(&folders)?;
    if let Some(other) = &args.other {
        reading.cross(&mut found.gathered, other, session)?;
    }
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
    portfolio.is_implied = args.other.is_some();
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
    let most = (!args.all).then_some(MOST_UNITS);
    output.write(report::of_portfolio(&Arc::new(portfolio), most), session)?;
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

struct UnitFolder {
    /// As it was asked for.
    asked: PathBuf,
    /// The same for people.
    name: String,
    /// Where its sheets lie.
    place: PathBuf,
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

/// How sheets are read: on all processors, each forgotten once its row is known.
struct UnitReading<'s> {
    models: ModelsRead<'s>,
    until: Date,
}

/// What was found; the same whatever the order in which sheets are read.
#[derive(Default)]
struct FoundUnits {
    gathered: Gathered,
    /// How many sheets each folder has.
    sheets: Vec<usize>,
    /// The first sheets that cannot be read, by folder and name, each with what is wrong.
    failed: BTreeMap<(usize, SheetName), CommandError>,
    /// How many sheets are of an older version than their checklist.
    older: usize,
    /// How many answered something else under the version that it has.
    otherwise_asked: usize,
    /// What keeps a folder from being listed to its end.
    unlisted: Option<StoreError>,
}

/// The row of a sheet; whether it is of an older version than its model, and whether it answered
/// something else under the version that it has; none where it holds for a later day than is asked
/// for.
type ReadUnit = Option<(Unit, UnitRow, [bool; 2])>;

impl UnitReading<'_> {
    /// Reads all sheets of all folders. The folders are listed while sheets are read, and of each
    /// sheet only its row is kept.
    fn all(&self, folders: &[UnitFolder]) -> Result<FoundUnits, CommandError> {
        let mut found = FoundUnits::default();
        found.sheets.resize(folders.len(), 0);
        let listed = folders.iter().enumerate().flat_map(|(at, folder)| {
            let (paths, failed) = match store::sheets_in(&folder.place) {
                Ok(paths) => (Some(paths), None),
                Err(error) => (None, Some(Err(error))),
            };
            let paths = paths.into_iter().flatten().chain(failed);
            paths.map(move |path| (at, path))
        });
        let found = Mutex::new(found);
        listed.par_bridge().for_each(|(folder, path)| match path {
            Ok(path) => {
                let name = path.file_stem().unwrap_or_default().to_string_lossy();
                let read = self.one(&path, &name, folder);
                threads::held(&found).add((folder, &name), read);
            }
            Err(error) => threads::held(&found).unlisted = Some(error),
        });
        let mut found = found.into_inner().unwrap_or_else(PoisonError::into_inner);
        let several = found.gathered.several();
        let together: Vec<_> = several
            .par_iter()
            .map(|(unit, names)| (unit.clone(), self.together(unit, names, folders)))
            .collect();
        for (unit, row) in together {
            match row {
                Ok(row) => found.gathered.put_together(unit, row),
                Err(error) => return Err(error),
            }
        }
        match found.unlisted {
            Some(error) => Err(error.into()),
            None => Ok(found),
        }
    }

    /// Reads the sheets of a unit's latest round once more, to put them together.
    fn together(
        &self,
        unit: &Unit,
        names: &[String],
        folders: &[UnitFolder],
    ) -> Result<UnitRow, CommandError> {
        let at = usize::try_from(unit.folder).unwrap_or_default();
        let folder = folders.get(at);
        let mut sources = Vec::new();
        let mut model = None;
        for name in names {
            let place = folder.map_or_else(PathBuf::new, |folder| folder.place.clone());
            let file = store::read(&store::within(&place, format!("{name}.yaml")))?;
            let draft = answers::parse(&file)?;
            let asked = self.models.named(at, &draft.model().id, &file.path)?;
            let sheet = draft.bind(&asked)?.sheet;
            sources.push(SourceSheet { name: name.clone(), sheet });
            model = Some(asked);
        }
        let model = model.ok_or_else(|| CommandError::new("a round without sheets"))?;
        sources.retain(|source| source.sheet.model.id == model.id);
        let round = Round::new(&model, sources);
        let round = round.ok_or_else(|| CommandError::new("a round without sheets"))?;
        let round = round.without(self.models.outside(at, &model));
        let sheet = round.sheet();
        let facts = RoundFacts::of(&round, round.day.to_string(), &sheet);
        let narrowed = self.proven(at, round.narrowed(), &model, &sheet);
        Ok(UnitRow::new(&facts.name, &model, &sheet, narrowed).of_round(&facts))
    }

    /// Puts what follows for another model in the place of each unit's own figures; units that answer it
    /// themselves stay, and those from whose model no crosswalk leads there are left out and told.
    fn cross(
        &self,
        gathered: &mut Gathered,
        other: &str,
        session: &Session,
    ) -> Result<(), CommandError> {
        let target = session.model(Some(other))?.id;
        let mut left_out: BTreeMap<ModelId, usize> = BTreeMap::new();
        let mut failed = None;
        gathered.replace(|unit, row| {
            if row.model().id == target {
                return Some(row.clone());
            }
            let at = usize::try_from(unit.folder).unwrap_or_default();
            match self.models.crossed(at, row.model(), &target) {
                Ok(Some((model, crosswalk))) => {
                    let outside = Narrowed::default().without(self.models.outside(at, &model));
                    Some(row.crossed((&crosswalk.links, &unit.subject), &model, outside))
                }
                Ok(None) => {
                    *left_out.entry(row.model().id.clone()).or_default() += 1;
                    None
                }
                Err(error) => {
                    failed = Some(error);
                    None
                }
            }
        });
        for (from, units) in left_out {
            let units = text::count(units, "unit");
            session
                .say(&format!("No crosswalk leads from `{from}` to `{target}`: {units} left out."));
        }
        failed.map_or(Ok(()), Err)
    }

    fn proven(&self, at: usize, narrowed: Narrowed, model: &Model, sheet: &Sheet) -> Narrowed {
        let proven = if self.models.proven(at) { narrowed.proven(model, sheet) } else { narrowed };
        insight::tied(proven, model, sheet)
    }

    fn one(&self, path: &Path, name: &str, folder: usize) -> Result<ReadUnit, CommandError> {
        let file = store::read(path)?;
        let draft = answers::parse(&file)?;
        let day = SheetName::of(name).day.unwrap_or(draft.date());
        if day > self.until {
            return Ok(None);
        }
        let model = self.models.named(folder, &draft.model().id, &file.path)?;
        // A sheet that will not count is held against its model all the same: whether something
        // wrong is told must not depend on which sheet happened to be read before.
        let bound = draft.bind(&model)?;
        let odd = [bound.migration.is_some(), bound.is_otherwise_asked()];
        let sheet = bound.sheet;
        let unit = Unit {
            subject: sheet.subject.as_str().into(),
            folder: u32::try_from(folder).unwrap_or(u32::MAX),
        };
        let outside = Narrowed::default().without(self.models.outside(folder, &model));
        let narrowed = self.proven(folder, outside, &model, &sheet);
        let row = UnitRow::new(name, &model, &sheet, narrowed);
        Ok(Some((unit, row, odd)))
    }
}

impl FoundUnits {
    fn add(&mut self, (folder, name): (usize, &str), read: Result<ReadUnit, CommandError>) {
        if let Some(sheets) = self.sheets.get_mut(folder) {
            *sheets += 1;
        }
        match read {
            Ok(Some((unit, row, [is_older, is_otherwise_asked]))) => {
                self.gathered.add(unit, row);
                self.older += usize::from(is_older);
                self.otherwise_asked += usize::from(is_otherwise_asked);
            }
            Ok(None) => self.gathered.later += 1,
            Err(error) => {
                let at = (folder, SheetName::of(name));
                self.gathered.left_out.insert(at.clone());
                self.failed.insert(at, error);
                if self.failed.len() > MOST_TOLD {
                    self.failed.pop_last();
                }
            }
        }
    }

    fn tell(&self, session: &Session) {
        for error in self.failed.values() {
            session.fail(error);
        }
        let more = self.gathered.left_out.len() - self.failed.len();
        if more > 0 {
            let more = text::count(more, "more sheet");
            let error = CommandError::new(format!("{more} cannot be read"));
            session.fail(&error.help("mend these first"));
        }
    }
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
    if args.folders.is_empty() {
        session.sheets()?;
    }
    let names: Vec<String> =
        (args.folders.iter()).map(|folder| folder.display().to_string()).collect();
    let message = format!("there is no sheet in {}", names.join(", "));
    Err(CommandError::new(message).help("name folders with assessments/ in them, or with sheets"))
}
