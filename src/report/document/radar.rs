//! The areas around one point.

use crate::insight::Assessment;
use crate::lang::Lang;
use crate::report::document::figure;
use crate::score::Fraction;

/// The areas around one point, from 0 in the middle to 100 percent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Radar {
    /// One for each area in which something applies.
    pub spokes: Vec<Spoke>,
    /// The day of an earlier assessment, where one is laid over.
    pub before: Option<String>,
    pub lang: Lang,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoke {
    pub label: String,
    /// Its percent with every open answer counted as 0.
    pub worst: Fraction,
    /// Its percent with every open answer counted as 100.
    pub best: Fraction,
    /// Its percent once all that is wanted of it is there; none where nothing is.
    pub target: Option<Fraction>,
    /// Its worst percent in the earlier assessment.
    pub before: Option<Fraction>,
}

impl Spoke {
    pub fn figure(&self, lang: &Lang) -> String {
        let (worst, best) = (Some(&self.worst), Some(&self.best));
        figure::span(lang, worst, worst, best, None)
    }
}

impl Radar {
    /// Takes the areas of an assessment, with those of an earlier one of the same model.
    pub(crate) fn of(assessment: &Assessment, before: Option<&Assessment>) -> Self {
        let spokes = assessment.areas().filter_map(|(area, score)| {
            Some(Spoke {
                label: area.title.clone(),
                worst: score.range.worst().percent()?,
                best: score.range.best().percent()?,
                target: assessment.wanted_of_area(&area.id),
                before: before.and_then(|before| worst_of(before, area.id.as_str())),
            })
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
    area.range.worst().percent()
}
