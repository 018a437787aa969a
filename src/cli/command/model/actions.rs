//! `ospo model`: maturity models, built in or the user's own.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Subcommand;
use ospo::checklist;
use ospo::model::Model;
use ospo::render::Format;
use ospo::report::Listed;
use ospo::{interview, report, store, text};

use crate::cli::command::model::{check, import, new, schema, translate};
use crate::cli::error::{CommandError, Exit};
use crate::cli::models::ChosenModel;
use crate::cli::output::{OutputArgs, ToldArgs};
use crate::cli::session::Session;
use crate::cli::{lookup, threads};

/// List, show, check or copy maturity models
///
/// A model is a folder of YAML files that say what is asked, in which stages, and how it is scored. A
/// folder of your own with a model.yaml is a model of its own. The files of one without are laid
/// over the built-in model: a file of the same name replaces, another is added, and overlay.yaml
/// hides, changes and adds single items.
#[derive(Debug, clap::Args)]
#[command(
    disable_help_subcommand = true,
    after_help = "\
Examples:
  ospo model show --stage 1          Read what stage 1 asks
  ospo model export ospo mine        Copy the built-in model, to change it
  ospo model check mine              Tell everything that is wrong in it
  ospo model translate fr            Begin a translation into French
  ospo --checklists mine assess      Use it"
)]
pub(crate) struct Args {
    #[command(subcommand)]
    action: ModelAction,
}

#[derive(Debug, Subcommand)]
enum ModelAction {
    /// List the models that can be used
    #[command(after_help = "\
Examples:
  ospo model list
  ospo --checklists mine model list")]
    List {
        #[command(flatten)]
        told: ToldArgs,
    },
    /// Show what a model asks
    #[command(after_help = "\
Examples:
  ospo model show
  ospo model show ospo --stage 2
  ospo model show -f json        For a program")]
    Show {
        /// The model [default: the one in use]
        #[arg(value_name = "ID")]
        id: Option<String>,
        /// Show only this stage
        #[arg(long, value_name = "N", allow_negative_numbers = true)]
        stage: Option<String>,
        #[command(flatten)]
        output: OutputArgs,
    },
    /// Check folders of checklists and tell everything that is wrong
    ///
    /// A folder with a model.yaml is a model of its own; one without is checked as it would be
    /// used, laid over the built-in model.
    #[command(after_help = "\
Examples:
  ospo model check mine
  ospo model check mine/stage-1.yaml")]
    Check {
        /// A folder, or a file in it: then its whole folder is checked (can be repeated)
        #[arg(value_name = "PATH", required = true)]
        paths: Vec<PathBuf>,
        #[command(flatten)]
        told: ToldArgs,
    },
    /// Copy a model into a folder, to change it there
    ///
    /// No file is overwritten. To change only a few questions, write a file of a few lines that lies
    /// over the built-in model instead: `ospo model new mine --over ospo`.
    #[command(after_help = "\
Example:
  ospo model export ospo mine
  ospo model check mine
  ospo --checklists mine assess")]
    Export {
        /// The model
        #[arg(value_name = "ID")]
        id: String,
        /// The folder; it is made if need be
        // Not `dir`: clap would take it for the global `--dir`.
        #[arg(value_name = "DIR")]
        into: PathBuf,
        #[command(flatten)]
        told: ToldArgs,
    },
    Translate(translate::Args),
    Schema(schema::Args),
    New(new::Args),
    Import(import::Args),
}

pub(crate) fn run(args: &Args, session: &Session) -> Result<Exit, CommandError> {
    match &args.action {
        ModelAction::List { told } => list(session, told)?,
        ModelAction::Show { id, stage, output } => {
            show(session, id.as_deref(), stage.as_deref(), output)?;
        }
        ModelAction::Check { paths, told } => {
            threads::on_all_processors(|| check::check(session, paths, told))?;
        }
        ModelAction::Export { id, into, told } => export(session, id, into, told)?,
        ModelAction::Translate(args) => translate::run(args, session)?,
        ModelAction::Schema(args) => schema::run(args)?,
        ModelAction::New(args) => new::run(args, session)?,
        ModelAction::Import(args) => import::run(args, session)?,
    }
    Ok(Exit::Done)
}

