//! What git makes of the folder.

use std::path::{MAIN_SEPARATOR, Path, PathBuf};

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

/// What git says of a folder.
pub(super) struct OfGit {
    pub(super) findings: Vec<Finding>,
    pub(super) circumstance: Circumstance,
    /// Whether it keeps what the sheets said before.
    pub(super) is_repository: bool,
}

/// Asks git of the sheets and the settings of a folder.
pub(super) fn look(session: &Session, lang: &Lang) -> OfGit {
    let mut is_repository = false;
    let (findings, value) = match store::repository(session.store.folder(), &KEPT) {
        Ok(repository) => {
            is_repository = true;
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
    let circumstance = Circumstance { key: "git", name: "git".to_owned(), value };
    OfGit { findings, circumstance, is_repository }
}

fn of_repository(repository: &Repository, folder: &Path, lang: &Lang) -> Vec<Finding> {
    let unmerged =
        |command: String| say!(lang, "Keep one of both in the file, then: {command}", command);
    let ignored = |command: String| say!(lang, "{command} says why.", command);
    let untracked = |command: String| command;
    let lists: [(_, _, _, _, &dyn Fn(String) -> String); 3] = [
        (
            Weight::Mend,
            &repository.unmerged,
            say!(lang, "two sides have changed this, and git waits for somebody to settle it"),
            "add",
            &unmerged,
        ),
        (
            Weight::Know,
            &repository.ignored,
            say!(lang, "git is told to pass this over, so no commit keeps it"),
            "check-ignore -v",
            &ignored,
        ),
        (
            Weight::Know,
            &repository.untracked,
            say!(lang, "not added to git yet, so no commit keeps it"),
            "add",
            &untracked,
        ),
    ];
    let mut findings = Vec::new();
    for (weight, paths, what, command, help) in lists {
        let paths: Vec<&PathBuf> = paths.iter().filter(|path| is_ours(path)).collect();
        let here = folder == Path::new(".");
        let seen =
            |path: &&PathBuf| if here { (*path).clone() } else { store::within(folder, path) };
        let first = paths.iter().take(MOST_NAMED).map(|path| seen(path).display().to_string());
        let more = paths.len().saturating_sub(MOST_NAMED);
        let more = (more > 0).then(|| say_of!(lang, more, "{n} more file", "{n} more files"));
        if !paths.is_empty() {
            let help = help(typed(folder, command, &paths));
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

/// Returns a command of git for files of a folder, as one types it where one is.
fn typed(folder: &Path, command: &str, paths: &[&PathBuf]) -> String {
    // Git refuses all where one of what it is given is not there.
    let named: Vec<&Path> = if paths.len() > MOST_NAMED && command == "add" {
        let kept = KEPT.iter().map(Path::new);
        kept.filter(|kept| paths.iter().any(|path| path.starts_with(kept))).collect()
    } else {
        paths.iter().map(|path| path.as_path()).take(MOST_NAMED).collect()
    };
    let place = (folder != Path::new(".")).then(|| format!("-C {}", word(folder)));
    let named = named.into_iter().map(word);
    let words = place.into_iter().chain([command.to_owned()]).chain(named);
    format!("`git {}`", words.collect::<Vec<_>>().join(" "))
}

/// Returns a path as one word for a shell.
fn word(path: &Path) -> String {
    let path = path.display().to_string();
    let is_plain =
        |sign: char| sign.is_alphanumeric() || "-_./:".contains(sign) || sign == MAIN_SEPARATOR;
    if path.chars().all(is_plain) { path } else { format!("'{}'", path.replace('\'', r"'\''")) }
}

fn new(weight: Weight, what: &str) -> Finding {
    Finding::new(weight, LookedAt::Git, what)
}

/// Says whether it is a sheet or settings; a lock hides itself from git on purpose.
fn is_ours(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "yaml")
}
