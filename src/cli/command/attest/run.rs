//! How a statement is written.

use std::collections::BTreeMap;
use std::path::PathBuf;

use ospo::{report, say};

use crate::cli::command::attest::{parts, state, verify};
use crate::cli::desk::{self, ReadRound, Which, as_one_word};
use crate::cli::error::{CommandError, Exit};
use crate::cli::output::OutputArgs;
use crate::cli::session::Session;

/// Write a statement of a round to be signed, or check one
///
/// The statement is JSON as in-toto has it: the SHA-256 of each sheet of the round, of ospo.yaml and of
/// the files of a model of your own, and beside them the result, the model, the settings that bear on
/// it and who has reviewed it. The same folder and day give the same bytes.
///
/// ospo signs nothing and checks no signature: ssh-keygen, cosign and others do.
///
/// With --verify, the digests are held against the folder and the result is reckoned again. What is
/// the same, changed, missing or new is told file by file.
// Help is no Markdown: names stand in it as one types them.
#[allow(clippy::doc_markdown)]
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  ospo attest -o office.json --reviewer \"Kim Doe\"
  ssh-keygen -Y sign -n ospo -f ~/.ssh/id_ed25519 office.json
  cosign attest-blob --statement office.json --bundle office.bundle \\
    assessments/2026-05-01.yaml
  ospo attest --verify office.json      Exit with 1 where anything is otherwise
  ospo attest --verify office.bundle    The statement within, whoever signed it")]
pub(crate) struct Args {
    /// The day of a round, or a sheet [default: the latest round]
    #[arg(value_name = "ROUND", conflicts_with = "verify")]
    round: Option<String>,
    /// Say who has reviewed it [default: who has, by `ospo round close --reviewed-by`]
    #[arg(long, value_name = "NAME", value_parser = desk::words, conflicts_with = "verify")]
    reviewer: Option<String>,
    /// Hold this statement, or the one in this envelope, against the folder
    #[arg(long, value_name = "FILE")]
    verify: Option<PathBuf>,
    #[command(flatten)]
    output: OutputArgs,
}

pub(crate) fn run(args: &Args, session: &Session) -> Result<Exit, CommandError> {
    if let Some(file) = &args.verify {
        return verify::verify(file, &args.output, session);
    }
    let (output, file) = args.output.json()?;
    let output = output.sparing(&args.round)?;
    let read = session.meant(args.round.as_deref())?;
    check_place(&read.which, session)?;
    let plain = state::plain(session)?;
    let read = plain.round(&read.which, Some(&read.sheet.subject))?;
    let of = (read.sheet.subject.as_str(), read.model.id.as_str());
    let files = parts::parts(&plain, &read.which, of, &BTreeMap::new())?;
    let reviewer = args.reviewer.clone().or_else(|| reviewer(&read, session));
    let statement = state::stated(&plain, &read, files.clone(), reviewer)?;
    if parts::parts(&plain, &read.which, of, &BTreeMap::new())? != files {
        let message = "a file was changed by something else in the meantime";
        return Err(CommandError::new(message).help("run it once more; nothing was written"));
    }
    output.write(report::of_attestation(&session.lang(), statement), session)?;
    if let Some(file) = file {
        let file = as_one_word(&file.display().to_string());
        let next = format!("ssh-keygen -Y sign -n ospo -f ~/.ssh/id_ed25519 {file}");
        session.say(&say!(session.lang(), "Next: {next}", next));
    }
    Ok(Exit::Done)
}

/// Returns who has reviewed the round as it is now.
fn reviewer(read: &ReadRound, session: &Session) -> Option<String> {
    let name = read.facts.closed.as_ref()?.reviewed_by.clone()?;
    if read.facts.changed_since {
        session.say(&say!(
            session.lang(),
            "{name} has reviewed what the sheets said before; {flag} says who has reviewed them since.",
            name,
            flag = "`--reviewer NAME`"
        ));
        return None;
    }
    Some(name)
}

/// Refuses a sheet that lies elsewhere: who checks the statement would not find it.
fn check_place(which: &Which, session: &Session) -> Result<(), CommandError> {
    let Which::Alone(path) = which else { return Ok(()) };
    if session.store.sheets()?.contains(path) {
        return Ok(());
    }
    let message = format!("{} is none of the sheets of {}", path.display(), session.folder());
    Err(CommandError::new(message).about(path).help("move it into assessments/ first"))
}
