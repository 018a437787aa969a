//! `ospo report`: the result, for a screen, a wiki or a program.

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use ospo::insight::{Advice, Asked, Assessment, History, Point, RoundFacts};
use ospo::organisation::{self, BoardWords, Organisation};
use ospo::render::Format;
use ospo::report::{self, Data, Earlier, For, NoExchange};
use ospo::score::Scorecard;
use ospo::{say_of, store};

use crate::cli::command::portfolio::packets;
use crate::cli::desk::{self, Crossing, ReadRound};
use crate::cli::error::{CommandError, Exit};
use crate::cli::output::{self, Output, OutputArgs};
use crate::cli::session::Session;

/// Write a report of an assessment
///
/// Without -o it goes to standard output. FILE may end in .txt, .md, .html, .json, .csv, .xlsx, in
/// .pdf, which an installed Chromium, Chrome or Edge prints, or in .svg for the areas as a drawing;
/// a badge is a small SVG for a README with how many practices are in place. Slides are a page of
/// six to eight, turned by arrows and space, each a sheet on paper. For models whose items name the
/// controls of others, oscal writes assessment results of NIST OSCAL in JSON, and gemara an evaluation
/// log of Gemara in YAML. The same answers give the same bytes.
#[derive(Debug, clap::Args)]
#[command(mut_arg("format", |arg| arg.value_parser(output::formats(&Format::OF_REPORTS))), after_help = "\
Examples:
  ospo report                                  On the screen
  ospo report -o report.md                     As Markdown, into a file
  ospo report -o report.html                   For a browser and for paper
  ospo report -o report.pdf                    The same, printed by a browser
  ospo report -f slides -o slides.html         For a meeting, a thought a slide
  ospo report -o radar.svg                     The areas as a drawing
  ospo report -f badge -o badge.svg            What is in place, for a README
  ospo report --benchmark                      With published survey figures
  ospo report --pool pool.json                 With the figures of other units
  ospo report --as MODEL                       What the answers say of another model
  ospo report --for board --also MODEL         How much they say of it, beside the day
  ospo report -o report.xlsx                   With filters and charts
  ospo report -f csv > answers.csv             For a spreadsheet
  ospo report -f json 2026-05-01 | jq .stage   For a program, of an earlier sheet
  ospo report -f oscal -o results.json         For a program that knows controls, not ospo
  ospo report -f gemara --as MODEL             The same as YAML, of another model")]
pub(crate) struct Args {
    /// A file, or a date or name in assessments/ [default: the latest]
    #[arg(value_name = "SHEET")]
    sheet: Option<String>,
    /// Put published survey figures beside the practices they fit (CC BY-SA 4.0)
    #[arg(long)]
    benchmark: bool,
    /// Put the figures of a pool beside one's own, as `ospo portfolio --pool` wrote it with `-f json`
    #[arg(long, value_name = "FILE")]
    pool: Option<PathBuf>,
    /// Whom it is for: those who decide get one page
    #[arg(long = "for", value_name = "READER", default_value = "lead", hide_default_value = true)]
    reader: Readership,
    /// Words of your own for the board's page; written with what it says today where there is none
    #[arg(long, value_name = "FILE")]
    words: Option<PathBuf>,
    /// Report by another model, from the answers that are there
    #[arg(long = "as", value_name = "MODEL")]
    other: Option<String>,
    /// Name beside the day how much follows for another model (can be repeated)
    #[arg(long, value_name = "MODEL", conflicts_with = "other")]
    also: Vec<String>,
    #[command(flatten)]
    output: OutputArgs,
}

/// Whom a report is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Readership {
    /// Those who decide: one page, on paper too
    Board,
    /// Those who lead the programme: the plan, areas and answers too [default]
    Lead,
    /// Those who check it: everything, with the sums, method and sources
    Audit,
}

