//! Which models can be used: those in a folder of the user's, and those that are built in.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::OnceLock;

use ospo::answers::choosable::Called;
use ospo::checklist::LinkTarget;
use ospo::guide::{Guide, Starter};
use ospo::model::{Crosswalk, Model};
use ospo::problem::SourceFile;
use ospo::{checklist, lang, store, text};

use crate::cli::error::CommandError;
use crate::cli::find;

/// The model that is used where nothing else is said.
pub(crate) const DEFAULT: &str = "ospo";

/// The models of a folder of checklists; without a folder, none.
#[derive(Debug, Default)]
pub(crate) struct Models {
    /// The files of each model of the user's own.
    pub(crate) own: Vec<Vec<SourceFile>>,
    /// Files that are laid over a built-in model.
    pub(crate) loose: Vec<SourceFile>,
    /// The names of `own`, each none where it cannot be read; found when the first is asked for.
    ids: OnceLock<Vec<Option<String>>>,
    /// The model that `loose` says it lies over.
    base: OnceLock<Option<String>>,
}

impl Models {
    /// Reads a folder: it may be a model, hold models in folders of their own, or hold files that
    /// are laid over a built-in model.
    pub(crate) fn read(folder: &Path) -> Result<Self, CommandError> {
        let found = store::read_checklists(folder)?;
        let mut models = Self::default();
        if checklist::is_whole(&found.files) {
            models.own.push(found.files);
        } else {
            models.loose = found.files;
        }
        models.own.extend(found.models);
        if models.own.is_empty() && models.loose.is_empty() {
            let told = format!("there is no checklist in {}", folder.display());
            return Err(CommandError::new(told)
                .about(folder)
                .help("`ospo model export ospo DIR` writes one to start from"));
        }
        Ok(models)
    }

    /// Returns all files of the folder.
    pub(crate) fn files(&self) -> impl Iterator<Item = &SourceFile> {
        self.own.iter().flatten().chain(&self.loose)
    }

    fn ids(&self) -> &[Option<String>] {
        self.ids.get_or_init(|| self.own.iter().map(|files| id_of(files)).collect())
    }

