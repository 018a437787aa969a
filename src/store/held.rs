//! A folder that is held open: what is done in it is done there, whatever takes its place meanwhile.

use std::ffi::OsStr;
use std::fs::File;
use std::io;
use std::os::fd::OwnedFd;
use std::path::{Path, PathBuf};

use rustix::fs::{AtFlags, Mode, OFlags, RenameFlags};
use rustix::io::Errno;

/// No link in it is followed: each name means what lies in the folder itself.
#[derive(Debug)]
pub(super) struct Held {
    path: PathBuf,
    folder: OwnedFd,
}

const FOLDER: OFlags = OFlags::RDONLY.union(OFlags::DIRECTORY).union(OFlags::CLOEXEC);
// A pipe that nobody writes to is not waited for.
const FILE: OFlags = OFlags::NOFOLLOW.union(OFlags::NONBLOCK).union(OFlags::CLOEXEC);

impl Held {
    /// Follows the links in `path`, which is empty for the folder that the process works in.
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
        Ok(Self { path: path.to_owned(), folder: rustix::fs::open(path, FOLDER, Mode::empty())? })
    }

    pub(super) fn inner(&self, name: &OsStr) -> io::Result<Self> {
        let flags = FOLDER | OFlags::NOFOLLOW;
        let folder = rustix::fs::openat(&self.folder, name, flags, Mode::empty())?;
        Ok(Self { path: self.path.join(name), folder })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn make_folder(&self, name: &OsStr) -> io::Result<()> {
        Ok(rustix::fs::mkdirat(&self.folder, name, Mode::from_raw_mode(0o777))?)
    }

    pub(super) fn read(&self, name: &OsStr) -> io::Result<File> {
        self.file(name, OFlags::RDONLY)
    }

    pub(super) fn write(&self, name: &OsStr) -> io::Result<File> {
        self.file(name, OFlags::WRONLY)
    }

    /// Makes a file that is not there yet.
    pub(super) fn create(&self, name: &OsStr) -> io::Result<File> {
        self.file(name, OFlags::RDWR | OFlags::CREATE | OFlags::EXCL)
    }

    /// Opens a file to lock it, and makes it where it is not there.
    pub(super) fn to_lock(&self, name: &OsStr) -> io::Result<File> {
        match self.file(name, OFlags::RDWR | OFlags::CREATE) {
            // Somebody else's can be locked all the same.
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => self.read(name),
            opened => opened,
        }
    }

    fn file(&self, name: &OsStr, flags: OFlags) -> io::Result<File> {
        let mode = Mode::from_raw_mode(0o666);
        Ok(rustix::fs::openat(&self.folder, name, flags | FILE, mode)?.into())
    }

    /// Says whether a file that was opened is still the one of that name.
    pub(super) fn has(&self, name: &OsStr, file: &File) -> bool {
        let theirs = rustix::fs::statat(&self.folder, name, AtFlags::SYMLINK_NOFOLLOW);
        let ours = rustix::fs::fstat(file);
        ours.is_ok_and(|ours| {
            theirs.is_ok_and(|theirs| (ours.st_dev, ours.st_ino) == (theirs.st_dev, theirs.st_ino))
        })
    }

    pub(super) fn remove(&self, name: &OsStr) -> io::Result<()> {
        Ok(rustix::fs::unlinkat(&self.folder, name, AtFlags::empty())?)
    }

    pub(super) fn remove_folder(&self, name: &OsStr) -> io::Result<()> {
        Ok(rustix::fs::unlinkat(&self.folder, name, AtFlags::REMOVEDIR)?)
    }

    pub(super) fn rename(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        Ok(rustix::fs::renameat(&self.folder, from, &self.folder, to)?)
    }

    /// Renames a file to a name that must be free.
    pub(super) fn rename_new(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        let there = || Err(io::ErrorKind::AlreadyExists.into());
        match self.rename_with(from, to, RenameFlags::NOREPLACE) {
            Err(error) if is_unsupported(&error) => {}
            renamed => return renamed,
        }
        match rustix::fs::linkat(&self.folder, from, &self.folder, to, AtFlags::empty()) {
            Ok(()) => self.remove(from),
            Err(Errno::EXIST) => there(),
            // A file system without links: looked at as late as can be.
            Err(_) if self.read(to).is_ok() => there(),
            Err(_) => self.rename(from, to),
        }
    }

    /// Lets two files change names, at one stroke.
    ///
    /// # Errors
    /// Also where the system or the file system cannot do that: see [`is_unsupported`].
    pub(super) fn exchange(&self, one: &OsStr, other: &OsStr) -> io::Result<()> {
        self.rename_with(one, other, RenameFlags::EXCHANGE)
    }

    fn rename_with(&self, from: &OsStr, to: &OsStr, flags: RenameFlags) -> io::Result<()> {
        Ok(rustix::fs::renameat_with(&self.folder, from, &self.folder, to, flags)?)
    }

    /// Makes the new names themselves last. Some file systems cannot flush a folder; the files are
    /// whole there all the same.
    pub(super) fn sync(&self) {
        let _ = rustix::fs::fsync(&self.folder);
    }
}

/// Opens a file where no link at all is on the way to it, in one call.
///
/// # Errors
/// Also where the system knows no such call; then it can be reached folder by folder.
#[cfg(target_os = "linux")]
pub(super) fn without_links(path: &Path) -> io::Result<File> {
    use rustix::fs::{CWD, ResolveFlags, openat2};

    let flags = OFlags::RDONLY | FILE;
    let file = openat2(CWD, path, flags, Mode::empty(), ResolveFlags::NO_SYMLINKS);
    Ok(file?.into())
}

#[cfg(not(target_os = "linux"))]
pub(super) fn without_links(_path: &Path) -> io::Result<File> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Says whether a file may have a name; any will do here.
pub(super) fn is_a_name(name: &OsStr) -> bool {
    !name.is_empty()
}

/// Says whether something failed because it is not to be had here. A box around the process, or a
/// file system over a network, may say that it is not permitted, and would say so of a plainer way
/// too, where that is the reason.
pub(super) fn is_unsupported(error: &io::Error) -> bool {
    let number = Errno::from_io_error(error);
    let told = [Errno::INVAL, Errno::NOSYS, Errno::NOTSUP, Errno::PERM, Errno::NOLCK];
    number.is_some_and(|number| told.contains(&number))
}
