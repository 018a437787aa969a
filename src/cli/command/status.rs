//! `ospo status`: how far an assessment is and what comes next.

use ospo::insight::Assessment;
use ospo::report::Onward;
use ospo::{report, say};

use crate::cli::error::{CommandError, Exit};
use crate::cli::lookup;
use crate::cli::output::{Output, OutputArgs};
use crate::cli::session::Session;

/// Show how far an assessment is and what comes next
///
/// The stage that counts for --fail-below is the one reached with every open item counted as 0.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  ospo status                   The latest round
  ospo status 2026-05-01        An earlier one
  ospo status --fail-below 2    Exit with 1 below stage 2
  ospo status --as MODEL        What the answers say of another model
  ospo status -f json           The same for a program")]
pub(crate) struct Args {
    /// A file, or a date or name in assessments/ [default: the latest]
    #[arg(value_name = "SHEET")]
    sheet: Option<String>,
    /// Exit with 1 where the stage reached is below this one
    #[arg(long, value_name = "STAGE")]
    fail_below: Option<String>,
    /// Show where it stands by another model, from the answers that are there
    #[arg(long = "as", value_name = "MODEL")]
    other: Option<String>,
    #[command(flatten)]
    output: OutputArgs,
}

pub(crate) fn run(args: &Args, session: &Session) -> Result<Exit, CommandError> {
    let output = args.output.chosen()?;
    let sheet = args.sheet.as_deref();
    if let Some(other) = &args.other {
        let crossing = session.crossing(other, sheet)?;
        let (assessment, onward) = (crossing.assess(session), crossing.onward(session));
        return show(args, &output, (&assessment, &onward), session);
    }
    let read = session.meant(sheet)?;
    let assessment = session.assess(&read)?;
    let onward = read.onward(session, &assessment);
    show(args, &output, (&assessment, &onward), session)
}

fn show(
    args: &Args,
    output: &Output<'_>,
    (assessment, onward): (&Assessment<'_>, &Onward<'_>),
    session: &Session,
) -> Result<Exit, CommandError> {
    let (model, card) = (assessment.model, &assessment.scorecard);
    let bar = args.fail_below.as_deref().map(|name| lookup::stage(model, name)).transpose()?;
    let stale = session.stale(model, &assessment.sheet, &assessment.narrowed);
    let status = report::of_status(assessment, &stale, onward);
    output.write_whole(status, session)?;
    if let Some(bar) = bar.map(|stage| stage.number)
        && card.reached < bar
    {
        let lang = &model.lang;
        session.say(&match card.reached {
            0 => say!(lang, "No stage is reached yet; {bar} is asked for.", bar),
            reached => say!(lang, "Stage {reached} is reached, below {bar}.", reached, bar),
        });
        return Ok(Exit::Below);
    }
    Ok(Exit::Done)
}
