//! `ospo plan`: the roadmap.

use ospo::insight::Asked;
use ospo::insight::Capacity;
use ospo::model::PersonWeeks;
use ospo::report;
use ospo::text;

use crate::cli::command::output;
use crate::cli::command::output::OutputArgs;
use crate::cli::error::CommandError;
use crate::cli::error::Exit;
use crate::cli::global;
use crate::cli::lookup;
use crate::cli::session::Session;

/// Show what to do next, in what order, and why
///
/// The plan is the cheapest set of steps, by the model's estimates in person-weeks, after which the
/// next stage passes; or the stage of --to-stage, or the target in ospo.yaml. What is open comes
/// first: to find out is cheaper than work.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  ospo plan                                   The next actions
  ospo plan --all --capacity 2                All of them, with two person-weeks a month
  ospo plan --to-stage 3 -o plan.md           The way to stage 3, as a Markdown task list")]
pub(crate) struct Args {
    /// A file, or a date or name in assessments/ [default: the latest]
    #[arg(value_name = "SHEET")]
    sheet: Option<String>,
    /// Plan the way to this stage [default: the target in ospo.yaml, else the next stage]
    #[arg(long, value_name = "N", value_parser = global::stage)]
    to_stage: Option<u32>,
    /// Show all actions, not the next ones only
    #[arg(long)]
    all: bool,
    /// Say how many person-weeks a month holds [default: that in ospo.yaml, else 4]
    #[arg(long, value_name = "N", value_parser = capacity)]
    capacity: Option<Capacity>,
    #[command(flatten)]
    output: OutputArgs<output::Document>,
}

pub(crate) fn run(args: &Args, session: &Session) -> Result<Exit, CommandError> {
    let output = args.output.chosen()?;
    let path = session.sheet_path(args.sheet.as_deref())?;
    let (model, sheet) = session.read(&path)?;
    if let Some(number) = args.to_stage {
        lookup::stage(&model, number)?;
    }
    let assessment = session.assess(&model, sheet)?;
    let guide = session.guide(&model)?;
    let asked = Asked {
        stage: args.to_stage,
        capacity: args.capacity,
    };
    let advice = session.advice(&assessment, &guide, asked, session.today)?;
    output.write(&report::of_plan(&assessment, &advice, args.all), session)?;
    Ok(Exit::Done)
}

/// Reads person-weeks a month.
fn capacity(word: &str) -> Result<Capacity, String> {
    let weeks = text::hundredths(word).map(PersonWeeks);
    weeks.and_then(Capacity::new).ok_or_else(|| {
        "write person-weeks a month, more than 0 and at most 1000, such as 4 or 0.5".to_owned()
    })
}
