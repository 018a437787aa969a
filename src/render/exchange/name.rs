//! Names by which programs know a thing again, made from what it is of and from nothing else.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

/// Returns a UUID in the form of version 5: the same parts have the same one, whenever and wherever it
/// is made. Its digits come from SHA-256, which knows no collision, and not from SHA-1.
pub(super) fn uuid(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        // With its length, so that no two lists of parts run together alike.
        hash.update(part.len().to_be_bytes());
        hash.update(part);
    }
    let mut name = String::with_capacity(36);
    for (place, byte) in hash.finalize().iter().take(16).enumerate() {
        let byte = match place {
            6 => byte & 0x0f | 0x50,
            8 => byte & 0x3f | 0x80,
            _ => *byte,
        };
        if matches!(place, 4 | 6 | 8 | 10) {
            name.push('-');
        }
        let _ = write!(name, "{byte:02x}");
    }
    name
}

/// Returns the first moment of a day: answers have days, and these formats ask for moments.
pub(super) fn moment(day: &str) -> String {
    format!("{day}T00:00:00Z")
}

/// Returns the last second of a day.
pub(super) fn end_of(day: &str) -> String {
    format!("{day}T23:59:59Z")
}
