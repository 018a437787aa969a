//! Forms that came back, as sheets of the round that they belong to.

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use ospo::answers::{self, Joined, Sheet};
use ospo::insight::SourceSheet;
use ospo::lang::Lang;
use ospo::model::{ItemId, Model};
use ospo::store::{self, Unseen};
use ospo::{say, say_of, text};

use crate::cli::desk::done::WrittenSheet;
use crate::cli::desk::round::ReadRound;
use crate::cli::desk::which::Which;
use crate::cli::desk::{done, form_file, open, place, role};
use crate::cli::error::{CommandError, Exit};
use crate::cli::output::ToldArgs;
use crate::cli::session::Session;

/// What a sheet is named after that says neither who has answered it nor in which role.
const NOBODY: &str = "respondent";

#[derive(Clone, Copy, Debug)]
pub(crate) struct How {
    /// Put answers into sheets that are there in the place of others, and into closed rounds.
    pub(crate) update: bool,
    /// Write nothing.
    pub(crate) dry_run: bool,
}

/// Reads forms; one that is wrong keeps the others from nothing.
pub(crate) fn run(
    files: &[PathBuf],
    how: How,
    told: &ToldArgs,
    session: &Session,
) -> Result<Exit, CommandError> {
    for unseen in store::unseen_in(&session.store.assessments()) {
        // Forms are what is read here; they are moved away afterwards.
        if !matches!(unseen, Unseen::Form(_)) {
            session.say_of(Some(unseen.path()), &unseen.told(&session.lang()));
        }
    }
    let mut intake = Intake { how, session, rounds: Vec::new(), written: Vec::new() };
    let mut exit = Exit::Done;
    for file in files {
        if form_file::is_beside(file) {
            let file = file.display();
            session.say(&say!(
                session.lang(),
                "{file} is passed over: a program has put it beside another file.",
                file
            ));
            continue;
        }
        if let Err(error) = intake.take(file) {
            exit = session.fail(&error.about(file));
        }
    }
    if told.is_json() {
        if exit != Exit::Done && intake.written.is_empty() {
            return Ok(exit);
        }
        let rounds = intake.rounds.iter().map(|round| (round.day, round.subject.as_str()));
        done::tell_forms(session, &rounds.collect::<Vec<_>>(), &intake.written, how.dry_run)?;
    } else if intake.written.len() > 1 && !how.dry_run {
        session.say(&say!(session.lang(), "Next: {next}", next = "ospo round"));
    }
    Ok(exit)
}

struct Intake<'s> {
    how: How,
    session: &'s Session,
    /// The rounds that forms have come into, each read once.
    rounds: Vec<JoinedRound>,
    /// The sheets that were written, or would be.
    written: Vec<WrittenSheet>,
}

/// A round of one subject, with what has come into it.
struct JoinedRound {
    day: Date,
    subject: String,
    /// What was there before; none where a form begins it.
    read: Option<ReadRound>,
    sources: Vec<SourceSheet>,
}

/// A form that came back, and where it comes from.
struct Returned<'f> {
    file: &'f Path,
    model: Model,
    sheet: Sheet,
}

impl Intake<'_> {
    fn take(&mut self, file: &Path) -> Result<(), CommandError> {
        let (model, mut sheet) = form_file::read(file, self.session)?;
        if sheet.answers.is_empty() {
            let message = format!("there is no answer in {}", file.display());
            return Err(CommandError::new(message).help("fill it in, save it, and read it again"));
        }
        self.check_day(file, sheet.date)?;
        // A round is ended by whoever leads it, not by a form.
        sheet.closed = None;
        let form = Returned { file, model, sheet };
        let mut round = match self.rounds.iter().position(|round| round.is_of(&form.sheet)) {
            Some(known) => self.rounds.swap_remove(known),
            None => JoinedRound::read(&form, self.session)?,
        };
        let written = round.take(&form, self.how, self.session);
        self.rounds.push(round);
        self.written.extend(written?);
        Ok(())
    }

    /// Says no to a round of days to come: it would be the latest, and all answers would go there.
    fn check_day(&self, file: &Path, day: Date) -> Result<(), CommandError> {
        let today = self.session.today;
        if day <= today.tomorrow().unwrap_or(today) {
            return Ok(());
        }
        let at = file.display();
        let message = format!("{at} is of a round of {day}, which is after today, {today}");
        Err(CommandError::new(message)
            .help("write into it the day on which the round began: `ospo round` names it"))
    }
}

impl JoinedRound {
    fn read(form: &Returned, session: &Session) -> Result<Self, CommandError> {
        let Sheet { date: day, ref subject, .. } = form.sheet;
        let is_there = !session.sheets_of(day)?.is_empty();
        let read = is_there.then(|| session.round_of(&Which::Round(day), subject)).transpose()?;
        let read = read.flatten();
        let (sources, subject) = match &read {
            Some(read) => (read.sources.clone(), read.sheet.subject.clone()),
            None => (Vec::new(), subject.clone()),
        };
        let round = Self { day, subject, read, sources };
        round.tell_other(form, session)?;
        Ok(round)
    }

