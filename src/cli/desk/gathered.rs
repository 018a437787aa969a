//! What programs found for a round, as its file says it.

use jiff::civil::Date;
use ospo::answers;
use ospo::facts::FactsFile;
use ospo::problem::SourceFile;
use ospo::store::{self, StoreError};

use crate::cli::desk::which::Which;
use crate::cli::error::CommandError;
use crate::cli::session::Session;

impl Session {
    /// Reads what programs found for a round; none for a sheet alone, which says what one respondent
    /// said.
    pub(crate) fn gathered(&self, which: &Which) -> Result<Option<SourceFile>, CommandError> {
        match which {
            Which::Alone(_) => Ok(None),
            Which::Round(day) => Ok(store::gathered_in(&self.store.assessments(), *day)?),
        }
    }

    /// Reads the same as it was in a revision.
    pub(super) fn gathered_in_revision(
        &self,
        which: &Which,
        revision: &str,
    ) -> Result<Option<SourceFile>, CommandError> {
        let Which::Round(day) = which else { return Ok(None) };
        match store::read_revision(&self.store.gathered(*day), revision) {
            Ok(file) => Ok(Some(file)),
            Err(StoreError::NotInRevision { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }
}

impl Session {
    /// Returns the facts that programs found for a round of a subject; none where they looked at
    /// nothing, or at others.
    pub(crate) fn facts(
        &self,
        which: &Which,
        subject: &str,
    ) -> Result<Option<FactsFile>, CommandError> {
        facts_of(self.gathered(which)?.as_ref(), subject)
    }

    /// Returns the facts that were kept last, up to today, with the day of their round.
    pub(crate) fn last_gathered(&self) -> Result<Option<(Date, FactsFile)>, CommandError> {
        let place = self.store.assessments();
        if !place.is_dir() {
            return Ok(None);
        }
        let last = self.last_day();
        let Some(day) = self.store.gathered_days()?.into_iter().rfind(|day| *day <= last) else {
            return Ok(None);
        };
        let file = store::gathered_in(&place, day)?;
        let parsed = file.map(|file| FactsFile::parse(&file)).transpose();
        let parsed = parsed.map_err(|problems| {
            let help = "if these are only facts that were gathered, delete the file and gather \
                        again; else move it away";
            CommandError::from(problems).help(help)
        })?;
        Ok(parsed.map(|facts| (day, facts)))
    }
}

/// Returns the facts of a subject; none where others were looked at.
///
/// # Errors
/// Everything that is wrong in the file.
pub(crate) fn facts_of(
    file: Option<&SourceFile>,
    subject: &str,
) -> Result<Option<FactsFile>, CommandError> {
    let facts = file.map(FactsFile::parse).transpose()?;
    Ok(facts.filter(|facts| answers::same_name(&facts.subject, subject)))
}
