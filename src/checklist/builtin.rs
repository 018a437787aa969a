//! The checklists inside the binary, read with the same parser as a user's own.

use include_dir::Dir;
use include_dir::include_dir;

use crate::problem::SourceFile;

static CHECKLISTS: Dir = include_dir!("$CARGO_MANIFEST_DIR/checklists");

/// Returns the names of the models that are built in.
pub fn builtin_ids() -> impl Iterator<Item = &'static str> {
    CHECKLISTS.dirs().filter_map(|dir| dir.path().to_str())
}

/// Returns the files of a built-in model.
pub fn builtin(id: &str) -> Option<Vec<SourceFile>> {
    let dir = CHECKLISTS.dirs().find(|dir| dir.path().to_str() == Some(id))?;
    let files = dir.files().filter_map(|file| {
        let name = file.path().to_str()?;
        Some(SourceFile { path: name.to_owned(), text: file.contents_utf8()?.to_owned() })
    });
    Some(files.collect())
}
