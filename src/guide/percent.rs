//! A percentage as surveys publish it.

use std::fmt;

use bitcode::{Decode, Encode};

use crate::format::{What, kind};

/// A percentage in whole tenths, from 0 to 100.
#[derive(Clone, Copy, Debug, Decode, Encode, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Percent(u32);

impl Percent {
    /// Takes tenths of a percent; none over 100 percent.
    pub fn new(tenths: u32) -> Option<Self> {
        (tenths <= 1000).then_some(Self(tenths))
    }

    pub fn tenths(self) -> u32 {
        self.0
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}.{}", self.0 / 10, self.0 % 10)
    }
}

kind! {
    impl Percent = Self: What::Decimal(100), "percentages",
    in any |node, _, reader| {
        let hundredths = reader.hundredths(node, 100)?;
        if !hundredths.is_multiple_of(10) {
            let message = "a percentage with more than one decimal";
            reader.tell(node.place, message, "round it: 26.1");
            return None;
        }
        Self::new(hundredths / 10)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentage_is_exact_and_none_over_a_hundred() {
        let shown = |tenths| Percent::new(tenths).map(|percent| percent.to_string());
        assert_eq!(shown(261).as_deref(), Some("26.1"));
        assert_eq!(shown(5).as_deref(), Some("0.5"));
        assert_eq!(shown(1000).as_deref(), Some("100.0"));
        assert_eq!(shown(1001), None);
    }
}
