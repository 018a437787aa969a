//! `ospo report`: the result, for a screen, a wiki or a program.

use std::path::Path;

use ospo::answers::{self, Sheet};
use ospo::insight::{Asked, Assessment, History, Point};
use ospo::model::Model;
use ospo::render::Format;
use ospo::report::{self, Earlier};
use ospo::score::Narrowed;
use ospo::store;

use crate::cli::desk::{self, ReadSheet};
use crate::cli::error::{CommandError, Exit};
use crate::cli::output::{self, OutputArgs};
use crate::cli::session::Session;

/// Write a report of an assessment
///
/// Without -o it goes to standard output. FILE may end in .txt, .md, .html, .json, .csv, .xlsx,
/// or in .svg for the areas as a drawing; a badge is a small SVG with the stage for a README. The same answers
/// give the same bytes.
#[derive(Debug, clap::Args)]
#[command(mut_arg("format", |arg| arg.value_parser(output::formats(&Format::OF_ASSESSMENTS))), after_help = "\
Examples:
  ospo report                                  On the screen
  ospo report -o report.md                     As Markdown, into a file
  ospo report -o report.html                   For a browser and for paper
  ospo report -o radar.svg                     The areas as a drawing
  ospo report -f badge -o badge.svg            The stage for a README
  ospo report --benchmark                      With published survey figures
  ospo report -o report.xlsx                   With filters and charts
  ospo report -f csv > answers.csv             For a spreadsheet
  ospo report -f json 2026-05-01 | jq .stage   For a program, of an earlier sheet")]
pub(crate) struct Args {
    /// A file, or a date or name in assessments/ [default: the latest]
    #[arg(value_name = "SHEET")]
    sheet: Option<String>,
    /// Put published survey figures beside the practices they fit (CC BY-SA 4.0)
    #[arg(long)]
    benchmark: bool,
    #[command(flatten)]
    output: OutputArgs,
}

pub(crate) fn run(args: &Args, session: &Session) -> Result<Exit, CommandError> {
    let output = args.output.chosen_of(&Format::OF_ASSESSMENTS)?;
    if args.benchmark && output.is_rows() {
        let told = "the rows of a report have no place for published figures";
        return Err(CommandError::new(told).help("use `-f markdown` or `-f json`"));
    }
    let ReadSheet { path, model, sheet } = session.meant(args.sheet.as_deref())?;
    let assessment = session.assess(&model, sheet)?;
    let guide = session.guide(&model)?;
    // A report is of the day of its sheet, so that the same answers give the same bytes on any day.
    let begins = assessment.sheet.date;
    let mut advice = session.advice(&assessment, &guide, Asked::default(), begins)?;
    advice.figures = args.benchmark;
    let sheet = &assessment.sheet;
    let before = output.is_for_people().then(|| Before::of(&path, sheet, &model, session));
    let before = before.transpose()?;
    let earlier = Earlier {
        assessment: before.as_ref().and_then(|before| before.assessment.as_ref()),
        history: before.as_ref().map(|before| &before.history),
    };
    let report = report::of_assessment(&assessment, &advice, earlier);
    output.write(&report, session)?;
    Ok(Exit::Done)
}

#[derive(Debug)]
struct Before<'m> {
    /// The last assessment on an earlier day.
    assessment: Option<Assessment<'m>>,
    /// All on earlier days, and the one itself.
    history: History,
}

impl<'m> Before<'m> {
    /// Reads the sheets of the same subject and model that hold for earlier days.
    ///
    /// What an old sheet cannot tell is passed over: `ospo history` says what is wrong with it.
    fn of(
        path: &Path,
        sheet: &Sheet,
        model: &'m Model,
        session: &Session,
    ) -> Result<Self, CommandError> {
        let mut points = Vec::new();
        let mut last: Option<Sheet> = None;
        // What a merged sheet was put together from is in it, and no step before it.
        let is_part = |path: &Path| {
            let mut from = sheet.merged.iter().flat_map(|merged| &merged.from);
            from.any(|from| from.sheet == desk::name_of(path))
        };
        let sheets = session.store.sheets()?.into_iter();
        for other in sheets.filter(|other| !is_part(other)) {
            let Some(earlier) = read_of(&other, sheet, model) else {
                continue;
            };
            if earlier.date < sheet.date {
                points.push(Point::new(
                    desk::name_of(&other),
                    model,
                    &earlier,
                    &Narrowed::default(),
                ));
                let is_later = |last: &Sheet| last.date <= earlier.date;
                if last.as_ref().is_none_or(is_later) {
                    last = Some(earlier);
                }
            }
        }
        points.push(Point::new(desk::name_of(path), model, sheet, &Narrowed::default()));
        Ok(Self {
            assessment: last.map(|last| session.assess(model, last)).transpose()?,
            history: History::new(&sheet.subject, points, Vec::new()),
        })
    }
}

fn read_of(path: &Path, later: &Sheet, model: &Model) -> Option<Sheet> {
    let file = store::read(path).ok()?;
    answers::parse(&file).ok()?.of(model, &later.subject)
}
