//! Tickets as they came back from a tracker, noted in the folder's own `ospo.yaml`.

use std::path::Path;

use ospo::lang::Lang;
use ospo::model::{ItemId, Model};
use ospo::organisation::edit::{self, ActionChange};
use ospo::organisation::{ActionSettings, ActionState};
use ospo::tracker::{self, Passed, Taken, Ticket, Unclear};
use ospo::{say, say_of, store, text};

use crate::cli::desk::own::Own;
use crate::cli::error::CommandError;
use crate::cli::session::Session;

/// So many tickets that are not ours are named.
const NAMED: usize = 5;

/// Reads an export, notes what it says of the plan of a subject, and says what that changes.
pub(crate) fn read(
    path: &Path,
    (model, subject): (&Model, &str),
    dry_run: bool,
    session: &Session,
) -> Result<(), CommandError> {
    let file = store::read_named(path)?;
    let export = tracker::parse(&file)?;
    let lang = &model.lang;
    for unclear in &export.unclear {
        session.say(&unclear_told(lang, path, unclear));
    }
    let settled = &session.settings.organisation.plan.actions;
    let taking = tracker::take(export, model, subject, settled);
    tell_passed(&taking.passed, lang, session);
    let (changed, same): (Vec<_>, Vec<_>) =
        taking.taken.iter().partition(|taken| !taken.changes.is_empty());
    let nothing = ActionSettings::nothing();
    for Taken { id, ticket, changes } in &changed {
        let before = settled.get(&id.item).unwrap_or(&nothing);
        let words =
            changes.iter().filter_map(|change| words(lang, change, before)).collect::<Vec<_>>();
        let words = if words.is_empty() { say!(lang, "known again") } else { lang.in_a_row(words) };
        let name = named(&id.item, ticket);
        session.say(&say!(lang, "{name}: {words}.", name, words));
    }
    if !same.is_empty() {
        session.say(&say_of!(
            lang,
            same.len(),
            "{n} ticket says what is noted already.",
            "{n} tickets say what is noted already."
        ));
    }
    let done = taking.taken.iter().filter(|one| one.ticket.state == Some(ActionState::Done));
    for Taken { id, ticket, .. } in done {
        let (name, command) = (named(&id.item, ticket), format!("ospo assess --item {}", id.item));
        session.say(&say!(lang, "{name} is done there: answer it anew, {command}.", name, command));
    }
    if changed.is_empty() {
        return Ok(());
    }
    if dry_run {
        session.say(&say!(lang, "Nothing is written."));
        return Ok(());
    }
    let mut own = Own::open(session)?;
    for Taken { id, changes, .. } in &changed {
        own.change(|file| edit::with_action(file, &id.item, changes))?;
    }
    let said = own.saved()?;
    session.say(&format!("{said}."));
    Ok(())
}

fn named(item: &ItemId, ticket: &Ticket) -> String {
    match &ticket.key {
        Some(key) => format!("{item} ({key})"),
        None => item.to_string(),
    }
}

fn unclear_told(lang: &Lang, path: &Path, unclear: &Unclear) -> String {
    let Unclear { row, column, value } = unclear;
    let (file, value) = (path.display(), text::clipped(value, 60));
    say!(
        lang,
        "{file}, row {row}, {column}: it is not clear what `{value}` means, and nothing is taken from \
         it; note it in ospo.yaml by hand.",
        file,
        row,
        column,
        value
    )
}

/// Returns what a change says, for people; none for what only `ospo` reads.
fn words(lang: &Lang, change: &ActionChange, before: &ActionSettings) -> Option<String> {
    Some(match change {
        ActionChange::Owner(owner) => {
            let owner = owner.as_deref().unwrap_or_default();
            match &before.owner {
                Some(before) => say!(lang, "owner {owner} instead of {before}", owner, before),
                None => say!(lang, "owner {owner}", owner),
            }
        }
        ActionChange::Due(due) => {
            let day = (*due)?;
            match before.due {
                Some(before) => say!(lang, "due {day} instead of {before}", day, before),
                None => say!(lang, "due {day}", day),
            }
        }
        ActionChange::State(state) => match state.unwrap_or_default() {
            ActionState::Open => say!(lang, "open again"),
            ActionState::InProgress => say!(lang, "in progress"),
            ActionState::Done => say!(lang, "done"),
            ActionState::Dropped => say!(lang, "dropped"),
        },
        ActionChange::Key(key) => {
            let key = key.as_deref()?;
            say!(lang, "noted as {key}", key)
        }
        ActionChange::Agreed(_) | ActionChange::Ticket(_) => return None,
    })
}

fn tell_passed(passed: &[(Ticket, Passed)], lang: &Lang, session: &Session) {
    let mut others = Vec::new();
    for (ticket, why) in passed {
        let name = called(ticket);
        let told = match why {
            Passed::NotOurs => {
                others.push(name);
                continue;
            }
            Passed::Several => say!(lang, "{name} bears the ids of several actions.", name),
            Passed::OfAnother => say!(lang, "{name} is of the plan of another subject.", name),
            Passed::NoSuchItem => {
                say!(lang, "{name} is of a practice that the model does not have.", name)
            }
            Passed::Twice => say!(lang, "{name} bears the same id as another ticket.", name),
            Passed::Former => say!(lang, "{name} is of an earlier action on its practice.", name),
        };
        session.say(&say!(lang, "{told} Nothing is taken from it.", told));
    }
    if others.is_empty() {
        return;
    }
    let number = others.len();
    let more = number.saturating_sub(NAMED);
    others.truncate(NAMED);
    let names = lang.in_a_row(others);
    let names = if more > 0 { say!(lang, "{names} and {n} more", names, n = more) } else { names };
    session.say(&say_of!(
        lang,
        number,
        "{n} ticket bears no id of an action and is passed over: {names}.",
        "{n} tickets bear no id of an action and are passed over: {names}.",
        names
    ));
}

fn called(ticket: &Ticket) -> String {
    let title = text::clipped(&ticket.title, 60);
    match &ticket.key {
        Some(key) => format!("{key} {title}").trim_end().to_owned(),
        None => format!("{}: {title}", ticket.row),
    }
}
