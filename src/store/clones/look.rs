//! What a repository shows, asked of git in few questions.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hasher};
use std::io::{self, BufRead, BufReader, Read};

use jiff::civil::Date;

use crate::gather::{RepositorySeen, Shown, a_year_before, shown_by};
use crate::store::clones::find::CloneFound;
use crate::store::clones::own::{Bench, CloneLayout, Workshop};
use crate::store::clones::refs::{self, Refs};
use crate::store::clones::unread::NotRead;
use crate::store::clones::{objects, plain};

/// The changes of so many bills of materials are looked at.
const MOST_SBOMS: usize = 1_000;
/// The list of commits whose parents are missing is no longer.
const MOST_SHALLOW: u64 = 64 << 20;
/// The day of a commit or tag stands before its words.
const HEAD_OF_OBJECT: u64 = 64 * 1024;
/// So many bytes of tags are looked through.
const MOST_TAG_BYTES: u64 = 2 << 30;

/// Looks at a repository as of a day; beside what it shows, tells what is missing from that.
///
/// # Errors
/// Why it cannot be read.
pub fn look(
    clone: &CloneFound,
    workshop: &Workshop,
    today: Date,
) -> Result<(RepositorySeen, Vec<NotRead>), NotRead> {
    let is_partial = objects::check(&clone.root, &clone.common)?;
    let place = clone.common.join("objects");
    let (bench, refs) = if let Some(layout) = refs::layout_of_tables(&clone.common)? {
        let bench = workshop.bench(&place, layout)?;
        let refs = refs::from_tables(clone, &bench)?;
        (bench, refs)
    } else {
        let refs = refs::from_files(clone)?;
        let has_long_names = refs.head.len() == 64;
        (workshop.bench(&place, CloneLayout { has_long_names, has_tables: false })?, refs)
    };
    let shallow = plain::text(&clone.common.join("shallow"), "shallow", MOST_SHALLOW)?;
    let shallow = shallow.unwrap_or_default();
    let shallow: BTreeSet<&str> = shallow.lines().filter(|line| refs::is_id(line)).collect();
    if !shallow.is_empty() {
        let lines: String = shallow.iter().flat_map(|id| [id, "\n"]).collect();
        bench.write("shallow", lines)?;
    }
    let of = Question { bench, refs, shallow, year: Year::before(today) };
    let mut notes = Vec::new();
    let work = of.work()?;
    let names = match of.names() {
        Err(NotRead::Git(_)) if is_partial => {
            notes.push(NotRead::NoNames);
            None
        }
        names => Some(names?),
    };
    if work.is_cut {
        notes.push(NotRead::PartOfYear);
    }
    if of.has_later_commit()? {
        notes.push(NotRead::LaterCommits);
    }
    let has_current_sbom = match &names {
        Some((_, sboms)) => of.has_change(sboms)?,
        None => None,
    };
    let Tagged { in_year: has_release, later } = of.tagged()?;
    if later {
        notes.push(NotRead::LaterTags);
    }
    let seen = RepositorySeen {
        from: clone.from.clone(),
        shows: names.map(|(shows, _)| shows),
        is_active: work.commits > 0,
        has_current_sbom,
        // A clone of a part has the tags of that part.
        has_release: (has_release || !work.is_cut).then_some(has_release),
        authors: (!work.is_cut).then_some(work.authors),
    };
    Ok((seen, notes))
}

/// The year before a day, and what is of tomorrow somewhere: in seconds.
struct Year {
    first: i64,
    last: i64,
}

impl Year {
    fn before(day: Date) -> Self {
        const DAY: i64 = 24 * 60 * 60;
        let epoch = Date::constant(1970, 1, 1);
        let seconds = |day: Date| epoch.duration_until(day).as_secs();
        Self { first: seconds(a_year_before(day)).max(0), last: seconds(day) + 2 * DAY - 1 }
    }

    fn arguments(&self) -> [String; 2] {
        [format!("--max-age={}", self.first), format!("--min-age={}", self.last)]
    }
}

struct Question<'a> {
    bench: Bench,
    refs: Refs,
    /// The commits whose parents the clone has not.
    shallow: BTreeSet<&'a str>,
    year: Year,
}

/// The commits of the year.
#[derive(Default)]
struct Work {
    commits: usize,
    authors: BTreeSet<u64>,
    /// Whether parents of some of them are missing.
    is_cut: bool,
}

/// Whether tags are of the year, and of days after it.
#[derive(Default)]
struct Tagged {
    in_year: bool,
    later: bool,
}

