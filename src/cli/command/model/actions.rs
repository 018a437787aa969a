//! `ospo model`: maturity models, built in or the user's own.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};

use clap::Subcommand;
use ospo::checklist::{self, Crosswalks, LanguageState, Starters};
use ospo::guide::Guide;
use ospo::model::Model;
use ospo::problem::{Problem, Problems, SourceFile};
use ospo::render::Format;
use ospo::report::Listed;
use ospo::score::{self, Fraction, OutOfReach};
use ospo::{insight, interview, report, store, text};

use crate::cli::command::model::{import, new, schema, translate};
use crate::cli::error::{self, CommandError, Exit};
use crate::cli::models::{ChosenModel, Models};
use crate::cli::output::{OutputArgs, ToldArgs};
use crate::cli::session::Session;
use crate::cli::{lookup, threads};

/// List, show, check or copy maturity models
///
/// A model is a folder of YAML files that say what is asked, in which stages, and how it is scored. A
/// folder of your own with a model.yaml is a model of its own. The files of one without are laid
/// over the built-in model: a file of the same name replaces, another is added, and overlay.yaml
/// hides, changes and adds single items.
#[derive(Debug, clap::Args)]
#[command(
    disable_help_subcommand = true,
    after_help = "\
Examples:
  ospo model show --stage 1          Read what stage 1 asks
  ospo model export ospo mine        Copy the built-in model, to change it
  ospo model check mine              Tell everything that is wrong in it
  ospo model translate fr            Begin a translation into French
  ospo --checklists mine assess      Use it"
)]
pub(crate) struct Args {
    #[command(subcommand)]
    action: ModelAction,
}

#[derive(Debug, Subcommand)]
enum ModelAction {
    /// List the models that can be used
    #[command(after_help = "\
Examples:
  ospo model list
  ospo --checklists mine model list")]
    List {
        #[command(flatten)]
        told: ToldArgs,
    },
    /// Show what a model asks
    #[command(after_help = "\
Examples:
  ospo model show
  ospo model show ospo --stage 2
  ospo model show -f json        For a program")]
    Show {
        /// The model [default: the one in use]
        #[arg(value_name = "ID")]
        id: Option<String>,
        /// Show only this stage
        #[arg(long, value_name = "N")]
        stage: Option<String>,
        #[command(flatten)]
        output: OutputArgs,
    },
    /// Check folders of checklists and tell everything that is wrong
    ///
    /// A folder with a model.yaml is a model of its own; one without is checked as it would be
    /// used, laid over the built-in model.
    #[command(after_help = "\
Examples:
  ospo model check mine
  ospo model check mine/stage-1.yaml")]
    Check {
        /// A folder, or a file in it: then its whole folder is checked (can be repeated)
        #[arg(value_name = "PATH", required = true)]
        paths: Vec<PathBuf>,
        #[command(flatten)]
        told: ToldArgs,
    },
    /// Copy a model into a folder, to change it there
    ///
    /// No file is overwritten. To change only a few questions, write a file of a few lines that lies
    /// over the built-in model instead: `ospo model new mine --over ospo`.
    #[command(after_help = "\
Example:
  ospo model export ospo mine
  ospo model check mine
  ospo --checklists mine assess")]
    Export {
        /// The model
        #[arg(value_name = "ID")]
        id: String,
        /// The folder; it is made if need be
        // Not `dir`: clap would take it for the global `--dir`.
        #[arg(value_name = "DIR")]
        into: PathBuf,
        #[command(flatten)]
        told: ToldArgs,
    },
    Translate(translate::Args),
    Schema(schema::Args),
    New(new::Args),
    Import(import::Args),
}

