//! `ospo model new`: a small model to start from.

use std::path::{Path, PathBuf};

use ospo::problem::SourceFile;
use ospo::{checklist, store, text};

use crate::cli::desk;
use crate::cli::error::CommandError;
use crate::cli::models::Models;
use crate::cli::output::ToldArgs;
use crate::cli::session::Session;

/// The id of a model whose folder has no name that could be one.
const FALLBACK: &str = "my-model";

/// Write a small maturity model of your own, to change and add to
///
/// It has one stage with two items, is sound as it stands and can be assessed at once. Each field
/// is explained in place. To change single things of a built-in model instead, begin a file that
/// lies over it: `--over`; to change all of it, copy it: `ospo model export`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  ospo model new my-model
  ospo model new checklists --id acme --title \"Open source at Acme\"
  ospo model new mine --over ospo
  ospo model check my-model
  ospo --checklists my-model assess")]
pub(crate) struct Args {
    /// The folder; it is made if need be
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// The name that sheets use: small letters, digits, hyphens [default: that of the folder]
    #[arg(long, value_name = "ID")]
    id: Option<String>,
    /// The name that people read [default: the id in words]
    #[arg(long, value_name = "TITLE")]
    title: Option<String>,
    /// Write a file that changes single things of a built-in model instead, to lie over it
    #[arg(long, value_name = "MODEL", conflicts_with_all = ["id", "title"])]
    over: Option<String>,
    #[command(flatten)]
    told: ToldArgs,
}

pub(crate) fn run(args: &Args, session: &Session) -> Result<(), CommandError> {
    if let Some(over) = &args.over {
        let models = Models::default();
        let model = models.chosen(Some(over))?.model(None)?;
        return finish(args, &[checklist::new_overlay(&model.id, &model.version)], session);
    }
    let id = match &args.id {
        Some(id) if text::is_id(id) => id.clone(),
        Some(id) => return Err(no_id(id)),
        None => text::to_id(&name_of(&args.folder)).unwrap_or_else(|| FALLBACK.to_owned()),
    };
    if checklist::builtin_ids().any(|builtin| builtin == id) {
        return Err(CommandError::new(format!("`{id}` is a built-in model")).help(format!(
            "name yours with `--id`, or copy that one: `ospo model export {id} DIR`"
        )));
    }
    let title = args.title.clone().unwrap_or_else(|| text::in_words(&id));
    if title.trim().is_empty() {
        return Err(
            CommandError::new("the title is empty").help("write it, or leave `--title` out")
        );
    }
    finish(args, &checklist::new_model(&id, &title), session)
}

/// Writes the files, and says what comes next.
fn finish(args: &Args, files: &[SourceFile], session: &Session) -> Result<(), CommandError> {
    let written = store::write_files(&args.folder, files)?;
    let dir = desk::as_one_word(&args.folder.display().to_string());
    let next = format!("ospo model check {dir}");
    args.told.files(&written, &next, session)?;
    session.say(&format!("Change them, then: {next}"));
    session.say(&format!("To answer them: ospo --checklists {dir} assess"));
    Ok(())
}

fn no_id(id: &str) -> CommandError {
    let example = text::to_id(id).unwrap_or_else(|| FALLBACK.to_owned());
    CommandError::new(format!("`{id}` is not an id"))
        .help(format!("use small letters, digits and hyphens, at most 64: `--id {example}`"))
}

fn name_of(folder: &Path) -> String {
    folder.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
