//! Checklists of the user's own, with their guides, languages and starters.

use ospo::report::{Finding, LookedAt, Weight};

use crate::cli::command::doctor::finding::{of_error, of_problems};
use crate::cli::command::model;
use crate::cli::session::Session;

pub(super) fn look(session: &Session) -> Vec<Finding> {
    let all = session
        .models()
        .and_then(|models| Ok((models, models.all(session.settings.model.as_deref())?)));
    let (models, all) = match all {
        Ok(all) => all,
        Err(error) => return of_error(&error, Weight::Mend, LookedAt::Checklists),
    };
    let checked = all.iter().flat_map(|chosen| {
        match model::checked(&chosen.in_all_languages(), |id| models.named(id)) {
            Ok((_, _, languages, starters, crosswalks)) => {
                let notes = languages.into_iter().flat_map(|language| language.notes);
                let notes = starters.notes().into_iter().chain(notes).chain(crosswalks.notes);
                of_problems(&notes.collect::<Vec<_>>(), Weight::Know, LookedAt::Checklists)
            }
            Err(problems) => of_problems(&problems.0, Weight::Mend, LookedAt::Checklists),
        }
    });
    checked.collect()
}