pub(crate) fn run(args: &Args, session: &Session) -> Result<Exit, CommandError> {
    match &args.action {
        ModelAction::List { told } => list(session, told)?,
        ModelAction::Show { id, stage, output } => {
            show(session, id.as_deref(), stage.as_deref(), output)?;
        }
        ModelAction::Check { paths, told } => {
            threads::on_all_processors(|| check(session, paths, told))?;
        }
        ModelAction::Export { id, into, told } => export(session, id, into, told)?,
        ModelAction::Translate(args) => translate::run(args, session)?,
        ModelAction::Schema(args) => schema::run(args)?,
        ModelAction::New(args) => new::run(args, session)?,
        ModelAction::Import(args) => import::run(args, session)?,
    }
    Ok(Exit::Done)
}

/// Where a model comes from that stands in no folder.
const BUILT_IN: &str = "built in";

fn list(session: &Session, told: &ToldArgs) -> Result<(), CommandError> {
    let mut models: Vec<(ListedModel, &str)> = Vec::new();
    let own = session.models()?;
    // Where a language is not there, this is where one finds which are.
    let tag = match session.tag(own) {
        Ok(tag) => tag,
        Err(error) => {
            session.fail(&error);
            None
        }
    };
    let tag = tag.as_deref();
    for chosen in own.all(session.settings.model.as_deref())? {
        models.push((ListedModel::read(&chosen, tag)?, "your folder"));
    }
    for chosen in checklist::builtin_ids().map(ChosenModel::builtin) {
        let listed = ListedModel::read(&chosen, tag)?;
        // A model of the same name stands in for it.
        if !models.iter().any(|(own, _)| own.model.id == listed.model.id) {
            models.push((listed, BUILT_IN));
        }
    }
    if told.is_json() {
        let folder = session.settings.checklists.as_ref().map(|path| path.display().to_string());
        let listed = models.iter().map(|(listed, from)| Listed {
            model: &listed.model,
            folder: folder.clone().filter(|_| *from != BUILT_IN),
            languages: listed.languages.clone(),
            tested: None,
        });
        return session.show(&report::of_models(&listed.collect::<Vec<_>>()), Format::Json);
    }
    let mut out = io::stdout().lock();
    for (listed, from) in &models {
        listed.write_line(&mut out, from)?;
    }
    Ok(())
}

struct ListedModel {
    model: Model,
    languages: Vec<String>,
}

impl ListedModel {
    fn read(chosen: &ChosenModel, tag: Option<&str>) -> Result<Self, CommandError> {
        Ok(Self {
            languages: chosen.languages().into_iter().map(str::to_owned).collect(),
            model: chosen.model(tag)?,
        })
    }

    fn write_line(&self, out: &mut impl Write, from: &str) -> io::Result<()> {
        let model = &self.model;
        let title = text::visible(&model.title);
        let items = model.items().count();
        let minutes = text::count(interview::minutes(items), "minute");
        let items = text::count(items, "item");
        let (id, version) = (&model.id, text::visible(&model.version));
        let languages = if self.languages.is_empty() {
            String::new()
        } else {
            format!("; also {}", text::listed(&self.languages))
        };
        writeln!(out, "{id} {version}  {title} ({items}, about {minutes}; {from}{languages})")?;
        match &model.purpose {
            Some(purpose) => writeln!(out, "    {}", text::visible(purpose)),
            None => Ok(()),
        }
    }
}

fn show(
    session: &Session,
    id: Option<&str>,
    stage: Option<&str>,
    output: &OutputArgs,
) -> Result<(), CommandError> {
    let output = output.chosen()?;
    let model = session.model(id)?;
    let stage = stage.map(|name| lookup::stage(&model, name)).transpose()?;
    let stage = stage.map(|stage| stage.number);
    output.write(report::of_model(&model, stage), session)
}

