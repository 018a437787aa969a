//! What a `security-insights.yml` says, in version 1 and in version 2.

use serde::Deserialize;

use crate::gather::tools::files::Filled;
use crate::gather::tools::stream::{Object, Words};

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub(super) struct InsightsHeader {
    pub(super) schema_version: Words,
    pub(super) last_updated: Words,
}

/// What version 2 has inside of the project.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub(super) struct Project {
    pub(super) vulnerability_reporting: Object<Reporting>,
}

/// How to report a vulnerability.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub(super) struct Reporting {
    accepts_vulnerability_reports: Filled,
    reports_accepted: Filled,
    email_contact: Filled,
    contact: Filled,
    security_policy: Filled,
    policy: Filled,
}

impl Reporting {
    /// Says whether reports are taken, and where to: version 1 has contacts beside it.
    pub(super) fn names_contact(&self, beside: Filled) -> bool {
        let accepted = [self.accepts_vulnerability_reports, self.reports_accepted];
        let ways = [self.email_contact, self.contact, self.security_policy, self.policy, beside];
        accepted.contains(&Filled::Something) && ways.contains(&Filled::Something)
    }
}
