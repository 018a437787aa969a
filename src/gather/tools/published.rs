//! Repositories as GitHub and GitLab tell them: by `gh repo list`, and by their interfaces.

use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, Visitor, value::MapAccessDeserializer};

use crate::gather::tools::stream::{Words, else_ignored};

/// A repository of a platform.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PublishedRepository {
    /// With its owner, where the platform names it.
    pub(super) name: String,
    /// Whether a licence is named; none where the export does not say.
    pub(super) has_licence: Option<bool>,
    pub(super) is_archived: bool,
    pub(super) is_public: bool,
    /// Whether it is a copy of somebody else's, to change that one.
    pub(super) is_fork: bool,
}

impl PublishedRepository {
    /// Says whether it is a published repository of the organisation's own.
    pub(super) fn counts(&self) -> bool {
        self.is_public && !self.is_fork
    }
}

/// The licence that a platform names.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) enum LicenceShown {
    /// It says nothing of licences, or of another kind.
    #[default]
    Missing,
    None,
    Named,
}

impl LicenceShown {
    const ELSE: Self = Self::Missing;

    pub(super) fn is_named(&self) -> Option<bool> {
        match self {
            Self::Missing => None,
            Self::None => Some(false),
            Self::Named => Some(true),
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct LicenceKey {
    key: Words,
}

impl<'de> Deserialize<'de> for LicenceShown {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(InLicence)
    }
}

struct InLicence;

impl<'de> Visitor<'de> for InLicence {
    type Value = LicenceShown;

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<LicenceShown, A::Error> {
        let key = LicenceKey::deserialize(MapAccessDeserializer::new(map))?.key;
        // “Other” is a text that the platform could not name.
        let is_named = key.as_deref().is_some_and(|key| !key.is_empty() && key != "other");
        Ok(if is_named { LicenceShown::Named } else { LicenceShown::None })
    }

    fn visit_unit<E: Error>(self) -> Result<LicenceShown, E> {
        Ok(LicenceShown::None)
    }

    else_ignored! { @ no_bool }
    else_ignored! { @ no_number }
    else_ignored! { @ no_text }
    else_ignored! { @ no_list }

    fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str("anything")
    }
}
