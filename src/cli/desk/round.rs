//! How a round is found and read: all its sheets, put together.

use std::collections::{BTreeMap, BTreeSet};
use std::mem::ManuallyDrop;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;
use ospo::answers::{self, Sheet};
use ospo::facts::FactsFile;
use ospo::insight::{Assessment, Round, RoundFacts, SourceSheet};
use ospo::model::{Model, ModelId};
use ospo::problem::SourceFile;
use ospo::score::Narrowed;
use ospo::store::{self, StoreError};
use ospo::{report, say};

use crate::cli::desk::name::{as_one_word, name_of, sheet_name};
use crate::cli::desk::odd;
use crate::cli::desk::which::{RoundPaths, Which, by_round};
use crate::cli::error::CommandError;
use crate::cli::session::Session;

/// As many sheets are named of which the same is told.
const MOST_NAMED: usize = 3;

/// A round that was read, or one sheet of it alone.
#[derive(Debug)]
pub(crate) struct ReadRound {
    pub(crate) which: Which,
    /// To take a model apart text by text takes long, and the process ends with it.
    pub(crate) model: ManuallyDrop<Arc<Model>>,
    pub(crate) facts: RoundFacts,
    /// What its sheets say together.
    pub(crate) sheet: Sheet,
    pub(crate) narrowed: Narrowed,
    /// All its sheets, those with what was settled too.
    pub(crate) sources: Vec<SourceSheet>,
    /// What programs found for it.
    pub(crate) gathered: Option<FactsFile>,
    /// What is odd about them, in sentences; with the file where it is of one.
    odd: Vec<(Option<PathBuf>, String)>,
}

impl ReadRound {
    /// Returns what was read as a round, to look into.
    pub(crate) fn round(&self, session: &Session) -> Option<Round<'_>> {
        session.together(&self.model, self.sources.clone(), self.gathered.clone())
    }

    pub(crate) fn tell(&self, session: &Session) {
        for (path, sentence) in &self.odd {
            session.say_of(path.as_deref(), sentence);
        }
    }
}

impl Which {
    /// Says whether it may be of before what was read; a sheet without a day in its name says that
    /// itself.
    pub(crate) fn may_precede(&self, read: &ReadRound) -> bool {
        match self {
            Self::Alone(path) => name_of(path) != read.facts.name,
            Self::Round(day) => *day < read.facts.day,
        }
    }
}

impl Session {
    /// Returns the latest round up to today in which a subject is assessed, or, where it is in none,
    /// the latest of all; a sheet without a day in its name stands before all days. None where there
    /// is no sheet.
    pub(crate) fn latest(&self, subject: Option<&str>) -> Result<Option<Which>, CommandError> {
        let (rounds, ahead) = self.rounds()?;
        self.tell_ahead(&ahead);
        self.latest_among(rounds, subject)
    }

    pub(super) fn latest_among(
        &self,
        mut rounds: Vec<RoundPaths>,
        subject: Option<&str>,
    ) -> Result<Option<Which>, CommandError> {
        if let Some(subject) = subject {
            for (which, paths) in rounds.iter().rev() {
                if self.have_subject(paths, subject)? {
                    return Ok(Some(which.clone()));
                }
            }
        }
        Ok(rounds.pop().map(|(which, _)| which))
    }

    /// Returns the rounds of the folder up to today, the earliest first, and tells of later sheets.
    ///
    /// # Errors
    /// Also where there are later sheets alone.
    pub(crate) fn present(&self) -> Result<Vec<RoundPaths>, CommandError> {
        let (rounds, ahead) = self.rounds()?;
        if let (true, Some(first)) = (rounds.is_empty(), ahead.first()) {
            let (name, today) = (as_one_word(&name_of(first)), self.today);
            let at = first.display();
            let message =
                format!("{at} is dated after today, {today}, and there is no earlier sheet");
            return Err(CommandError::new(message).about(first).help(format!(
                "`ospo status {name}` reads it all the same; where its day is wrong, rename the file"
            )));
        }
        self.tell_ahead(&ahead);
        Ok(rounds)
    }

