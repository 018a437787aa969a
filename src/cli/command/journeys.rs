//! `ospo journeys`: how others went their way.

use ospo::guide::{Guide, Journey};
use ospo::report::{self, Sought};

use crate::cli::error::{CommandError, Exit};
use crate::cli::find::{self, Wrong};
use crate::cli::lookup;
use crate::cli::output::OutputArgs;
use crate::cli::session::Session;

/// Read how others got there, stage by stage
///
/// Without NAME it lists the journeys. Every fact names its source, and what the sources leave
/// unclear is marked. The stages and practices beside milestones are our own tags.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  ospo journeys                        All journeys, side by side
  ospo journeys comcast                One journey, from its first milestone
  ospo journeys --stage 2              What others did at stage 2
  ospo journeys --item innersource     Who did what an item asks, and when
  ospo journeys bloomberg -o story.md  As Markdown, into a file")]
pub(crate) struct Args {
    /// A journey, by name or title, or a part of it [default: list all]
    #[arg(value_name = "NAME")]
    name: Option<String>,
    /// Show the milestones that belong to this stage
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    stage: Option<String>,
    /// Show the milestones that show this item or topic done
    #[arg(long, value_name = "ID")]
    item: Option<String>,
    #[command(flatten)]
    output: OutputArgs,
}

pub(crate) fn run(args: &Args, session: &Session) -> Result<Exit, CommandError> {
    let output = args.output.chosen()?;
    let model = session.model(None)?;
    let guide = session.guide(&model)?;
    let name = args.name.as_deref();
    let stage = args.stage.as_deref().map(|name| lookup::stage(&model, name));
    let item = args.item.as_deref().map(|id| lookup::item(&model, id));
    let sought = Sought {
        journey: name.map(|name| journey(&guide, name)).transpose()?,
        stage: stage.transpose()?,
        item: item.transpose()?,
    };
    let report = match sought.journey {
        _ if sought.is_narrow() => report::of_milestones(&model, &guide, &sought),
        Some(journey) => report::of_journey(&model, &guide, journey),
        None => report::of_journeys(&model, &guide),
    };
    output.write(report, session)?;
    Ok(Exit::Done)
}

fn journey<'g>(guide: &'g Guide, name: &str) -> Result<&'g Journey, Wrong> {
    let journeys = find::journeys(guide);
    find::found(name, &journeys, "journey").unwrap_or_else(|| {
        let help = find::nearest(name, &journeys, || match guide.journeys.len() {
            0 => "the model has no journeys".to_owned(),
            _ => "`ospo journeys` lists them".to_owned(),
        });
        Err(Wrong { message: format!("there is no journey `{name}`"), help })
    })
}
