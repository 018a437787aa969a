//! Stages and areas crossed.

use crate::insight::Assessment;
use crate::lang::{Lang, say};
use crate::model::Stage;
use crate::report::document::figure;
use crate::score::{self, Range};

/// The areas of each stage: where it glows and where it does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heat {
    /// The names of the stages, the lowest first.
    pub stages: Vec<String>,
    pub rows: Vec<HeatRow>,
    pub lang: Lang,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeatRow {
    pub label: String,
    pub cells: Vec<HeatCell>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeatCell {
    pub items: usize,
    pub range: Range,
}

impl HeatCell {
    /// Says whether its percent is not certain.
    pub fn is_open(self) -> bool {
        self.range.worst() != self.range.best()
    }

    /// Returns its percent in words; nothing where there is no practice.
    pub fn figure(self, lang: &Lang) -> String {
        if self.items == 0 {
            String::new()
        } else if self.range.counts() {
            figure::of_range(lang, self.range, None)
        } else {
            say!(lang, "n/a")
        }
    }
}

impl Heat {
    pub(crate) fn of(assessment: &Assessment) -> Self {
        let model = assessment.model;
        let rows = model.areas.iter().map(|area| {
            let cell = |stage: &Stage| {
                let items = assessment.items().filter(|(item, ..)| {
                    item.area == area.id && stage.items.iter().any(|own| own.id == item.id)
                });
                let scores: Vec<_> = items.map(|(_, score, _)| score).collect();
                HeatCell { items: scores.len(), range: score::range_of(model.method.mean, scores) }
            };
            HeatRow { label: area.title.clone(), cells: model.staged().map(cell).collect() }
        });
        let stages = model.staged().map(|stage| format!("{} {}", stage.number, stage.title));
        Self { stages: stages.collect(), rows: rows.collect(), lang: model.lang.clone() }
    }
}
