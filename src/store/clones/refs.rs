//! Where a repository stands, and what its tags name.

use std::fs;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use crate::lang::phrase;
use crate::store::clones::find::CloneFound;
use crate::store::clones::own::{Bench, CloneLayout};
use crate::store::clones::plain;
use crate::store::clones::unread::NotRead;

/// A name or the file of one branch is no longer.
const LONGEST: u64 = 4 * 1024;
/// Names lead to names, so often at most.
const MOST_STEPS: usize = 5;
/// More tags are not looked at.
const MOST_TAGS: usize = 1_000_000;
/// Tables of names are copied up to this size.
const MOST_BYTES: u64 = 256 << 20;

/// The names of objects, as lines.
#[derive(Debug, Default)]
pub(super) struct Refs {
    /// The newest commit.
    pub(super) head: String,
    tags: Vec<u8>,
    number: usize,
}

impl Refs {
    pub(super) fn tags(&self) -> &[u8] {
        &self.tags
    }

    fn add_tag(&mut self, id: &str) {
        if is_id(id) && self.number <= MOST_TAGS {
            self.number += 1;
            self.tags.extend(id.as_bytes());
            self.tags.push(b'\n');
        }
    }
}

/// Says how a repository keeps its names; none of them has been read yet.
pub(super) fn layout_of_tables(common: &Path) -> Result<Option<CloneLayout>, NotRead> {
    let Some(tables) = plain::down(common, "reftable", "reftable")? else { return Ok(None) };
    let listed = plain::text(&tables.join("tables.list"), "reftable", LONGEST)?;
    let first = listed.as_deref().and_then(|listed| listed.lines().next());
    let Some(first) = first.filter(|name| is_a_part(name)) else {
        return Err(NotRead::NotOne(phrase!("its tables of names are missing")));
    };
    let mut head = [0; 28];
    let read = Read::read(&mut plain::open(&tables.join(first), "reftable")?, &mut head)?;
    // The second version names what the names are made with, behind its four other figures.
    let has_long_names = read == head.len() && head[4] == 2 && head.ends_with(b"s256");
    Ok(Some(CloneLayout { has_long_names, has_tables: true }))
}

/// Reads the names that are kept in tables, through git, which sees a copy.
pub(super) fn from_tables(clone: &CloneFound, bench: &Bench) -> Result<Refs, NotRead> {
    let tables = clone.common.join("reftable");
    let mut bytes = 0;
    for entry in fs::read_dir(&tables)? {
        let name = entry?.file_name();
        let file = plain::open(&tables.join(&name), "reftable")?;
        bytes += file.metadata()?.len();
        let Some(name) = name.to_str().filter(|_| bytes <= MOST_BYTES) else {
            return Err(NotRead::TooMuch("reftable"));
        };
        let mut copy = Vec::new();
        file.take(MOST_BYTES).read_to_end(&mut copy)?;
        bench.write(&format!("reftable/{name}"), copy)?;
    }
    let mut refs = Refs::default();
    let mut head = Vec::new();
    let asked = ["for-each-ref", "--format=%(objectname)", "refs/tags"];
    bench.ask(&asked, b"", |answers| {
        plain::records(answers, b'\n', "tags", |line| {
            refs.add_tag(&String::from_utf8_lossy(line));
            true
        })
    })?;
    let asked = ["rev-parse", "--verify", "--quiet", "HEAD"];
    let told = bench.ask(&asked, b"", |answers| {
        plain::records(answers, b'\n', "HEAD", |line| {
            head.extend(line);
            true
        })
    });
    refs.head = String::from_utf8(head).unwrap_or_default();
    match told {
        Ok(()) if is_id(&refs.head) => Ok(refs),
        _ => Err(NotRead::NoCommit),
    }
}

