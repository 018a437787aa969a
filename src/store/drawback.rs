//! What cannot be kept where a file lies, and does not keep it from being saved.

use std::fs::File;
use std::io;

use thiserror::Error;

/// Each is the end of a sentence that begins with the path of the file.
#[derive(Debug, Error)]
pub enum Drawback {
    #[error("cannot be locked, so that a second run of ospo on it is noticed only when it saves")]
    Unlocked(#[source] io::Error),
    #[error("cannot be flushed to the disk, so that a power cut may lose what was saved last")]
    Unflushed(#[source] io::Error),
    #[error("cannot keep its permissions when it is saved, so check them afterwards")]
    Permissions(#[source] io::Error),
    #[error(
        "cannot keep its group when it is saved, so its members may need `chgrp` to get at it again"
    )]
    Group(#[source] io::Error),
}

/// Gives a file what another has: owner and group where that can be had, and permissions.
#[cfg(unix)]
pub(super) fn made_alike(file: &File, other: &File) -> io::Result<Vec<Drawback>> {
    use std::fs::Permissions;
    use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};

    let (ours, theirs) = (file.metadata()?, other.metadata()?);
    let mut drawbacks = Vec::new();
    let mut mode = theirs.mode() & 0o7777;
    let is_owned = ours.uid() == theirs.uid() || fchown(file, Some(theirs.uid()), None).is_ok();
    if ours.gid() != theirs.gid()
        && let Err(error) = fchown(file, None, Some(theirs.gid()))
    {
        drawbacks.push(Drawback::Group(error));
        // Another group gets no more than everybody has.
        mode = mode & !0o070 | (mode & 0o007) << 3 & mode;
    }
    if !is_owned {
        // What runs or is found as somebody must not do so as somebody else.
        mode &= 0o777;
    }
    #[cfg(target_os = "linux")]
    if drawbacks.is_empty()
        && let Err(error) = access_list_taken(file, other)
    {
        drawbacks.push(Drawback::Permissions(error));
    }
    if file.metadata()?.mode() & 0o7777 != mode
        && let Err(error) = file.set_permissions(Permissions::from_mode(mode))
    {
        drawbacks.push(Drawback::Permissions(error));
    }
    Ok(drawbacks)
}

#[cfg(not(unix))]
pub(super) fn made_alike(file: &File, other: &File) -> io::Result<Vec<Drawback>> {
    let kept = file.set_permissions(other.metadata()?.permissions());
    Ok(kept.err().map(Drawback::Permissions).into_iter().collect())
}

/// Takes over the list of those who may read and write a file, where it has one.
#[cfg(target_os = "linux")]
fn access_list_taken(file: &File, other: &File) -> io::Result<()> {
    use rustix::fs::{XattrFlags, fgetxattr, fsetxattr};

    const ACCESS_LIST: &str = "system.posix_acl_access";
    let mut list = vec![0; LONGEST_LIST];
    match fgetxattr(other, ACCESS_LIST, list.as_mut_slice()) {
        Ok(length) => {
            let list = list.get(..length).unwrap_or_default();
            Ok(fsetxattr(file, ACCESS_LIST, list, XattrFlags::empty())?)
        }
        // It has none, or the file system knows none.
        Err(rustix::io::Errno::NODATA | rustix::io::Errno::NOTSUP) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// As long as a list may be: some eight thousand entries.
#[cfg(target_os = "linux")]
const LONGEST_LIST: usize = 64 * 1024;
