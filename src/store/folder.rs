//! Folders that are made for files of ours.

use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::store::error::StoreError;
use crate::store::file;

/// Writes files into a folder that is made for them; none of them may be there already.
///
/// # Errors
/// Where one is there, and then nothing is written; or where one cannot be written.
pub fn write_new(
    folder: &Path,
    files: &[(String, impl AsRef<[u8]>)],
) -> Result<Vec<PathBuf>, StoreError> {
    let paths: Vec<PathBuf> = files.iter().map(|(name, _)| folder.join(name)).collect();
    // A link to nowhere is there as well.
    let there = paths.iter().find(|path| path.symlink_metadata().is_ok());
    if let Some(there) = there {
        return Err(StoreError::Exists { path: there.clone() });
    }
    let folders = paths.iter().filter_map(|path| path.parent());
    for folder in folders.chain([folder]) {
        fs::create_dir_all(folder).map_err(StoreError::writing(folder))?;
    }
    for (path, (_, text)) in paths.iter().zip(files) {
        file::write(path, text.as_ref())?;
    }
    Ok(paths)
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
