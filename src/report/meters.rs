//! Bars for the stages, the areas and the topics of an assessment.

use crate::insight::Assessment;
use crate::report::document::{Block, Line, Tone};
use crate::report::meter::{Meter, Meters};
use crate::report::words as shared;
use crate::score::{Fraction, ItemScore, Range, StageScore, State};
use crate::words::{Words, say};

/// The stages from the first to the last, with the mark that each needs.
pub(super) fn of_stages(assessment: &Assessment) -> Block {
    let model = assessment.model;
    let stages = model.staged().zip(&assessment.scorecard.stages);
    let rows = stages.map(|(stage, score)| {
        meter(
            format!("{} {}", stage.number, stage.title),
            score.range,
            verdict(&model.words, score),
        )
    });
    Block::Meters(Meters {
        of: say!(model.words, "Stage"),
        gate: Some(model.method.pass()),
        rows: rows.collect(),
        words: model.words.clone(),
    })
}

/// Whether a stage passes, in a word or two.
pub(super) fn verdict(words: &Words, score: &StageScore) -> Line {
    let line = Line::default();
    if !score.range.counts() {
        line.toned(Tone::Quiet, say!(words, "not applicable"))
    } else if score.gate.passes {
        line.toned(Tone::Met, say!(words, "passes"))
    } else if score.gate.possible {
        line.toned(Tone::Open, say!(words, "could pass"))
    } else {
        line.text(say!(words, "not yet"))
    }
}

/// The areas over all stages.
pub(super) fn of_areas(assessment: &Assessment) -> Block {
    let words = &assessment.model.words;
    let areas = assessment
        .model
        .areas
        .iter()
        .zip(&assessment.scorecard.areas);
    let rows = areas.map(|(area, score)| {
        let items = assessment.items().filter(|(item, ..)| item.area == area.id);
        let answered = answered(words, items.map(|(_, score, _)| score));
        meter(area.title.clone(), score.range, answered)
    });
    Block::Meters(Meters {
        of: say!(words, "Area"),
        gate: None,
        rows: rows.collect(),
        words: words.clone(),
    })
}

/// The topics that were answered, each by itself.
pub(super) fn of_topics(assessment: &Assessment) -> Block {
    let words = &assessment.model.words;
    let answered = assessment
        .topics()
        .filter(|(_, score, _)| score.state != State::Unanswered);
    let rows = answered.map(|(item, score, _)| {
        let credit = match &score.state {
            State::Answered { credit, .. } => Some(Fraction::whole(credit.hundredths())),
            _ => None,
        };
        Meter {
            label: item.title.clone(),
            worst: credit.clone(),
            answered: credit.clone(),
            best: credit,
            words: shared::answer(words, item, &score.state),
        }
    });
    Block::Meters(Meters {
        of: say!(words, "Topic"),
        gate: None,
        rows: rows.collect(),
        words: words.clone(),
    })
}

fn meter(label: String, range: Range, words: Line) -> Meter {
    Meter {
        label,
        worst: range.worst().percent(),
        answered: range.answered().percent(),
        best: range.best().percent(),
        words,
    }
}

fn answered<'s>(words: &Words, scores: impl Iterator<Item = &'s ItemScore>) -> Line {
    let applicable: Vec<&State> = scores
        .map(|score| &score.state)
        .filter(|state| !matches!(state, State::NotApplicable { .. }))
        .collect();
    let open = applicable.iter().filter(|state| state.is_open()).count();
    match (applicable.len(), open) {
        (0, _) => Line::default().toned(Tone::Quiet, say!(words, "not applicable")),
        (_, 0) => Line::default(),
        _ => Line::default().toned(Tone::Open, say!(words, "{n} open", n = open)),
    }
}
