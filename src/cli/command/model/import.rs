//! `ospo model import`: a model made of what others publish.

use std::path::{Path, PathBuf};

use clap::Subcommand;
use ospo::import::{self, Columns, Imported, LeftOut, Named, Table};
use ospo::problem::{Problems, SourceFile};
use ospo::render::Format;
use ospo::report::Done;
use ospo::{checklist, report, store, text};

use crate::cli::desk;
use crate::cli::error::CommandError;
use crate::cli::output::{self, ToldArgs};
use crate::cli::session::Session;

/// Make a model of what others publish, or of a table of your own
///
/// It writes a folder with a model.yaml and a file for each stage, and overwrites nothing. What the
/// source says and a model cannot hold is told, with its first places. Ids and the licence of the
/// source are kept; whether you may share the result is up to that licence.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  ospo model import gemara baseline osps
  ospo model import samm core/model samm
  ospo model import dsomm generated/model.yaml dsomm
  ospo model import csv controls.xlsx ours --column id=Ref --column text=Control
  ospo model check osps")]
pub(crate) struct Args {
    #[command(subcommand)]
    source: ImportSource,
}

#[derive(Debug, Subcommand)]
enum ImportSource {
    /// Import a catalog of controls or guidance in Gemara's YAML
    ///
    /// Each requirement becomes an item with two levels. Where the groups of applicability are
    /// numbered levels, each becomes a stage that needs all of its items; otherwise there is no
    /// ladder.
    #[command(after_help = "\
Example:
  ospo model import gemara baseline osps --licence Apache-2.0")]
    Gemara(FromFiles),
    /// Import SAMM 2 from the folder in which its core team keeps it
    ///
    /// It has a file for each question, activity, practice and so on. Each question becomes an item, each practice an area in its business function, each level a
    /// stage without a ladder, and each set of answers a scale. Figures are shown from 0 to 3.
    #[command(after_help = "\
Example:
  ospo model import samm core/model samm --licence \"CC BY-SA 4.0\"")]
    Samm(FromFiles),
    /// Import DSOMM, the maturity model of `DevSecOps`
    ///
    /// It is one file, or a folder with several. Each activity becomes an item with two levels, each sub-dimension an area in its dimension,
    /// and each level a stage that needs all of its items.
    #[command(after_help = "\
Example:
  ospo model import dsomm generated/model.yaml dsomm --licence GPL-3.0-or-later")]
    Dsomm(FromFiles),
    /// Import a table of your own, as CSV or as a spreadsheet (.xlsx)
    ///
    /// Its first row names the columns, and each other row is an item. Two columns must be there,
    /// `id` and `text`, by these words or as `--column` says. The others are title, area, section, stage, weight, why, look-for, source
    /// and url.
    #[command(after_help = "\
Examples:
  ospo model import csv controls.csv ours --column id=Ref --column text=Requirement
  ospo model import csv controls.xlsx ours --sheet Controls --column text=Control \\
    --level No=0 --level Partly=50 --level Yes=100")]
    Csv {
        #[command(flatten)]
        from: FromFiles,
        /// Which column holds a field: `text=Requirement` (can be repeated)
        #[arg(long, value_name = "FIELD=HEAD")]
        column: Vec<Columns>,
        /// An answer and what it is worth of 100, the lowest first (can be repeated) [default: No=0,
        /// Yes=100]
        #[arg(long, value_name = "LABEL=CREDIT", value_parser = level)]
        level: Vec<(String, u32)>,
        /// The sheet of a spreadsheet [default: its first]
        #[arg(long, value_name = "NAME")]
        sheet: Option<String>,
    },
}

#[derive(Debug, clap::Args)]
struct FromFiles {
    /// The file, or the folder with its files
    #[arg(value_name = "PATH")]
    from: PathBuf,
    /// The folder of the model; it is made if need be
    #[arg(value_name = "DIR")]
    into: PathBuf,
    /// The name that sheets use: small letters, digits, hyphens [default: that of the source]
    #[arg(long, value_name = "ID")]
    id: Option<String>,
    /// The name that people read [default: that of the source]
    #[arg(long, value_name = "TITLE")]
    title: Option<String>,
    /// The version [default: that of the source, else 1.0]
    #[arg(long, value_name = "VERSION")]
    model_version: Option<String>,
    /// The licence of its texts [default: as the source says]
    #[arg(long, value_name = "LICENCE")]
    licence: Option<String>,
    #[command(flatten)]
    told: ToldArgs,
}

