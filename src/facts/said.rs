//! Facts in words.

use crate::facts::amount::Amount;
use crate::facts::fact::Fact;
use crate::lang::{Lang, say};
use crate::model::FactName;

impl Fact {
    /// Says the fact in a few words: `an SBOM in 34 of 38 repositories`.
    pub fn said(&self, lang: &Lang) -> String {
        said(self.name, self.value, lang)
    }
}

#[expect(clippy::too_many_lines, reason = "it is a table")]
fn said(name: FactName, value: Amount, lang: &Lang) -> String {
    let number = lang.number(value.decimal());
    let (part, whole) = match value {
        Amount::Share { part, whole } => (part, whole),
        Amount::Count(_) | Amount::Hundredths(_) => (0, 0),
    };
    match name {
        FactName::Repositories => say!(lang, "repositories looked at: {number}", number),
        FactName::ActiveRepositories => {
            say!(lang, "work within a year in {part} of {whole} repositories", part, whole)
        }
        FactName::RepositoriesWithLicence => {
            say!(lang, "the text of a licence in {part} of {whole} repositories", part, whole)
        }
        FactName::RepositoriesWithSbom => {
            say!(lang, "an SBOM of the last year in {part} of {whole} repositories", part, whole)
        }
        FactName::RepositoriesWithContributionRules => {
            say!(lang, "rules for contributions in {part} of {whole} repositories", part, whole)
        }
        FactName::RepositoriesWithMaintainers => {
            say!(lang, "named maintainers in {part} of {whole} repositories", part, whole)
        }
        FactName::RepositoriesWithSecurityContact => {
            say!(
                lang,
                "a way to report vulnerabilities in {part} of {whole} repositories",
                part,
                whole
            )
        }
        FactName::RepositoriesWithCodeOfConduct => {
            say!(lang, "a code of conduct in {part} of {whole} repositories", part, whole)
        }
        FactName::RepositoriesWithReleases => {
            say!(lang, "a release within a year in {part} of {whole} repositories", part, whole)
        }
        FactName::RepositoriesWithDependencyUpdates => {
            say!(
                lang,
                "updates proposed by a program in {part} of {whole} repositories",
                part,
                whole
            )
        }
        FactName::RepositoriesWithSecurityInsights => {
            say!(lang, "security insights in {part} of {whole} repositories", part, whole)
        }
        FactName::Authors => say!(lang, "people who committed within a year: {number}", number),
        FactName::Sboms => say!(lang, "SBOMs: {number}", number),
        FactName::CurrentSboms => {
            say!(lang, "{part} of {whole} SBOMs made within a year", part, whole)
        }
        FactName::Components => say!(lang, "different components in SBOMs: {number}", number),
        FactName::ComponentsWithLicence => {
            say!(lang, "a licence named for {part} of {whole} components", part, whole)
        }
        FactName::ScorecardMean => say!(lang, "mean of the scorecards: {number} of 10", number),
        FactName::ScorecardBranchProtection => {
            say!(
                lang,
                "protected branches in {part} of {whole} repositories (Scorecard)",
                part,
                whole
            )
        }
        FactName::ScorecardDependencyUpdateTool => {
            say!(lang, "an update tool in {part} of {whole} repositories (Scorecard)", part, whole)
        }
        FactName::ScorecardSast => {
            say!(lang, "static analysis in {part} of {whole} repositories (Scorecard)", part, whole)
        }
        FactName::ScorecardSignedReleases => {
            say!(lang, "signed releases in {part} of {whole} repositories (Scorecard)", part, whole)
        }
        FactName::CriticalDependenciesWithScorecard => {
            say!(lang, "a scorecard for {part} of {whole} critical dependencies", part, whole)
        }
        FactName::ClomonitorMean => say!(lang, "mean of CLOMonitor: {number} of 100", number),
        FactName::LicenceViolations => {
            say!(lang, "unresolved errors against licence rules: {number}", number)
        }
        FactName::VulnerablePackages => {
            say!(lang, "packages with an unresolved vulnerability: {number}", number)
        }
        FactName::FilesWithLicence => {
            say!(lang, "a licence found in {part} of {whole} scanned files", part, whole)
        }
        FactName::FilesWithReuse => {
            say!(lang, "licence and copyright in {part} of {whole} files", part, whole)
        }
        FactName::PublishedRepositories => {
            say!(lang, "published repositories: {number}", number)
        }
        FactName::PublishedWithLicence => {
            say!(lang, "a licence shown for {part} of {whole} published repositories", part, whole)
        }
        FactName::ArchivedRepositories => {
            say!(lang, "{part} of {whole} published repositories archived", part, whole)
        }
        FactName::UpstreamChanges => {
            say!(lang, "changes taken by others’ projects within a year: {number}", number)
        }
        FactName::UpstreamProjects => {
            say!(lang, "others’ projects that took changes within a year: {number}", number)
        }
        FactName::UpstreamAuthors => {
            say!(lang, "people whose changes others’ projects took within a year: {number}", number)
        }
        FactName::ReplyTime => say!(lang, "median time to a first reply: {number} days", number),
    }
}
