//! The folder of an organisation: its settings and its assessments.

use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;

use crate::problem::MAX_BYTES;
use crate::problem::SourceFile;
use crate::store::error::StoreError;
use crate::store::file;
use crate::store::lock::Lock;

/// The name of the settings of a folder.
const SETTINGS: &str = "ospo.yaml";
/// The name of the folder with the sheets.
const ASSESSMENTS: &str = "assessments";

/// A folder that is worked in.
#[derive(Clone, Debug)]
pub struct Store {
    folder: PathBuf,
}

impl Store {
    /// Takes the folder `from`, or the nearest above it that has an `ospo.yaml`.
    pub fn find(from: &Path) -> Self {
        let start = fs::canonicalize(from).unwrap_or_else(|_| from.to_owned());
        let found = start
            .ancestors()
            .skip(1)
            .find(|folder| folder.join(SETTINGS).is_file());
        let here = from.join(SETTINGS).is_file() || from.join(ASSESSMENTS).is_dir();
        match found {
            Some(above) if !here => Self {
                folder: above.to_owned(),
            },
            _ => Self {
                folder: from.to_owned(),
            },
        }
    }

    /// Returns the folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Returns the folder's `ospo.yaml`, if it has one.
    ///
    /// # Errors
    /// Where it is there but cannot be read.
    pub fn settings(&self) -> Result<Option<SourceFile>, StoreError> {
        read_optional(&self.in_folder(SETTINGS))
    }

    /// Returns the paths of all sheets, the latest last.
    ///
    /// The date at the start of a name decides; on one date, `2026-11-22.yaml` comes after
    /// `2026-11-22-legal.yaml`, and a name without a date before all dates.
    ///
    /// # Errors
    /// Where the folder cannot be listed.
    pub fn sheets(&self) -> Result<Vec<PathBuf>, StoreError> {
        let folder = self.in_folder(ASSESSMENTS);
        let entries = match fs::read_dir(&folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries,
        };
        let fail = |source| StoreError::Read {
            path: folder.clone(),
            source,
        };
        let mut names: Vec<String> = Vec::new();
        for entry in entries.map_err(fail)? {
            let entry = entry.map_err(fail)?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let is_sheet = name.ends_with(".yaml") && !name.starts_with('.');
            if is_sheet && !file::is_special(&entry.path()) {
                names.push(name);
            }
        }
        names.sort_by_cached_key(|name| order(name));
        Ok(names.into_iter().map(|name| folder.join(name)).collect())
    }

    /// Refuses to have a sheet or the settings overwritten with something else.
    ///
    /// # Errors
    /// Where `output` is one of them.
    pub fn spare(&self, output: &Path) -> Result<(), StoreError> {
        let Ok(target) = fs::canonicalize(output) else {
            return Ok(());
        };
        let own = self.sheets()?.into_iter().chain([self.in_folder(SETTINGS)]);
        let is_own = own
            .filter_map(|own| fs::canonicalize(own).ok())
            .any(|own| own == target);
        if is_own {
            return Err(StoreError::Exists {
                path: output.to_owned(),
            });
        }
        Ok(())
    }

    /// Returns the path of the latest sheet.
    ///
    /// # Errors
    /// Where the folder cannot be listed.
    pub fn latest(&self) -> Result<Option<PathBuf>, StoreError> {
        Ok(self.sheets()?.pop())
    }

    /// Returns the path that `name` means: a file, or a date or name in the folder's assessments.
    pub fn sheet(&self, name: &str) -> PathBuf {
        let as_path = Path::new(name);
        let inside = self.in_folder(ASSESSMENTS).join(name);
        let with_ending = self.in_folder(ASSESSMENTS).join(format!("{name}.yaml"));
        if as_path.is_file() {
            as_path.to_owned()
        } else if inside.is_file() {
            inside
        } else if with_ending.is_file() || !looks_like_a_path(name) {
            with_ending
        } else {
            as_path.to_owned()
        }
    }

    fn in_folder(&self, name: &str) -> PathBuf {
        if self.folder == Path::new(".") {
            PathBuf::from(name)
        } else {
            self.folder.join(name)
        }
    }
}

fn looks_like_a_path(name: &str) -> bool {
    name.contains(['/', '\\']) || name.ends_with(".yaml")
}

/// Dates in order; on a date, the plain name last.
fn order(name: &str) -> (String, bool, String) {
    let stem = name.strip_suffix(".yaml").unwrap_or(name);
    let date = stem
        .get(..10)
        .filter(|date| date.parse::<jiff::civil::Date>().is_ok());
    (
        date.unwrap_or_default().to_owned(),
        date == Some(stem),
        stem.to_owned(),
    )
}

