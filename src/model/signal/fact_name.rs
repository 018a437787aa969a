//! What programs can see of an organisation: the names of facts, each with its unit.

use bitcode::{Decode, Encode};

use crate::format::file_words;
use crate::text::words;

file_words! {
    /// What programs can see of an organisation. What they are shown is taken for its own: its
    /// repositories, and bills of materials and results of tools of its products. Facts about code
    /// hold for the repositories that were looked at, and what happened counts for the twelve months
    /// before the day of the fact.
    #[derive(Decode, Encode, PartialOrd, Ord)]
    pub enum FactName: "fact" {
        /// Repositories with a commit.
        Repositories is "repositories",
        /// Repositories with a commit in the last twelve months.
        ActiveRepositories is "active-repositories",
        /// Repositories with the text of a licence.
        RepositoriesWithLicence is "repositories-with-licence",
        /// Repositories with a bill of materials that is not older than a year.
        RepositoriesWithSbom is "repositories-with-sbom",
        /// Repositories that say how to contribute.
        RepositoriesWithContributionRules is "repositories-with-contribution-rules",
        /// Repositories that name who maintains them.
        RepositoriesWithMaintainers is "repositories-with-maintainers",
        /// Repositories that say how to report a vulnerability.
        RepositoriesWithSecurityContact is "repositories-with-security-contact",
        /// Repositories with a code of conduct.
        RepositoriesWithCodeOfConduct is "repositories-with-code-of-conduct",
        /// Repositories with a release in the last twelve months.
        RepositoriesWithReleases is "repositories-with-releases",
        /// Repositories in which a program proposes new versions of what they depend on.
        RepositoriesWithDependencyUpdates is "repositories-with-dependency-updates",
        /// Repositories with a security-insights.yml.
        RepositoriesWithSecurityInsights is "repositories-with-security-insights",
        /// People with a commit in the last twelve months.
        Authors is "authors",
        /// Bills of materials.
        Sboms is "sboms",
        /// Bills of materials that are not older than a year.
        CurrentSboms is "current-sboms",
        /// Different components in bills of materials.
        Components is "components",
        /// Components of bills of materials with a licence.
        ComponentsWithLicence is "components-with-licence",
        /// The mean of the scores of OpenSSF Scorecard, of ten.
        ScorecardMean is "scorecard-mean",
        /// Repositories that pass the check Branch-Protection of OpenSSF Scorecard.
        ScorecardBranchProtection is "scorecard-branch-protection",
        /// Repositories that pass the check Dependency-Update-Tool of OpenSSF Scorecard.
        ScorecardDependencyUpdateTool is "scorecard-dependency-update-tool",
        /// Repositories that pass the check SAST of OpenSSF Scorecard.
        ScorecardSast is "scorecard-sast",
        /// Repositories that pass the check Signed-Releases of OpenSSF Scorecard.
        ScorecardSignedReleases is "scorecard-signed-releases",
        /// Dependencies said to be critical for which there is a scorecard.
        CriticalDependenciesWithScorecard is "critical-dependencies-with-scorecard",
        /// The mean of the scores of CLOMonitor, of a hundred.
        ClomonitorMean is "clomonitor-mean",
        /// Errors against the rules for licences that nobody has resolved, as ORT tells them.
        LicenceViolations is "licence-violations",
        /// Packages with a known vulnerability that nobody has resolved, as ORT tells them.
        VulnerablePackages is "vulnerable-packages",
        /// Scanned files in which a licence was found.
        FilesWithLicence is "files-with-licence",
        /// Files with licence and copyright by the rules of REUSE.
        FilesWithReuse is "files-with-reuse",
        /// Repositories that are published on a platform.
        PublishedRepositories is "published-repositories",
        /// Published repositories for which the platform names a licence.
        PublishedWithLicence is "published-with-licence",
        /// Published repositories that take no changes any more.
        ArchivedRepositories is "archived-repositories",
        /// Changes of people of ours that others' projects took in the last twelve months.
        UpstreamChanges is "upstream-changes",
        /// Others' projects that took changes of ours in the last twelve months.
        UpstreamProjects is "upstream-projects",
        /// People of ours whose changes others' projects took in the last twelve months.
        UpstreamAuthors is "upstream-authors",
        /// The median time until those who opened something got a first reply, in days.
        ReplyTime is "reply-time",
    }
}

words! {
    /// What a fact counts.
    pub enum FactUnit {
        /// So many of so many: told and compared in percent.
        Share = "%",
        /// A whole number of things.
        Count = "count",
        Days = "days",
        /// Points of ten.
        OfTen = "of-10",
        /// Points of a hundred.
        OfHundred = "of-100",
    }
}

words! {
    /// Which way a fact gets better.
    pub enum BetterWhen {
        More = "more",
        Less = "less",
        /// Neither way says anything by itself.
        Neither = "neither",
    }
}

impl FactUnit {
    /// The most that there can be of it, in hundredths; none where there is no end.
    pub fn most(self) -> Option<u32> {
        match self {
            Self::Share | Self::OfHundred => Some(10_000),
            Self::OfTen => Some(1_000),
            Self::Count | Self::Days => None,
        }
    }
}

impl FactName {
    pub fn unit(self) -> FactUnit {
        match self {
            Self::Repositories
            | Self::Authors
            | Self::Sboms
            | Self::Components
            | Self::LicenceViolations
            | Self::VulnerablePackages
            | Self::PublishedRepositories
            | Self::UpstreamChanges
            | Self::UpstreamProjects
            | Self::UpstreamAuthors => FactUnit::Count,
            Self::ActiveRepositories
            | Self::RepositoriesWithLicence
            | Self::RepositoriesWithSbom
            | Self::RepositoriesWithContributionRules
            | Self::RepositoriesWithMaintainers
            | Self::RepositoriesWithSecurityContact
            | Self::RepositoriesWithCodeOfConduct
            | Self::RepositoriesWithReleases
            | Self::RepositoriesWithDependencyUpdates
            | Self::RepositoriesWithSecurityInsights
            | Self::CurrentSboms
            | Self::ComponentsWithLicence
            | Self::ScorecardBranchProtection
            | Self::ScorecardDependencyUpdateTool
            | Self::ScorecardSast
            | Self::ScorecardSignedReleases
            | Self::CriticalDependenciesWithScorecard
            | Self::FilesWithLicence
            | Self::FilesWithReuse
            | Self::PublishedWithLicence
            | Self::ArchivedRepositories => FactUnit::Share,
            Self::ReplyTime => FactUnit::Days,
            Self::ScorecardMean => FactUnit::OfTen,
            Self::ClomonitorMean => FactUnit::OfHundred,
        }
    }

    pub fn better(self) -> BetterWhen {
        match self {
            Self::LicenceViolations | Self::VulnerablePackages | Self::ReplyTime => {
                BetterWhen::Less
            }
            Self::Repositories
            | Self::Authors
            | Self::Components
            | Self::ActiveRepositories
            | Self::PublishedRepositories
            | Self::ArchivedRepositories => BetterWhen::Neither,
            _ => BetterWhen::More,
        }
    }
}
