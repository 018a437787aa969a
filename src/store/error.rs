//! What can go wrong with files, and the way out.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::problem::Problems;

#[derive(Debug, Error)]
pub enum StoreError {
    #[error("cannot read {}", path.display())]
    Read { path: PathBuf, source: io::Error },
    /// What was there before is whole.
    #[error("cannot save {}", path.display())]
    Write { path: PathBuf, source: io::Error },
    #[error("{} is open in another run of ospo", path.display())]
    Busy { path: PathBuf },
    /// It is not as it was when it was last read or written.
    #[error("{} was changed by something else in the meantime", path.display())]
    Changed { path: PathBuf },
    #[error("{} would be larger than can be read again", path.display())]
    TooLarge { path: PathBuf },
    #[error("{} is not a file", path.display())]
    NotAFile { path: PathBuf },
    /// A sheet as a form saved it would be written.
    #[error("{} is JSON, which is read and not written", path.display())]
    Json { path: PathBuf },
    /// The folder of a file that was there when it was opened.
    #[error("the folder {} is gone", path.display())]
    Gone { path: PathBuf },
    #[error("{} is there already", path.display())]
    Exists { path: PathBuf },
    /// A folder for other files among the sheets.
    #[error("{} is for sheets alone", path.display())]
    AmongSheets { path: PathBuf },
    /// `path` is told as it is written in a file.
    #[error("{} is or lies behind a link that leads out of {}", path.display(), folder.display())]
    Outside { path: PathBuf, folder: PathBuf },
    /// It was found in a folder, which may be anybody's.
    #[error("{} is reached through a link that leads out of its folder", path.display())]
    LinkOut { path: PathBuf },
    #[error("cannot run git")]
    NoGit { source: io::Error },
    /// `source` is what git says.
    #[error("{} is in no git repository that can be read", path.display())]
    NoRepository { path: PathBuf, source: io::Error },
    /// `advice` is the command that git names.
    #[error("the repository of {} belongs to somebody else, and git does not trust it", path.display())]
    NotTrusted { path: PathBuf, advice: String },
    #[error("git does not know the revision `{revision}`")]
    NoRevision { revision: String, is_shallow: bool },
    #[error("{} is not in revision `{revision}`", path.display())]
    NotInRevision { path: PathBuf, revision: String },
    #[error("{} of revision `{revision}` is not in this clone, which has only a part", path.display())]
    NotFetched { path: PathBuf, revision: String },
    /// A file can be read, but something is wrong in it.
    #[error("{0}")]
    Problems(#[from] Problems),
}

impl StoreError {
    /// What becomes of the system's word when something at `path` was to be read.
    pub(super) fn reading(path: &Path) -> impl Fn(io::Error) -> Self + use<> {
        let path = path.to_owned();
        move |source| Self::Read { path: path.clone(), source }
    }

    /// What becomes of the system's word when something at `path` was to be written.
    pub(super) fn writing(path: &Path) -> impl Fn(io::Error) -> Self + use<> {
        let path = path.to_owned();
        move |source| Self::Write { path: path.clone(), source }
    }

    /// None where there is nothing at the path.
    pub(super) fn if_there<T>(read: Result<T, Self>) -> Result<Option<T>, Self> {
        match read {
            Err(Self::Read { source, .. }) if source.kind() == ErrorKind::NotFound => Ok(None),
            read => read.map(Some),
        }
    }

    /// Returns the file or folder that it is about; none where it is about none, or tells of several.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Read { path, .. }
            | Self::Write { path, .. }
            | Self::Busy { path }
            | Self::Changed { path }
            | Self::TooLarge { path }
            | Self::NotAFile { path }
            | Self::Json { path }
            | Self::Gone { path }
            | Self::Exists { path }
            | Self::AmongSheets { path }
            | Self::Outside { path, .. }
            | Self::LinkOut { path }
            | Self::NoRepository { path, .. }
            | Self::NotTrusted { path, .. }
            | Self::NotInRevision { path, .. }
            | Self::NotFetched { path, .. } => Some(path),
            Self::NoGit { .. } | Self::NoRevision { .. } | Self::Problems(_) => None,
        }
    }

    pub fn help(&self) -> Option<String> {
        let way_out = match self {
            Self::Read { source, .. } | Self::Write { source, .. } if is_open_elsewhere(source) => {
                "close it in the other program"
            }
            Self::Read { source, .. } | Self::Write { source, .. }
                if source.kind() == ErrorKind::InvalidFilename =>
            {
                "choose another name, without `< > : \" | ? *`; names such as `con` mean a device"
            }
            Self::Read { source, .. } => match source.kind() {
                ErrorKind::NotFound => "check the path, or name the folder with `-C DIR`",
                ErrorKind::PermissionDenied => "check who may read it",
                ErrorKind::NotADirectory => "this must be a folder: move the file away",
                ErrorKind::IsADirectory => "this must be a file: name one, or move the folder away",
                _ => return None,
            },
            Self::Write { source, .. } => match source.kind() {
                ErrorKind::StorageFull => "make room on the disk; what was saved before is whole",
                ErrorKind::NotFound => "make its folder first, or choose another",
                ErrorKind::IsADirectory => "it is a folder; name a file in it",
                ErrorKind::AlreadyExists => "a file of that name is there; choose another folder",
                _ => "check who may write there; what was saved before is whole",
            },
            Self::Busy { .. } => "finish there first; nothing was changed here",
            Self::Changed { .. } => "look at the file, then start again; it was left as it is",
            Self::TooLarge { .. } => "shorten its texts; the file was left as it is",
            Self::NotAFile { .. } => "move it away, or name another",
            Self::Json { path } => {
                let path = path.display();
                return Some(format!("`ospo form --read {path}` makes a sheet of it"));
            }
            Self::Gone { .. } => "bring the folder back, then start again",
            Self::Exists { .. } => "choose another place, or move the file away",
            Self::AmongSheets { .. } => "choose a folder outside assessments/",
            Self::Outside { .. } => "name a folder inside it",
            Self::LinkOut { .. } => {
                "put the file itself in its place, or name the one that is meant by its own path"
            }
            Self::NoGit { .. } => "install git, or name two sheets",
            Self::NoRepository { .. } => "name two sheets instead of a revision",
            Self::NoRevision { is_shallow: true, .. } => {
                "this clone has only the latest; `git fetch --unshallow` brings the rest"
            }
            Self::NoRevision { is_shallow: false, .. } => {
                "`git log --oneline` lists them; a branch or a tag will do too"
            }
            Self::NotInRevision { path, .. } => {
                let path = path.display();
                return Some(format!("`git log --oneline -- {path}` lists those that have it"));
            }
            Self::NotTrusted { advice, .. } => {
                return Some(format!("if you trust it: {advice}"));
            }
            Self::NotFetched { path, revision } => {
                let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
                let folder = folder.unwrap_or(Path::new(".")).display();
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                return Some(format!("`git -C {folder} show '{revision}:./{name}'` fetches it"));
            }
            Self::Problems(_) => return None,
        };
        Some(way_out.to_owned())
    }
}

/// Says whether something failed because another program has the file open and shares it with nobody,
/// as only Windows has it.
pub(super) fn is_open_elsewhere(error: &io::Error) -> bool {
    const SHARING: i32 = 32;
    const LOCK: i32 = 33;
    cfg!(windows) && matches!(error.raw_os_error(), Some(SHARING | LOCK))
}
