//! The outside world as a command sees it: folder, settings, model, date, streams.

use std::env;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use anstream::AutoStream;
use jiff::Zoned;
use jiff::civil::Date;
use ospo::answers::{self, Bound, ModelRef, Sheet};
use ospo::guide::Guide;
use ospo::insight::{self, Advice, Asked, Assessment, Stale};
use ospo::model::Model;
use ospo::organisation::Wanted;
use ospo::problem::SourceFile;
use ospo::render::{self, Format, Look};
use ospo::report::Report;
use ospo::store::{self, Store, StoreError};
use ospo::{checklist, text};

use crate::cli::error::CommandError;
use crate::cli::global::Global;
use crate::cli::models::{Chosen, Models};
use crate::cli::settings::Settings;
use crate::cli::{facts, odd};

/// As many sheets are named where one was not found.
const MOST_SHEETS: usize = 5;
/// How an older sheet is written as it is read.
const MIGRATE: &str = "`ospo migrate` brings the sheet up to date.";
/// So many bytes are written at once.
const AT_ONCE: usize = 64 * 1024;
/// Lines longer than this tire the eye.
const WIDEST: usize = 100;

#[derive(Debug)]
pub(crate) struct Session {
    pub(crate) global: Global,
    pub(crate) store: Store,
    pub(crate) settings: Settings,
    pub(crate) today: Date,
}

impl Session {
    pub(crate) fn new(global: Global) -> Result<Self, CommandError> {
        let dir = global.dir.as_deref().unwrap_or(Path::new("."));
        if !dir.is_dir() {
            return Err(
                CommandError::new(format!("there is no folder {}", dir.display()))
                    .help("make it first, or name another with `-C DIR`"),
            );
        }
        let store = Store::find(dir);
        let settings = Settings::load(&global, &store)?;
        let today = global.date.unwrap_or_else(|| Zoned::now().date());
        Ok(Self {
            global,
            store,
            settings,
            today,
        })
    }

    /// Reads the settings anew, after a change of them.
    pub(crate) fn again(&self) -> Result<Self, CommandError> {
        Ok(Self {
            global: self.global.clone(),
            store: self.store.clone(),
            settings: Settings::load(&self.global, &self.store)?,
            today: self.today,
        })
    }

    /// Returns the model named `id`; without a name, the one of the settings or the default.
    pub(crate) fn model(&self, id: Option<&str>) -> Result<Model, CommandError> {
        let models = self.models()?;
        let tag = self.tag(&models)?;
        let chosen = models.chosen(id.or(self.settings.model.as_deref()))?;
        chosen.model(tag.as_deref())
    }

    /// Returns the tag of the language that is spoken; none where it is the one that things are
    /// written in.
    pub(crate) fn tag(&self, models: &Models) -> Result<Option<String>, CommandError> {
        let language = self.settings.language.as_deref();
        language.map(|tag| models.language(tag)).transpose()
    }

    /// Reads the guide that stands beside a model.
    pub(crate) fn guide(&self, model: &Model) -> Result<Guide, CommandError> {
        let chosen = self.models()?.chosen(Some(model.id.as_str()))?;
        Ok(checklist::parse_guide(&chosen.files, model)?)
    }

    /// Returns the files of a model, the user's own laid over those that are built in.
    pub(crate) fn chosen(&self, id: Option<&str>) -> Result<Chosen, CommandError> {
        self.models()?.chosen(id.or(self.settings.model.as_deref()))
    }

    /// Returns the models of the user's folder of checklists.
    pub(crate) fn models(&self) -> Result<Models, CommandError> {
        match &self.settings.checklists {
            Some(folder) => Models::read(folder),
            None => Ok(Models::default()),
        }
    }

    /// Returns the path of the sheet that is meant: the one named, or the latest.
    pub(crate) fn sheet_path(&self, name: Option<&str>) -> Result<PathBuf, CommandError> {
        match name {
            Some(name) => Ok(self.store.sheet(name)),
            None => self.store.latest()?.ok_or_else(|| {
                CommandError::new(format!("there is no assessment in {} yet", self.folder()))
                    .help("`ospo assess` starts one; `-C DIR` names another folder")
            }),
        }
    }

