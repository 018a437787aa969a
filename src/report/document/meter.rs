//! Bars from 0 to 100 percent, free of format.

use crate::lang::Lang;
use crate::report::document::figure;
use crate::report::document::line::Line;
use crate::score::Fraction;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meters {
    /// What the rows are, above their labels.
    pub of: String,
    /// The percent that each row needs, where there is one.
    pub gate: Option<u64>,
    pub rows: Vec<Meter>,
    pub lang: Lang,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meter {
    pub label: String,
    /// The percent with every open answer counted as 0; none where nothing counts.
    pub worst: Option<Fraction>,
    /// The percent of what is answered; none where nothing is.
    pub answered: Option<Fraction>,
    /// The percent with every open answer counted as 100; none where nothing counts.
    pub best: Option<Fraction>,
    pub words: Line,
}

impl Meter {
    pub fn figure(&self, lang: &Lang, gate: Option<u64>) -> String {
        let [worst, answered, best] = [&self.worst, &self.answered, &self.best];
        figure::span(lang, worst.as_ref(), answered.as_ref(), best.as_ref(), gate)
    }

    pub fn is_open(&self) -> bool {
        self.worst != self.best
    }
}
