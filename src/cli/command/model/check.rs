//! `ospo model check`: all that is wrong in folders of checklists, and what should be looked at.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};

use ospo::checklist::{self, Crosswalks, LanguageState, LinkTarget, Starters};
use ospo::guide::Guide;
use ospo::model::Model;
use ospo::problem::{Problem, Problems, SourceFile};
use ospo::render::Format;
use ospo::report::Listed;
use ospo::score::{self, Fraction, OutOfReach};
use ospo::{insight, report, text};

use crate::cli::error::{self, CommandError};
use crate::cli::models::{ChosenModel, Models};
use crate::cli::output::ToldArgs;
use crate::cli::session::Session;

pub(super) fn check(
    session: &Session,
    paths: &[PathBuf],
    told: &ToldArgs,
) -> Result<(), CommandError> {
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
        let target = |id: &str| match models.target(id) {
            LinkTarget::Missing => {
                session.models().map_or(LinkTarget::Missing, |others| others.target(id))
            }
            found => found,
        };
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
    target: impl FnMut(&str) -> LinkTarget,
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
