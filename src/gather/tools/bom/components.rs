//! The components of bills of materials, each counted once.

use std::collections::HashMap;

use sha2::{Digest as _, Sha256};

/// The most different components that are told apart.
pub(in crate::gather::tools) const MOST_COMPONENTS: usize = 1_000_000;

/// A short stand-in for a text: two texts have the same only by a chance of 1 to 2¹²⁸.
pub(in crate::gather::tools) fn mark(parts: &[&str]) -> u128 {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    hash.finalize().iter().take(16).fold(0, |mark, byte| (mark << 8) | u128::from(*byte))
}

/// What tells a component from others: its package URL without what stands behind the version, else
/// its name and version. None where it has neither.
pub(in crate::gather::tools) fn component(
    purl: Option<&str>,
    group: &str,
    name: &str,
    version: &str,
) -> Option<u128> {
    if let Some(purl) = purl.map(str::trim).filter(|purl| purl.starts_with("pkg:")) {
        let end = purl.find(['?', '#']).unwrap_or(purl.len());
        return Some(mark(&[&purl[..end]]));
    }
    let name = name.trim();
    (!name.is_empty()).then(|| mark(&[group.trim(), name, version.trim()]))
}

/// Says whether a text names a licence.
pub(in crate::gather::tools) fn names_licence(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && !["NOASSERTION", "NONE"].iter().any(|none| text.eq_ignore_ascii_case(none))
}

/// Different components, each with whether a licence is named for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::gather::tools) struct Components(HashMap<u128, bool>);

impl Components {
    /// Adds one; where it is there already, a licence that is named counts.
    ///
    /// # Errors
    /// That there are more than can be told apart.
    pub(in crate::gather::tools) fn add(
        &mut self,
        component: u128,
        has_licence: bool,
    ) -> Result<(), String> {
        *self.0.entry(component).or_default() |= has_licence;
        if self.0.len() > MOST_COMPONENTS {
            return Err(format!("more than {MOST_COMPONENTS} different components"));
        }
        Ok(())
    }

    /// Adds all of others, or none.
    ///
    /// # Errors
    /// That there were more than can be told apart.
    pub(in crate::gather::tools) fn add_all(&mut self, others: &Self) -> Result<(), String> {
        let new = others.0.keys().filter(|component| !self.0.contains_key(component)).count();
        if self.0.len() + new > MOST_COMPONENTS {
            return Err(format!("more than {MOST_COMPONENTS} different components in all files"));
        }
        others.0.iter().try_for_each(|(component, licence)| self.add(*component, *licence))
    }

    pub(in crate::gather::tools) fn count(&self) -> usize {
        self.0.len()
    }

    pub(in crate::gather::tools) fn with_licence(&self) -> usize {
        self.0.values().filter(|has_licence| **has_licence).count()
    }
}