fn check(session: &Session, paths: &[PathBuf], told: &ToldArgs) -> Result<(), CommandError> {
    let base = session.settings.model.as_deref();
    let mut problems = Vec::new();
    let mut notes = Vec::new();
    let mut sound = Vec::new();
    let folders: BTreeSet<&Path> = paths.iter().map(|path| folder_of(path)).collect();
    let read = folders.into_iter().map(|folder| Ok((folder, Models::read(folder)?)));
    let read: Vec<(&Path, Models)> = read.collect::<Result<_, CommandError>>()?;
    let chosen = read.iter().map(|(folder, models)| Ok((*folder, models.all(base)?)));
    let chosen: Vec<(&Path, Vec<ChosenModel>)> = chosen.collect::<Result<_, CommandError>>()?;
    let one_by_one = chosen.into_iter().zip(read.iter().map(|(_, models)| models));
    let one_by_one = one_by_one
        .flat_map(|((at, all), models)| all.into_iter().map(move |one| (at, one, models)));
    for (folder, chosen, models) in one_by_one {
        let files = chosen.in_all_languages();
        let target = |id: &str| models.named(id).or_else(|| session.models().ok()?.named(id));
        match checked(&files, target) {
            Ok((model, guide, languages, starters, crosswalks)) => {
                let tests = match insight::model_tests(&model, chosen.own) {
                    Ok(tests) => tests,
                    Err(moved) => {
                        problems.extend(moved.0);
                        continue;
                    }
                };
                let tested = tests.iter().map(|test| test.figures).sum();
                if !told.is_json() {
                    let beside = (&*guide, &starters, &crosswalks);
                    let summary = summary(&files, &model, beside);
                    let figures = text::count(tested, "figure");
                    let tests = text::count(tests.len(), "test");
                    let tests = format!("; {tests} with {figures}");
                    let tests = if tested == 0 { "" } else { tests.as_str() };
                    writeln!(io::stdout(), "{summary}{tests}")?;
                }
                notes.extend(checklist::overlay_notes(&files, &model));
                notes.extend(crosswalks.notes);
                notes.extend(starters.notes());
                notes.extend(out_of_reach(&files, &model));
                let tags = languages.iter().map(|language| language.tag.clone()).collect();
                for language in languages {
                    let is_news = !language.built_in || !language.notes.is_empty();
                    if is_news && !told.is_json() {
                        let name = name_of(&files);
                        writeln!(io::stdout(), "{name}: {}", so_far(&language))?;
                    }
                    notes.extend(language.notes);
                }
                sound.push((folder, model, tags, tested));
            }
            Err(told) => problems.extend(told.0),
        }
    }
    if !session.global.quiet {
        error::warn(&notes, session.global.colour());
    }
    if !problems.is_empty() {
        return Err(Problems(problems).into());
    }
    if told.is_json() {
        let listed = sound.iter().map(|(folder, model, tags, tested)| Listed {
            model,
            folder: Some(folder.display().to_string()),
            languages: Vec::clone(tags),
            tested: Some(*tested),
        });
        session.show(&report::of_models(&listed.collect::<Vec<_>>()), Format::Json)?;
    }
    Ok(())
}

/// A model, its guide, which is held until the process ends, its languages, starters and crosswalks.
pub(crate) type Checked = (Model, ManuallyDrop<Guide>, Vec<LanguageState>, Starters, Crosswalks);

/// Returns a model with all that stands beside it; `target` returns one that a crosswalk leads to. What
/// is wrong with its languages is told where nothing else is.
pub(crate) fn checked(
    files: &[SourceFile],
    target: impl FnMut(&str) -> Option<Model>,
) -> Result<Checked, Problems> {
    let model = checklist::parse_or_tell_all(files)?;
    let beside =
        || (checklist::parse_guide(files, &model), checklist::read_starters(files, &model));
    let (beside, languages) = rayon::join(beside, || checklist::check_languages(&model, files));
    let crosswalks = checklist::read_crosswalks(files, &model, target);
    let (guide, starters, crosswalks) = match (beside, crosswalks) {
        ((Ok(guide), Ok(starters)), Ok(crosswalks)) => {
            (ManuallyDrop::new(guide), starters, crosswalks)
        }
        ((guide, starters), crosswalks) => {
            let told = [guide.err(), starters.err(), crosswalks.err()].into_iter().flatten();
            return Err(Problems(told.flat_map(|told| told.0).collect()));
        }
    };
    Ok((model, guide, languages?, starters, crosswalks))
}

