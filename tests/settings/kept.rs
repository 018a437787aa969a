//! How settings are kept: whole, by one writer, never over somebody else's change.

use std::fs;
use std::path::Path;

use ospo::organisation::edit::{self, FactChange};
use ospo::schema::Shape;
use ospo::store::{Store, StoreError};
use tempfile::TempDir;

fn folder(text: Option<&[u8]>) -> TempDir {
    let folder = TempDir::new().unwrap();
    if let Some(text) = text {
        fs::write(folder.path().join("ospo.yaml"), text).unwrap();
    }
    folder
}

/// Writes a sector into the settings of a folder, and does something else just before the save.
fn written(folder: &Path, meanwhile: impl FnOnce()) -> Result<(), StoreError> {
    let (mut file, source) = Store::find(folder).open_settings()?;
    let text = edit::with_facts(source.as_ref(), &[FactChange::Sector(Some("cars".into()))])?;
    meanwhile();
    file.save(&text)
}

fn bytes(folder: &Path) -> Vec<u8> {
    fs::read(folder.join("ospo.yaml")).unwrap()
}

#[test]
fn a_new_file_is_made_and_one_that_is_there_is_replaced_as_a_whole() {
    let folder = folder(None);
    written(folder.path(), || {}).unwrap();
    let begun =
        format!("# yaml-language-server: $schema={}\nsector: cars\n", Shape::Settings.address());
    assert_eq!(bytes(folder.path()), begun.as_bytes());
    fs::write(folder.path().join("ospo.yaml"), "size: 3\n").unwrap();
    written(folder.path(), || {}).unwrap();
    assert_eq!(bytes(folder.path()), b"sector: cars\nsize: 3\n");
    let left = fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(left, 1, "a lock or an unfinished file is left");
}

#[test]
fn a_byte_order_mark_stays() {
    let folder = folder(Some(b"\xef\xbb\xbfsize: 3\r\n"));
    written(folder.path(), || {}).unwrap();
    assert_eq!(bytes(folder.path()), b"\xef\xbb\xbfsector: cars\r\nsize: 3\r\n");
    written(folder.path(), || {}).unwrap();
    assert_eq!(bytes(folder.path()), b"\xef\xbb\xbfsector: cars\r\nsize: 3\r\n");
}

#[test]
fn settings_that_something_else_changed_are_left_as_they_are() {
    for before in [Some(&b"size: 3\n"[..]), None] {
        let folder = folder(before);
        let path = folder.path().join("ospo.yaml");
        let error = written(folder.path(), || fs::write(&path, "size: 4\n").unwrap()).unwrap_err();
        assert!(matches!(error, StoreError::Changed { .. }), "{error}");
        assert_eq!(bytes(folder.path()), b"size: 4\n");
    }
    let folder = folder(Some(b"size: 3\n"));
    let path = folder.path().join("ospo.yaml");
    let error = written(folder.path(), || fs::remove_file(&path).unwrap()).unwrap_err();
    assert!(matches!(error, StoreError::Changed { .. }), "{error}");
    assert!(!path.exists());
}

#[test]
fn a_second_writer_is_told() {
    let folder = folder(Some(b"size: 3\n"));
    let store = Store::find(folder.path());
    let first = store.open_settings().unwrap();
    let error = store.open_settings().unwrap_err();
    assert!(matches!(error, StoreError::Busy { .. }), "{error}");
    drop(first);
    store.open_settings().unwrap();
}

#[test]
fn settings_that_are_read_only_stay_and_are_told() {
    let folder = folder(Some(b"size: 3\n"));
    let path = folder.path().join("ospo.yaml");
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    let error = written(folder.path(), || {}).unwrap_err();
    assert_eq!(error.to_string(), format!("cannot save {}", path.display()));
    let StoreError::Write { ref source, .. } = error else {
        panic!("{error}");
    };
    assert_eq!(source.to_string(), "the file is read-only");
    assert!(error.help().unwrap().starts_with("check who may write there"));
    assert_eq!(bytes(folder.path()), b"size: 3\n");
}
