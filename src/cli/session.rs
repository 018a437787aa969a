//! The outside world as a command sees it: folder, settings, model, date.

use std::io::{self, Write};
use std::mem::ManuallyDrop;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use anstream::AutoStream;
use jiff::civil::Date;
use ospo::answers::{ModelRef, Sheet};
use ospo::facts::FactsFile;
use ospo::guide::{Guide, Starter};
use ospo::insight::{self, Advice, Asked, Assessment, Found, Round, SourceSheet, Stale};
use ospo::lang::Lang;
use ospo::model::Model;
use ospo::organisation::{self, Wanted};
use ospo::report::data::ToldData;
use ospo::score::Narrowed;
use ospo::store::{Drawback, Store};
use ospo::{say, text};

use crate::cli::clock::Today;
use crate::cli::error::{self, CommandError, Exit};
use crate::cli::global::Global;
use crate::cli::models::{ChosenModel, Models};
use crate::cli::settings::Settings;
use crate::cli::{facts, terminal};

/// Refuses to work where no folder is, or none that the user may enter.
fn check_folder(dir: &Path) -> Result<(), CommandError> {
    let told = match dir.metadata() {
        Ok(there) if there.is_dir() => return Ok(()),
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
            let told = format!("cannot enter the folder {}", dir.display());
            let error = CommandError::from(anyhow::Error::from(error).context(told));
            return Err(error.help("check who may enter it, or name another with `-C DIR`"));
        }
        _ => format!("there is no folder {}", dir.display()),
    };
    Err(CommandError::new(told).help("make it first, or name another with `-C DIR`"))
}

#[derive(Debug)]
pub(crate) struct Session {
    pub(crate) global: Global,
    pub(crate) store: Store,
    pub(crate) settings: Settings,
    pub(crate) today: Date,
    /// What `TZ` says where it is no zone known here.
    unknown_zone: Option<String>,
    /// The user's own checklists, read when they are first asked for.
    models: OnceLock<Arc<Models>>,
    /// Whether sheets of days to come were told of: once is enough for a run.
    ahead_is_told: AtomicBool,
}

impl Session {
    pub(crate) fn new(global: Global) -> Result<Self, CommandError> {
        let (session, wrong) = Self::as_far_as_sound(global)?;
        if let Some(error) = wrong.into_iter().next() {
            return Err(error);
        }
        session.odd_settings().iter().flatten().for_each(|sentence| session.say(sentence));
        session.odd_zone().iter().for_each(|sentence| session.say(sentence));
        Ok(session)
    }

    /// Opens a folder with what can be used of its settings, and tells what is wrong with the rest.
    ///
    /// # Errors
    /// Where there is no folder, or no day.
    pub(crate) fn as_far_as_sound(
        global: Global,
    ) -> Result<(Self, Vec<CommandError>), CommandError> {
        let dir = global.dir.as_deref().unwrap_or(Path::new("."));
        check_folder(dir)?;
        let store = Store::find(dir);
        let (settings, wrong) = Settings::as_far_as_sound(&global, &store);
        let Today { date: today, unknown_zone } = match global.date {
            Some(date) => Today { date, unknown_zone: None },
            None => Today::from_clock()?,
        };
        let models = OnceLock::new();
        let ahead_is_told = AtomicBool::new(false);
        let session = Self { global, store, settings, today, unknown_zone, models, ahead_is_told };
        Ok((session, wrong))
    }

    /// Says which settings are not read: the user's own, those above that may be somebody else's,
    /// and those under another name.
    pub(crate) fn odd_settings(&self) -> [Option<String>; 3] {
        let unread = self.settings.unread.as_ref().map(|unread| {
            let cause = error::cause(unread);
            format!("Your own settings are passed over: {unread}{cause}.")
        });
        let passed = self.store.passed_settings().map(|passed| {
            let folder = passed.parent().unwrap_or(passed).display();
            format!(
                "{} may be somebody else's and is not read; `-C {folder}` works there all the same.",
                passed.display()
            )
        });
        let unseen = self
            .store
            .unseen_settings()
            .map(|unseen| format!("{} is not read: rename it to ospo.yaml.", unseen.display()));
        [unread, passed, unseen]
    }

