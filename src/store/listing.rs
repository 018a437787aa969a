//! The sheets in a folder, one after the other: a folder may hold more than one wants in memory.

use std::fs::{self, ReadDir};
use std::path::{Path, PathBuf};

use crate::store::error::StoreError;
use crate::store::file;
use crate::store::sheets::{ASSESSMENTS, SETTINGS};
use crate::yaml;

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
    let entries = fs::read_dir(folder).map_err(|source| StoreError::Read {
        path: folder.to_owned(),
        source,
    })?;
    Ok(SheetPaths {
        folder: folder.to_owned(),
        entries,
    })
}

impl Iterator for SheetPaths {
    type Item = Result<PathBuf, StoreError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let entry = match self.entries.next()? {
                Ok(entry) => entry,
                Err(source) => {
                    let path = self.folder.clone();
                    return Some(Err(StoreError::Read { path, source }));
                }
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
    let place = if inner.is_dir() {
        inner
    } else {
        folder.to_owned()
    };
    let resolved = fs::read_dir(&place).and_then(|_| fs::canonicalize(&place));
    match resolved {
        Ok(resolved) => Ok((place, resolved)),
        Err(source) => Err(StoreError::Read {
            path: place,
            source,
        }),
    }
}
