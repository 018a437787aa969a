//! `ospo history`: one subject over time.

use std::collections::BTreeMap;
use std::path::Path;

use ospo::answers;
use ospo::insight::History;
use ospo::insight::Point;
use ospo::model::Model;
use ospo::model::ModelId;
use ospo::report;
use ospo::store;
use ospo::text;

use crate::cli::command::output;
use crate::cli::command::output::OutputArgs;
use crate::cli::error;
use crate::cli::error::CommandError;
use crate::cli::error::Exit;
use crate::cli::session::Session;

/// Show the assessments of a subject over time
///
/// Every sheet in assessments/ that assesses the subject is a line, the oldest first, scored with
/// the model that it names. What cannot be compared with the latest says why.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  ospo history                        The subject of the latest sheet
  ospo history --subject 'Acme Labs'  Another subject in the same folder
  ospo history -o history.md          As Markdown, into a file
  ospo history -f csv > history.csv   For a spreadsheet")]
pub(crate) struct Args {
    /// Show this subject [default: that of the latest sheet]
    #[arg(long, value_name = "NAME")]
    subject: Option<String>,
    #[command(flatten)]
    output: OutputArgs<output::Document>,
}

pub(crate) fn run(args: &Args, session: &Session) -> Result<Exit, CommandError> {
    let output = args.output.chosen()?;
    let sheets = session.store.sheets()?;
    if sheets.is_empty() {
        // Says that there is none, and how to start one.
        session.sheet_path(None)?;
    }
    let mut found = Found::new(session, args.subject.clone());
    // The latest comes first: it says which subject is meant.
    for path in sheets.iter().rev() {
        found.read(path);
    }
    if found.readable == 0 {
        return Ok(Exit::Failed);
    }
    found.tell_older();
    let history = found.history()?;
    output.write(&report::of_history(&history), session)?;
    Ok(Exit::Done)
}

/// What was found so far. A sheet is forgotten once its figures are known, a model is kept.
struct Found<'s> {
    session: &'s Session,
    /// The subject that is meant, once that is known.
    subject: Option<String>,
    /// How many sheets could be read.
    readable: usize,
    /// How many of them are of an older version than their checklist.
    older: usize,
    /// The latest first.
    points: Vec<Point>,
    others: BTreeMap<String, usize>,
    /// None where a model cannot be used, which has been told.
    models: BTreeMap<ModelId, Option<Model>>,
}

impl<'s> Found<'s> {
    fn new(session: &'s Session, subject: Option<String>) -> Self {
        Self {
            session,
            subject,
            readable: 0,
            older: 0,
            points: Vec::new(),
            others: BTreeMap::new(),
            models: BTreeMap::new(),
        }
    }

    /// Takes a sheet, or tells why not.
    fn read(&mut self, path: &Path) {
        match self.take(path) {
            Ok(()) => self.readable += 1,
            Err(error) => {
                error::print(&error, self.session.global.color.into());
            }
        }
    }

    fn take(&mut self, path: &Path) -> Result<(), CommandError> {
        let file = store::read(path)?;
        let draft = answers::parse(&file)?;
        let subject = self
            .subject
            .get_or_insert_with(|| draft.subject().to_owned());
        if draft.subject() != subject {
            *self.others.entry(draft.subject().to_owned()).or_default() += 1;
            return Ok(());
        }
        let id = draft.model().id.clone();
        let Some(model) = self.model(&id) else {
            let message = format!(
                "{} answers the model `{id}`, which cannot be used",
                file.path
            );
            return Err(CommandError::new(message)
                .help("add its checklist with `--checklists DIR`; the sheet is left out"));
        };
        let bound = draft.bind(model)?;
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let point = Point::new(name, model, &bound.sheet);
        self.points.push(point);
        self.older += usize::from(bound.migration.is_some());
        Ok(())
    }

    /// Says how many sheets are read as another version than the one that was answered.
    fn tell_older(&self) {
        let (number, are) = match self.older {
            0 => return,
            1 => ("1 sheet".to_owned(), "was"),
            number => (text::count(number, "sheet"), "were"),
        };
        self.session.say(&format!(
            "{number} {are} answered under an older version and read as the present one; `ospo \
             migrate --all` writes all so."
        ));
    }

    /// Returns a model, read once; what keeps it from being used is told once.
    fn model(&mut self, id: &ModelId) -> Option<&Model> {
        if !self.models.contains_key(id) {
            let read = self.session.model(Some(id.as_str()));
            let told = read.map_err(|error| {
                error::print(&error, self.session.global.color.into());
            });
            self.models.insert(id.clone(), told.ok());
        }
        self.models.get(id)?.as_ref()
    }

    fn history(mut self) -> Result<History, CommandError> {
        let subject = self.subject.unwrap_or_default();
        if self.points.is_empty() {
            let names = || self.others.keys().map(String::as_str);
            let help = match text::nearest(&subject, names()) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => format!("the subjects are {}", text::ticked(names().take(5))),
            };
            let message = format!("there is no assessment of `{subject}`");
            return Err(CommandError::new(message).help(help));
        }
        self.points.reverse();
        Ok(History::new(
            subject,
            self.points,
            self.others.into_iter().collect(),
        ))
    }
}
