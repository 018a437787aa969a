//! Bars for the stages, the areas and the topics of an assessment.

use crate::insight::Assessment;
use crate::lang::{Lang, say, say_of};
use crate::model::{Model, Needs};
use crate::report::common::terms;
use crate::report::document::block::Block;
use crate::report::document::figure;
use crate::report::document::line::{Line, Tone, said};
use crate::report::document::meter::{Meter, Meters};
use crate::score::{Fraction, Held, ItemScore, Range, StageScore, State};

pub(crate) fn of_stages(assessment: &Assessment) -> Block {
    let model = assessment.model;
    let stages = model.staged().zip(&assessment.scorecard.stages);
    let rows = stages.map(|(stage, score)| {
        meter(format!("{} {}", stage.number, stage.title), score.range, verdict(&model.lang, score))
    });
    let Needs::Percent(pass) = model.method.ladder.needs;
    Block::Meters(Meters {
        of: say!(model.lang, "Stage"),
        gate: Some(pass),
        rows: rows.collect(),
        lang: model.lang.clone(),
    })
}

/// Returns `75 %, passes`.
pub(crate) fn standing(model: &Model, score: &StageScore) -> Line {
    let lang = &model.lang;
    let Needs::Percent(pass) = model.method.ladder.needs;
    let percent = figure::of_range(lang, score.range, Some(pass));
    said!(lang, "{before}, {next}", before = percent, next = verdict(lang, score))
}

pub(crate) fn verdict(lang: &Lang, score: &StageScore) -> Line {
    let line = Line::default();
    if !score.range.counts() {
        line.toned(Tone::Quiet, say!(lang, "not applicable"))
    } else if score.gate.passes {
        line.toned(Tone::Met, say!(lang, "passes"))
    } else if score.gate.possible {
        line.toned(Tone::Open, say!(lang, "could pass"))
    } else {
        line.text(say!(lang, "not yet"))
    }
}

pub(crate) fn of_areas(assessment: &Assessment) -> Block {
    let lang = &assessment.model.lang;
    let rows = assessment.areas().map(|(area, score)| {
        let items = assessment.items().filter(|(item, ..)| item.area == area.id);
        let answered = answered(lang, items.map(|(_, score, _)| score));
        meter(area.title.clone(), score.range, answered)
    });
    Block::Meters(Meters {
        of: say!(lang, "Area"),
        gate: None,
        rows: rows.collect(),
        lang: lang.clone(),
    })
}

/// The topics that were answered, each by itself.
pub(crate) fn of_topics(assessment: &Assessment) -> Block {
    let lang = &assessment.model.lang;
    let answered = assessment.topics().filter(|(_, score, _)| score.state != State::Unanswered);
    let rows = answered.map(|(item, score, _)| {
        let known = score.bounds.as_ref().filter(|bounds| !bounds.is_whole());
        let credit = |held: &Held| Fraction::whole(held.credit.hundredths());
        let worst = known.map(|bounds| credit(&bounds.low));
        Meter {
            label: item.title.clone(),
            answered: worst.clone(),
            worst,
            best: known.map(|bounds| credit(&bounds.high)),
            words: terms::answer(lang, item, score),
        }
    });
    Block::Meters(Meters {
        of: say!(lang, "Topic"),
        gate: None,
        rows: rows.collect(),
        lang: lang.clone(),
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

fn answered<'s>(lang: &Lang, scores: impl Iterator<Item = &'s ItemScore>) -> Line {
    let applicable: Vec<&State> = scores
        .map(|score| &score.state)
        .filter(|state| !matches!(state, State::NotApplicable { .. }))
        .collect();
    let open = applicable.iter().filter(|state| state.is_open()).count();
    match (applicable.len(), open) {
        (0, _) => Line::default().toned(Tone::Quiet, say!(lang, "not applicable")),
        (_, 0) => Line::default(),
        _ => Line::default().toned(Tone::Open, say_of!(lang, open, "{n} open", "{n} open")),
    }
}
