//! Single files: read with every limit, written whole or not at all.

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::Path;

use sha2::{Digest as _, Sha256};

use crate::problem::{self, MAX_BYTES, Problem, SourceFile};
use crate::store::drawback::Drawback;
use crate::store::error::StoreError;
use crate::store::held::{self, Held};
use crate::store::reach::{self, bytes_of, bytes_up_to};
use crate::store::replace::{self, Expected};
use crate::text;

/// Reads a file that was found in a folder. A link out of the folder is not followed; that of a
/// sheet in `assessments` is the one that `assessments` lies in.
///
/// # Errors
/// Where it leads out, cannot be read, is too large or is not UTF-8.
pub fn read(path: &Path) -> Result<SourceFile, StoreError> {
    // What a shell hands over, `<(…)`, is a link; nobody else's folder is there.
    if path.starts_with("/dev") {
        return read_named(path);
    }
    as_text(path, bytes_beneath(reach::home_of(path), path)?)
}

/// Reads the bytes of a file that was found somewhere in `home`, and that no link leads out of: one
/// more than the limit at most.
pub(super) fn bytes_beneath(home: &Path, path: &Path) -> Result<Vec<u8>, StoreError> {
    let file = match held::without_links(path) {
        Ok(file) => file,
        // No link is on the way, or that would be what is told.
        Err(error) if error.kind() == ErrorKind::NotFound => {
            return Err(StoreError::reading(path)(error));
        }
        Err(_) => reach::beneath(home, path, Held::read)?.1,
    };
    bytes_of(file).map_err(StoreError::reading(path))
}

/// Returns the SHA-256 of the bytes of a file that was found somewhere in `home`, in hexadecimal
/// digits. No link is followed out of `home`.
///
/// # Errors
/// Where it leads out, cannot be read or is too large.
pub fn sha256(home: &Path, path: &Path) -> Result<String, StoreError> {
    let bytes = bytes_beneath(home, path)?;
    if bytes.len() > MAX_BYTES {
        let told = problem::too_large(path.display().to_string());
        return Err(StoreError::Problems(told.into()));
    }
    Ok(text::hexadecimal(&Sha256::digest(&bytes)))
}

/// Returns the same of a sheet, which lies in the folder of the organisation or in one of its own.
///
/// # Errors
/// As above.
pub fn sha256_of_sheet(path: &Path) -> Result<String, StoreError> {
    sha256(reach::home_of(path), path)
}

/// Reads a file that the user named: a link is followed wherever it leads.
///
/// # Errors
/// Where it cannot be read, is too large or is not UTF-8.
pub fn read_named(path: &Path) -> Result<SourceFile, StoreError> {
    as_text(path, read_bytes(path)?)
}

pub(super) fn as_text(path: &Path, bytes: Vec<u8>) -> Result<SourceFile, StoreError> {
    let file = SourceFile::from_bytes(path.display().to_string(), bytes);
    file.map_err(|problem| StoreError::Problems(problem.into()))
}

/// Reads the bytes of a file that the user named, one more than the limit at most.
///
/// # Errors
/// Where it cannot be read.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, StoreError> {
    File::open(path).and_then(bytes_of).map_err(StoreError::reading(path))
}

/// A table with a row for each of very many people is at most so large.
const MOST_OF_A_TABLE: usize = 64 * 1024 * 1024;

/// Reads the bytes of a table that the user named.
///
/// # Errors
/// Where it cannot be read or is too large.
pub fn read_table(path: &Path) -> Result<Vec<u8>, StoreError> {
    let read = File::open(path).and_then(|file| bytes_up_to(file, MOST_OF_A_TABLE));
    let bytes = read.map_err(StoreError::reading(path))?;
    if bytes.len() > MOST_OF_A_TABLE {
        let most = MOST_OF_A_TABLE / 1024 / 1024;
        let message = format!("the table is larger than {most} MiB");
        let told = Problem::of_file(path.display().to_string(), message, "split it into several");
        return Err(StoreError::Problems(told.into()));
    }
    Ok(bytes)
}

/// Says whether a pipe or a device stands at a path: reading it could wait for ever.
pub(super) fn is_special(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|there| !there.is_file() && !there.is_dir())
}

/// Removes a file.
///
/// # Errors
/// Where it cannot be removed.
pub fn remove(path: &Path) -> Result<(), StoreError> {
    fs::remove_file(path).map_err(StoreError::writing(path))
}

/// Writes a file that the user named, whole or not at all: beside, flushed to the disk, renamed. A
/// link stays a link: what it points at is replaced. Returns what could not be kept of it.
///
/// # Errors
/// Where it cannot be written; then what was at `path` before is untouched.
pub fn write(path: &Path, bytes: &[u8]) -> Result<Vec<Drawback>, StoreError> {
    let fail = StoreError::writing(path);
    if is_special(path) {
        let written = File::options().write(true).open(path);
        return written
            .and_then(|mut file| file.write_all(bytes))
            .map(|()| Vec::new())
            .map_err(fail);
    }
    // Says why in the system's words where the folder is not there.
    let spot = reach::named(path).map_err(&fail)?;
    replace::written(&spot, path, bytes, Expected::Anything)
}
