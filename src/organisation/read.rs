//! From YAML to settings; the only place that knows how an `ospo.yaml` is written.

use crate::format::Read;
use crate::organisation::settings::Organisation;
use crate::problem::{Problems, SourceFile};
use crate::yaml;

/// Reads an `ospo.yaml`.
///
/// # Errors
/// Everything that is wrong in the file, with places.
pub fn parse(file: &SourceFile) -> Result<Organisation, Problems> {
    if says_nothing(&file.text) {
        return Ok(Organisation::default());
    }
    let (tree, mut reader) = yaml::parse(file)?;
    let organisation = Organisation::read(&tree, &mut (), &mut reader);
    reader.finish_with(organisation)
}

/// Says that a file holds nothing but comments, as one does that is just being begun.
pub(super) fn says_nothing(text: &str) -> bool {
    text.lines().map(str::trim).all(|line| line.is_empty() || line.starts_with('#'))
}
