//! Clones below a folder: no link is followed, and none is looked for inside another.

use std::collections::BTreeSet;
use std::fs::{self, FileType};
use std::io;
use std::path::{Path, PathBuf};

use crate::lang::phrase;
use crate::store::clones::plain;
use crate::store::clones::unread::{NotRead, Unread};
use crate::store::error::StoreError;
use crate::store::reach;

/// What lies below the folders that were named.
#[derive(Debug, Default)]
pub struct Found {
    pub clones: Vec<CloneFound>,
    /// Files outside of clones that may be results of tools.
    pub files: Vec<PathBuf>,
    /// Files that were named themselves.
    pub named: Vec<PathBuf>,
    pub unread: Vec<Unread>,
}

/// A git repository that was found.
#[derive(Clone, Debug)]
pub struct CloneFound {
    /// As it is told.
    pub path: PathBuf,
    /// What was named, as it was.
    pub from: String,
    /// That folder, with its links followed: nothing outside of it is read.
    pub(super) root: PathBuf,
    /// Where its HEAD is.
    pub(super) folder: PathBuf,
    /// Where all else is: of several work trees of a repository the same.
    pub(super) common: PathBuf,
}

/// Results of tools lie so many folders deep at most.
const DEEPEST: usize = 4;
/// How the names of such files end.
const RESULTS: [&str; 6] = ["json", "ndjson", "jsonl", "yaml", "yml", "csv"];
/// No path in a file of git is longer.
const LONGEST: u64 = 16 * 1024;

/// Looks for clones, and for files that may be results of tools.
///
/// # Errors
/// Where one of what was named is not there.
pub fn found(named: &[PathBuf]) -> Result<Found, StoreError> {
    let mut found = Found::default();
    let mut seen = BTreeSet::new();
    for path in named {
        let root = dunce::canonicalize(path).map_err(StoreError::reading(path))?;
        if !seen.insert(root.clone()) {
            continue;
        }
        if root.is_dir() {
            let from = path.display().to_string();
            Walk { named: path, from, root: &root, found: &mut found }.walk();
        } else {
            found.named.push(path.clone());
        }
    }
    // A work tree beside others is one with the repository that it is of.
    found.clones.sort_by_key(|one| (one.common != one.folder, one.path.clone()));
    let mut known = BTreeSet::new();
    found.clones.retain(|one| known.insert(one.common.clone()));
    found.clones.sort_by(|one, other| one.path.cmp(&other.path));
    found.files.sort();
    Ok(found)
}

struct Walk<'a> {
    named: &'a Path,
    from: String,
    root: &'a Path,
    found: &'a mut Found,
}

impl Walk<'_> {
    fn walk(&mut self) {
        let mut folders = vec![(PathBuf::new(), 0)];
        while let Some((inner, depth)) = folders.pop() {
            match self.folder(&inner, depth) {
                Ok(more) => folders.extend(more.into_iter().map(|inner| (inner, depth + 1))),
                Err(why) => self.found.unread.push(Unread { path: self.told(&inner), why }),
            }
        }
    }

    /// Looks into a folder, and returns those in it that are still to be looked into.
    fn folder(&mut self, inner: &Path, depth: usize) -> Result<Vec<PathBuf>, NotRead> {
        let folder = self.root.join(inner);
        let (mut folders, mut files, mut names) = (Vec::new(), Vec::new(), Vec::new());
        for entry in fs::read_dir(&folder)? {
            let entry = entry?;
            let (name, kind) = (entry.file_name(), entry.file_type()?);
            if name == ".git" {
                return self.clone_at(inner, Some(kind)).map(|()| Vec::new());
            }
            let path = inner.join(&name);
            if kind.is_dir() {
                folders.push(path);
            } else if kind.is_file() && depth <= DEEPEST && is_result(&path) {
                files.push(path);
            }
            names.extend(name.into_string());
        }
        let has = |name: &str| names.iter().any(|one| one == name);
        if has("HEAD") && has("objects") && (has("refs") || has("reftable")) {
            return self.clone_at(inner, None).map(|()| Vec::new());
        }
        let files: Vec<PathBuf> = files.iter().map(|inner| self.told(inner)).collect();
        self.found.files.extend(files);
        Ok(folders)
    }

    /// Takes a folder for a clone by what its `.git` is; a bare one has none.
    fn clone_at(&mut self, inner: &Path, git: Option<FileType>) -> Result<(), NotRead> {
        let place = self.root.join(inner);
        let folder = match git {
            None => place,
            Some(kind) if kind.is_dir() => place.join(".git"),
            Some(kind) if kind.is_symlink() => return Err(NotRead::Link(".git")),
            Some(_) => {
                let text = plain::text(&place.join(".git"), ".git", LONGEST)?;
                let named = text.as_deref().and_then(|text| text.strip_prefix("gitdir: "));
                let named = named.ok_or(NotRead::NotOne(phrase!("its .git says nothing")))?;
                self.within(&place.join(named.trim_end_matches(['\n', '\r'])), ".git")?
            }
        };
        let common = plain::text(&folder.join("commondir"), "commondir", LONGEST)?;
        let common = match common {
            Some(named) => self.within(&folder.join(named.trim_end()), "commondir")?,
            None => folder.clone(),
        };
        let (path, from, root) = (self.told(inner), self.from.clone(), self.root.to_owned());
        self.found.clones.push(CloneFound { path, from, root, folder, common });
        Ok(())
    }

    fn within(&self, path: &Path, told: &'static str) -> Result<PathBuf, NotRead> {
        within(self.root, path, told)
    }

    fn told(&self, inner: &Path) -> PathBuf {
        match (self.named == Path::new("."), inner.as_os_str().is_empty()) {
            (_, true) => self.named.to_owned(),
            (true, _) => reach::told(inner.to_owned()),
            (false, _) => reach::within(self.named, inner),
        }
    }
}

fn is_result(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    ending.is_some_and(|ending| RESULTS.contains(&&*ending))
}

/// Follows a path that a repository names; it must not lead out of the folder that was named.
pub(super) fn within(root: &Path, path: &Path, told: &'static str) -> Result<PathBuf, NotRead> {
    let path = dunce::canonicalize(path).map_err(|error| match error.kind() {
        // Whether there is something outside is nobody's business.
        io::ErrorKind::NotFound => NotRead::NotOne(phrase!("what it names is not there")),
        _ => error.into(),
    })?;
    if path.starts_with(root) { Ok(path) } else { Err(NotRead::Outside(told)) }
}