    /// Returns the model that is wanted; where none is named, the only one of the user's own, or the
    /// default.
    pub(crate) fn chosen(&self, wanted: Option<&str>) -> Result<ChosenModel<'_>, CommandError> {
        let Some(wanted) = wanted else {
            return match self.own.as_slice() {
                [only] if self.loose.is_empty() => Ok(ChosenModel::own(only)),
                _ => ChosenModel::over(self.base(DEFAULT), &[], &self.loose),
            };
        };
        let ids = self.ids();
        let mut known: Vec<&str> = checklist::builtin_ids().collect();
        known.extend(ids.iter().flatten().map(String::as_str));
        if !known.contains(&wanted) {
            let called = known.iter().map(|id| {
                let titles = checklist::spoken_of(id).iter();
                let titles = titles.map(|model| model.title.clone()).collect();
                Called { thing: *id, id: (*id).to_owned(), titles }
            });
            let called: Vec<Called<&str>> = called.collect();
            if let Some(found) = find::found(wanted, &called, "model") {
                return self.chosen(Some(found?));
            }
        }
        // A model whose name cannot be read is taken all the same, so that its problems are told.
        let named = ids.iter().position(|id| id.as_deref() == Some(wanted));
        let found = named.or_else(|| ids.iter().position(Option::is_none));
        if let Some(files) = found.and_then(|at| self.own.get(at)) {
            return Ok(ChosenModel::own(files));
        }
        let own: Vec<&str> = ids.iter().flatten().map(String::as_str).collect();
        let is_beneath = self.base(wanted) == wanted;
        ChosenModel::over(wanted, &own, if is_beneath { &self.loose } else { &[] })
    }

    /// Returns the built-in model that loose files are laid over: the one that they name, or another.
    fn base<'s>(&'s self, otherwise: &'s str) -> &'s str {
        let named = self.base.get_or_init(|| checklist::over(&self.loose));
        let named =
            named.as_deref().filter(|named| checklist::builtin_ids().any(|id| id == *named));
        named.unwrap_or(otherwise)
    }

    /// Returns the model of just this name, in the language that it is written in; none where there is
    /// none that can be used.
    pub(crate) fn named(&self, id: &str) -> Option<Model> {
        self.chosen_just(id)?.model(None).ok()
    }

    /// Returns the same for who follows crosswalks, without loading what is built in.
    pub(crate) fn target(&self, id: &str) -> LinkTarget {
        match self.chosen_just(id) {
            Some(chosen) if chosen.as_built().is_some() => LinkTarget::BuiltIn,
            chosen => chosen.and_then(|chosen| chosen.model(None).ok()).into(),
        }
    }

    fn chosen_just(&self, id: &str) -> Option<ChosenModel<'_>> {
        let is_own = self.ids().iter().flatten().any(|own| own == id);
        let is_there = is_own || checklist::builtin_ids().any(|built_in| built_in == id);
        is_there.then(|| self.chosen(Some(id)))?.ok()
    }

    /// Returns every model in the folder, as it would be used.
    pub(crate) fn all(&self, base: Option<&str>) -> Result<Vec<ChosenModel<'_>>, CommandError> {
        let mut all: Vec<ChosenModel> =
            self.own.iter().map(|files| ChosenModel::own(files)).collect();
        if !self.loose.is_empty() {
            all.push(ChosenModel::over(self.base(base.unwrap_or(DEFAULT)), &[], &self.loose)?);
        }
        Ok(all)
    }

    /// Returns the language that serves whoever wants `wanted`: one of any model, or English, which
    /// is always there.
    pub(crate) fn language(&self, wanted: &str) -> Result<String, CommandError> {
        let built_in = checklist::builtin_ids().flat_map(checklist::builtin_languages);
        let mut known: BTreeSet<&str> = built_in.collect();
        known.insert(lang::ENGLISH);
        for files in self.own.iter().chain([&self.loose]) {
            known.extend(checklist::languages_of(files));
        }
        if let Some(tag) = lang::serving(wanted, known.iter().copied()) {
            return Ok(tag.to_owned());
        }
        let known = text::ticked(known);
        Err(CommandError::new(format!("there is no language `{wanted}`"))
            .help(format!("there are {known}; `ospo model translate TAG` begins another")))
    }
}

#[derive(Debug)]
pub(crate) struct ChosenModel<'m> {
    /// The user's own files: all of them, or those that are laid over what is built in.
    pub(crate) own: &'m [SourceFile],
    /// The built-in model that it is, or that they are laid over.
    base: Option<String>,
}

impl<'m> ChosenModel<'m> {
    fn own(own: &'m [SourceFile]) -> Self {
        Self { own, base: None }
    }

    fn over(base: &str, names: &[&str], own: &'m [SourceFile]) -> Result<Self, CommandError> {
        if checklist::builtin_ids().any(|id| id == base) {
            let base = Some(base.to_owned());
            return Ok(Self { own, base });
        }
        let mut known: Vec<&str> = checklist::builtin_ids().collect();
        known.extend(names);
        let otherwise = "`ospo model list` lists them; `--checklists DIR` adds your own";
        let help = text::meant(base, known.iter().copied(), || otherwise.to_owned());
        Err(CommandError::new(format!("there is no model `{base}`")).help(help))
    }

    pub(crate) fn builtin(id: &str) -> Self {
        Self { own: &[], base: Some(id.to_owned()) }
    }

    fn as_built(&self) -> Option<&str> {
        self.base.as_deref().filter(|_| self.own.is_empty())
    }

