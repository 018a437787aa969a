//! How a round is found and read: all its sheets, put together.

use std::collections::BTreeSet;
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use ospo::answers::{self, Bound, Draft, Sheet};
use ospo::insight::{Assessment, Round, RoundFacts, SourceSheet};
use ospo::model::Model;
use ospo::problem::SourceFile;
use ospo::score::Narrowed;
use ospo::{store, text};

use crate::cli::desk::name::{name_of, sheet_name};
use crate::cli::desk::odd;
use crate::cli::error::CommandError;
use crate::cli::session::Session;

/// A round that was read, or one sheet of it alone.
#[derive(Debug)]
pub(crate) struct ReadRound {
    /// To take a model apart text by text takes long, and the process ends with it.
    pub(crate) model: ManuallyDrop<Model>,
    pub(crate) facts: RoundFacts,
    /// What its sheets say together.
    pub(crate) sheet: Sheet,
    pub(crate) narrowed: Narrowed,
    pub(crate) sources: Vec<SourceSheet>,
}

/// Sheets that are read together: those of one subject in one round, or one alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Which {
    Alone(PathBuf),
    Round(Date),
}

impl Session {
    /// Returns what a name means: the day of a round, or a sheet alone; without one, the latest
    /// round.
    pub(crate) fn which(&self, name: Option<&str>) -> Result<Which, CommandError> {
        let Some(name) = name else {
            self.tell_forms(&self.store.assessments());
            return self.latest()?.ok_or_else(|| self.no_sheet());
        };
        Ok(match name.parse() {
            Ok(day) if !Path::new(name).is_file() => Which::Round(day),
            _ => Which::Alone(self.store.sheet(name)),
        })
    }

    /// Returns the latest round up to today; a name without a day stands before all days. None
    /// where there is no sheet.
    pub(crate) fn latest(&self) -> Result<Option<Which>, CommandError> {
        let sheets = self.store.sheets()?;
        // Somewhere it is tomorrow already.
        let last = self.today.tomorrow().unwrap_or(self.today);
        let is_ahead = |path: &&PathBuf| sheet_name(path).day.is_some_and(|day| day > last);
        let ahead = sheets.iter().filter(is_ahead).count();
        if let Some(first) = sheets.iter().find(is_ahead) {
            let more = match ahead - 1 {
                0 => String::new(),
                more => format!(" and {} more", text::count(more, "sheet")),
            };
            self.say(&format!(
                "{}{more}: of a day after today, {}; read only where named.",
                first.display(),
                self.today
            ));
        }
        let present = sheets.iter().rev().find(|path| !is_ahead(path)).or(sheets.last());
        Ok(present.map(|path| match sheet_name(path).day {
            Some(day) => Which::Round(day),
            None => Which::Alone(path.clone()),
        }))
    }

    /// Returns the paths of a round, of all its subjects.
    pub(crate) fn paths(&self, which: &Which) -> Result<Vec<PathBuf>, CommandError> {
        let day = match which {
            Which::Alone(path) => return Ok(vec![path.clone()]),
            Which::Round(day) => *day,
        };
        let mut paths = self.store.sheets()?;
        paths.retain(|path| sheet_name(path).day == Some(day));
        if paths.is_empty() {
            return Err(CommandError::new(format!("there is no round of {day}"))
                .help(self.sheets_that_are_there()));
        }
        Ok(paths)
    }

    /// Reads the round or the sheet that is meant: the one named, or the latest round.
    pub(crate) fn meant(&self, name: Option<&str>) -> Result<ReadRound, CommandError> {
        self.round(&self.which(name)?, None)
    }

