//! `ospo history`: one subject over time.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};

use ospo::insight::{History, Point};
use ospo::score::Narrowed;
use ospo::{answers, report, store, text};
use rayon::prelude::*;

use crate::cli::desk::{self, odd};
use crate::cli::error::{CommandError, Exit};
use crate::cli::models_read::ModelsRead;
use crate::cli::output::OutputArgs;
use crate::cli::session::Session;
use crate::cli::threads;

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
  ospo history -o history.xlsx        As a workbook, with a chart
  ospo history -f csv > history.csv   For a spreadsheet")]
pub(crate) struct Args {
    /// Show this subject [default: that of the latest sheet]
    #[arg(long, value_name = "NAME")]
    subject: Option<String>,
    #[command(flatten)]
    output: OutputArgs,
}

pub(crate) fn run(args: &Args, session: &Session) -> Result<Exit, CommandError> {
    threads::on_all_processors(|| show(args, session))
}

fn show(args: &Args, session: &Session) -> Result<Exit, CommandError> {
    let output = args.output.chosen()?;
    let sheets = session.sheets()?;
    session.tell_forms(&session.store.assessments());
    let reading = PointReading {
        models: ModelsRead::new(session),
        subject: args.subject.clone().map_or_else(OnceLock::new, OnceLock::from),
    };
    let mut found = reading.all(&sheets);
    reading.models.tell();
    found.told.sort_by_key(|(at, _)| Reverse(*at));
    for (_, error) in &found.told {
        session.fail(error);
    }
    if found.told.len() == sheets.len() {
        return Ok(Exit::Failed);
    }
    if let Some(older) = odd::older(found.older) {
        session.say(&older);
    }
    let subject = reading.subject.into_inner().unwrap_or_default();
    let history = found.history(subject)?;
    output.write(&report::of_history(&history), session)?;
    Ok(Exit::Done)
}

/// How sheets are read: on all processors, each forgotten once its figures are known.
struct PointReading<'s> {
    models: ModelsRead<'s>,
    /// The subject that is meant: without a wish, that of the first sheet that can be read.
    subject: OnceLock<String>,
}

/// What was found. What comes of a sheet stands beside its place in the folder.
#[derive(Default)]
struct FoundPoints {
    points: Vec<(usize, Point)>,
    others: BTreeMap<String, usize>,
    /// How many sheets are of an older version than their checklist.
    older: usize,
    /// What is wrong with the sheets that are left out.
    told: Vec<(usize, CommandError)>,
}

enum Taken {
    /// One of the subject that is meant, and whether it is of an older version than its checklist.
    Point(Box<Point>, bool),
    Other(String),
}

impl PointReading<'_> {
    fn all(&self, sheets: &[PathBuf]) -> FoundPoints {
        let mut found = FoundPoints::default();
        let mut rest = sheets;
        // The latest that can be read says which subject is meant.
        while self.subject.get().is_none()
            && let Some((path, before)) = rest.split_last()
        {
            found.add(before.len(), self.take(path));
            rest = before;
        }
        let found = Mutex::new(found);
        rest.par_iter().enumerate().for_each(|(at, path)| {
            let taken = self.take(path);
            threads::held(&found).add(at, taken);
        });
        found.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    fn take(&self, path: &Path) -> Result<Taken, CommandError> {
        let file = store::read(path)?;
        let draft = answers::parse(&file)?;
        let subject = self.subject.get_or_init(|| draft.subject().to_owned());
        if draft.subject() != subject {
            return Ok(Taken::Other(draft.subject().to_owned()));
        }
        let model = self.models.named(&draft.model().id, &file.path)?;
        let bound = draft.bind(&model)?;
        let point = Point::new(desk::name_of(path), &model, &bound.sheet, &Narrowed::default());
        Ok(Taken::Point(Box::new(point), bound.migration.is_some()))
    }
}

impl FoundPoints {
    fn add(&mut self, at: usize, taken: Result<Taken, CommandError>) {
        match taken {
            Ok(Taken::Point(point, is_older)) => {
                self.points.push((at, *point));
                self.older += usize::from(is_older);
            }
            Ok(Taken::Other(subject)) => *self.others.entry(subject).or_default() += 1,
            Err(error) => self.told.push((at, error)),
        }
    }

    fn history(mut self, subject: String) -> Result<History, CommandError> {
        if self.points.is_empty() {
            let names = || self.others.keys().map(String::as_str);
            let help = text::meant(&subject, names(), || {
                format!("the subjects are {}", text::ticked(names().take(5)))
            });
            let message = format!("there is no assessment of `{subject}`");
            return Err(CommandError::new(message).help(help));
        }
        self.points.sort_by_key(|(at, _)| *at);
        Ok(History::new(
            subject,
            self.points.into_iter().map(|(_, point)| point).collect(),
            self.others.into_iter().collect(),
        ))
    }
}
