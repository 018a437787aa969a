//! Changes made one after the other; after each, the file is read again and must say what was meant.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::answers::{self, Respondent};
use crate::format;
use crate::model::{ItemId, ListId, PersonWeeks, ScopeId};
use crate::organisation::edit::change::{self, ActionChange, FactChange, SettingsChange};
use crate::organisation::read;
use crate::organisation::scope::InScope;
use crate::organisation::settings::Organisation;
use crate::problem::{Problem, Problems, SourceFile};
use crate::text;
use crate::yaml::{self, Indent};

/// Returns the file with these facts of the organisation; what else it says stays as it is.
///
/// # Errors
/// What is wrong in the file, a value that no file may hold, or a file that is written in a way that
/// cannot be changed without harm; then with what to write by hand.
pub fn with_facts(file: Option<&SourceFile>, facts: &[FactChange]) -> Result<String, Problems> {
    with(file, facts.iter().map(SettingsChange::Fact))
}

/// Returns the file with who answers; what is not said of them stays.
///
/// # Errors
/// As for [`with_facts`].
pub fn with_respondent(
    file: Option<&SourceFile>,
    respondent: &Respondent,
) -> Result<String, Problems> {
    with(file, [SettingsChange::Respondent(respondent)])
}

/// Returns the file with these ratings of statements; none takes one out, and others stay.
///
/// # Errors
/// As for [`with_facts`].
pub fn with_ratings(
    file: Option<&SourceFile>,
    ratings: &BTreeMap<String, Option<u32>>,
) -> Result<String, Problems> {
    let ratings = ratings.iter();
    with(file, ratings.map(|(statement, value)| SettingsChange::Rating(statement, *value)))
}

/// Returns the file with what is settled for the action on an item.
///
/// # Errors
/// As for [`with_facts`].
pub fn with_action(
    file: Option<&SourceFile>,
    item: &ItemId,
    settled: &[ActionChange],
) -> Result<String, Problems> {
    let settled = settled.iter();
    with(file, settled.map(|action| SettingsChange::Action(item, action)))
}

/// Returns the file with an answer to a question of scope; none takes it out.
///
/// # Errors
/// As for [`with_facts`].
pub fn with_scope(
    file: Option<&SourceFile>,
    scope: &ScopeId,
    answer: Option<InScope>,
) -> Result<String, Problems> {
    with(file, [SettingsChange::Scope(scope, answer)])
}

/// Returns the file with the entries of a list; without any, the list is taken out.
///
/// # Errors
/// As for [`with_facts`].
pub fn with_list(
    file: Option<&SourceFile>,
    list: &ListId,
    entries: &[String],
) -> Result<String, Problems> {
    with(file, [SettingsChange::List(list, entries)])
}

/// Returns the file with how much can be done in a month; none takes it out.
///
/// # Errors
/// As for [`with_facts`].
pub fn with_capacity(
    file: Option<&SourceFile>,
    capacity: Option<PersonWeeks>,
) -> Result<String, Problems> {
    with(file, [SettingsChange::Capacity(capacity)])
}

fn with<'c>(
    file: Option<&SourceFile>,
    changes: impl IntoIterator<Item = SettingsChange<'c>>,
) -> Result<String, Problems> {
    let is_new = file.is_none();
    let nothing = || SourceFile::new("ospo.yaml", "");
    let mut file = file.cloned().unwrap_or_else(nothing);
    let mut says = change::placeless(read::parse(&file)?);
    let mut problems = Vec::new();
    for change in changes {
        let meant = change.applied(&says);
        if meant == says {
            continue;
        }
        match edited(&file, &change, &says, &meant) {
            Ok(text) => (file.text, says) = (text.into(), meant),
            Err(told) => problems.extend(told.0),
        }
    }
    if !problems.is_empty() {
        return Err(Problems(problems));
    }
    let first =
        Some(format::first_line("ospo/settings/1")).filter(|_| is_new && !file.text.is_empty());
    Ok(first.unwrap_or_default() + &file.text)
}

fn edited(
    file: &SourceFile,
    change: &SettingsChange<'_>,
    says: &Organisation,
    meant: &Organisation,
) -> Result<String, Problems> {
    let (says, wanted) = (change::written(says), change::written(meant));
    let path = change.path();
    let value = path.iter().try_fold(&wanted, |value, name| value.get(name));
    let by_hand = value.map(|value| yaml::on_one_line(&path, value));
    if let Some(alone) = &by_hand {
        read::parse(&SourceFile::new(file.path.clone(), alone.clone()))?;
    }
    let text = if read::says_nothing(&file.text) {
        begun(file, &wanted)
    } else {
        yaml::changed(file, &says, &wanted, answers::yaml_lines).ok()
    };
    let text = text.filter(|text| is_said(file, text, meant));
    text.ok_or_else(|| told_by_hand(file, &path, by_hand).into())
}

/// Returns a file that says nothing yet with its first settings behind what is there.
fn begun(file: &SourceFile, wanted: &Value) -> Option<String> {
    let lines = answers::yaml_lines(wanted, Indent { step: 2, lists: false })?;
    let ending = if file.text.contains("\r\n") { "\r\n" } else { "\n" };
    let is_ended = file.text.is_empty() || file.text.ends_with(['\n', '\r']);
    let closing = if is_ended { "" } else { ending };
    Some([&file.text, closing, &lines.replace('\n', ending)].concat())
}

/// Says whether a text is read as settings that say what is meant.
fn is_said(file: &SourceFile, text: &str, meant: &Organisation) -> bool {
    let edited = SourceFile::new(file.path.clone(), text);
    read::parse(&edited).is_ok_and(|read| change::placeless(read) == *meant)
}

fn told_by_hand(file: &SourceFile, path: &[&str], by_hand: Option<String>) -> Problem {
    let name = path.last().copied().unwrap_or_default();
    let help = match by_hand {
        Some(written) => format!("write by hand: {written}"),
        None => format!("take it out by hand: {}", text::ticked(path.iter().copied())),
    };
    let message = format!("`{name}` cannot be changed without harm to the rest of the file");
    Problem::of_file(&file.path, message, help)
}
