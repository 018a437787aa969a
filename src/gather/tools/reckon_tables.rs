//! From what tables show to facts: changes that others took, and how long a reply took.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use jiff::civil::Date;

use crate::answers::name_key;
use crate::facts::{Amount, Fact, FactPart};
use crate::gather::tools::found::Found;
use crate::gather::tools::reckon::fact;
use crate::gather::tools::table::contributions::project_key;
use crate::model::FactName;

impl Found {
    pub(super) fn of_contributions(&self, year: &RangeInclusive<Date>) -> Vec<Fact> {
        if self.contributions.is_empty() {
            return Vec::new();
        }
        let own = self.own_projects();
        let upstream = self.contributions.iter().map(|one| &one.what);
        let upstream: Vec<_> =
            upstream.filter(|one| year.contains(&one.day) && !own.is_own(&one.project)).collect();
        let projects: BTreeSet<&str> = upstream.iter().map(|one| &*one.project).collect();
        let authors: BTreeSet<u128> = upstream.iter().map(|one| one.author).collect();
        let mut by: BTreeMap<(String, &str), usize> = BTreeMap::new();
        for one in &upstream {
            let month = format!("{:04}-{:02}", one.day.year(), one.day.month());
            *by.entry((month, &one.project)).or_default() += 1;
        }
        let by = by.into_iter().map(|((month, project), number)| FactPart {
            month,
            project: project.to_owned(),
            value: Amount::count(number),
        });
        let fact = |name, number| fact(name, Amount::count(number), &self.contributions);
        let changes = fact(FactName::UpstreamChanges, upstream.len());
        vec![
            Fact { by: by.collect(), ..changes },
            fact(FactName::UpstreamProjects, projects.len()),
            fact(FactName::UpstreamAuthors, authors.len()),
        ]
    }

    pub(super) fn of_replies(&self, year: &RangeInclusive<Date>) -> Option<Fact> {
        let in_year = |opened: Option<Date>| opened.is_none_or(|opened| year.contains(&opened));
        let counted: Vec<_> = self.replies.iter().filter(|one| in_year(one.what.opened)).collect();
        let mut took: Vec<u64> = counted.iter().map(|one| one.what.took).collect();
        took.sort_unstable();
        // The two in the middle; of an odd number they are one.
        let middle = took.get(took.len().checked_sub(1)? / 2)? + took.get(took.len() / 2)?;
        let hundredths = (u128::from(middle) * 100 + DAY) / (2 * DAY);
        let median = Amount::Hundredths(u32::try_from(hundredths).ok()?);
        Some(fact(FactName::ReplyTime, median, counted))
    }

    fn own_projects(&self) -> OwnProjects {
        let published = self.repositories_published();
        let mut own = OwnProjects {
            projects: BTreeSet::new(),
            owners: self.ours().iter().map(|name| plain(name)).collect(),
        };
        for repository in published.values() {
            let key = project_key(&repository.what.name);
            if let Some((owner, name)) = key.rsplit_once('/') {
                own.owners.insert(plain(owner));
                // The name of a fork alone is that of what it is a fork of.
                if !repository.what.is_fork {
                    own.projects.insert(name.to_owned());
                }
            }
            own.projects.insert(key);
        }
        own
    }
}

/// A day in millionths of a second.
const DAY: u128 = 86_400_000_000;

/// The projects that are no others'.
struct OwnProjects {
    /// Published by the organisation, with and without their owners.
    projects: BTreeSet<String>,
    /// Accounts of the organisation: those that publish, and those called as it is.
    owners: BTreeSet<String>,
}

impl OwnProjects {
    /// Says whether a project is the organisation's own: its owner on the platform is, or it is
    /// written without an owner and bears the name of a published one.
    fn is_own(&self, project: &str) -> bool {
        let mut above = project.rsplit_once('/').map(|(owner, _)| owner);
        // On GitLab an owner may stand within another, and a host before all.
        while let Some(owner) = above {
            let last = owner.rsplit('/').next().unwrap_or(owner);
            if self.owners.contains(&plain(owner)) || self.owners.contains(&plain(last)) {
                return true;
            }
            above = owner.rsplit_once('/').map(|(owner, _)| owner);
        }
        self.projects.contains(project)
    }
}

/// Returns a name of an account as it is compared: platforms allow no blanks and few signs.
fn plain(name: &str) -> String {
    name_key(name).chars().filter(|c| c.is_alphanumeric() || *c == '/').collect()
}
