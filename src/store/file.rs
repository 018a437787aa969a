//! Single files: read with every limit, written whole or not at all.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::Path;

use crate::problem::{MAX_BYTES, SourceFile};
use crate::store::error::StoreError;

/// # Errors
/// Where it cannot be read, is too large or is not UTF-8.
pub fn read(path: &Path) -> Result<SourceFile, StoreError> {
    as_text(path, read_bytes(path)?)
}

pub(super) fn as_text(path: &Path, bytes: Vec<u8>) -> Result<SourceFile, StoreError> {
    let file = SourceFile::from_bytes(path.display().to_string(), bytes);
    file.map_err(|problem| StoreError::Problems(problem.into()))
}

/// Reads the bytes of a file, one more than the limit at most.
///
/// # Errors
/// Where it cannot be read.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, StoreError> {
    let fail = StoreError::reading(path);
    // As large as most files of ours, so that one look is enough.
    let mut bytes = Vec::with_capacity(USUAL_BYTES);
    let limit = MAX_BYTES as u64 + 1;
    File::open(path).map_err(&fail)?.take(limit).read_to_end(&mut bytes).map_err(&fail)?;
    Ok(bytes)
}

/// What most files are shorter than.
const USUAL_BYTES: usize = 8 * 1024;

/// Says whether a pipe or a device stands at a path: reading it could wait for ever.
pub(super) fn is_special(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|there| !there.is_file() && !there.is_dir())
}

/// Writes a file beside, flushes it to the disk and renames it into place.
///
/// # Errors
/// Where it cannot be written; then what was at `path` before is untouched.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    write_whole(path, bytes).map_err(StoreError::writing(path))
}

/// Removes a file.
///
/// # Errors
/// Where it cannot be removed.
pub fn remove(path: &Path) -> Result<(), StoreError> {
    fs::remove_file(path).map_err(StoreError::writing(path))
}

/// The ending of files that are being written; what a killed run leaves has it too.
pub(super) const UNFINISHED: &str = ".unfinished";

fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // A link stays a link: what it points at is replaced.
    let target = match fs::canonicalize(path) {
        Ok(target) => target,
        Err(error) if fs::symlink_metadata(path).is_ok() => return Err(error),
        Err(_) => path.to_owned(),
    };
    let folder = folder_of(&target);
    let present = fs::metadata(&target).ok();
    if present.as_ref().is_some_and(|there| !there.is_file()) {
        // A pipe or a device is written to; a folder says no by itself.
        return File::options().write(true).open(&target)?.write_all(bytes);
    }
    let permissions = present.as_ref().map(fs::Metadata::permissions);
    if permissions.as_ref().is_some_and(fs::Permissions::readonly) {
        let kind = io::ErrorKind::PermissionDenied;
        return Err(io::Error::new(kind, "the file is read-only"));
    }
    let prefix = prefix_of(&target);
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix).suffix(UNFINISHED);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    // Says why in the system's words; what fails below names the file beside, which nobody knows.
    fs::metadata(folder)?;
    let mut beside = builder.tempfile_in(folder).map_err(|error| error.kind())?;
    beside.write_all(bytes)?;
    if let Some(permissions) = permissions {
        beside.as_file().set_permissions(permissions)?;
    }
    beside.as_file().sync_all()?;
    beside.persist(&target).map_err(|error| error.error)?;
    sync_folder(folder);
    Ok(())
}

/// How the names of files begin that are written beside one.
pub(super) fn prefix_of(path: &Path) -> String {
    format!(".{}.", path.file_name().unwrap_or_default().to_string_lossy())
}

/// Makes the new name itself last. Some file systems cannot flush a folder; the file is whole there
/// all the same.
fn sync_folder(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}

pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}
