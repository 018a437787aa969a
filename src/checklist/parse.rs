//! Reads the files of a model as a whole and tells all that is wrong in them.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::slice;
use std::sync::Arc;

use crate::checklist::files::{self, FileKind};
use crate::checklist::header::{self, ModelHeader};
use crate::checklist::overlay::{self, Laid};
use crate::checklist::scopes::{self, ScopeFile};
use crate::checklist::stage::{self, ItemDraft, Items, StageDraft};
use crate::checklist::{builtin, changes, contradictions, crosswalks, lineage, links, signals};
use crate::lang::Lang;
use crate::model::{
    Change, Changes, Content, Contradiction, HeldLevel, ItemId, Model, ModelId, version_order,
};
use crate::problem::{Problem, Problems, SourceFile};
use crate::yaml::{self, Node, Reader};

/// Builds the model that `files` describe.
///
/// # Errors
/// Every problem of every file, in the order of the files and their lines.
pub fn parse(files: &[SourceFile]) -> Result<Model, Problems> {
    let (sorted, mut problems) = files::of_model(files);
    if sorted.iter().all(|(kind, _)| *kind != FileKind::Header) {
        let help = "copy one with `ospo model export ospo DIR` and change it";
        problems.push(Problem::of_file("model.yaml", "the model has no model.yaml", help));
    }
    if problems.is_empty()
        && let Some(id) = builtin::copied(files, FileKind::is_of_model)
    {
        return builtin::builtin_model(id, None);
    }
    let mut trees: Vec<(FileKind, Node)> = Vec::new();
    let mut readers: Vec<Reader> = Vec::new();
    let mut told: Vec<(FileKind, Vec<Problem>)> = Vec::new();
    for &(kind, file) in
        sorted.iter().filter(|(kind, _)| !matches!(kind, FileKind::Crosswalk | FileKind::Signals))
    {
        match yaml::parse(file) {
            Ok((tree, reader)) => {
                trees.push((kind, tree));
                readers.push(reader);
            }
            Err(syntax) => told.push((kind, syntax.0)),
        }
    }
    let complete = problems.is_empty() && told.is_empty();
    let parts = read_all(&trees, &mut readers);
    links::check(&parts.drafts, &mut readers, complete && parts.complete);
    let (starters, _) = files::of_starters(files);
    links::check_starters(&parts.drafts, &starters, &mut readers);
    check_numbers(&parts, &mut readers, complete);
    // What the built-in header names of items may be missing from stages of a user's own.
    let complete = complete && !is_mixed(&sorted);
    if complete && parts.complete {
        check_scopes(&parts, &mut readers);
        check_sponsor(&parts, &mut readers);
        check_contradictions(&parts, &mut readers);
    }
    check_versions(&parts, &mut readers, complete);
    let kinds = trees.iter().map(|(kind, _)| *kind);
    told.extend(kinds.zip(readers.into_iter().map(Reader::finish)));
    told.sort_by_key(|(kind, _)| *kind);
    problems.extend(told.into_iter().flat_map(|(_, problems)| problems));
    match assemble(parts) {
        Some(mut model) if problems.is_empty() => {
            model.links = crosswalks::within(files, &model)?;
            model.signals = signals::read(&sorted, &model)?;
            Ok(model)
        }
        _ if problems.is_empty() => {
            let help = "add stage-1.yaml with its items";
            Err(Problem::of_file("model.yaml", "the model has no stages", help).into())
        }
        _ => Err(Problems(problems)),
    }
}

/// Returns the name that the files give their model; none where it cannot be read.
pub fn id_of(files: &[SourceFile]) -> Option<ModelId> {
    let (sorted, _) = files::of_model(files);
    let (_, file) = sorted.iter().find(|(kind, _)| *kind == FileKind::Header)?;
    if let Some(id) = builtin::copied(slice::from_ref(file), |kind| kind == FileKind::Header) {
        return Some(ModelId::new(id));
    }
    let (tree, mut reader) = yaml::parse(file).ok()?;
    header::read(&tree, &mut reader)?.id
}

