//! How a path is followed: a link in somebody's folder may lead anywhere in it, and never out of it.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

use crate::problem::MAX_BYTES;
use crate::store::error::StoreError;
use crate::store::held::{self, Held};

/// The folder of an organisation that its sheets lie in.
pub(super) const ASSESSMENTS: &str = "assessments";

/// Where a file is, or would be: in no case is it a link.
#[derive(Debug)]
pub(super) struct Spot {
    pub(super) folder: Held,
    pub(super) name: OsString,
}

impl Spot {
    /// Returns the bytes of the file, one more than the limit at most.
    pub(super) fn read(&self) -> io::Result<Vec<u8>> {
        self.folder.read(&self.name).and_then(bytes_of)
    }
}

/// Returns the path of what lies in a folder, as it is told.
pub fn within(folder: &Path, name: impl AsRef<Path>) -> PathBuf {
    told(folder.join(name))
}

/// Returns a path with `/` between its parts on every system, so that the same is said and written
/// everywhere. Windows takes that too, but not in a path that begins with two backslashes.
pub fn told(path: PathBuf) -> PathBuf {
    match path.to_str().filter(|words| cfg!(windows) && !words.starts_with(r"\\")) {
        Some(words) => PathBuf::from(words.replace('\\', "/")),
        None => path,
    }
}

/// Returns the name of a path in a folder, with `/` between its parts on every system; none where it
/// does not lie in it.
pub fn name_in(folder: &Path, path: &Path) -> Option<String> {
    let written = inner_of(folder, path).map(Path::to_owned);
    let found = || {
        let root = fs::canonicalize(folder).ok()?;
        let whole = fs::canonicalize(folder_of(path)).ok()?.join(path.file_name()?);
        whole.strip_prefix(root).ok().map(Path::to_owned)
    };
    let inner = written.or_else(found)?;
    let parts: Vec<_> = inner.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    Some(parts.join("/"))
}

/// Returns the folder that what a path names may not lead out of: of a sheet in `assessments` that
/// of the organisation, else the one that it lies in.
pub(super) fn home_of(path: &Path) -> &Path {
    let folder = folder_of(path);
    match folder.file_name() {
        Some(name) if name == ASSESSMENTS => folder_of(folder),
        _ => folder,
    }
}

/// Finds a file that nobody named by its path: it was found in a folder, which may be anybody's.
pub(super) fn found(path: &Path) -> Result<Spot, StoreError> {
    beneath(home_of(path), path, |folder, name| {
        let there = folder.path().join(name).symlink_metadata();
        if there.is_ok_and(|there| there.is_symlink()) {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        Ok(name.to_owned())
    })
    .map(|(folder, name)| Spot { folder, name })
}

/// Finds a file that the user named: its links are followed wherever they lead.
pub(super) fn named(path: &Path) -> io::Result<Spot> {
    // To look for a device's name would be to ask the device.
    if path.file_name().is_some_and(|name| !held::is_a_name(name)) {
        return Err(io::ErrorKind::InvalidFilename.into());
    }
    let target = match fs::canonicalize(path) {
        Ok(target) => target,
        Err(error) if fs::symlink_metadata(path).is_ok() => return Err(error),
        Err(_) => path.to_owned(),
    };
    let name = target.file_name().ok_or(io::ErrorKind::IsADirectory)?;
    Ok(Spot { folder: Held::open(folder_of(&target))?, name: name.to_owned() })
}

/// Returns a path that the user named as one that will be followed: where a link leads it out of its
/// folder, what it leads to.
pub fn wished(path: &Path) -> PathBuf {
    match found(path) {
        Err(StoreError::LinkOut { .. }) => fs::canonicalize(path).unwrap_or_else(|_| path.into()),
        _ => path.to_owned(),
    }
}

/// Refuses a folder of sheets that was found in another and is a link out of that.
pub(super) fn stays(folder: &Path) -> Result<(), StoreError> {
    match found(folder) {
        Err(error @ StoreError::LinkOut { .. }) => Err(error),
        _ => Ok(()),
    }
}

/// Does something with the file of a path that lies beneath `home`, and returns it with the folder
/// that the file is in.
///
/// # Errors
/// Where a link leads out of `home`; and where the path cannot be followed or `act` fails.
pub(super) fn beneath<T>(
    home: &Path,
    path: &Path,
    act: impl Fn(&Held, &OsStr) -> io::Result<T>,
) -> Result<(Held, T), StoreError> {
    let acted = |root: &Path, inner: &Path| {
        let (folder, name) = walked(root, inner)?;
        let done = act(&folder, name)?;
        Ok((folder, done))
    };
    // Where there is no link on the way, which is usual, no more need be looked at.
    if let Some(inner) = inner_of(home, path)
        && let Ok(done) = acted(home, inner)
    {
        return Ok(done);
    }
    let fail = StoreError::reading(path);
    let (root, whole) = (fs::canonicalize(home).map_err(&fail)?, whole(path).map_err(&fail)?);
    let Ok(inner) = whole.strip_prefix(&root) else {
        let path = path.to_owned();
        return Err(StoreError::LinkOut { path });
    };
    acted(&root, inner).map_err(fail)
}

/// Returns the path with its links followed; of what is not there, its folder alone.
fn whole(path: &Path) -> io::Result<PathBuf> {
    match fs::canonicalize(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let name = path.file_name().filter(|_| path.symlink_metadata().is_err());
            Ok(fs::canonicalize(folder_of(path))?.join(name.ok_or(error)?))
        }
        whole => whole,
    }
}

/// Returns a path as it is seen from `home`; none where it goes up, or away.
fn inner_of<'p>(home: &Path, path: &'p Path) -> Option<&'p Path> {
    let inner = if home == Path::new(".") { path } else { path.strip_prefix(home).ok()? };
    let mut parts = inner.components();
    parts.all(|part| matches!(part, Component::Normal(_))).then_some(inner)
}

/// Goes down from `root` along a path without links, and returns the last folder and the last name.
fn walked<'p>(root: &Path, inner: &'p Path) -> io::Result<(Held, &'p OsStr)> {
    let name = inner.file_name().ok_or(io::ErrorKind::IsADirectory)?;
    let mut folder = Held::open(root)?;
    for part in inner.parent().into_iter().flat_map(Path::components) {
        folder = folder.inner(part.as_os_str())?;
    }
    Ok((folder, name))
}

pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

/// Reads what is in a file, one byte more than the limit at most.
pub(super) fn bytes_of(file: File) -> io::Result<Vec<u8>> {
    bytes_up_to(file, MAX_BYTES)
}

/// Reads what is in a file, one byte more than so many at most.
pub(super) fn bytes_up_to(file: File, most: usize) -> io::Result<Vec<u8>> {
    // One byte is left for the look that finds the end. What has no size, as a pipe, has this much.
    let size = file.metadata()?.len().min(most as u64);
    let mut bytes = Vec::with_capacity(USUAL_BYTES.max(usize::try_from(size).unwrap_or(0) + 1));
    file.take(most as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What most files are shorter than.
const USUAL_BYTES: usize = 8 * 1024;
