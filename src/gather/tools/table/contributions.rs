//! Contributions: a row for each change that a project took, with its day, the project, who made it
//! and for which organisation.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::answers::{name_key, same_name};
use crate::gather::tools::bom::components::mark;
use crate::gather::tools::day::day;
use crate::gather::tools::guard::Trouble;
use crate::gather::tools::table::rows::{Row, find};
use crate::text;

/// The most contributions of one organisation in one file.
const MOST: usize = 500_000;
/// The longest name of a project, in characters.
const MOST_OF_A_NAME: usize = 200;
/// How many organisations are named where none of them is ours.
const NAMED: usize = 5;

/// A change that somebody of ours made and a project took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::gather::tools) struct Contribution {
    pub(in crate::gather::tools) day: Date,
    /// The project as [`project_key`] has it.
    pub(in crate::gather::tools) project: String,
    /// A stand-in for who made it, from which no name can be read.
    pub(in crate::gather::tools) author: u128,
}

/// Where what is needed stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Columns {
    date: usize,
    /// Whether that is the day of the merge; a change without one was not taken.
    is_of_merge: bool,
    project: usize,
    author: usize,
    organisation: usize,
}

/// What columns are called, by GrimoireLab, in the database of Augur, and by people.
const MERGED: [&str; 3] = ["merged at", "pull merged at", "pr merged at"];
const DAYS: [&str; 7] = [
    "date",
    "datum",
    "day",
    "author date",
    "commit date",
    "grimoire creation date",
    // German for a day, but GrimoireLab has its labels in a column of that name.
    "tag",
];
const PROJECTS: [&str; 7] =
    ["repository", "repo", "repo git", "repository name", "repo name", "project", "projekt"];
const AUTHORS: [&str; 8] = [
    "author",
    "autor",
    "autorin",
    "contributor",
    "author name",
    "author uuid",
    "cntrb login",
    "cntrb id",
];
const ORGANISATIONS: [&str; 9] = [
    "organisation",
    "organization",
    "company",
    "firma",
    "unternehmen",
    "affiliation",
    "employer",
    "author org name",
    "cntrb company",
];

impl Columns {
    pub(super) fn of(columns: &[String]) -> Option<Self> {
        let merged = find(columns, &MERGED);
        Some(Self {
            date: merged.or_else(|| find(columns, &DAYS))?,
            is_of_merge: merged.is_some(),
            project: find(columns, &PROJECTS)?,
            author: find(columns, &AUTHORS)?,
            organisation: find(columns, &ORGANISATIONS)?,
        })
    }
}

/// What was read of a table of contributions.
#[derive(Debug, Default)]
pub(super) struct Contributions {
    pub(super) ours: Vec<Contribution>,
    rows: usize,
    /// As they are compared, and as they are written.
    others: BTreeMap<String, String>,
}

impl Contributions {
    /// Takes in a row; `ours` are the names of the organisation.
    pub(super) fn take(
        &mut self,
        row: &Row<'_>,
        columns: Columns,
        ours: &[String],
    ) -> Result<(), Trouble> {
        if columns.is_of_merge && row.cell(columns.date).is_empty() {
            return Ok(());
        }
        self.rows += 1;
        let organisation = row.cell(columns.organisation);
        if !ours.iter().any(|name| same_name(name, organisation)) {
            if self.others.len() < NAMED && !organisation.is_empty() {
                self.others.insert(name_key(organisation), organisation.to_owned());
            }
            return Ok(());
        }
        let help = "write it as 2026-11-28";
        let day = day("date", row.cell(columns.date)).map_err(|wrong| row.trouble(wrong, help))?;
        let project = project_key(row.cell(columns.project));
        let author = row.cell(columns.author).to_lowercase();
        if project.is_empty() || author.is_empty() {
            let help = "name both, or leave the row out";
            return Err(row.trouble("a change without a project or without an author", help));
        }
        if self.ours.len() == MOST {
            let help = "write the last twelve months only";
            return Err(row.trouble(format!("more than {MOST} changes of ours"), help));
        }
        self.ours.push(Contribution { day, project, author: mark(&[&author]) });
        Ok(())
    }

    /// Returns the changes of ours.
    ///
    /// # Errors
    /// That no row is of ours, with whose they are.
    pub(super) fn finish(self) -> Result<Vec<Contribution>, Trouble> {
        if !self.ours.is_empty() {
            return Ok(self.ours);
        }
        if self.rows == 0 {
            let help = "nothing can be told of it; leave the file out".to_owned();
            return Err(Trouble {
                place: None,
                message: "no change stands in it".to_owned(),
                help,
            });
        }
        let others: Vec<String> = self.others.values().map(|name| format!("`{name}`")).collect();
        let message = format!(
            "none of {} changes is of the organisation; they are of {}",
            self.rows,
            if others.is_empty() { "nobody".to_owned() } else { others.join(", ") }
        );
        let help = "write that name as `organisation:` or `unit:` into `ospo.yaml`".to_owned();
        Err(Trouble { place: None, message, help })
    }
}

/// Returns a project as it is compared and shown: `owner/name` of GitHub, with the host before it
/// elsewhere, whether it is written as an address or not.
pub(in crate::gather::tools) fn project_key(name: &str) -> String {
    let name = name.trim().to_lowercase();
    let after_scheme = name.split_once("://").map_or(&*name, |(_, rest)| rest);
    let after_user = after_scheme.strip_prefix("git@").unwrap_or(after_scheme);
    let plain = after_user.replacen("github.com:", "github.com/", 1);
    let plain = plain.trim_end_matches('/').trim_end_matches(".git");
    let plain = plain.strip_prefix("www.").unwrap_or(plain).trim_start_matches("github.com/");
    let words: Vec<&str> = plain.split_whitespace().collect();
    text::visible(&text::clipped(&words.join(" "), MOST_OF_A_NAME)).into_owned()
}