/// Reads the names that are kept in files.
pub(super) fn from_files(clone: &CloneFound) -> Result<Refs, NotRead> {
    let head = plain::text(&clone.folder.join("HEAD"), "HEAD", LONGEST)?;
    let mut said = head.ok_or(NotRead::NotOne(phrase!("it has no HEAD")))?;
    let mut refs = Refs::default();
    let mut packed_name = None;
    for _ in 0..MOST_STEPS {
        let line = said.trim_end();
        if is_id(line) {
            line.clone_into(&mut refs.head);
            break;
        }
        let name = line.strip_prefix("ref:").map(str::trim_start).filter(|name| is_name(name));
        let name = name.ok_or(NotRead::NotOne(phrase!("its HEAD says nothing")))?.to_owned();
        let path = plain::down(&clone.common, &name, "refs")?.filter(|path| path.is_file());
        let loose = path.map(|path| plain::text(&path, "refs", LONGEST)).transpose()?.flatten();
        let Some(loose) = loose else {
            packed_name = Some(name);
            break;
        };
        said = loose;
    }
    loose_tags(&clone.common, &mut refs)?;
    packed(&clone.common, packed_name.as_deref(), &mut refs)?;
    if refs.head.is_empty() { Err(NotRead::NoCommit) } else { Ok(refs) }
}

fn loose_tags(common: &Path, refs: &mut Refs) -> Result<(), NotRead> {
    let mut folders: Vec<_> = plain::down(common, "refs/tags", "refs")?.into_iter().collect();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                folders.push(entry.path());
                continue;
            }
            let name = entry.file_name();
            let name = name.to_string_lossy();
            // What git is about to write, and what the system has put there, is no tag.
            if name.starts_with('.') || name.ends_with(".lock") {
                continue;
            }
            let id = plain::text(&entry.path(), "refs", LONGEST)?.unwrap_or_default();
            let id = id.trim_end();
            if !is_id(id) && !id.starts_with("ref:") {
                return Err(NotRead::NotOne(phrase!("a tag of it names nothing")));
            }
            refs.add_tag(id);
        }
    }
    Ok(())
}

fn packed(common: &Path, head: Option<&str>, refs: &mut Refs) -> Result<(), NotRead> {
    const DAMAGED: NotRead = NotRead::NotOne(phrase!("its packed-refs is damaged"));
    let mut file = match plain::open(&common.join("packed-refs"), "packed-refs") {
        Err(NotRead::System(error)) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        opened => opened?,
    };
    // Git ends each line, so a last one that does not end was cut off.
    if file.metadata()?.len() > 0 {
        let mut last = [0];
        file.seek(SeekFrom::End(-1))?;
        file.read_exact(&mut last)?;
        if last != *b"\n" {
            return Err(DAMAGED);
        }
        file.rewind()?;
    }
    let is_whole = plain::records(file, b'\n', "packed-refs", |line| {
        // What is said of all, and the commit of the tag above.
        if line.first() == Some(&b'#') {
            return true;
        }
        let line = String::from_utf8_lossy(line);
        if let Some(commit) = line.strip_prefix('^') {
            return is_id(commit.trim_end());
        }
        let Some((id, name)) = line.trim_end().split_once(' ') else { return false };
        if !is_id(id) || !name.starts_with("refs/") {
            return false;
        }
        if head == Some(name) {
            id.clone_into(&mut refs.head);
        }
        if name.starts_with("refs/tags/") {
            refs.add_tag(id);
        }
        true
    })?;
    if is_whole { Ok(()) } else { Err(DAMAGED) }
}

/// Says whether something is the name of an object, and nothing that git could take for an option.
pub(super) fn is_id(word: &str) -> bool {
    matches!(word.len(), 40 | 64)
        && word.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

fn is_name(name: &str) -> bool {
    name.starts_with("refs/") && name.split('/').all(is_a_part)
}

/// Says whether a word is the name of something in a folder, and of nothing else.
fn is_a_part(word: &str) -> bool {
    !matches!(word, "" | "." | "..") && !word.contains(['/', '\\', ':', '\0'])
}
