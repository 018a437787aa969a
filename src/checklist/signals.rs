//! Reads `signals.yaml`: which facts bound which items.

use std::sync::Arc;

use crate::checklist::builtin;
use crate::checklist::files::{FileKind, Sorted};
use crate::format::Read;
use crate::model::{Model, Signal, Signalled, SignalsFile};
use crate::problem::Problems;
use crate::yaml;

/// Returns the signals of a model's files; none where no file has any.
///
/// # Errors
/// Every problem of the file.
pub(super) fn read(sorted: &Sorted<'_>, model: &Model) -> Result<Vec<Signal>, Problems> {
    let Some((_, file)) = sorted.iter().find(|(kind, _)| *kind == FileKind::Signals) else {
        return Ok(Vec::new());
    };
    let (tree, mut reader) = yaml::parse(file)?;
    let items = model
        .items_and_topics()
        .map(|item| (item.id.clone(), (Arc::clone(&item.scale), item.intention)));
    let mut signalled = Signalled::new(items, builtin::is_built_in(file));
    let read = SignalsFile::read(&tree, &mut signalled, &mut reader);
    Ok(reader.finish_with(read)?.signals)
}