pub(crate) fn run(args: &Args, session: &Session) -> Result<Exit, CommandError> {
    let output = args.output.chosen_of(&Format::OF_REPORTS)?;
    let output = output.sparing(&args.sheet)?.sparing(&args.words)?.sparing(&args.pool)?;
    if args.benchmark && output.is_rows() {
        let told = "the rows of a report have no place for published figures";
        return Err(CommandError::new(told).help("use `-f markdown` or `-f json`"));
    }
    if output.is_exchange() && (args.benchmark || !args.also.is_empty()) {
        let told = format!("{} has a place for the answers to one model alone", output.format());
        return Err(CommandError::new(told)
            .help("leave `--benchmark` and `--also` out; `--as MODEL` writes another model"));
    }
    if args.pool.is_some() && !has_room_for_a_pool(args, &output) {
        return Err(CommandError::new("a pool has no room on the board's page, on slides, in drawings or in formats of others").help(
            "leave `--for board` out, or take `-f markdown`, `-f html`, `-f json`, `-f csv` or `-f xlsx`",
        ));
    }
    if args.words.is_some() && !output.is_laid_out() {
        return Err(CommandError::new("`--words` is for the page that people read")
            .help("use it on the screen or with a file in .md, .html or .pdf"));
    }
    let sheet = args.sheet.as_deref();
    if let Some(other) = &args.other {
        let crossing = session.crossing(other, sheet, None)?;
        let assessment = crossing.assess(session);
        if output.is_exchange() {
            return write_exchange(&assessment, &output, session);
        }
        let guide = session.guide(assessment.model)?;
        let organisation = Crossing::organisation(session);
        let begins = assessment.sheet.date;
        let advice = Advice::new(&assessment, &guide, &organisation, Asked::default(), begins);
        return write(
            args,
            &output,
            (&assessment, advice),
            Earlier::default(),
            (&organisation, session),
        );
    }
    let read = session.meant(sheet)?;
    let mut assessment = session.assess(&read)?;
    if output.is_exchange() {
        return write_exchange(&assessment, &output, session);
    }
    for other in &args.also {
        let (name, subject) = (&read.facts.name, &read.sheet.subject);
        assessment.also.push(session.crossing(other, Some(name), Some(subject))?.also());
    }
    let guide = session.guide(&read.model)?;
    // A report is of the day of its sheet, so that the same answers give the same bytes on any day.
    let begins = assessment.sheet.date;
    let advice = session.advice(&assessment, &guide, Asked::default(), begins)?;
    let before =
        output.is_for_people().then(|| EarlierRounds::of(&read, &assessment.scorecard, session));
    let before = before.transpose()?;
    let earlier = Earlier {
        assessment: before.as_ref().and_then(|before| before.assessment.as_ref()),
        history: before.as_ref().map(|before| &before.history),
    };
    let organisation = &session.settings.organisation;
    write(args, &output, (&assessment, advice), earlier, (organisation, session))
}

fn write(
    args: &Args,
    output: &Output<'_>,
    (assessment, mut advice): (&Assessment<'_>, Advice<'_, '_>),
    earlier: Earlier<'_>,
    (organisation, session): (&Organisation, &Session),
) -> Result<Exit, CommandError> {
    advice.figures = args.benchmark;
    let pool = args.pool.as_deref().map(|path| Ok::<_, CommandError>((path, packets::read(path)?)));
    let pool = pool.transpose()?;
    let pooled = pool.as_ref().map(|(path, pool)| packets::beside(assessment, path, pool));
    advice.pooled = pooled.transpose()?;
    let own = FoundWords::read(args.words.as_deref())?;
    let said = || report::words_to_begin_with(assessment, &advice, &organisation.plan);
    own.begin(said, session)?;
    let (page, audience) = ((organisation, &own.words), output.format().audience());
    let report = match args.reader {
        _ if output.is_slides() => {
            report::of_slides(assessment, &advice, earlier, organisation, &own.words)
        }
        Readership::Board if output.is_laid_out() => {
            report::of_board(assessment, &advice, earlier, organisation, &own.words, audience)
        }
        Readership::Board | Readership::Lead => {
            report::of_assessment(assessment, &advice, earlier, page, (For::Lead, audience))
        }
        Readership::Audit => {
            report::of_assessment(assessment, &advice, earlier, page, (For::Audit, audience))
        }
    };
    output.write(report, session)?;
    Ok(Exit::Done)
}

/// Says whether what is written is more than the page for those who decide, a drawing or controls.
fn has_room_for_a_pool(args: &Args, output: &Output<'_>) -> bool {
    match output.format() {
        Format::Terminal | Format::Markdown | Format::Html => args.reader != Readership::Board,
        Format::Json | Format::Csv | Format::Xlsx => true,
        Format::Slides
        | Format::Svg
        | Format::Badge
        | Format::Oscal
        | Format::Gemara
        | Format::Ndjson
        | Format::Ical
        | Format::Mermaid => false,
    }
}

fn write_exchange(
    assessment: &Assessment<'_>,
    output: &Output<'_>,
    session: &Session,
) -> Result<Exit, CommandError> {
    let model = assessment.model;
    let report = report::of_exchange(assessment).map_err(|why| match why {
        NoExchange::NoControl => CommandError::new(format!(
            "no item of `{}` names a control, and {} is about controls",
            model.id,
            output.format()
        ))
        .help(
            "use `-f json`; `--as MODEL` for a model whose items do; or lay an overlay over this one that \
             gives each item the number of its control as `source`, one word such as AB-01.02",
        ),
        NoExchange::NoAnswer => {
            CommandError::new("nothing that names a control is answered yet, so there is no result")
                .help("`ospo assess` asks, `ospo status` shows what is open")
        }
    })?;
    if let Data::Exchange(exchange) = &report.data
        && !exchange.without.is_empty()
    {
        session.say(&say_of!(
            session.lang(),
            exchange.without.len(),
            "{n} item of the model names no control and is left out.",
            "{n} items of the model name no control and are left out."
        ));
    }
    output.write(report, session)?;
    Ok(Exit::Done)
}

/// Words of one's own for the board's page.
struct FoundWords<'a> {
    words: BoardWords,
    /// The file that is still to be written.
    missing: Option<&'a Path>,
}