    fn is_of(&self, sheet: &Sheet) -> bool {
        self.day == sheet.date && answers::same_name(&self.subject, &sheet.subject)
    }

    /// Tells that a form was begun for another subject or model than the folder is for.
    fn tell_other(&self, form: &Returned, session: &Session) -> Result<(), CommandError> {
        let (file, day) = (form.file.display(), self.day);
        if let Some(read) = &self.read {
            let (ours, theirs) = (&read.model.id, &form.model.id);
            if ours != theirs {
                session.say(&say!(
                    form.model.lang,
                    "{file} answers the model `{theirs}`; the round of {day} asks `{ours}`, and its \
                     figures leave out what answers another.",
                    file,
                    theirs,
                    day,
                    ours
                ));
            }
            return Ok(());
        }
        let newest = || -> Result<Option<String>, CommandError> {
            let newest = session.newest()?.map(|which| session.round(&which, None)).transpose()?;
            Ok(newest.map(|read| read.sheet.subject))
        };
        let usual = session.settings.organisation.subject();
        let ours = usual.map_or_else(newest, |usual| Ok(Some(usual)))?;
        let other = ours.filter(|ours| !answers::same_name(ours, &self.subject));
        if let Some(ours) = other
            && session.latest_of(&self.subject)?.is_none()
        {
            let theirs = &self.subject;
            session.say(&say!(
                form.model.lang,
                "{file} answers for `{theirs}`, of which nothing is here yet; this folder assesses \
                 `{ours}`.",
                file,
                theirs,
                ours
            ));
        }
        Ok(())
    }

    /// Takes a form in, and returns the sheet that is written of it; none where it adds nothing.
    fn take(
        &mut self,
        form: &Returned,
        how: How,
        session: &Session,
    ) -> Result<Option<WrittenSheet>, CommandError> {
        let who = form.sheet.respondent.clone().unwrap_or_default();
        role::tell_unknown(who.role.as_deref(), &form.model, form.file, session);
        let voices = || self.sources.iter().filter(|source| source.is_voice());
        let of = |source: &SourceSheet| source.sheet.respondent.clone().unwrap_or_default();
        if who.name.is_some() {
            let theirs = voices().find(|source| of(source).is_same(&who));
            return match theirs.map(|theirs| theirs.name.clone()) {
                Some(name) => self.go_on(&name, form, how, session),
                None => self.begin(form, how, session),
            };
        }
        // Who gives no name is known by nothing but the answers.
        let is_this =
            |source: &&SourceSheet| of(source) == who && source.sheet.answers_as(&form.sheet);
        if let Some(there) = voices().find(is_this) {
            tell_up_to_date(form, &session.store.own_sheet(&there.name), session);
            return Ok(None);
        }
        self.begin(form, how, session)
    }

    /// Begins the sheet of a respondent who has none in the round.
    fn begin(
        &mut self,
        form: &Returned,
        how: How,
        session: &Session,
    ) -> Result<Option<WrittenSheet>, CommandError> {
        self.check_open(form, how, session)?;
        let at = |name: &str| session.store.own_sheet(name);
        let is_known = |name: &str| self.sources.iter().any(|source| source.name == name);
        let is_free = |name: &str| !is_known(name) && !at(name).exists();
        let who = form.sheet.respondent.as_ref();
        let name = place::beside(self.day, who, Some(NOBODY), is_free);
        let path = at(&name);
        let subject = self.subject.clone();
        let sheet = Sheet { subject, ..form.sheet.clone() };
        if !how.dry_run {
            let (mut file, there) = session.open(&path)?;
            if there.is_some() {
                return Err(meanwhile(&path, "has been begun"));
            }
            open::save(&mut file, &form.model, &sheet)?;
        }
        let lang = &form.model.lang;
        let answers = sheet.answers.len() as u64;
        how.tell_written(
            (form.file, &path),
            &say_of!(lang, answers, "{n} answer", "{n} answers"),
            lang,
            session,
        );
        if who.is_none_or(|who| who.name.is_none()) {
            session
                .say(&say!(lang, "There is no name in it, so it is taken as another respondent."));
        }
        if self.read.is_none() && self.sources.is_empty() {
            let (day, subject) = (self.day, &self.subject);
            session.say(&if how.dry_run {
                say!(lang, "That would begin the round of {day} of {subject}.", day, subject)
            } else {
                say!(lang, "That begins the round of {day} of {subject}.", day, subject)
            });
        }
        let items = sheet.answers.keys().cloned().collect();
        self.sources.push(SourceSheet { name, sheet });
        Ok(Some(WrittenSheet { path, items }))
    }

