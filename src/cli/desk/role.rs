//! The role in which a sheet is answered, and what is told once its part is.

use std::path::Path;

use ospo::answers::{Choice, Respondent, Sheet};
use ospo::insight::MissingRole;
use ospo::model::{Item, Model, RoleId};
use ospo::score::Narrowed;
use ospo::{say, say_of};

use crate::cli::desk::ask::SheetArgs;
use crate::cli::desk::round::ReadRound;
use crate::cli::session::Session;

/// As many roles are named that could answer the rest.
const MOST_ROLES: usize = 4;

/// Notes the role in which a new sheet is answered. The settings may name somebody of another role,
/// who is not the one that answers.
pub(crate) fn take(sheet: &mut Sheet, role: &RoleId, args: &SheetArgs) {
    let usual = sheet.respondent.take().unwrap_or_default();
    let is_other = usual.role.is_some_and(|usual| *role != *usual);
    let name = usual.name.filter(|_| !is_other || args.respondent.is_some());
    sheet.respondent = Some(Respondent { name, role: Some(role.to_string()) });
}

/// Tells a role of a form that the model does not know.
pub(crate) fn tell_unknown(role: Option<&str>, model: &Model, form: &Path, session: &Session) {
    let known = model.known_roles();
    if let Some(role) = role.filter(|role| known.iter().all(|one| one.as_str() != *role)) {
        session.say(&say!(
            model.lang,
            "{file}: the model has no role `{role}`; where somebody answers whose role would know, \
             that goes before.",
            file = form.display(),
            role
        ));
    }
}

/// Says whose sheet is gone on with, where it was answered in another role.
pub(crate) fn tell_whose(
    sheet: &Sheet,
    role: &RoleId,
    path: &Path,
    model: &Model,
    session: &Session,
) {
    let Some(respondent) = &sheet.respondent else {
        return;
    };
    if respondent.role.as_deref().is_none_or(|own| *role == *own) {
        return;
    }
    session.say(&say!(
        model.lang,
        "{path} is the sheet of {who}. Answers of your own go into a sheet of your own: {command}",
        path = path.display(),
        who = respondent.in_words().unwrap_or_default(),
        command = format!("ospo assess {}-{role} --role {role}", sheet.date)
    ));
}

/// The part of a checklist that a role would know, in the sheet of somebody of that role.
pub(crate) struct RolePart<'a> {
    pub(crate) model: &'a Model,
    pub(crate) sheet: &'a Sheet,
    pub(crate) role: RoleId,
    /// What lies outside the organisation.
    pub(crate) outside: Narrowed,
}

impl RolePart<'_> {
    /// Returns how many of its items are answered, and how many there are.
    pub(crate) fn answered(&self) -> (usize, usize) {
        let is_in = |item: &&Item| {
            self.outside.outside(&item.id).is_none() || self.sheet.answer(&item.id).is_some()
        };
        let own = self.model.items().filter(is_in);
        let own: Vec<&Item> = own.filter(|item| item.who.contains(&self.role)).collect();
        let is_open = |item: &&&Item| {
            let answer = self.sheet.answer(&item.id);
            answer.is_none_or(|answer| answer.choice == Choice::Unknown)
        };
        (own.len() - own.iter().filter(is_open).count(), own.len())
    }

    pub(crate) fn tell(&self, session: &Session, path: &Path, read: &ReadRound) {
        let lang = &self.model.lang;
        let (answered, all) = self.answered();
        session.say(&say_of!(
            lang,
            all as u64,
            "The part of {title} is done: {answered} of {n} item answered, all in {path}.",
            "The part of {title} is done: {answered} of {n} items answered, all in {path}.",
            title = self.model.role_title(&self.role),
            answered,
            path = path.display()
        ));
        let missing = read.missing(session);
        if !missing.roles.is_empty() {
            let roles = missing.roles.iter().take(MOST_ROLES);
            let roles = roles.map(|one: &MissingRole| {
                self.model.role_title(one.role).to_owned() + &lang.aside(one.items.len())
            });
            let more = missing.roles.len().saturating_sub(MOST_ROLES);
            let more = (more > 0).then(|| say!(lang, "{more} more", more));
            session.say(&say!(
                lang,
                "Others could still answer, by number of items: {roles}.",
                roles = lang.listed(roles.chain(more))
            ));
        }
        let word = read.word(session);
        let next = match &missing.ask {
            Some(ask) if read.facts.sheets.len() < 2 => ask.clone(),
            _ if !read.facts.not_agreed.is_empty() => format!("ospo merge{word}"),
            _ => format!("ospo status{word}"),
        };
        session.say(&say!(lang, "Next: {next}", next));
    }
}
