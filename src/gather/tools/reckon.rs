//! From what results of tools show to facts.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::facts::{Amount, Fact};
use crate::gather::tools::found::{Found, Scorecard, Sourced};
use crate::model::FactName;

impl Found {
    /// Returns the facts, in the order of their names; what nothing was seen of is left out. What
    /// happened “within a year” is counted back from `gathered`.
    pub fn facts(&self, gathered: Date) -> Vec<Fact> {
        let facts = [self.of_boms(gathered), self.of_scorecards()];
        let mut facts: Vec<Fact> = facts.into_iter().flatten().collect();
        for fact in &mut facts {
            // No clock of another machine makes a fact newer than the day on which it was found.
            fact.day = fact.day.min(gathered);
        }
        facts.sort_by_key(|fact| fact.name);
        facts
    }

    fn of_boms(&self, gathered: Date) -> Vec<Fact> {
        let year_ago = gathered.saturating_sub(1.year());
        let current = self.boms.iter().filter(|bom| bom.day >= year_ago).count();
        let (count, components) = (self.boms.len(), &self.components);
        let mut facts = Vec::new();
        if count > 0 {
            // How many there are, and how many are current, is as of today, however old they are.
            let today = |name, value| Fact { day: gathered, ..fact(name, value, &self.boms) };
            facts.push(today(FactName::Sboms, Amount::count(count)));
            facts.extend(
                Amount::share(current, count).map(|share| today(FactName::CurrentSboms, share)),
            );
            facts.push(fact(FactName::Components, Amount::count(components.count()), &self.boms));
        }
        let share = Amount::share(components.with_licence(), components.count());
        facts.extend(share.map(|share| fact(FactName::ComponentsWithLicence, share, &self.boms)));
        facts
    }

    fn of_scorecards(&self) -> Vec<Fact> {
        let newest = self.newest_scorecards();
        let scored = newest.into_values().filter(|card| card.what.score.is_some());
        let scored: Vec<&Sourced<Scorecard>> = scored.collect();
        let scores = scored.iter().filter_map(|card| card.what.score);
        let mean = mean(scores).map(|mean| fact(FactName::ScorecardMean, mean, scored));
        mean.into_iter().collect()
    }

    /// Returns the newest scorecard of each repository, in whichever case it is written.
    fn newest_scorecards(&self) -> BTreeMap<String, &Sourced<Scorecard>> {
        let mut newest: BTreeMap<String, &Sourced<Scorecard>> = BTreeMap::new();
        for card in &self.scorecards {
            let of_repository = newest.entry(card.what.repository.to_lowercase()).or_insert(card);
            if card.day > of_repository.day {
                *of_repository = card;
            }
        }
        newest
    }
}

/// Lays down a fact that rests on what stands in some files.
fn fact<'a, T: 'a>(
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

/// Returns the mean in hundredths, rounded half up; none of nothing.
fn mean(hundredths: impl Iterator<Item = u32>) -> Option<Amount> {
    let (sum, count) =
        hundredths.fold((0, 0), |(sum, count), one| (sum + u64::from(one), count + 1));
    let mean = (2 * sum + count).checked_div(2 * count)?;
    u32::try_from(mean).ok().map(Amount::Hundredths)
}
