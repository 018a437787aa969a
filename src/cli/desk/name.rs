//! How a sheet is named, and what to type to mean it.

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use ospo::answers::SheetName;
use ospo::say;

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
    // What no shell of Windows reads otherwise; no file has the sign in its name there.
    if cfg!(windows) {
        return format!("\"{path}\"");
    }
    format!("'{}'", path.replace('\'', r"'\''"))
}

/// Says what the name of a sheet tells of it.
pub(crate) fn sheet_name(path: &Path) -> SheetName {
    SheetName::of(&path.file_stem().unwrap_or_default().to_string_lossy())
}

/// Returns the day at the start of a sheet's name.
pub(crate) fn date_of(path: &Path) -> Option<Date> {
    sheet_name(path).day
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
    session.say(&say!(
        session.lang(),
        "Nobody named the subject; taking the folder's name `{name}` ({field} in the sheet changes it).",
        name,
        field = "`subject:`"
    ));
}
