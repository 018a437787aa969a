//! A sheet on the desk: open for writing, with its model, saved after every answer.

use std::collections::BTreeSet;
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;
use ospo::answers::{self, Respondent, Sheet};
use ospo::insight::{Round, SourceSheet};
use ospo::lang::Lang;
use ospo::model::{Model, ModelId};
use ospo::problem::SourceFile;
use ospo::store::{self, OpenFile};

use crate::cli::desk::ask::{Ask, Nobody, SheetArgs};
use crate::cli::desk::name::date_of;
use crate::cli::desk::odd;
use crate::cli::desk::place::AnswerPlace;
use crate::cli::desk::read::sources;
use crate::cli::desk::which::{Which, by_round};
use crate::cli::error::CommandError;
use crate::cli::session::Session;

#[derive(Debug)]
pub(crate) struct Desk {
    pub(crate) file: OpenFile,
    pub(crate) model: Model,
    pub(crate) sheet: Sheet,
    /// Whether the sheet was begun just now.
    pub(crate) begun: bool,
}

impl Desk {
    /// Opens one's own sheet of the round that is meant, or the sheet that is named; begins it where
    /// it is not there. None where whoever was asked wants neither.
    pub(crate) fn open(
        session: &Session,
        name: Option<&str>,
        args: &SheetArgs,
        ask: &mut dyn Ask,
    ) -> Result<Option<Self>, CommandError> {
        let place = match Self::other_model(session, name, args)? {
            Some(model) => Some(AnswerPlace::under(session, &model, args)?),
            None => AnswerPlace::find(session, name, args, ask)?,
        };
        place.map(|place| Self::at(&place, session, args, ask)).transpose()
    }

    /// Returns the model that is asked for where the latest round has sheets of another.
    fn other_model(
        session: &Session,
        name: Option<&str>,
        args: &SheetArgs,
    ) -> Result<Option<ModelId>, CommandError> {
        let Some(asked) = session.settings.model.as_deref().filter(|_| name.is_none()) else {
            return Ok(None);
        };
        let usual = session.settings.organisation.subject();
        let subject = args.subject.as_deref().or(usual.as_deref());
        let latest = session.latest_among(session.rounds_so_far()?, subject)?;
        let Some(latest) = latest else { return Ok(None) };
        let there = session.models_in(&session.paths(&latest)?, args.subject.as_deref())?;
        Ok(there.iter().any(|id| id.as_str() != asked).then(|| ModelId::new(asked)))
    }

    /// Returns the sheet that [`Desk::open`] would open, with its path and model, as it is or would be
    /// begun; nothing is locked and nothing is written.
    pub(crate) fn look_at(
        session: &Session,
        name: Option<&str>,
        args: &SheetArgs,
    ) -> Result<Option<(PathBuf, Model, Sheet)>, CommandError> {
        let Some(place) = AnswerPlace::find(session, name, args, &mut Nobody)? else {
            return Ok(None);
        };
        Self::look_there(session, place, args).map(Some)
    }

    pub(super) fn look_there(
        session: &Session,
        place: AnswerPlace,
        args: &SheetArgs,
    ) -> Result<(PathBuf, Model, Sheet), CommandError> {
        if place.path.exists() {
            let (model, bound) = session.bound(&session.source(&place.path)?)?;
            return Ok((place.path, model, bound.current()));
        }
        check_name(&place.path, session)?;
        let (model, subject) = Self::asked(&place, session, args)?;
        let sheet = Sheet::new(&model, subject.unwrap_or_default(), place.day);
        Ok((place.path, Arc::unwrap_or_clone(model), sheet))
    }

    /// Begins a round today.
    pub(crate) fn begin(session: &Session, args: &SheetArgs) -> Result<Self, CommandError> {
        let place = AnswerPlace::of(session, session.today, None, args);
        Self::at(&place, session, args, &mut Nobody)
    }