/// Says whether the built-in `model.yaml` stands beside stages of a user's own, which may lack items
/// that it names.
fn is_mixed(files: &[(FileKind, &SourceFile)]) -> bool {
    let is_header = |kind: &FileKind| *kind == FileKind::Header;
    // An overlay says itself what becomes of what it hides.
    let files = files.iter().filter(|(kind, _)| *kind != FileKind::Overlay);
    let built_in = |file: &SourceFile| builtin::is_built_in(file);
    let (headers, others): (Vec<_>, Vec<_>) = files.partition(|(kind, _)| is_header(kind));
    headers.iter().any(|(_, file)| built_in(file)) && !others.iter().all(|(_, file)| built_in(file))
}

/// What the files say, each with the number of its file where problems are told.
#[derive(Debug, Default)]
struct ModelParts {
    header: ModelHeader,
    header_file: usize,
    stages: Vec<(usize, StageDraft)>,
    drafts: Vec<(usize, ItemDraft)>,
    /// For each draft, the number of its stage; none for a topic.
    homes: Vec<Option<u32>>,
    /// Whether the id of every item could be read.
    complete: bool,
    /// What an overlay hides.
    hidden: BTreeMap<ItemId, Option<String>>,
    hidden_stages: BTreeSet<u32>,
}

fn read_all<'a>(trees: &[(FileKind, Node<'a>)], readers: &mut [Reader<'a>]) -> ModelParts {
    let mut parts = ModelParts { complete: true, ..ModelParts::default() };
    for (index, ((kind, tree), reader)) in trees.iter().zip(readers).enumerate() {
        match kind {
            FileKind::Header => {
                parts.header = header::read(tree, reader).unwrap_or_default();
                parts.header_file = index;
            }
            FileKind::Stage(number) => match stage::read(tree, *number, &parts.header, reader) {
                Some((draft, items)) => {
                    parts.add(index, Some(*number), items);
                    parts.stages.push((index, draft));
                }
                None => parts.complete = false,
            },
            FileKind::Topics => {
                let topics = stage::read_topics(tree, &parts.header, reader);
                parts.add(index, None, topics);
            }
            FileKind::Overlay => {
                let below = (parts.header.known(), parts.complete);
                let id = parts.header.id.as_ref();
                let laid = overlay::read(tree, trees, id, below, reader);
                parts.lay(index, laid);
            }
            // These are of the guide, of starters, languages and crosswalks, which are read elsewhere.
            FileKind::Sources
            | FileKind::Industries
            | FileKind::Archetypes
            | FileKind::Journey
            | FileKind::Comparison
            | FileKind::Benchmarks
            | FileKind::Signals
            | FileKind::Crosswalk
            | FileKind::Starter
            | FileKind::Language
            | FileKind::Test => {}
        }
    }
    parts
}

impl ModelParts {
    fn changes(&self) -> &[changes::ChangeDraft] {
        self.header.changes.as_deref().unwrap_or_default()
    }

    fn add(&mut self, file: usize, home: Option<u32>, items: Items) {
        self.complete &= items.complete;
        self.homes.extend(items.drafts.iter().map(|_| home));
        self.drafts.extend(items.drafts.into_iter().map(|draft| (file, draft)));
    }
}

