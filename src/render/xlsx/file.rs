//! The bytes of a workbook.

use rust_xlsxwriter::{Workbook, XlsxError};

/// The sign of each part of an archive, and of its list of them, which its end tells the place of.
const ENTRY: &[u8] = b"PK\x01\x02";
const END: &[u8] = b"PK\x05\x06";
const UNIX: u8 = 3;

/// Returns the file of a workbook: the same wherever it is written. Each entry of its list tells the
/// system of whoever wrote it, for which nobody asks; one that is not as expected stays as it is.
pub(crate) fn saved(book: &mut Workbook) -> Result<Vec<u8>, XlsxError> {
    let mut bytes = book.save_to_buffer()?;
    let end = bytes.windows(END.len()).rposition(|at| at == END);
    let mut entry = end.and_then(|end| number(&bytes, end + 16, 4));
    while let Some(at) = entry.filter(|at| bytes.get(*at..).is_some_and(|b| b.starts_with(ENTRY))) {
        if let Some(system) = bytes.get_mut(at + 5) {
            *system = UNIX;
        }
        // Behind what is always there come a name, other fields and a comment, each as long as is told.
        let lengths = [28, 30, 32].map(|length| number(&bytes, at + length, 2));
        entry = lengths.into_iter().try_fold(at + 46, |next, length| Some(next + length?));
    }
    Ok(bytes)
}

/// Reads a number, its lowest byte first.
fn number(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    let digits = bytes.get(at..at + length)?.iter().rev();
    Some(digits.fold(0, |number, digit| number << 8 | usize::from(*digit)))
}