fn level(word: &str) -> Result<(String, u32), String> {
    let parts = word.rsplit_once('=');
    let read = parts.and_then(|(label, credit)| Some((label.trim(), credit.trim().parse().ok()?)));
    match read.filter(|(label, credit)| !label.is_empty() && *credit <= 100) {
        Some((label, credit)) => Ok((label.to_owned(), credit)),
        None => Err("write LABEL=CREDIT, with a whole number from 0 to 100".to_owned()),
    }
}

pub(crate) fn run(args: &Args, session: &Session) -> Result<(), CommandError> {
    let (from, imported) = match &args.source {
        ImportSource::Gemara(from) => (from, import::gemara(&from.files()?, &from.named()?)?),
        ImportSource::Samm(from) => (from, import::samm(&from.files()?, &from.named()?)?),
        ImportSource::Dsomm(from) => (from, import::dsomm(&from.files()?, &from.named()?)?),
        ImportSource::Csv { from, column, level, sheet } => {
            let table = from.table(sheet.as_deref())?;
            (from, import::table(&table, column, level, &from.named()?)?)
        }
    };
    finish(from, &imported, session)
}

impl FromFiles {
    fn files(&self) -> Result<Vec<SourceFile>, CommandError> {
        if self.from.is_dir() {
            return Ok(store::read_texts(&self.from)?);
        }
        Ok(vec![store::read_named(&self.from)?])
    }

    fn table(&self, sheet: Option<&str>) -> Result<Table, CommandError> {
        let is_csv = |path: &Path| {
            let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
            ["csv", "tsv", "txt"].contains(&ending.to_lowercase().as_str())
        };
        if is_csv(&self.from) {
            return Ok(Table::of_csv(&store::read_named(&self.from)?).map_err(Problems::from)?);
        }
        let path = self.from.display().to_string();
        Ok(Table::of_xlsx(&path, &store::read_bytes(&self.from)?, sheet).map_err(Problems::from)?)
    }

    fn named(&self) -> Result<Named, CommandError> {
        if let Some(id) = self.id.as_deref().filter(|id| !text::is_id(id)) {
            return Err(CommandError::new(format!("`{id}` is not an id"))
                .help("use small letters, digits and hyphens, at most 64"));
        }
        let said = |word: &Option<String>| word.clone().filter(|word| !word.trim().is_empty());
        Ok(Named {
            id: self.id.clone(),
            title: said(&self.title),
            version: said(&self.model_version),
            licence: said(&self.licence),
        })
    }
}

/// Writes what was imported, and tells what could not be.
fn finish(from: &FromFiles, imported: &Imported, session: &Session) -> Result<(), CommandError> {
    if imported.items == 0 {
        let left: Vec<String> = imported.left.iter().map(LeftOut::line).collect();
        let told = format!("no item of {} could be taken", from.from.display());
        return Err(CommandError::new(told).help(format!("mend these first: {}", left.join("; "))));
    }
    let written = store::write_files(&from.into, &imported.files)?;
    let dir = desk::as_one_word(&from.into.display().to_string());
    let next = format!("ospo model check {dir}");
    let folder = from.from.display().to_string();
    let mut left = imported.left.clone();
    for place in left.iter_mut().flat_map(|one| &mut one.places) {
        let short = place.strip_prefix(&folder).filter(|short| !short.starts_with(':'));
        *place = short.map_or(place.clone(), |short| short.trim_start_matches('/').to_owned());
    }
    let left: Vec<String> = left.iter().map(LeftOut::line).collect();
    if from.told.is_json() {
        let files = written.iter().map(|path| path.display().to_string()).collect();
        let next = Some(session.to_type(next));
        let done = Done { files, next, left_out: left.clone(), ..Done::default() };
        session.show(&report::of_done(&done, None), Format::Json)?;
    } else {
        output::list(&written)?;
    }
    let items = text::count(imported.items, "item");
    let stages = text::count(imported.stages, "stage");
    session.say(&format!("Imported {items} in {stages}."));
    for left in left {
        session.say(&format!("Left out: {left}"));
    }
    // What the files say was made here: what is wrong in it is told at once.
    if let Err(problems) = checklist::parse(&imported.files) {
        return Err(problems.into());
    }
    session.say(&format!("Read it through, then: ospo --checklists {dir} assess"));
    Ok(())
}
