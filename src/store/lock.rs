//! Keeps two writers of one file apart.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use crate::store::error::StoreError;
use crate::store::file;

/// A lock on a file, let go when dropped or when the process ends, however it ends.
#[derive(Debug)]
pub struct Lock {
    path: PathBuf,
    /// Held open: the system lets go of the lock when it is closed.
    file: File,
}

impl Lock {
    /// Takes the lock of a file, which is told as `told`, or says that another run has it.
    pub(super) fn take(sheet: &Path, told: &Path) -> Result<Self, StoreError> {
        let name = sheet.file_name().unwrap_or_default().to_string_lossy();
        let path = file::folder_of(sheet).join(format!(".{name}.lock"));
        let fail = StoreError::writing(told);
        loop {
            let options = File::options().create(true).truncate(false).write(true).open(&path);
            let file = options.map_err(&fail)?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => {
                    return Err(StoreError::Busy { path: told.to_owned() });
                }
                // A file system that knows no locks: better without one than not at all.
                Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {}
                Err(TryLockError::Error(source)) => return Err(fail(source)),
            }
            // The run before may have removed the file between our opening and our locking it.
            if is_still_there(&file, &path) {
                return Ok(Self { path, file });
            }
        }
    }

    /// Returns a second hold on the same lock, for whoever ends the process from aside; none where
    /// the system gives none.
    pub(super) fn second(&self) -> Option<Self> {
        Some(Self { path: self.path.clone(), file: self.file.try_clone().ok()? })
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if is_still_there(&self.file, &self.path) {
            let _ = fs::remove_file(&self.path);
        }
    }
}

#[cfg(unix)]
fn is_still_there(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), fs::metadata(path)) {
        (Ok(ours), Ok(theirs)) => (ours.dev(), ours.ino()) == (theirs.dev(), theirs.ino()),
        _ => false,
    }
}

#[cfg(not(unix))]
fn is_still_there(_file: &File, path: &Path) -> bool {
    path.exists()
}
