//! Single checks of OpenSSF Scorecard.

use serde::Deserialize;

use crate::gather::tools::day::score;
use crate::gather::tools::score::Score;
use crate::gather::tools::stream::{Object, Tally, Words};
use crate::model::FactName;

/// The checks that are told one by one, each with its fact.
pub(super) const TOLD: [(&str, FactName); 4] = [
    ("Branch-Protection", FactName::ScorecardBranchProtection),
    ("Dependency-Update-Tool", FactName::ScorecardDependencyUpdateTool),
    ("SAST", FactName::ScorecardSast),
    ("Signed-Releases", FactName::ScorecardSignedReleases),
];

/// From how many hundredths of a point on, of ten points, a check is passed. A signature for each
/// release is worth eight, and so are branches that take only what was reviewed and tested.
const PASSED: u32 = 800;

/// Whether each of [`TOLD`] is passed; none where it is missing or inconclusive.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Checks([Option<bool>; TOLD.len()]);

impl Checks {
    /// Says whether the check of that fact is passed.
    pub(super) fn passed(&self, fact: FactName) -> Option<bool> {
        let mut each = TOLD.iter().zip(self.0);
        each.find(|((_, name), _)| *name == fact).and_then(|(_, passed)| passed)
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Check {
    name: Words,
    score: Score,
}

impl Tally for Checks {
    type Element = Object<Check>;

    fn take(&mut self, element: Object<Check>) -> Result<(), String> {
        let check = element.into_option().unwrap_or_default();
        for ((name, _), passed) in TOLD.iter().zip(&mut self.0) {
            if check.name.as_deref() == Some(*name) {
                *passed = match check.score {
                    Score::Number(-1.0) | Score::Missing | Score::Else | Score::OfAll(_) => None,
                    Score::Number(points) => Some(score(points, 10)? >= PASSED),
                };
            }
        }
        Ok(())
    }
}
