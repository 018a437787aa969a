//! What git repositories show: by the names of their files, and what is reckoned of many of them.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::facts::{Amount, Fact};
use crate::model::FactName;

/// What one git repository shows at its newest commit, and in the year before the day of gathering.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RepositorySeen {
    /// The folder that was named, below which it was found.
    pub from: String,
    /// None where the clone has not the names of its files.
    pub shows: Option<BTreeSet<Shown>>,
    /// Whether a commit is of that year.
    pub is_active: bool,
    /// Whether a bill of materials was changed in that year; none where the clone does not tell.
    pub has_current_sbom: Option<bool>,
    /// Whether a tag is of that year; none where the clone does not tell.
    pub has_release: Option<bool>,
    /// One number for each author of that year; none where the clone has not the whole year.
    pub authors: Option<BTreeSet<u64>>,
}

/// What the name of a file shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shown {
    Licence,
    Sbom,
    ContributionRules,
    Maintainers,
    SecurityContact,
    CodeOfConduct,
    DependencyUpdates,
    SecurityInsights,
}

/// Where a file lies.
#[derive(Clone, Copy)]
enum Within {
    /// In the folder of that name; the empty one is the uppermost.
    Folders(&'static [&'static str]),
    /// Anywhere but in folders that hold what is others', or made up to test with.
    OwnFolders,
}

