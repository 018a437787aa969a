//! The folder of an organisation: its settings and its assessments.

use std::ffi::OsStr;
use std::fs::{self, ReadDir};
use std::io;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::answers::{Part, SheetName, same_name};
use crate::problem::SourceFile;
use crate::store::error::StoreError;
use crate::store::open::OpenFile;
use crate::store::reach::{self, ASSESSMENTS};
use crate::store::{file, folder, unseen};
use crate::yaml;

const SETTINGS: &str = "ospo.yaml";
const UNSEEN_SETTINGS: &str = "ospo.yml";
/// What stands at the root of a git work tree: a folder, or a file that says where that is.
const GIT: &str = ".git";

#[derive(Clone, Debug)]
pub struct Store {
    folder: PathBuf,
    passed: Option<PathBuf>,
}

impl Store {
    /// Takes the folder `from`, or the nearest above it that has an `ospo.yaml`; no folder above the
    /// root of a git work tree, and none in which somebody else could have put that file.
    pub fn find(from: &Path) -> Self {
        let mut found = Self { folder: from.to_owned(), passed: None };
        if from.join(SETTINGS).is_file() || from.join(ASSESSMENTS).is_dir() {
            return found;
        }
        let start = dunce::canonicalize(from).map_or_else(|_| from.to_owned(), reach::told);
        let inner = start.ancestors().take_while(|below| !below.join(GIT).exists());
        for folder in inner.filter_map(Path::parent) {
            let settings = reach::within(folder, SETTINGS);
            let is_own = is_own(folder);
            if settings.is_file() {
                if is_own && self::is_own(&settings) {
                    folder.clone_into(&mut found.folder);
                } else {
                    found.passed = Some(settings);
                }
                break;
            }
            if !is_own {
                break;
            }
        }
        found
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Returns the `ospo.yaml` above that was not taken because it may be somebody else's.
    pub fn passed_settings(&self) -> Option<&Path> {
        self.passed.as_deref()
    }

    /// Returns a file that looks as if it were meant for the settings, and is not read.
    pub fn unseen_settings(&self) -> Option<PathBuf> {
        Some(self.in_folder(UNSEEN_SETTINGS)).filter(|path| path.is_file())
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
        optional(&self.in_folder(SETTINGS), file::read)
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

    /// Returns the path that `name` means: a file, whose links are followed wherever they lead, or a
    /// date or name in the folder's assessments.
    pub fn sheet(&self, name: &str) -> PathBuf {
        let as_path = Path::new(name);
        let inside = reach::within(&self.in_folder(ASSESSMENTS), name);
        let with_ending = self.own_sheet(name);
        if as_path.is_file() {
            reach::wished(&as_called(as_path.to_owned()))
        } else if inside.is_file() {
            as_called(inside)
        } else if with_ending.is_file() || !looks_like_a_path(name) {
            as_called(with_ending)
        } else {
            as_path.to_owned()
        }
    }

    /// Returns where the sheet of a name lies among those of the folder, whether or not it is there.
    pub fn own_sheet(&self, name: &str) -> PathBuf {
        reach::within(&self.in_folder(ASSESSMENTS), format!("{name}.yaml"))
    }

    /// Returns the days of the rounds for which programs found something, the latest last.
    ///
    /// # Errors
    /// Where the folder cannot be listed.
    pub fn gathered_days(&self) -> Result<Vec<Date>, StoreError> {
        let folder = self.in_folder(ASSESSMENTS);
        let entries = fs::read_dir(&folder).map_err(StoreError::reading(&folder))?;
        let names = entries.flatten().filter_map(|entry| entry.file_name().into_string().ok());
        let names = names.filter_map(|name| Some(SheetName::of(name.strip_suffix(".yaml")?)));
        let gathered = names.filter(|name| name.part == Part::Gathered);
        let mut days: Vec<Date> = gathered.filter_map(|name| name.day).collect();
        days.sort();
        Ok(days)
    }

    /// Returns where what programs found for the round of a day is kept, whether or not it is there.
    pub fn gathered(&self, day: Date) -> PathBuf {
        self.own_sheet(&SheetName::gathered(day))
    }

    fn in_folder(&self, name: &str) -> PathBuf {
        if self.folder == Path::new(".") {
            PathBuf::from(name)
        } else {
            reach::within(&self.folder, name)
        }
    }
}

/// Says whether nobody but the user can have put something there.
#[cfg(unix)]
fn is_own(path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;

    const OTHERS_WRITE: u32 = 0o002;
    let user = rustix::process::geteuid().as_raw();
    path.symlink_metadata()
        .is_ok_and(|there| there.uid() == user && there.mode() & OTHERS_WRITE == 0)
}

#[cfg(not(unix))]
fn is_own(_path: &Path) -> bool {
    true
}

/// Returns a path as the file is called that it means: some systems take away what accents are
/// composed of and bring it back otherwise, and some find a file whatever its capitals.
fn as_called(path: PathBuf) -> PathBuf {
    let Some(name) = path.file_name().and_then(OsStr::to_str) else {
        return path;
    };
    let is_exact = path.is_file() && !cfg!(any(windows, target_vendor = "apple"));
    if is_exact || (name.is_ascii() && !path.is_file()) {
        return path;
    }
    let there = fs::read_dir(reach::folder_of(&path)).into_iter().flatten().flatten();
    let there = there.filter_map(|entry| entry.file_name().into_string().ok());
    let alike: Vec<String> = there.filter(|other| same_name(other, name)).collect();
    match alike.first() {
        Some(first) if alike.iter().all(|other| other != name) => {
            reach::within(path.parent().unwrap_or(Path::new("")), first)
        }
        _ => path,
    }
}

fn looks_like_a_path(name: &str) -> bool {
    name.contains(['/', '\\']) || name.ends_with(".yaml") || yaml::is_json(name)
}

/// Reads a file of the user's own, whose links are followed; none where there is no such file.
///
/// # Errors
/// Where it is there but cannot be read.
pub fn read_optional(path: &Path) -> Result<Option<SourceFile>, StoreError> {
    optional(path, file::read_named)
}

fn optional(
    path: &Path,
    read: impl Fn(&Path) -> Result<SourceFile, StoreError>,
) -> Result<Option<SourceFile>, StoreError> {
    if file::is_special(path) {
        let path = path.to_owned();
        return Err(StoreError::NotAFile { path });
    }
    StoreError::if_there(read(path))
}

/// Reads what programs found for the round of a day whose sheets lie in a folder; none where nothing
/// was gathered for it.
///
/// # Errors
/// Where it is there but cannot be read.
pub fn gathered_in(folder: &Path, day: Date) -> Result<Option<SourceFile>, StoreError> {
    let name = format!("{}.yaml", SheetName::gathered(day));
    optional(&reach::within(folder, name), file::read)
}

/// The sheets of a folder, in the order in which the system has them, which is none; without what
/// programs found.
#[derive(Debug)]
pub struct SheetPaths {
    folder: PathBuf,
    entries: ReadDir,
}

/// Lists the sheets that lie in a folder, without reading them.
///
/// # Errors
/// Where the folder cannot be listed, or is an `assessments` that leads out of the folder it is in.
pub fn sheets_in(folder: &Path) -> Result<SheetPaths, StoreError> {
    if folder.file_name().is_some_and(|name| name == ASSESSMENTS) {
        reach::stays(folder)?;
    }
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
            let Some(name) = name.to_str() else {
                continue;
            };
            let Some(stem) = name.strip_suffix(".yaml") else { continue };
            let is_gathered = SheetName::of(stem).part == Part::Gathered;
            let is_named = !is_gathered && !name.starts_with('.') && name != SETTINGS;
            let is_sheet = is_named && unseen::original(&self.folder.join(name)).is_none();
            let is_plain = || entry.file_type().is_ok_and(|kind| kind.is_file());
            let path = || reach::within(&self.folder, name);
            if is_sheet && (is_plain() || !file::is_special(&path())) {
                return Some(Ok(path()));
            }
        }
    }
}

/// Returns where the sheets of a folder lie: in its `assessments`, or, where it has none, in
/// itself; and the same with links followed, which is one however it is written.
///
/// # Errors
/// Where there is no such folder.
pub fn place_of_sheets(folder: &Path) -> Result<(PathBuf, PathBuf), StoreError> {
    let inner = reach::within(folder, ASSESSMENTS);
    let place = if inner.is_dir() { inner } else { reach::wished(folder) };
    let resolved = fs::read_dir(&place).and_then(|_| fs::canonicalize(&place));
    let resolved = resolved.map_err(StoreError::reading(&place))?;
    Ok((place, resolved))
}
