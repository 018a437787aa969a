//! `sources.yaml`: where facts come from, and the facts themselves.

use bitcode::{Decode, Encode};
use serde::Serialize;

use crate::format::{AtLeastOne, Entries, May, Need, Text, Url, record};
use crate::guide::id::SourceId;
use crate::guide::known::{Known, Ref, entries};

record! {
    /// Where the facts of a guide come from, and what may be done with each source.
    #[derive(Decode, Encode, Serialize)]
    pub struct Sources: "sources", "sources" in Known,
        file "ospo/sources/1" "The sources of a guide (sources.yaml)"
    {
        /// The sources.
        sources: Need<Entries<Source>>,
    }
}

record! {
    /// Something that facts are drawn from.
    #[derive(Decode, Encode, Serialize)]
    pub struct Source: "a source", "sources" in Known {
        /// The name that facts use.
        id: Need<SourceId>,
        /// The name that people read.
        title: Need<Text>,
        /// Who made it, and when.
        by: Need<Text>,
        /// Where it is found: http, https or mailto.
        url: May<Url>,
        /// What may be done with its texts.
        licence: Need<Text>,
        /// How it is used here.
        note: May<Text>,
    }
}

entries! { Source in sources }

record! {
    /// A fact, or a judgement, with its source.
    #[derive(Decode, Encode, Serialize)]
    pub struct Finding: "a fact", "facts" in Known {
        /// What was found.
        text: Need<Text>,
        /// Who says so: an id of sources.yaml.
        source: Need<Ref<SourceId>>,
        /// What the sources leave unclear, or where they differ.
        unclear: May<Text>,
    }
}

pub(super) type Findings = AtLeastOne<Finding>;
