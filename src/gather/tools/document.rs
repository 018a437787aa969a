//! An object of a file, whichever tool wrote it: all fields that any of them has, of which those that
//! are there tell which tool it was.
//!
//! What tells a format apart may stand at the end of a gigabyte, so all are read at once. `R` is what is
//! kept of the results of several that stand in one object.

use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};

use crate::gather::tools::bom::components::Components;
use crate::gather::tools::bom::cyclonedx::Metadata;
use crate::gather::tools::bom::spdx::{CreationInfo, Described, Packages, Relationships};
use crate::gather::tools::bom::spdx3::Graph;
use crate::gather::tools::checks::Checks;
use crate::gather::tools::day::Seconds;
use crate::gather::tools::files::{Files, Filled, Stamps};
use crate::gather::tools::insights::{InsightsHeader, Project, Reporting};
use crate::gather::tools::nested::Nested;
use crate::gather::tools::ort;
use crate::gather::tools::published::LicenceShown;
use crate::gather::tools::score::Score;
use crate::gather::tools::stream::{Object, Streamed, Tally, Words};

#[derive(Debug, Default, Deserialize)]
#[serde(
    default,
    rename_all = "camelCase",
    expecting = "an object",
    bound(deserialize = "R: Tally<Element = R> + DeserializeOwned")
)]
pub(super) struct Document<R: Default> {
    // SPDX 2, which GitHub wraps into an object.
    pub(super) spdx_version: Words,
    pub(super) creation_info: Object<CreationInfo>,
    pub(super) packages: Streamed<Packages>,
    #[serde(rename = "documentDescribes")]
    pub(super) described: Streamed<Described>,
    pub(super) relationships: Streamed<Relationships>,
    pub(super) sbom: Object<Box<Document<R>>>,
    // SPDX 3.
    #[serde(rename = "@graph")]
    pub(super) graph: Streamed<Graph>,
    // CycloneDX.
    pub(super) bom_format: Words,
    pub(super) spec_version: Words,
    pub(super) metadata: Object<Metadata>,
    pub(super) components: Streamed<Components>,
    // Scorecard.
    pub(super) repo: Object<Repo>,
    pub(super) scorecard: Object<IgnoredAny>,
    pub(super) date: Words,
    pub(super) score: Score,
    pub(super) checks: Streamed<Checks>,
    // CLOMonitor, whose interface tells in seconds when it looked.
    #[serde(rename = "updated_at")]
    pub(super) updated_at: Seconds,
    /// The results of several, in one object, as interfaces answer.
    pub(super) results: Streamed<R>,
    pub(super) items: Streamed<R>,
    pub(super) data: Nested<R>,
    // The OSS Review Toolkit.
    pub(super) repository: Object<ort::Repository>,
    pub(super) analyzer: Filled,
    pub(super) evaluator: Object<ort::Evaluator>,
    pub(super) advisor: Object<ort::Advisor>,
    #[serde(rename = "resolved_configuration")]
    pub(super) resolved_configuration: Object<ort::Configuration>,
    // ScanCode and REUSE.
    pub(super) headers: Streamed<Stamps>,
    pub(super) files: Streamed<Files>,
    #[serde(rename = "reuse_spec_version")]
    pub(super) reuse_spec_version: Words,
    // Security Insights.
    pub(super) header: Object<InsightsHeader>,
    #[serde(rename = "vulnerability-reporting")]
    pub(super) vulnerability_reporting: Object<Reporting>,
    pub(super) project: Object<Project>,
    #[serde(rename = "security-contacts")]
    pub(super) security_contacts: Filled,
    // Augur, which counts changes without their authors.
    #[serde(rename = "repo_name")]
    pub(super) repo_name: Words,
    #[serde(rename = "pull_requests")]
    pub(super) pull_requests: Filled,
    // Repositories of GitHub, by its commands and by its interfaces, and of GitLab.
    pub(super) name: Words,
    pub(super) name_with_owner: Words,
    #[serde(rename = "full_name")]
    pub(super) full_name: Words,
    #[serde(rename = "fullName")]
    pub(super) full_name_in_search: Words,
    pub(super) full_path: Words,
    #[serde(rename = "path_with_namespace")]
    pub(super) path_with_namespace: Words,
    pub(super) license_info: LicenceShown,
    pub(super) license: LicenceShown,
    #[serde(rename = "license_url")]
    pub(super) license_url: Words,
    pub(super) is_archived: Filled,
    pub(super) archived: Filled,
    pub(super) is_fork: Filled,
    pub(super) fork: Filled,
    pub(super) is_forked: Filled,
    #[serde(rename = "forked_from_project")]
    pub(super) forked_from_project: Filled,
    pub(super) visibility: Words,
    pub(super) is_private: Filled,
    pub(super) private: Filled,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Repo {
    pub(super) name: Words,
}
