//! What may be typed, by what is named: read from the folder, and nothing is said of what is wrong
//! there.

use std::collections::BTreeSet;
use std::env;
use std::path::PathBuf;

use clap::{Args, FromArgMatches};
use clap_complete::engine::CompletionCandidate;
use ospo::answers::{self, NOT_APPLICABLE, UNKNOWN};
use ospo::model::{Item, Model};
use ospo::{checklist, lang, store, text};

use crate::cli::desk::{name_of, sheet_name};
use crate::cli::global::Global;
use crate::cli::models::ChosenModel;
use crate::cli::session::Session;

/// As many sheets are opened to look for names.
const MOST_SHEETS: usize = 40;

/// What a word names.
#[derive(Clone, Copy, Debug)]
pub(super) enum Named {
    Items,
    /// Items with something behind an `=` that is anybody's guess.
    ItemsWithMore,
    /// Items with a level behind an `=`.
    Answers,
    Sheets,
    Stages,
    Roles,
    Subjects,
    People,
    Models,
    Languages,
}

/// Returns what may stand where a word is begun; nothing where the folder does not tell.
pub(super) fn of(named: Named, typed: &str) -> Vec<CompletionCandidate> {
    let begun = typed.to_lowercase();
    let all = session().map(|session| all(named, typed, &session)).unwrap_or_default();
    let fit = all.into_iter().filter(|(word, _)| word.to_lowercase().starts_with(&begun));
    let candidates = fit.map(|(word, told)| {
        let told = text::visible(&told).into_owned();
        let told = Some(told).filter(|told| !told.is_empty());
        CompletionCandidate::new(word).help(told.map(Into::into))
    });
    candidates.collect()
}

/// A word, and what it is in a few more.
type Told = (String, String);

fn all(named: Named, typed: &str, session: &Session) -> Vec<Told> {
    let of_model = |words: &dyn Fn(&Model) -> Vec<Told>| {
        session.model(None).map(|model| words(&model)).unwrap_or_default()
    };
    match named {
        Named::Items => of_model(&items),
        Named::ItemsWithMore => with_sign(of_model(&items)),
        Named::Answers => match typed.split_once('=') {
            Some((item, _)) => of_model(&|model| levels(model, item)),
            None => with_sign(of_model(&items)),
        },
        Named::Stages => of_model(&stages),
        Named::Roles => of_model(&|model| {
            let roles = model.roles.iter();
            roles.map(|role| (role.id.to_string(), role.title.clone())).collect()
        }),
        Named::Sheets => sheets(session),
        Named::Subjects => {
            let known = session.settings.organisation.subject().into_iter();
            known.chain(subjects_of_sheets(session)).map(alone).collect()
        }
        Named::People => {
            let said = &session.settings.organisation;
            let usual = said.respondent.iter().filter_map(|who| who.name.clone());
            let people = said.people.iter().map(|person| person.name.clone());
            let all: BTreeSet<String> = usual.chain(people).collect();
            all.into_iter().map(alone).collect()
        }
        Named::Models => models(session),
        Named::Languages => languages(session),
    }
}

fn alone(word: String) -> Told {
    (word, String::new())
}

fn with_sign(items: Vec<Told>) -> Vec<Told> {
    items.into_iter().map(|(item, told)| (format!("{item}="), told)).collect()
}

fn items(model: &Model) -> Vec<Told> {
    let items = model.items_and_topics();
    items.map(|item| (item.id.to_string(), item.title.clone())).collect()
}

fn levels(model: &Model, item: &str) -> Vec<Told> {
    let meant = model.items_and_topics().find(|one| one.id.as_str() == item);
    let levels = meant.into_iter().flat_map(Item::levels);
    let levels = levels.map(|(level, step)| (level.id.to_string(), step.anchor.clone()));
    let states = [UNKNOWN, NOT_APPLICABLE].map(|word| alone(word.to_owned()));
    let words = levels.chain(states.into_iter().filter(|_| meant.is_some()));
    words.map(|(word, told)| (format!("{item}={word}"), told)).collect()
}

fn stages(model: &Model) -> Vec<Told> {
    let has_stages = model.method.ladder.is_some();
    let stages = model.stages.iter().filter(|_| has_stages);
    stages.map(|stage| (stage.number.to_string(), stage.title.clone())).collect()
}

/// Returns the rounds, the latest first, and the sheets that are more than their day.
fn sheets(session: &Session) -> Vec<Told> {
    let sheets = session.store.sheets().unwrap_or_default();
    let names: Vec<String> = sheets.iter().map(|path| name_of(path)).collect();
    let days: BTreeSet<_> = sheets.iter().filter_map(|path| sheet_name(path).day).collect();
    let days: Vec<String> = days.into_iter().rev().map(|day| day.to_string()).collect();
    let others = names.into_iter().rev().filter(|name| !days.contains(name));
    let others: Vec<String> = others.collect();
    days.into_iter().chain(others).map(alone).collect()
}

/// Returns the subjects of the latest sheets, each once.
fn subjects_of_sheets(session: &Session) -> BTreeSet<String> {
    let sheets = session.store.sheets().unwrap_or_default();
    let latest = sheets.iter().rev().take(MOST_SHEETS);
    let subject =
        |path: &PathBuf| Some(answers::parse(&store::read(path).ok()?).ok()?.subject().to_owned());
    latest.filter_map(subject).collect()
}

fn models(session: &Session) -> Vec<Told> {
    let own = session.models().and_then(|models| models.all(session.settings.model.as_deref()));
    let own = own.unwrap_or_default().into_iter();
    let built_in = checklist::builtin_ids().map(ChosenModel::builtin);
    let models = own.chain(built_in).filter_map(|chosen| chosen.model(None).ok());
    models.map(|model| (model.id.to_string(), model.title)).collect()
}

fn languages(session: &Session) -> Vec<Told> {
    let chosen = session.chosen(None);
    let tags = chosen.iter().flat_map(ChosenModel::languages).map(str::to_owned);
    [lang::ENGLISH.to_owned()].into_iter().chain(tags).map(alone).collect()
}

/// Returns the session that the words of the line mean, as far as they say which: a folder, a model.
fn session() -> Option<Session> {
    const SAY_WHICH: [&str; 5] = ["-C", "--dir", "--model", "--checklists", "--lang"];
    let typed: Vec<String> =
        env::args_os().map(|word| word.to_string_lossy().into_owned()).collect();
    let mut words = vec!["ospo".to_owned(), "--quiet".to_owned()];
    for pair in typed.windows(2) {
        if let [flag, value] = pair
            && SAY_WHICH.contains(&flag.as_str())
        {
            words.extend([flag.clone(), value.clone()]);
        }
    }
    let line = Global::augment_args(clap::Command::new("ospo"));
    let global = Global::from_arg_matches(&line.try_get_matches_from(words).ok()?).ok()?;
    let (session, _) = Session::as_far_as_sound(global.with_environment().ok()?).ok()?;
    Some(session)
}
