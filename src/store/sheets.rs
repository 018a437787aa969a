//! The folder of an organisation: its settings and its assessments.

use std::fs::{self, ReadDir};
use std::io;
use std::path::{Path, PathBuf};

use crate::answers::SheetName;
use crate::problem::SourceFile;
use crate::store::error::StoreError;
use crate::store::open::OpenFile;
use crate::store::{file, folder};
use crate::yaml;

const SETTINGS: &str = "ospo.yaml";
const ASSESSMENTS: &str = "assessments";

#[derive(Clone, Debug)]
pub struct Store {
    folder: PathBuf,
}

impl Store {
    /// Takes the folder `from`, or the nearest above it that has an `ospo.yaml`.
    pub fn find(from: &Path) -> Self {
        let start = fs::canonicalize(from).unwrap_or_else(|_| from.to_owned());
        let found = start.ancestors().skip(1).find(|folder| folder.join(SETTINGS).is_file());
        let here = from.join(SETTINGS).is_file() || from.join(ASSESSMENTS).is_dir();
        let folder = found.filter(|_| !here).unwrap_or(from).to_owned();
        Self { folder }
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Returns where the sheets of the folder lie, whether or not there are any.
    pub fn assessments(&self) -> PathBuf {
        self.in_folder(ASSESSMENTS)
    }

    /// None where there is none.
    ///
    /// # Errors
    /// Where it is there but cannot be read.
    pub fn settings(&self) -> Result<Option<SourceFile>, StoreError> {
        read_optional(&self.in_folder(SETTINGS))
    }

    /// Opens the folder's `ospo.yaml` for writing, whether or not there is one.
    ///
    /// # Errors
    /// Where another run has it open, or it cannot be read.
    pub fn open_settings(&self) -> Result<(OpenFile, Option<SourceFile>), StoreError> {
        OpenFile::open(&self.in_folder(SETTINGS))
    }

    /// Returns the paths of all sheets, the latest last.
    ///
    /// The date at the start of a name decides, and a name without a date comes before all dates.
    /// On one date, `2026-11-22.yaml` comes after `2026-11-22-legal.yaml`, and what ends with
    /// `-settled` last.
    ///
    /// # Errors
    /// Where the folder cannot be listed.
    pub fn sheets(&self) -> Result<Vec<PathBuf>, StoreError> {
        let folder = self.in_folder(ASSESSMENTS);
        let listed = match sheets_in(&folder) {
            Err(StoreError::Read { source, .. }) if source.kind() == io::ErrorKind::NotFound => {
                return Ok(Vec::new());
            }
            listed => listed?,
        };
        let mut paths = listed.collect::<Result<Vec<PathBuf>, StoreError>>()?;
        paths.sort_by_cached_key(|path| {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy();
            SheetName::of(&stem)
        });
        Ok(paths)
    }

    /// Refuses to have a folder of other files made where the sheets are.
    ///
    /// # Errors
    /// Where `output` is the folder of the sheets, or lies in it.
    pub fn spare_sheets(&self, output: &Path) -> Result<(), StoreError> {
        let sheets = folder::resolved(&self.in_folder(ASSESSMENTS));
        if folder::resolved(output).starts_with(sheets) {
            let path = output.to_owned();
            return Err(StoreError::AmongSheets { path });
        }
        Ok(())
    }

    /// # Errors
    /// Where the folder cannot be listed.
    pub fn latest(&self) -> Result<Option<PathBuf>, StoreError> {
        Ok(self.sheets()?.pop())
    }

    /// Returns the path that `name` means: a file, or a date or name in the folder's assessments.
    pub fn sheet(&self, name: &str) -> PathBuf {
        let as_path = Path::new(name);
        let inside = self.in_folder(ASSESSMENTS).join(name);
        let with_ending = self.own_sheet(name);
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

    /// Returns where the sheet of a name lies among those of the folder, whether or not it is there.
    pub fn own_sheet(&self, name: &str) -> PathBuf {
        self.in_folder(ASSESSMENTS).join(format!("{name}.yaml"))
    }

    fn in_folder(&self, name: &str) -> PathBuf {
        if self.folder == Path::new(".") { PathBuf::from(name) } else { self.folder.join(name) }
    }
}

fn looks_like_a_path(name: &str) -> bool {
    name.contains(['/', '\\']) || name.ends_with(".yaml") || yaml::is_json(name)
}

/// None where there is no such file.
///
/// # Errors
/// Where it is there but cannot be read.
pub fn read_optional(path: &Path) -> Result<Option<SourceFile>, StoreError> {
    if file::is_special(path) {
        let path = path.to_owned();
        return Err(StoreError::NotAFile { path });
    }
    StoreError::if_there(file::read(path))
}

/// The sheets of a folder, in the order in which the system has them, which is none.
#[derive(Debug)]
pub struct SheetPaths {
    folder: PathBuf,
    entries: ReadDir,
}

/// Lists the sheets that lie in a folder, without reading them.
///
/// # Errors
/// Where the folder cannot be listed.
pub fn sheets_in(folder: &Path) -> Result<SheetPaths, StoreError> {
    let entries = fs::read_dir(folder).map_err(StoreError::reading(folder))?;
    Ok(SheetPaths { folder: folder.to_owned(), entries })
}

impl Iterator for SheetPaths {
    type Item = Result<PathBuf, StoreError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let entry = match self.entries.next()? {
                Ok(entry) => entry,
                Err(source) => return Some(Err(StoreError::reading(&self.folder)(source))),
            };
            let name = entry.file_name();
            let name = name.to_string_lossy();
            let is_sheet = name.ends_with(".yaml") && !name.starts_with('.') && name != SETTINGS;
            let is_plain = || entry.file_type().is_ok_and(|kind| kind.is_file());
            let path = || self.folder.join(&*name);
            if is_sheet && (is_plain() || !file::is_special(&path())) {
                return Some(Ok(path()));
            }
        }
    }
}

/// Returns the sheets in JSON that lie in a folder, by name: forms saved them, and none of them is
/// among its sheets. What cannot be read is left out.
pub fn forms_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let paths = entries.map(|entry| entry.path());
    let is_form = |path: &PathBuf| {
        yaml::is_json(&path.to_string_lossy())
            && !file::is_special(path)
            && file::read(path).is_ok_and(|file| file.text.contains("\"ospo/sheet/1\""))
    };
    let mut forms: Vec<PathBuf> = paths.filter(is_form).collect();
    forms.sort();
    forms
}

/// Returns where the sheets of a folder lie: in its `assessments`, or, where it has none, in
/// itself; and the same with links followed, which is one however it is written.
///
/// # Errors
/// Where there is no such folder.
pub fn place_of_sheets(folder: &Path) -> Result<(PathBuf, PathBuf), StoreError> {
    let inner = folder.join(ASSESSMENTS);
    let place = if inner.is_dir() { inner } else { folder.to_owned() };
    let resolved = fs::read_dir(&place).and_then(|_| fs::canonicalize(&place));
    let resolved = resolved.map_err(StoreError::reading(&place))?;
    Ok((place, resolved))
}
