//! `ospo model`: maturity models, built in or the user's own.

use std::io;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;

use clap::Subcommand;
use ospo::checklist;
use ospo::model::Model;
use ospo::render::Format;
use ospo::report;
use ospo::store;
use ospo::text;

use crate::cli::command::model_new;
use crate::cli::command::model_schema;
use crate::cli::error::CommandError;
use crate::cli::error::Exit;
use crate::cli::session::Session;

/// Manage maturity models
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// List the models that can be used
    List,
    /// Show what a model asks
    #[command(after_help = "Example:\n  ospo model show ospo --stage 2")]
    Show {
        /// The model [default: the one in use]
        #[arg(value_name = "ID")]
        id: Option<String>,
        /// Only this stage
        #[arg(long, value_name = "N")]
        stage: Option<u32>,
    },
    /// Check a folder of checklists and tell everything that is wrong
    ///
    /// A folder with a model.yaml is a model of its own; one without is checked as it would be
    /// used, laid over the built-in model.
    #[command(after_help = "Example:\n  ospo model check my-checklists")]
    Check {
        /// The folder, or a file in it
        #[arg(value_name = "PATH")]
        path: PathBuf,
    },
    /// Copy a model into a folder, to change it there
    #[command(after_help = "\
Example:
  ospo model export ospo my-checklists
  ospo model check my-checklists
  ospo --checklists my-checklists assess")]
    Export {
        /// The model
        #[arg(value_name = "ID")]
        id: String,
        /// The folder; it is made if need be
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
    Schema(model_schema::Args),
    New(model_new::Args),
}

pub(crate) fn run(args: Args, session: &Session) -> Result<Exit, CommandError> {
    match args.action {
        Action::List => list(session)?,
        Action::Show { id, stage } => show(session, id.as_deref(), stage)?,
        Action::Check { path } => check(session, &path)?,
        Action::Export { id, folder } => export(session, &id, &folder)?,
        Action::Schema(args) => model_schema::run(&args)?,
        Action::New(args) => model_new::run(&args, session)?,
    }
    Ok(Exit::Done)
}

fn list(session: &Session) -> Result<(), CommandError> {
    let mut out = io::stdout().lock();
    let builtin = checklist::builtin_ids().map(|id| (id.to_owned(), "built in"));
    let own = match &session.settings.checklists {
        Some(folder) => store::read_checklists(folder)?.models,
        None => Vec::new(),
    };
    let own: Vec<String> = own.into_iter().map(|(name, _)| name).collect();
    let builtin = builtin.filter(|(id, _)| !own.contains(id));
    let whole = match session.settings.checklists {
        Some(_) => Some(session.model(None)?).filter(|model| !own.contains(&model.id.to_string())),
        None => None,
    };
    if let Some(model) = &whole {
        write_line(&mut out, model, "your folder")?;
    }
    for (id, from) in own.iter().map(|id| (id.clone(), "your folder")).chain(builtin) {
        if whole.as_ref().is_none_or(|model| model.id.as_str() != id) {
            write_line(&mut out, &session.model(Some(&id))?, from)?;
        }
    }
    Ok(())
}

fn write_line(out: &mut impl Write, model: &Model, from: &str) -> io::Result<()> {
    let title = text::visible(&model.title);
    let items = text::count(model.items().count(), "item");
    let (id, version) = (&model.id, text::visible(&model.version));
    writeln!(out, "{id} {version}  {title} ({items}; {from})")
}

fn show(session: &Session, id: Option<&str>, stage: Option<u32>) -> Result<(), CommandError> {
    let model = session.model(id)?;
    if let Some(number) = stage
        && model.stage(number).is_none()
    {
        return Err(CommandError::new(format!("the model has no stage {number}"))
            .help(format!("its stages are 0 to {}", model.top())));
    }
    session.show(&report::of_model(&model, stage), Format::Terminal)
}

fn check(session: &Session, path: &Path) -> Result<(), CommandError> {
    let folder = if path.is_file() { path.parent().unwrap_or(Path::new(".")) } else { path };
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let own = store::read_checklists(folder)?;
    let mut models = own.models;
    if !own.files.is_empty() || models.is_empty() {
        let whole = own.files.iter().any(|file| file.path.ends_with("model.yaml"));
        let files = match own.files {
            files if whole => files,
            files if files.is_empty() => {
                return Err(CommandError::new(format!("no YAML file is in {}", folder.display()))
                    .help("`ospo model export ospo DIR` writes a model to start from"));
            }
            files => checklist::overlay(base(session)?, files),
        };
        models.push((folder.display().to_string(), files));
    }
    let mut problems = Vec::new();
    for (name, files) in models {
        match checklist::parse(&files) {
            Ok(model) => writeln!(io::stdout(), "{}", summary(&name, &model))?,
            Err(told) => problems.extend(told.0),
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(ospo::problem::Problems(problems).into()) }
}

/// The built-in files that a folder without a model.yaml is laid over.
fn base(session: &Session) -> Result<Vec<ospo::problem::SourceFile>, CommandError> {
    let id = session.settings.model.as_deref().unwrap_or("ospo");
    checklist::builtin(id)
        .ok_or_else(|| CommandError::new(format!("there is no built-in model `{id}`")))
}

fn summary(name: &str, model: &Model) -> String {
    format!(
        "{}: sound: {} in {}, {}, {}",
        text::visible(name),
        text::count(model.items().count(), "item"),
        text::count(model.stages.len(), "stage"),
        text::count(model.topics.len(), "topic"),
        text::count(model.areas.len(), "area"),
    )
}

fn export(session: &Session, id: &str, dir: &Path) -> Result<(), CommandError> {
    let files = session.model_files(Some(id))?;
    let written = store::write_files(dir, &files)?;
    let mut out = io::stdout().lock();
    for path in written {
        writeln!(out, "{}", path.display())?;
    }
    session.say(&format!("Change them, then: ospo --checklists {} assess", dir.display()));
    Ok(())
}
