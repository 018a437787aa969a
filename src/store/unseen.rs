//! What lies among sheets, looks like one, and does not count.

use std::fs;
use std::path::{Path, PathBuf};

use crate::lang::{Lang, say};
use crate::store::{file, reach};
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
    /// A copy of a sheet that is there: made by hand, or by a program that keeps folders alike and
    /// could not put two versions together.
    Copy { path: PathBuf, original: PathBuf },
}

impl Unseen {
    pub fn path(&self) -> &Path {
        match self {
            Self::Form(path) | Self::Ending(path) | Self::Name(path) | Self::Copy { path, .. } => {
                path
            }
        }
    }

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
            Self::Copy { path, original } => say!(
                lang,
                "{path} does not count: it is a copy of {original}. Put there what differs, then delete it.",
                path = path.display(),
                original = original.display()
            ),
        }
    }
}

/// Returns what lies in a folder and would be a sheet under another name or in another format, by
/// name. What cannot be read is left out.
pub fn unseen_in(folder: &Path) -> Vec<Unseen> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut unseen: Vec<Unseen> = entries
        .filter_map(|entry| of(reach::within(folder, entry.file_name())))
        .filter(Unseen::is_sheet)
        .collect();
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
        Some(name) if !name.ends_with(".yaml") => Some(Unseen::Ending(path)),
        Some(_) => original(&path).map(|original| Unseen::Copy { path, original }),
    }
}

/// How programs that keep folders alike, and the merge tools of git, name a second version of a file,
/// in small letters. No name of a sheet that is written here holds any of these signs.
const VERSIONS: [&str; 17] = [
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

/// How names of copies end that were made by hand, in small letters.
const COPIES: [&str; 12] = [
    " - copy",
    " copy",
    " - kopie",
    " kopie",
    " - copie",
    " copie",
    " - copia",
    " - コピー",
    "のコピー",
    " - 副本",
    " 副本",
    "的副本",
];

/// Returns the file of which another one, by its name, is a copy.
pub(super) fn original(copy: &Path) -> Option<PathBuf> {
    let stem = copy.file_stem()?.to_str()?;
    let small = stem.to_lowercase();
    let is_number = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit());
    let counted = || {
        let (before, number) = stem.rsplit_once(' ')?;
        let inner = number.strip_prefix('(').and_then(|number| number.strip_suffix(')'));
        is_number(inner.unwrap_or(number)).then_some(before)
    };
    let named = || {
        let end = COPIES.iter().find(|end| small.ends_with(**end))?;
        stem.get(..stem.len() - end.len())
    };
    let of_machine = || ["-DESKTOP-", "-LAPTOP-"].iter().find_map(|name| stem.split_once(name));
    let before = if VERSIONS.iter().any(|version| small.contains(version)) {
        stem.split(['(', '[', '_', '.']).next()
    } else {
        counted().or_else(named).or_else(|| Some(of_machine()?.0))
    };
    let original = reach::within(copy.parent()?, format!("{}.yaml", before?.trim_end()));
    (original != copy && original.is_file()).then_some(original)
}
