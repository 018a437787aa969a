//! A folder and the files in it, where the system can hold none open: a link is looked for before.

// The other one needs itself for what cannot be done here.
#![allow(clippy::unused_self)]

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use crate::store::error::is_open_elsewhere;

#[derive(Debug)]
pub(super) struct Held {
    path: PathBuf,
}

impl Held {
    /// Follows the links in `path`, which is empty for the folder that the process works in.
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
        let is_folder = fs::metadata(path)?.is_dir();
        is_folder
            .then(|| Self { path: path.to_owned() })
            .ok_or_else(|| io::ErrorKind::NotADirectory.into())
    }

    pub(super) fn inner(&self, name: &OsStr) -> io::Result<Self> {
        Self::open(&self.place(name)?)
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn make_folder(&self, name: &OsStr) -> io::Result<()> {
        fs::create_dir(self.named(name)?)
    }

    pub(super) fn read(&self, name: &OsStr) -> io::Result<File> {
        File::open(self.place(name)?)
    }

    pub(super) fn write(&self, name: &OsStr) -> io::Result<File> {
        File::options().write(true).open(self.place(name)?)
    }

    /// Makes a file that is not there yet.
    pub(super) fn create(&self, name: &OsStr) -> io::Result<File> {
        File::options().read(true).write(true).create_new(true).open(self.named(name)?)
    }

    /// Opens a file to lock it, and makes it where it is not there.
    pub(super) fn to_lock(&self, name: &OsStr) -> io::Result<File> {
        File::options().create(true).truncate(false).write(true).open(self.place(name)?)
    }

    /// Says whether a file that was opened is still the one of that name.
    pub(super) fn has(&self, name: &OsStr, _file: &File) -> bool {
        self.path.join(name).exists()
    }

    pub(super) fn remove(&self, name: &OsStr) -> io::Result<()> {
        fs::remove_file(self.path.join(name))
    }

    pub(super) fn remove_folder(&self, name: &OsStr) -> io::Result<()> {
        fs::remove_dir(self.path.join(name))
    }

    pub(super) fn rename(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        let (from, to) = (self.path.join(from), self.named(to)?);
        patiently(|| fs::rename(&from, &to))
    }

    /// Renames a file to a name that must be free.
    pub(super) fn rename_new(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        let (from_path, to_path) = (self.path.join(from), self.named(to)?);
        match fs::hard_link(&from_path, &to_path) {
            Ok(()) => self.remove(from),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
            // A file system without links: looked at as late as can be.
            Err(_) if to_path.symlink_metadata().is_ok() => {
                Err(io::ErrorKind::AlreadyExists.into())
            }
            Err(_) => patiently(|| fs::rename(&from_path, &to_path)),
        }
    }

    /// Lets two files change names, which cannot be had here.
    pub(super) fn exchange(&self, _one: &OsStr, _other: &OsStr) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    pub(super) fn sync(&self) {}

    /// Returns the path of a name that a file may have.
    fn named(&self, name: &OsStr) -> io::Result<PathBuf> {
        is_a_name(name)
            .then(|| self.path.join(name))
            .ok_or_else(|| io::ErrorKind::InvalidFilename.into())
    }

    fn place(&self, name: &OsStr) -> io::Result<PathBuf> {
        let path = self.named(name)?;
        match path.symlink_metadata() {
            Ok(there) if there.is_symlink() => Err(io::ErrorKind::InvalidInput.into()),
            _ => Ok(path),
        }
    }
}

/// Tries once more where a file is open in another program: those that look for viruses, or keep
/// folders alike, soon close it.
fn patiently(act: impl Fn() -> io::Result<()>) -> io::Result<()> {
    for _ in 0..TRIES {
        match act() {
            Err(error) if is_open_elsewhere(&error) => thread::sleep(PAUSE),
            // So it is told too where it takes the place of one that is open.
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => thread::sleep(PAUSE),
            done => return done,
        }
    }
    act()
}

const TRIES: u32 = 40;
const PAUSE: Duration = Duration::from_millis(25);

/// Opens a file where no link at all is on the way to it, in one call, which cannot be had here.
pub(super) fn without_links(_path: &Path) -> io::Result<File> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Says whether a file may have a name.
pub(super) fn is_a_name(name: &OsStr) -> bool {
    #[cfg(windows)]
    let is_one = crate::store::name::is_one(&name.to_string_lossy());
    #[cfg(not(windows))]
    let is_one = !name.is_empty();
    is_one
}

/// Says whether something failed because it is not to be had here.
pub(super) fn is_unsupported(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::Unsupported
}
