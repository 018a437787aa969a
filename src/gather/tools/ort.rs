//! Results of the OSS Review Toolkit: what its evaluator and its advisor found, and what somebody has
//! resolved of it.

use std::collections::BTreeSet;

use regex_lite::{Regex, RegexBuilder};
use serde::Deserialize;
use serde::de::{Deserializer, Error as _, MapAccess, Visitor};

use crate::gather::tools::bom::components::mark;
use crate::gather::tools::files::Filled;
use crate::gather::tools::stream::{Object, Streamed, Tally, Words, else_ignored};

/// The most violations and the most vulnerabilities of one result.
const MOST: usize = 50_000;
/// The most resolutions of a kind.
const MOST_RESOLUTIONS: usize = 2_000;
/// The most memory that one resolution may take, in bytes.
const MOST_OF_A_RESOLUTION: usize = 64 * 1024;
/// The most times that something is held against a resolution: more would take minutes.
const MOST_COMPARED: usize = 20_000_000;
/// The longest message that is held against a resolution, in bytes.
const MOST_OF_A_MESSAGE: usize = 2_000;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Evaluator {
    pub(super) end_time: Words,
    pub(super) violations: Streamed<Violations>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, expecting = "a violation of a rule")]
pub(super) struct Violation {
    severity: Option<String>,
    license: Filled,
    message: Option<String>,
}

/// What errors against rules for licences say.
#[derive(Debug, Default)]
pub(super) struct Violations(Vec<String>);

impl Tally for Violations {
    type Element = Violation;

    fn take(&mut self, violation: Violation) -> Result<(), String> {
        let is_error = violation.severity.as_deref() == Some("ERROR");
        if is_error && violation.license == Filled::Something {
            self.0.push(cut(in_one_line(&violation.message.unwrap_or_default())));
        }
        within(self.0.len(), "violations")
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Advisor {
    pub(super) end_time: Words,
    pub(super) results: AdvisorResults,
}

/// The ids of vulnerabilities, each with the mark of the package that has it.
#[derive(Debug, Default)]
pub(super) struct AdvisorResults(Vec<(u128, String)>);

impl AdvisorResults {
    const ELSE: Self = Self(Vec::new());
}

impl<'de> Deserialize<'de> for AdvisorResults {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(InAdvice)
    }
}

struct InAdvice;

impl<'de> Visitor<'de> for InAdvice {
    type Value = AdvisorResults;

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<AdvisorResults, A::Error> {
        let mut advice = AdvisorResults::default();
        while let Some(package) = map.next_key::<String>()? {
            // Results of before 2023 have the packages one level further in.
            if package == "advisor_results" {
                advice.0.extend(map.next_value::<AdvisorResults>()?.0);
            } else if let Streamed::List(KnownVulnerabilities(ids)) =
                map.next_value::<Streamed<KnownVulnerabilities>>()?
            {
                let package = mark(&[&package]);
                advice.0.extend(ids.into_iter().map(|id| (package, id)));
            }
            within(advice.0.len(), "vulnerabilities").map_err(A::Error::custom)?;
        }
        Ok(advice)
    }

    else_ignored! { no_bool no_number no_text no_list }
}

/// The ids of the vulnerabilities that one or several advisors know of a package.
#[derive(Debug, Default)]
struct KnownVulnerabilities(Vec<String>);

#[derive(Debug, Default, Deserialize)]
#[serde(default, expecting = "what an advisor knows")]
struct Result1 {
    vulnerabilities: Streamed<Vulnerabilities>,
}

impl Tally for KnownVulnerabilities {
    type Element = Result1;

    fn take(&mut self, result: Result1) -> Result<(), String> {
        self.0.extend(result.vulnerabilities.or_none("vulnerabilities")?.0);
        within(self.0.len(), "vulnerabilities")
    }
}

#[derive(Debug, Default)]
struct Vulnerabilities(Vec<String>);

#[derive(Debug, Default, Deserialize)]
#[serde(default, expecting = "a vulnerability")]
struct Vulnerability {
    id: String,
}

impl Tally for Vulnerabilities {
    type Element = Vulnerability;

