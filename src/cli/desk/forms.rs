//! Forms that came back, as sheets.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use ospo::answers::{self, Answer, Respondent, Sheet};
use ospo::form::{self, Filled};
use ospo::model::Model;
use ospo::problem::{Problems, SourceFile};
use ospo::store::{self, Unseen};
use ospo::text;

use crate::cli::desk::open;
use crate::cli::error::{CommandError, Exit};
use crate::cli::session::Session;

/// How every spreadsheet begins: it is a ZIP archive.
const ZIP: &[u8] = b"PK";

/// As many sheets of one day may have the same name but for a number.
const MOST_OF_A_NAME: u32 = 99;

#[derive(Clone, Copy, Debug)]
pub(crate) struct How {
    /// Put answers into sheets that are there.
    pub(crate) update: bool,
    /// Write nothing.
    pub(crate) dry_run: bool,
}

/// Reads forms; one that is wrong keeps the others from nothing.
pub(crate) fn run(files: &[PathBuf], how: How, session: &Session) -> Exit {
    for unseen in store::unseen_in(&session.store.assessments()) {
        // Forms are what is read here; they are moved away afterwards.
        if !matches!(unseen, Unseen::Form(_)) {
            session.say(&unseen.to_string());
        }
    }
    let mut desk = Intake { how, session, taken: BTreeMap::new() };
    let mut exit = Exit::Done;
    for file in files {
        if let Err(error) = desk.take(file) {
            exit = session.fail(&error);
        }
    }
    if desk.taken.len() > 1 && !how.dry_run {
        session.say("Next: ospo status");
    }
    exit
}

struct Intake<'s> {
    how: How,
    session: &'s Session,
    /// The sheets that were taken in already: the form of each, and who answered it.
    taken: BTreeMap<PathBuf, (PathBuf, Option<Respondent>)>,
}

impl Intake<'_> {
    fn take(&mut self, file: &Path) -> Result<(), CommandError> {
        let (model, sheet) = read(file, self.session)?;
        if sheet.answers.is_empty() {
            let message = format!("there is no answer in {}", file.display());
            return Err(CommandError::new(message).help("fill it in, save it, and read it again"));
        }
        let path = self.place(&sheet)?;
        if let Some((other, _)) = self.taken.get(&path) {
            let (path, other) = (path.display(), other.display());
            let message = format!("{} would be {path}, as {other} is", file.display());
            let help = "write into each form who answers it, or read them on their own";
            return Err(CommandError::new(message).help(help));
        }
        let told = if self.how.dry_run {
            let there = if path.exists() { Some(self.session.source(&path)?) } else { None };
            self.joined(&path, there, &model, sheet.clone())?;
            "Would write"
        } else {
            let (mut open, there) = self.session.open(&path)?;
            let joined = self.joined(&path, there, &model, sheet.clone())?;
            open::save(&mut open, &model, &joined)?;
            "Wrote"
        };
        let (from, to) = (file.display(), path.display());
        let answers = text::count(sheet.answers.len(), "answer");
        let sentence = format!("{told} {to} from {from}: {answers}.");
        self.session.say(&sentence);
        self.taken.insert(path, (file.to_owned(), sheet.respondent));
        Ok(())
    }

    /// Returns where a sheet belongs: under its date and role, and under the name too where that is
    /// somebody else's.
    fn place(&self, sheet: &Sheet) -> Result<PathBuf, CommandError> {
        if let Some(path) = self.own(sheet)? {
            return Ok(path);
        }
        let respondent = sheet.respondent.clone().unwrap_or_default();
        let name = respondent.name.as_deref().and_then(text::to_id);
        let parts: Vec<String> = respondent.role.into_iter().chain(name).collect();
        let date = sheet.date;
        let names = (1..=parts.len()).map(|number| format!("{date}-{}", parts[..number].join("-")));
        let mut names: Vec<String> = names.collect();
        if names.is_empty() {
            names.push(date.to_string());
        }
        // Two names in letters that no file name here has, or twice the same, differ by a number.
        if let Some(last) = names.last().cloned() {
            names.extend((2..=MOST_OF_A_NAME).map(|number| format!("{last}-{number}")));
        }
        let mut paths = names.iter().map(|name| self.session.store.sheet(name));
        let mut last = None;
        for path in paths.by_ref() {
            let owner = self.owner(&path)?;
            let is_anothers = Respondent::are_two(owner.as_ref(), sheet.respondent.as_ref());
            last = Some(path);
            if !is_anothers {
                break;
            }
        }
        last.ok_or_else(|| CommandError::new("a sheet without a name"))
    }

    /// Returns the sheet under the day alone where it is of the same person already: a form that
    /// was begun with a sheet comes back to it.
    fn own(&self, sheet: &Sheet) -> Result<Option<PathBuf>, CommandError> {
        let path = self.session.store.sheet(&sheet.date.to_string());
        if sheet.respondent.is_none() || self.taken.contains_key(&path) || !path.exists() {
            return Ok(None);
        }
        let (_, bound) = self.session.bound(&self.session.source(&path)?)?;
        let there = bound.sheet;
        let is_own = there.merged.is_none()
            && answers::same_name(&there.subject, &sheet.subject)
            && Respondent::are_one(there.respondent.as_ref(), sheet.respondent.as_ref());
        Ok(is_own.then_some(path))
    }

    /// Returns who answered in the sheet at a path, where there is one.
    fn owner(&self, path: &Path) -> Result<Option<Respondent>, CommandError> {
        if let Some((_, respondent)) = self.taken.get(path) {
            return Ok(respondent.clone());
        }
        if !path.exists() {
            return Ok(None);
        }
        let (_, bound) = self.session.bound(&self.session.source(path)?)?;
        Ok(bound.sheet.respondent)
    }

    /// Puts the answers of a form into the sheet that is there; says no where they differ and
    /// nobody has asked for that.
    fn joined(
        &self,
        path: &Path,
        there: Option<SourceFile>,
        model: &Model,
        sheet: Sheet,
    ) -> Result<Sheet, CommandError> {
        let Some(there) = there else {
            return Ok(sheet);
        };
        let (_, bound) = self.session.bound(&there)?;
        let mut before = bound.current();
        let path = path.display();
        if before.model.id != model.id || !answers::same_name(&before.subject, &sheet.subject) {
            let message =
                format!("{path} is the sheet of {}, not of {}", before.subject, sheet.subject);
            return Err(
                CommandError::new(message).help("move it away, or change the date in the form")
            );
        }
        if Respondent::are_two(before.respondent.as_ref(), sheet.respondent.as_ref()) {
            let who = before.respondent.and_then(|respondent| respondent.in_words());
            let message = format!("{path} is the sheet of {}", who.unwrap_or_default());
            return Err(
                CommandError::new(message).help("move it away, or change the name in the form")
            );
        }
        if before.merged.is_some() {
            let message = format!("{path} is merged from several sheets");
            return Err(CommandError::new(message)
                .help("write into the form in which role it was answered"));
        }
        let other = |(id, answer): &(_, &Answer)| {
            let was = before.answers.get(*id);
            was.is_some_and(|was| (*answer).clone().over(was.clone()) != *was)
        };
        let changed = sheet.answers.iter().filter(other).count();
        let is_new = |id: &&_| !before.answers.contains_key(*id);
        let new = sheet.answers.keys().filter(is_new).count();
        if (changed > 0 || new > 0) && !self.how.update {
            let counted = |number, verb| {
                let answers = text::count(number, "answer");
                (number > 0).then(|| format!("{verb} {answers}"))
            };
            let differs = counted(changed, "changes").into_iter();
            let differs = text::listed(differs.chain(counted(new, "adds")));
            let message = format!("{path} is there already; the form {differs}");
            return Err(
                CommandError::new(message).help("add `--update` to put what the form says into it")
            );
        }
        for (id, answer) in sheet.answers {
            // What the form leaves out beside its level stays.
            let answer = match before.answers.get(&id) {
                Some(was) => answer.over(was.clone()),
                None => answer,
            };
            before.give(id, answer);
        }
        before.respondent = sheet.respondent.or(before.respondent);
        Ok(before)
    }
}

