//! The figures that packets tell, in words: what each is called, and its values in the unit of its model.

use crate::insight::Measure;
use crate::lang::say;
use crate::model::{Model, Shown};
use crate::report::common::terms;
use crate::report::document::figure;
use crate::score::{Figure, Fraction};

pub(crate) fn title(model: &Model, measure: Measure) -> String {
    let lang = &model.lang;
    match measure {
        Measure::InPlace => say!(lang, "In place"),
        Measure::Reached => say!(lang, "Stage reached"),
        Measure::Index => say!(lang, "Index"),
        Measure::Whole => say!(lang, "Figure"),
        Measure::Stage(_, stage) => {
            say!(lang, "Stage {stage}", stage = terms::stage(model, stage.number))
        }
        Measure::Area(_, area) => area.title.clone(),
    }
}

/// Returns the places from one to another as a packet has them: `3–5`, `30–45 %`.
pub(crate) fn places(model: &Model, measure: Measure, [from, to]: [&str; 2]) -> String {
    let lang = &model.lang;
    match (measure, unit(model)) {
        (Measure::InPlace | Measure::Reached, _) => spanned(from.to_owned(), to),
        (Measure::Index, _) => spanned(lang.number(from), &lang.number(to)),
        (Measure::Whole | Measure::Stage(..) | Measure::Area(..), None) if from == to => {
            lang.percent(from)
        }
        (Measure::Whole | Measure::Stage(..) | Measure::Area(..), None) => {
            say!(lang, "{low}–{high} %", low = from, high = to)
        }
        (Measure::Whole | Measure::Stage(..) | Measure::Area(..), Some(shown)) => {
            let said = |percent: &str| match percent.parse() {
                Ok(percent) => figure::of_mark(lang, Some(shown), percent),
                Err(_) => percent.to_owned(),
            };
            spanned(said(from), &said(to))
        }
    }
}

/// Returns a figure at worst and at best.
pub(crate) fn values(model: &Model, measure: Measure, [worst, best]: &[Fraction; 2]) -> String {
    let lang = &model.lang;
    match (measure, unit(model)) {
        (Measure::InPlace | Measure::Reached, _) => {
            spanned(worst.rounded().to_string(), &best.rounded().to_string())
        }
        (Measure::Index, _) => {
            spanned(lang.number(worst.one_decimal()), &lang.number(best.one_decimal()))
        }
        (Measure::Whole | Measure::Stage(..) | Measure::Area(..), None) => {
            figure::between(lang, worst, best, None)
        }
        (Measure::Whole | Measure::Stage(..) | Measure::Area(..), Some(shown)) => {
            let said = |percent| Figure::of(shown, percent, 1, None).said(lang);
            spanned(said(worst), &said(best))
        }
    }
}

/// Returns the unit in which percents are told; none where that is percent.
fn unit(model: &Model) -> Option<&Shown> {
    model.method.shown.as_ref().filter(|shown| !shown.sum)
}

/// Returns `3`, or `3–5`.
pub(crate) fn spanned(from: String, to: &str) -> String {
    if from == to { from } else { format!("{from}–{to}") }
}
