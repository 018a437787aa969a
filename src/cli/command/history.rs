//! `ospo history`: one subject over time.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use ospo::insight::{History, Point};
use ospo::{answers, report, store, text};

use crate::cli::command::desk;
use crate::cli::command::output::{self, OutputArgs};
use crate::cli::error::{self, CommandError, Exit};
use crate::cli::models_read::ModelsRead;
use crate::cli::session::Session;
use crate::cli::{many, odd};

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
    output: OutputArgs<output::Document>,
}

pub(crate) fn run(args: &Args, session: &Session) -> Result<Exit, CommandError> {
    let output = args.output.chosen()?;
    let sheets = session.store.sheets()?;
    if sheets.is_empty() {
        // Says that there is none, and how to start one.
        session.sheet_path(None)?;
    }
    let reading = Reading {
        models: ModelsRead::new(session),
    };
    let mut found = reading.all(&sheets, args.subject.clone());
    reading.models.tell();
    found.told.sort_by_key(|(at, _)| Reverse(*at));
    for (_, error) in &found.told {
        error::print(error, session.global.color.into());
    }
    if found.told.len() == sheets.len() {
        return Ok(Exit::Failed);
    }
    if let Some(older) = odd::older(found.older) {
        session.say(&older);
    }
    let history = found.history()?;
    output.write(&report::of_history(&history), session)?;
    Ok(Exit::Done)
}

/// How sheets are read: on all processors, each forgotten once its figures are known.
struct Reading<'s> {
    models: ModelsRead<'s>,
}

/// What was found, or a part of it. What comes of a sheet stands beside its place in the folder.
#[derive(Default)]
struct Found {
    /// The subject that is meant, once that is known.
    subject: Option<String>,
    points: Vec<(usize, Point)>,
    others: BTreeMap<String, usize>,
    /// How many sheets are of an older version than their checklist.
    older: usize,
    /// What is wrong with the sheets that are left out.
    told: Vec<(usize, CommandError)>,
}

impl Reading<'_> {
    /// Reads all sheets; they come with the latest last.
    fn all(&self, sheets: &[PathBuf], subject: Option<String>) -> Found {
        let mut found = Found {
            subject,
            ..Found::default()
        };
        let mut sheets = sheets.iter().enumerate();
        // The latest that can be read says which subject is meant.
        while found.subject.is_none()
            && let Some(sheet) = sheets.next_back()
        {
            self.one(sheet, &mut found);
        }
        let subject = found.subject.clone();
        let some = |some: Vec<(usize, &PathBuf)>| {
            let mut part = Found {
                subject: subject.clone(),
                ..Found::default()
            };
            for sheet in some {
                self.one(sheet, &mut part);
            }
            part
        };
        many::each(sheets, some, |part| found.merge(part));
        found
    }

    /// Takes a sheet, or notes why not.
    fn one(&self, (at, path): (usize, &PathBuf), found: &mut Found) {
        match self.take(path, found) {
            Ok(point) => found.points.extend(point.map(|point| (at, point))),
            Err(error) => found.told.push((at, error)),
        }
    }

    /// Reads a sheet; no point where it is another subject's.
    fn take(&self, path: &Path, found: &mut Found) -> Result<Option<Point>, CommandError> {
        let file = store::read(path)?;
        let draft = answers::parse(&file)?;
        let subject = found
            .subject
            .get_or_insert_with(|| draft.subject().to_owned());
        if draft.subject() != subject {
            *found.others.entry(draft.subject().to_owned()).or_default() += 1;
            return Ok(None);
        }
        let model = self.models.named(&draft.model().id, &file.path)?;
        let bound = draft.bind(&model)?;
        found.older += usize::from(bound.migration.is_some());
        Ok(Some(Point::new(desk::name_of(path), &model, &bound.sheet)))
    }
}

impl Found {
    fn merge(&mut self, part: Self) {
        self.points.extend(part.points);
        self.told.extend(part.told);
        self.older += part.older;
        for (subject, sheets) in part.others {
            *self.others.entry(subject).or_default() += sheets;
        }
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
        self.points.sort_by_key(|(at, _)| *at);
        Ok(History::new(
            subject,
            self.points.into_iter().map(|(_, point)| point).collect(),
            self.others.into_iter().collect(),
        ))
    }
}