/// How a file is called, in small letters.
#[derive(Clone, Copy)]
enum FilePattern {
    Anything,
    Exactly(&'static str),
    /// Before its first dot, and prose.
    Stem(&'static str),
    /// Up to its end or to one of `.`, `-` and `_`, and prose or called as a licence is.
    Begins(&'static str),
    Ends(&'static str),
}

/// Where platforms look for what tells of a repository.
const KNOWN: Within = Within::Folders(&["", ".github", ".gitlab", "docs"]);
const TOP: Within = Within::Folders(&[""]);
const PLATFORM: Within = Within::Folders(&["", ".github", ".gitlab"]);

/// Folders whose files are others', or made up to test with.
const OTHERS: [&str; 14] = [
    "node_modules",
    "bower_components",
    "vendor",
    "vendored",
    "third_party",
    "third-party",
    "thirdparty",
    "test",
    "tests",
    "testdata",
    "test-data",
    "fixtures",
    "__fixtures__",
    "__snapshots__",
];

/// How files end that are written for people.
const PROSE: [&str; 13] = [
    "md", "markdown", "mkd", "txt", "text", "rst", "adoc", "asciidoc", "org", "html", "htm", "rtf",
    "pdf",
];

/// How names of licences begin, as in `COPYING.LESSER`, without their versions: of `LICENSE-2.0`
/// nothing is left.
const LICENCES: [&str; 24] = [
    "",
    "0bsd",
    "afl",
    "agpl",
    "apache",
    "artistic",
    "asl",
    "boost",
    "bsd",
    "bsl",
    "cddl",
    "epl",
    "eupl",
    "gpl",
    "isc",
    "lesser",
    "lgpl",
    "lib",
    "mit",
    "mpl",
    "ofl",
    "unlicense",
    "upl",
    "zlib",
];

const SIGNS: [(Shown, Within, FilePattern); 46] = [
    (Shown::Licence, TOP, FilePattern::Begins("license")),
    (Shown::Licence, TOP, FilePattern::Begins("licence")),
    (Shown::Licence, TOP, FilePattern::Begins("copying")),
    (Shown::Licence, TOP, FilePattern::Begins("unlicense")),
    (Shown::Licence, Within::Folders(&["licenses"]), FilePattern::Anything),
    (Shown::Sbom, Within::OwnFolders, FilePattern::Ends(".spdx")),
    (Shown::Sbom, Within::OwnFolders, FilePattern::Ends(".spdx.json")),
    (Shown::Sbom, Within::OwnFolders, FilePattern::Ends(".spdx.yaml")),
    (Shown::Sbom, Within::OwnFolders, FilePattern::Ends(".spdx.yml")),
    (Shown::Sbom, Within::OwnFolders, FilePattern::Ends(".spdx.xml")),
    (Shown::Sbom, Within::OwnFolders, FilePattern::Ends(".cdx.json")),
    (Shown::Sbom, Within::OwnFolders, FilePattern::Ends(".cdx.xml")),
    (Shown::Sbom, Within::OwnFolders, FilePattern::Exactly("bom.json")),
    (Shown::Sbom, Within::OwnFolders, FilePattern::Exactly("bom.xml")),
    (Shown::Sbom, Within::OwnFolders, FilePattern::Exactly("sbom.json")),
    (Shown::Sbom, Within::OwnFolders, FilePattern::Exactly("sbom.xml")),
    (Shown::Sbom, Within::OwnFolders, FilePattern::Exactly("sbom.yaml")),
    (Shown::Sbom, Within::OwnFolders, FilePattern::Exactly("sbom.yml")),
    (Shown::ContributionRules, KNOWN, FilePattern::Stem("contributing")),
    (Shown::Maintainers, KNOWN, FilePattern::Stem("maintainers")),
    (Shown::Maintainers, KNOWN, FilePattern::Exactly("maintainers.yml")),
    (Shown::Maintainers, KNOWN, FilePattern::Exactly("maintainers.yaml")),
    (Shown::Maintainers, KNOWN, FilePattern::Stem("codeowners")),
    (Shown::Maintainers, KNOWN, FilePattern::Stem("owners")),
    (Shown::Maintainers, KNOWN, FilePattern::Stem("governance")),
    (Shown::SecurityContact, KNOWN, FilePattern::Stem("security")),
    (Shown::SecurityContact, KNOWN, FilePattern::Stem("security_contacts")),
    (Shown::SecurityContact, PLATFORM, FilePattern::Exactly("security-insights.yml")),
    (Shown::SecurityContact, PLATFORM, FilePattern::Exactly("security-insights.yaml")),
    (Shown::CodeOfConduct, KNOWN, FilePattern::Stem("code_of_conduct")),
    (Shown::CodeOfConduct, KNOWN, FilePattern::Stem("code-of-conduct")),
    (Shown::CodeOfConduct, KNOWN, FilePattern::Stem("codeofconduct")),
    (
        Shown::DependencyUpdates,
        Within::Folders(&[".github"]),
        FilePattern::Exactly("dependabot.yml"),
    ),
    (
        Shown::DependencyUpdates,
        Within::Folders(&[".github"]),
        FilePattern::Exactly("dependabot.yaml"),
    ),
    (
        Shown::DependencyUpdates,
        Within::Folders(&[".dependabot"]),
        FilePattern::Exactly("config.yml"),
    ),
    (Shown::DependencyUpdates, PLATFORM, FilePattern::Exactly("renovate.json")),
    (Shown::DependencyUpdates, PLATFORM, FilePattern::Exactly("renovate.json5")),
    (Shown::DependencyUpdates, PLATFORM, FilePattern::Exactly("renovate.jsonc")),
    (Shown::DependencyUpdates, TOP, FilePattern::Exactly(".renovaterc")),
    (Shown::DependencyUpdates, TOP, FilePattern::Exactly(".renovaterc.json")),
    (Shown::DependencyUpdates, TOP, FilePattern::Exactly(".renovaterc.json5")),
    (Shown::DependencyUpdates, TOP, FilePattern::Exactly(".renovaterc.jsonc")),
    (Shown::DependencyUpdates, TOP, FilePattern::Exactly(".scala-steward.conf")),
    (Shown::DependencyUpdates, TOP, FilePattern::Exactly(".pyup.yml")),
    (Shown::SecurityInsights, PLATFORM, FilePattern::Exactly("security-insights.yml")),
    (Shown::SecurityInsights, PLATFORM, FilePattern::Exactly("security-insights.yaml")),
];

/// Returns what the path of a file in a repository shows, as git writes it; nothing where a sign in
/// it is for no reader.
pub fn shown_by(path: &[u8]) -> impl Iterator<Item = Shown> {
    let path = str::from_utf8(path).ok().filter(|path| !path.contains(char::is_control));
    let path = path.unwrap_or_default().to_ascii_lowercase();
    let signs = SIGNS.iter().filter(move |(_, within, called)| {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", &path));
        called.is(name) && within.has(folder)
    });
    signs.map(|(shows, _, _)| *shows)
}

impl Within {
    fn has(self, folder: &str) -> bool {
        match self {
            Self::Folders(folders) => folders.contains(&folder),
            Self::OwnFolders => !folder.split('/').any(|part| OTHERS.contains(&part)),
        }
    }
}

impl FilePattern {
    fn is(self, name: &str) -> bool {
        match self {
            Self::Anything => !name.is_empty(),
            Self::Exactly(word) => name == word,
            Self::Stem(word) => name.split('.').next() == Some(word) && is_prose(name),
            Self::Begins(word) => {
                let rest = name.strip_prefix(word);
                let is_said = |rest: &str| rest.is_empty() || rest.starts_with(['.', '-', '_']);
                rest.is_some_and(|rest| is_said(rest) && (is_prose(rest) || names_a_licence(rest)))
            }
            Self::Ends(word) => name.ends_with(word),
        }
    }
}

/// Says whether a file is written for people, by its ending.
fn is_prose(name: &str) -> bool {
    name.rsplit_once('.').is_none_or(|(_, ending)| PROSE.contains(&ending))
}

/// Says whether what follows the last dot is, or begins, the name of a licence or its version.
fn names_a_licence(name: &str) -> bool {
    let ending = name.rsplit('.').next().unwrap_or(name);
    let word = ending.split(['-', '_', '+']).next().unwrap_or(ending);
    let word = word.trim_end_matches(|c: char| c.is_ascii_digit() || c == 'v');
    LICENCES.contains(&word) || ending.starts_with("cc0") || ending.starts_with("cc-")
}

/// Returns the first day of the year before a day.
pub fn a_year_before(day: Date) -> Date {
    day.checked_sub(12.months()).unwrap_or(Date::MIN)
}

/// Says whether a repository has what a fact asks for; none where its clone does not tell.
type Has = fn(&RepositorySeen) -> Option<bool>;

const SHARES: [(FactName, Has); 10] = [
    (FactName::ActiveRepositories, |one| Some(one.is_active)),
    (FactName::RepositoriesWithLicence, |one| one.has(Shown::Licence)),
    (FactName::RepositoriesWithSbom, |one| one.has_current_sbom),
    (FactName::RepositoriesWithContributionRules, |one| one.has(Shown::ContributionRules)),
    (FactName::RepositoriesWithMaintainers, |one| one.has(Shown::Maintainers)),
    (FactName::RepositoriesWithSecurityContact, |one| one.has(Shown::SecurityContact)),
    (FactName::RepositoriesWithCodeOfConduct, |one| one.has(Shown::CodeOfConduct)),
    (FactName::RepositoriesWithReleases, |one| one.has_release),
    (FactName::RepositoriesWithDependencyUpdates, |one| one.has(Shown::DependencyUpdates)),
    (FactName::RepositoriesWithSecurityInsights, |one| one.has(Shown::SecurityInsights)),
];

impl RepositorySeen {
    fn has(&self, what: Shown) -> Option<bool> {
        self.shows.as_ref().map(|shows| shows.contains(&what))
    }
}

/// Reckons the facts of repositories that were looked at on a day. A share is one of those whose
/// clones tell; there is no number of authors where one clone has not the whole year.
pub(super) fn of_repositories(seen: &[RepositorySeen], day: Date) -> Vec<Fact> {
    if seen.is_empty() {
        return Vec::new();
    }
    let from: BTreeSet<&str> = seen.iter().map(|one| one.from.as_str()).collect();
    let from: Vec<String> = from.into_iter().map(str::to_owned).collect();
    let fact = |name, value| Fact { name, value, day, from: from.clone(), by: Vec::new() };
    let shares = SHARES.iter().filter_map(|(name, has)| {
        let told: Vec<bool> = seen.iter().filter_map(has).collect();
        let having = told.iter().filter(|has| **has).count();
        Some(fact(*name, Amount::share(having, told.len())?))
    });
    let authors: Option<Vec<&BTreeSet<u64>>> =
        seen.iter().map(|one| one.authors.as_ref()).collect();
    let authors = authors.map(|all| all.into_iter().flatten().collect::<BTreeSet<_>>().len());
    let number = fact(FactName::Repositories, Amount::count(seen.len()));
    let authors = authors.map(|number| fact(FactName::Authors, Amount::count(number)));
    [number].into_iter().chain(shares).chain(authors).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_file_shows_what_platforms_and_people_call_it() {
        let shows = |path: &str| shown_by(path.as_bytes()).collect::<Vec<_>>();
        for path in [
            "LICENSE",
            "licence.txt",
            "COPYING.LESSER",
            "LICENSE-MIT",
            "LICENSE-Apache-2.0",
            "LICENSE.BSD-3-Clause",
            "COPYING.LGPLv3",
            "LICENSE.de.md",
            "LICENSES/MIT.txt",
        ] {
            assert_eq!(shows(path), [Shown::Licence], "{path}");
        }
        for path in ["build/App.CDX.json", "a/b/bom.xml", "x.spdx", "deploy/sbom.json"] {
            assert_eq!(shows(path), [Shown::Sbom], "{path}");
        }
        for path in [
            "src/LICENSE",
            "licensing.md",
            "vendor/a/bom.json",
            "tests/data/a.spdx.json",
            "sbom.go",
            "docs/security-model.md",
            "src/OWNERS",
            "license-checker.py",
            "LICENSE.cc",
            "license.go",
            "docs/security.png",
            "docs/contributing.js",
            "docs/owners.sql",
            "a\nb.spdx.json",
            "",
            "LICENSES/",
        ] {
            assert_eq!(shows(path), [], "{path}");
        }
        assert_eq!(shows(".github/CODEOWNERS"), [Shown::Maintainers]);
        assert_eq!(
            shows("SECURITY-INSIGHTS.yml"),
            [Shown::SecurityContact, Shown::SecurityInsights]
        );
    }
}