    /// Says that the day is that of UTC because nobody knows the zone that was asked for.
    pub(crate) fn odd_zone(&self) -> Option<String> {
        self.unknown_zone.as_ref().map(|zone| {
            say!(
                &self.lang(),
                "TZ is “{zone}”, which is no time zone known here: the day is that of UTC.",
                zone
            )
        })
    }

    /// Tells what cannot be kept of a file when it is saved.
    pub(crate) fn tell_drawbacks(&self, path: &Path, drawbacks: &[Drawback]) {
        for drawback in drawbacks {
            let cause = error::cause(drawback);
            self.say_of(Some(path), &format!("{} {drawback}{cause}.", path.display()));
        }
    }

    /// Reads the settings anew, after a change of them.
    pub(crate) fn again(&self) -> Result<Self, CommandError> {
        Ok(Self {
            global: self.global.clone(),
            store: self.store.clone(),
            settings: Settings::load(&self.global, &self.store)?,
            today: self.today,
            unknown_zone: self.unknown_zone.clone(),
            models: self.models.clone(),
            ahead_is_told: AtomicBool::new(self.ahead_is_told.load(Ordering::Relaxed)),
        })
    }

    /// Says whether sheets of days to come are still to be told of, and notes that they are now.
    pub(crate) fn first_tells_ahead(&self) -> bool {
        !self.ahead_is_told.swap(true, Ordering::Relaxed)
    }

    /// Returns the model named `id`; without a name, the one of the settings or the default.
    pub(crate) fn model(&self, id: Option<&str>) -> Result<Model, CommandError> {
        let models = self.models()?;
        let tag = self.tag(models)?;
        let chosen = models.chosen(id.or(self.settings.model.as_deref()))?;
        chosen.model(tag.as_deref())
    }

    /// Returns the tag of the language that is spoken; none where it is the one that things are
    /// written in.
    pub(crate) fn tag(&self, models: &Models) -> Result<Option<String>, CommandError> {
        let language = self.settings.language.as_deref();
        language.map(|tag| models.language(tag)).transpose()
    }

    /// Returns how things are said where no model is at hand. What keeps it from being read is told
    /// where the model is; until then English is spoken.
    pub(crate) fn lang(&self) -> Lang {
        match self.settings.language {
            Some(_) => self.model(None).map(|model| model.lang).unwrap_or_default(),
            None => Lang::default(),
        }
    }

    /// Reads the guide that stands beside a model, to be held until the process ends.
    pub(crate) fn guide(&self, model: &Model) -> Result<ManuallyDrop<Guide>, CommandError> {
        let models = self.models()?;
        let tag = self.tag(models)?;
        let chosen = models.chosen(Some(model.id.as_str()))?;
        chosen.guide(model, tag.as_deref()).map(ManuallyDrop::new)
    }

    /// Reads the starters that stand beside a model.
    pub(crate) fn starters(&self, model: &Model) -> Result<Vec<Starter>, CommandError> {
        let models = self.models()?;
        let tag = self.tag(models)?;
        models.chosen(Some(model.id.as_str()))?.starters(model, tag.as_deref())
    }

