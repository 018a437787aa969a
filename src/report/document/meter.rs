//! Bars from nothing to all, free of format.

use crate::lang::Lang;
use crate::model::Share;
use crate::report::document::figure;
use crate::report::document::line::Line;
use crate::score::Fraction;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meters {
    /// What the rows are, above their labels.
    pub of: String,
    /// What each row needs, where it needs something.
    pub gate: Option<Mark>,
    /// The same in words.
    pub needed: Option<String>,
    /// What stands above the figures, where they are neither percents nor counts.
    pub head: Option<String>,
    pub rows: Vec<Meter>,
    pub lang: Lang,
}

/// What a row needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    Percent(u64),
    /// So large a part of what a row counts.
    Share(Share),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meter {
    pub label: String,
    /// How many of how many, or a figure in a unit, where the percents of the row only draw that.
    pub count: Option<String>,
    /// The percent with every open answer counted as 0; none where nothing counts.
    pub worst: Option<Fraction>,
    /// The percent with every open answer counted as 100; none where nothing counts.
    pub best: Option<Fraction>,
    pub words: Line,
}

impl Mark {
    /// Returns where it stands, in percent.
    pub fn at(self) -> Fraction {
        match self {
            Self::Percent(percent) => Fraction::whole(percent),
            Self::Share(share) => {
                let (part, whole) = (share.part().into(), share.whole().into());
                Fraction::whole(part).times(100, whole).unwrap_or(Fraction::whole(100))
            }
        }
    }

    fn percent(self) -> Option<u64> {
        match self {
            Self::Percent(percent) => Some(percent),
            Self::Share(_) => None,
        }
    }
}

impl Meter {
    pub fn figure(&self, lang: &Lang, gate: Option<Mark>) -> String {
        let gate = gate.and_then(Mark::percent);
        let percents = || figure::span(lang, self.worst.as_ref(), self.best.as_ref(), gate);
        self.count.clone().unwrap_or_else(percents)
    }

    pub fn is_open(&self) -> bool {
        self.worst != self.best
    }
}
