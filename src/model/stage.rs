//! How items are grouped: by stage, by area, by who would know.

use bitcode::{Decode, Encode};

use crate::model::id::{AreaId, RoleId};
use crate::model::item::Item;

/// One step of a model.
#[derive(Clone, Debug, Decode, Encode, PartialEq, Eq)]
pub struct Stage {
    /// Its number, from 0; stage 0 has no items.
    pub number: u32,
    /// Its name.
    pub title: String,
    /// What it is called in the field.
    pub label: Option<String>,
    /// Where it stands in the source.
    pub source: Option<String>,
    /// What characterises it.
    pub summary: String,
    /// What one sees in an organisation at this stage.
    pub signs: Vec<String>,
    /// Which communities to join.
    pub communities: Vec<Community>,
    /// Its practices.
    pub items: Vec<Item>,
}

/// A community to join.
#[derive(Clone, Debug, Decode, Encode, PartialEq, Eq)]
pub struct Community {
    /// Its name.
    pub title: String,
    /// Where it is found.
    pub url: String,
    /// What it is good for.
    pub why: Option<String>,
}

/// A capability that items of several stages belong to.
#[derive(Clone, Debug, Decode, Encode, PartialEq, Eq)]
pub struct Area {
    /// The name that items use.
    pub id: AreaId,
    /// The name that people read.
    pub title: String,
}

/// Somebody who may know an answer.
#[derive(Clone, Debug, Decode, Encode, PartialEq, Eq)]
pub struct Role {
    /// The name that items use.
    pub id: RoleId,
    /// The name that people read.
    pub title: String,
}