    /// Reads a sheet and its model.
    pub(crate) fn read(&self, path: &Path) -> Result<(Model, Sheet), CommandError> {
        self.bind(&self.source(path)?)
    }

    /// Reads the file of a sheet.
    pub(crate) fn source(&self, path: &Path) -> Result<SourceFile, CommandError> {
        store::read(path).map_err(|error| match error {
            StoreError::Read { path, source } if source.kind() == io::ErrorKind::NotFound => {
                CommandError::new(format!("there is no sheet {}", path.display()))
                    .help(self.sheets_that_are_there())
            }
            error => error.into(),
        })
    }

    fn sheets_that_are_there(&self) -> String {
        let sheets = self.store.sheets().unwrap_or_default();
        let names = sheets
            .iter()
            .filter_map(|sheet| sheet.file_stem()?.to_str());
        // The latest are what is looked for most.
        let names: Vec<&str> = names.rev().take(MOST_SHEETS).collect();
        if names.is_empty() {
            return format!(
                "there is no assessment in {} yet; `ospo assess` starts one",
                self.folder()
            );
        }
        format!(
            "give a file, or a name in assessments/, such as {}",
            text::one_of(names)
        )
    }

    /// Names the folder in a sentence.
    fn folder(&self) -> String {
        match self.store.folder() {
            folder if folder == Path::new(".") => "this folder".to_owned(),
            folder => folder.display().to_string(),
        }
    }

    /// Reads a sheet where it answers `model`; one of another model is passed over.
    pub(crate) fn sheet_of(
        &self,
        path: &Path,
        model: &Model,
    ) -> Result<Option<Sheet>, CommandError> {
        let file = store::read(path)?;
        let draft = answers::parse(&file)?;
        if draft.model().id != model.id {
            return Ok(None);
        }
        let bound = draft.bind(model)?;
        self.tell(&file, &bound, model, MIGRATE);
        Ok(Some(bound.sheet))
    }

    /// Parses a sheet, finds its model and reads it as one of the model's version.
    pub(crate) fn bind(&self, file: &SourceFile) -> Result<(Model, Sheet), CommandError> {
        let (model, bound) = self.bound(file)?;
        self.tell(file, &bound, &model, MIGRATE);
        Ok((model, bound.sheet))
    }

    /// Does the same for a sheet that will be written: it then is of the model's version.
    pub(crate) fn bind_to_write(&self, file: &SourceFile) -> Result<(Model, Sheet), CommandError> {
        let (model, bound) = self.bound(file)?;
        self.tell(file, &bound, &model, "The next answer saves it that way.");
        Ok((model, bound.current()))
    }

    /// Parses a sheet and finds its model, and tells nothing of what is odd.
    pub(crate) fn bound(&self, file: &SourceFile) -> Result<(Model, Bound), CommandError> {
        let draft = answers::parse(file)?;
        let model = self.model_of(draft.model(), &file.path)?;
        let bound = draft.bind(&model)?;
        Ok((model, bound))
    }

    /// Returns the model that a file answers, or the one that is named for all.
    pub(crate) fn model_of(&self, answered: &ModelRef, path: &str) -> Result<Model, CommandError> {
        let language = self.settings.language.as_deref();
        self.model_in(answered, path, language)
    }

    /// Returns the same in a language.
    pub(crate) fn model_in(
        &self,
        answered: &ModelRef,
        path: &str,
        language: Option<&str>,
    ) -> Result<Model, CommandError> {
        let id = answered.id.as_str();
        let named = self.settings.model.clone();
        let models = self.models()?;
        let tag = language.map(|tag| models.language(tag)).transpose()?;
        let chosen = models.chosen(Some(named.as_deref().unwrap_or(id)));
        let chosen = chosen.map_err(|error| match named {
            Some(_) => error,
            None => error.help(format!("{path} answers the model `{id}`")),
        })?;
        chosen.model(tag.as_deref())
    }

    /// Tells what of a sheet its model does not ask, and where their versions differ.
    pub(crate) fn tell(&self, file: &SourceFile, bound: &Bound, model: &Model, way_out: &str) {
        for sentence in odd::strays(bound).chain(odd::version(bound, model, way_out)) {
            self.say(&format!("{}: {sentence}", file.path));
        }
    }

