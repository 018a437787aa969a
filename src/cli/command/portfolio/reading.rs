//! How the sheets of many units are read.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::Date;
use ospo::answers::{self, Sheet, SheetName};
use ospo::facts::FactsFile;
use ospo::insight::{
    self, Found, Gathered, ModelOfChoice, Round, RoundFacts, SourceSheet, Unit, UnitRow,
};
use ospo::model::{Model, ModelId};
use ospo::score::Narrowed;
use ospo::store::{self, StoreError};
use ospo::text;
use rayon::prelude::*;

use crate::cli::desk;
use crate::cli::error::CommandError;
use crate::cli::models;
use crate::cli::models_read::ModelsRead;
use crate::cli::session::Session;
use crate::cli::threads;

/// As many sheets that cannot be read are told one by one.
const MOST_TOLD: usize = 100;

pub(super) struct UnitFolder {
    /// As it was asked for.
    pub(super) asked: PathBuf,
    /// The same for people.
    pub(super) name: String,
    /// Where its sheets lie.
    pub(super) place: PathBuf,
}

/// How sheets are read: on all processors, each forgotten once its row is known.
pub(super) struct UnitReading<'s> {
    pub(super) models: ModelsRead<'s>,
    /// The model whose figures are wanted in the place of those of others.
    pub(super) target: Option<ModelId>,
    pub(super) until: Date,
    /// Whether what belongs to each answer is wanted, too.
    pub(super) long: bool,
}

/// What was found; the same whatever the order in which sheets are read.
#[derive(Default)]
pub(super) struct FoundUnits {
    pub(super) gathered: Gathered,
    /// How many sheets each folder has.
    pub(super) sheets: Vec<usize>,
    /// The first sheets that cannot be read, by folder and name, each with what is wrong.
    pub(super) failed: BTreeMap<(usize, SheetName), CommandError>,
    /// How many sheets are of an older version than their checklist.
    pub(super) older: usize,
    /// How many answered something else under the version that it has.
    pub(super) otherwise_asked: usize,
    /// What keeps a folder from being listed to its end.
    pub(super) unlisted: Option<StoreError>,
}

/// The row of a sheet; whether it is of an older version than its model, and whether it answered
/// something else under the version that it has; none where it holds for a later day than is asked
/// for.
type ReadUnit = Option<(Unit, UnitRow, [bool; 2])>;

impl UnitReading<'_> {
    /// Reads all sheets of all folders. The folders are listed while sheets are read, and of each
    /// sheet only its row is kept.
    pub(super) fn all(&self, folders: &[UnitFolder]) -> Result<FoundUnits, CommandError> {
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
        let place = folder.map_or(Path::new(""), |folder| &folder.place);
        let gathered = gathered(place, round.day, &unit.subject)?;
        let (sheet, narrowed, facts) = self.read(round, gathered, at);
        Ok(self.row((at, &facts.name), &model, &sheet, narrowed).of_round(&facts))
    }

    /// Returns what the sheets of a round say together beside what programs found.
    fn read(
        &self,
        round: Round<'_>,
        gathered: Option<FactsFile>,
        folder: usize,
    ) -> (Sheet, Narrowed, RoundFacts) {
        let model = round.model;
        let found = gathered
            .map(|gathered| Found::new(model, gathered, &self.models.undecided(folder, model)));
        let round = round.without(self.models.outside(folder, model));
        let round = round.with_found(found.unwrap_or_default());
        let sheet = round.sheet();
        let facts = RoundFacts::of(&round, round.day.to_string(), &sheet);
        let narrowed = self.proven(folder, round.narrowed(), model, &sheet);
        (sheet, narrowed, facts)
    }

    /// Puts what follows for another model in the place of each unit's own figures; units that answer it
    /// themselves stay, and those from whose model no crosswalk leads there are left out and told. Says
    /// whether anything followed.
    pub(super) fn cross(
        &self,
        gathered: &mut Gathered,
        session: &Session,
    ) -> Result<bool, CommandError> {
        let Some(target) = &self.target else { return Ok(false) };
        let mut left_out: BTreeMap<ModelId, usize> = BTreeMap::new();
        let (mut failed, mut is_crossed) = (None, false);
        gathered.replace(|unit, row| {
            if row.model().id == *target {
                return Some(row.clone());
            }
            let at = usize::try_from(unit.folder).unwrap_or_default();
            match self.models.crossed(at, row.model(), target) {
                Ok(Some((model, crosswalk))) => {
                    is_crossed = true;
                    let outside = Narrowed::default()
                        .without(self.models.outside(at, &model))
                        .with_undecided(self.models.undecided(at, &model));
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
        failed.map_or(Ok(is_crossed), Err)
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
        let place = path.parent().unwrap_or(Path::new(""));
        let gathered = SheetName::of(name).day.map(|day| gathered(place, day, &sheet.subject));
        let source = SourceSheet { name: name.to_owned(), sheet };
        if let Some(gathered) = gathered.transpose()?.flatten()
            && let Some(round) = Round::new(&model, vec![source.clone()])
        {
            let (sheet, narrowed, facts) = self.read(round, Some(gathered), folder);
            let row = self.row((folder, name), &model, &sheet, narrowed).not_agreed_on(&facts);
            return Ok(Some((unit, row, odd)));
        }
        let outside = Narrowed::default().without(self.models.outside(folder, &model));
        let narrowed = self.proven(folder, outside, &model, &source.sheet);
        let row = self.row((folder, name), &model, &source.sheet, narrowed);
        Ok(Some((unit, row, odd)))
    }

    fn row(
        &self,
        (folder, name): (usize, &str),
        model: &Arc<Model>,
        sheet: &Sheet,
        narrowed: Narrowed,
    ) -> UnitRow {
        let row = UnitRow::new(name, model, sheet, narrowed);
        let asked = self.target.as_ref().map(ModelId::as_str).or_else(|| self.models.asked(folder));
        let row = row.of_choice(ModelOfChoice {
            is_asked: asked.is_some_and(|asked| model.id == *asked),
            is_usual: model.id == *models::DEFAULT,
        });
        if self.long { row.detailed(sheet) } else { row }
    }
}

/// Returns what programs found for the round of a unit, whose sheets lie in a folder.
fn gathered(place: &Path, day: Date, subject: &str) -> Result<Option<FactsFile>, CommandError> {
    desk::facts_of(store::gathered_in(place, day)?.as_ref(), subject)
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

    pub(super) fn tell(&self, session: &Session) {
        for error in self.failed.values() {
            session.fail(error);
        }
        let several = self.gathered.of_several_models();
        if several > 0 {
            let units = text::count(several, "unit");
            session.say(&format!(
                "{units} answered more than one model: what counts is the model that is asked for, or \
                 else the latest round; `--model MODEL` asks for one."
            ));
        }
        let more = self.gathered.left_out.len() - self.failed.len();
        if more > 0 {
            let more = text::count(more, "more sheet");
            let error = CommandError::new(format!("{more} cannot be read"));
            session.fail(&error.help("mend these first"));
        }
    }
}
