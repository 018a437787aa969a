//! A sheet on the desk: open for writing, with its model, saved after every answer.

use std::path::Path;

use jiff::civil::Date;
use ospo::answers::{self, Respondent, Sheet};
use ospo::model::Model;
use ospo::problem::SourceFile;
use ospo::store::{self, OpenFile};
use ospo::text;

use crate::cli::desk::name::{date_of, name_of};
use crate::cli::error::CommandError;
use crate::cli::session::Session;

/// Which sheet is meant, and who answers.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct SheetArgs {
    /// Start today's sheet, even where an earlier one is not complete
    #[arg(long)]
    pub(crate) new: bool,
    /// Name the organisation or unit that is assessed
    #[arg(long, value_name = "NAME", value_parser = words)]
    pub(crate) subject: Option<String>,
    /// Say who answers
    #[arg(long, value_name = "NAME", value_parser = words)]
    pub(crate) respondent: Option<String>,
}

impl SheetArgs {
    /// Says no where a sheet is another's: two people's answers are two sheets.
    fn check(&self, sheet: &Sheet, path: &Path) -> Result<(), CommandError> {
        let named = sheet.respondent.as_ref().and_then(|r| r.name.as_ref());
        let theirs = [(&self.subject, Some(&sheet.subject)), (&self.respondent, named)];
        for (ours, theirs) in theirs {
            if let (Some(ours), Some(theirs)) = (ours, theirs)
                && !answers::same_name(ours, theirs)
            {
                let path = path.display();
                let message = format!("{path} is the sheet of {theirs}, not of {ours}");
                let date = sheet.date;
                return Err(CommandError::new(message).help(format!(
                    "name a sheet of its own, such as {date}-second; or change the name in the file"
                )));
            }
        }
        Ok(())
    }

    /// Notes what is assessed and who answers, where that is said.
    fn note_on(&self, sheet: &mut Sheet) {
        // A name that is there already stays as it is spelt there.
        let is_said = |ours: &&String, theirs: Option<&String>| {
            theirs.is_some_and(|theirs| answers::same_name(ours, theirs))
        };
        let subject = self.subject.as_ref();
        if let Some(subject) = subject.filter(|ours| !is_said(ours, Some(&sheet.subject))) {
            sheet.subject.clone_from(subject);
        }
        let named = sheet.respondent.as_ref().and_then(|respondent| respondent.name.as_ref());
        if let Some(name) = self.respondent.as_ref().filter(|ours| !is_said(ours, named)) {
            let role = sheet.respondent.take().and_then(|respondent| respondent.role);
            sheet.respondent = Some(Respondent { name: Some(name.clone()), role });
        }
    }
}

pub(crate) fn words(name: &str) -> Result<String, String> {
    match name.trim() {
        "" => Err("it is blank".to_owned()),
        name => Ok(name.to_owned()),
    }
}

#[derive(Debug)]
pub(crate) struct Desk {
    pub(crate) file: OpenFile,
    pub(crate) model: Model,
    pub(crate) sheet: Sheet,
    /// Whether the sheet was begun just now.
    pub(crate) begun: bool,
}

impl Desk {
    /// Opens the sheet that is meant, or begins one; `ask_subject` is called where nobody has said
    /// what is assessed.
    pub(crate) fn open(
        session: &Session,
        name: Option<&str>,
        args: &SheetArgs,
        ask_subject: impl FnOnce() -> Result<String, CommandError>,
    ) -> Result<Self, CommandError> {
        let latest = session.store.latest()?;
        let today = session.store.sheet(&session.today.to_string());
        let path = match (name, &latest) {
            (Some(name), _) => session.store.sheet(name),
            (None, Some(latest)) if !args.new => latest.clone(),
            (None, _) => today,
        };
        check_name(&path, session.today)?;
        let (file, source) = session.open(&path)?;
        if let Some(source) = source {
            if args.new && name.is_none() {
                let there = path.display();
                session.say(&format!("{there} is there already; it is continued."));
            }
            let (model, mut sheet) = session.bind_to_write(&source)?;
            args.check(&sheet, &path)?;
            tell_merged(&sheet, &path, name, session)?;
            args.note_on(&mut sheet);
            return Ok(Self { file, model, sheet, begun: false });
        }
        let former = latest.filter(|latest| *latest != path);
        let (model, former) = session.model_beside(former.as_deref())?;
        let named = args.subject.clone().or_else(|| session.settings.organisation.subject());
        let subject = match named.or_else(|| former.as_ref().map(|sheet| sheet.subject.clone())) {
            Some(subject) => subject,
            None => ask_subject()?,
        };
        let mut sheet = Sheet::new(&model, subject, date_of(&path).unwrap_or(session.today));
        let respondent = &session.settings.organisation.respondent;
        sheet.respondent.clone_from(respondent);
        args.note_on(&mut sheet);
        Ok(Self { file, model, sheet, begun: true })
    }