    /// Returns its files, the user's own over those that are built in, without built-in languages.
    fn files(&self) -> Cow<'m, [SourceFile]> {
        match self.base.as_deref().and_then(checklist::builtin) {
            Some(base) => checklist::overlay(base, self.own.to_vec()).into(),
            None => self.own.into(),
        }
    }

    pub(crate) fn languages(&self) -> BTreeSet<&str> {
        let base = self.base.as_deref().into_iter();
        let mut tags: BTreeSet<&str> = base.flat_map(checklist::builtin_languages).collect();
        tags.extend(checklist::languages_of(self.own));
        tags
    }

    /// Returns all its files, as they would be copied into a folder.
    pub(crate) fn whole(&self) -> Vec<SourceFile> {
        let own: BTreeSet<&str> = checklist::languages_of(self.own).collect();
        let is_own = |file: &SourceFile| {
            let mut tags = checklist::languages_of(std::slice::from_ref(file));
            tags.any(|tag| own.contains(tag))
        };
        let mut files = self.files().into_owned();
        files.extend(self.built_in_languages().filter(|file| !is_own(file)));
        files
    }

    /// Reads the model, in a language where one is wanted.
    pub(crate) fn model(&self, tag: Option<&str>) -> Result<Model, CommandError> {
        if let Some(id) = self.as_built() {
            return Ok(checklist::builtin_model(id, tag)?);
        }
        let files = tag.map_or_else(|| self.files(), |tag| self.in_language(tag));
        let mut model = checklist::parse(&files)?;
        if self.base.is_some() {
            model.laid_over = checklist::laid_over(self.own, &model.id);
        }
        match tag {
            Some(tag) => Ok(checklist::in_language(model, &files, tag)?),
            None => Ok(model),
        }
    }

    /// Reads the guide beside the model, in a language where one is wanted.
    pub(crate) fn guide(&self, model: &Model, tag: Option<&str>) -> Result<Guide, CommandError> {
        if let Some(id) = self.as_built() {
            return Ok(checklist::builtin_guide(id, tag)?);
        }
        let guide = checklist::parse_guide(&self.files(), model)?;
        match tag {
            Some(tag) => Ok(checklist::guide_in_language(guide, &self.in_language(tag), tag)?),
            None => Ok(guide),
        }
    }

    /// Reads what answers to the model say of others; `target` returns one of these by
    /// its name.
    pub(crate) fn crosswalks(
        &self,
        model: &Model,
        target: impl FnMut(&str) -> LinkTarget,
    ) -> Result<Vec<Crosswalk>, CommandError> {
        if let Some(id) = self.as_built() {
            return Ok(checklist::builtin_crosswalks(id)?);
        }
        Ok(checklist::read_crosswalks(&self.files(), model, target)?.all)
    }

    /// Reads the starters beside the model, in a language where one is wanted.
    pub(crate) fn starters(
        &self,
        model: &Model,
        tag: Option<&str>,
    ) -> Result<Vec<Starter>, CommandError> {
        if let Some(id) = self.as_built() {
            return Ok(checklist::builtin_starters(id, tag)?);
        }
        Ok(checklist::read_starters(&self.files(), model)?.said(tag))
    }

    /// Returns its files with those of a language, the user's own over the built-in one.
    pub(crate) fn in_language(&self, tag: &str) -> Cow<'m, [SourceFile]> {
        let base = self.base.as_deref();
        self.with(base.and_then(|id| checklist::builtin_language(id, tag)))
    }

    /// Returns its files with those of all languages, the user's own over those that are built in.
    pub(crate) fn in_all_languages(&self) -> Cow<'m, [SourceFile]> {
        self.with(self.built_in_languages())
    }

    /// Returns its files, over those that are built in of languages.
    fn with(&self, languages: impl IntoIterator<Item = SourceFile>) -> Cow<'m, [SourceFile]> {
        match self.base {
            Some(_) => languages.into_iter().chain(self.files().into_owned()).collect(),
            None => self.files(),
        }
    }

    fn built_in_languages(&self) -> impl Iterator<Item = SourceFile> {
        let base = self.base.as_deref().into_iter();
        base.flat_map(|id| {
            let tags = checklist::builtin_languages(id);
            tags.filter_map(move |tag| checklist::builtin_language(id, tag))
        })
    }
}

fn id_of(files: &[SourceFile]) -> Option<String> {
    Some(checklist::id_of(files)?.to_string())
}
