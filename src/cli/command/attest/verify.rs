//! How a statement is held against a folder.

use std::path::Path;

use jiff::civil::Date;
use ospo::attest::{self, PREDICATE, Stated};
use ospo::{format, report, store};
use serde_json::Value;

use crate::cli::command::attest::{parts, state};
use crate::cli::desk::{Which, as_one_word};
use crate::cli::error::{CommandError, Exit};
use crate::cli::output::OutputArgs;
use crate::cli::session::Session;

pub(super) fn verify(
    file: &Path,
    output: &OutputArgs,
    session: &Session,
) -> Result<Exit, CommandError> {
    let output = output.chosen()?.sparing([file])?;
    let stated = attest::parse(&store::read_named(file)?)?;
    let mut plain = state::plain(session)?;
    // As it was reckoned; that the settings say otherwise is a difference in itself.
    plain.settings.proven |= stated.evidence_required;
    if session.global.model.is_none() {
        plain.settings.model = Some(stated.model.clone());
    }
    let which = which(&stated, &plain)?;
    let of = (stated.subject.as_str(), stated.model.as_str());
    let files = parts::parts(&plain, &which, of, &stated.files)?;
    let now = now(&plain, &which, &stated);
    if let Err(error) = &now {
        session.fail(error);
    }
    let held = attest::held(&stated, &files, now.as_ref().ok());
    let who = who(file, stated.is_enveloped, files.keys().next());
    output.write(report::of_verified(&session.lang(), &stated, &held, who), session)?;
    Ok(if held.holds() { Exit::Done } else { Exit::Below })
}

/// Returns the round, or the sheet among those of the folder, that is stated.
fn which(stated: &Stated, session: &Session) -> Result<Which, CommandError> {
    if let Ok(day) = stated.read.parse::<Date>() {
        return Ok(Which::Round(day));
    }
    let sheets = session.store.sheets()?.into_iter().map(Which::Alone);
    sheets.into_iter().find(|sheet| sheet.name() == stated.read).ok_or_else(|| {
        let message = format!("there is no sheet `{}` in {}", stated.read, session.folder());
        CommandError::new(message).help("name the folder that the statement is of with `-C DIR`")
    })
}

/// Returns what would be stated now.
fn now(session: &Session, which: &Which, stated: &Stated) -> Result<Value, CommandError> {
    let read = session.round(which, Some(&stated.subject))?;
    let statement = state::stated(session, &read, stated.files.clone(), stated.reviewer.clone())?;
    serde_json::to_value(&statement.predicate).map_err(|error| anyhow::Error::from(error).into())
}

/// Returns the command that says who signed it.
fn who(file: &Path, is_enveloped: bool, sheet: Option<&String>) -> String {
    let file = as_one_word(&file.display().to_string());
    if is_enveloped {
        let kind = format::address(PREDICATE);
        let sheet = sheet.map_or_else(|| "SHEET".to_owned(), |name| as_one_word(name));
        return format!(
            "cosign verify-blob-attestation --bundle {file} --type {kind} --key KEY {sheet}"
        );
    }
    format!("ssh-keygen -Y verify -n ospo -f SIGNERS -I NAME -s {file}.sig < {file}")
}