impl ModelParts {
    /// Lays an overlay over what was read so far: what it hides is named nowhere any more.
    fn lay(&mut self, file: usize, laid: Laid) {
        let is_hidden = |id: &ItemId| laid.hidden.contains_key(id);
        let drafts = self.drafts.drain(..).zip(self.homes.drain(..));
        let (gone, kept): (Vec<_>, Vec<_>) = drafts.partition(|((_, one), _)| is_hidden(&one.id));
        let before: BTreeMap<ItemId, Vec<ItemId>> = gone
            .into_iter()
            .map(|((_, one), _)| (one.id, one.after.into_iter().map(|(id, _)| id).collect()))
            .collect();
        let mut changed = laid.changed;
        for ((of, draft), home) in kept {
            let other = changed.remove(&draft.id);
            self.drafts.push(other.map_or((of, draft), |other| (file, other)));
            self.homes.push(home);
        }
        for (home, draft) in laid.added {
            self.drafts.push((file, draft));
            self.homes.push(home);
        }
        for (_, draft) in &mut self.drafts {
            draft.pass_over(&before);
        }
        self.stages.retain(|(_, stage)| !laid.hidden_stages.contains(&stage.number));
        let mut stages = laid.stages;
        for (of, stage) in &mut self.stages {
            if let Some(other) = stages.remove(&stage.number) {
                (*of, *stage) = (file, other);
            }
        }
        self.header.method = laid.method.or(self.header.method.take());
        self.header.sponsor.take_if(|(id, _)| is_hidden(id));
        for scope in self.header.scopes.iter_mut().flatten() {
            scope.no.not_applicable.retain(|(id, _)| !is_hidden(id));
        }
        let scopes = self.header.scopes.iter_mut();
        scopes.for_each(|all| all.retain(|scope| !scope.no.not_applicable.is_empty()));
        let drafts = &self.drafts;
        let can_be_given = |(id, held): (&ItemId, &HeldLevel)| {
            let of_overlay = drafts.iter().find(|(of, draft)| *of == file && draft.id == *id);
            let item = of_overlay.and_then(|(_, draft)| draft.item.as_ref());
            !is_hidden(id) && item.is_none_or(|item| item.scale.level(&held.level).is_some())
        };
        let contradictions = self.header.contradictions.iter_mut();
        contradictions.for_each(|all| all.retain(|one| one.when.iter().all(can_be_given)));
        (self.hidden, self.hidden_stages) = (laid.hidden, laid.hidden_stages);
    }
}

