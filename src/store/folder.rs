//! Folders that are made for files of ours.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use crate::store::error::StoreError;
use crate::store::held::Held;
use crate::store::reach::{self, Spot};
use crate::store::replace::{self, Expected};

/// Writes files into a folder that is made for them; none of them may be there already.
///
/// # Errors
/// Where one is there, and then nothing is written; or where one cannot be written.
pub fn write_new(
    folder: &Path,
    files: &[(String, impl AsRef<[u8]>)],
) -> Result<Vec<PathBuf>, StoreError> {
    let paths: Vec<PathBuf> = files.iter().map(|(name, _)| reach::within(folder, name)).collect();
    if let Some(path) = paths.iter().find_map(|path| in_the_way(folder, path)) {
        return Err(StoreError::Exists { path: path.to_owned() });
    }
    fs::create_dir_all(folder).map_err(StoreError::writing(folder))?;
    for (path, (name, text)) in paths.iter().zip(files) {
        let spot = made(folder, Path::new(name)).map_err(StoreError::writing(path))?;
        replace::written(&spot, path, text.as_ref(), Expected::Nothing)?;
    }
    Ok(paths)
}

/// Returns what keeps a new file from being made in `folder`: it is there, if only as a link to
/// nowhere, or a link is on the way to it, which could lead anywhere.
fn in_the_way<'p>(folder: &Path, path: &'p Path) -> Option<&'p Path> {
    let mut way = path.ancestors().skip(1).take_while(|on| *on != folder);
    let is_there = path.symlink_metadata().is_ok();
    is_there.then_some(path).or_else(|| way.find(|on| on.is_symlink()))
}

/// Returns where a file in `folder` is to be, in folders that are made; none of them may be a link
/// that was there before.
fn made(folder: &Path, name: &Path) -> io::Result<Spot> {
    let mut folder = Held::open(folder)?;
    for part in name.parent().into_iter().flat_map(Path::components) {
        match folder.make_folder(part.as_os_str()) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
            _ => folder = folder.inner(part.as_os_str())?,
        }
    }
    Ok(Spot { folder, name: name.file_name().unwrap_or_default().to_owned() })
}

/// Returns where a path leads, links followed, as far as what it names is there.
pub(super) fn resolved(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut whole = PathBuf::new();
    for part in absolute.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                whole.pop();
            }
            part => {
                whole.push(part);
                whole = fs::canonicalize(&whole).unwrap_or(whole);
            }
        }
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_one_file_is_there_none_is_written() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("new/folder");
        let files = ["a.md", "b.md"].map(|name| (name.to_owned(), "text"));
        let written = write_new(&folder, &files[1..]).unwrap();
        assert_eq!(written, [folder.join("b.md")]);
        fs::write(&written[0], "mine").unwrap();
        let error = write_new(&folder, &files).unwrap_err();
        assert!(matches!(error, StoreError::Exists { path } if path == written[0]));
        assert!(!folder.join("a.md").exists());
        assert_eq!(fs::read_to_string(&written[0]).unwrap(), "mine");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_nowhere_is_not_written_through() {
        let dir = tempfile::tempdir().unwrap();
        let outside = dir.path().join("outside.md");
        let folder = dir.path().join("folder");
        fs::create_dir(&folder).unwrap();
        std::os::unix::fs::symlink(&outside, folder.join("a.md")).unwrap();
        let error = write_new(&folder, &[("a.md".to_owned(), "text")]).unwrap_err();
        assert!(matches!(error, StoreError::Exists { .. }));
        assert!(!outside.exists());
    }

    #[cfg(unix)]
    #[test]
    fn a_path_is_followed_through_links_and_back() {
        let dir = tempfile::tempdir().unwrap();
        let root = fs::canonicalize(dir.path()).unwrap();
        let sheets = root.join("assessments");
        fs::create_dir(&sheets).unwrap();
        std::os::unix::fs::symlink(&sheets, root.join("link")).unwrap();
        for way in ["assessments/x", "link/x", "new/../assessments/./x", "link/y/../x"] {
            assert_eq!(resolved(&root.join(way)), sheets.join("x"), "{way}");
        }
        assert_eq!(resolved(&root.join("link/../x")), root.join("x"));
    }
}
