//! What `ospo assess` is asked to do.

use std::collections::BTreeSet;

use clap::ValueEnum;
use ospo::insight::{How, Implied};
use ospo::model::ItemId;
use ospo::render::Format;

use crate::cli::command::stale::AfterArgs;
use crate::cli::desk::{Crossing, SheetArgs};
use crate::cli::error::CommandError;
use crate::cli::output::formats;
use crate::cli::session::Session;

/// Answer the checklist, one question at a time
///
/// Goes on where you stopped: every answer is saved before the next question is shown. Without a
/// terminal it reads one answer a line from standard input: a level (0-4), `u`, `s`, `n REASON`;
/// words after a level are added to its note.
///
/// Before the first answer of a round, a person is asked what is not known yet: who is assessed and
/// who answers, sector, size, scope and lists; `ospo.yaml` keeps it if one says so. What is out of
/// scope is not asked, unless `--item` names it.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  ospo assess                   Go on with what is not answered yet
  ospo assess --quick           A first estimate in five minutes, without evidence
  ospo assess --role legal      Ask only what the lawyers would know
  ospo assess --only open       Go through what is unknown or unanswered
  ospo assess --only stale      Confirm or change what has grown old
  ospo round new                Begin the next round, with the former answers as suggestions
  ospo assess --item software-inventory
  ospo --model openchain-5230 assess --from 2026-05-04   Only what that round does not settle
  ospo assess --no-input -f json   The questions that are left, for a program
  printf '3\\n2\\nu\\n' | ospo assess --subject \"Acme Corp\"")]
pub(crate) struct Args {
    /// A file, or a date or name in assessments/ [default: the latest]
    #[arg(value_name = "SHEET")]
    pub(super) sheet: Option<String>,
    #[command(flatten)]
    pub(super) which: SheetArgs,
    /// Ask only the items of this stage
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub(super) stage: Option<String>,
    /// Ask only what this role can know
    #[arg(long, value_name = "ROLE")]
    pub(super) role: Option<String>,
    /// Ask only this item (can be repeated)
    #[arg(long = "item", value_name = "ID")]
    pub(super) items: Vec<String>,
    /// Ask the topics outside the stages too
    #[arg(long)]
    pub(super) topics: bool,
    /// Ask in short and without evidence: a first estimate in five minutes
    ///
    /// The answers are marked as a first estimate wherever they are shown, until `ospo assess` asks
    /// them again and they are confirmed or changed.
    #[arg(long, conflicts_with_all = ["topics", "only"])]
    pub(super) quick: bool,
    /// Ask only items in this state
    #[arg(long, value_name = "STATE")]
    pub(super) only: Option<StateAsked>,
    /// Ask only what does not follow from a round of another model; with `--model`
    ///
    /// What follows in part stands beside the question, and Enter takes what of it is certain. What is
    /// settled is not asked and not written: `ospo report --as MODEL` counts it.
    #[arg(long, value_name = "SHEET", conflicts_with_all = ["sheet", "quick", "only"])]
    pub(super) from: Option<String>,
    #[command(flatten)]
    pub(super) after: AfterArgs,
    /// Ask line by line, for a screen reader or a slow line
    #[arg(long)]
    pub(super) plain: bool,
    /// Ask nothing, and write what is not answered yet as JSON for a program
    #[arg(short, long, value_name = "FORMAT", value_parser = formats(&[Format::Json]))]
    pub(super) format: Option<Format>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum StateAsked {
    /// Unknown or unanswered
    Open,
    /// What `ospo stale` lists, topics too; Enter keeps an answer as of today
    Stale,
}

impl Args {
    /// Says whether whoever answers is led through, rather than asked for a few items.
    pub(super) fn guides(&self, session: &Session) -> bool {
        self.items.is_empty() && self.only.is_none() && !self.quick && !session.global.quiet
    }

    /// Reads the round of another model that goes before asking.
    pub(super) fn crossing(&self, session: &Session) -> Result<Option<Crossing>, CommandError> {
        let Some(from) = &self.from else { return Ok(None) };
        let Some(model) = &session.settings.model else {
            let help = "name it: `ospo --model MODEL assess --from SHEET`; `ospo crosswalk` lists those there are";
            return Err(
                CommandError::new("`--from` needs the model that is to be assessed").help(help)
            );
        };
        session.crossing(model, Some(from), self.which.subject.as_deref()).map(Some)
    }

    /// Returns the items that follow from other answers and need not be asked, unless they are named.
    pub(super) fn settled(&self, implied: Option<&Implied>) -> BTreeSet<ItemId> {
        let items = implied.into_iter().flat_map(|implied| &implied.items);
        let settled = items.filter(|one| one.how == How::Settled && self.items.is_empty());
        settled.map(|one| one.item.id.clone()).collect()
    }

    /// Returns whose answers these are: those of the subject that was assessed before.
    pub(super) fn which_of(&self, crossing: &Crossing) -> SheetArgs {
        let subject = self.which.subject.clone().or_else(|| Some(crossing.subject().to_owned()));
        SheetArgs { subject, ..self.which.clone() }
    }
}
