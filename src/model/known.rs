//! What an item may name: the scales, areas and roles of its model.

use std::sync::Arc;

use crate::format::{Kind, Read, What, known};
use crate::model::id::{AreaId, RoleId};
use crate::model::scale::Scale;
use crate::yaml::{Node, Reader};

/// What an item may name; none where not all of them could be read, so that nobody is blamed.
#[derive(Clone, Debug, Default)]
pub struct Known {
    pub scales: Option<Vec<Arc<Scale>>>,
    pub areas: Option<Vec<String>>,
    /// Empty where the model names none, and then takes any.
    pub roles: Vec<String>,
    /// The scale of the item that is being read.
    pub scale: Option<Arc<Scale>>,
}

/// The name of an area of the model.
#[derive(Debug)]
pub struct AreaName;

impl Kind for AreaName {
    type Value = AreaId;
    const WHAT: What = What::Id;
    const MANY: &'static str = "areas";
}

impl Read<Known> for AreaName {
    fn read<'a>(node: &Node<'a>, own: &mut Known, reader: &mut Reader<'a>) -> Option<AreaId> {
        let Some(areas) = &own.areas else {
            return AreaId::read(node, own, reader);
        };
        let areas: Vec<&str> = areas.iter().map(String::as_str).collect();
        known(node, "area", &areas, reader).map(AreaId::new)
    }
}

/// The name of a role of the model.
#[derive(Debug)]
pub struct RoleName;

impl Kind for RoleName {
    type Value = RoleId;
    const WHAT: What = What::Id;
    const MANY: &'static str = "roles";
}

impl Read<Known> for RoleName {
    fn read<'a>(node: &Node<'a>, own: &mut Known, reader: &mut Reader<'a>) -> Option<RoleId> {
        let roles: Vec<&str> = own.roles.iter().map(String::as_str).collect();
        match roles.as_slice() {
            [] => RoleId::read(node, own, reader),
            roles => known(node, "role", roles, reader).map(RoleId::new),
        }
    }
}