    pub(super) fn at(
        place: &AnswerPlace,
        session: &Session,
        args: &SheetArgs,
        ask: &mut dyn Ask,
    ) -> Result<Self, CommandError> {
        let AnswerPlace { path, day, round, .. } = place;
        check_name(path, session)?;
        let (file, source) = session.open(path)?;
        if let Some(source) = source {
            let (model, sheet) = session.bind_to_write(&source)?;
            args.tell_who(args.who(session).as_ref(), (false, &model.lang), session);
            args.check(&sheet, path)?;
            place.tell_whose(&sheet, &model.lang, session);
            return Ok(Self { file, model, sheet, begun: false });
        }
        // What is not seen may be the sheet that is meant.
        session.tell_forms(&session.store.assessments());
        let (model, subject) = Self::asked(place, session, args)?;
        let subject = match subject {
            Some(subject) => subject,
            None => ask.subject(session)?,
        };
        if round.is_none() {
            tell_near(&subject, &model.lang, session);
        }
        let mut sheet = Sheet::new(&model, subject, *day);
        sheet.respondent = place.respondent(session, args);
        args.tell_who(sheet.respondent.as_ref(), (true, &model.lang), session);
        let model = Arc::unwrap_or_clone(model);
        Ok(Self { file, model, sheet, begun: true })
    }

    /// Returns the model that a sheet which is begun in a place answers, and its subject, where that
    /// is known.
    pub(super) fn asked(
        place: &AnswerPlace,
        session: &Session,
        args: &SheetArgs,
    ) -> Result<(Arc<Model>, Option<String>), CommandError> {
        if let Some(round) = &place.round {
            return Ok((Arc::clone(&round.model), Some(round.sheet.subject.clone())));
        }
        let usual = session.settings.organisation.subject();
        let named = args.subject.clone().or(usual);
        if let (true, Some(subject)) = (session.settings.names_a_model(), &named) {
            let (model, _) = session.model_beside(None)?;
            return Ok((ManuallyDrop::into_inner(model), Some(subject.clone())));
        }
        let before = session.latest(args.subject.as_deref())?;
        let before = before.map(|which| session.round(&which, None)).transpose()?;
        let named = named.or_else(|| Some(before.as_ref()?.sheet.subject.clone()));
        let (model, _) = session.model_beside(before)?;
        Ok((ManuallyDrop::into_inner(model), named))
    }

    /// Returns the sheet in which somebody would answer who names none.
    pub(crate) fn own(session: &Session, args: &SheetArgs) -> Result<PathBuf, CommandError> {
        let place = AnswerPlace::find(session, None, args, &mut Nobody)?;
        place.map(|place| place.path).ok_or_else(|| session.no_sheet())
    }

    /// Saves the sheet, and says whether that changed anything.
    pub(crate) fn save(&mut self) -> Result<bool, CommandError> {
        save(&mut self.file, &self.model, &self.sheet)
    }
}

impl Session {
    /// Opens a file for writing, and tells what cannot be kept of it.
    pub(crate) fn open(&self, path: &Path) -> Result<(OpenFile, Option<SourceFile>), CommandError> {
        let (file, source) = OpenFile::open(path)?;
        self.tell_drawbacks(path, file.drawbacks());
        Ok((file, source))
    }
}

/// Tells where a subject that is begun has nearly the name of one that is there.
fn tell_near(subject: &str, lang: &Lang, session: &Session) {
    let sheets = session.store.sheets().unwrap_or_default();
    // What is wrong with an old sheet keeps nobody from beginning another.
    let known = sheets.iter().filter_map(|path| {
        let file = store::read(path).ok()?;
        Some(answers::parse(&file).ok()?.subject().to_owned())
    });
    let known: BTreeSet<String> = known.collect();
    let is_known = known.iter().any(|one| answers::same_name(one, subject));
    let near = known.iter().filter_map(|one| odd::near(lang, &[subject, one.as_str()]));
    if let (false, Some(near)) = (is_known, near.into_iter().next()) {
        session.say(&near);
    }
}

