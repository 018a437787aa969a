//! Bills of materials in SPDX 2.2 and 2.3.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::gather::tools::bom::components::{
    Components, MOST_COMPONENTS, component, mark, names_licence,
};
use crate::gather::tools::stream::{Streamed, Tally, Words};

/// The most packages that a document may be said to describe.
const MOST_DESCRIBED: usize = 100_000;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::gather::tools) struct CreationInfo {
    pub(in crate::gather::tools) created: Words,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase", expecting = "a package of SPDX")]
pub(in crate::gather::tools) struct Package {
    #[serde(rename = "SPDXID")]
    id: Option<String>,
    name: Option<String>,
    version_info: Option<String>,
    license_concluded: Option<String>,
    license_declared: Option<String>,
    external_refs: Streamed<PurlOfReference>,
}

/// The packages of a document: the mark of each one's id, what tells it from others, and whether a
/// licence is named.
#[derive(Debug, Default)]
pub(in crate::gather::tools) struct Packages(Vec<(u128, u128, bool)>);

impl Tally for Packages {
    type Element = Package;

    fn take(&mut self, package: Package) -> Result<(), String> {
        let name = package.name.unwrap_or_default();
        let version = package.version_info.unwrap_or_default();
        let purl = package.external_refs.or_none("externalRefs")?.0;
        // Packages of other tools have no name here; whether one must is known at the end.
        let Some(component) = component(purl.as_deref(), "", &name, &version) else {
            return Ok(());
        };
        if self.0.len() == MOST_COMPONENTS {
            return Err(format!("more than {MOST_COMPONENTS} packages"));
        }
        let licences = [package.license_concluded, package.license_declared];
        let has_licence = licences.iter().flatten().any(|name| names_licence(name));
        self.0.push((mark(&[&package.id.unwrap_or_default()]), component, has_licence));
        Ok(())
    }
}

/// The package URL among the references of a package: the first of them.
#[derive(Debug, Default)]
struct PurlOfReference(Option<String>);

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase", expecting = "a reference of SPDX")]
struct Reference {
    reference_type: Option<String>,
    reference_locator: Option<String>,
}

impl Tally for PurlOfReference {
    type Element = Reference;

    fn take(&mut self, reference: Reference) -> Result<(), String> {
        // Some tools write the type as an address that ends so.
        let is_purl = reference.reference_type.is_some_and(|kind| kind.ends_with("purl"));
        if is_purl && self.0.is_none() {
            self.0 = reference.reference_locator;
        }
        Ok(())
    }
}

/// The marks of what the document describes.
#[derive(Debug, Default)]
pub(in crate::gather::tools) struct Described(BTreeSet<u128>);

impl Described {
    fn add(&mut self, id: &str) -> Result<(), String> {
        self.0.insert(mark(&[id]));
        if self.0.len() > MOST_DESCRIBED {
            return Err(format!("more than {MOST_DESCRIBED} packages that are described"));
        }
        Ok(())
    }
}

impl Tally for Described {
    type Element = String;

    fn take(&mut self, id: String) -> Result<(), String> {
        self.add(&id)
    }
}

/// The same, as relationships say it.
#[derive(Debug, Default)]
pub(in crate::gather::tools) struct Relationships(Described);

#[derive(Debug, Default, Deserialize)]
#[serde(default, expecting = "a relationship of SPDX")]
pub(in crate::gather::tools) struct Relationship {
    #[serde(rename = "spdxElementId")]
    of: Option<String>,
    #[serde(rename = "relationshipType")]
    kind: Option<String>,
    #[serde(rename = "relatedSpdxElement")]
    to: Option<String>,
}

impl Tally for Relationships {
    type Element = Relationship;

    fn take(&mut self, one: Relationship) -> Result<(), String> {
        let (by, described) = match one.kind.as_deref() {
            Some("DESCRIBES") => (one.of, one.to),
            Some("DESCRIBED_BY") => (one.to, one.of),
            _ => return Ok(()),
        };
        match described {
            Some(described) if by.as_deref() == Some("SPDXRef-DOCUMENT") => self.0.add(&described),
            _ => Ok(()),
        }
    }
}

/// Returns the components: all packages but the one that the document describes. One that describes
/// several is a list of these.
pub(in crate::gather::tools) fn components(
    packages: Packages,
    described: Described,
    relationships: Relationships,
) -> Result<Components, String> {
    let mut described = described.0;
    described.extend(relationships.0.0);
    let ids: BTreeSet<u128> = packages.0.iter().map(|(id, ..)| *id).collect();
    described.retain(|id| ids.contains(id));
    let subject = described.pop_first().filter(|_| described.is_empty());
    let mut components = Components::default();
    for (id, component, has_licence) in packages.0 {
        if Some(id) != subject {
            components.add(component, has_licence)?;
        }
    }
    Ok(components)
}