    fn take(&mut self, vulnerability: Vulnerability) -> Result<(), String> {
        self.0.push(cut(vulnerability.id));
        within(self.0.len(), "vulnerabilities")
    }
}

/// What has resolutions: the resolved configuration, or that of the repository.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Configuration {
    pub(super) resolutions: Object<Resolutions>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Repository {
    vcs: Object<Vcs>,
    pub(super) config: Object<Configuration>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Vcs {
    url: Words,
    path: Words,
}

impl Repository {
    /// Returns a mark for what was looked at, in whichever revision.
    pub(super) fn mark(&self) -> u128 {
        let Object::Of(vcs) = &self.vcs else { return 0 };
        let text = |words: &Words| words.as_deref().unwrap_or_default().to_owned();
        mark(&[&text(&vcs.url), &text(&vcs.path)])
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Resolutions {
    rule_violations: Streamed<Patterns>,
    vulnerabilities: Streamed<Patterns>,
}

#[derive(Debug, Default)]
struct Patterns(Vec<Regex>);

#[derive(Debug, Default, Deserialize)]
#[serde(default, expecting = "a resolution")]
struct Resolution {
    message: Option<String>,
    id: Option<String>,
}

impl Tally for Patterns {
    type Element = Resolution;

    fn take(&mut self, resolution: Resolution) -> Result<(), String> {
        let pattern = resolution.message.or(resolution.id).unwrap_or_default();
        // A pattern that only Java understands resolves nothing: what it is for is counted.
        let whole = format!("^(?:{})$", without_quotes(&in_one_line(&pattern)));
        let regex = RegexBuilder::new(&whole)
            .dot_matches_new_line(true)
            .size_limit(MOST_OF_A_RESOLUTION)
            .build();
        self.0.extend(regex.ok());
        if self.0.len() > MOST_RESOLUTIONS {
            return Err(format!("more than {MOST_RESOLUTIONS} resolutions"));
        }
        Ok(())
    }
}

/// Returns a text with single blanks, as ORT holds messages and resolutions against each other.
fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Writes what Java quotes by `\Q…\E` as other patterns do.
fn without_quotes(pattern: &str) -> String {
    let mut parts = pattern.split("\\Q");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (quoted, rest) = part.split_once("\\E").unwrap_or((part, ""));
        plain += &regex_lite::escape(quoted);
        plain += rest;
    }
    plain
}

/// All resolutions of a result.
#[derive(Debug, Default)]
pub(super) struct Resolved {
    violations: Vec<Regex>,
    vulnerabilities: Vec<Regex>,
}

impl Resolved {
    pub(super) fn of(configurations: [Option<Configuration>; 2]) -> Result<Self, String> {
        let mut resolved = Self::default();
        for configuration in configurations.into_iter().flatten() {
            let its = configuration.resolutions.into_option().unwrap_or_default();
            resolved.violations.extend(its.rule_violations.or_none("rule_violations")?.0);
            resolved.vulnerabilities.extend(its.vulnerabilities.or_none("vulnerabilities")?.0);
        }
        Ok(resolved)
    }

    /// Returns how many violations nobody has resolved.
    pub(super) fn open_violations(&self, violations: &Violations) -> Result<usize, String> {
        let open = |message: &String| !self.violations.iter().any(|one| one.is_match(message));
        feasible(violations.0.len(), self.violations.len())?;
        Ok(violations.0.iter().filter(|message| open(message)).count())
    }

    /// Returns the marks of the packages with a vulnerability that nobody has resolved.
    pub(super) fn vulnerable(&self, advice: AdvisorResults) -> Result<BTreeSet<u128>, String> {
        let open = |id: &str| !self.vulnerabilities.iter().any(|one| one.is_match(id));
        feasible(advice.0.len(), self.vulnerabilities.len())?;
        Ok(advice.0.into_iter().filter(|(_, id)| open(id)).map(|(package, _)| package).collect())
    }
}

fn feasible(found: usize, resolutions: usize) -> Result<(), String> {
    if found.saturating_mul(resolutions) > MOST_COMPARED {
        return Err(format!("{found} findings and {resolutions} resolutions are too many"));
    }
    Ok(())
}

fn within(number: usize, what: &str) -> Result<(), String> {
    if number > MOST { Err(format!("more than {MOST} {what}")) } else { Ok(()) }
}

fn cut(mut text: String) -> String {
    let end = (0..=MOST_OF_A_MESSAGE.min(text.len())).rfind(|end| text.is_char_boundary(*end));
    text.truncate(end.unwrap_or_default());
    text
}
