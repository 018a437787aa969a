//! `ospo explain`: an item, a stage, an area, an archetype, a source, or the arithmetic.

use ospo::guide::{ArchetypeId, SourceId};
use ospo::insight::{Assessment, Guidance};
use ospo::model::{AreaId, ItemId, Model};
use ospo::report::{self, Report};
use ospo::text;

use crate::cli::error::{CommandError, Exit};
use crate::cli::lookup;
use crate::cli::session::Session;

/// Explain an item, stage, area, archetype, or the arithmetic
///
/// ID is the name of an item, topic, area, archetype or source of facts, the number of an item in
/// the source checklist such as S1.2, or the number of a stage. Where there is an assessment, the present
/// answer is marked.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  ospo explain licence-management    What it asks, why, and how to move up
  ospo explain legal                 An area and the items that belong to it
  ospo explain 2                     Stage 2 and who to join there
  ospo explain open-source-first     An archetype, and what it is good at
  ospo explain ours                  Where facts in brackets come from
  ospo explain licence-management --benchmark   With published survey figures
  ospo explain --score               Every figure, line by line
  ospo explain --score 2026-05-01    The same of an earlier sheet")]
pub(crate) struct Args {
    /// What to explain; not needed with --score
    #[arg(value_name = "ID", required_unless_present = "score")]
    id: Option<String>,
    /// A file, or a date or name in assessments/ [default: the latest]
    #[arg(value_name = "SHEET")]
    sheet: Option<String>,
    /// Put published survey figures beside an item (CC BY-SA 4.0)
    #[arg(long, conflicts_with = "score")]
    benchmark: bool,
    /// Show the arithmetic of every figure
    #[arg(long)]
    score: bool,
}

pub(crate) fn run(args: &Args, session: &Session) -> Result<Exit, CommandError> {
    if args.score {
        let name = args.sheet.as_deref().or(args.id.as_deref());
        let read = session.meant(name)?;
        session.page(&report::of_score(&session.assess(&read)?))?;
        return Ok(Exit::Done);
    }
    let Some(id) = &args.id else {
        return Err(CommandError::new("nothing to explain"));
    };
    let latest = match args.sheet.as_deref() {
        None => session.newest()?,
        named => Some(session.which(named)?),
    };
    let read = latest.map(|which| session.round(&which, None)).transpose()?;
    if let Some(read) = &read {
        read.tell(session);
    }
    let (model, read) = session.model_beside(read)?;
    let known = read.as_ref().map(|read| session.assess(read)).transpose()?;
    let guide = session.guide(&model)?;
    let guidance = Guidance::new(&guide, &session.settings.organisation);
    let shelf = Shelf {
        model: &model,
        known: known.as_ref(),
        guidance: &guidance,
        benchmark: args.benchmark,
    };
    let report = shelf.page(id)?;
    session.page(&report)?;
    Ok(Exit::Done)
}

struct Shelf<'a> {
    model: &'a Model,
    known: Option<&'a Assessment<'a>>,
    guidance: &'a Guidance<'a>,
    benchmark: bool,
}

impl Shelf<'_> {
    fn page(&self, id: &str) -> Result<Report, CommandError> {
        let (model, known, guidance) = (self.model, self.known, self.guidance);
        let item = lookup::known_item(self.model, id);
        if let Some(item) = item {
            let figures = self.benchmark;
            return Ok(report::of_item(model, item, known, guidance, figures));
        }
        if self.benchmark {
            return Err(self.nothing(id, "item", None));
        }
        let number = id.trim_start_matches("stage");
        let number = number.trim_start_matches(['-', ' ']).parse().ok();
        if let Some(stage) = number.and_then(|number| model.stage(number)) {
            return Ok(report::of_stage(model, stage, known));
        }
        if let Some(area) = model.area(&AreaId::new(id)) {
            return Ok(report::of_area(model, area, known));
        }
        if let Some(archetype) = guidance.guide.archetype(&ArchetypeId::new(id)) {
            return Ok(report::of_archetype(model, guidance, archetype));
        }
        if let Some(source) = guidance.guide.source(&SourceId::new(id)) {
            return Ok(report::of_source(model, source));
        }
        Err(self.nothing(id, "item, stage, area, archetype or source", number))
    }

    /// Says that there is nothing of this name, and what was perhaps meant.
    fn nothing(&self, id: &str, what: &str, number: Option<u32>) -> CommandError {
        let items = self.model.items_and_topics().map(|item| item.id.as_str());
        let areas = self.model.areas.iter().map(|area| area.id.as_str());
        let archetypes = self.guidance.guide.archetypes.iter();
        let archetypes = archetypes.flat_map(|all| &all.all).map(|one| one.id.as_str());
        let sources = self.guidance.guide.sources.iter().map(|one| one.id.as_str());
        let others = areas.chain(archetypes).chain(sources).filter(|_| !self.benchmark);
        if let Some(became) = self.model.what_became_of(&ItemId::new(id)) {
            return CommandError::new(format!("there is no {what} `{id}`"))
                .help(format!("it was {became}"));
        }
        let help = text::meant(id, items.chain(others), || match number {
            Some(_) => format!("the stages are 0 to {}", self.model.top()),
            None if self.benchmark => "`ospo model show` lists the items".to_owned(),
            None => "`ospo model show` lists stages, items and areas, `ospo profile` archetypes"
                .to_owned(),
        });
        CommandError::new(format!("there is no {what} `{id}`")).help(help)
    }
}
