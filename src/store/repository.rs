//! The git repository that a folder is in, and what it does with the files of that folder.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Output;

use crate::store::error::StoreError;
use crate::store::git;

/// What git says of some files. Each list is in its order, by paths from the folder that was asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Repository {
    /// The version of git, as it says it.
    pub version: String,
    /// Those that two sides have changed, and nobody has settled yet.
    pub unmerged: Vec<PathBuf>,
    /// Those that git is told to pass over.
    pub ignored: Vec<PathBuf>,
    /// Those that git was not told of yet.
    pub untracked: Vec<PathBuf>,
    /// Whether what was there before is in this clone in part only.
    pub is_part: bool,
}

/// Asks git of `names` in a folder. Nothing is written, and nothing run that the repository names.
///
/// # Errors
/// Where git cannot be run, or the folder is in no repository that it reads.
pub fn repository(folder: &Path, names: &[&str]) -> Result<Repository, StoreError> {
    let is_there = asked(folder, &["rev-parse", "--is-inside-work-tree"])?;
    if !is_there.status.success() {
        return Err(git::no_repository(folder, &is_there));
    }
    let version = git::word(&asked(folder, &["--version"])?).unwrap_or_default();
    let others = ["ls-files", "--others", "--exclude-standard"];
    let others = |more: &[&str]| listed(folder, &[&others, more].concat(), names);
    // Each is listed once a side, behind its mode, its object and the number of the side.
    let unmerged = listed(folder, &["ls-files", "--unmerged"], names)?;
    let behind = |words: &PathBuf| Some(words.to_str()?.split_once('\t')?.1.into());
    let mut unmerged: Vec<PathBuf> = unmerged.iter().filter_map(behind).collect();
    unmerged.dedup();
    let is_shallow = asked(folder, &["rev-parse", "--is-shallow-repository"])?;
    let is_partial = asked(folder, &["config", "--get-regexp", r"^remote\..*\.promisor$"])?;
    Ok(Repository {
        version: version.trim_start_matches("git version ").to_owned(),
        unmerged,
        ignored: others(&["--ignored"])?,
        untracked: others(&[])?,
        is_part: git::word(&is_shallow).as_deref() == Some("true") || is_partial.status.success(),
    })
}

fn listed(folder: &Path, asked: &[&str], names: &[&str]) -> Result<Vec<PathBuf>, StoreError> {
    let answer = self::asked(folder, &[asked, &["-z", "--"], names].concat())?;
    let paths = answer.stdout.split(|byte| *byte == 0).filter(|path| !path.is_empty());
    Ok(paths.map(|path| PathBuf::from(String::from_utf8_lossy(path).into_owned())).collect())
}

fn asked(folder: &Path, asked: &[&str]) -> Result<Output, StoreError> {
    // A watcher that is named in the settings of a repository would be run.
    let asked = ["-c", "core.fsmonitor=false"].iter().chain(asked);
    git::run(folder, &asked.map(OsStr::new).collect::<Vec<_>>())
}
