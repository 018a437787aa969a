//! A file that is open for writing: one writer at a time, saved whole, and never over somebody else's
//! change.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::problem::{MAX_BYTES, SourceFile};
use crate::store::drawback::Drawback;
use crate::store::error::StoreError;
use crate::store::file;
use crate::store::lock::{Lock, Taken};
use crate::store::reach::{self, Spot};
use crate::store::replace::{self, Expected};
use crate::yaml;

/// What some editors put before the first character; it is no part of the text.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// A sheet, or the settings of a folder, open for writing; nobody else can write it meanwhile.
#[derive(Debug)]
pub struct OpenFile {
    path: PathBuf,
    /// The text as it was last read or written; none where there was no file.
    last: Option<Vec<u8>>,
    /// None where it cannot be locked.
    lock: Option<Lock>,
    drawbacks: Vec<Drawback>,
    /// Where what could not be saved was written; none where all was saved.
    rescued: Option<PathBuf>,
}

impl OpenFile {
    /// Opens a file for writing, and makes its folder where there is none.
    ///
    /// # Errors
    /// Where another run has it open, it or its folder cannot be written, a link leads it out of its
    /// folder, or it is JSON.
    pub fn open(path: &Path) -> Result<(Self, Option<SourceFile>), StoreError> {
        if yaml::is_json(&path.to_string_lossy()) {
            let path = path.to_owned();
            return Err(StoreError::Json { path });
        }
        let folder = reach::folder_of(path);
        fs::create_dir_all(folder).map_err(StoreError::writing(folder))?;
        // A file that is reached through a link is one with what the link points at.
        let spot = reach::found(path)?;
        if file::is_special(path) {
            let path = path.to_owned();
            return Err(StoreError::NotAFile { path });
        }
        let (lock, mut drawbacks) = match Lock::take(&spot, path)? {
            Taken::Lock(lock) => (Some(lock), Vec::new()),
            Taken::Unlocked(error) => (None, vec![Drawback::Unlocked(error)]),
        };
        if lock.is_some() {
            replace::sweep(&spot);
        }
        let last = read(&spot, path)?;
        // What keeps it from being saved is told before anything is typed.
        let fail = StoreError::writing(path);
        let (beside, kept) = replace::begun(&spot).map_err(&fail)?;
        drawbacks.extend(kept);
        drawbacks.extend(replace::flushed(beside.as_file()).map_err(fail)?);
        let source = last.as_ref().map(|bytes| file::as_text(path, bytes.clone()));
        let path = path.to_owned();
        Ok((Self { path, last, lock, drawbacks, rescued: None }, source.transpose()?))
    }

    /// Returns what cannot be kept where the file lies, as it was when it was opened.
    pub fn drawbacks(&self) -> &[Drawback] {
        &self.drawbacks
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
        self.lock.as_ref()?.second()
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
        let folder = reach::folder_of(&self.path);
        if !folder.is_dir() {
            let path = folder.to_owned();
            return Err(StoreError::Gone { path });
        }
        let spot = reach::found(&self.path)?;
        if read(&spot, &self.path)? != self.last {
            let path = self.path.clone();
            return Err(StoreError::Changed { path });
        }
        let expected = self.last.as_deref().map_or(Expected::Nothing, Expected::Bytes);
        replace::written(&spot, &self.path, &bytes, expected)?;
        self.last = Some(bytes);
        Ok(())
    }

    /// Writes what could not be saved to the system's folder for passing files, readable for the
    /// user alone, and returns where: in the same place each time.
    ///
    /// # Errors
    /// Where that cannot be written either.
    pub fn rescue(&mut self, text: &str) -> Result<PathBuf, StoreError> {
        let stem = self.path.file_stem().unwrap_or_default();
        let stem = stem.to_string_lossy();
        let kept = tempfile::Builder::new()
            .prefix(&format!("ospo-{stem}-"))
            .suffix(".yaml")
            .tempfile()
            .and_then(|mut file| {
                io::Write::write_all(&mut file, text.as_bytes())?;
                file.as_file().sync_all()?;
                match &self.rescued {
                    // A renamed file follows no link that somebody put there meanwhile.
                    Some(path) => file.persist(path).map(|_| path.clone()).map_err(|e| e.error),
                    None => file.keep().map(|(_, path)| path).map_err(|error| error.error),
                }
            });
        let path = kept.map_err(StoreError::writing(&std::env::temp_dir()))?;
        self.rescued = Some(path.clone());
        Ok(path)
    }
}

/// Returns what is in a file; none where there is none.
fn read(spot: &Spot, told: &Path) -> Result<Option<Vec<u8>>, StoreError> {
    let bytes = spot.read();
    StoreError::if_there(bytes.map_err(StoreError::reading(told)))
}
