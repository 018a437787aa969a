//! How a sheet is named, and what to type to mean it.

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use ospo::answers::Sheet;

use crate::cli::session::Session;

/// Returns the name by which commands know a sheet.
pub(crate) fn name_of(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or_default();
    stem.to_string_lossy().into_owned()
}

/// Returns what to type to mean a sheet: its name where it stands in the folder, else its path.
pub(crate) fn typed(session: &Session, path: &Path) -> String {
    let name = name_of(path);
    let typed = if session.store.sheet(&name) == path { name } else { path.display().to_string() };
    as_one_word(&typed)
}

/// Writes a path so that a shell reads it as one word.
pub(crate) fn as_one_word(path: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_./:".contains(c);
    if !path.is_empty() && path.chars().all(is_plain) {
        return path.to_owned();
    }
    format!("'{}'", path.replace('\'', r"'\''"))
}

/// Says whether a sheet is meant, and may be answered in, where no sheet is named: it is the latest,
/// the only one of its day, and not merged.
pub(crate) fn is_meant_unnamed(session: &Session, path: &Path, sheet: &Sheet) -> bool {
    let all = session.store.sheets().unwrap_or_default();
    if !path.exists() {
        let today = session.store.sheet(&session.today.to_string());
        return all.is_empty() && path == today;
    }
    let of_day = all.iter().filter(|other| date_of(other) == date_of(path));
    let is_latest = session.store.latest().ok().flatten().as_deref() == Some(path);
    is_latest && of_day.count() == 1 && sheet.merged.is_none()
}

/// Returns the start of a command that asks in a sheet, which is named where it has to be.
pub(crate) fn assess(session: &Session, path: &Path, sheet: &Sheet) -> String {
    if is_meant_unnamed(session, path, sheet) {
        "ospo assess".to_owned()
    } else {
        format!("ospo assess {}", typed(session, path))
    }
}

/// Returns the date at the start of a sheet's name.
pub(crate) fn date_of(path: &Path) -> Option<Date> {
    let name = path.file_name()?.to_string_lossy();
    name.get(..10)?.parse().ok()
}

/// Returns the name of the folder that is worked in, to stand for a subject that nobody named.
pub(crate) fn folder_name(session: &Session) -> String {
    let folder = session.store.folder();
    let whole: PathBuf = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    whole
        .file_name()
        .map_or_else(|| "this organisation".into(), |n| n.to_string_lossy().into_owned())
}

/// Says that the folder's name stands for the subject.
pub(crate) fn take_folder_name(session: &Session, name: &str) {
    session.say(&format!(
        "Nobody named the subject; taking the folder's name `{name}` (`subject:` in the sheet changes it)."
    ));
}
