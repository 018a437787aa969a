//! Critical dependencies: a row for each, with its name or the address of its repository.

use crate::gather::tools::guard::Trouble;
use crate::gather::tools::table::contributions::project_key;
use crate::gather::tools::table::rows::{Row, find};

/// The most critical dependencies of one list.
const MOST: usize = 10_000;

/// A dependency that is said to be critical, as [`project_key`] has it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::gather::tools) struct Critical(pub(in crate::gather::tools) String);

#[derive(Clone, Copy, Debug)]
pub(super) struct Columns {
    name: usize,
    repository: Option<usize>,
}

impl Columns {
    pub(super) fn of(columns: &[String]) -> Option<Self> {
        let name = find(
            columns,
            &[
                "critical",
                "critical dependency",
                "critical dependencies",
                "critical component",
                "critical components",
                "dependency",
            ],
        )?;
        let repository = find(columns, &["repository", "repo", "url"]);
        // A list of dependencies that does not say that they are critical has to name repositories.
        (columns.get(name)? != "dependency" || repository.is_some())
            .then_some(Self { name, repository })
    }
}

/// Takes in a row.
pub(super) fn take(
    row: &Row<'_>,
    columns: Columns,
    all: &mut Vec<Critical>,
) -> Result<(), Trouble> {
    let repository = columns.repository.map(|column| row.cell(column)).unwrap_or_default();
    let name = row.cell(columns.name);
    let named = project_key(if repository.is_empty() { name } else { repository });
    if named.is_empty() {
        return Err(row.trouble("a critical dependency without a name", "name it"));
    }
    if all.len() == MOST {
        return Err(row.trouble(format!("more than {MOST} critical dependencies"), "shorten it"));
    }
    all.push(Critical(named));
    Ok(())
}

impl Critical {
    /// Says whether it is that repository, which is named as [`project_key`] has it. One that is
    /// known by its name alone is any repository of that name.
    pub(in crate::gather::tools) fn is(&self, repository: &str) -> bool {
        let last = repository.rsplit('/').next().unwrap_or_default();
        self.0 == repository || (!self.0.contains('/') && self.0.replace(' ', "-") == last)
    }
}
