//! The areas around one point.

use std::ops::RangeInclusive;

use crate::insight::Assessment;
use crate::lang::{Lang, say};
use crate::report::document::figure;
use crate::score::Fraction;

/// As many areas make a shape that can still be read.
const NUMBERS: RangeInclusive<usize> = 3..=8;

/// The areas around one point, from 0 in the middle to 100 percent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Radar {
    /// One for each area.
    pub spokes: Vec<Spoke>,
    /// The day of an earlier assessment, where one is laid over.
    pub before: Option<String>,
    pub lang: Lang,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoke {
    pub label: String,
    /// Its percent with every open answer counted as 0; none where nothing in it applies.
    pub worst: Option<Fraction>,
    /// Its percent of what is answered; none where nothing is.
    pub answered: Option<Fraction>,
    /// Its percent with every open answer counted as 100; none where nothing in it applies.
    pub best: Option<Fraction>,
    /// Its percent once all that is wanted of it is there; none where nothing is.
    pub target: Option<Fraction>,
    /// Its worst percent in the earlier assessment.
    pub before: Option<Fraction>,
}

impl Spoke {
    pub fn figure(&self, lang: &Lang) -> String {
        let [worst, answered, best] = [&self.worst, &self.answered, &self.best].map(Option::as_ref);
        match worst {
            Some(_) => figure::span(lang, worst, answered, best, None),
            None => say!(lang, "n/a"),
        }
    }
}

impl Radar {
    /// Says whether it is a shape, and one with few enough corners.
    pub fn can_be_drawn(&self) -> bool {
        let known = self.spokes.iter().filter(|spoke| spoke.worst.is_some()).count();
        NUMBERS.contains(&self.spokes.len()) && known >= *NUMBERS.start()
    }

    /// Takes the areas of an assessment, with those of an earlier one of the same model.
    pub(crate) fn of(assessment: &Assessment, before: Option<&Assessment>) -> Self {
        let spokes = assessment.areas().map(|(area, score)| Spoke {
            label: area.title.clone(),
            worst: score.range.worst().cloned(),
            answered: score.range.answered().cloned(),
            best: score.range.best().cloned(),
            target: assessment.wanted_of_area(&area.id),
            before: before.and_then(|before| worst_of(before, area.id.as_str())),
        });
        Self {
            spokes: spokes.collect(),
            before: before.map(|before| before.sheet.date.to_string()),
            lang: assessment.model.lang.clone(),
        }
    }
}

pub(crate) fn worst_of(assessment: &Assessment, id: &str) -> Option<Fraction> {
    let areas = &assessment.scorecard.areas;
    let area = areas.iter().find(|area| area.id.as_str() == id)?;
    area.range.worst().cloned()
}