/// Where a model comes from that stands in no folder.
const BUILT_IN: &str = "built in";

fn list(session: &Session, told: &ToldArgs) -> Result<(), CommandError> {
    let mut models: Vec<(ListedModel, &str)> = Vec::new();
    let own = session.models()?;
    // Where a language is not there, this is where one finds which are.
    let tag = match session.tag(own) {
        Ok(tag) => tag,
        Err(error) => {
            session.fail(&error);
            None
        }
    };
    let tag = tag.as_deref();
    for chosen in own.all(session.settings.model.as_deref())? {
        models.push((ListedModel::read(&chosen, tag)?, "your folder"));
    }
    for chosen in checklist::builtin_ids().map(ChosenModel::builtin) {
        let listed = ListedModel::read(&chosen, tag)?;
        // A model of the same name stands in for it.
        if !models.iter().any(|(own, _)| own.model.id == listed.model.id) {
            models.push((listed, BUILT_IN));
        }
    }
    if told.is_json() {
        let folder = session.settings.checklists.as_ref().map(|path| path.display().to_string());
        let listed = models.iter().map(|(listed, from)| Listed {
            model: &listed.model,
            folder: folder.clone().filter(|_| *from != BUILT_IN),
            languages: listed.languages.clone(),
            tested: None,
        });
        return session.show(&report::of_models(&listed.collect::<Vec<_>>()), Format::Json);
    }
    let mut out = io::stdout().lock();
    for (listed, from) in &models {
        listed.write_line(&mut out, from)?;
    }
    Ok(())
}

/// What a model is for stands below it, a little to the right.
const INDENT: &str = "    ";
const WIDTH: usize = 80;

struct ListedModel {
    model: Model,
    languages: Vec<String>,
}

impl ListedModel {
    fn read(chosen: &ChosenModel, tag: Option<&str>) -> Result<Self, CommandError> {
        Ok(Self {
            languages: chosen.languages().into_iter().map(str::to_owned).collect(),
            model: chosen.model(tag)?,
        })
    }

    fn write_line(&self, out: &mut impl Write, from: &str) -> io::Result<()> {
        let model = &self.model;
        let title = text::visible(&model.title);
        let items = model.items().count();
        let minutes = text::count(interview::minutes(items), "minute");
        let items = text::count(items, "item");
        let (id, version) = (&model.id, text::visible(&model.version));
        let languages = if self.languages.is_empty() {
            String::new()
        } else {
            format!("; also {}", text::listed(&self.languages))
        };
        writeln!(out, "{id} {version}  {title} ({items}, about {minutes}; {from}{languages})")?;
        match &model.purpose {
            Some(purpose) => {
                let options = textwrap::Options::new(WIDTH).initial_indent(INDENT);
                let options = options.subsequent_indent(INDENT);
                writeln!(out, "{}", textwrap::fill(&text::visible(purpose), options))
            }
            None => Ok(()),
        }
    }
}

fn show(
    session: &Session,
    id: Option<&str>,
    stage: Option<&str>,
    output: &OutputArgs,
) -> Result<(), CommandError> {
    let output = output.chosen()?;
    let model = session.model(id)?;
    let stage = stage.map(|name| lookup::stage(&model, name)).transpose()?;
    let stage = stage.map(|stage| stage.number);
    output.write(report::of_model(&model, stage), session)
}

fn export(session: &Session, id: &str, dir: &Path, told: &ToldArgs) -> Result<(), CommandError> {
    let chosen = session.chosen(Some(id))?;
    let written = store::write_files(dir, &chosen.whole())?;
    let next = format!("ospo --checklists {} assess", dir.display());
    told.files(&written, &next, session)?;
    session.say(&format!("Change them, then: {next}"));
    Ok(())
}
