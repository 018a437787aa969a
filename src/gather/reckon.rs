//! The facts of all that was seen, each once, in the order of their names.

use jiff::civil::Date;

use crate::facts::Fact;
use crate::gather::repository::of_repositories;
use crate::gather::seen::Seen;

/// Reckons the facts of what was seen on a day.
pub fn facts(seen: &Seen, day: Date) -> Vec<Fact> {
    let mut facts = of_repositories(&seen.repositories, day);
    facts.extend(seen.found.facts(day));
    facts.sort_by_key(|fact| fact.name);
    facts
}
