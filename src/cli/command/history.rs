//! `ospo history`: one subject over time.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use ospo::answers::Bound;
use ospo::insight::{History, Point, Round, RoundFacts, SourceSheet};
use ospo::model::Model;
use ospo::{answers, report, store, text};
use rayon::prelude::*;

use crate::cli::desk::{self, Which, odd};
use crate::cli::error::{CommandError, Exit};
use crate::cli::models_read::ModelsRead;
use crate::cli::output::OutputArgs;
use crate::cli::session::Session;
use crate::cli::threads;

/// Show the assessments of a subject over time
///
/// Every round in which the subject is assessed is a line, the oldest first, scored with the model
/// that it names. What cannot be compared with the latest says why.
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
    let rounds = desk::by_round(session.sheets()?);
    session.tell_forms(&session.store.assessments());
    let reading = PointReading {
        models: ModelsRead::new(session),
        subject: args.subject.clone().map_or_else(OnceLock::new, OnceLock::from),
    };
    let mut found = reading.all(&rounds);
    reading.models.tell();
    found.told.sort_by_key(|(at, _)| Reverse(*at));
    for (_, error) in &found.told {
        session.fail(error);
    }
    if let Some(older) = odd::older(found.older) {
        session.say(&older);
    }
    let is_broken = !found.told.is_empty();
    if is_broken && found.points.is_empty() {
        return Ok(Exit::Failed);
    }
    let subject = reading.subject.into_inner().unwrap_or_default();
    let history = found.history(subject)?;
    output.write(&report::of_history(&history), session)?;
    // A point that is missing makes another curve.
    Ok(if is_broken { Exit::Failed } else { Exit::Done })
}

/// How rounds are read: on all processors, each forgotten once its figures are known.
struct PointReading<'s> {
    models: ModelsRead<'s>,
    /// The subject that is meant: without a wish, that of the last sheet that can be read.
    subject: OnceLock<String>,
}

/// What was found. What comes of a round stands beside its place in the folder.
#[derive(Default)]
struct FoundPoints {
    points: Vec<(usize, Point)>,
    /// Other subjects, each with the number of its sheets.
    others: BTreeMap<String, usize>,
    /// How many sheets are of an older version than their checklist.
    older: usize,
    /// What is wrong with the sheets that are left out.
    told: Vec<(usize, CommandError)>,
}

impl PointReading<'_> {
    fn all(&self, rounds: &[(Which, Vec<PathBuf>)]) -> FoundPoints {
        let found = Mutex::new(FoundPoints::default());
        let mut rest = rounds;
        // The latest that can be read says which subject is meant.
        while self.subject.get().is_none()
            && let Some((round, before)) = rest.split_last()
        {
            self.one(before.len(), round, &found);
            rest = before;
        }
        rest.par_iter().enumerate().for_each(|(at, round)| self.one(at, round, &found));
        found.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads a round; a sheet that cannot be read leaves the whole round out, which would be
    /// another one without it.
    fn one(&self, at: usize, (which, paths): &(Which, Vec<PathBuf>), found: &Mutex<FoundPoints>) {
        let mut sheets = Vec::new();
        let (mut others, mut wrong) = (Vec::new(), Vec::new());
        for path in paths.iter().rev() {
            match self.take(path) {
                Ok(Taken::Sheet(model, bound)) => sheets.push((path, model, *bound)),
                Ok(Taken::Other(subject)) => others.push(subject),
                Err(error) => wrong.push(error),
            }
        }
        let older = sheets.iter().filter(|(_, _, bound)| bound.migration.is_some()).count();
        let point = wrong.is_empty().then(|| point(which, sheets)).flatten();
        let mut found = threads::held(found);
        found.older += older;
        found.points.extend(point.map(|point| (at, point)));
        for subject in others {
            *found.others.entry(subject).or_default() += 1;
        }
        found.told.extend(wrong.into_iter().map(|error| (at, error)));
    }

    fn take(&self, path: &Path) -> Result<Taken, CommandError> {
        let file = store::read(path)?;
        let draft = answers::parse(&file)?;
        let subject = self.subject.get_or_init(|| draft.subject().to_owned());
        if !text::same_name(draft.subject(), subject) {
            return Ok(Taken::Other(draft.subject().to_owned()));
        }
        let model = self.models.named(&draft.model().id, &file.path)?;
        let bound = draft.bind(&model)?;
        Ok(Taken::Sheet(model, Box::new(bound)))
    }
}

enum Taken {
    /// One of the subject that is meant.
    Sheet(Arc<Model>, Box<Bound>),
    Other(String),
}

/// Scores a round under the model of the last of its sheets; none where it has none.
fn point(which: &Which, sheets: Vec<(&PathBuf, Arc<Model>, Bound)>) -> Option<Point> {
    let model = Arc::clone(&sheets.first()?.1);
    let of_model = sheets.into_iter().filter(|(_, other, _)| other.id == model.id);
    let sources = of_model
        .map(|(path, _, bound)| SourceSheet { name: desk::name_of(path), sheet: bound.sheet });
    let round = Round::new(&model, sources.collect())?;
    let sheet = round.sheet();
    let facts = RoundFacts::of(&round, which.name(), &sheet);
    Some(Point::new(&facts, &model, &sheet, &round.narrowed()))
}

impl FoundPoints {
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
