//! What results of tools show, before it is counted.

use std::sync::Arc;

use jiff::civil::Date;

use crate::gather::tools::components::Components;
use crate::gather::tools::guard::Trouble;
use crate::gather::tools::part::{Part, What};

/// What all results of tools together show.
#[derive(Clone, Debug, Default)]
pub struct Found {
    pub(super) boms: Vec<Sourced<()>>,
    /// What stands in all of them together.
    pub(super) components: Components,
    pub(super) scorecards: Vec<Sourced<Scorecard>>,
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
    /// As `github.com/owner/name`.
    pub(super) repository: String,
    /// In hundredths; none where it is inconclusive.
    pub(super) score: Option<u32>,
}

impl Found {
    /// Takes what a file shows, or nothing of it. What has no day of its own holds for `changed`.
    pub(super) fn take(
        &mut self,
        parts: Vec<Part>,
        name: &str,
        changed: Date,
    ) -> Result<(), Trouble> {
        let mut components = Components::default();
        let too_many = |message| {
            let help = "gather the files of fewer units at once";
            Trouble { place: None, message, help: help.to_owned() }
        };
        for part in &parts {
            if let What::Bom(its) = &part.what {
                components.add_all(its).map_err(too_many)?;
            }
        }
        self.components.add_all(&components).map_err(too_many)?;
        let from: Arc<str> = name.into();
        for part in parts {
            let day = part.day.unwrap_or(changed);
            match part.what {
                What::Bom(_) => self.boms.push(sourced(&from, day, ())),
                What::Scorecard(repository, score) => {
                    self.scorecards.push(sourced(&from, day, Scorecard { repository, score }));
                }
            }
        }
        Ok(())
    }
}

fn sourced<T>(from: &Arc<str>, day: Date, what: T) -> Sourced<T> {
    Sourced { from: Arc::clone(from), day, what }
}
