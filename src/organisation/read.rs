//! From YAML to settings; the only place that knows how an `ospo.yaml` is written.

use crate::format::Read;
use crate::organisation::settings::Organisation;
use crate::organisation::words::BoardWords;
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

/// Reads the words for the board's page.
///
/// # Errors
/// Everything that is wrong in the file, with places.
pub fn parse_words(file: &SourceFile) -> Result<BoardWords, Problems> {
    if says_nothing(&file.text) {
        return Ok(BoardWords::default());
    }
    let (tree, mut reader) = yaml::parse(file)?;
    let words = BoardWords::read(&tree, &mut (), &mut reader);
    reader.finish_with(words)
}

/// Says that a file holds nothing but comments, as one does that is just being begun.
pub(super) fn says_nothing(text: &str) -> bool {
    text.lines().map(str::trim).all(|line| line.is_empty() || line.starts_with('#'))
}
