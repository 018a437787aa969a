//! A file as it stood in a revision of its git repository. What is there is read: through no shell,
//! over no network, and nothing is written.

use std::ffi::{OsStr, OsString};
use std::io;
use std::path::Path;
use std::process::{Command, Output};

use crate::problem::{self, MAX_BYTES, SourceFile};
use crate::store::error::StoreError;
use crate::store::file;

/// # Errors
/// Where git cannot be run, the file is in no repository, or git knows no such revision or no such
/// file in it.
pub fn read_revision(path: &Path, revision: &str) -> Result<SourceFile, StoreError> {
    let folder = file::folder_of(path);
    let is_there = run(folder, &["rev-parse", "--git-dir"].map(OsStr::new))?;
    if !is_there.status.success() {
        return Err(StoreError::NoRepository {
            path: path.to_owned(),
            source: io::Error::other(complaint(&is_there)),
        });
    }
    let commit = commit(folder, revision)?
        .ok_or_else(|| StoreError::NoRevision { revision: revision.to_owned() })?;
    let mut blob = OsString::from(format!("{commit}:./"));
    blob.push(path.file_name().unwrap_or_default());
    let name = format!("{revision}:{}", path.display());
    let is_missing =
        || StoreError::NotInRevision { path: path.to_owned(), revision: revision.to_owned() };
    let size = run(folder, &[OsStr::new("cat-file"), OsStr::new("-s"), &blob])?;
    let size: usize = word(&size).and_then(|size| size.parse().ok()).ok_or_else(is_missing)?;
    if size > MAX_BYTES {
        return Err(StoreError::Problems(problem::too_large(name).into()));
    }
    let read = run(folder, &[OsStr::new("cat-file"), OsStr::new("blob"), &blob])?;
    if !read.status.success() {
        return Err(is_missing());
    }
    SourceFile::from_bytes(name, read.stdout)
        .map_err(|problem| StoreError::Problems(problem.into()))
}

/// Returns the full name of a revision; none where git knows none of that name.
fn commit(folder: &Path, revision: &str) -> Result<Option<String>, StoreError> {
    // What begins with a hyphen would be an option, and a colon names a file.
    if revision.starts_with('-') || revision.contains([':', '\0']) {
        return Ok(None);
    }
    let wanted = format!("{revision}^{{commit}}");
    let asked = ["rev-parse", "--verify", "--quiet", &wanted].map(OsStr::new);
    Ok(word(&run(folder, &asked)?))
}

fn run(folder: &Path, arguments: &[&OsStr]) -> Result<Output, StoreError> {
    let mut git = Command::new("git");
    git.current_dir(folder)
        .args(arguments)
        // A repository that is there in part only must not be completed over the network.
        .env("GIT_NO_LAZY_FETCH", "1")
        .env("GIT_TERMINAL_PROMPT", "0")
        .env("LC_ALL", "C");
    git.output().map_err(|source| StoreError::NoGit { source })
}

/// Returns the one word that git answered; none where it did not do what it was asked for.
fn word(output: &Output) -> Option<String> {
    let word = str::from_utf8(&output.stdout).ok()?.trim();
    output.status.success().then(|| word.to_owned())
}

fn complaint(output: &Output) -> String {
    let words = String::from_utf8_lossy(&output.stderr);
    let first = words.lines().next().unwrap_or_default();
    first.trim_start_matches("fatal: ").to_owned()
}
