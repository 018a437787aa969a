//! `ospo status`: how far an assessment is and what comes next.

use ospo::insight::Assessment;
use ospo::lang::hundredths;
use ospo::model::Model;
use ospo::report::Onward;
use ospo::score::Scorecard;
use ospo::{report, say};

use crate::cli::error::{CommandError, Exit};
use crate::cli::find::Wrong;
use crate::cli::lookup;
use crate::cli::output::{Output, OutputArgs};
use crate::cli::session::Session;

/// Show how far an assessment is and what comes next
///
/// The stage that counts for --fail-below is the one reached with every open item counted as 0; where
/// each area has its own, the lowest of them. A model without stages takes a figure or a band there.
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
    /// Exit with 1 where the stage reached, or the figure of the whole, is below this one
    #[arg(long, value_name = "STAGE", allow_negative_numbers = true)]
    fail_below: Option<String>,
    /// Show where it stands by another model, from the answers that are there
    #[arg(long = "as", value_name = "MODEL")]
    other: Option<String>,
    #[command(flatten)]
    output: OutputArgs,
}

pub(crate) fn run(args: &Args, session: &Session) -> Result<Exit, CommandError> {
    let output = args.output.chosen()?.sparing(&args.sheet)?;
    let sheet = args.sheet.as_deref();
    if let Some(other) = &args.other {
        let crossing = session.crossing(other, sheet, None)?;
        let (assessment, onward) = (crossing.assess(session), crossing.onward(session));
        return show(args, &output, (&assessment, &onward), session);
    }
    let read = session.meant(sheet)?;
    let assessment = session.assess(&read)?;
    let onward = read.onward(session, &assessment)?;
    show(args, &output, (&assessment, &onward), session)
}

fn show(
    args: &Args,
    output: &Output<'_>,
    (assessment, onward): (&Assessment<'_>, &Onward<'_>),
    session: &Session,
) -> Result<Exit, CommandError> {
    let (model, card) = (assessment.model, &assessment.scorecard);
    let bar = args.fail_below.as_deref().map(|name| Threshold::of(model, name)).transpose()?;
    let stale = session.stale(model, &assessment.sheet, &assessment.narrowed);
    let status = report::of_status(assessment, &stale, onward, output.format().audience());
    output.write_whole(status, session)?;
    if let Some(below) = bar.and_then(|bar| bar.told(model, card)) {
        session.say(&below);
        return Ok(Exit::Below);
    }
    Ok(Exit::Done)
}

/// What has to be reached at least.
#[derive(Clone, Copy, Debug)]
enum Threshold {
    /// A stage, on the ladder of all or on that of each area.
    Stage(u32),
    /// A figure of the whole, in hundredths of the unit of the model.
    Figure(u32),
}

impl Threshold {
    fn of(model: &Model, name: &str) -> Result<Self, Wrong> {
        if model.method.ladder.is_some() {
            return lookup::stage(model, name).map(|stage| Self::Stage(stage.number));
        }
        lookup::figure(model, name).map(Self::Figure)
    }

    /// Says what is below it; none where nothing is.
    fn told(self, model: &Model, card: &Scorecard) -> Option<String> {
        let lang = &model.lang;
        match self {
            Self::Stage(bar) => {
                let ladders = card.ladders.iter().map(|ladder| ladder.climbed);
                let all = card.ladder.into_iter().chain(ladders);
                let lowest = all.min_by_key(|climbed| climbed.reached_number())?;
                (lowest.reached_number() < Some(bar)).then(|| match lowest.reached {
                    None => say!(lang, "No stage is reached yet; {bar} is asked for.", bar),
                    Some(reached) => {
                        say!(lang, "Stage {reached} is reached, below {bar}.", reached, bar)
                    }
                })
            }
            Self::Figure(bar) => {
                let figure = card.figures(&card.overall).and_then(|figures| figures.worst);
                let is_below = figure.as_ref().is_none_or(|f| f.hundredths() < u64::from(bar));
                let bar = lang.number(hundredths(bar.into()).to_string());
                is_below.then(|| match figure {
                    None => say!(lang, "No figure is known yet; {bar} is asked for.", bar),
                    Some(figure) => {
                        let reached = figure.said(lang);
                        say!(lang, "{reached} is reached, below {bar}.", reached, bar)
                    }
                })
            }
        }
    }
}