/// Stages are numbered from 0 or 1 without gaps, and no number stands twice.
///
/// Those that an overlay hides leave their gap, so that the others are called as they were.
fn check_numbers(parts: &ModelParts, readers: &mut [Reader<'_>], complete: bool) {
    let stages = &parts.stages;
    let is_shown = |number: &u32| !parts.hidden_stages.contains(number);
    for (before, (file, draft)) in stages.iter().zip(stages.iter().skip(1)) {
        let (last, number) = (before.1.number, draft.number);
        if number <= last {
            let message = format!("stage {number} is here a second time");
            readers[*file].tell(
                draft.place,
                message,
                "give every stage a number and file of its own",
            );
        } else if (last + 1..number).any(|number| is_shown(&number)) && complete {
            let message = format!("stage {number} follows stage {last}");
            readers[*file].tell(draft.place, message, "number the stages without gaps");
        }
    }
    if let Some((file, draft)) = stages.first()
        && (1..draft.number).any(|number| is_shown(&number))
        && complete
    {
        let message = format!("the first stage is {}", draft.number);
        readers[*file].tell(draft.place, message, "begin with stage 0 or 1");
    }
}

/// Scopes leave out items that the model has.
fn check_scopes(parts: &ModelParts, readers: &mut [Reader<'_>]) {
    if let Some(reader) = readers.get_mut(parts.header_file)
        && let Some(scopes) = &parts.header.scopes
    {
        let today: Vec<&ItemId> = parts.drafts.iter().map(|(_, draft)| &draft.id).collect();
        scopes::check(scopes, &today, reader);
    }
}

/// The item by which leadership pays is one of the model.
fn check_sponsor(parts: &ModelParts, readers: &mut [Reader<'_>]) {
    let Some((id, place)) = &parts.header.sponsor else { return };
    let ids = || parts.drafts.iter().map(|(_, draft)| draft.id.as_str());
    if ids().all(|other| *id != *other)
        && let Some(reader) = readers.get_mut(parts.header_file)
    {
        reader.tell_unknown(*place, ("item", id.as_str()), ids(), || {
            "name an item or topic of this model, or leave it out".to_owned()
        });
    }
}

/// No wording is newer than the model, and its changes lead to the items that it has.
fn check_versions(parts: &ModelParts, readers: &mut [Reader<'_>], complete: bool) {
    let Some(version) = parts.header.version.as_deref() else {
        return;
    };
    for (file, draft) in &parts.drafts {
        if let Some((since, place)) = &draft.since
            && version_order(since, version) == Some(Ordering::Greater)
            && let Some(reader) = readers.get_mut(*file)
        {
            let message = format!("`since` is later than the model's version, {version}");
            let help =
                format!("give the model `version: \"{since}\"`, or name an earlier one here");
            reader.tell(*place, message, help);
        }
    }
    let Some(reader) = readers.get_mut(parts.header_file) else {
        return;
    };
    let changes = parts.changes();
    let in_order = lineage::check_versions(changes, version, reader);
    let once = lineage::check_twice(changes, reader);
    if in_order && once && complete && parts.complete {
        let today = parts.drafts.iter().map(|(_, draft)| &draft.id);
        let today = today.chain(parts.hidden.keys()).collect();
        lineage::check(changes, &today, reader);
        let scale_of = |id: &ItemId| {
            let draft = parts.drafts.iter().find(|(_, draft)| draft.id == *id);
            draft.and_then(|(_, draft)| Some(Arc::clone(&draft.item.as_ref()?.scale)))
        };
        lineage::check_levels(changes, scale_of, reader);
    }
}

/// The answers that are held side by side can be given.
fn check_contradictions(parts: &ModelParts, readers: &mut [Reader<'_>]) {
    let held = parts.header.contradictions.as_deref().unwrap_or_default();
    if let Some(reader) = readers.get_mut(parts.header_file) {
        let drafts = parts.drafts.iter();
        let items = drafts.map(|(_, draft)| (&draft.id, draft.item.as_ref())).collect();
        contradictions::check(held, &items, reader);
    }
}

fn assemble(parts: ModelParts) -> Option<Model> {
    let header = parts.header;
    let mut model = Model {
        id: header.id?,
        title: header.title?,
        assesses: header.assesses,
        badge: header.badge,
        version: header.version?,
        purpose: header.purpose,
        summary: header.summary,
        source: header.source?,
        method: header.method?,
        not_yet: header.not_yet,
        rules: header.rules?,
        glossary: header.glossary?,
        scopes: header.scopes?.into_iter().map(ScopeFile::scope).collect(),
        lists: header.lists?,
        areas: header.areas?,
        roles: header.roles?,
        stages: parts.stages.into_iter().map(|(_, draft)| draft.stage).collect::<Option<_>>()?,
        topics: Vec::new(),
        contradictions: header.contradictions?.into_iter().map(Contradiction::placeless).collect(),
        signals: Vec::new(),
        links: Vec::new(),
        sponsor: header.sponsor.map(|(id, _)| id),
        effort_by_size: header.effort_by_size,
        changes: header.changes?.into_iter().rev().map(changes::ChangeDraft::changes).collect(),
        retold: Vec::new(),
        content: Content::default(),
        laid_over: Vec::new(),
        lang: Lang::default(),
    };
    if !parts.hidden.is_empty() {
        let list = parts.hidden.into_iter().map(|(item, why)| {
            let why = why.unwrap_or_else(|| "overlay.yaml hides it.".to_owned());
            Change::Removed { item, why }
        });
        let (version, levels) = (model.version.clone(), Vec::new());
        model.changes.push(Changes { version, levels, list: list.collect() });
    }
    for ((_, draft), home) in parts.drafts.into_iter().zip(parts.homes) {
        let home = home.and_then(|number| model.stages.iter_mut().find(|s| s.number == number));
        match home {
            Some(stage) => stage.items.push(draft.item?),
            None => model.topics.push(draft.item?),
        }
    }
    let shared = (&*model.rules, &*model.glossary);
    model.content = Content::of(&model.method, shared, &model.areas, &model.stages, &model.topics);
    let asks = model.items().next().is_some();
    asks.then_some(model)
}