/// Reads a form and its model, as a sheet of the model's version.
fn read(path: &Path, session: &Session) -> Result<(Model, Sheet), CommandError> {
    let file = as_sheet(path, session)?;
    let (model, bound) = session.bound(&file)?;
    session.tell(&file, &bound, &model, "It is written that way.");
    let sheet = bound.current();
    if sheet.merged.is_some() {
        let message = format!("{} is merged from several sheets", path.display());
        return Err(CommandError::new(message).help("read the sheets that it was merged from"));
    }
    Ok((model, sheet))
}

fn as_sheet(path: &Path, session: &Session) -> Result<SourceFile, CommandError> {
    let ending = path.extension().map(OsStr::to_ascii_lowercase);
    let ends = |endings: &[&str]| {
        ending.as_deref().is_some_and(|ending| endings.iter().any(|one| *ending == **one))
    };
    if ends(&["yaml", "yml", "json"]) {
        return session.source(&store::wished(path));
    }
    if ends(&["html", "htm"]) {
        let message = format!("{} is the form itself, without the answers", path.display());
        let help = "open it in a browser and save the answers there: that is a sheet to read";
        return Err(CommandError::new(message).help(help));
    }
    let name = path.display().to_string();
    let bytes = store::read_bytes(path)?;
    let filled: Filled = if bytes.starts_with(ZIP) {
        form::parse_xlsx(&name, &bytes)?
    } else {
        let file = SourceFile::from_bytes(&*name, bytes).map_err(Problems::from)?;
        form::parse_markdown(file)?
    };
    let language = filled.language().or(session.settings.language.as_deref());
    let model = session.model_in(filled.model(), &name, language)?;
    let sheet = filled.sheet(&model)?;
    let text = answers::to_yaml(&sheet, &model)
        .map_err(|error| CommandError::new(format!("cannot write the sheet as YAML: {error}")))?;
    Ok(SourceFile { path: name, text })
}
