//! Where a merged sheet goes, and what is never written over.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use ospo::answers::{self, NameOrder, Sheet};
use ospo::insight::Merge;
use ospo::score::{self, Narrowed};
use ospo::store::OpenFile;
use ospo::text;

use crate::cli::desk::name::name_of;
use crate::cli::desk::open;
use crate::cli::error::{CommandError, Exit};
use crate::cli::session::Session;

/// Where the merged sheet goes, or would go.
pub(crate) struct Into {
    pub(crate) name: String,
    path: PathBuf,
}

impl Into {
    /// Takes the name that is given, or the one by which the sheet is found as the last of its day.
    pub(crate) fn of(name: Option<&str>, merge: &Merge, session: &Session) -> Self {
        let dates = merge.sources().map(|(source, _)| source.sheet.date);
        let date = dates.max().unwrap_or(session.today);
        let name = match name {
            Some(name) => name.to_owned(),
            None => format!("{date}-merged"),
        };
        Self { path: session.store.sheet(&name), name }
    }

    /// Says no where it would be written over one of the sheets to merge, or where somebody has
    /// answered under its name before it was there.
    pub(crate) fn is_no_source(&self, sources: &[PathBuf]) -> Result<(), CommandError> {
        let (path, name) = (&self.path, self.name_in_folder());
        let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
        if sources.iter().all(|source| real(source) != real(path)) {
            return Ok(());
        }
        let there = path.display();
        if NameOrder::of(&name).is_merged() {
            let message = format!("{there} is named like a merged sheet but is not one");
            return Err(CommandError::new(message).help(format!(
                "move it away, write the merged sheet with `ospo merge --into {name}`, then answer \
                 there again what it says"
            )));
        }
        let message = format!("{there} is one of the sheets to merge");
        Err(CommandError::new(message).help("choose another name"))
    }

    /// Opens the file for writing; says no where something else than a merged sheet is there.
    pub(crate) fn open(
        &self,
        session: &Session,
    ) -> Result<(OpenFile, Option<Sheet>), CommandError> {
        let path = &self.path;
        let among_sheets = session.store.sheet(&self.name_in_folder()) == *path;
        if among_sheets {
            open::check_name(path, session.today)?;
        } else if path.extension() != Some(OsStr::new("yaml")) {
            let message = format!("{} is not a name for a sheet", path.display());
            return Err(CommandError::new(message).help("let it end in .yaml"));
        }
        let (file, source) = session.open(path)?;
        let earlier = match &source {
            Some(source) => Some(session.bind(source)?.1),
            None => None,
        };
        if earlier.as_ref().is_some_and(|sheet| sheet.merged.is_none()) {
            let message = format!("{} is not the result of a merge", path.display());
            return Err(CommandError::new(message)
                .help("choose another name, or move it away; it was left as it is"));
        }
        Ok((file, earlier))
    }

    /// Returns what was merged there before, where that can be gone on with.
    pub(crate) fn earlier(&self, session: &Session) -> Result<Option<Sheet>, CommandError> {
        if !self.path.is_file() {
            return Ok(None);
        }
        let (_, sheet) = session.read(&self.path)?;
        Ok(sheet.merged.is_some().then_some(sheet))
    }

    pub(crate) fn is_up_to_date(
        &self,
        sheet: &Sheet,
        session: &Session,
    ) -> Result<Exit, CommandError> {
        let settled = sheet.merged.as_ref().map_or(0, |merged| merged.settled.len());
        let settled = match settled {
            0 => String::new(),
            number => format!("; {number} settled"),
        };
        session.say(&format!("{} is up to date{settled}.", self.name));
        go_on(&self.path, session)
    }

    /// Says no to the merged sheet of another subject or model.
    pub(crate) fn is_of(&self, earlier: &Sheet, merge: &Merge) -> Result<(), CommandError> {
        if answers::same_name(&earlier.subject, &merge.subject)
            && earlier.model.id == merge.model.id
        {
            return Ok(());
        }
        let (path, subject) = (self.path.display(), &earlier.subject);
        let message = format!("{path} is the merged sheet of {subject}");
        Err(CommandError::new(message).help("choose another name with `--into NAME`"))
    }

    fn name_in_folder(&self) -> String {
        name_of(&self.path)
    }
}

pub(crate) fn save(
    file: &mut OpenFile,
    merge: &Merge,
    session: &Session,
) -> Result<Exit, CommandError> {
    let sheet = merge.sheet();
    open::save(file, merge.model, &sheet)?;
    let coverage = score::score(merge.model, &sheet, &Narrowed::default()).coverage;
    let path = file.path();
    session.say(&format!(
        "Saved {}: merged from {}, {} of {} answered.",
        path.display(),
        text::count(merge.sources().len(), "sheet"),
        coverage.answered,
        text::count(coverage.applicable(), "item")
    ));
    go_on(path, session)
}

fn go_on(path: &Path, session: &Session) -> Result<Exit, CommandError> {
    let is_latest = session.store.latest()?.as_deref() == Some(path);
    let is_named = session.store.sheet(&name_of(path)) == path;
    let sheet = match (is_latest, is_named) {
        (true, _) => String::new(),
        (false, true) => format!(" {}", name_of(path)),
        (false, false) => format!(" {}", path.display()),
    };
    session.say(&format!("Next: ospo status{sheet}"));
    Ok(Exit::Done)
}
