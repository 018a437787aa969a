//! What lies beside the files of a folder, and who may write there.

use std::path::PathBuf;

use ospo::lang::Lang;
use ospo::report::{Finding, LookedAt, Weight};
use ospo::say;
use ospo::store::{self, Left};

use crate::cli::session::Session;

pub(super) fn look(session: &Session, lang: &Lang) -> Vec<Finding> {
    let settings = session.settings.layers.iter().map(|(file, _)| PathBuf::from(&file.path));
    let files = session.store.sheets().unwrap_or_default().into_iter().chain(settings);
    let left = store::left_in(session.store.folder(), &files.collect::<Vec<_>>());
    left.iter().map(|left| finding(left, lang)).collect()
}

fn finding(left: &Left, lang: &Lang) -> Finding {
    let (path, what, help) = match left {
        Left::Lock(path) => (
            path,
            say!(lang, "the lock of a run that is at work, or was ended from outside"),
            say!(lang, "Where no other run is at work, remove it."),
        ),
        Left::Unfinished(path) => (
            path,
            say!(lang, "what a run that was ended from outside had not written to its end"),
            say!(lang, "The next answer in that sheet removes it."),
        ),
        Left::ReadOnly(path) => (
            path,
            say!(lang, "you may not write there"),
            say!(lang, "Check who may write there; nothing can be saved until then."),
        ),
        Left::OpenToAll(path) => (
            path,
            say!(lang, "everybody on this machine may write there"),
            format!("`chmod o-w {}`", path.display()),
        ),
    };
    Finding::new(Weight::Know, LookedAt::Files, what).of(path.display()).help(help)
}
