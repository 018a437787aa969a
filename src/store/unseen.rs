//! What lies among sheets, looks like one, and does not count.

use std::fs;
use std::path::{Path, PathBuf};

use crate::lang::{Lang, say};
use crate::store::file;
use crate::yaml;

/// What every sheet says of itself.
const SHEET: &str = "ospo/sheet/1";

/// A file that is not read, and why.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unseen {
    /// A sheet in JSON, as a form saved it.
    Form(PathBuf),
    /// A sheet whose name ends otherwise than those of sheets.
    Ending(PathBuf),
    /// A sheet whose name is no text.
    Name(PathBuf),
    /// A second version of a sheet, kept by a program that could not put two together.
    Copy(PathBuf),
}

impl Unseen {
    /// Says it in a sentence, with the way out.
    pub fn told(&self, lang: &Lang) -> String {
        match self {
            Self::Form(path) => say!(
                lang,
                "{path} is JSON and does not count. Read it with {command}, then move it away.",
                path = path.display(),
                command = format!("`ospo form --read {}`", path.display())
            ),
            Self::Ending(path) => say!(
                lang,
                "{path} does not count: rename it to {meant}, as names of sheets end.",
                path = path.display(),
                meant =
                    path.with_extension("yaml").file_name().unwrap_or_default().to_string_lossy()
            ),
            Self::Name(path) => say!(
                lang,
                "{path} does not count: its name is not UTF-8. Give it another.",
                path = path.display()
            ),
            Self::Copy(path) => say!(
                lang,
                "{path} does not count: it is the copy that was kept when two people changed one \
                 sheet. Put what differs into {meant}, then delete it.",
                path = path.display(),
                meant = original(&path.file_name().unwrap_or_default().to_string_lossy())
            ),
        }
    }
}

/// Returns what lies in a folder and would be a sheet under another name or in another format, by
/// name. What cannot be read is left out.
pub fn unseen_in(folder: &Path) -> Vec<Unseen> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut unseen: Vec<Unseen> =
        entries.filter_map(|entry| of(entry.path())).filter(Unseen::is_sheet).collect();
    unseen.sort();
    unseen
}

impl Unseen {
    fn is_sheet(&self) -> bool {
        let (Self::Form(path) | Self::Ending(path) | Self::Name(path)) = self else {
            return true;
        };
        !file::is_special(path) && file::read(path).is_ok_and(|file| file.text.contains(SHEET))
    }
}

fn of(path: PathBuf) -> Option<Unseen> {
    let name = path.file_name()?;
    let words = name.to_string_lossy().to_lowercase();
    let is_yaml = words.ends_with(".yaml") || words.ends_with(".yml");
    if words.starts_with('.') || !(is_yaml || yaml::is_json(&words)) {
        return None;
    }
    match name.to_str() {
        None => Some(Unseen::Name(path)),
        Some(_) if !is_yaml => Some(Unseen::Form(path)),
        Some(name) if is_copy(name) => Some(Unseen::Copy(path)),
        Some(name) => (!name.ends_with(".yaml")).then_some(Unseen::Ending(path)),
    }
}

/// How programs that keep folders alike, and the merge tools of git, name a second version of a file,
/// in small letters. No name of a sheet that is written here holds any of these signs.
const COPIES: [&str; 17] = [
    "conflicted copy",
    "case conflict",
    ".sync-conflict-",
    "_conflict",
    ".conflict",
    "(conflict",
    "[conflict",
    "sfconflict",
    "konflikt stehende kopie",
    "copie en conflit",
    "copia en conflicto",
    "競合コピー",
    "冲突",
    "_backup_",
    "_base_",
    "_local_",
    "_remote_",
];

/// Says whether a file is a second version of another one, which is there.
pub(super) fn is_copy(name: &str) -> bool {
    let name = name.to_lowercase();
    COPIES.iter().any(|copy| name.contains(copy))
}

/// Returns the name of the file of which a copy was kept.
fn original(copy: &str) -> String {
    let end = copy.find(['(', '[', '_', '.']).unwrap_or(copy.len());
    format!("{}.yaml", copy[..end].trim_end())
}
