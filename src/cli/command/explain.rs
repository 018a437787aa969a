//! `ospo explain`: an item, a stage, an area, an archetype, a source, or the arithmetic.

use ospo::answers::choosable::{self, Called, Found};
use ospo::guide::{Archetype, Source};
use ospo::insight::{Assessment, Guidance};
use ospo::model::{Area, Item, ItemId, Model, Stage};
use ospo::report::{self, Audience, Report};

use crate::cli::error::{CommandError, Exit};
use crate::cli::find;
use crate::cli::output::OutputArgs;
use crate::cli::session::Session;

/// Explain an item, stage, area, archetype, or the arithmetic
///
/// NAME is the id or title of an item, topic, stage, area, archetype or source of facts, or a part of it
/// that means one alone; the number of an item in the source checklist such as S1.2, or the number of a
/// stage. Where there is an assessment, the present answer is marked.
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
    #[arg(value_name = "NAME", required_unless_present = "score")]
    name: Option<String>,
    /// A file, or a date or name in assessments/ [default: the latest]
    #[arg(value_name = "SHEET")]
    sheet: Option<String>,
    /// Put published survey figures beside an item (CC BY-SA 4.0)
    #[arg(long, conflicts_with = "score")]
    benchmark: bool,
    /// Show the arithmetic of every figure
    #[arg(long)]
    score: bool,
    #[command(flatten)]
    output: OutputArgs,
}

pub(crate) fn run(args: &Args, session: &Session) -> Result<Exit, CommandError> {
    let output = args.output.chosen()?.sparing(&args.sheet)?;
    if args.score {
        let name = args.sheet.as_deref().or(args.name.as_deref());
        let read = session.meant(name)?;
        output.write(report::of_score(&session.assess(&read)?), session)?;
        return Ok(Exit::Done);
    }
    let Some(name) = &args.name else {
        return Err(CommandError::new("nothing to explain"));
    };
    let latest = match args.sheet.as_deref() {
        None => session.latest(session.settings.organisation.subject().as_deref())?,
        named => Some(session.which_there(named)?),
    };
    let read = latest.map(|which| session.round(&which, None)).transpose()?;
    if let Some(read) = &read {
        read.tell(session);
    }
    let (model, read) = session.model_beside(read)?;
    let known = read.as_ref().map(|read| session.assess(read)).transpose()?;
    let guide = session.guide(&model)?;
    let guidance = Guidance::new(&guide, &session.settings.organisation);
    let explainer = Explainer {
        model: &model,
        known: known.as_ref(),
        guidance: &guidance,
        benchmark: args.benchmark,
    };
    output.write(explainer.page(name, output.format().audience())?, session)?;
    Ok(Exit::Done)
}

struct Explainer<'a> {
    model: &'a Model,
    known: Option<&'a Assessment<'a>>,
    guidance: &'a Guidance<'a>,
    benchmark: bool,
}

/// Something that can be explained.
#[derive(Clone, Copy)]
enum Thing<'a> {
    Item(&'a Item),
    Stage(&'a Stage),
    Area(&'a Area),
    Archetype(&'a Archetype),
    Source(&'a Source),
}

impl<'a> Explainer<'a> {
    fn page(&self, name: &str, audience: Audience) -> Result<Report, CommandError> {
        let (model, known, guidance) = (self.model, self.known, self.guidance);
        let thing = self.meant(name)?;
        if self.benchmark && !matches!(thing, Thing::Item(_)) {
            return Err(
                CommandError::new(format!("there is no item `{name}`")).help(model.where_listed())
            );
        }
        Ok(match thing {
            Thing::Item(item) => {
                report::of_item(model, item, known, guidance, self.benchmark, audience)
            }
            Thing::Stage(stage) => report::of_stage(model, stage, known),
            Thing::Area(area) => report::of_area(model, area, known),
            Thing::Archetype(archetype) => report::of_archetype(model, guidance, archetype),
            Thing::Source(source) => report::of_source(model, source),
        })
    }

    fn meant(&self, name: &str) -> Result<Thing<'a>, CommandError> {
        let (model, guide) = (self.model, self.guidance.guide);
        if let Some(item) = model.item(&ItemId::new(name)) {
            return Ok(Thing::Item(item));
        }
        if let Some(became) = model.what_became_of(&ItemId::new(name)) {
            return Err(nothing(model, name).help(format!("it was {became}")));
        }
        let guides = find::guides(model);
        let items = find::items(model).into_iter().map(|one| one.map(Thing::Item));
        let has_stages = model.method.ladder.is_some();
        let stages = find::stages(model).into_iter().filter(|_| has_stages);
        let stages = stages.map(|one| one.map(Thing::Stage));
        let areas = find::areas(model).into_iter().map(|one| one.map(Thing::Area));
        let archetypes = find::archetypes(guide, &guides).into_iter();
        let archetypes = archetypes.map(|one| one.map(Thing::Archetype));
        let sources = guide.sources.iter().map(|source| Called {
            thing: Thing::Source(source),
            id: source.id.to_string(),
            titles: vec![source.title.clone()],
        });
        let items: Vec<_> = items.collect();
        let others: Vec<_> = stages.chain(areas).chain(archetypes).collect();
        let sources: Vec<_> = sources.collect();
        let all = [&*items, &*others, &*sources].concat();
        // A whole name goes before a part of one, and an item before what has its words too.
        let whole = choosable::find_whole(name, &all) != Found::Nothing;
        let groups = [(&all, whole), (&items, true), (&others, true), (&sources, true)];
        for (group, _) in groups.into_iter().filter(|(_, is_asked)| *is_asked) {
            if let Some(found) = find::found(name, group, "thing") {
                return Ok(found?);
            }
        }
        let is_number = !name.is_empty() && name.bytes().all(|b| b.is_ascii_digit());
        Err(nothing(model, name).help(find::nearest(name, &all, || {
            if is_number && has_stages {
                return format!("the stages are {}", model.stage_numbers());
            }
            let listed = if has_stages { "stages, items and areas" } else { "items and areas" };
            format!("`ospo model show {}` lists {listed}, `ospo profile` archetypes", model.id)
        })))
    }
}

fn nothing(model: &Model, name: &str) -> CommandError {
    let stage = if model.method.ladder.is_some() { ", stage" } else { "" };
    CommandError::new(format!("there is no item{stage}, area, archetype or source `{name}`"))
}
