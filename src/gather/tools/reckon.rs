//! From what results of tools show to facts.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::facts::{Amount, Fact};
use crate::gather::tools::checks::TOLD;
use crate::gather::tools::found::{Found, Scorecard, Sourced, last_of};
use crate::gather::tools::published::PublishedRepository;
use crate::model::FactName;

impl Found {
    /// Returns the facts, in the order of their names; what nothing was seen of is left out. A year is
    /// twelve months before `gathered`.
    pub fn facts(&self, gathered: Date) -> Vec<Fact> {
        let year_ago = gathered.saturating_sub(12.months());
        let year = year_ago..=last_of(gathered);
        let mut facts = self.of_boms(gathered, &year);
        facts.extend(self.of_scorecards());
        facts.extend(self.of_judgements());
        facts.extend(self.of_published());
        facts.extend(self.of_contributions(&year));
        facts.extend(self.of_replies(&year));
        for fact in &mut facts {
            // No clock of another machine makes a fact newer than the day on which it was found.
            fact.day = fact.day.min(gathered);
        }
        facts.sort_by_key(|fact| fact.name);
        facts
    }

    fn of_boms(&self, gathered: Date, year: &RangeInclusive<Date>) -> Vec<Fact> {
        let current = self.boms.iter().filter(|bom| year.contains(&bom.day)).count();
        let (count, components) = (self.boms.len(), &self.components);
        let Some(share) = Amount::share(current, count) else { return Vec::new() };
        // How many there are, and how many are current, is as of today, however old they are.
        let today = |name, value| Fact { day: gathered, ..fact(name, value, &self.boms) };
        let with_licence = Amount::share(components.with_licence(), components.count());
        let mut facts = vec![
            today(FactName::Sboms, Amount::count(count)),
            today(FactName::CurrentSboms, share),
            fact(FactName::Components, Amount::count(components.count()), &self.boms),
        ];
        facts.extend(
            with_licence.map(|share| fact(FactName::ComponentsWithLicence, share, &self.boms)),
        );
        facts
    }

    /// Scorecards of critical dependencies are those of others, and no part of the mean.
    fn of_scorecards(&self) -> Vec<Fact> {
        let newest = newest(&self.scorecards, |card| card.repository.as_str());
        let is_critical =
            |card: &Scorecard| self.critical.iter().any(|one| one.what.is(&card.repository));
        let (critical, own): (Vec<_>, Vec<_>) =
            newest.into_values().partition(|card| is_critical(&card.what));
        let scored: Vec<&Sourced<Scorecard>> =
            own.iter().copied().filter(|card| card.what.score.is_some()).collect();
        let numbers = scored.iter().filter_map(|card| card.what.score);
        let mean = mean(numbers).map(|mean| fact(FactName::ScorecardMean, mean, scored));
        let checks = TOLD.into_iter().filter_map(|(_, name)| {
            let told = || own.iter().filter(|card| card.what.checks.passed(name).is_some());
            let passed = told().filter(|card| card.what.checks.passed(name) == Some(true)).count();
            Amount::share(passed, told().count()).map(|share| fact(name, share, told().copied()))
        });

        let named: BTreeSet<_> = self.critical.iter().map(|one| &one.what).collect();
        let with = named.iter().filter(|one| critical.iter().any(|c| one.is(&c.what.repository)));
        let share = Amount::share(with.count(), named.len()).map(|share| {
            let list = fact(FactName::CriticalDependenciesWithScorecard, share, &self.critical);
            together(list, fact(FactName::CriticalDependenciesWithScorecard, share, critical))
        });
        mean.into_iter().chain(checks).chain(share).collect()
    }

