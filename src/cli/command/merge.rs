//! `ospo merge`: what several respondents of one round have to agree on.

use ospo::report::{self, Meeting};

use crate::cli::desk::{ReadRound, Which};
use crate::cli::error::{CommandError, Exit};
use crate::cli::output::OutputArgs;
use crate::cli::session::Session;

/// As many items to settle are shown on a screen.
const MOST_ON_SCREEN: usize = 10;

/// Show on what the respondents of a round do not agree
///
/// Who says what, what shows it, and what one would see at each level in between. Nothing is
/// written: the sheets of a round are put together whenever they are read, and where respondents
/// differ an item lies between their levels until `ospo round settle` says what they agreed on.
///
/// Where an item says which roles would know, and somebody of such a role has answered it, answers
/// of other roles do not count. An answer always outweighs “don't know”. A level against “not
/// applicable” counts as not known until it is settled.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  ospo merge                                   The latest round
  ospo merge -o agenda.md                      The agenda of a meeting, to print
  ospo merge 2026-05-01                        An earlier round
  ospo round settle licence-management=2       Note what was agreed on")]
pub(crate) struct Args {
    /// The day of a round [default: the latest]
    #[arg(value_name = "ROUND")]
    round: Option<String>,
    /// Take the sheets of this subject [default: that of ospo.yaml, else of the latest sheet]
    #[arg(long, value_name = "NAME")]
    subject: Option<String>,
    /// Show everything there is to settle
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    output: OutputArgs,
}

pub(crate) fn run(args: &Args, session: &Session) -> Result<Exit, CommandError> {
    let output = args.output.chosen()?.sparing(&args.round)?;
    let subject = args.subject.as_deref();
    let which = match (args.round.as_deref(), subject) {
        (None, Some(subject)) => session.latest_of(subject)?,
        (name, _) => Some(session.which(name)?),
    };
    let Some(which) = which else {
        let subject = subject.unwrap_or_default();
        return Err(CommandError::new(format!("there is no sheet of `{subject}`"))
            .help("`ospo history` names the subjects of this folder"));
    };
    let read = session.round(&which, subject)?;
    read.tell(session);
    let round = read
        .round(session)
        .filter(|round| round.sources().len() > 1 || !read.facts.contradicted.is_empty());
    let round = round.ok_or_else(|| too_few(&read))?;
    let most = (output.is_for_the_screen() && !args.all).then_some(MOST_ON_SCREEN);
    let settle = settle(&read, session);
    output.write(report::of_merge(&round, Meeting { most, settle: &settle }), session)?;
    Ok(Exit::Done)
}

/// Returns the start of the command that notes what was agreed on.
fn settle(read: &ReadRound, session: &Session) -> String {
    let round = session.name_to_type(&read.facts.name);
    let round = round.map_or_else(String::new, |round| format!(" --round {round}"));
    format!("ospo round settle{round}")
}

fn too_few(read: &ReadRound) -> CommandError {
    let day = read.facts.day;
    let told = match &read.which {
        Which::Alone(path) => format!("{} is one sheet alone", path.display()),
        Which::Round(_) => format!("one respondent alone has answered in the round of {day}"),
    };
    CommandError::new(told).help(format!(
        "a colleague answers in a sheet of their own: `ospo assess {day}-legal --role legal`, or a \
         form (`ospo form --html legal.html --role legal`)"
    ))
}
