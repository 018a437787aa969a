//! Bills of materials in SPDX 3.0, as JSON-LD: a list of elements that point at each other.

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;
use serde::Deserialize;

use crate::gather::tools::bom::components::{
    Components, MOST_COMPONENTS, component, mark, names_licence,
};
use crate::gather::tools::day::day;
use crate::gather::tools::stream::{Streamed, Tally};

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase", expecting = "an element of SPDX")]
pub(in crate::gather::tools) struct Element {
    #[serde(rename = "type", alias = "@type")]
    kind: Option<String>,
    #[serde(alias = "@id")]
    spdx_id: Option<String>,
    name: Option<String>,
    created: Option<String>,
    #[serde(rename = "software_packageVersion")]
    version: Option<String>,
    #[serde(rename = "software_packageUrl")]
    purl: Option<String>,
    external_identifier: Streamed<PurlOfIdentifier>,
    #[serde(rename = "rootElement")]
    roots: Streamed<Ids>,
    relationship_type: Option<String>,
    from: Option<String>,
    to: Streamed<Ids>,
    #[serde(rename = "simplelicensing_licenseExpression")]
    expression: Option<String>,
}

/// What the elements say, by the marks of their ids.
#[derive(Debug, Default)]
pub(in crate::gather::tools) struct Graph {
    /// The newest day on which something was created.
    pub(in crate::gather::tools) created: Option<Date>,
    packages: Vec<(u128, u128)>,
    roots: BTreeSet<u128>,
    /// Which element names which licence.
    licences: HashMap<u128, Vec<u128>>,
    /// Licences that name none.
    no_licences: BTreeSet<u128>,
    kept: usize,
}

impl Tally for Graph {
    type Element = Element;

    fn take(&mut self, element: Element) -> Result<(), String> {
        let id = mark(&[element.spdx_id.as_deref().unwrap_or_default()]);
        match element.kind.as_deref().unwrap_or_default() {
            "CreationInfo" => {
                if let Some(created) = element.created {
                    self.created = self.created.max(Some(day("created", &created)?));
                }
            }
            "software_Package" | "ai_AIPackage" | "dataset_DatasetPackage" => {
                let identifiers = element.external_identifier.or_none("externalIdentifier")?;
                let purl = element.purl.or(identifiers.0);
                let name = element.name.unwrap_or_default();
                let version = element.version.unwrap_or_default();
                match component(purl.as_deref(), "", &name, &version) {
                    Some(component) => self.packages.push((id, component)),
                    None => return Err("a package without a name".to_owned()),
                }
            }
            "software_Sbom" | "SpdxDocument" => {
                self.roots.extend(element.roots.or_none("rootElement")?.0);
            }
            "Relationship" | "LifecycleScopedRelationship" => {
                let kind = element.relationship_type.unwrap_or_default();
                if let ("hasDeclaredLicense" | "hasConcludedLicense", Some(from)) =
                    (kind.as_str(), element.from)
                {
                    let named = element.to.or_none("to")?.0;
                    self.kept += named.len();
                    self.licences.entry(mark(&[&from])).or_default().extend(named);
                }
            }
            _ if element.expression.as_deref().is_some_and(|text| !names_licence(text)) => {
                self.no_licences.insert(id);
            }
            _ => return Ok(()),
        }
        self.kept += 1;
        if self.kept > 3 * MOST_COMPONENTS {
            return Err(format!("more than {} elements", 3 * MOST_COMPONENTS));
        }
        Ok(())
    }
}

impl Graph {
    /// Returns the components: all packages but the one that the document is about.
    pub(in crate::gather::tools) fn components(mut self) -> Result<Components, String> {
        let ids: BTreeSet<u128> = self.packages.iter().map(|(id, _)| *id).collect();
        self.roots.retain(|id| ids.contains(id));
        let subject = self.roots.pop_first().filter(|_| self.roots.is_empty());
        let mut components = Components::default();
        for (id, component) in &self.packages {
            if Some(*id) != subject {
                let mut named = self.licences.get(id).into_iter().flatten();
                let has_licence = named.any(|licence| !self.no_licences.contains(licence));
                components.add(*component, has_licence)?;
            }
        }
        Ok(components)
    }
}

/// The marks of ids in a list, without those that SPDX has for “none” and “nobody says”.
#[derive(Debug, Default)]
struct Ids(Vec<u128>);

impl Tally for Ids {
    type Element = String;

    fn take(&mut self, id: String) -> Result<(), String> {
        let last = id.rsplit(['/', '#', '_']).next().unwrap_or_default();
        if ["None", "NoAssertion", "NoneLicense", "NoAssertionLicense"].contains(&last) {
            return Ok(());
        }
        if self.0.len() == MOST_COMPONENTS {
            return Err(format!("more than {MOST_COMPONENTS} elements in one list"));
        }
        self.0.push(mark(&[&id]));
        Ok(())
    }
}

/// The package URL among the identifiers of a package: the first of them.
#[derive(Debug, Default)]
struct PurlOfIdentifier(Option<String>);

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase", expecting = "an identifier of SPDX")]
struct Identifier {
    external_identifier_type: Option<String>,
    identifier: Option<String>,
}

impl Tally for PurlOfIdentifier {
    type Element = Identifier;

    fn take(&mut self, one: Identifier) -> Result<(), String> {
        if one.external_identifier_type.as_deref() == Some("packageUrl") && self.0.is_none() {
            self.0 = one.identifier;
        }
        Ok(())
    }
}
