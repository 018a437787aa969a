//! What lies in the folder of an organisation beside its files, or keeps these from being used.

use std::fs;
use std::path::{Path, PathBuf};

use crate::store::lock::LOCKS;
use crate::store::reach::{self, ASSESSMENTS};
use crate::store::replace::UNFINISHED;

/// Something that a file or folder has about it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Left {
    /// The lock of a run that is at work, or was killed.
    Lock(PathBuf),
    /// What a run that was killed had not written to its end.
    Unfinished(PathBuf),
    /// The user may not write there.
    ReadOnly(PathBuf),
    /// Anybody on this machine may write there.
    OpenToAll(PathBuf),
}

/// Looks for such things in a folder with assessments, by name. What cannot be listed is left out.
pub fn left_in(folder: &Path, files: &[PathBuf]) -> Vec<Left> {
    // As commands show paths: what lies in the present folder has no dot before it.
    let here = folder == Path::new(".");
    let within = |name: &str| if here { PathBuf::from(name) } else { reach::within(folder, name) };
    let assessments = within(ASSESSMENTS);
    let mut left: Vec<Left> = files.iter().filter_map(|path| permission(path)).collect();
    for (folder, locks) in
        [(folder, within(LOCKS)), (&assessments, reach::within(&assessments, LOCKS))]
    {
        left.extend(folder.is_dir().then(|| permission(folder)).flatten());
        let unfinished = entries(folder).filter(|path| ends_with(path, UNFINISHED));
        left.extend(unfinished.map(Left::Unfinished));
        let locks = entries(&locks).filter(|path| ends_with(path, ".lock"));
        left.extend(locks.map(Left::Lock));
    }
    left.sort();
    left
}

fn entries(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| reach::within(folder, entry.file_name()))
}

fn ends_with(path: &Path, ending: &str) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().ends_with(ending))
}

#[cfg(unix)]
fn permission(path: &Path) -> Option<Left> {
    use std::os::unix::fs::MetadataExt;

    use rustix::fs::{Access, access};

    const OTHERS_WRITE: u32 = 0o002;
    const STICKY: u32 = 0o1000;
    let there = fs::metadata(path).ok()?;
    if access(path, Access::WRITE_OK).is_err() {
        return Some(Left::ReadOnly(path.to_owned()));
    }
    let is_open = there.mode() & OTHERS_WRITE != 0 && there.mode() & STICKY == 0;
    is_open.then(|| Left::OpenToAll(path.to_owned()))
}

#[cfg(not(unix))]
fn permission(path: &Path) -> Option<Left> {
    let there = fs::metadata(path).ok()?;
    (there.is_file() && there.permissions().readonly()).then(|| Left::ReadOnly(path.to_owned()))
}
