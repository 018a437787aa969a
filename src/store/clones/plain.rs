//! Files of a folder that may be anybody's: read only where they are plain files, and only so much.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use crate::lang::phrase;
use crate::store::clones::unread::NotRead;
use crate::store::held;

/// No name or line that means something is longer.
const LONGEST: u64 = 8 * 1024;
/// More names or lines, or more bytes of them, are not looked through.
const MOST: u32 = 10_000_000;
const MOST_BYTES: u64 = 2 << 30;

/// Opens a plain file. A pipe is not waited for, and no link is followed.
pub(super) fn open(path: &Path, told: &'static str) -> Result<File, NotRead> {
    let there = fs::symlink_metadata(path)?;
    if there.is_symlink() {
        return Err(NotRead::Link(told));
    }
    if !there.is_file() {
        return Err(NotRead::NotOne(phrase!("a pipe or folder stands where a file should")));
    }
    // Whatever took its place meanwhile is not waited for either, where the system can say so.
    let file = match held::without_links(path) {
        Err(error) if error.kind() == io::ErrorKind::Unsupported => File::open(path)?,
        opened => opened?,
    };
    if !file.metadata()?.is_file() {
        return Err(NotRead::NotOne(phrase!("a pipe or folder stands where a file should")));
    }
    Ok(file)
}

/// Reads a short file; none where there is none.
pub(super) fn text(path: &Path, told: &'static str, most: u64) -> Result<Option<String>, NotRead> {
    let file = match open(path, told) {
        Err(NotRead::System(error)) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        opened => opened?,
    };
    let mut bytes = Vec::new();
    file.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        return Err(NotRead::TooMuch(told));
    }
    Ok(String::from_utf8(bytes).ok())
}

/// Goes down from a folder, and returns the path where no link is on the way.
pub(super) fn down(
    folder: &Path,
    inner: &str,
    told: &'static str,
) -> Result<Option<PathBuf>, NotRead> {
    let mut path = folder.to_owned();
    for part in inner.split('/') {
        path.push(part);
        match fs::symlink_metadata(&path) {
            Ok(there) if there.is_symlink() => return Err(NotRead::Link(told)),
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) if error.kind() == io::ErrorKind::NotADirectory => return Ok(None),
            Err(error) => return Err(error.into()),
        }
    }
    Ok(Some(path))
}

/// Hands over each record up to an end sign, in bounded memory, until `each` says that it is enough;
/// says whether that were all. A record that is too long to mean anything is passed over.
pub(super) fn records(
    input: impl Read,
    end: u8,
    told: &'static str,
    mut each: impl FnMut(&[u8]) -> bool,
) -> Result<bool, NotRead> {
    let mut input = BufReader::with_capacity(64 * 1024, input);
    let (mut record, mut number, mut bytes, mut is_rest) = (Vec::new(), 0, 0, false);
    loop {
        record.clear();
        let read = input.by_ref().take(LONGEST).read_until(end, &mut record)?;
        if read == 0 {
            return Ok(true);
        }
        (number, bytes) = (number + 1, bytes + read as u64);
        if number > MOST || bytes > MOST_BYTES {
            return Err(NotRead::TooMuch(told));
        }
        let is_whole = record.pop_if(|last| *last == end).is_some() || (read as u64) < LONGEST;
        if is_whole && !is_rest && !each(&record) {
            return Ok(false);
        }
        is_rest = !is_whole;
    }
}
