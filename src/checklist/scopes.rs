//! `scopes` of `model.yaml`: what is asked once, and which items do not apply where the answer is no.

use crate::format::{AtLeastOne, Need, Placed, Text, record};
use crate::model::{ItemId, Scope, ScopeId};
use crate::yaml::Reader;

record! {
    /// A question that is asked once, before the first item, and answered with yes or no.
    pub(crate) struct ScopeFile: "a scope", "scopes" in any {
        /// The name that `scope` of ospo.yaml uses.
        id: Need<ScopeId>,
        /// The question.
        ask: Need<Text>,
        /// What follows where the answer is no.
        no: Need<ScopeNo>,
    }
}

record! {
    /// What follows from a no.
    pub(crate) struct ScopeNo: "what follows from a no", "scopes" in any {
        /// The items and topics that do not apply then, unless a sheet answers them.
        not_applicable: Need<AtLeastOne<Placed<ItemId>>>,
        /// Why they do not.
        reason: Need<Text>,
    }
}

impl ScopeFile {
    pub(super) fn scope(self) -> Scope {
        Scope {
            id: self.id,
            ask: self.ask,
            not_applicable: self.no.not_applicable.into_iter().map(|(id, _)| id).collect(),
            reason: self.no.reason,
        }
    }
}

/// Tells items that the model does not have.
pub(super) fn check(scopes: &[ScopeFile], today: &[&ItemId], reader: &mut Reader<'_>) {
    for (id, place) in scopes.iter().flat_map(|scope| &scope.no.not_applicable) {
        if !today.contains(&id) {
            let ids = today.iter().map(|id| id.as_str());
            reader.tell_unknown(*place, ("item", id.as_str()), ids, || {
                "name an item or topic of this model, or leave it out".to_owned()
            });
        }
    }
}
