//! Reads `crosswalk/TARGET.yaml`: what answers to a model say of the items of another.

use std::cell::LazyCell;
use std::sync::Arc;

use crate::checklist::{builtin, files};
use crate::format::Read;
use crate::model::{Crosswalk, CrosswalkLink, Ends, Linkable, Model, ModelId};
use crate::problem::{Problem, Problems, SourceFile};
use crate::yaml;

/// The crosswalks of a folder, and what of them should be looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Crosswalks {
    pub all: Vec<Crosswalk>,
    /// Links whose items were reworded since, and models that are not at hand.
    pub notes: Vec<Problem>,
}

/// Another model to which a crosswalk leads.
#[derive(Clone, Debug)]
pub enum LinkTarget {
    /// Just what is built in under its name: not loaded where the crosswalk is built in, too.
    BuiltIn,
    Own(Box<Model>),
    /// It is not at hand.
    Missing,
}

impl LinkTarget {
    fn is_as_built(&self) -> bool {
        match self {
            Self::BuiltIn | Self::Missing => true,
            Self::Own(model) => builtin::is_as_built(model),
        }
    }

    fn into_model(self, id: &str) -> Option<Model> {
        match self {
            Self::BuiltIn => builtin::builtin_model(id, None).ok(),
            Self::Own(model) => Some(*model),
            Self::Missing => None,
        }
    }
}

impl From<Option<Model>> for LinkTarget {
    fn from(model: Option<Model>) -> Self {
        model.map_or(Self::Missing, |model| Self::Own(Box::new(model)))
    }
}

/// Reads the crosswalks that stand beside `model`, the one in `files`; `target` returns another model
/// by its name.
///
/// # Errors
/// Every problem of every file. What names a model that is not at hand is not held against it.
pub fn read_crosswalks<T: Into<LinkTarget>>(
    files: &[SourceFile],
    model: &Model,
    mut target: impl FnMut(&str) -> T,
) -> Result<Crosswalks, Problems> {
    let mut crosswalks = Crosswalks::default();
    let is_as_built = builtin::is_as_built(model);
    let compiled =
        LazyCell::new(|| builtin::builtin_crosswalks(model.id.as_str()).unwrap_or_default());
    let mut problems = Vec::new();
    for (name, file) in files::of_crosswalks(files) {
        if let Some(from) = from_another(file, files, model) {
            let message =
                format!("this comes from `{from}`, not from `{}`, and is passed over", model.id);
            let help = "it holds where that model is used";
            crosswalks.notes.push(Problem::of_file(&file.path, message, help));
            continue;
        }
        let is_within = model.id == *name;
        let other = if is_within { LinkTarget::Missing } else { target(name).into() };
        if is_as_built
            && other.is_as_built()
            && builtin::is_file_of(&model.id, file)
            && let Some(known) = compiled.iter().find(|one| one.to.model == *name)
        {
            crosswalks.all.push(known.clone());
            continue;
        }
        let other = other.into_model(name);
        let to = if is_within { Some(model) } else { other.as_ref() };
        if to.is_none() && !builtin::is_built_in(file) {
            let message =
                format!("there is no model `{name}` here, so what is named of it is not checked");
            let help = "put its folder beside this one, and check both";
            crosswalks.notes.push(Problem::of_file(&file.path, message, help));
        }
        match read(file, model, to, name) {
            Ok((crosswalk, notes)) => {
                crosswalks.all.push(crosswalk);
                crosswalks.notes.extend(notes);
            }
            Err(told) => problems.extend(told.0),
        }
    }
    if problems.is_empty() { Ok(crosswalks) } else { Err(Problems(problems)) }
}

/// Reads what answers to a model say of other items of the same model.
///
/// # Errors
/// Every problem of the file.
pub(super) fn within(files: &[SourceFile], model: &Model) -> Result<Vec<CrosswalkLink>, Problems> {
    // Of several files the last lies over those before it.
    let own = files::of_crosswalks(files).filter(|(name, _)| model.id == **name);
    let own = own.filter(|(_, file)| from_another(file, files, model).is_none());
    let Some((name, file)) = own.last() else {
        return Ok(Vec::new());
    };
    Ok(read(file, model, Some(model), name)?.0.links)
}

/// Returns the model that a crosswalk comes from where it is another and the file is laid over this one:
/// files without a model of their own lie over whichever is used.
fn from_another(file: &SourceFile, files: &[SourceFile], model: &Model) -> Option<ModelId> {
    let folder_of = |file: &SourceFile| {
        let folder = file.path.strip_suffix(&*files::relative_name(&file.path));
        folder.map(str::to_owned)
    };
    let header = files.iter().find(|file| files::name_of(&file.path) == "model.yaml");
    if header.is_none_or(|header| folder_of(header) == folder_of(file)) {
        return None;
    }
    from_of(file).filter(|from| *from != model.id)
}

/// Returns the model that a crosswalk says to come from; none for another file.
pub(super) fn from_of(file: &SourceFile) -> Option<ModelId> {
    files::of_crosswalks(std::slice::from_ref(file)).next()?;
    let (tree, _) = yaml::parse(file).ok()?;
    Some(ModelId::new(tree.field("from")?.field("model")?.word()?))
}

fn read(
    file: &SourceFile,
    from: &Model,
    to: Option<&Model>,
    name: &str,
) -> Result<(Crosswalk, Vec<Problem>), Problems> {
    let (tree, mut reader) = yaml::parse(file)?;
    let built_in = builtin::is_built_in(file);
    let mut ends = Ends::new(linkable(from), to.map(linkable), name, built_in);
    let crosswalk = Crosswalk::read(&tree, &mut ends, &mut reader);
    let crosswalk = reader.finish_with(crosswalk)?;
    let notes = ends.notes.into_iter().map(|(place, message, help)| {
        Problem::at((&file.path, file.line(place.line)), place, message, help)
    });
    Ok((crosswalk, notes.collect()))
}

fn linkable(model: &Model) -> Linkable {
    let items = model.items_and_topics();
    let items = items.map(|item| (item.id.clone(), (Arc::clone(&item.scale), item.since.clone())));
    let given_up = model.given_up().into_keys();
    let given_up = given_up.filter_map(|id| Some((id.clone(), model.what_became_of(id)?)));
    Linkable {
        id: model.id.clone(),
        version: model.version.clone(),
        items: items.collect(),
        given_up: given_up.collect(),
    }
}
