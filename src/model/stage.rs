//! How items are grouped: by stage, by area, by who would know.

use bitcode::{Decode, Encode};
use serde::Serialize;

use crate::format::{May, Need, Or, Text, Url, file_words, record};
use crate::model::id::{AreaId, RoleId};
use crate::model::item::Item;

#[derive(Clone, Debug, Decode, Encode, PartialEq, Eq)]
pub struct Stage {
    /// Its number, from 0; stage 0 may be without items.
    pub number: u32,
    /// Whether it is a rung of the ladder; otherwise it only counts.
    pub is_rung: bool,
    pub title: String,
    /// What it is called in the field.
    pub label: Option<String>,
    /// Where it stands in the source.
    pub source: Option<String>,
    pub summary: String,
    /// What one sees in an organisation at this stage.
    pub signs: Vec<String>,
    pub communities: Vec<Community>,
    pub items: Vec<Item>,
}

record! {
    /// A community to join.
    #[derive(Decode, Encode, Serialize)]
    pub struct Community: "a community", "communities" in any {
        /// Its name.
        title: Need<Text>,
        /// Where it is found: http, https or mailto.
        url: Need<Url>,
        /// What it is good for.
        why: May<Text>,
    }
}

record! {
    /// A capability that items of several stages belong to.
    #[derive(Decode, Encode)]
    pub struct Area: "an entry for each area", "areas" in any {
        /// The name that items use.
        id: Need<AreaId>,
        /// The name that people read.
        title: Need<Text>,
        /// The area in which it lies, its section; one that lies in none is a section itself.
        section as "in": May<AreaId>,
    }
}

file_words! {
    /// Whether a stage is a rung of the ladder.
    #[derive(Default)]
    pub(crate) enum IsRung: "answer" {
        /// It has to pass before one above it is reached.
        #[default]
        Yes is "yes",
        /// It counts, and nothing has to pass.
        No is "no",
    }
}

record! {
    /// Somebody who may know an answer.
    #[derive(Decode, Encode)]
    pub struct Role: "an entry for each role", "roles" in any {
        /// The name that items use.
        id: Need<RoleId>,
        /// The name that people read.
        title: Need<Text>,
        /// Other words that people write for it, in whatever language.
        also: Or<Vec<Text>>,
    }
}
