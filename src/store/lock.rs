//! Keeps two writers of one file apart.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::store::error::StoreError;
use crate::store::held::{self, Held};
use crate::store::reach::Spot;

/// The folder beside a file that its lock lies in, as long as anybody has one there. It hides
/// itself from git, so that no lock is ever committed.
pub(super) const LOCKS: &str = ".ospo";
const HIDES_ITSELF: &str = ".gitignore";
/// So often others may take the folder of the locks away before we hold ours.
const MOST_TRIES: usize = 100;

/// A lock on a file, let go when dropped or when the process ends, however it ends.
#[derive(Debug)]
pub struct Lock {
    /// The folder of the file.
    folder: PathBuf,
    name: OsString,
    /// Held open: the system lets go of the lock when it is closed. None in a second hold where a
    /// file that is open twice could not be taken away.
    file: Option<File>,
}

/// How it came out that a lock was asked for.
pub(super) enum Taken {
    Lock(Lock),
    /// It cannot be had here: better to write without one than not at all.
    Unlocked(io::Error),
}

impl Lock {
    /// Takes the lock of a file, which is told as `told`, or says that another run has it.
    pub(super) fn take(spot: &Spot, told: &Path) -> Result<Taken, StoreError> {
        let mut name = spot.name.clone();
        name.push(".lock");
        let mut last = io::Error::from(io::ErrorKind::TimedOut);
        for _ in 0..MOST_TRIES {
            let file = match opened(&spot.folder, &name) {
                Ok(file) => file,
                // The run before has taken the folder away just now.
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    last = error;
                    continue;
                }
                Err(error) => {
                    if let Ok(locks) = spot.folder.inner(OsStr::new(LOCKS)) {
                        let _ = cleared(&spot.folder, &locks);
                    }
                    return Ok(Taken::Unlocked(error));
                }
            };
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => {
                    return Err(StoreError::Busy { path: told.to_owned() });
                }
                Err(TryLockError::Error(error)) => {
                    // Where nobody can have a lock, none is taken from anybody.
                    if held::is_unsupported(&error) {
                        given_up(&spot.folder, &name, Some(file));
                    }
                    return Ok(Taken::Unlocked(error));
                }
            }
            // The run before may have removed the file between our opening and our locking it.
            if is_still_there(&spot.folder, &name, &file) {
                let folder = spot.folder.path().to_owned();
                return Ok(Taken::Lock(Self { folder, name, file: Some(file) }));
            }
        }
        Ok(Taken::Unlocked(last))
    }

    /// Returns a second hold on the same lock, for whoever ends the process from aside; none where
    /// the system gives none.
    pub(super) fn second(&self) -> Option<Self> {
        let (folder, name) = (self.folder.clone(), self.name.clone());
        let file = if cfg!(windows) { None } else { Some(self.file.as_ref()?.try_clone().ok()?) };
        Some(Self { folder, name, file })
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // What cannot be cleared away hinders nobody: the next run does it.
        if let Ok(folder) = Held::open(&self.folder) {
            given_up(&folder, &self.name, self.file.take());
        }
    }
}

/// Takes the file that was to be locked away again.
fn given_up(folder: &Held, name: &OsStr, file: Option<File>) {
    if let Ok(locks) = folder.inner(OsStr::new(LOCKS))
        && file.as_ref().is_none_or(|file| locks.has(name, file))
    {
        let _ = locks.remove(name);
        // Not every system takes away a file that is open, and none its folder.
        drop(file);
        let _ = cleared(folder, &locks);
    }
}

/// Opens the file to be locked, in a folder that is made where it is not there.
fn opened(folder: &Held, name: &OsStr) -> io::Result<File> {
    match folder.make_folder(OsStr::new(LOCKS)) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
        _ => {}
    }
    let locks = folder.inner(OsStr::new(LOCKS))?;
    hidden(&locks)?;
    locks.to_lock(name)
}

fn hidden(locks: &Held) -> io::Result<()> {
    match locks.create(OsStr::new(HIDES_ITSELF)) {
        Ok(mut file) => file.write_all(b"*\n"),
        // Where somebody else's folder cannot be written, they have seen to it.
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(error),
        Err(_) => Ok(()),
    }
}

/// Takes the folder of the locks away where no lock is left in it.
fn cleared(folder: &Held, locks: &Held) -> io::Result<()> {
    for _ in 0..MOST_TRIES {
        let _ = locks.remove(OsStr::new(HIDES_ITSELF));
        if folder.remove_folder(OsStr::new(LOCKS)).is_ok() {
            break;
        }
        // Another run has come in: the folder stays, and hides itself again. Where that run has
        // gone meanwhile, it may have left this to us.
        hidden(locks)?;
        if fs::read_dir(locks.path())?.count() > 1 {
            break;
        }
    }
    Ok(())
}

fn is_still_there(folder: &Held, name: &OsStr, file: &File) -> bool {
    folder.inner(OsStr::new(LOCKS)).is_ok_and(|locks| locks.has(name, file))
}
