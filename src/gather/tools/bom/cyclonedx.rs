//! Bills of materials in CycloneDX.

use serde::Deserialize;

use crate::gather::tools::bom::components::{Components, component, names_licence};
use crate::gather::tools::stream::{Streamed, Tally, Words};

/// The most components that may stand inside of one.
const MOST_INSIDE: usize = 50_000;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::gather::tools) struct Metadata {
    pub(in crate::gather::tools) timestamp: Words,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase", expecting = "a component of CycloneDX")]
pub(in crate::gather::tools) struct Component {
    #[serde(rename = "type")]
    kind: Option<String>,
    purl: Option<String>,
    group: Option<String>,
    name: Option<String>,
    version: Option<String>,
    licenses: Streamed<Licences>,
    components: Streamed<Inside>,
}

impl Component {
    /// Hands on what tells this component and those inside of it from others.
    fn each(self, hand_on: &mut dyn FnMut(u128, bool) -> Result<(), String>) -> Result<(), String> {
        let text = |field: &Option<String>| field.clone().unwrap_or_default();
        let (group, name, version) = (text(&self.group), text(&self.name), text(&self.version));
        let has_licence = self.licenses.or_none("licenses")?.0;
        for (component, has_licence) in self.components.or_none("components")?.0 {
            hand_on(component, has_licence)?;
        }
        // A file is part of a component, and none; an algorithm or a key is nothing that has a licence.
        if matches!(self.kind.as_deref(), Some("file" | "cryptographic-asset")) {
            return Ok(());
        }
        match component(self.purl.as_deref(), &group, &name, &version) {
            Some(component) => hand_on(component, has_licence),
            None => Err("a component without a name".to_owned()),
        }
    }
}

impl Tally for Components {
    type Element = Component;

    fn take(&mut self, element: Component) -> Result<(), String> {
        element.each(&mut |component, has_licence| self.add(component, has_licence))
    }
}

/// The components inside of one.
#[derive(Debug, Default)]
struct Inside(Vec<(u128, bool)>);

impl Tally for Inside {
    type Element = Component;

    fn take(&mut self, element: Component) -> Result<(), String> {
        element.each(&mut |component, has_licence| {
            self.0.push((component, has_licence));
            if self.0.len() > MOST_INSIDE {
                return Err(format!("more than {MOST_INSIDE} components inside of one"));
            }
            Ok(())
        })
    }
}

/// Whether a licence is named.
#[derive(Debug, Default)]
struct Licences(bool);

#[derive(Debug, Default, Deserialize)]
#[serde(default, expecting = "a licence of CycloneDX")]
struct Licence {
    license: Option<NamedLicence>,
    expression: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, expecting = "a licence of CycloneDX")]
struct NamedLicence {
    id: Option<String>,
    name: Option<String>,
}

impl Tally for Licences {
    type Element = Licence;

    fn take(&mut self, element: Licence) -> Result<(), String> {
        let NamedLicence { id, name } = element.license.unwrap_or_default();
        self.0 |= [element.expression, id, name].iter().flatten().any(|name| names_licence(name));
        Ok(())
    }
}