impl Question<'_> {
    fn work(&self) -> Result<Work, NotRead> {
        let mut work = Work::default();
        let [first, last] = self.year.arguments();
        let asked = ["rev-list", &first, &last, "--format=%ae", &self.refs.head];
        let mut is_commit = false;
        self.bench.ask(&asked, b"", |answers| {
            plain::records(answers, b'\n', "commits", |line| {
                is_commit = !is_commit;
                if is_commit {
                    let id = str::from_utf8(line).ok().and_then(|l| l.strip_prefix("commit "));
                    work.commits += 1;
                    work.is_cut |= id.is_some_and(|id| self.shallow.contains(id));
                } else {
                    work.authors.extend(head_of(line));
                }
                true
            })
        })?;
        Ok(work)
    }

    /// Returns what the names of the files show, and those that are bills of materials.
    fn names(&self) -> Result<(BTreeSet<Shown>, Vec<u8>), NotRead> {
        let (mut shows, mut sboms, mut number) = (BTreeSet::new(), Vec::new(), 0);
        let asked = ["ls-tree", "-r", "-z", "--full-tree", &self.refs.head];
        self.bench.ask(&asked, b"", |answers| {
            plain::records(answers, 0, "files", |entry| {
                let path = path_of_file(entry).unwrap_or_default();
                for shown in shown_by(path) {
                    if shown == Shown::Sbom && number < MOST_SBOMS {
                        number += 1;
                        sboms.extend(path);
                        sboms.push(b'\n');
                    }
                    shows.insert(shown);
                }
                true
            })
        })?;
        Ok((shows, sboms))
    }

    /// Says whether one of some files was changed in the year; none where the clone does not tell.
    fn has_change(&self, paths: &[u8]) -> Result<Option<bool>, NotRead> {
        if paths.is_empty() {
            return Ok(Some(false));
        }
        let [first, last] = self.year.arguments();
        let asked = ["rev-list", "--max-count=1", &first, &last, "--stdin"];
        let mut changed = None;
        let input = [self.refs.head.as_bytes(), b"\n--\n", paths].concat();
        self.bench.ask(&asked, &input, |answers| {
            plain::records(answers, b'\n', "commits", |line| {
                changed = Some(String::from_utf8_lossy(line).into_owned());
                true
            })
        })?;
        // Where its parents are missing, nobody knows whether they had the file already.
        let is_known = changed.as_deref().is_none_or(|id| !self.shallow.contains(id));
        Ok(is_known.then_some(changed.is_some()))
    }

    /// Says whether a commit is of a day after the year.
    fn has_later_commit(&self) -> Result<bool, NotRead> {
        let first = format!("--max-age={}", self.year.last + 1);
        let mut is_there = false;
        self.bench.ask(
            &["rev-list", "--max-count=1", &first, &self.refs.head],
            b"",
            |answers| {
                plain::records(answers, b'\n', "commits", |_| {
                    is_there = true;
                    true
                })
            },
        )?;
        Ok(is_there)
    }

    fn tagged(&self) -> Result<Tagged, NotRead> {
        let mut tagged = Tagged::default();
        if !self.refs.tags().is_empty() {
            self.bench.ask(&["cat-file", "--batch"], self.refs.tags(), |answers| {
                let mut answers = BufReader::new(answers.take(MOST_TAG_BYTES));
                while let Some(second) = next_day(&mut answers)? {
                    tagged.later |= second > self.year.last;
                    tagged.in_year |= (self.year.first..=self.year.last).contains(&second);
                }
                Ok(true)
            })?;
        }
        Ok(tagged)
    }
}

/// Returns the path in `MODE TYPE ID<tab>PATH`; none of a link, of another repository and of an empty
/// file, which show nothing.
fn path_of_file(entry: &[u8]) -> Option<&[u8]> {
    /// The names that all empty files have, by SHA-1 and SHA-256.
    const EMPTY: [&[u8]; 2] = [
        b"e69de29bb2d1d6434b8b29ae775ad8c2e48c5391",
        b"473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813",
    ];
    let tab = entry.iter().position(|byte| *byte == b'\t')?;
    let (about, path) = (&entry[..tab], &entry[tab + 1..]);
    let is_empty = EMPTY.iter().any(|id| about.ends_with(id));
    (about.starts_with(b"100") && !is_empty).then_some(path)
}

/// Returns a number that stands for an author; none where it is a program.
fn head_of(address: &[u8]) -> Option<u64> {
    let address = address.trim_ascii().to_ascii_lowercase();
    let is_program = address.windows(5).any(|part| part == b"[bot]");
    (!is_program && !address.is_empty()).then(|| {
        let mut number = DefaultHasher::new();
        number.write(&address);
        number.finish()
    })
}

/// Reads the next object of a list: the second of its commit or tag, which is before all others where
/// it has none; nothing at the end of the list.
fn next_day(input: &mut impl BufRead) -> io::Result<Option<i64>> {
    let mut line = Vec::new();
    if input.by_ref().take(HEAD_OF_OBJECT).read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    let line = String::from_utf8_lossy(&line);
    // `ID TYPE SIZE`; of what is missing, only that.
    let size = line.trim_end().rsplit(' ').next().and_then(|size| size.parse::<u64>().ok());
    let Some(size) = size else { return Ok(Some(i64::MIN)) };
    let mut head = Vec::new();
    input.by_ref().take(size.min(HEAD_OF_OBJECT)).read_to_end(&mut head)?;
    let rest = size.saturating_sub(head.len() as u64) + 1;
    io::copy(&mut input.by_ref().take(rest), &mut io::sink())?;
    let is_told = line.contains(" tag ") || line.contains(" commit ");
    Ok(is_told.then(|| second_of(&head)).flatten().or(Some(i64::MIN)))
}

/// Returns the second that stands behind whoever committed or tagged.
fn second_of(head: &[u8]) -> Option<i64> {
    let mut lines = head.split(|byte| *byte == b'\n').take_while(|line| !line.is_empty());
    let line =
        lines.find(|line| line.starts_with(b"committer ") || line.starts_with(b"tagger "))?;
    let behind = line.rsplit(|byte| *byte == b'>').next()?;
    str::from_utf8(behind).ok()?.split_whitespace().next()?.parse().ok()
}
