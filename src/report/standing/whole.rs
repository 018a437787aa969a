//! The figure of the whole in the unit of its model, with the name that the model has for it.

use crate::insight::Assessment;
use crate::lang::{Lang, say};
use crate::model::{Band, Model};
use crate::report::document::block::Fact;
use crate::report::document::figure;
use crate::report::document::line::{Line, Tone, said};
use crate::report::standing::summary;
use crate::score::{Figure, Figures, Scorecard};

/// Returns where a subject stands in a line: what is in place where the model has a ladder, else the
/// figure of the whole on its scale.
pub(crate) fn standing(assessment: &Assessment) -> Line {
    let (model, card) = (assessment.model, &assessment.scorecard);
    match scale(model, card).filter(|_| model.method.ladder.is_none()) {
        None => summary::practices_in_place(assessment),
        Some([from, to]) => {
            let Some((worst, best)) = ends(card) else { return unknown(model) };
            let figure = Line::default().strong(named(&model.lang, &worst, &model.method.bands));
            let line = said!(
                &model.lang,
                "{figure}, on a scale from {from} to {to}",
                figure,
                from = from.as_str(),
                to = to.as_str()
            );
            at_best(model, line, &worst, &best)
        }
    }
}

/// Returns the same beside its name.
pub(crate) fn standing_fact(assessment: &Assessment) -> Fact {
    let lang = &assessment.model.lang;
    match fact(assessment).filter(|_| assessment.model.method.ladder.is_none()) {
        Some(figure) => figure,
        None => Fact::new(say!(lang, "Practices"), summary::in_place(assessment)),
    }
}

/// Returns `62, b (at best 74, b)`; none where the model tells no figure of the whole.
pub(crate) fn fact(assessment: &Assessment) -> Option<Fact> {
    let (model, card) = (assessment.model, &assessment.scorecard);
    card.shown?;
    let value = ends(card).map_or_else(
        || unknown(model),
        |(worst, best)| {
            let figure = Line::default().strong(named(&model.lang, &worst, &model.method.bands));
            at_best(model, figure, &worst, &best)
        },
    );
    Some(Fact::new(say!(model.lang, "Figure"), value))
}

/// Returns `62, b`.
pub(crate) fn named(lang: &Lang, figure: &Figure, bands: &[Band]) -> String {
    let band = figure.band(bands).map(|band| band.label.clone());
    lang.in_a_row([figure.said(lang)].into_iter().chain(band))
}

/// Returns the figure of the whole with every open answer counted as nothing, and as all; none where
/// nothing is known.
pub(crate) fn ends(card: &Scorecard) -> Option<(Figure, Figure)> {
    let Figures { worst, answered, best } = card.figures(&card.overall)?;
    answered?;
    worst.zip(best)
}

/// Returns the least and the most that the figure of the whole can be; none where the model tells none.
pub(crate) fn scale(model: &Model, card: &Scorecard) -> Option<[String; 2]> {
    Some(figure::ends(&model.lang, card.shown.as_ref()?, card.overall.members()))
}

fn at_best(model: &Model, line: Line, worst: &Figure, best: &Figure) -> Line {
    if worst == best {
        return line;
    }
    let lang = &model.lang;
    let best = named(lang, best, &model.method.bands);
    line.toned(Tone::Open, lang.aside(say!(lang, "at best {figure}", figure = best)))
}

fn unknown(model: &Model) -> Line {
    Line::default().toned(Tone::Open, say!(model.lang, "no figure yet: nothing is answered"))
}