    fn tell_ahead(&self, ahead: &[PathBuf]) {
        if !ahead.is_empty() && self.first_tells_ahead() {
            let one = ahead.first().filter(|_| ahead.len() == 1);
            self.say_of(one.map(PathBuf::as_path), &odd::ahead(&self.lang(), ahead, self.today));
        }
    }

    /// Returns the latest round up to today in which a subject is assessed.
    pub(crate) fn latest_of(&self, subject: &str) -> Result<Option<Which>, CommandError> {
        for (which, paths) in self.rounds()?.0.into_iter().rev() {
            if self.have_subject(&paths, subject)? {
                return Ok(Some(which));
            }
        }
        Ok(None)
    }

    /// Says whether one of some sheets is of a subject.
    fn have_subject(&self, paths: &[PathBuf], subject: &str) -> Result<bool, CommandError> {
        for path in paths {
            if answers::same_name(answers::parse(&self.source(path)?)?.subject(), subject) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Returns the latest round up to today, whoever is assessed in it.
    pub(crate) fn newest(&self) -> Result<Option<Which>, CommandError> {
        Ok(self.rounds()?.0.pop().map(|(which, _)| which))
    }

    /// Returns the rounds of the folder up to today, the earliest first; there may be none.
    pub(super) fn rounds_so_far(&self) -> Result<Vec<RoundPaths>, CommandError> {
        Ok(self.rounds()?.0)
    }

    /// Returns the rounds of the folder up to today, the earliest first, and the sheets of later
    /// days.
    fn rounds(&self) -> Result<(Vec<RoundPaths>, Vec<PathBuf>), CommandError> {
        let last = self.last_day();
        let is_ahead = |path: &PathBuf| sheet_name(path).day.is_some_and(|day| day > last);
        let (ahead, present): (Vec<_>, Vec<_>) =
            self.store.sheets()?.into_iter().partition(is_ahead);
        Ok((by_round(present), ahead))
    }

    /// Returns the last day that is not in the future: somewhere it is tomorrow already.
    pub(crate) fn last_day(&self) -> Date {
        self.today.tomorrow().unwrap_or(self.today)
    }

    /// Returns the sheets of a day, of all its subjects.
    pub(crate) fn sheets_of(&self, day: Date) -> Result<Vec<PathBuf>, CommandError> {
        let mut paths = self.store.sheets()?;
        paths.retain(|path| sheet_name(path).day == Some(day));
        Ok(paths)
    }

    /// Reads the round or the sheet that is meant: the one named, or the latest round.
    pub(crate) fn meant(&self, name: Option<&str>) -> Result<ReadRound, CommandError> {
        let read = self.round(&self.which_there(name)?, None)?;
        read.tell(self);
        Ok(read)
    }

    /// Reads a round: its sheets of the subject that is asked for, else of the one in the settings,
    /// else of the last of them.
    pub(crate) fn round(
        &self,
        which: &Which,
        subject: Option<&str>,
    ) -> Result<ReadRound, CommandError> {
        self.put_together(which, (&self.files(which)?, self.gathered(which)?), (subject, None))
    }

    /// Reads those sheets of a round that answer a model, whichever is named for all.
    pub(super) fn round_under(
        &self,
        which: &Which,
        model: &ModelId,
        subject: Option<&str>,
    ) -> Result<ReadRound, CommandError> {
        self.put_together(
            which,
            (&self.files(which)?, self.gathered(which)?),
            (subject, Some(model)),
        )
    }

    fn files(&self, which: &Which) -> Result<Vec<(PathBuf, SourceFile)>, CommandError> {
        let files = self.paths(which)?.into_iter().map(|path| {
            let file = self.source(&path)?;
            Ok((path, file))
        });
        files.collect()
    }

    /// Reads a round where a subject is assessed in it.
    pub(crate) fn round_of(
        &self,
        which: &Which,
        subject: &str,
    ) -> Result<Option<ReadRound>, CommandError> {
        let is_in = self.have_subject(&self.paths(which)?, subject)?;
        is_in.then(|| self.round(which, Some(subject))).transpose()
    }

    /// Reads what the sheets of a round said in a revision; a sheet that was not there yet said
    /// nothing.
    pub(crate) fn in_revision(
        &self,
        read: &ReadRound,
        revision: &str,
    ) -> Result<ReadRound, CommandError> {
        let mut files = Vec::new();
        let mut missing = None;
        for path in self.paths(&read.which)? {
            match store::read_revision(&path, revision) {
                Ok(file) => files.push((path, file)),
                Err(error @ StoreError::NotInRevision { .. }) => missing = missing.or(Some(error)),
                Err(error) => return Err(error.into()),
            }
        }
        if let (true, Some(missing)) = (files.is_empty(), missing) {
            return Err(missing.into());
        }
        let files = (&*files, self.gathered_in_revision(&read.which, revision)?);
        let mut then = self.put_together(&read.which, files, (Some(&read.sheet.subject), None))?;
        then.facts.name = format!("{} in {revision}", read.facts.name);
        then.tell(self);
        Ok(then)
    }

    pub(crate) fn paths(&self, which: &Which) -> Result<Vec<PathBuf>, CommandError> {
        match which {
            Which::Alone(path) => Ok(vec![path.clone()]),
            Which::Round(day) => self.sheets_of(*day),
        }
    }

    fn put_together(
        &self,
        which: &Which,
        (files, gathered): (&[(PathBuf, SourceFile)], Option<SourceFile>),
        (subject, under): (Option<&str>, Option<&ModelId>),
    ) -> Result<ReadRound, CommandError> {
        let mut drafts = Vec::new();
        for read in files {
            drafts.push((read, answers::parse(&read.1)?));
        }
        drafts.retain(|(_, draft)| under.is_none_or(|id| draft.model().id == *id));
        let subjects: Vec<_> = drafts.iter().map(|(_, one)| one.subject().to_owned()).collect();
        let meant = self.subject_meant(&subjects, which, subject)?;
        let is_meant = |subject: &str| answers::same_name(subject, meant);
        let others = subjects.iter().filter(|subject| !is_meant(subject));
        let others: BTreeSet<&str> = others.map(String::as_str).collect();
        let read = drafts.into_iter();
        let mut read: Vec<_> = read.filter(|(_, draft)| is_meant(draft.subject())).collect();
        // Of several models the one counts that whoever leads the round has answered.
        let Some(((_, file), leading)) = read.last() else { return Err(self.no_sheet()) };
        let model = match under {
            Some(id) => self.model(Some(id.as_str()))?,
            None => self.model_of(leading.model(), &file.path)?,
        };
        let lang = &model.lang;
        let mut odd = Vec::new();
        if !others.is_empty() && subject.is_none() {
            odd.push((None, odd::others(lang, meant, &others)));
        }
        if read.len() > 1 {
            read.retain(|((path, _), draft)| {
                let (theirs, ours) = (&draft.model().id, &model.id);
                if theirs != ours {
                    odd.push((Some(path.clone()), odd::of_another_model(lang, path, theirs, ours)));
                }
                theirs == ours
            });
        }
        // What many sheets have in common is told once.
        let mut changed: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        let sources = read.into_iter().map(|((path, file), draft)| {
            let bound = draft.bind(&model)?;
            let command = "`ospo migrate`";
            let way_out = say!(lang, "{command} brings the sheet up to date.", command);
            let found = odd::of(&bound, &model, &way_out).into_iter();
            let found = found.chain(odd::merged(&bound.sheet, lang));
            let found = found.chain(odd::day(&sheet_name(path), &bound.sheet, lang));
            odd.extend(
                found.map(|sentence| (Some(path.clone()), lang.named(&file.path, &sentence))),
            );
            if let Some(sentence) = report::changed(&model, &bound.sheet.model) {
                changed.entry(sentence).or_default().push(&file.path);
            }
            Ok(SourceSheet { name: name_of(path), sheet: bound.sheet })
        });
        let sources: Vec<SourceSheet> = sources.collect::<Result<_, CommandError>>()?;
        odd.extend(changed.iter().map(|(sentence, files)| {
            let more = files.len().saturating_sub(MOST_NAMED);
            let more = (more > 0).then(|| odd::more_sheets(lang, more));
            let first = files.iter().take(MOST_NAMED).map(|file| (*file).to_owned());
            (None, lang.named(&lang.listed(first.chain(more)), sentence))
        }));
        let facts = gathered.as_ref().map(FactsFile::parse).transpose()?;
        if let (Some(facts), Some(file)) = (&facts, &gathered)
            && facts.gathered > self.today
        {
            odd.push((None, odd::gathered_ahead(lang, &file.path, facts.gathered, self.today)));
        }
        if let Some(facts) = &facts
            && !subjects.iter().any(|subject| answers::same_name(subject, &facts.subject))
        {
            odd.push((None, odd::found_of_another(lang, &facts.subject, meant)));
        }
        let gathered = facts.filter(|facts| is_meant(&facts.subject));
        let Some(round) = self.together(&model, sources.clone(), gathered.clone()) else {
            return Err(self.no_sheet());
        };
        let sheet = round.sheet();
        let facts = RoundFacts::of(&round, which.name(), &sheet);
        let narrowed = self.proven(round.narrowed(), &model, &sheet);
        let (which, model) = (which.clone(), ManuallyDrop::new(Arc::new(model)));
        Ok(ReadRound { which, model, facts, sheet, narrowed, sources, gathered, odd })
    }

    /// Returns the subject that is meant among those of a round.
    fn subject_meant<'s>(
        &self,
        subjects: &'s [String],
        which: &Which,
        asked: Option<&str>,
    ) -> Result<&'s str, CommandError> {
        let Some(last) = subjects.last() else { return Err(self.none_in(which, None)?) };
        let is_there =
            |wanted: &str| subjects.iter().rev().find(|one| answers::same_name(one, wanted));
        let usual = self.settings.organisation.subject();
        let meant = match asked {
            Some(asked) => is_there(asked),
            None => Some(usual.as_deref().and_then(is_there).unwrap_or(last)),
        };
        match meant {
            Some(meant) => Ok(meant),
            None => Err(self.none_in(which, asked)?),
        }
    }

    /// Returns what is told where nothing of a round is meant: it is not there, or of no such subject.
    pub(super) fn none_in(
        &self,
        which: &Which,
        asked: Option<&str>,
    ) -> Result<CommandError, CommandError> {
        Ok(match (which, asked) {
            (Which::Round(day), _) if self.paths(which)?.is_empty() => {
                CommandError::new(format!("there is no round of {day}"))
                    .help(self.sheets_that_are_there())
            }
            (_, Some(asked)) => {
                CommandError::new(format!("there is no sheet of `{asked}` in that round"))
                    .help("`ospo history` names the subjects of this folder")
            }
            (_, None) => self.no_sheet(),
        })
    }

    /// Scores what was read against what the organisation wants.
    pub(crate) fn assess<'m>(&self, read: &'m ReadRound) -> Result<Assessment<'m>, CommandError> {
        let (model, sheet) = (&**read.model, read.sheet.clone());
        let assessment = Assessment::new(model, sheet, read.narrowed.clone(), self.wanted(model)?);
        let organisation = &self.settings.organisation;
        let found = self.found(model, read.gathered.clone());
        let assessment = assessment.of_round(read.facts.clone()).with_found(found);
        Ok(assessment.of_organisation(organisation))
    }
}
