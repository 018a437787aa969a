//! What is stated of a round that was read.

use std::collections::BTreeMap;

use ospo::report::{Attested, StatementData};

use crate::cli::desk::ReadRound;
use crate::cli::error::CommandError;
use crate::cli::session::Session;

/// Returns the same in the language that things are written in: a statement is the same whoever
/// writes it.
pub(super) fn plain(session: &Session) -> Result<Session, CommandError> {
    let mut plain = session.again()?;
    plain.settings.language = None;
    Ok(plain)
}

/// States what was read.
pub(super) fn stated(
    session: &Session,
    read: &ReadRound,
    files: BTreeMap<String, String>,
    reviewer: Option<String>,
) -> Result<StatementData, CommandError> {
    let scope = session.settings.organisation.scope.iter();
    let asked = scope.filter(|(id, _)| read.model.scopes.iter().any(|scope| scope.id == **id));
    let scope = asked.map(|(id, answer)| (id.to_string(), answer.said.as_str())).collect();
    let attested = Attested { day: session.today, reviewer, scope, files };
    Ok(StatementData::of(&session.assess(read)?, attested))
}