/// Returns the folder of the model that a path means: itself, or a file in it.
fn folder_of(path: &Path) -> &Path {
    if !path.is_file() {
        return path;
    }
    let name = checklist::relative_name(&path.to_string_lossy());
    let folder = path.ancestors().nth(Path::new(&name).components().count());
    folder.filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Names a model by the folder of its files; those laid over another come last.
fn name_of(files: &[SourceFile]) -> Cow<'_, str> {
    let last = files.last().map_or("", |file| file.path.as_str());
    let folder = last.strip_suffix(&checklist::relative_name(last));
    let name = folder.map_or(".", |folder| folder.trim_end_matches('/'));
    let name = if name.is_empty() { "." } else { name };
    text::visible(name.strip_prefix("./").unwrap_or(name))
}

fn so_far(language: &LanguageState) -> String {
    let (tag, name) = (&language.tag, text::visible(&language.language));
    let of = |(done, all): (usize, usize), noun| format!("{done} of {}", text::count(all, noun));
    let is_whole = |(done, all)| done == all;
    if is_whole(language.texts) && is_whole(language.phrases) {
        return format!("{tag} ({name}): complete");
    }
    let (texts, phrases) = (of(language.texts, "text"), of(language.phrases, "phrase"));
    format!("{tag} ({name}): {texts} and {phrases} translated")
}

/// Says what nobody can reach in a model, whatever is answered.
fn out_of_reach(files: &[SourceFile], model: &Model) -> Vec<Problem> {
    let path = format!("{}/model.yaml", name_of(files));
    let percent = |percent: &Fraction| format!("{} %", percent.short());
    let told = score::out_of_reach(model).into_iter().map(|what| {
        let message = match what {
            OutOfReach::Stage { number, area, percent: has } => {
                let of = area.map_or_else(String::new, |area| format!(" of `{area}`"));
                let has = has.as_ref().map_or_else(|| "nothing".to_owned(), percent);
                format!(
                    "stage {number}{of} cannot pass: with all at the highest level it has {has}"
                )
            }
            OutOfReach::Whole(has) => {
                let has = percent(&has);
                format!(
                    "nobody can have all of it: with all at the highest level the whole is {has}"
                )
            }
        };
        let help = "credits are hundredths unless a scale says `of`: write `of: 3` for 0, 1, 2, 3";
        Problem::of_file(path.as_str(), message, help)
    });
    told.collect()
}

fn summary(
    files: &[SourceFile],
    model: &Model,
    (guide, starters, crosswalks): (&Guide, &Starters, &Crosswalks),
) -> String {
    let name = name_of(files);
    let archetypes = guide.archetypes.as_ref().map_or(0, |a| a.all.len());
    let figures = guide.benchmarks.as_ref().map_or(0, |b| b.figures.len());
    let beside = [
        (archetypes, "archetype"),
        (guide.journeys.len(), "journey"),
        (figures, "benchmark figure"),
        (starters.len(), "starter"),
        (crosswalks.all.len(), "crosswalk"),
    ];
    let mut holds = vec![
        match model.method.ladder {
            Some(_) => {
                let stages = text::count(model.stages.len(), "stage");
                format!("{} in {stages}", text::count(model.items().count(), "item"))
            }
            None => text::count(model.items().count(), "item"),
        },
        text::count(model.topics.len(), "topic"),
        text::count(model.areas.len(), "area"),
    ];
    let beside = beside.iter().filter(|(number, _)| *number > 0);
    holds.extend(beside.map(|(number, noun)| text::count(*number, noun)));
    format!("{name}: sound: {}", holds.join(", "))
}

fn export(session: &Session, id: &str, dir: &Path, told: &ToldArgs) -> Result<(), CommandError> {
    let chosen = session.chosen(Some(id))?;
    let written = store::write_files(dir, &chosen.whole())?;
    let next = format!("ospo --checklists {} assess", dir.display());
    told.files(&written, &next, session)?;
    session.say(&format!("Change them, then: {next}"));
    Ok(())
}
