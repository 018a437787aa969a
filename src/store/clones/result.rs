//! Files that tools wrote, read as streams.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;

use crate::store::clones::plain;
use crate::store::clones::unread::NotRead;

/// Opens a file with the day on which it was last changed. A link is followed where the user named the
/// file, and nowhere else.
///
/// # Errors
/// Why it cannot be read.
pub fn result(path: &Path, is_named: bool) -> Result<(BufReader<File>, Date), NotRead> {
    let path = if is_named { dunce::canonicalize(path)? } else { path.to_owned() };
    let file = plain::open(&path, "its file")?;
    let changed = Timestamp::try_from(file.metadata()?.modified()?);
    // A day that no calendar has is no day to go by.
    let changed = changed.map(|changed| Offset::UTC.to_datetime(changed).date());
    Ok((BufReader::new(file), changed.unwrap_or(Date::MIN)))
}
