//! `ospo starter`: the documents to begin with.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use ospo::answers::choosable::{self, Found};
use ospo::form::{self, Draft};
use ospo::guide::{Guide, Starter};
use ospo::insight::Filling;
use ospo::model::{Item, ItemId, Model};
use ospo::{report, store, text};

use crate::cli::error::{CommandError, Exit};
use crate::cli::find;
use crate::cli::output::{self, OutputArgs};
use crate::cli::session::Session;

/// Write the document that a practice begins with
///
/// Without NAME it lists the documents: a charter, a policy, a guide, forms and registers. With one
/// it writes that draft in Markdown, with what ospo.yaml says of the organisation filled in: its
/// name, unit, sector and size, to whom the office reports, its critical components, and whom the
/// plan names as owner. Gaps that are left begin with `[…`. A file that is there already is not
/// overwritten.
///
/// The drafts are a start and no legal advice. They are under CC BY 4.0; the line that says so may
/// be taken out of your own document.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  ospo starter                         All documents, and what each is for
  ospo starter charter                 One of them, on the screen
  ospo starter charter -o charter.md   The same, into a file
  ospo starter licence-management      The one that this practice begins with
  ospo starter --folder drafts         All of them, as drafts/NAME.md
  ospo --lang de starter policy        In German")]
pub(crate) struct Args {
    /// A document, or an item or topic that begins with one, by name or title [default: list all]
    #[arg(value_name = "NAME")]
    name: Option<String>,
    /// Write all of them into this folder, as NAME.md
    #[arg(long, value_name = "DIR", conflicts_with_all = ["name", "format", "output"])]
    folder: Option<PathBuf>,
    #[command(flatten)]
    output: OutputArgs,
}

pub(crate) fn run(args: &Args, session: &Session) -> Result<Exit, CommandError> {
    let model = session.model(None)?;
    let starters = session.starters(&model)?;
    let shelf = StarterShelf { model: &model, starters: &starters, session };
    match (&args.name, &args.folder) {
        (Some(name), _) => shelf.write_one(shelf.meant(name)?, args.output.markdown()?)?,
        (None, Some(folder)) => shelf.write_all(folder)?,
        (None, None) => {
            args.output.chosen()?.write(report::of_starters(&model, &starters), session)?;
        }
    }
    Ok(Exit::Done)
}

struct StarterShelf<'a> {
    model: &'a Model,
    starters: &'a [Starter],
    session: &'a Session,
}

impl<'a> StarterShelf<'a> {
    fn write_one(
        &self,
        (starter, item): (&Starter, Option<&Item>),
        file: Option<&Path>,
    ) -> Result<(), CommandError> {
        let guide = self.settings_and_guide()?;
        let draft = self.draft(starter, item, &guide);
        match file {
            Some(path) => {
                let folder = path.parent().unwrap_or(Path::new(""));
                let here = if folder == Path::new("") { Path::new(".") } else { folder };
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                store::write_new(here, &[(name, &draft.text)])?;
                self.session.say(&format!("Wrote {}.", path.display()));
            }
            None => io::stdout().lock().write_all(draft.text.as_bytes())?,
        }
        self.session.say(&said(&draft));
        Ok(())
    }

    fn write_all(&self, folder: &Path) -> Result<(), CommandError> {
        let guide = self.settings_and_guide()?;
        let files = self.starters.iter().map(|starter| {
            let draft = self.draft(starter, None, &guide);
            (format!("{}.md", starter.name), draft.text)
        });
        let files: Vec<(String, String)> = files.collect();
        Ok(output::list(&store::write_new(folder, &files)?)?)
    }

    fn settings_and_guide(&self) -> Result<impl std::ops::Deref<Target = Guide>, CommandError> {
        let guide = self.session.guide(self.model)?;
        self.session.check_settings(self.model, &guide)?;
        Ok(guide)
    }

    /// Fills a starter in for an item, else for those that begin with it.
    fn draft(&self, starter: &Starter, item: Option<&Item>, guide: &Guide) -> Draft {
        let items: Vec<&Item> = match item {
            Some(item) => vec![item],
            None => report::items_of(self.model, starter).collect(),
        };
        let organisation = &self.session.settings.organisation;
        let filling = Filling::new(organisation, guide, &items, self.session.today);
        form::draft(starter, &filling, &self.model.lang)
    }

    /// Returns the starter that a name means, else that of the item or topic that it means, with the item.
    fn meant(&self, name: &str) -> Result<(&'a Starter, Option<&'a Item>), CommandError> {
        let model: &'a Model = self.model;
        let starters = find::starters(model, self.starters);
        let items = find::items(model);
        let is_document = choosable::find_whole(name, &starters) != Found::Nothing;
        let is_item = choosable::find_whole(name, &items) != Found::Nothing;
        // An item in full goes before a part of the name of a document.
        if (is_document || !is_item)
            && let Some(starter) = find::found(name, &starters, "document")
        {
            return Ok((starter?, None));
        }
        let Some(item) = find::found(name, &items, "item") else {
            let told = CommandError::new(format!("there is no document or item `{name}`"));
            if let Some(became) = model.what_became_of(&ItemId::new(name)) {
                return Err(told.help(format!("it was {became}")));
            }
            let all = starters.into_iter().map(|one| one.map(|_| ()));
            let all: Vec<_> = all.chain(items.into_iter().map(|one| one.map(|_| ()))).collect();
            return Err(
                told.help(find::nearest(name, &all, || "`ospo starter` lists them".to_owned()))
            );
        };
        let item: &'a Item = item?;
        let of_item = item.starter.as_ref();
        let starter = of_item.and_then(|name| self.starters.iter().find(|one| one.name == *name));
        starter.map(|starter| (starter, Some(item))).ok_or_else(|| {
            CommandError::new(format!("no document is there for `{}`", item.id))
                .help("`ospo starter` lists those that there are")
        })
    }
}

/// Says what of a draft is filled in and what is left.
fn said(draft: &Draft) -> String {
    let filled = draft.filled.iter().map(|blank| blank.as_str().replace('_', " "));
    let filled: Vec<String> = filled.collect();
    let gaps = match draft.gaps {
        0 => "No gap is left.".to_owned(),
        1 => "One gap is left; it begins with `[…`.".to_owned(),
        number => format!("{number} gaps are left; each begins with `[…`."),
    };
    match filled.as_slice() {
        [] => gaps,
        _ => format!("Filled in: {}. {gaps}", text::listed(filled)),
    }
}
