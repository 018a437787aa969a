//! What is asked of an organisation once, for several items together.

use bitcode::{Decode, Encode};

use crate::format::{Need, Text, Whole, record};
use crate::model::id::{ItemId, ListId, ScopeId};

/// A question that is asked once; where the answer is no, some items do not apply.
#[derive(Clone, Debug, Decode, Encode, PartialEq, Eq)]
pub struct Scope {
    /// The name that `scope` of ospo.yaml uses.
    pub id: ScopeId,
    /// The question, which is answered with yes or no.
    pub ask: String,
    /// The items and topics that do not apply where the answer is no.
    pub not_applicable: Vec<ItemId>,
    /// Why they do not, in that case.
    pub reason: String,
}

record! {
    /// Something that an organisation names once, and that several items ask about.
    #[derive(Decode, Encode)]
    pub struct NamedList: "a list", "lists" in any {
        /// The name that items and `lists` of ospo.yaml use.
        id: Need<ListId>,
        /// The name that people read.
        title: Need<Text>,
        /// The question by which it is drawn up.
        ask: Need<Text>,
        /// How many entries it has at most.
        most: Need<Whole<1, 1000>>,
    }
}