/// Reads a file that need not be there.
///
/// # Errors
/// Where it is there but cannot be read.
pub fn read_optional(path: &Path) -> Result<Option<SourceFile>, StoreError> {
    if file::is_special(path) {
        let path = path.to_owned();
        return Err(StoreError::NotAFile { path });
    }
    match file::read(path) {
        Ok(file) => Ok(Some(file)),
        Err(StoreError::Read { source, .. }) if source.kind() == io::ErrorKind::NotFound => {
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

/// A sheet that is open for writing; nobody else can write it meanwhile.
#[derive(Debug)]
pub struct SheetFile {
    path: PathBuf,
    /// The text as it was last read or written; none where there was no file.
    last: Option<Vec<u8>>,
    lock: Lock,
}

impl SheetFile {
    /// Opens a sheet for writing, and makes its folder where there is none.
    ///
    /// # Errors
    /// Where another run has it open, or its folder cannot be written.
    pub fn open(path: &Path) -> Result<(Self, Option<SourceFile>), StoreError> {
        let folder = file::folder_of(path);
        fs::create_dir_all(folder).map_err(|source| StoreError::Write {
            path: folder.to_owned(),
            source,
        })?;
        // A sheet that is reached through a link is one with what the link points at.
        let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let lock = Lock::take(&target, path)?;
        sweep(&target);
        if file::is_special(path) {
            let path = path.to_owned();
            return Err(StoreError::NotAFile { path });
        }
        let last = match file::read_bytes(path) {
            Ok(bytes) => Some(bytes),
            Err(StoreError::Read { source, .. }) if source.kind() == io::ErrorKind::NotFound => {
                None
            }
            Err(error) => return Err(error),
        };
        let source = match &last {
            Some(bytes) => Some(
                SourceFile::from_bytes(path.display().to_string(), bytes.clone())
                    .map_err(|problem| StoreError::Problems(problem.into()))?,
            ),
            None => None,
        };
        Ok((
            Self {
                path: path.to_owned(),
                last,
                lock,
            },
            source,
        ))
    }

    /// Returns the path of the sheet.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Returns a second hold on the sheet, for whoever ends the process while this one is open.
    pub fn hold(&self) -> Option<Lock> {
        self.lock.second()
    }

    /// Saves the sheet: whole, or not at all.
    ///
    /// # Errors
    /// Where it cannot be written, or something else changed it since it was last read or saved;
    /// then the file is left as it is.
    pub fn save(&mut self, text: &str) -> Result<(), StoreError> {
        if text.len() > MAX_BYTES {
            let path = self.path.clone();
            return Err(StoreError::TooLarge { path });
        }
        let folder = file::folder_of(&self.path);
        if !folder.is_dir() {
            return Err(StoreError::Gone {
                path: folder.to_owned(),
            });
        }
        let present = match file::read_bytes(&self.path) {
            Ok(bytes) => Some(bytes),
            Err(StoreError::Read { source, .. }) if source.kind() == io::ErrorKind::NotFound => {
                None
            }
            Err(error) => return Err(error),
        };
        if present != self.last {
            return Err(StoreError::Changed {
                path: self.path.clone(),
            });
        }
        file::write(&self.path, text.as_bytes())?;
        self.last = Some(text.as_bytes().to_vec());
        Ok(())
    }

    /// Writes what could not be saved to the system's folder for passing files, readable for the
    /// user alone, and returns where.
    ///
    /// # Errors
    /// Where that cannot be written either.
    pub fn rescue(&self, text: &str) -> Result<PathBuf, StoreError> {
        let stem = self
            .path
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let kept = tempfile::Builder::new()
            .prefix(&format!("ospo-{stem}-"))
            .suffix(".yaml")
            .tempfile()
            .and_then(|mut file| {
                io::Write::write_all(&mut file, text.as_bytes())?;
                file.as_file().sync_all()?;
                file.keep().map_err(|error| error.error)
            });
        match kept {
            Ok((_, path)) => Ok(path),
            Err(source) => Err(StoreError::Write {
                path: std::env::temp_dir(),
                source,
            }),
        }
    }
}

/// Removes what a killed run left half written; the lock says that nobody is writing now.
fn sweep(path: &Path) {
    let prefix = format!(
        ".{}.",
        path.file_name().unwrap_or_default().to_string_lossy()
    );
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
