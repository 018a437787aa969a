//! `ospo history`: one subject over time.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use ospo::answers::choosable::Called;
use ospo::answers::{Bound, SheetName};
use ospo::insight::{History, Point, RoundFacts, SourceSheet, UnitRow};
use ospo::model::Model;
use ospo::render::Format;
use ospo::{answers, report, store, text};
use rayon::prelude::*;

use crate::cli::desk::{self, Which, odd};
use crate::cli::error::{CommandError, Exit};
use crate::cli::find::{self, Wrong};
use crate::cli::models_read::ModelsRead;
use crate::cli::output::{self, OutputArgs};
use crate::cli::session::Session;
use crate::cli::threads;

/// Show the assessments of a subject over time
///
/// Every round in which the subject is assessed is a line, the oldest first, scored with the model
/// that it names. What cannot be compared with the latest says why.
#[derive(Debug, clap::Args)]
#[command(mut_arg("format", |arg| arg.value_parser(output::formats(&Format::OF_PORTFOLIOS))), after_help = "\
Examples:
  ospo history                        The subject of the latest sheet
  ospo history --subject 'Acme Labs'  Another subject in the same folder
  ospo history -o history.md          As Markdown, into a file
  ospo history -o history.xlsx        As a workbook, with a chart
  ospo history -f csv > history.csv   For a spreadsheet
  ospo history --long -o items.csv    For BI, a row for each round and item")]
pub(crate) struct Args {
    /// Show this subject [default: that of ospo.yaml, else of the latest sheet]
    #[arg(long, value_name = "NAME")]
    subject: Option<String>,
    /// Write a row for each round and item, as CSV or, with `-f ndjson`, as lines of JSON
    #[arg(long)]
    long: bool,
    #[command(flatten)]
    output: OutputArgs,
}

pub(crate) fn run(args: &Args, session: &Session) -> Result<Exit, CommandError> {
    threads::on_all_processors(|| show(args, args.subject.as_deref(), session))
}

fn show(args: &Args, asked: Option<&str>, session: &Session) -> Result<Exit, CommandError> {
    let output = args.output.chosen_long(args.long)?;
    session.tell_forms(&session.store.assessments());
    session.sheets()?;
    let rounds = session.present()?;
    let reading = PointReading {
        session,
        models: ModelsRead::new(session),
        subject: subject(asked, session).map_or_else(OnceLock::new, OnceLock::from),
        long: args.long,
    };
    let mut found = reading.all(&rounds);
    if let (true, Some(part)) = (found.points.is_empty(), asked)
        && let Some(named) = found.named(part)
    {
        return show(args, Some(&named?), session);
    }
    reading.models.tell();
    found.told.sort_by_key(|(at, _)| Reverse(*at));
    for (_, error) in &found.told {
        session.fail(error);
    }
    let odd = [odd::older(found.older), odd::otherwise_asked(found.otherwise_asked)];
    for sentence in odd.into_iter().flatten() {
        session.say(&sentence);
    }
    let is_broken = !found.told.is_empty();
    if is_broken && found.points.is_empty() {
        return Ok(Exit::Failed);
    }
    let subject = reading.subject.into_inner().unwrap_or_default();
    let (mut history, rows) = found.history(subject)?;
    history.evidence_required = session.settings.proven;
    let names = history.others.iter().map(|(name, _)| name.as_str());
    let names: Vec<&str> = std::iter::once(history.subject.as_str()).chain(names).collect();
    if let Some(near) = odd::near(&session.lang(), &names) {
        session.say(&near);
    }
    let folder = session.store.folder().display().to_string();
    let report = if args.long {
        report::long_of_history(&history, &folder, rows)
    } else {
        report::of_history(&history)
    };
    output.write(report, session)?;
    // A point that is missing makes another curve.
    Ok(if is_broken { Exit::Failed } else { Exit::Done })
}

/// Returns the subject that is asked for, else the one in the settings where it has a sheet.
fn subject(asked: Option<&str>, session: &Session) -> Option<String> {
    asked.map(str::to_owned).or_else(|| {
        let usual = session.settings.organisation.subject()?;
        // What cannot be read is told below, as a row.
        session.latest_of(&usual).ok().flatten().map(|_| usual)
    })
}

/// How rounds are read: on all processors, each forgotten once its figures are known.
struct PointReading<'s> {
    session: &'s Session,
    models: ModelsRead<'s>,
    /// The subject that is meant: without a wish, that of the last sheet that can be read.
    subject: OnceLock<String>,
    /// Whether a row for each item is wanted, too.
    long: bool,
}