    /// Reads a round: its sheets of the subject that is asked for, else of the one in the settings,
    /// else of the last of them. Tells what is odd about them.
    pub(crate) fn round(
        &self,
        which: &Which,
        subject: Option<&str>,
    ) -> Result<ReadRound, CommandError> {
        let paths = self.paths(which)?;
        let files: Vec<SourceFile> =
            paths.iter().map(|path| self.source(path)).collect::<Result<_, _>>()?;
        let drafts = files.iter().map(answers::parse);
        let drafts: Vec<Draft> = drafts.collect::<Result<_, _>>()?;
        let subjects: Vec<String> = drafts.iter().map(|draft| draft.subject().to_owned()).collect();
        let meant = self.subject_meant(&subjects, subject)?;
        let is_meant = |subject: &str| text::same_name(subject, meant);
        let others = subjects.iter().filter(|subject| !is_meant(subject));
        let others: BTreeSet<&str> = others.map(String::as_str).collect();
        if !others.is_empty() {
            let others = text::ticked(others);
            self.say(&format!("Reading `{meant}`; of that day there are also sheets of {others}."));
        }
        let read = paths.iter().zip(&files).zip(drafts);
        let mut read: Vec<_> = read.filter(|(_, draft)| is_meant(draft.subject())).collect();
        // Of several models the one counts that whoever leads the round has answered.
        let Some(((_, file), leading)) = read.last() else { return Err(self.no_sheet()) };
        let model = self.model_of(leading.model(), &file.path)?;
        if read.len() > 1 {
            read.retain(|((path, _), draft)| {
                let is_of = draft.model().id == model.id;
                if !is_of {
                    let (path, theirs, ours) = (path.display(), &draft.model().id, &model.id);
                    self.say(&format!("{path}: answers the model `{theirs}`, not `{ours}`; left out."));
                }
                is_of
            });
        }
        let sources = read.into_iter().map(|((path, file), draft)| {
            let bound = draft.bind(&model)?;
            self.tell_of_round(path, file, &bound, &model);
            Ok(SourceSheet { name: name_of(path), sheet: bound.sheet })
        });
        let sources: Vec<SourceSheet> = sources.collect::<Result<_, CommandError>>()?;
        let name = match which {
            Which::Alone(path) => name_of(path),
            Which::Round(day) => day.to_string(),
        };
        let Some(round) = Round::new(&model, sources.clone()) else {
            return Err(self.no_sheet());
        };
        let sheet = round.sheet();
        let facts = RoundFacts::of(&round, name, &sheet);
        let narrowed = round.narrowed();
        Ok(ReadRound { model: ManuallyDrop::new(model), facts, sheet, narrowed, sources })
    }

    /// Returns the subject that is meant among those of a round.
    fn subject_meant<'s>(
        &self,
        subjects: &'s [String],
        asked: Option<&str>,
    ) -> Result<&'s str, CommandError> {
        let is_there =
            |wanted: &str| subjects.iter().rev().find(|one| text::same_name(one, wanted));
        let usual = self.settings.organisation.subject();
        let meant = match asked {
            Some(asked) => is_there(asked),
            None => usual.as_deref().and_then(is_there).or(subjects.last()),
        };
        meant.map(String::as_str).ok_or_else(|| {
            let asked = asked.unwrap_or_default();
            CommandError::new(format!("there is no sheet of `{asked}` in that round"))
                .help("`ospo history` names the subjects of this folder")
        })
    }

    /// Scores what was read against what the organisation wants.
    pub(crate) fn assess<'m>(&self, read: &'m ReadRound) -> Result<Assessment<'m>, CommandError> {
        let (model, sheet) = (&*read.model, read.sheet.clone());
        let assessment =
            Assessment::new(model, sheet, read.narrowed.clone(), self.wanted(model)?);
        Ok(assessment.of_round(read.facts.clone()))
    }

    fn tell_of_round(&self, path: &Path, file: &SourceFile, bound: &Bound, model: &Model) {
        self.tell(file, bound, model, "`ospo migrate` brings the sheet up to date.");
        let odd = [odd::merged(&bound.sheet), odd::day(&sheet_name(path), &bound.sheet)];
        for sentence in odd.into_iter().flatten() {
            self.say(&format!("{}: {sentence}", path.display()));
        }
    }
}

/// Returns the paths of a folder by round: each day with its sheets, and each sheet without a day
/// alone; the earliest first.
pub(crate) fn by_round(sheets: Vec<PathBuf>) -> Vec<(Which, Vec<PathBuf>)> {
    let mut rounds: Vec<(Which, Vec<PathBuf>)> = Vec::new();
    for path in sheets {
        let which = match sheet_name(&path).day {
            Some(day) => Which::Round(day),
            None => Which::Alone(path.clone()),
        };
        match rounds.last_mut() {
            Some((last, paths)) if *last == which => paths.push(path),
            _ => rounds.push((which, vec![path])),
        }
    }
    rounds
}
