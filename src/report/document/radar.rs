//! The areas around one point.

use std::ops::RangeInclusive;

use crate::insight::Assessment;
use crate::lang::{Lang, say};
use crate::model::{Shown, Tells};
use crate::report::document::figure;
use crate::score::{Figure, Fraction};

/// As many areas make a shape that can still be read.
const NUMBERS: RangeInclusive<usize> = 3..=8;

/// The areas around one point, from 0 in the middle to 100 percent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Radar {
    /// One for each area.
    pub spokes: Vec<Spoke>,
    /// The day of an earlier assessment, where one is laid over.
    pub before: Option<String>,
    /// What views tell of where one stands: with stages, what is wanted can be in place.
    pub tells: Tells,
    /// The unit of the figures; none where they are percents.
    pub shown: Option<Shown>,
    pub lang: Lang,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoke {
    pub label: String,
    /// Its percent with every open answer counted as 0; none where nothing in it applies.
    pub worst: Option<Fraction>,
    /// Its percent with every open answer counted as 100; none where nothing in it applies.
    pub best: Option<Fraction>,
    /// Its percent once all that is wanted of it is there; none where nothing is.
    pub target: Option<Fraction>,
    /// Its worst percent in the earlier assessment.
    pub before: Option<Fraction>,
    /// Its figure in the unit of the model; none where that is percent.
    pub told: Option<String>,
    /// Of how many members its figures are.
    pub members: u64,
}

impl Spoke {
    pub fn figure(&self, lang: &Lang) -> String {
        let (worst, best) = (self.worst.as_ref(), self.best.as_ref());
        match (worst, &self.told) {
            (Some(_), Some(told)) => told.clone(),
            (Some(_), None) => figure::span(lang, worst, best, None),
            (None, _) => say!(lang, "n/a"),
        }
    }
}

impl Radar {
    /// Says whether it is a shape, and one with few enough corners.
    pub fn can_be_drawn(&self) -> bool {
        let known = self.spokes.iter().filter(|spoke| spoke.worst.is_some()).count();
        NUMBERS.contains(&self.spokes.len()) && known >= *NUMBERS.start()
    }

    /// Returns one of the percents of a spoke as it is told; a dash where it is not there.
    pub fn one(&self, spoke: &Spoke, percent: Option<&Fraction>) -> String {
        match (percent, &self.shown) {
            (None, _) => figure::NONE.to_owned(),
            (Some(percent), None) => self.lang.percent(percent.short()),
            (Some(percent), Some(shown)) => {
                Figure::of(shown, percent, spoke.members, None).said(&self.lang)
            }
        }
    }

    /// Says where the rings stand.
    pub fn rings(&self) -> String {
        let lang = &self.lang;
        if self.shown.is_none_or(|shown| shown.sum) {
            return say!(lang, "rings at 25, 50, 75 and 100 %");
        }
        let at = [25, 50, 75, 100].map(|ring| figure::of_mark(lang, self.shown.as_ref(), ring));
        say!(lang, "rings at {figures}", figures = lang.listed(at))
    }

    /// Takes the areas of an assessment that lie in no other, with those of an earlier one of the same
    /// model.
    pub(crate) fn of(assessment: &Assessment, before: Option<&Assessment>) -> Self {
        let (lang, shown) = (&assessment.model.lang, assessment.scorecard.shown);
        let outer = assessment.areas().filter(|(area, _)| area.section.is_none());
        let spokes = outer.map(|(area, score)| Spoke {
            told: shown.map(|_| figure::of_group(lang, shown.as_ref(), &score.range, None)),
            members: score.range.members(),
            label: area.title.clone(),
            worst: score.range.worst().cloned(),
            best: score.range.best().cloned(),
            target: assessment.wanted_of_area(&area.id),
            before: before.and_then(|before| worst_of(before, area.id.as_str())),
        });
        Self {
            spokes: spokes.collect(),
            before: before.map(|before| before.sheet.date.to_string()),
            tells: assessment.model.method.tells(),
            shown,
            lang: lang.clone(),
        }
    }
}

pub(crate) fn worst_of(assessment: &Assessment, id: &str) -> Option<Fraction> {
    let areas = &assessment.scorecard.areas;
    let area = areas.iter().find(|area| area.id.as_str() == id)?;
    area.range.worst().cloned()
}
