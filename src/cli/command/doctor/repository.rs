//! What git makes of the folder.

use std::path::{Path, PathBuf};

use ospo::lang::Lang;
use ospo::report::{Circumstance, Finding, LookedAt, Weight};
use ospo::store::{self, Repository, StoreError};
use ospo::{say, say_of};

use crate::cli::command::doctor::finding::of_error;
use crate::cli::session::Session;

/// As many files are named of which the same is said.
const MOST_NAMED: usize = 3;
/// What of a folder belongs in its repository.
const KEPT: [&str; 2] = ["assessments", "ospo.yaml"];

/// Asks git of the sheets and the settings of a folder.
pub(super) fn look(session: &Session, lang: &Lang) -> (Vec<Finding>, Circumstance) {
    let (findings, value) = match store::repository(session.store.folder(), &KEPT) {
        Ok(repository) => {
            (of_repository(&repository, session.store.folder(), lang), Some(repository.version))
        }
        Err(StoreError::NoGit { .. }) => (Vec::new(), None),
        Err(StoreError::NoRepository { .. }) => {
            (Vec::new(), Some(say!(lang, "no repository here")))
        }
        Err(error) => {
            let told = error.to_string();
            (of_error(&error.into(), Weight::Mend, LookedAt::Git), Some(told))
        }
    };
    (findings, Circumstance { key: "git", name: "git".to_owned(), value })
}

fn of_repository(repository: &Repository, folder: &Path, lang: &Lang) -> Vec<Finding> {
    let lists = [
        (
            Weight::Mend,
            &repository.unmerged,
            say!(lang, "two sides have changed this, and git waits for somebody to settle it"),
            say!(lang, "Keep one of both in the file, then: {command}", command = "`git add`"),
        ),
        (
            Weight::Know,
            &repository.ignored,
            say!(lang, "git is told to pass this over, so no commit keeps it"),
            say!(lang, "{command} says why.", command = "`git check-ignore -v`"),
        ),
        (
            Weight::Know,
            &repository.untracked,
            say!(lang, "git was not told of this, so no commit keeps it"),
            "`git add assessments ospo.yaml`".to_owned(),
        ),
    ];
    let mut findings = Vec::new();
    for (weight, paths, what, help) in lists {
        let paths: Vec<&PathBuf> = paths.iter().filter(|path| is_ours(path)).collect();
        let here = folder == Path::new(".");
        let seen = |path: &&PathBuf| if here { (*path).clone() } else { folder.join(path) };
        let first = paths.iter().take(MOST_NAMED).map(|path| seen(path).display().to_string());
        let more = paths.len().saturating_sub(MOST_NAMED);
        let more = (more > 0).then(|| say_of!(lang, more, "{n} more file", "{n} more files"));
        if !paths.is_empty() {
            let paths = lang.listed(first.chain(more));
            findings.push(new(weight, &what).of(paths).help(help));
        }
    }
    if repository.is_part {
        let what = say!(
            lang,
            "This clone has only a part of what was there before, so {command} may not find an older \
             round.",
            command = "`ospo compare --rev`"
        );
        let help = "`git fetch --unshallow`, `git fetch --refetch --no-filter`";
        findings.push(new(Weight::Know, &what).help(help));
    }
    findings
}

fn new(weight: Weight, what: &str) -> Finding {
    Finding::new(weight, LookedAt::Git, what)
}

/// Says whether it is a sheet or settings; a lock hides itself from git on purpose.
fn is_ours(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "yaml")
}
