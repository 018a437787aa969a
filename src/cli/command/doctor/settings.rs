//! The settings: those of the folder and the user's own, and what they name.

use ospo::model::Model;
use ospo::report::{Finding, LookedAt, Weight};

use crate::cli::command::doctor::finding::of_error;
use crate::cli::error::CommandError;
use crate::cli::session::Session;

/// Looks at the settings, with what was found wrong when they were read; `models` are those in use.
pub(super) fn look<'m>(
    session: &Session,
    wrong: &[CommandError],
    models: impl Iterator<Item = &'m Model>,
) -> Vec<Finding> {
    let mut findings: Vec<Finding> = wrong.iter().flat_map(to_mend).collect();
    let [unread, passed, unseen] = session.odd_settings();
    let weighed = [(unread, Weight::Mend), (passed, Weight::Know), (unseen, Weight::Mend)];
    findings.extend(
        weighed
            .into_iter()
            .filter_map(|(told, weight)| Some(Finding::new(weight, LookedAt::Settings, told?))),
    );
    // What is wrong with the checklists themselves is told where these are looked at.
    let Ok(known) = session.models() else {
        return findings;
    };
    let named = session.tag(known).err().or_else(|| session.chosen(None).err());
    findings.extend(named.iter().flat_map(to_mend));
    if named.is_none() {
        let held = models.map(|model| held_against(session, model));
        for finding in held.filter_map(Result::err).flat_map(|error| to_mend(&error)) {
            if !findings.contains(&finding) {
                findings.push(finding);
            }
        }
    }
    findings
}

fn to_mend(error: &CommandError) -> Vec<Finding> {
    of_error(error, Weight::Mend, LookedAt::Settings)
}

fn held_against(session: &Session, model: &Model) -> Result<(), CommandError> {
    session.wanted(model)?;
    let guide = session.guide(model)?;
    session.check_settings(model, &guide)
}
