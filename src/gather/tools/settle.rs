//! From an object of a file to what it shows, by the fields that are there.

use std::fmt;

use jiff::civil::Date;
use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor, value::MapAccessDeserializer};

use crate::gather::tools::bom::components::Components;
use crate::gather::tools::bom::spdx;
use crate::gather::tools::day::{day, score};
use crate::gather::tools::document::Document;
use crate::gather::tools::files::{Filled, Stamps};
use crate::gather::tools::insights::InsightsHeader;
use crate::gather::tools::nested::Nested;
use crate::gather::tools::ort::Resolved;
use crate::gather::tools::part::{Part, What};
use crate::gather::tools::published::{LicenceShown, PublishedRepository};
use crate::gather::tools::score::Score;
use crate::gather::tools::stream::{Object, Streamed, Tally, Words};
use crate::text;

/// The longest name of a repository, in characters.
const MOST_OF_A_NAME: usize = 200;
/// The most results in one file.
const MOST_PARTS: usize = 1_000_000;
/// The versions that are read. The third of SPDX is written otherwise, and known by its graph.
const SPDX: [&str; 2] = ["2.2", "2.3"];
const CYCLONEDX: [&str; 6] = ["1.2", "1.3", "1.4", "1.5", "1.6", "1.7"];

/// What the objects of a file show: one object, or a list of such.
#[derive(Debug, Default)]
pub(super) struct Parts {
    pub(super) all: Vec<Part>,
    /// What stands in all bills of materials among them.
    pub(super) components: Components,
    /// One of them is by no tool that is known.
    pub(super) is_unknown: bool,
    /// What is wrong with the object as a whole, and so has no place.
    wrong: Option<String>,
}

impl Parts {
    /// Takes what a file shows that holds one thing.
    pub(super) fn of_file(what: What) -> Self {
        Self { all: vec![Part { day: None, what }], ..Self::default() }
    }

    fn push(&mut self, day: Option<Date>, what: What) -> Result<bool, String> {
        if self.all.len() == MOST_PARTS {
            return Err(format!("more than {MOST_PARTS} results in one file"));
        }
        self.all.push(Part { day, what });
        Ok(true)
    }

    fn push_bom(&mut self, day: Option<Date>, components: &Components) -> Result<bool, String> {
        self.components.add_all(components)?;
        self.push(day, What::Bom)
    }

    /// Adds the results of several that stand in one object; false where no tool that is known wrote
    /// them.
    fn settle_several(&mut self, several: Self) -> Result<bool, String> {
        let is_known = !several.is_unknown && !several.all.is_empty();
        self.add_all(several)?;
        Ok(is_known)
    }

    /// Adds what other objects show.
    ///
    /// # Errors
    /// What is wrong with them, or that there are too many.
    pub(super) fn add_all(&mut self, others: Self) -> Result<(), String> {
        self.is_unknown |= others.is_unknown;
        others.wrong.map_or(Ok(()), Err)?;
        self.components.add_all(&others.components)?;
        others.all.into_iter().try_for_each(|part| self.push(part.day, part.what).map(|_| ()))
    }
}

/// Nobody knows what a version means that is not known.
fn is_read(format: &str, version: &str, known: &[&str]) -> Result<(), String> {
    if known.contains(&version) {
        return Ok(());
    }
    let (version, known) = (text::clipped(version, 20), known.join(", "));
    Err(format!("{format} {version} is not known; write it in one of these versions: {known}"))
}

impl Tally for Parts {
    type Element = Parts;

    fn take(&mut self, element: Parts) -> Result<(), String> {
        self.add_all(element)
    }
}

impl<'de> Deserialize<'de> for Parts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(InParts)
    }
}

struct InParts;

