//! `ospo report`: the result, for a screen, a wiki or a program.

use std::path::Path;
use std::path::PathBuf;

use clap::ValueEnum;
use clap::builder::PossibleValue;
use ospo::render;
use ospo::render::Format;
use ospo::render::Look;
use ospo::report;
use ospo::store;
use ospo::text;

use crate::cli::error::CommandError;
use crate::cli::error::Exit;
use crate::cli::session::Session;

/// Write a report of an assessment
///
/// Without -o it goes to standard output. FILE may end in .txt, .md, .json or .csv. The same answers
/// give the same bytes.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  ospo report                                  On the screen
  ospo report -o report.md                     As Markdown, into a file
  ospo report -f csv > answers.csv             For a spreadsheet
  ospo report -f json 2026-05-01 | jq .stage   For a program, of an earlier sheet")]
pub(crate) struct Args {
    /// A file, or a date or name in assessments/ [default: the latest]
    #[arg(value_name = "SHEET")]
    sheet: Option<String>,
    /// The format [default: by the name of FILE, else terminal]
    #[arg(short, long, value_name = "FORMAT")]
    format: Option<Choice>,
    /// Write to this file; `-` is standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// A format by its name on the command line.
#[derive(Clone, Copy, Debug)]
struct Choice(Format);

impl ValueEnum for Choice {
    fn value_variants<'a>() -> &'a [Self] {
        const ALL: [Choice; Format::ALL.len()] = {
            let mut all = [Choice(Format::ALL[0]); Format::ALL.len()];
            let mut at = 1;
            while at < all.len() {
                all[at] = Choice(Format::ALL[at]);
                at += 1;
            }
            all
        };
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.0.as_str()))
    }
}

pub(crate) fn run(args: &Args, session: &Session) -> Result<Exit, CommandError> {
    let output = args
        .output
        .as_deref()
        .filter(|path| *path != Path::new("-"));
    let format = match (args.format, output) {
        (Some(Choice(format)), _) => format,
        (None, Some(path)) => Format::of_path(path).ok_or_else(|| unknown_ending(path))?,
        (None, None) => Format::Terminal,
    };
    let path = session.sheet_path(args.sheet.as_deref())?;
    let (model, sheet) = session.read(&path)?;
    let report = report::of_assessment(&session.assess(&model, sheet)?);
    let Some(output) = output else {
        session.show(&report, format)?;
        return Ok(Exit::Done);
    };
    session.store.spare(output)?;
    let mut bytes = Vec::new();
    // A file is the same whatever screen it was written from.
    render::write(&report, format, &Look::default(), &mut bytes)?;
    store::write(output, &bytes)?;
    session.say(&format!("Wrote {}.", output.display()));
    Ok(Exit::Done)
}

fn unknown_ending(path: &Path) -> CommandError {
    let formats = text::ticked(Format::ALL.iter().map(|format| format.as_str()));
    CommandError::new(format!("the name {} tells no format", path.display()))
        .help(format!("add `-f FORMAT`, one of {formats}"))
}
