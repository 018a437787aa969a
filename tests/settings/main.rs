//! Settings are written back without losing anything that they do not change.

mod drawn;
mod edits;
mod files;
mod kept;
mod layers;
mod refused;

use ospo::model::ItemId;
use ospo::organisation::{self, Organisation};
use ospo::problem::{Problems, SourceFile};

pub(crate) fn file(text: impl Into<String>) -> SourceFile {
    SourceFile::new("ospo.yaml", text)
}

pub(crate) fn parsed(text: &str) -> Organisation {
    organisation::parse(&file(text)).unwrap_or_else(|problems| panic!("{problems}\n{text}"))
}

pub(crate) fn item(id: &str) -> ItemId {
    ItemId::new(id)
}

/// Makes an edit, and once more on its own result, where nothing may change any more.
pub(crate) fn twice(
    text: &str,
    edit: &dyn Fn(Option<&SourceFile>) -> Result<String, Problems>,
) -> Result<String, Problems> {
    let once = edit(Some(&file(text)))?;
    assert_eq!(edit(Some(&file(once.clone())))?, once, "a second time");
    Ok(once)
}

/// What is told of an edit that is refused: the problems with their ways out.
pub(crate) fn told(problems: &Problems) -> String {
    let lines = problems.0.iter().map(|problem| {
        let help = problem.help.as_deref().unwrap_or("–");
        format!("{problem}\n  {help}")
    });
    lines.collect::<Vec<_>>().join("\n")
}