impl<'de> Visitor<'de> for InParts {
    type Value = Parts;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an object or a list of objects")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Parts, A::Error> {
        let mut parts = Parts::default();
        match Document::deserialize(MapAccessDeserializer::new(map))?.settle(&mut parts) {
            Ok(is_known) => parts.is_unknown |= !is_known,
            Err(wrong) => parts.wrong = Some(wrong),
        }
        Ok(parts)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Parts, A::Error> {
        let mut parts = Parts::default();
        while let Some(element) = list.next_element()? {
            parts.take(element).map_err(A::Error::custom)?;
        }
        Ok(parts)
    }
}

impl Document<Parts> {
    /// Lays down what the object shows; false where no tool that is known writes such.
    ///
    /// # Errors
    /// What is wrong with it.
    fn settle(self, parts: &mut Parts) -> Result<bool, String> {
        if let Object::Of(inner) = self.sbom {
            return inner.settle(parts);
        }
        if let Some(version) = self.spdx_version.as_deref().and_then(|v| v.strip_prefix("SPDX-")) {
            is_read("SPDX", version, &SPDX)?;
            return self.settle_spdx(parts);
        }
        if let Streamed::List(graph) = self.graph {
            return parts.push_bom(graph.created, &graph.components()?);
        }
        if self.bom_format.as_deref() == Some("CycloneDX") {
            let version = self.spec_version.as_deref().ok_or("`specVersion` is missing")?;
            is_read("CycloneDX", version, &CYCLONEDX)?;
            let stamp = self.metadata.into_option().unwrap_or_default().timestamp.0;
            let day = stamp.map(|text| day("timestamp", &text)).transpose()?;
            return parts.push_bom(day, &self.components.or_none("components")?);
        }
        if let (Object::Of(_), Object::Of(_)) = (&self.repo, &self.scorecard) {
            return self.settle_scorecard(parts);
        }
        if let Streamed::List(several) = self.results {
            return parts.settle_several(several);
        }
        if let Streamed::List(several) = self.items {
            return parts.settle_several(several);
        }
        if let Nested(Streamed::List(several)) = self.data {
            return parts.settle_several(several);
        }
        if self.reuse_spec_version.0.is_some() {
            return parts.push(None, What::Reuse(self.files.or_none("files")?.looked_at));
        }
        if let Streamed::List(Stamps { is_scancode: true, end }) = self.headers {
            let day = end.map(|text| day("end_timestamp", &text)).transpose()?;
            if matches!(self.files, Streamed::Missing) {
                return Err("a scan without its files; write it with `--json`, not by lines".into());
            }
            let files = self.files.or_none("files")?.scanned;
            if files.0 == 0 {
                return Err("no file was scanned for licences; run it with `--license`".into());
            }
            return parts.push(day, What::Scan(files));
        }
        if let (Object::Of(_), Filled::Something) = (&self.repository, self.analyzer) {
            return self.settle_ort(parts);
        }
        if let Score::OfAll(number) = self.score {
            let clomonitor = What::Clomonitor(score(number, 100)?);
            return parts.push(self.updated_at.day(), clomonitor);
        }
        if let Object::Of(InsightsHeader { schema_version: Words(Some(_)), .. }) = self.header {
            return self.settle_insights(parts);
        }
        if self.repo_name.0.is_some() && self.pull_requests != Filled::Missing {
            return Err(
                "changes are counted without their authors; export a table with a row for each"
                    .into(),
            );
        }
        self.settle_repository(parts)
    }

    fn settle_spdx(self, parts: &mut Parts) -> Result<bool, String> {
        let info = self.creation_info.into_option().unwrap_or_default();
        let created = info.created.0.map(|text| day("created", &text)).transpose()?;
        let components = spdx::components(
            self.packages.or_none("packages")?,
            self.described.or_none("documentDescribes")?,
            self.relationships.or_none("relationships")?,
        )?;
        parts.push_bom(created, &components)
    }

