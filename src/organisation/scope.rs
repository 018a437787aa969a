//! What an organisation says of itself where its model asks once: its scope, and its lists.

use std::collections::{BTreeMap, BTreeSet};

use crate::checklist;
use crate::format::{Kind, Read, Text, What, file_words, names_of};
use crate::model::{ItemId, ListId, Model, ScopeId};
use crate::problem::{Place, Problems, SourceFile};
use crate::text;
use crate::yaml::{Key, Node, Reader};

file_words! {
    /// An answer to a question of scope.
    pub enum InScope: "answer" {
        Yes is "yes",
        No is "no",
    }
}

names_of! {
    /// Scopes of a model.
    Scopes is "scopes" of ScopeId;
    /// Lists of a model.
    Lists is "lists" of ListId;
}

/// Something that is said under a name, with the place of the name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named<T> {
    pub said: T,
    pub place: Place,
}

impl<K: Kind> Kind for Named<K> {
    type Value = Named<K::Value>;
    const WHAT: What = K::WHAT;
    const MANY: &'static str = K::MANY;
}

impl<C, K: Read<C>> Read<C> for Named<K> {
    fn read<'a>(node: &Node<'a>, known: &mut C, reader: &mut Reader<'a>) -> Option<Self::Value> {
        Some(Named { said: K::read(node, known, reader)?, place: node.place })
    }

    fn read_under<'a>(
        key: &Key<'a>,
        node: &Node<'a>,
        known: &mut C,
        reader: &mut Reader<'a>,
    ) -> Option<Self::Value> {
        Some(Named { said: K::read(node, known, reader)?, place: key.place })
    }
}

/// Answers to questions of scope.
pub type ScopeAnswers = BTreeMap<ScopeId, Named<InScope>>;
/// The entries of lists, in the order in which they were written.
pub type ListEntries = BTreeMap<ListId, Named<Vec<String>>>;
pub(super) type ListTexts = Vec<Text>;

/// Returns the items and topics of a model that do not apply, each with the reason.
pub fn outside(scope: &ScopeAnswers, model: &Model) -> BTreeMap<ItemId, String> {
    let is_no = |id: &ScopeId| scope.get(id).is_some_and(|answer| answer.said == InScope::No);
    let scopes = model.scopes.iter().filter(|scope| is_no(&scope.id));
    let mut outside = BTreeMap::new();
    for scope in scopes {
        for id in &scope.not_applicable {
            outside.entry(id.clone()).or_insert_with(|| scope.reason.clone());
        }
    }
    outside
}

/// Returns the items and topics of a model that may not apply, because a question of scope that says
/// so has no answer.
pub fn undecided(scope: &ScopeAnswers, model: &Model) -> BTreeSet<ItemId> {
    let open = model.scopes.iter().filter(|one| !scope.contains_key(&one.id));
    open.flat_map(|scope| scope.not_applicable.iter().cloned()).collect()
}

/// Checks that `model` asks what is answered.
///
/// # Errors
/// Each scope and list that it does not have, and each list that is too long, with their places in
/// `file`.
pub fn check(
    scope: &ScopeAnswers,
    lists: &ListEntries,
    file: &SourceFile,
    model: &Model,
) -> Result<(), Problems> {
    let mut reader = Reader::new(file);
    for (id, answer) in scope {
        let is_asked = |model: &Model| model.scopes.iter().any(|scope| scope.id == *id);
        // One folder may answer several models, each with questions of scope of its own.
        let elsewhere =
            || checklist::builtin_ids().filter_map(|id| checklist::builtin_model(id, None).ok());
        if !is_asked(model) && !elsewhere().any(|other| is_asked(&other)) {
            let ids = model.scopes.iter().map(|scope| scope.id.as_str());
            reader.tell_unknown(answer.place, ("scope", id.as_str()), ids, || {
                "leave it out: the model asks nothing of this name".to_owned()
            });
        }
    }
    for (id, entries) in lists {
        let Some(list) = model.lists.iter().find(|list| list.id == *id) else {
            let ids = model.lists.iter().map(|list| list.id.as_str());
            reader.tell_unknown(entries.place, ("list", id.as_str()), ids, || {
                "leave it out: the model has no list of this name".to_owned()
            });
            continue;
        };
        let number = entries.said.len();
        if u32::try_from(number).is_ok_and(|number| number > list.most) {
            let message = format!("{} in `{id}`", text::count(number, "name"));
            let help = format!("name {} at most", list.most);
            reader.tell(entries.place, message, help);
        }
    }
    reader.finish_with(Some(()))
}
