//! What a program is told of what was written into a round.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use ospo::model::ItemId;
use ospo::render::Format;
use ospo::report::{self, Done};

use crate::cli::desk::name::{name_of, sheet_name};
use crate::cli::desk::next::Whose;
use crate::cli::desk::which::Which;
use crate::cli::error::CommandError;
use crate::cli::session::Session;

/// A sheet that a form was written into, and the items of which it says something new.
pub(super) struct WrittenSheet {
    pub(super) path: PathBuf,
    pub(super) items: Vec<ItemId>,
}

impl Which {
    /// Returns the round that a sheet belongs to; the sheet alone where it belongs to none.
    pub(crate) fn of(path: &Path, session: &Session) -> Self {
        match sheet_name(path).day {
            Some(day) if session.store.sheet(&name_of(path)) == path => Self::Round(day),
            _ => Self::Alone(path.to_owned()),
        }
    }
}

/// Tells a program what was done, and how far the round of a subject is now.
pub(crate) fn tell_done(
    session: &Session,
    (which, subject): (&Which, &str),
    whose: Whose<'_>,
    done: Done,
) -> Result<(), CommandError> {
    let read = session.round(which, Some(subject))?;
    let assessment = session.assess(&read)?;
    let done = Done { next: Some(read.next_for(session, &assessment, whose)), ..done };
    session.show(&report::of_done(&done, Some(&assessment)), Format::Json)
}

/// Tells a program which sheets were written, or would be, and how far the round is where all came
/// into one.
pub(super) fn tell_forms(
    session: &Session,
    rounds: &[(Date, &str)],
    written: &[WrittenSheet],
    dry_run: bool,
) -> Result<(), CommandError> {
    let files: BTreeSet<String> =
        written.iter().map(|sheet| sheet.path.display().to_string()).collect();
    let items: BTreeSet<&ItemId> = written.iter().flat_map(|sheet| &sheet.items).collect();
    let items = items.into_iter().cloned().collect();
    let done = Done { files: files.into_iter().collect(), items, dry_run, ..Done::default() };
    if let ([(day, subject)], false) = (rounds, dry_run) {
        return tell_done(session, (&Which::Round(*day), subject), Whose::default(), done);
    }
    let done = Done { next: Some(session.to_type("ospo round".to_owned())), ..done };
    session.show(&report::of_done(&done, None), Format::Json)
}
