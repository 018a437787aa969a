//! A file as it stood in a revision of its git repository. What is there is read: through no shell,
//! over no network, and nothing is written.

use std::ffi::{OsStr, OsString};
use std::io;
use std::path::Path;
use std::process::{Command, Output};

use crate::problem::{self, MAX_BYTES, SourceFile};
use crate::store::error::StoreError;
use crate::store::reach;

/// # Errors
/// Where git cannot be run, the file is in no repository, or git knows no such revision or no such
/// file in it.
pub fn read_revision(path: &Path, revision: &str) -> Result<SourceFile, StoreError> {
    let folder = reach::folder_of(path);
    let is_there = run(folder, &["rev-parse", "--git-dir"].map(OsStr::new))?;
    if !is_there.status.success() {
        return Err(no_repository(path, &is_there));
    }
    let commit =
        commit(folder, revision)?.map_or_else(|| Err(no_revision(folder, revision)), Ok)?;
    let mut blob = OsString::from(format!("{commit}:./"));
    blob.push(path.file_name().unwrap_or_default());
    let name = format!("{revision}:{}", path.display());
    let is_missing =
        || StoreError::NotInRevision { path: path.to_owned(), revision: revision.to_owned() };
    let size = run(folder, &[OsStr::new("cat-file"), OsStr::new("-s"), &blob])?;
    let Some(size) = word(&size).and_then(|size| size.parse::<usize>().ok()) else {
        if is_whole(folder, &commit, &blob)? {
            return Err(is_missing());
        }
        let (path, revision) = (path.to_owned(), revision.to_owned());
        return Err(StoreError::NotFetched { path, revision });
    };
    if size > MAX_BYTES {
        return Err(StoreError::Problems(problem::too_large(name).into()));
    }
    let mut read = run(folder, &[OsStr::new("cat-file"), OsStr::new("blob"), &blob])?;
    if !read.status.success() {
        return Err(is_missing());
    }
    // What stands in git's place may have said something before.
    let begins = read.stdout.len().saturating_sub(size);
    SourceFile::from_bytes(name, read.stdout.split_off(begins))
        .map_err(|problem| StoreError::Problems(problem.into()))
}

pub(super) fn no_repository(path: &Path, output: &Output) -> StoreError {
    let path = path.to_owned();
    let words = String::from_utf8_lossy(&output.stderr);
    let mut lines = words.lines().map(str::trim);
    match lines.find(|line| line.starts_with(TRUSTED)) {
        Some(advice) => StoreError::NotTrusted { path, advice: advice.to_owned() },
        None => StoreError::NoRepository { path, source: io::Error::other(complaint(&words)) },
    }
}

fn no_revision(folder: &Path, revision: &str) -> StoreError {
    let asked = run(folder, &["rev-parse", "--is-shallow-repository"].map(OsStr::new));
    let is_shallow = asked.is_ok_and(|told| word(&told).as_deref() == Some("true"));
    StoreError::NoRevision { revision: revision.to_owned(), is_shallow }
}

/// How the command begins that git advises where a repository belongs to somebody else.
const TRUSTED: &str = "git config --global --add safe.directory";

/// Says whether all that could tell of a file in a commit is there: a clone may have left out what
/// it did not need yet.
fn is_whole(folder: &Path, commit: &str, blob: &OsStr) -> Result<bool, StoreError> {
    let root = OsString::from(format!("{commit}^{{tree}}"));
    let has_root = run(folder, &[OsStr::new("cat-file"), OsStr::new("-e"), &root])?;
    let asked = ["rev-parse", "--verify", "--quiet"].map(OsStr::new);
    let named = run(folder, &[asked.as_slice(), &[blob]].concat())?;
    // A name without its file: the folder of the commit knows it.
    Ok(has_root.status.success() && !named.status.success())
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

pub(super) fn run(folder: &Path, arguments: &[&OsStr]) -> Result<Output, StoreError> {
    let mut git = Command::new("git");
    for name in OF_A_REPOSITORY {
        git.env_remove(name);
    }
    git.current_dir(folder)
        .args(arguments)
        // A repository that is there in part only must not be completed over the network.
        .env("GIT_NO_LAZY_FETCH", "1")
        // A git that does not know that yet may speak to nobody at all.
        .env("GIT_ALLOW_PROTOCOL", "")
        .env("GIT_TERMINAL_PROMPT", "0")
        .env("LC_ALL", "C");
    git.output().map_err(|source| StoreError::NoGit { source })
}

/// What git tells a hook of the repository at work, which need not be that of the file.
const OF_A_REPOSITORY: [&str; 12] = [
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_DIR",
    "GIT_GRAFT_FILE",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_NAMESPACE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_PREFIX",
    "GIT_QUARANTINE_PATH",
    "GIT_SHALLOW_FILE",
    "GIT_WORK_TREE",
];

/// Returns the one word that git answered, in the last line; none where it did not do what it was
/// asked for.
pub(super) fn word(output: &Output) -> Option<String> {
    let word = str::from_utf8(&output.stdout).ok()?.lines().last()?.trim();
    output.status.success().then(|| word.to_owned())
}

pub(super) fn complaint(words: &str) -> String {
    let mut lines = words.lines();
    let fatal = lines.clone().find(|line| line.starts_with(FATAL));
    let told = fatal.or_else(|| lines.next()).unwrap_or("git fails and does not say why");
    told.trim_start_matches(FATAL).trim_start_matches("error: ").to_owned()
}

const FATAL: &str = "fatal: ";
