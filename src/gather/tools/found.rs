//! What results of tools show, before it is counted.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use crate::gather::tools::bom::components::Components;
use crate::gather::tools::checks::Checks;
use crate::gather::tools::guard::Trouble;
use crate::gather::tools::part::What;
use crate::gather::tools::published::PublishedRepository;
use crate::gather::tools::settle::Parts;
use crate::gather::tools::table::contributions::{Contribution, project_key};
use crate::gather::tools::table::critical::Critical;
use crate::gather::tools::table::replies::Reply;

/// What all results of tools together show.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// What the organisation is called, as tables of contributions may write it.
    ours: Vec<String>,
    /// The newest day of what each file shows.
    newest: BTreeMap<Arc<str>, Date>,
    pub(super) boms: Vec<Sourced<()>>,
    /// What stands in all of them together.
    pub(super) components: Components,
    pub(super) scorecards: Vec<Sourced<Scorecard>>,
    /// Scores of repositories, in hundredths.
    pub(super) clomonitor: Vec<Sourced<u32>>,
    /// Of what was looked at, by its mark.
    pub(super) violations: Vec<Sourced<(u128, usize)>>,
    pub(super) vulnerable: Vec<Sourced<(u128, BTreeSet<u128>)>>,
    pub(super) scans: Vec<Sourced<(u32, u32)>>,
    pub(super) reuse: Vec<Sourced<(u32, u32)>>,
    pub(super) published: Vec<Sourced<PublishedRepository>>,
    pub(super) contributions: Vec<Sourced<Contribution>>,
    pub(super) replies: Vec<Sourced<Reply>>,
    pub(super) critical: Vec<Sourced<Critical>>,
}

/// What a file shows, where, and for which day it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sourced<T> {
    pub(super) from: Arc<str>,
    pub(super) day: Date,
    pub(super) what: T,
}

/// The score of a repository by OpenSSF Scorecard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Scorecard {
    /// As [`project_key`] has it.
    pub(super) repository: String,
    /// In hundredths; none where it is inconclusive.
    pub(super) score: Option<u32>,
    pub(super) checks: Checks,
}

impl Found {
    /// Returns a place for what tools show of an organisation that goes by these names.
    pub fn of(names: impl IntoIterator<Item = String>) -> Self {
        Self { ours: names.into_iter().collect(), ..Self::default() }
    }

    /// Returns the files that are of later days than that of the gathering, each with its day.
    pub fn later_than(&self, gathered: Date) -> impl Iterator<Item = (&str, Date)> {
        let newest = self.newest.iter().map(|(from, day)| (&**from, *day));
        newest.filter(move |(_, day)| *day > last_of(gathered))
    }

    /// Returns the tables with rows of later days than that of the gathering.
    pub fn with_later_rows(&self, gathered: Date) -> BTreeSet<&str> {
        let changes = self.contributions.iter().map(|one| (&one.from, Some(one.what.day)));
        let replies = self.replies.iter().map(|one| (&one.from, one.what.opened));
        let later = |day: &Option<Date>| day.is_some_and(|day| day > last_of(gathered));
        changes.chain(replies).filter(|(_, day)| later(day)).map(|(from, _)| &**from).collect()
    }

    pub(super) fn ours(&self) -> &[String] {
        &self.ours
    }

    /// Takes what a file shows, or nothing of it. What has no day of its own holds for `changed`.
    ///
    /// # Errors
    /// That there is more than can be counted.
    pub(super) fn take(&mut self, parts: Parts, name: &str, changed: Date) -> Result<(), Trouble> {
        let too_many = |message| {
            let help = "gather the files of fewer units at once".to_owned();
            Trouble { place: None, message, help }
        };
        self.components.add_all(&parts.components).map_err(too_many)?;
        let from: Arc<str> = name.into();
        for part in parts.all {
            let day = part.day.unwrap_or(changed);
            let newest = self.newest.entry(Arc::clone(&from)).or_insert(day);
            *newest = day.max(*newest);
            self.add(part.what, &from, day);
        }
        Ok(())
    }

    fn add(&mut self, what: What, from: &Arc<str>, day: Date) {
        match what {
            What::Bom => put(&mut self.boms, [()], from, day),
            What::Scorecard(repository, score, checks) => {
                let repository = project_key(&repository);
                put(&mut self.scorecards, [Scorecard { repository, score, checks }], from, day);
            }
            What::Clomonitor(score) => put(&mut self.clomonitor, [score], from, day),
            What::Violations(of, open) => put(&mut self.violations, [(of, open)], from, day),
            What::Vulnerable(of, packages) => {
                put(&mut self.vulnerable, [(of, packages)], from, day);
            }
            What::Scan(files) => put(&mut self.scans, [files], from, day),
            What::Reuse(files) => put(&mut self.reuse, [files], from, day),
            What::Repository(repository) => put(&mut self.published, [repository], from, day),
            What::Contributions(all) => put(&mut self.contributions, all, from, day),
            What::Replies(all) => put(&mut self.replies, all, from, day),
            What::Critical(all) => put(&mut self.critical, all, from, day),
            // Whose they are is not known: they count where they stand in a repository.
            What::Insights(_) => {}
        }
    }
}

/// Returns the day that the day of gathering may be elsewhere already.
pub(super) fn last_of(gathered: Date) -> Date {
    gathered.tomorrow().unwrap_or(gathered)
}

fn put<T>(
    all: &mut Vec<Sourced<T>>,
    what: impl IntoIterator<Item = T>,
    from: &Arc<str>,
    day: Date,
) {
    all.extend(what.into_iter().map(|what| Sourced { from: Arc::clone(from), day, what }));
}
