//! How a sheet is found, read and held against its model, and what is odd about it told.

use std::io;
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ospo::answers::{self, Bound, Sheet};
use ospo::insight::SourceSheet;
use ospo::model::Model;
use ospo::problem::SourceFile;
use ospo::store::{self, StoreError};
use ospo::{report, say, text};

use crate::cli::desk::name::name_of;
use crate::cli::desk::odd;
use crate::cli::desk::round::ReadRound;
use crate::cli::error::CommandError;
use crate::cli::session::Session;

/// As many sheets are named where one was not found.
const MOST_SHEETS: usize = 5;

impl Session {
    /// Tells what lies among the sheets of a folder and does not count: sheets in JSON, and names that
    /// are none of a sheet.
    pub(crate) fn tell_forms(&self, folder: &Path) {
        for unseen in store::unseen_in(folder) {
            self.say_of(Some(unseen.path()), &unseen.told(&self.lang()));
        }
    }

    pub(super) fn no_sheet(&self) -> CommandError {
        if let Some(day) = self.store.gathered_days().ok().and_then(|days| days.last().copied()) {
            let path = self.store.gathered(day);
            let told = format!("nobody has answered yet; {} says what was found", path.display());
            return CommandError::new(told).about(&path).help(format!(
                "`ospo assess {day}` begins to answer, with what was found beside the questions"
            ));
        }
        CommandError::new(format!("there is no assessment in {} yet", self.folder()))
            .help("`ospo assess` starts one; `-C DIR` names another folder")
    }

    pub(crate) fn source(&self, path: &Path) -> Result<SourceFile, CommandError> {
        store::read(path).map_err(|error| match error {
            StoreError::Read { path, source } if source.kind() == io::ErrorKind::NotFound => {
                CommandError::new(format!("there is no sheet {}", path.display()))
                    .about(&path)
                    .help(self.sheets_that_are_there())
            }
            error => error.into(),
        })
    }

    pub(super) fn sheets_that_are_there(&self) -> String {
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

    pub(crate) fn folder(&self) -> String {
        match self.store.folder() {
            folder if folder == Path::new(".") => "this folder".to_owned(),
            folder => folder.display().to_string(),
        }
    }

    /// Returns the model in use and what was read of it: a model that is asked for goes before the
    /// one that was answered, and answers to other questions are none.
    pub(crate) fn model_beside(
        &self,
        read: Option<ReadRound>,
    ) -> Result<(ManuallyDrop<Arc<Model>>, Option<ReadRound>), CommandError> {
        match read {
            Some(read) if !self.settings.names_a_model() => Ok((read.model.clone(), Some(read))),
            read => {
                let model = ManuallyDrop::new(Arc::new(self.model(None)?));
                let read = read.filter(|read| read.model.id == model.id);
                Ok((model, read))
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

    /// Parses a sheet that will be written and finds its model; it then is of the model's version.
    pub(super) fn bind_to_write(&self, file: &SourceFile) -> Result<(Model, Sheet), CommandError> {
        let (model, bound) = self.bound(file)?;
        let way_out = say!(model.lang, "The next answer saves it that way.");
        self.tell(file, &bound, &model, &way_out);
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
        let changed = report::changed(model, &bound.sheet.model);
        for sentence in odd::of(bound, model, way_out).into_iter().chain(changed) {
            let told = model.lang.named(&file.path, &sentence);
            self.say_of(Some(Path::new(&file.path)), &told);
        }
    }
}

/// Reads what sheets of a round say of a subject under a model; what cannot tell is left out.
pub(crate) fn sources(paths: &[PathBuf], model: &Model, subject: &str) -> Vec<SourceSheet> {
    let read = paths.iter().filter_map(|path| {
        let file = store::read(path).ok()?;
        let sheet = answers::parse(&file).ok()?.of(model, subject)?;
        Some(SourceSheet { name: name_of(path), sheet })
    });
    read.collect()
}
