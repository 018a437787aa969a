//! Files that ScanCode scanned or REUSE looked at.

use serde::Deserialize;
use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::gather::tools::stream::{Object, Tally, Words};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct File {
    #[serde(rename = "type")]
    kind: Words,
    detected_license_expression: Filled,
    license_expressions: Filled,
    licenses: Filled,
    copyrights: Filled,
    spdx_expressions: Filled,
}

/// How many files there are, as either tool counts them.
#[derive(Debug, Default)]
pub(super) struct Files {
    /// Files that were scanned for licences, and those in which one was found.
    pub(super) scanned: (u32, u32),
    /// Files that REUSE looked at, and those with licence and copyright.
    pub(super) looked_at: (u32, u32),
}

impl Tally for Files {
    type Element = Object<File>;

    fn take(&mut self, element: Object<File>) -> Result<(), String> {
        let Some(file) = element.into_option() else { return Ok(()) };
        let count = |(of, found): &mut (u32, u32), is_found: bool| {
            *of = of.saturating_add(1);
            *found = found.saturating_add(u32::from(is_found));
        };
        // Up to version 31 ScanCode told of licences in a list.
        let licences = [file.detected_license_expression, file.license_expressions, file.licenses];
        if file.kind.as_deref() == Some("file")
            && licences.iter().any(|found| *found != Filled::Missing)
        {
            count(&mut self.scanned, licences.contains(&Filled::Something));
        }
        if file.spdx_expressions != Filled::Missing {
            let has_both = [file.spdx_expressions, file.copyrights];
            let has_both = has_both.iter().all(|found| *found == Filled::Something);
            count(&mut self.looked_at, has_both);
        }
        Ok(())
    }
}

/// When a run of ScanCode ended.
#[derive(Debug, Default)]
pub(super) struct Stamps {
    pub(super) is_scancode: bool,
    pub(super) end: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Stamp {
    tool_name: Words,
    end_timestamp: Words,
}

impl Tally for Stamps {
    type Element = Object<Stamp>;

    fn take(&mut self, element: Object<Stamp>) -> Result<(), String> {
        let stamp = element.into_option().unwrap_or_default();
        if stamp.tool_name.as_deref() == Some("scancode-toolkit") {
            self.is_scancode = true;
            self.end = stamp.end_timestamp.0.or(self.end.take());
        }
        Ok(())
    }
}

/// Whether a field holds something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Filled {
    /// The field is not there.
    #[default]
    Missing,
    /// It is null, false or empty.
    Nothing,
    Something,
}

impl From<bool> for Filled {
    fn from(is_filled: bool) -> Self {
        if is_filled { Self::Something } else { Self::Nothing }
    }
}

impl<'de> Deserialize<'de> for Filled {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(InFilled)
    }
}

struct InFilled;

impl<'de> Visitor<'de> for InFilled {
    type Value = Filled;

    fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str("anything")
    }

    fn visit_unit<E: Error>(self) -> Result<Filled, E> {
        Ok(Filled::Nothing)
    }

    fn visit_bool<E: Error>(self, is_true: bool) -> Result<Filled, E> {
        Ok(is_true.into())
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<Filled, E> {
        Ok(Filled::Something)
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<Filled, E> {
        Ok(Filled::Something)
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Filled, E> {
        Ok(Filled::Something)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Filled, E> {
        Ok((!text.trim().is_empty()).into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Filled, A::Error> {
        let mut filled = Filled::Nothing;
        while list.next_element::<IgnoredAny>()?.is_some() {
            filled = Filled::Something;
        }
        Ok(filled)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Filled, A::Error> {
        let mut filled = Filled::Nothing;
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {
            filled = Filled::Something;
        }
        Ok(filled)
    }
}