    pub(crate) fn save(&mut self) -> Result<(), CommandError> {
        save(&mut self.file, &self.model, &self.sheet)
    }
}

impl Session {
    /// Opens a file for writing, and tells what cannot be kept of it, or what is not seen beside a
    /// sheet that is to be begun.
    pub(crate) fn open(&self, path: &Path) -> Result<(OpenFile, Option<SourceFile>), CommandError> {
        let (file, source) = OpenFile::open(path)?;
        self.tell_drawbacks(path, file.drawbacks());
        if source.is_none()
            && let Some(folder) = path.parent()
        {
            self.tell_forms(folder);
        }
        Ok((file, source))
    }
}

/// Says what it means to answer in a merged sheet, and no where nobody named it: who answers for
/// themselves does so in a sheet of their own.
fn tell_merged(
    sheet: &Sheet,
    path: &Path,
    name: Option<&str>,
    session: &Session,
) -> Result<(), CommandError> {
    let Some(merged) = &sheet.merged else {
        return Ok(());
    };
    let (there, from) = (path.display(), text::count(merged.from.len(), "sheet"));
    let told = format!("{there} is merged from {from}");
    if name.is_none() {
        let (today, own) = (session.today, name_of(path));
        return Err(CommandError::new(told).help(format!(
            "answer in a sheet of your own, such as {today}-legal; or name it, {own}, to settle items in it"
        )));
    }
    session.say(&format!("{told}; what is answered here stays when they are merged again."));
    Ok(())
}

/// Refuses to begin a sheet that would not be found again: by its date sheets are put in order.
pub(crate) fn check_name(path: &Path, today: Date) -> Result<(), CommandError> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if path.exists() || (date_of(path).is_some() && name.ends_with(".yaml")) {
        return Ok(());
    }
    let stem = name.trim_end_matches(".yaml").trim_end_matches(".json");
    let like = match stem {
        "" => today.to_string(),
        stem if date_of(path).is_some() => stem.to_owned(),
        stem => format!("{today}-{stem}"),
    };
    Err(CommandError::new(format!("there is no sheet {}", path.display()))
        .help(format!("a new one begins with its date, such as {like}")))
}

/// Saves a sheet; where that fails, writes it elsewhere and says where.
pub(crate) fn save(file: &mut OpenFile, model: &Model, sheet: &Sheet) -> Result<(), CommandError> {
    let text = match file.source()? {
        Some(source) => answers::edit(&source, sheet, model)?,
        None => answers::to_yaml(sheet, model).map_err(|error| {
            CommandError::new(format!("cannot write the sheet as YAML: {error}"))
        })?,
    };
    let Err(error) = file.save(&text) else {
        return Ok(());
    };
    let error = CommandError::from(error);
    Err(match file.rescue(&text) {
        Ok(path) => error.help(format!("all answers up to now are in {}", path.display())),
        Err(_) => error,
    })
}

/// Returns the latest sheet of the same subject with an earlier date: its answers are suggestions as
/// long as the same question has none in this one.
pub(crate) fn former(
    session: &Session,
    path: &Path,
    sheet: &Sheet,
    model: &Model,
) -> Option<Sheet> {
    let date = date_of(path).unwrap_or(sheet.date);
    let others = session.store.sheets().unwrap_or_default();
    others.iter().rev().filter(|other| *other != path).find_map(|other| {
        // What an old sheet cannot tell keeps nobody from answering this one.
        let file = store::read(other).ok()?;
        let former = answers::parse(&file).ok()?.of(model, &sheet.subject)?;
        (date_of(other).unwrap_or(former.date) < date).then_some(former)
    })
}
