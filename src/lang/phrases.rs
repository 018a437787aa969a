//! All phrases that the tool says, for those who translate them.

use std::collections::BTreeSet;
use std::sync::LazyLock;

/// One a line, in order; a test gathers them from the code.
static PHRASES: &str = include_str!("phrases.txt");

/// Returns every phrase in English, in the order of the alphabet.
pub fn phrases() -> impl Iterator<Item = &'static str> {
    PHRASES.lines()
}

/// Says whether the tool says a phrase.
pub(crate) fn is_said(english: &str) -> bool {
    static SAID: LazyLock<BTreeSet<&str>> = LazyLock::new(|| phrases().collect());
    SAID.contains(english)
}
