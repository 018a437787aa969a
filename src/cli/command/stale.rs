//! `ospo stale`: what should be looked at again.

use ospo::insight::{Lasting, Stale};
use ospo::organisation::Period;
use ospo::report::{self, ToLookAgain};
use ospo::text;

use crate::cli::error::{CommandError, Exit};
use crate::cli::global;
use crate::cli::output::OutputArgs;
use crate::cli::session::Session;

/// List the answers that should be looked at again
///
/// An answer is listed when it is older than its practice says, or than --after, when its evidence is
/// older than that, when the last day of its
/// evidence has passed, or when its question has been reworded since. Evidence with a last day of
/// its own (`until`) holds until then, however old it is. What is unknown or unanswered is not stale.
///
/// Answering confirms: `ospo assess --only stale` asks just these, and Enter keeps each answer as of
/// today.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  ospo stale                     The latest round, as of today
  ospo stale --after 6m          What is older than six months
  ospo stale --date 2027-01-01   What will be stale on that day
  ospo stale --fail -q           Exit with 1 where anything is stale
  ospo stale -f csv > stale.csv  For a spreadsheet, a row for each reason")]
pub(crate) struct Args {
    /// A file, or a date or name in assessments/ [default: the latest]
    #[arg(value_name = "SHEET")]
    sheet: Option<String>,
    #[command(flatten)]
    after: AfterArgs,
    /// Exit with 1 where anything is stale
    #[arg(long)]
    fail: bool,
    #[command(flatten)]
    output: OutputArgs,
}

/// How long an answer holds.
// Help is no Markdown: names stand in it as one types them.
#[allow(clippy::doc_markdown)]
#[derive(Clone, Copy, Debug, clap::Args)]
pub(crate) struct AfterArgs {
    /// How long every answer holds, such as 12m, 1y, 6w or 90d [default: as its practice says, else OSPO_STALE_AFTER, else `stale_after` of ospo.yaml, else 12m]
    #[arg(long, value_name = "PERIOD", value_parser = global::period)]
    after: Option<Period>,
}

impl AfterArgs {
    /// Returns what is asked for, which goes before what practices say themselves; else what the
    /// settings say.
    pub(crate) fn or_settings(self, session: &Session) -> Lasting {
        let after = self.after.unwrap_or(session.settings.stale_after);
        Lasting { after, for_all: self.after.is_some() }
    }

    /// Returns what was asked for as it is typed behind a command; nothing where nothing was.
    pub(crate) fn typed(self) -> String {
        self.after.map_or_else(String::new, |after| format!(" --after {after}"))
    }
}

pub(crate) fn run(args: &Args, session: &Session) -> Result<Exit, CommandError> {
    let output = args.output.chosen()?.sparing(&args.sheet)?;
    let read = session.meant(args.sheet.as_deref())?;
    let after = args.after.or_settings(session);
    let wanted = session.wanted(&read.model)?.unwrap_or_default();
    let stale = Stale::new(&read.model, &read.sheet, session.today, after);
    let found = session.found(&read.model, read.gathered.clone());
    let stale = stale.without(&read.narrowed).with_goals(&wanted).with_found(&found);
    let word = read.word(session);
    let assess = format!("ospo assess{word}");
    let onward = ToLookAgain {
        confirm: session.to_type(format!("{assess} --only stale{}", args.after.typed())),
        answer: session.to_type(format!("{assess} --only open")),
        sheet: (!word.is_empty()).then(|| word.trim_start().to_owned()),
    };
    output.write(report::of_stale(&stale, &onward), session)?;
    let old = [
        (stale.items.len(), "answer"),
        (stale.goals.len(), "decision"),
        (stale.facts.len(), "fact"),
    ];
    if let Some((number, what)) = old.into_iter().find(|(number, _)| args.fail && *number > 0) {
        let old = text::count(number, what);
        session.say(&format!("{old} should be looked at again."));
        return Ok(Exit::Below);
    }
    Ok(Exit::Done)
}
