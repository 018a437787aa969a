//! `ospo crosswalk`: what answers to one model say of another.

use std::collections::BTreeMap;

use ospo::checklist;
use ospo::model::{Crosswalk, Model};
use ospo::report::{self, CrossedView, Linked};

use crate::cli::error::{CommandError, Exit};
use crate::cli::models::ChosenModel;
use crate::cli::output::OutputArgs;
use crate::cli::session::Session;

/// Show what answers to one model say of another
///
/// Without MODEL it lists the crosswalks. With one it shows what follows for each of its questions
/// from the latest round of another model: what is settled and by which answers, what is narrowed,
/// what is open, and which one more answer would settle most. Every step says why; `ospo model
/// check` checks the links of your own.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  ospo crosswalk                             All crosswalks
  ospo crosswalk openchain-5230              What the latest round says of this model
  ospo crosswalk openchain-5230 2026-05-04   The same of an earlier round
  ospo crosswalk openchain-5230 -f json      For a program
  ospo report --as openchain-5230            Its figures
  ospo --model openchain-5230 assess --from 2026-05-04   Ask the rest")]
pub(crate) struct Args {
    /// A model, by name or title [default: list all crosswalks]
    #[arg(value_name = "MODEL")]
    target: Option<String>,
    /// A file, or a date or name in assessments/ [default: the latest of another model]
    #[arg(value_name = "SHEET")]
    sheet: Option<String>,
    #[command(flatten)]
    output: OutputArgs,
}

pub(crate) fn run(args: &Args, session: &Session) -> Result<Exit, CommandError> {
    let output = args.output.chosen()?.sparing(&args.sheet)?;
    let Some(target) = &args.target else {
        output.write(all(session)?, session)?;
        return Ok(Exit::Done);
    };
    let crossing = session.crossing(target, args.sheet.as_deref(), None)?;
    let (assessment, from) = (crossing.assess(session), session.assess(&crossing.read)?);
    let implied = crossing.implied();
    let view = CrossedView {
        assessment: &assessment,
        implied: &implied,
        facts: &crossing.facts(&implied),
        from: &from,
        settles: &crossing.settles(&implied),
        reach: crossing.reach(),
    };
    output.write(report::of_implied(&view), session)?;
    Ok(Exit::Done)
}

/// Lists the crosswalks of the user's own models and of those that are built in.
fn all(session: &Session) -> Result<report::Report, CommandError> {
    let models = session.models()?;
    let mut chosen = models.all(session.settings.model.as_deref())?;
    chosen.extend(checklist::builtin_ids().map(ChosenModel::builtin));
    let mut found: BTreeMap<String, (Model, Vec<Crosswalk>)> = BTreeMap::new();
    for chosen in chosen {
        let model = chosen.model(None)?;
        // A model of the same name stands in for one that is built in.
        if !found.contains_key(model.id.as_str()) {
            let crosswalks = chosen.crosswalks(&model, |id| models.target(id))?;
            found.insert(model.id.to_string(), (model, crosswalks));
        }
    }
    let targets = found.values().flat_map(|(_, crosswalks)| crosswalks);
    let targets = targets.filter_map(|one| models.named(one.to.model.as_str()));
    let targets: Vec<Model> = targets.collect();
    let linked = found.values().flat_map(|(from, crosswalks)| {
        let targets = &targets;
        crosswalks.iter().map(move |crosswalk| Linked {
            crosswalk,
            from,
            to: targets.iter().find(|model| model.id == crosswalk.to.model),
        })
    });
    Ok(report::of_crosswalks(&session.lang(), &linked.collect::<Vec<_>>()))
}
