//! How a sheet is found, read and held against its model, and what is odd about it told.

use std::io;
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};

use ospo::answers::{self, Bound, Sheet};
use ospo::model::Model;
use ospo::problem::SourceFile;
use ospo::store::{self, StoreError};
use ospo::text;

use crate::cli::desk::odd;
use crate::cli::error::CommandError;
use crate::cli::session::Session;

/// As many sheets are named where one was not found.
const MOST_SHEETS: usize = 5;
/// How an older sheet is written as it is read.
const MIGRATE: &str = "`ospo migrate` brings the sheet up to date.";

/// A sheet that was read, as one of its model's version.
#[derive(Debug)]
pub(crate) struct ReadSheet {
    pub(crate) path: PathBuf,
    /// To take a model apart text by text takes long, and the process ends with it.
    pub(crate) model: ManuallyDrop<Model>,
    pub(crate) sheet: Sheet,
}

impl Session {
    /// Returns the path of the sheet that is meant: the one named, or the latest.
    pub(crate) fn sheet_path(&self, name: Option<&str>) -> Result<PathBuf, CommandError> {
        if let Some(name) = name {
            return Ok(self.store.sheet(name));
        }
        self.tell_forms(&self.store.assessments());
        self.store.latest()?.ok_or_else(|| self.no_sheet())
    }

    /// Tells what lies among the sheets of a folder and does not count: sheets in JSON, and names that
    /// are none of a sheet.
    pub(crate) fn tell_forms(&self, folder: &Path) {
        for unseen in store::unseen_in(folder) {
            self.say(&unseen.to_string());
        }
    }

    fn no_sheet(&self) -> CommandError {
        CommandError::new(format!("there is no assessment in {} yet", self.folder()))
            .help("`ospo assess` starts one; `-C DIR` names another folder")
    }

    pub(crate) fn read(&self, path: &Path) -> Result<(Model, Sheet), CommandError> {
        self.bind(&self.source(path)?)
    }

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
        let names = sheets.iter().filter_map(|sheet| sheet.file_stem()?.to_str());
        // The latest are what is looked for most.
        let names: Vec<&str> = names.rev().take(MOST_SHEETS).collect();
        if names.is_empty() {
            return format!(
                "there is no assessment in {} yet; `ospo assess` starts one",
                self.folder()
            );
        }
        format!("give a file, or a name in assessments/, such as {}", text::one_of(names))
    }

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

    /// Reads the sheet that is meant: the one named, or the latest.
    pub(crate) fn meant(&self, name: Option<&str>) -> Result<ReadSheet, CommandError> {
        let path = self.sheet_path(name)?;
        let (model, sheet) = self.read(&path)?;
        let model = ManuallyDrop::new(model);
        Ok(ReadSheet { path, model, sheet })
    }

    /// Returns the model in use and what a sheet answers of it: a model that is asked for goes
    /// before the one of the sheet, and answers to other questions are none.
    pub(crate) fn model_beside(
        &self,
        sheet: Option<&Path>,
    ) -> Result<(Model, Option<Sheet>), CommandError> {
        match sheet {
            Some(path) if !self.settings.names_a_model() => {
                let (model, sheet) = self.read(path)?;
                Ok((model, Some(sheet)))
            }
            path => {
                let model = self.model(None)?;
                let sheet = path.map(|path| self.sheet_of(path, &model)).transpose()?;
                Ok((model, sheet.flatten()))
            }
        }
    }

    /// Returns the paths of all sheets, the latest last, or says how to start one.
    pub(crate) fn sheets(&self) -> Result<Vec<PathBuf>, CommandError> {
        let sheets = self.store.sheets()?;
        if sheets.is_empty() {
            return Err(self.no_sheet());
        }
        Ok(sheets)
    }

    /// Parses a sheet, finds its model and reads it as one of the model's version.
    pub(crate) fn bind(&self, file: &SourceFile) -> Result<(Model, Sheet), CommandError> {
        let (model, bound) = self.bound(file)?;
        self.tell(file, &bound, &model, MIGRATE);
        Ok((model, bound.sheet))
    }

    /// Does the same for a sheet that will be written: it then is of the model's version.
    pub(super) fn bind_to_write(&self, file: &SourceFile) -> Result<(Model, Sheet), CommandError> {
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

    /// Tells what of a sheet its model does not ask, and where their versions differ.
    pub(crate) fn tell(&self, file: &SourceFile, bound: &Bound, model: &Model, way_out: &str) {
        let content = odd::content(bound, model);
        for sentence in odd::strays(bound).chain(odd::version(bound, model, way_out)).chain(content)
        {
            self.say(&format!("{}: {sentence}", file.path));
        }
    }
}
