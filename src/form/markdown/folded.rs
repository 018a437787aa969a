//! Words compared whatever a program has made of their quotes, dashes, spaces and signs.

/// Returns the signs of a text by which it is compared.
pub(super) fn folded(text: &str) -> String {
    text.chars().flat_map(of_char).collect()
}

/// The same, with every number alike.
pub(super) fn without_numbers(text: &str) -> String {
    let mut all = String::with_capacity(text.len());
    for c in text.chars().flat_map(of_char) {
        let c = if c.is_numeric() { '0' } else { c };
        if c != '0' || !all.ends_with('0') {
            all.push(c);
        }
    }
    all
}

/// Returns what stands behind the words that are these when folded.
pub(super) fn behind<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    let mut words = words.chars().peekable();
    for (at, c) in text.char_indices() {
        if words.peek().is_none() {
            return text.get(at..);
        }
        if of_char(c).any(|c| words.next() != Some(c)) {
            return None;
        }
    }
    words.next().is_none().then_some("")
}

fn of_char(c: char) -> impl Iterator<Item = char> {
    c.to_lowercase().filter(|c| !is_passed_over(*c))
}

fn is_passed_over(c: char) -> bool {
    c.is_whitespace()
        || "\"'’‘‚‛“”„‟«»‹›`´-‐‑‒–—―−.…,;:：，。、；_*~\\#>|[](){}<（）".contains(c)
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{fe0f}')
}
