//! Where the objects of a repository lie: in plain files, and nowhere outside of what was named.

use std::fs;
use std::path::{Path, PathBuf};

use crate::lang::phrase;
use crate::store::clones::find::within;
use crate::store::clones::plain;
use crate::store::clones::unread::NotRead;

/// No list of other places is longer.
const LONGEST: u64 = 64 * 1024;
/// Others name others in turn, so many at most.
const MOST: usize = 32;

/// Looks at all files that git would open; says whether some objects were left where they came from.
pub(super) fn check(root: &Path, common: &Path) -> Result<bool, NotRead> {
    let objects = common.join("objects");
    let (mut places, mut is_partial) = (vec![objects], false);
    let mut at = 0;
    while let Some(place) = places.get(at).cloned() {
        at += 1;
        is_partial |= plain_files(&place)?;
        for other in alternates(&place)? {
            let other = within(root, &place.join(other), "alternates")?;
            if !places.contains(&other) {
                places.push(other);
            }
        }
        if places.len() > MOST {
            return Err(NotRead::TooMuch("alternates"));
        }
    }
    Ok(is_partial)
}

fn plain_files(place: &Path) -> Result<bool, NotRead> {
    let there =
        fs::symlink_metadata(place).map_err(|_| NotRead::NotOne(phrase!("it has no objects")))?;
    if there.is_symlink() {
        return Err(NotRead::Link("objects"));
    }
    let (mut folders, mut is_partial) = (vec![place.to_owned()], false);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let entry = entry?;
            let kind = entry.file_type()?;
            if kind.is_symlink() {
                return Err(NotRead::Link("objects"));
            }
            if kind.is_dir() {
                folders.push(entry.path());
            } else if !kind.is_file() {
                return Err(NotRead::NotOne(phrase!("a pipe stands among its objects")));
            }
            is_partial |= entry.path().extension().is_some_and(|ending| ending == "promisor");
        }
    }
    Ok(is_partial)
}

fn alternates(place: &Path) -> Result<Vec<PathBuf>, NotRead> {
    let named = plain::text(&place.join("info/alternates"), "alternates", LONGEST)?;
    let named = named.unwrap_or_default();
    let lines = named.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    // One in quotes is a path with signs that nobody needs to name a folder inside.
    let path = |line: &str| {
        let is_plain = !line.starts_with('"');
        is_plain.then(|| PathBuf::from(line)).ok_or(NotRead::Outside("alternates"))
    };
    lines.map(path).collect()
}