/// What was found. What comes of a round stands beside its place in the folder.
#[derive(Default)]
struct FoundPoints {
    points: Vec<(usize, Point, Option<UnitRow>)>,
    /// How often each subject is assessed, by what its spellings have in common; with that of its
    /// latest sheet.
    subjects: BTreeMap<String, (usize, String, usize)>,
    /// How many sheets are of an older version than their checklist.
    older: usize,
    /// How many answered something else under the version that it has.
    otherwise_asked: usize,
    /// What is wrong with the sheets that are left out.
    told: Vec<(usize, CommandError)>,
    /// Their names.
    unread: BTreeSet<SheetName>,
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
        let (mut subjects, mut wrong) = (Vec::new(), Vec::new());
        for path in paths.iter().rev() {
            match self.take(path) {
                Ok((subject, sheet)) => {
                    subjects.push(subject);
                    sheets.extend(sheet.map(|(model, bound)| (path, model, bound)));
                }
                Err(error) => wrong.push((SheetName::of(&desk::name_of(path)), error)),
            }
        }
        let count = |is: &dyn Fn(&Bound) -> bool| sheets.iter().filter(|(.., one)| is(one)).count();
        let older = count(&|bound| bound.migration.is_some());
        let otherwise_asked = count(&Bound::is_otherwise_asked);
        let point = wrong.is_empty().then(|| self.point(which, sheets)).flatten();
        let point = point.transpose().unwrap_or_else(|error| {
            let Which::Round(day) = which else { return None };
            wrong.push((SheetName::of(&SheetName::gathered(*day)), error));
            None
        });
        let mut found = threads::held(found);
        found.older += older;
        found.otherwise_asked += otherwise_asked;
        found.points.extend(point.map(|(point, row)| (at, point, row)));
        for (name, error) in wrong {
            found.unread.insert(name);
            found.told.push((at, error));
        }
        for subject in subjects {
            let key = answers::name_key(&subject);
            let (latest, spelling, sheets) = found.subjects.entry(key).or_default();
            *sheets += 1;
            if at >= *latest {
                (*latest, *spelling) = (at, subject);
            }
        }
    }

    /// Returns the subject of a sheet, and the sheet with its model where it is the one that is meant.
    fn take(&self, path: &Path) -> Result<(String, TakenSheet), CommandError> {
        let file = store::read(path)?;
        let draft = answers::parse(&file)?;
        let named = draft.subject().to_owned();
        let subject = self.subject.get_or_init(|| named.clone());
        if !answers::same_name(&named, subject) {
            return Ok((named, None));
        }
        let model = self.models.named(0, &draft.model().id, &file.path)?;
        let bound = draft.bind(&model)?;
        Ok((named, Some((model, bound))))
    }

    /// Scores a round under the model of the last of its sheets; none where it has none.
    fn point(
        &self,
        which: &Which,
        sheets: Vec<(&PathBuf, Arc<Model>, Bound)>,
    ) -> Option<Result<(Point, Option<UnitRow>), CommandError>> {
        let session = self.session;
        let model = Arc::clone(&sheets.first()?.1);
        let of_model = sheets.into_iter().filter(|(_, other, _)| other.id == model.id);
        let sources = of_model
            .map(|(path, _, bound)| SourceSheet { name: desk::name_of(path), sheet: bound.sheet });
        let sources: Vec<_> = sources.collect();
        let gathered = match session.facts(which, &sources.first()?.sheet.subject) {
            Ok(gathered) => gathered,
            Err(error) => return Some(Err(error)),
        };
        let round = session.together(&model, sources, gathered)?;
        let sheet = round.sheet();
        let facts = RoundFacts::of(&round, which.name(), &sheet);
        let narrowed = session.proven(round.narrowed(), &model, &sheet);
        let point = Point::new(&facts, &model, &sheet, &narrowed);
        let point = point.with_facts(round.found().facts());
        let row = self.long.then(|| {
            UnitRow::new(&facts.name, &model, &sheet, narrowed).detailed(&sheet).of_round(&facts)
        });
        Some(Ok((point, row)))
    }
}

/// A sheet with its model; none where it is not of the subject that is meant.
type TakenSheet = Option<(Arc<Model>, Bound)>;

impl FoundPoints {
    /// Returns the subject of which a name is a part; none where it is in full, or of none.
    fn named(&self, part: &str) -> Option<Result<String, Wrong>> {
        let names = self.subjects.values().map(|(_, name, _)| Called {
            thing: name.clone(),
            id: name.clone(),
            titles: Vec::new(),
        });
        let names: Vec<Called<String>> = names.collect();
        let found = find::found(part, &names, "subject")?;
        let is_whole = found.as_ref().is_ok_and(|name| answers::same_name(name, part));
        (!is_whole).then_some(found)
    }

    /// Returns the history, with what is known of the items of each point where that is wanted.
    fn history(mut self, subject: String) -> Result<(History, Vec<UnitRow>), CommandError> {
        if self.points.is_empty() {
            let names = || self.subjects.values().map(|(_, name, _)| name.as_str());
            let help = text::meant(&subject, names(), || {
                format!("the subjects are {}", text::ticked(names().take(5)))
            });
            let message = format!("there is no assessment of `{subject}`");
            return Err(CommandError::new(message).help(help));
        }
        // As a history puts them in order.
        self.points.sort_by_key(|(at, point, _)| (point.date, *at));
        let own = self.subjects.remove(&answers::name_key(&subject));
        let others = self.subjects.into_values().map(|(_, name, sheets)| (name, sheets));
        let (points, rows): (Vec<_>, Vec<_>) =
            self.points.into_iter().map(|(_, point, row)| (point, row)).unzip();
        let mut history =
            History::new(own.map_or(subject, |(_, name, _)| name), points, others.collect());
        history.unread = self.unread;
        Ok((history, rows.into_iter().flatten().collect()))
    }
}
