//! How a file takes the place of another, and never that of one that nobody has looked at.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use tempfile::NamedTempFile;

use crate::store::drawback::{self, Drawback};
use crate::store::error::StoreError;
use crate::store::held;
use crate::store::reach::{Spot, bytes_of};

/// What may be replaced.
#[derive(Clone, Copy, Debug)]
pub(super) enum Expected<'a> {
    Anything,
    Nothing,
    /// A file with these bytes.
    Bytes(&'a [u8]),
}

/// Writes a file beside, flushes it and renames it into place; `told` is the path by which it is
/// told. Returns what could not be kept of the file that was there.
pub(super) fn written(
    spot: &Spot,
    told: &Path,
    bytes: &[u8],
    expected: Expected<'_>,
) -> Result<Vec<Drawback>, StoreError> {
    let fail = StoreError::writing(told);
    let (mut beside, drawbacks) = begun(spot).map_err(&fail)?;
    beside.write_all(bytes).map_err(&fail)?;
    let unflushed = flushed(beside.as_file()).map_err(&fail)?;
    if placed(spot, &mut beside, bytes, expected).map_err(fail)? {
        spot.folder.sync();
        Ok(drawbacks.into_iter().chain(unflushed).collect())
    } else {
        Err(StoreError::Changed { path: told.to_owned() })
    }
}

/// Has what was written reach the disk; where that cannot be had at all, that is returned.
pub(super) fn flushed(file: &File) -> io::Result<Option<Drawback>> {
    match file.sync_all() {
        Err(error) if held::is_unsupported(&error) => Ok(Some(Drawback::Unflushed(error))),
        flushed => flushed.map(|()| None),
    }
}

/// Begins a file beside the one that it is to replace, with what can be kept of that.
///
/// # Errors
/// Where no file can be made there, or the one that is there may not be written.
pub(super) fn begun(spot: &Spot) -> io::Result<(NamedTempFile, Vec<Drawback>)> {
    let folder = spot.folder.path();
    // Nothing keeps root from writing, and for a rename nobody needs to be allowed to.
    let present = fs::symlink_metadata(folder.join(&spot.name));
    if present.is_ok_and(|present| present.permissions().readonly()) {
        let kind = io::ErrorKind::PermissionDenied;
        return Err(io::Error::new(kind, "the file is read-only"));
    }
    let there = match spot.folder.write(&spot.name) {
        Ok(there) => Some(there),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    let make = |path: &Path| spot.folder.create(path.file_name().unwrap_or_default());
    let prefix = prefix_of(&spot.name);
    let named = |ending: &str, signs: usize| {
        let mut beside = tempfile::Builder::new();
        beside.prefix(&prefix).suffix(ending).rand_bytes(signs).make_in(folder, make)
    };
    let mut numbered = (0..MOST_BEGUN).map(|number| named(&format!("{number}{UNFINISHED}"), 0));
    let free = numbered.find(|beside| {
        let kind = beside.as_ref().err().map(io::Error::kind);
        kind != Some(io::ErrorKind::AlreadyExists)
    });
    let beside = free.unwrap_or_else(|| named(UNFINISHED, 6));
    // Why in the system's words: what else it says names a file that nobody knows.
    let beside = beside.map_err(|error| error.kind())?;
    let drawbacks = match there {
        Some(there) => drawback::made_alike(beside.as_file(), &there)?,
        None => Vec::new(),
    };
    Ok((beside, drawbacks))
}

/// Puts a file that was written beside into its place; says no where something else is there than
/// is expected, and then leaves that there.
fn placed(
    spot: &Spot,
    beside: &mut NamedTempFile,
    bytes: &[u8],
    expected: Expected<'_>,
) -> io::Result<bool> {
    let (folder, name) = (&spot.folder, spot.name.as_os_str());
    let ours = beside.path().file_name().unwrap_or_default().to_owned();
    let last = match expected {
        Expected::Bytes(last) => last,
        Expected::Anything => return folder.rename(&ours, name).map(|()| true),
        Expected::Nothing => {
            return match folder.rename_new(&ours, name) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
                renamed => renamed.map(|()| true),
            };
        }
    };
    match folder.exchange(&ours, name) {
        Ok(()) => {}
        Err(error) if held::is_unsupported(&error) => {
            return if spot.read()? == last {
                folder.rename(&ours, name).map(|()| true)
            } else {
                Ok(false)
            };
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(error),
    }
    // What was there is now beside: only here can nobody write it any more without having had it
    // open before.
    if read(spot, &ours).is_ok_and(|was| was == last) {
        return Ok(true);
    }
    // It is somebody's, and must not go with what is written beside.
    beside.disable_cleanup(true);
    if folder.exchange(&ours, name).is_err() {
        // Ours has been taken away meanwhile.
        return folder.rename_new(&ours, name).map(|()| false);
    }
    // Where somebody wrote once more in between, theirs is the last word.
    if read(spot, &ours).is_ok_and(|was| was != bytes) {
        folder.exchange(&ours, name)?;
    }
    folder.remove(&ours).map(|()| false)
}

fn read(spot: &Spot, name: &OsStr) -> io::Result<Vec<u8>> {
    bytes_of(spot.folder.read(name)?)
}

/// The ending of files that are being written; what a killed run leaves has it too.
pub(super) const UNFINISHED: &str = ".unfinished";

/// So many files can be begun beside one, each with a number in its name. They are few, so that each can
/// be looked for: to list a folder takes as long as there are sheets in it.
const MOST_BEGUN: u8 = 4;

/// Removes what a killed run left half written; a lock says that nobody is writing now.
pub(super) fn sweep(spot: &Spot) {
    for number in 0..MOST_BEGUN {
        let mut name = prefix_of(&spot.name);
        name.push(format!("{number}{UNFINISHED}"));
        let _ = spot.folder.remove(&name);
    }
}

/// How the names of files begin that are written beside one.
fn prefix_of(name: &OsStr) -> OsString {
    let mut prefix = OsString::from(".");
    prefix.push(name);
    prefix.push(".");
    prefix
}
