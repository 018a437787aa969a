//! A file that is open for writing: one writer at a time, saved whole, and never over somebody else's
//! change.

use std::path::{Path, PathBuf};
use std::{fs, io};

use crate::problem::{MAX_BYTES, SourceFile};
use crate::store::error::StoreError;
use crate::store::file;
use crate::store::lock::Lock;
use crate::yaml;

/// What some editors put before the first character; it is no part of the text.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// A sheet, or the settings of a folder, open for writing; nobody else can write it meanwhile.
#[derive(Debug)]
pub struct OpenFile {
    path: PathBuf,
    /// The text as it was last read or written; none where there was no file.
    last: Option<Vec<u8>>,
    lock: Lock,
}

impl OpenFile {
    /// Opens a file for writing, and makes its folder where there is none.
    ///
    /// # Errors
    /// Where another run has it open, its folder cannot be written, or it is JSON.
    pub fn open(path: &Path) -> Result<(Self, Option<SourceFile>), StoreError> {
        if yaml::is_json(&path.to_string_lossy()) {
            let path = path.to_owned();
            return Err(StoreError::Json { path });
        }
        let folder = file::folder_of(path);
        fs::create_dir_all(folder).map_err(StoreError::writing(folder))?;
        // A file that is reached through a link is one with what the link points at.
        let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let lock = Lock::take(&target, path)?;
        sweep(&target);
        if file::is_special(path) {
            let path = path.to_owned();
            return Err(StoreError::NotAFile { path });
        }
        let last = StoreError::if_there(file::read_bytes(path))?;
        let source = last.as_ref().map(|bytes| file::as_text(path, bytes.clone()));
        let path = path.to_owned();
        Ok((Self { path, last, lock }, source.transpose()?))
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Returns the text as it was last read or saved; none where there is no file yet.
    ///
    /// # Errors
    /// Where it is not UTF-8.
    pub fn source(&self) -> Result<Option<SourceFile>, StoreError> {
        let source = self.last.clone().map(|bytes| file::as_text(&self.path, bytes));
        source.transpose()
    }

    /// Returns a second hold on the file, for whoever ends the process while this one is open.
    pub fn hold(&self) -> Option<Lock> {
        self.lock.second()
    }

    /// Saves the file: whole, or not at all. A byte order mark stays.
    ///
    /// # Errors
    /// Where it cannot be written, or something else changed it since it was last read or saved;
    /// then the file is left as it is.
    pub fn save(&mut self, text: &str) -> Result<(), StoreError> {
        let mut bytes = Vec::with_capacity(text.len());
        let last = self.last.as_deref().unwrap_or_default();
        if last.starts_with(BYTE_ORDER_MARK) {
            bytes.extend(BYTE_ORDER_MARK);
        }
        bytes.extend(text.as_bytes());
        if bytes.len() > MAX_BYTES {
            let path = self.path.clone();
            return Err(StoreError::TooLarge { path });
        }
        let folder = file::folder_of(&self.path);
        if !folder.is_dir() {
            let path = folder.to_owned();
            return Err(StoreError::Gone { path });
        }
        if StoreError::if_there(file::read_bytes(&self.path))? != self.last {
            let path = self.path.clone();
            return Err(StoreError::Changed { path });
        }
        file::write(&self.path, &bytes)?;
        self.last = Some(bytes);
        Ok(())
    }

    /// Writes what could not be saved to the system's folder for passing files, readable for the
    /// user alone, and returns where.
    ///
    /// # Errors
    /// Where that cannot be written either.
    pub fn rescue(&self, text: &str) -> Result<PathBuf, StoreError> {
        let stem = self.path.file_stem().unwrap_or_default();
        let stem = stem.to_string_lossy();
        let kept = tempfile::Builder::new()
            .prefix(&format!("ospo-{stem}-"))
            .suffix(".yaml")
            .tempfile()
            .and_then(|mut file| {
                io::Write::write_all(&mut file, text.as_bytes())?;
                file.as_file().sync_all()?;
                file.keep().map_err(|error| error.error)
            });
        let (_, path) = kept.map_err(StoreError::writing(&std::env::temp_dir()))?;
        Ok(path)
    }
}

/// Removes what a killed run left half written; the lock says that nobody is writing now.
fn sweep(path: &Path) {
    let prefix = file::prefix_of(path);
    let Ok(entries) = fs::read_dir(file::folder_of(path)) else {
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with(&prefix) && name.ends_with(file::UNFINISHED) {
            let _ = fs::remove_file(entry.path());
        }
    }
}