    /// Scores a sheet against what the organisation wants.
    pub(crate) fn assess<'m>(
        &self,
        model: &'m Model,
        sheet: Sheet,
    ) -> Result<Assessment<'m>, CommandError> {
        Ok(Assessment::new(model, sheet, self.wanted(model)?))
    }

    /// Looks for what of a sheet should be looked at again today.
    pub(crate) fn stale<'a>(&self, model: &'a Model, sheet: &'a Sheet) -> Stale<'a> {
        Stale::new(model, sheet, self.today, self.settings.stale_after)
    }

    /// Works out what to do from a day on, and what others did, for what the settings say of the
    /// organisation.
    pub(crate) fn advice<'m, 'g>(
        &self,
        assessment: &Assessment<'m>,
        guide: &'g Guide,
        asked: Asked,
        begins: Date,
    ) -> Result<Advice<'m, 'g>, CommandError> {
        self.check_settings(assessment.model, guide)?;
        let organisation = &self.settings.organisation;
        let advice = Advice::new(assessment, guide, organisation, asked, begins);
        for (what, word) in &advice.guidance.surroundings.unknown {
            let unknown = facts::unknown(what, word);
            self.say(&format!(
                "{unknown}; `ospo profile --ask` lists those there are."
            ));
        }
        Ok(advice)
    }

    /// Looks up in a model and its guide what the settings name of them.
    pub(crate) fn check_settings(&self, model: &Model, guide: &Guide) -> Result<(), CommandError> {
        for (file, said) in &self.settings.layers {
            said.plan.check(file, model)?;
            insight::check_ratings(guide.archetypes.as_ref(), &said.ratings, file)?;
        }
        Ok(())
    }

    fn wanted(&self, model: &Model) -> Result<Option<Wanted>, CommandError> {
        let mut layers = self.settings.layers.iter();
        let wanted =
            layers.find_map(|(file, said)| Some(said.target.as_ref()?.wanted(file, model)));
        Ok(wanted.transpose()?)
    }

    /// Writes a report to standard output.
    pub(crate) fn show(&self, report: &Report, format: Format) -> Result<(), CommandError> {
        let look = self.look();
        // A few large writes instead of one a line: whoever reads is not woken for each.
        if look.colour && !format.is_binary() {
            let mut out = BufWriter::with_capacity(AT_ONCE, AutoStream::always(io::stdout()));
            render::write(report, format, &look, &mut out)?;
            out.flush()?;
        } else {
            let mut out = BufWriter::with_capacity(AT_ONCE, io::stdout());
            render::write(report, format, &look, &mut out)?;
            out.flush()?;
        }
        Ok(())
    }

    /// Says something beside the results, on standard error; `-q` silences it.
    pub(crate) fn say(&self, sentence: &str) {
        if !self.global.quiet {
            let mut stderr = AutoStream::new(io::stderr(), self.global.color.into());
            // Nothing is left to do where standard error itself is gone.
            let _ = writeln!(stderr, "{}", text::visible(sentence));
        }
    }

    /// Returns what standard output can show.
    pub(crate) fn look(&self) -> Look {
        let auto = AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never;
        let colour = match self.global.color.into() {
            anstream::ColorChoice::Auto => auto,
            choice => choice != anstream::ColorChoice::Never,
        };
        Look {
            width: width(),
            colour,
            unicode: unicode(),
        }
    }
}

fn width() -> usize {
    let columns = || env::var("COLUMNS").ok()?.parse().ok();
    let screen = io::stdout()
        .is_terminal()
        .then(terminal_size::terminal_size)
        .flatten();
    let width = screen
        .map(|(width, _)| usize::from(width.0))
        .or_else(columns)
        .unwrap_or(80);
    width.clamp(40, WIDEST)
}

/// Says whether the terminal's characters go beyond ASCII, by the first of the variables that say.
pub(crate) fn unicode() -> bool {
    let said = ["LC_ALL", "LC_CTYPE", "LANG"]
        .iter()
        .find_map(|name| env::var(name).ok().filter(|value| !value.is_empty()));
    said.is_none_or(|value| {
        let value = value.to_ascii_lowercase();
        value.contains("utf-8") || value.contains("utf8")
    })
}
