//! `ospo explain`: an item, a stage, an area, or the arithmetic.

use ospo::answers::Sheet;
use ospo::insight::Assessment;
use ospo::model::AreaId;
use ospo::model::ItemId;
use ospo::model::Model;
use ospo::render::Format;
use ospo::report;
use ospo::report::Report;
use ospo::text;

use crate::cli::error::CommandError;
use crate::cli::error::Exit;
use crate::cli::session::Session;

/// Explain an item, a stage, an area, or the arithmetic
///
/// ID is the name of an item, topic or area, the number of an item in the source checklist such as
/// S1.2, or the number of a stage. Where there is an assessment, the present answer is marked.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  ospo explain licence-management    What it asks, why, and how to get on
  ospo explain legal                 An area and the items that belong to it
  ospo explain 2                     Stage 2 and who to join there
  ospo explain --score               Every figure, line by line
  ospo explain --score 2026-05-01    The same of an earlier sheet")]
pub(crate) struct Args {
    /// What to explain; not needed with --score
    #[arg(value_name = "ID", required_unless_present = "score")]
    id: Option<String>,
    /// A file, or a date or name in assessments/ [default: the latest]
    #[arg(value_name = "SHEET")]
    sheet: Option<String>,
    /// Show the arithmetic of every figure
    #[arg(long)]
    score: bool,
}

pub(crate) fn run(args: &Args, session: &Session) -> Result<Exit, CommandError> {
    if args.score {
        let path = session.sheet_path(args.sheet.as_deref().or(args.id.as_deref()))?;
        let (model, sheet) = session.read(&path)?;
        session.show(
            &report::of_score(&session.assess(&model, sheet)?),
            Format::Terminal,
        )?;
        return Ok(Exit::Done);
    }
    let Some(id) = &args.id else {
        return Err(CommandError::new("nothing to explain"));
    };
    let (model, sheet) = match (&args.sheet, session.store.latest()?) {
        (Some(sheet), _) => both(session.read(&session.sheet_path(Some(sheet))?)?),
        (None, Some(latest)) if session.settings.names_a_model() => {
            let model = session.model(None)?;
            let sheet = session.sheet_of(&latest, &model)?;
            (model, sheet)
        }
        (None, Some(latest)) => both(session.read(&latest)?),
        (None, None) => (session.model(None)?, None),
    };
    let known = sheet
        .map(|sheet| session.assess(&model, sheet))
        .transpose()?;
    let report = page(&model, id, known.as_ref())?;
    session.show(&report, Format::Terminal)?;
    Ok(Exit::Done)
}

fn both((model, sheet): (Model, Sheet)) -> (Model, Option<Sheet>) {
    (model, Some(sheet))
}

fn page(model: &Model, id: &str, known: Option<&Assessment>) -> Result<Report, CommandError> {
    let by_source = |source: &str| source.eq_ignore_ascii_case(id);
    let item = model.item(&ItemId::new(id)).or_else(|| {
        model
            .items_and_topics()
            .find(|item| item.source.as_deref().is_some_and(by_source))
    });
    if let Some(item) = item {
        return Ok(report::of_item(model, item, known));
    }
    let number = id
        .trim_start_matches("stage")
        .trim_start_matches(['-', ' '])
        .parse()
        .ok();
    if let Some(stage) = number.and_then(|number| model.stage(number)) {
        return Ok(report::of_stage(model, stage, known));
    }
    if let Some(area) = model.area(&AreaId::new(id)) {
        return Ok(report::of_area(model, area, known));
    }
    let items = model.items_and_topics().map(|item| item.id.as_str());
    let names = items.chain(model.areas.iter().map(|area| area.id.as_str()));
    let help = match text::nearest(id, names) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None if number.is_some() => format!("the stages are 0 to {}", model.top()),
        None => "`ospo model show` lists stages, items and areas".to_owned(),
    };
    Err(CommandError::new(format!("there is no item, stage or area `{id}`")).help(help))
}
