//! All phrases that the tool says, for those who translate them.

/// One a line, in order; a test gathers them from the code.
static PHRASES: &str = include_str!("phrases.txt");

/// Returns every phrase in English, in the order of the alphabet.
pub fn phrases() -> impl Iterator<Item = &'static str> {
    PHRASES.lines()
}