/// Refuses to begin a sheet that would not be found again: by its day it belongs to a round, and no
/// round begins after today.
pub(crate) fn check_name(path: &Path, session: &Session) -> Result<(), CommandError> {
    let today = session.today;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let day = date_of(path);
    let is_ahead = day.is_some_and(|day| day > session.last_day());
    if path.exists() || (day.is_some() && !is_ahead && name.ends_with(".yaml")) {
        return Ok(());
    }
    let told = format!("there is no sheet {}", path.display());
    let told = CommandError::new(told).about(path);
    if is_ahead {
        return Err(
            told.help(format!("a new one begins with the day of its round, up to today, {today}"))
        );
    }
    let stem = name.trim_end_matches(".yaml").trim_end_matches(".json");
    let like = match stem {
        "" => today.to_string(),
        stem if day.is_some() => stem.to_owned(),
        stem => format!("{today}-{stem}"),
    };
    Err(told.help(format!("a new one begins with the day of its round, such as {like}")))
}

/// Opens a sheet that is nobody's in particular, or begins it for a subject in the round of a day.
pub(crate) fn open_or_begin(
    session: &Session,
    path: &Path,
    model: &Model,
    (subject, day): (&str, Date),
) -> Result<(OpenFile, Sheet), CommandError> {
    let (file, there) = session.open(path)?;
    let sheet = match &there {
        Some(there) => session.bound(there)?.1.current(),
        None => Sheet::new(model, subject, day),
    };
    Ok((file, sheet))
}

/// Saves a sheet, and says whether that changed anything; where it fails, writes it elsewhere and says
/// where.
pub(crate) fn save(
    file: &mut OpenFile,
    model: &Model,
    sheet: &Sheet,
) -> Result<bool, CommandError> {
    save_typed(file, model, sheet, "")
}

/// Saves a sheet; where it can be written neither in its place nor elsewhere, the error says the words
/// that were typed.
pub(crate) fn save_typed(
    file: &mut OpenFile,
    model: &Model,
    sheet: &Sheet,
    typed: &str,
) -> Result<bool, CommandError> {
    let source = file.source()?;
    let text = match &source {
        Some(source) => answers::edit(source, sheet, model)?,
        None => answers::to_yaml(sheet, model).map_err(|error| {
            CommandError::new(format!("cannot write the sheet as YAML: {error}"))
        })?,
    };
    if source.is_some_and(|source| source.text == text) {
        return Ok(false);
    }
    let Err(error) = file.save(&text) else {
        return Ok(true);
    };
    let error = CommandError::from(error);
    Err(match file.rescue(&text) {
        Ok(path) => error.help(format!("all answers up to now are in {}", path.display())),
        Err(_) if typed.is_empty() => error,
        Err(_) => error.help(format!("it cannot be kept elsewhere either; you typed: {typed}")),
    })
}

/// Leaves of what several have said the words of whoever answers now: what others noted is not to be
/// taken over.
fn keep_own(former: &mut Sheet, who: Option<&Respondent>, round: &Round) {
    let is_own = |one: &&SourceSheet| {
        one.sheet.respondent.as_ref().zip(who).is_some_and(|(one, who)| one.is_same(who))
    };
    let own = round.sources().map(|(source, _)| source).find(is_own);
    for (id, answer) in &mut former.answers {
        let said = own.and_then(|own| own.sheet.answer(id));
        if let Some(said) = said.filter(|said| said.choice == answer.choice) {
            answer.clone_from(said);
        } else {
            (answer.note, answer.confidence) = (None, None);
        }
    }
}

/// Returns what the round before said of the same subject: its answers are suggestions as long as
/// the same question has none in this one.
pub(crate) fn former(
    session: &Session,
    path: &Path,
    sheet: &Sheet,
    model: &Model,
) -> Option<Sheet> {
    let day = date_of(path).unwrap_or(sheet.date);
    let rounds = by_round(session.store.sheets().unwrap_or_default());
    rounds.into_iter().rev().find_map(|(which, paths)| {
        let is_earlier = match &which {
            Which::Round(other) => *other < day,
            Which::Alone(other) => other != path,
        };
        // What an old sheet cannot tell keeps nobody from answering this one.
        let sources = if is_earlier { sources(&paths, model, &sheet.subject) } else { Vec::new() };
        let round = Round::new(model, sources)?;
        let mut former = round.sheet();
        if round.sources().len() > 1 {
            keep_own(&mut former, sheet.respondent.as_ref(), &round);
        }
        (former.date < day).then_some(former)
    })
}