    fn of_judgements(&self) -> Vec<Fact> {
        let mean = mean(self.clomonitor.iter().map(|one| one.what));
        // Of what was looked at several times the newest result counts.
        let violations = newest(&self.violations, |(of, _)| of);
        let vulnerable = newest(&self.vulnerable, |(of, _)| of);
        let open = violations.values().map(|one| one.what.1).sum();
        let packages: BTreeSet<_> = vulnerable.values().flat_map(|one| &one.what.1).collect();
        let share = |name, files: &[Sourced<(u32, u32)>]| {
            let sum = |part: fn(&(u32, u32)) -> u32| -> usize {
                files.iter().map(|one| usize::try_from(part(&one.what)).unwrap_or(0)).sum()
            };
            Amount::share(sum(|files| files.1), sum(|files| files.0))
                .map(|share| fact(name, share, files))
        };
        [
            mean.map(|mean| fact(FactName::ClomonitorMean, mean, &self.clomonitor)),
            (!violations.is_empty()).then(|| {
                fact(FactName::LicenceViolations, Amount::count(open), violations.into_values())
            }),
            (!vulnerable.is_empty()).then(|| {
                fact(
                    FactName::VulnerablePackages,
                    Amount::count(packages.len()),
                    vulnerable.into_values(),
                )
            }),
            share(FactName::FilesWithLicence, &self.scans),
            share(FactName::FilesWithReuse, &self.reuse),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn of_published(&self) -> Vec<Fact> {
        let all = self.repositories_published();
        let public = || all.values().copied().filter(|one| one.what.counts());
        let count = public().count();
        let Some(first) = (count > 0).then_some(FactName::PublishedRepositories) else {
            return Vec::new();
        };
        let told = || public().filter(|one| one.what.has_licence.is_some());
        let with_licence = told().filter(|one| one.what.has_licence == Some(true)).count();
        let archived = public().filter(|one| one.what.is_archived).count();
        let mut facts = vec![fact(first, Amount::count(count), public())];
        facts.extend(
            Amount::share(with_licence, told().count())
                .map(|share| fact(FactName::PublishedWithLicence, share, told())),
        );
        facts.extend(
            Amount::share(archived, count)
                .map(|share| fact(FactName::ArchivedRepositories, share, public())),
        );
        facts
    }

    /// Returns each repository once, by its name: as the newest export has it.
    pub(super) fn repositories_published(&self) -> BTreeMap<String, &Sourced<PublishedRepository>> {
        newest(&self.published, |one| one.name.to_lowercase())
    }
}

/// Returns the newest of those that are of one thing; of several of a day the first.
fn newest<'a, T, K: Ord>(
    all: &'a [Sourced<T>],
    of: impl Fn(&'a T) -> K,
) -> BTreeMap<K, &'a Sourced<T>> {
    let mut newest: BTreeMap<K, &Sourced<T>> = BTreeMap::new();
    for one in all {
        let known = newest.entry(of(&one.what)).or_insert(one);
        if one.day > known.day {
            *known = one;
        }
    }
    newest
}

/// Lays down a fact that rests on what stands in some files.
pub(super) fn fact<'a, T: 'a>(
    name: FactName,
    value: Amount,
    rests_on: impl IntoIterator<Item = &'a Sourced<T>>,
) -> Fact {
    let (mut from, mut day) = (BTreeSet::new(), Date::MAX);
    for one in rests_on {
        from.insert(&*one.from);
        day = day.min(one.day);
    }
    let from = from.into_iter().map(str::to_owned).collect();
    Fact { name, value, day, from, by: Vec::new() }
}

/// Lets a fact rest on what another rests on too.
fn together(mut fact: Fact, other: Fact) -> Fact {
    fact.day = fact.day.min(other.day);
    fact.from.extend(other.from);
    fact.from.sort();
    fact.from.dedup();
    fact
}

/// Returns the mean in hundredths, rounded half up; none of nothing.
fn mean(hundredths: impl Iterator<Item = u32>) -> Option<Amount> {
    let (sum, count) =
        hundredths.fold((0, 0), |(sum, count), one| (sum + u64::from(one), count + 1));
    let mean = (2 * sum + count).checked_div(2 * count)?;
    u32::try_from(mean).ok().map(Amount::Hundredths)
}
