//! Checklists of the user's own, with their guides, languages and starters.

use ospo::report::{Finding, LookedAt, Weight};
use ospo::{checklist, insight};

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
        match model::checked(&chosen.in_all_languages(), |id| models.target(id)) {
            Ok((model, _, languages, starters, crosswalks)) => {
                let moved = insight::model_tests(&model, chosen.own).err();
                let over = checklist::overlay_notes(&chosen.in_all_languages(), &model);
                let notes = languages.into_iter().flat_map(|language| language.notes);
                let notes = starters.notes().into_iter().chain(over).chain(notes);
                let notes: Vec<_> = notes.chain(crosswalks.notes).collect();
                let mut found = of_problems(&notes, Weight::Know, LookedAt::Checklists);
                let moved = moved.map(|told| told.0).unwrap_or_default();
                found.extend(of_problems(&moved, Weight::Mend, LookedAt::Checklists));
                found
            }
            Err(problems) => of_problems(&problems.0, Weight::Mend, LookedAt::Checklists),
        }
    });
    checked.collect()
}