    /// Returns a model with its files, the user's own laid over those that are built in.
    pub(crate) fn chosen(&self, id: Option<&str>) -> Result<ChosenModel<'_>, CommandError> {
        self.models()?.chosen(id.or(self.settings.model.as_deref()))
    }

    /// Returns the models of the user's folder of checklists.
    pub(crate) fn models(&self) -> Result<&Models, CommandError> {
        if let Some(models) = self.models.get() {
            return Ok(models);
        }
        let models = match &self.settings.checklists {
            Some(folder) => Models::read(folder)?,
            None => Models::default(),
        };
        Ok(self.models.get_or_init(|| Arc::new(models)))
    }

    /// Returns the model that a file answers, or the one that is named for all.
    pub(crate) fn model_of(&self, answered: &ModelRef, path: &str) -> Result<Model, CommandError> {
        let language = self.settings.language.as_deref();
        self.model_in(answered, path, language)
    }

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

    /// Bounds the claims of a sheet as well, where evidence is required, and what follows from its
    /// answers for other items.
    pub(crate) fn proven(&self, narrowed: Narrowed, model: &Model, sheet: &Sheet) -> Narrowed {
        let proven = if self.settings.proven { narrowed.proven(model, sheet) } else { narrowed };
        insight::tied(proven, model, sheet)
    }

    /// Returns what of a model lies outside the organisation, by the settings.
    pub(crate) fn outside(&self, model: &Model) -> Narrowed {
        let outside = organisation::outside(&self.settings.organisation.scope, model);
        Narrowed::default().without(outside)
    }

    /// Puts sheets together with what programs found, without what the settings say lies outside the
    /// organisation; none where there is no sheet.
    pub(crate) fn together<'m>(
        &self,
        model: &'m Model,
        sheets: Vec<SourceSheet>,
        facts: Option<FactsFile>,
    ) -> Option<Round<'m>> {
        let outside = organisation::outside(&self.settings.organisation.scope, model);
        Some(Round::new(model, sheets)?.without(outside).with_found(self.found(model, facts)))
    }

    /// Takes what programs found for what it says of a model.
    pub(crate) fn found<'m>(&self, model: &'m Model, facts: Option<FactsFile>) -> Found<'m> {
        let undecided = organisation::undecided(&self.settings.organisation.scope, model);
        facts.map(|facts| Found::new(model, facts, &undecided)).unwrap_or_default()
    }

    /// Looks for what of a sheet should be looked at again today.
    pub(crate) fn stale<'a>(
        &self,
        model: &'a Model,
        sheet: &'a Sheet,
        narrowed: &Narrowed,
    ) -> Stale<'a> {
        Stale::new(model, sheet, self.today, self.settings.stale_after).without(narrowed)
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
        let mut advice = Advice::new(assessment, guide, organisation, asked, begins);
        let round = assessment.round.as_ref();
        advice.roadmap.round = round.and_then(|round| self.name_to_type(&round.name));
        for (what, word) in &advice.guidance.surroundings.unknown {
            let lang = &assessment.model.lang;
            let unknown = facts::unknown(lang, what, word);
            let command = "`ospo profile --ask`";
            self.say(&say!(lang, "{unknown} {command} lists those there are.", unknown, command));
        }
        Ok(advice)
    }

    /// Looks up in a model and its guide what the settings name of them.
    pub(crate) fn check_settings(&self, model: &Model, guide: &Guide) -> Result<(), CommandError> {
        for (file, said) in &self.settings.layers {
            said.plan.check(file, model)?;
            organisation::check_people(&said.people, file, model)?;
            organisation::check_goals(&said.goals, file, model)?;
            insight::check_ratings(guide.archetypes.as_ref(), &said.ratings, file)?;
        }
        Ok(())
    }

    /// Looks up in a model the items that the settings ask people for.
    pub(crate) fn check_people(&self, model: &Model) -> Result<(), CommandError> {
        for (file, said) in &self.settings.layers {
            organisation::check_people(&said.people, file, model)?;
        }
        Ok(())
    }

    /// Returns what the organisation wants of a model; none where it wants nothing.
    pub(crate) fn wanted(&self, model: &Model) -> Result<Option<Wanted>, CommandError> {
        for (file, said) in &self.settings.layers {
            organisation::check_scope(&said.scope, &said.lists, file, model)?;
        }
        let mut layers = self.settings.layers.iter();
        let wanted =
            layers.find_map(|(file, said)| Some(said.target.as_ref()?.wanted(file, model)));
        Ok(wanted.transpose()?)
    }

    /// Tells what could not be done, and returns how the command ends where that is all.
    pub(crate) fn fail(&self, error: &CommandError) -> Exit {
        error::print(error, self.global.colour())
    }

    /// Says something beside the results, on standard error; `-q` silences it.
    pub(crate) fn say(&self, sentence: &str) {
        self.say_of(None, sentence);
    }

    /// Says something of a file, which a program is told beside the sentence.
    pub(crate) fn say_of(&self, path: Option<&Path>, sentence: &str) {
        if !self.global.quiet {
            if error::is_for_a_program() {
                error::tell_program(&ToldData::of("note", path, sentence, &[]));
                return;
            }
            let mut stderr = AutoStream::new(io::stderr(), self.global.colour());
            // Nothing is left to do where standard error itself is gone.
            let _ = writeln!(stderr, "{}", terminal::shown(&text::visible(sentence)));
        }
    }
}
