//! The role in which a sheet is answered.

use std::path::Path;

use ospo::answers::{Respondent, Sheet};
use ospo::model::RoleId;

use crate::cli::command::day;
use crate::cli::command::desk::SheetArgs;
use crate::cli::session::Session;

/// Notes the role in which a new sheet is answered. The settings may name somebody of another role,
/// who is not the one that answers.
pub(crate) fn take(sheet: &mut Sheet, role: &RoleId, args: &SheetArgs) {
    let usual = sheet.respondent.take().unwrap_or_default();
    let is_other = usual.role.is_some_and(|usual| *role != *usual);
    let name = usual
        .name
        .filter(|_| !is_other || args.respondent.is_some());
    sheet.respondent = Some(Respondent {
        name,
        role: Some(role.to_string()),
    });
}

/// Says whose sheet is gone on with, where it was answered in another role.
pub(crate) fn tell_whose(sheet: &Sheet, role: &RoleId, path: &Path, session: &Session) {
    let Some(respondent) = &sheet.respondent else {
        return;
    };
    if respondent.role.as_deref().is_none_or(|own| *role == *own) {
        return;
    }
    let who = respondent.in_words().unwrap_or_default();
    let (there, date) = (path.display(), day::of_another(sheet.date, session.today));
    session.say(&format!(
        "{there} is the sheet of {who}. Answers of your own go into a sheet of your own: ospo \
         assess {date}-{role} --role {role}"
    ));
}