    fn settle_scorecard(self, parts: &mut Parts) -> Result<bool, String> {
        let name = self.repo.into_option().and_then(|repo| repo.name.0);
        let name = name.ok_or("a scorecard without the name of its repository")?;
        let day = self.date.0.map(|text| day("date", &text)).transpose()?;
        let score = match self.score {
            Score::Number(-1.0) => None,
            Score::Number(number) => Some(score(number, 10)?),
            Score::Missing | Score::Else | Score::OfAll(_) => {
                return Err("a scorecard without a score; run it with `--format json`".into());
            }
        };
        let checks = self.checks.or_none("checks")?;
        parts.push(day, What::Scorecard(name, score, checks))
    }

    fn settle_ort(self, parts: &mut Parts) -> Result<bool, String> {
        let repository = self.repository.into_option().unwrap_or_default();
        let looked_at = repository.mark();
        let configurations =
            [repository.config.into_option(), self.resolved_configuration.into_option()];
        let resolved = Resolved::of(configurations)?;
        let day = |text: Words| text.0.map(|text| day("end_time", &text)).transpose();
        let (evaluator, advisor) = (self.evaluator.into_option(), self.advisor.into_option());
        if evaluator.is_none() && advisor.is_none() {
            return Err(
                "nothing was judged yet; gather what `ort evaluate` or `ort advise` writes".into(),
            );
        }
        if let Some(evaluator) = evaluator {
            let violations = evaluator.violations.or_none("violations")?;
            let open = resolved.open_violations(&violations)?;
            parts.push(day(evaluator.end_time)?, What::Violations(looked_at, open))?;
        }
        if let Some(advisor) = advisor {
            let vulnerable = resolved.vulnerable(advisor.results)?;
            parts.push(day(advisor.end_time)?, What::Vulnerable(looked_at, vulnerable))?;
        }
        Ok(true)
    }

    fn settle_insights(self, parts: &mut Parts) -> Result<bool, String> {
        let header = self.header.into_option().unwrap_or_default();
        let project = self.project.into_option().unwrap_or_default();
        let reporting = [self.vulnerability_reporting, project.vulnerability_reporting]
            .map(Object::into_option);
        let contacts = self.security_contacts;
        let has_contact = reporting.into_iter().flatten().any(|one| one.names_contact(contacts));
        let day = header.last_updated.0.map(|text| day("last-updated", &text)).transpose()?;
        parts.push(day, What::Insights(has_contact))
    }

    fn settle_repository(self, parts: &mut Parts) -> Result<bool, String> {
        let names = [
            self.name_with_owner,
            self.full_name,
            self.full_name_in_search,
            self.path_with_namespace,
            self.full_path,
        ];
        let full = names.into_iter().find_map(|name| name.0);
        // The command of GitLab writes what it was not told as it writes what is not there.
        let is_told = self.license_url.as_deref() != Some("");
        let shown = self.license.is_named().filter(|is_named| *is_named || is_told);
        let licence = self.license_info.is_named().or(shown);
        let is_of_platform = full.is_some()
            || self.license_info != LicenceShown::Missing
            || self.is_archived != Filled::Missing
            || self.is_fork != Filled::Missing;
        let Some(name) = full.or(self.name.0).filter(|_| is_of_platform) else {
            return Ok(false);
        };
        let is_public = match (self.visibility.as_deref(), self.is_private, self.private) {
            (Some(visibility), ..) => visibility.eq_ignore_ascii_case("public"),
            (None, Filled::Missing, Filled::Missing) => {
                return Err(
                    "nothing says which repositories are public; ask for `visibility`".into()
                );
            }
            (None, is_private, private) => ![is_private, private].contains(&Filled::Something),
        };
        let is_fork = [self.is_fork, self.fork, self.is_forked, self.forked_from_project];
        let repository = PublishedRepository {
            name: text::clipped(&name, MOST_OF_A_NAME).into_owned(),
            has_licence: licence,
            is_archived: [self.is_archived, self.archived].contains(&Filled::Something),
            is_public,
            is_fork: is_fork.contains(&Filled::Something),
        };
        parts.push(None, What::Repository(repository))
    }
}
