//! What can go wrong with files, and the way out.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

use crate::problem::Problems;

/// What kept a file from being read or written.
#[derive(Debug, Error)]
pub enum StoreError {
    /// A file or folder cannot be read.
    #[error("cannot read {}", path.display())]
    Read {
        /// The path.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A file cannot be written; what was there before is whole.
    #[error("cannot save {}", path.display())]
    Write {
        /// The path.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// Somebody else is writing this file.
    #[error("{} is open in another run of ospo", path.display())]
    Busy {
        /// The file.
        path: PathBuf,
    },
    /// The file is not as it was when it was last read or written.
    #[error("{} was changed by something else in the meantime", path.display())]
    Changed {
        /// The file.
        path: PathBuf,
    },
    /// A file that would be too large to be read again.
    #[error("{} would be larger than can be read again", path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
    },
    /// Something else than a file stands where a file is looked for.
    #[error("{} is not a file", path.display())]
    NotAFile {
        /// The path.
        path: PathBuf,
    },
    /// The folder of the file is gone.
    #[error("the folder {} is gone", path.display())]
    Gone {
        /// The folder.
        path: PathBuf,
    },
    /// A file that would be overwritten.
    #[error("{} is there already", path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// A folder for other files among the sheets.
    #[error("{} is for sheets alone", path.display())]
    AmongSheets {
        /// The folder.
        path: PathBuf,
    },
    /// A path in a file that leads out of its folder.
    #[error("{} leads out of {}", path.display(), folder.display())]
    Outside {
        /// The path as it is written.
        path: PathBuf,
        /// The folder that it must stay in.
        folder: PathBuf,
    },
    /// Git cannot be run.
    #[error("cannot run git")]
    NoGit {
        /// What the system says.
        source: io::Error,
    },
    /// A file that is in no git repository.
    #[error("{} is in no git repository that can be read", path.display())]
    NoRepository {
        /// The file.
        path: PathBuf,
        /// What git says.
        source: io::Error,
    },
    /// A revision that git does not know.
    #[error("git does not know the revision `{revision}`")]
    NoRevision {
        /// The revision as it was given.
        revision: String,
    },
    /// A file that a revision does not have.
    #[error("{} is not in revision `{revision}`", path.display())]
    NotInRevision {
        /// The file.
        path: PathBuf,
        /// The revision as it was given.
        revision: String,
    },
    /// A file can be read, but something is wrong in it.
    #[error("{0}")]
    Problems(#[from] Problems),
}

impl StoreError {
    /// Returns the way out.
    pub fn help(&self) -> Option<String> {
        match self {
            Self::Read { source, .. } if source.kind() == io::ErrorKind::NotFound => {
                Some("check the path, or name the folder with `-C DIR`".into())
            }
            Self::Read { source, .. } if source.kind() == io::ErrorKind::PermissionDenied => {
                Some("check who may read it".into())
            }
            Self::Read { source, .. } if source.kind() == io::ErrorKind::NotADirectory => {
                Some("this must be a folder: move the file away".into())
            }
            Self::Read { source, .. } if source.kind() == io::ErrorKind::IsADirectory => {
                Some("this must be a file: move the folder away".into())
            }
            Self::Write { source, .. } if source.kind() == io::ErrorKind::StorageFull => {
                Some("make room on the disk; what was saved before is whole".into())
            }
            Self::Write { source, .. } if source.kind() == io::ErrorKind::NotFound => {
                Some("make its folder first, or choose another".into())
            }
            Self::Write { source, .. } if source.kind() == io::ErrorKind::IsADirectory => {
                Some("it is a folder; name a file in it".into())
            }
            Self::Write { source, .. } if source.kind() == io::ErrorKind::AlreadyExists => {
                Some("a file of that name is there; choose another folder".into())
            }
            Self::Write { .. } => {
                Some("check who may write there; what was saved before is whole".into())
            }
            Self::Busy { .. } => Some("finish there first; nothing was changed here".into()),
            Self::Changed { .. } => {
                Some("look at the file, then start again; it was left as it is".into())
            }
            Self::TooLarge { .. } => Some("shorten its texts; the file was left as it is".into()),
            Self::NotAFile { .. } => Some("move it away, or name another".into()),
            Self::Gone { .. } => Some("bring the folder back, then start again".into()),
            Self::Exists { .. } => Some("choose another place, or move the file away".into()),
            Self::AmongSheets { .. } => Some("choose a folder outside assessments/".into()),
            Self::Outside { .. } => Some("name a folder inside it".into()),
            Self::NoGit { .. } => Some("install git, or name two sheets".into()),
            Self::NoRepository { .. } => Some("name two sheets instead of a revision".into()),
            Self::NoRevision { .. } => {
                Some("`git log --oneline` lists them; a branch or a tag will do too".into())
            }
            Self::NotInRevision { path, .. } => {
                let path = path.display();
                Some(format!(
                    "`git log --oneline -- {path}` lists those that have it"
                ))
            }
            Self::Read { .. } | Self::Problems(_) => None,
        }
    }
}
