//! Folders with checklists.

use std::fs;
use std::path::{Path, PathBuf};

use crate::checklist;
use crate::problem::{Problem, Problems, SourceFile};
use crate::store::error::StoreError;
use crate::store::held::Held;
use crate::store::{file, folder, reach};

#[derive(Clone, Debug, Default)]
pub struct Checklists {
    /// The YAML files in the folder itself and in its `journeys`, `lang`, `tests` and `crosswalk`, and
    /// the Markdown in its `starters`.
    pub files: Vec<SourceFile>,
    /// The files of each folder in it that has a `model.yaml`.
    pub models: Vec<Vec<SourceFile>>,
}

/// The folders in that of a model with a file for each journey, language, starter, test and crosswalk,
/// and how the names of the files that are read there end.
const INNER: [(&str, &[&str]); 5] = [
    ("journeys", YAML),
    ("lang", YAML),
    ("starters", &["md", "yaml", "yml"]),
    ("tests", YAML),
    ("crosswalk", YAML),
];
const YAML: &[&str] = &["yaml", "yml"];

/// Reads a folder of checklists: its own YAML files, and each folder in it that has a `model.yaml`.
///
/// # Errors
/// Where a file cannot be read, is too large or is not UTF-8.
pub fn read_checklists(folder: &Path) -> Result<Checklists, StoreError> {
    let mut checklists = Checklists { files: read_model(folder, folder)?, models: Vec::new() };
    for path in entries(folder)? {
        if is_model(&path) {
            stays_inside(folder, &path)?;
            checklists.models.push(read_model(folder, &path)?);
        }
    }
    Ok(checklists)
}

fn is_model(folder: &Path) -> bool {
    folder.is_dir() && folder.join("model.yaml").is_file()
}

/// Reads the files of a model; `root` is the folder that no link may lead out of.
fn read_model(root: &Path, folder: &Path) -> Result<Vec<SourceFile>, StoreError> {
    let (mut files, mut problems) = read_folder(root, folder, YAML)?;
    for (name, endings) in INNER {
        let inner = reach::within(folder, name);
        if inner.is_dir() && !is_model(&inner) {
            stays_inside(root, &inner)?;
            let (more, told) = read_folder(root, &inner, endings)?;
            files.extend(more);
            problems.extend(told);
        }
    }
    if problems.is_empty() { Ok(files) } else { Err(StoreError::Problems(Problems(problems))) }
}

fn read_folder(
    root: &Path,
    folder: &Path,
    endings: &[&str],
) -> Result<(Vec<SourceFile>, Vec<Problem>), StoreError> {
    let mut files = Vec::new();
    let mut problems = Vec::new();
    for path in entries(folder)? {
        let ending = path.extension().and_then(|ending| ending.to_str());
        if !path.is_file() || !ending.is_some_and(|ending| endings.contains(&ending)) {
            continue;
        }
        match read_file(root, &path) {
            Ok(file) => files.push(file),
            Err(StoreError::Problems(told)) => problems.extend(told.0),
            Err(error) => return Err(error),
        }
    }
    Ok((files, problems))
}

/// No folder that is imported has more files, or lies deeper.
const MOST_FILES: usize = 5000;
const DEEPEST: usize = 8;

/// Reads the YAML files and the licence of a folder and of those in it, by their paths.
///
/// # Errors
/// Where one cannot be read, is too large or is not UTF-8, or where there are too many.
pub fn read_texts(folder: &Path) -> Result<Vec<SourceFile>, StoreError> {
    let mut files = Vec::new();
    let mut open = vec![(folder.to_owned(), 0)];
    while let Some((inner, depth)) = open.pop() {
        for path in entries(&inner)? {
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            let stem = name.split('.').next().unwrap_or_default().to_lowercase();
            let is_read = name.ends_with(".yaml")
                || name.ends_with(".yml")
                || ["licence", "license", "copying"].contains(&stem.as_str());
            if path.is_symlink() || name.starts_with('.') {
                continue;
            }
            if path.is_dir() && depth < DEEPEST {
                open.push((path, depth + 1));
            } else if path.is_file() && is_read {
                files.push(read_file(folder, &path)?);
            }
            if files.len() > MOST_FILES {
                let message = format!("more than {MOST_FILES} files");
                let help = "name the folder in it that holds the model";
                let told = Problem::of_file(folder.display().to_string(), message, help);
                return Err(StoreError::Problems(told.into()));
            }
        }
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(files)
}

fn read_file(root: &Path, path: &Path) -> Result<SourceFile, StoreError> {
    let bytes = file::bytes_beneath(root, path)?;
    let name = path.to_string_lossy();
    match checklist::builtin_text(&name, &bytes) {
        // An unchanged copy is known to be in UTF-8.
        Some(text) => Ok(SourceFile { path: name.into_owned(), text: text.into() }),
        None => file::as_text(path, bytes),
    }
}

/// Refuses a folder in another that is a link to somewhere else.
fn stays_inside(root: &Path, folder: &Path) -> Result<(), StoreError> {
    reach::beneath(root, folder, Held::inner).map(|_| ())
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let fail = StoreError::reading(folder);
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(&fail)? {
        paths.push(reach::within(folder, entry.map_err(&fail)?.file_name()));
    }
    paths.sort();
    Ok(paths)
}

/// Writes the files of a model into a folder that is made for them; none of them may be there already.
///
/// # Errors
/// Where one is there, or cannot be written.
pub fn write_files(folder: &Path, files: &[SourceFile]) -> Result<Vec<PathBuf>, StoreError> {
    let named = files.iter().map(|file| {
        let name = checklist::relative_name(&file.path);
        (name, file.text.as_bytes())
    });
    folder::write_new(folder, &named.collect::<Vec<_>>())
}

/// Returns the folder that a path in a file of `folder` means; it may not lead out of `folder`.
///
/// # Errors
/// Where it does, or is not there.
pub fn inside(folder: &Path, path: &str) -> Result<PathBuf, StoreError> {
    let joined = reach::within(folder, path);
    let fail = StoreError::reading(&joined);
    let whole = fs::canonicalize(&joined).map_err(&fail)?;
    let root = fs::canonicalize(folder).map_err(&fail)?;
    if whole.starts_with(&root) {
        Ok(joined)
    } else {
        Err(StoreError::Outside { path: PathBuf::from(path), folder: folder.to_owned() })
    }
}
