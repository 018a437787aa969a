//! What an item may name: the scales, areas and roles of its model.

use std::sync::Arc;

use crate::format::{What, kind, known};
use crate::model::id::{AreaId, LevelId, ListId, RoleId};
use crate::model::scale::Scale;

/// What an item may name; none where not all of them could be read, so that nobody is blamed.
#[derive(Clone, Debug, Default)]
pub struct KnownIds {
    pub scales: Option<Vec<Arc<Scale>>>,
    pub areas: Option<Vec<String>>,
    /// Empty where the model names none, and then takes any.
    pub roles: Vec<String>,
    pub lists: Option<Vec<String>>,
    /// The scale of the item that is being read.
    pub scale: Option<Arc<Scale>>,
}

kind! {
    /// The name of an area of the model.
    pub struct AreaName = AreaId: What::Id, "areas",
    in KnownIds |node, own, reader| {
        let Some(areas) = &own.areas else {
            return AreaId::read(node, own, reader);
        };
        let areas: Vec<&str> = areas.iter().map(String::as_str).collect();
        known(node, "area", &areas, reader).map(AreaId::new)
    }
}

kind! {
    /// The name of a role of the model.
    pub struct RoleName = RoleId: What::Id, "roles",
    in KnownIds |node, own, reader| {
        let roles: Vec<&str> = own.roles.iter().map(String::as_str).collect();
        match roles.as_slice() {
            [] => RoleId::read(node, own, reader),
            roles => known(node, "role", roles, reader).map(RoleId::new),
        }
    }
}

kind! {
    /// The name of a list of the model.
    pub struct ListName = ListId: What::Id, "lists",
    in KnownIds |node, own, reader| {
        let Some(lists) = &own.lists else {
            return ListId::read(node, own, reader);
        };
        let id = reader.id(node)?;
        if lists.contains(&id) {
            return Some(ListId::new(id));
        }
        let ids = lists.iter().map(String::as_str);
        reader.tell_unknown(node.place, ("list", &id), ids, || {
            "name it under `lists` in model.yaml, or leave it out".to_owned()
        });
        None
    }
}

kind! {
    /// A level of the scale of the item that is being read.
    pub struct LevelOfScale = LevelId: What::Id, "levels",
    in KnownIds |node, own, reader| {
        let Some(scale) = &own.scale else {
            return LevelId::read(node, own, reader);
        };
        let levels: Vec<&str> = scale.levels.iter().map(|level| level.id.as_str()).collect();
        known(node, "level", &levels, reader).map(LevelId::new)
    }
}
