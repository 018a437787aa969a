//! What is told to somebody whose role knows a part of the checklist, once that part is answered.

use std::path::Path;

use ospo::answers::{Choice, Sheet};
use ospo::insight::{MissingRole, Source};
use ospo::model::{Item, Model, RoleId};
use ospo::report::Missing;
use ospo::text;

use crate::cli::command::day;
use crate::cli::session::Session;

/// As many roles are named that could answer the rest.
const MOST_ROLES: usize = 4;

/// Says that the part of a role is answered, who could answer the rest, and what to type next.
pub(crate) fn tell(
    session: &Session,
    (model, sheet): (&Model, &Sheet),
    (path, role): (&str, &RoleId),
    (missing, others): (&Missing, &[Source]),
) {
    let (answered, all) = answered(model, sheet, role);
    let all = text::count(all, "item");
    let title = model.role_title(role);
    session.say(&format!(
        "The part of {title} is done: {answered} of {all} answered, all in {path}."
    ));
    if !missing.roles.is_empty() {
        let roles = missing.roles.iter().take(MOST_ROLES);
        let roles = roles.map(|one: &MissingRole| format!("{} ({})", one.role, one.items.len()));
        let more = missing.roles.len().saturating_sub(MOST_ROLES);
        let more = (more > 0).then(|| format!("{more} more"));
        session.say(&format!(
            "Others could still answer, by number of items: {}.",
            text::listed(roles.chain(more))
        ));
    }
    let alone = others.iter().all(|other| other.sheet.merged.is_some());
    let next = match &missing.ask {
        Some(ask) if alone => ask.clone(),
        _ if alone => "ospo status".to_owned(),
        _ => day::merge_all(session, Path::new(path), others),
    };
    session.say(&format!("Next: {next}"));
}

/// Returns how many of the items that a role would know are answered, and how many there are.
pub(crate) fn answered(model: &Model, sheet: &Sheet, role: &RoleId) -> (usize, usize) {
    let own = model.items().filter(|item| item.who.contains(role));
    let own: Vec<&Item> = own.collect();
    let is_open = |item: &&&Item| {
        let answer = sheet.answer(&item.id);
        answer.is_none_or(|answer| answer.choice == Choice::Unknown)
    };
    (own.len() - own.iter().filter(is_open).count(), own.len())
}
