//! The files on which the result of a round rests, each with its digest.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use ospo::facts::FactsFile;
use ospo::problem::SourceFile;
use ospo::{answers, store};

use crate::cli::desk::Which;
use crate::cli::error::CommandError;
use crate::cli::session::Session;

/// Where a folder of checklists stands in the names of its files, where it lies elsewhere.
const ELSEWHERE: &str = "checklists";

/// Returns the SHA-256 of each file by its name: the sheets of a subject in a round that answer a
/// model, what programs found for it, the settings of the folder, and the files of a model of one's
/// own.
///
/// A sheet that cannot be read is taken for one of them, and so is one that is `known` to be.
pub(super) fn parts(
    session: &Session,
    which: &Which,
    (subject, model): (&str, &str),
    known: &BTreeMap<String, String>,
) -> Result<BTreeMap<String, String>, CommandError> {
    let folder = session.store.folder();
    let name = |path: &Path| store::name_in(folder, path).unwrap_or_else(|| told(path));
    let mut parts = BTreeMap::new();
    for path in sheets(session, which, (subject, model), |path| known.contains_key(&name(path)))? {
        parts.insert(name(&path), store::sha256_of_sheet(&path)?);
    }
    if let Some(path) = gathered(session, which, subject)? {
        parts.insert(name(&path), store::sha256_of_sheet(&path)?);
    }
    if let Some(settings) = session.store.settings()? {
        let path = Path::new(&settings.path);
        parts.insert(name(path), store::sha256(folder, path)?);
    }
    if let Some(checklists) = &session.settings.checklists {
        let name = |file: &SourceFile| {
            let path = Path::new(&file.path);
            let elsewhere = || {
                let name = store::name_in(checklists, path).unwrap_or_else(|| told(path));
                format!("{ELSEWHERE}/{name}")
            };
            store::name_in(folder, path).unwrap_or_else(elsewhere)
        };
        let is_known = |file: &&SourceFile| known.contains_key(&name(file));
        let own: Vec<&SourceFile> = match session.chosen(Some(model)) {
            Ok(chosen) => chosen.own.iter().collect(),
            Err(error) if known.is_empty() => return Err(error),
            // Its name may be what has changed.
            Err(_) => session.models()?.files().filter(is_known).collect(),
        };
        for file in own {
            parts.insert(name(file), store::sha256(checklists, Path::new(&file.path))?);
        }
    }
    Ok(parts)
}

/// Returns the file of what programs found for a subject in a round; one that cannot be read is taken
/// for it.
fn gathered(
    session: &Session,
    which: &Which,
    subject: &str,
) -> Result<Option<PathBuf>, CommandError> {
    let Some(file) = session.gathered(which)? else { return Ok(None) };
    let is_of_another =
        FactsFile::parse(&file).is_ok_and(|facts| !answers::same_name(&facts.subject, subject));
    Ok(Some(PathBuf::from(file.path)).filter(|_| !is_of_another))
}

fn told(path: &Path) -> String {
    path.display().to_string()
}

fn sheets(
    session: &Session,
    which: &Which,
    (subject, model): (&str, &str),
    is_known: impl Fn(&Path) -> bool,
) -> Result<Vec<PathBuf>, CommandError> {
    let mut ours = Vec::new();
    for path in session.paths(which)? {
        let said = session.source(&path).and_then(|file| {
            let draft = answers::parse(&file)?;
            let is_meant = answers::same_name(draft.subject(), subject);
            Ok((is_meant, draft.model().id.as_str() == model))
        });
        let (is_meant, is_of_model) = said.unwrap_or((true, true));
        let is_known = is_known(&path);
        if is_meant || is_known {
            ours.push((path, is_of_model || is_known));
        }
    }
    // One that stands alone is read whatever it answers.
    if ours.len() > 1 {
        ours.retain(|(_, is_of_model)| *is_of_model);
    }
    Ok(ours.into_iter().map(|(path, _)| path).collect())
}
