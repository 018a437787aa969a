//! Changes made one after the other; after each, the file is read again and must say what was meant.

use std::collections::BTreeMap;

use crate::model::{ItemId, PersonWeeks};
use crate::organisation::edit::change::{self, ActionChange, FactChange, SettingsChange};
use crate::organisation::read;
use crate::organisation::settings::Organisation;
use crate::problem::{Problem, Problems, SourceFile};
use crate::text;
use crate::yaml;

/// Returns the file with these facts of the organisation; what else it says stays as it is.
///
/// # Errors
/// What is wrong in the file, a value that no file may hold, or a file that is written in a way that
/// cannot be changed without harm; then with what to write by hand.
pub fn with_facts(file: Option<&SourceFile>, facts: &[FactChange]) -> Result<String, Problems> {
    with(file, facts.iter().map(SettingsChange::Fact))
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
    let nothing = || SourceFile { path: "ospo.yaml".into(), text: String::new() };
    let mut file = file.cloned().unwrap_or_else(nothing);
    let mut says = change::placeless(read::parse(&file)?);
    let mut problems = Vec::new();
    for change in changes {
        let meant = change.applied(&says);
        if meant == says {
            continue;
        }
        match edited(&file, &change, &meant) {
            Ok(text) => (file.text, says) = (text, meant),
            Err(told) => problems.extend(told.0),
        }
    }
    if problems.is_empty() { Ok(file.text) } else { Err(Problems(problems)) }
}

fn edited(
    file: &SourceFile,
    change: &SettingsChange<'_>,
    meant: &Organisation,
) -> Result<String, Problems> {
    let (path, value) = (change.path(), change.value());
    let text = match &value {
        Some(value) => {
            let alone =
                SourceFile { path: file.path.clone(), text: yaml::on_one_line(&path, value) };
            read::parse(&alone)?;
            yaml::with_value(file, &path, value, change.behind())
        }
        None => yaml::without_value(file, &path),
    };
    let text = text.filter(|text| says(file, text, meant));
    text.ok_or_else(|| by_hand(file, &path, value.as_deref()).into())
}

/// Says whether a text is read as settings that say what is meant.
fn says(file: &SourceFile, text: &str, meant: &Organisation) -> bool {
    let edited = SourceFile { path: file.path.clone(), text: text.to_owned() };
    read::parse(&edited).is_ok_and(|read| change::placeless(read) == *meant)
}

fn by_hand(file: &SourceFile, path: &[&str], value: Option<&str>) -> Problem {
    let name = path.last().copied().unwrap_or_default();
    let help = match value {
        Some(value) => format!("write by hand: {}", yaml::on_one_line(path, value)),
        None => format!("take it out by hand: {}", text::ticked(path.iter().copied())),
    };
    let message = format!("`{name}` cannot be changed without harm to the rest of the file");
    Problem::of_file(&file.path, message, help)
}