impl<'a> FoundWords<'a> {
    fn read(file: Option<&'a Path>) -> Result<Self, CommandError> {
        let source = file.map(store::read_optional).transpose()?.flatten();
        let missing = file.filter(|_| source.is_none());
        let words = source.map(|source| organisation::parse_words(&source)).transpose()?;
        Ok(Self { words: words.unwrap_or_default(), missing })
    }

    /// Leaves what the page says by itself where there is no file yet.
    fn begin(&self, said: impl FnOnce() -> String, session: &Session) -> Result<(), CommandError> {
        if let Some(file) = self.missing {
            session.tell_drawbacks(file, &store::write(file, said().as_bytes())?);
            session.say(&format!(
                "Wrote {} with what the page says: change it there, and the page follows.",
                file.display()
            ));
        }
        Ok(())
    }
}

#[derive(Debug)]
struct EarlierRounds<'m> {
    /// The round before.
    assessment: Option<Assessment<'m>>,
    /// All earlier rounds, and the one itself.
    history: History,
}

impl<'m> EarlierRounds<'m> {
    /// Reads the earlier rounds of the same subject and model.
    ///
    /// What an old sheet cannot tell is passed over: `ospo history` says what is wrong with it.
    fn of(
        read: &'m ReadRound,
        scorecard: &Scorecard,
        session: &Session,
    ) -> Result<Self, CommandError> {
        let (model, sheet) = (&*read.model, &read.sheet);
        let mut points = Vec::new();
        let mut last: Option<Assessment<'m>> = None;
        for (which, paths) in desk::by_round(session.store.sheets()?) {
            let sources = if which.may_precede(read) {
                desk::sources(&paths, model, &sheet.subject)
            } else {
                Vec::new()
            };
            let Ok(gathered) = session.facts(&which, &sheet.subject) else { continue };
            let Some(round) =
                session.together(model, sources, gathered).filter(|round| round.day < sheet.date)
            else {
                continue;
            };
            let earlier = round.sheet();
            let narrowed = session.proven(round.narrowed(), model, &earlier);
            let facts = RoundFacts::of(&round, which.name(), &earlier);
            let point = Point::new(&facts, model, &earlier, &narrowed);
            points.push(point.with_facts(round.found().facts()));
            if last.as_ref().is_none_or(|last| last.sheet.date <= earlier.date) {
                let earlier = Assessment::new(model, earlier, narrowed, session.wanted(model)?);
                last = Some(earlier.of_round(facts));
            }
        }
        let facts = read.gathered.as_ref().map_or(&[][..], |gathered| &gathered.facts);
        points.push(Point::of(&read.facts, model, sheet, scorecard.clone()).with_facts(facts));
        Ok(Self { assessment: last, history: History::new(&sheet.subject, points, Vec::new()) })
    }
}
