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
    let odd = [odd::older(found.older), odd::otherwise_asked(found.otherwise_asked)];
    for sentence in odd.into_iter().flatten() {
        session.say(&sentence);
    }
    let subject = reading.subject.into_inner().unwrap_or_default();
    let history = found.history(subject)?;
    let names = history.others.iter().map(|(name, _)| name.as_str());
    let names: Vec<&str> = std::iter::once(history.subject.as_str()).chain(names).collect();
    if let Some(near) = odd::near(&names) {
        session.say(&near);
    }
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
    /// How often each subject is assessed, by what its spellings have in common; with that of its
    /// latest sheet.
    subjects: BTreeMap<String, (usize, String, usize)>,
    /// How many sheets are of an older version than their checklist.
    older: usize,
    /// How many answered something else under the version that it has.
    otherwise_asked: usize,
    /// What is wrong with the sheets that are left out.
    told: Vec<(usize, CommandError)>,
}

enum Taken {
    /// One of the subject that is meant; whether it is of an older version than its checklist, and
    /// whether it answered something else under the version that it has.
    Point(Box<Point>, [bool; 2]),
    Other,
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

    fn take(&self, path: &Path) -> Result<(String, Taken), CommandError> {
        let file = store::read(path)?;
        let draft = answers::parse(&file)?;
        let named = draft.subject().to_owned();
        let subject = self.subject.get_or_init(|| named.clone());
        if !answers::same_name(&named, subject) {
            return Ok((named, Taken::Other));
        }
        let model = self.models.named(0, &draft.model().id, &file.path)?;
        let bound = draft.bind(&model)?;
        let odd = [bound.migration.is_some(), bound.is_otherwise_asked()];
        let point = Point::new(desk::name_of(path), &model, &bound.sheet, &Narrowed::default());
        Ok((named, Taken::Point(Box::new(point), odd)))
    }
}

impl FoundPoints {
    fn add(&mut self, at: usize, taken: Result<(String, Taken), CommandError>) {
        let (subject, taken) = match taken {
            Ok(taken) => taken,
            Err(error) => return self.told.push((at, error)),
        };
        let key = answers::name_key(&subject);
        let (latest, spelling, sheets) = self.subjects.entry(key).or_default();
        *sheets += 1;
        if at >= *latest {
            (*latest, *spelling) = (at, subject);
        }
        if let Taken::Point(point, [is_older, is_otherwise_asked]) = taken {
            self.points.push((at, *point));
            self.older += usize::from(is_older);
            self.otherwise_asked += usize::from(is_otherwise_asked);
        }
    }

    fn history(mut self, subject: String) -> Result<History, CommandError> {
        if self.points.is_empty() {
            let names = || self.subjects.values().map(|(_, name, _)| name.as_str());
            let help = text::meant(&subject, names(), || {
                format!("the subjects are {}", text::ticked(names().take(5)))
            });
            let message = format!("there is no assessment of `{subject}`");
            return Err(CommandError::new(message).help(help));
        }
        self.points.sort_by_key(|(at, _)| *at);
        let own = self.subjects.remove(&answers::name_key(&subject));
        let others = self.subjects.into_values().map(|(_, name, sheets)| (name, sheets));
        Ok(History::new(
            own.map_or(subject, |(_, name, _)| name),
            self.points.into_iter().map(|(_, point)| point).collect(),
            others.collect(),
        ))
    }
}