    /// Puts the answers of a form into the sheet of its respondent; says no where some differ and
    /// nobody has asked for that.
    fn go_on(
        &mut self,
        name: &str,
        form: &Returned,
        how: How,
        session: &Session,
    ) -> Result<Option<WrittenSheet>, CommandError> {
        let path = session.store.own_sheet(name);
        let known = self.sources.iter().find(|source| source.name == name);
        let (mut file, before) = if let Some(known) = known.filter(|_| how.dry_run) {
            (None, known.sheet.clone())
        } else {
            let (file, there) = session.open(&path)?;
            let there = there.ok_or_else(|| meanwhile(&path, "was taken away"))?;
            (Some(file), session.bound(&there)?.1.current())
        };
        let lang = &form.model.lang;
        let (from, to) = (form.file.display(), path.display());
        if before.model.id != form.model.id {
            let (theirs, ours) = (&before.model.id, &form.model.id);
            let message = format!("{to} answers the model `{theirs}`, and {from} `{ours}`");
            return Err(CommandError::new(message).help(
                "a respondent answers one model in a round: move the sheet away, or the form",
            ));
        }
        let Joined { mut sheet, new, changed, older } =
            before.joined_by(form.sheet.clone(), session.today);
        if !older.is_empty() {
            session.say(&say!(
                lang,
                "{from}: older than what stands in {to}, which stays: {older}.",
                from,
                to,
                older = lang.listed(older.iter().map(ItemId::as_str))
            ));
        }
        let role = form.sheet.respondent.as_ref().and_then(|who| who.role.clone());
        let role_before = sheet.respondent.as_ref().and_then(|who| who.role.clone());
        let role = role.filter(|role| role_before.as_ref() != Some(role));
        if new.is_empty() && changed.is_empty() && role.is_none() {
            tell_up_to_date(form, &path, session);
            return Ok(None);
        }
        self.check_open(form, how, session)?;
        let counted = |items: &[ItemId], verb: &str| {
            let answers = text::count(items.len(), "answer");
            (!items.is_empty()).then(|| format!("{verb} {answers}"))
        };
        // It decides whose answers count.
        let other_role = role_before.zip(role.as_ref());
        if (!changed.is_empty() || other_role.is_some()) && !how.update {
            let other_role =
                other_role.map(|(old, new)| format!("changes the role `{old}` to `{new}`"));
            let changed = counted(&changed, "changes").into_iter().chain(other_role);
            let differs = changed.chain(counted(&new, "adds"));
            let message = format!("{to} is there already; {from} {}", text::listed(differs));
            return Err(
                CommandError::new(message).help("add `--update` to put what the form says into it")
            );
        }
        let some = |items: &[ItemId]| Some(items.len() as u64).filter(|number| *number > 0);
        let did = [
            some(&changed).map(|n| say_of!(lang, n, "changed {n} answer", "changed {n} answers")),
            some(&new).map(|n| say_of!(lang, n, "added {n} answer", "added {n} answers")),
            role.is_some().then(|| say!(lang, "noted the role")),
        ];
        let did = lang.listed(did.into_iter().flatten());
        if let (Some(role), Some(who)) = (role, &mut sheet.respondent) {
            who.role = Some(role);
        }
        if let Some(file) = &mut file {
            open::save(file, &form.model, &sheet)?;
        }
        let mut sources = self.sources.iter_mut();
        if let Some(known) = sources.find(|source| source.name == name) {
            known.sheet = sheet;
        }
        how.tell_written((form.file, &path), &did, lang, session);
        Ok(Some(WrittenSheet { path, items: [new, changed].concat() }))
    }

    /// Says no to a round that was closed, unless it is to be corrected all the same.
    fn check_open(&self, form: &Returned, how: How, session: &Session) -> Result<(), CommandError> {
        let closed = self.read.as_ref().and_then(|read| read.facts.closed.as_ref());
        let Some(closed) = closed else { return Ok(()) };
        let (day, on, file) = (self.day, closed.on, form.file.display());
        if how.update {
            session.say(&say!(
                form.model.lang,
                "The round of {day} was closed on {on}; {file} changes it all the same.",
                day,
                on,
                file
            ));
            return Ok(());
        }
        let message = format!("{file} is of the round of {day}, which was closed on {on}");
        Err(CommandError::new(message).help(
            "`--update` corrects it all the same; `ospo round new` begins another, whose day then \
             belongs into the form",
        ))
    }
}

impl How {
    fn tell_written(self, (from, to): (&Path, &Path), did: &str, lang: &Lang, session: &Session) {
        let (from, to) = (from.display(), to.display());
        session.say(&if self.dry_run {
            say!(lang, "Would write {to} from {from}: {did}.", to, from, did)
        } else {
            say!(lang, "Wrote {to} from {from}: {did}.", to, from, did)
        });
    }
}

fn meanwhile(path: &Path, what: &str) -> CommandError {
    let message = format!("{} {what} meanwhile", path.display());
    CommandError::new(message).help("read the form again")
}

fn tell_up_to_date(form: &Returned, path: &Path, session: &Session) {
    let (from, to) = (form.file.display(), path.display());
    session.say(&say!(form.model.lang, "{from} adds nothing to {to}.", from, to));
}
