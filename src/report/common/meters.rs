//! Bars for the stages, the areas and the topics of an assessment.

use crate::insight::Assessment;
use crate::lang::{Lang, say, say_of};
use crate::model::{Area, Credit, Ladder, Member, Method, Model, Needs};
use crate::report::common::terms;
use crate::report::document::block::Block;
use crate::report::document::figure;
use crate::report::document::line::{Line, Tone, said};
use crate::report::document::meter::{Mark, Meter, Meters};
use crate::score::{Fraction, Held, ItemScore, Range, StageScore, StageState, State, Why};

/// The stages of the one ladder; nothing where the model has none.
pub(crate) fn of_stages(assessment: &Assessment) -> Option<Block> {
    let model = assessment.model;
    let ladder = model.method.one_ladder()?;
    let stages = model.staged().zip(&assessment.scorecard.stages);
    let rows = stages.map(|(stage, score)| {
        let label = format!("{} {}", stage.number, stage.title);
        match &ladder.needs {
            Needs::Percent(pass) => {
                meter(model, label, &score.range, Some(*pass), in_row(model, ladder, score))
            }
            Needs::Share { .. } => counted(model, ladder, label, score),
        }
    });
    Some(Block::Meters(Meters {
        of: say!(model.lang, "Stage"),
        gate: Some(match &ladder.needs {
            Needs::Percent(pass) => Mark::Percent(*pass),
            Needs::Share { share, .. } => Mark::Share(*share),
        }),
        needed: Some(needed(model, ladder)),
        head: match &ladder.needs {
            Needs::Percent(_) => head(model),
            Needs::Share { .. } => None,
        },
        rows: rows.collect(),
        lang: model.lang.clone(),
    }))
}

/// Returns what stands above figures that are no percents.
fn head(model: &Model) -> Option<String> {
    model.method.shown.as_ref().map(|shown| figure::head(&model.lang, shown))
}

/// Returns what each stage needs, as a legend.
fn needed(model: &Model, ladder: &Ladder) -> String {
    let lang = &model.lang;
    let gate = match &ladder.needs {
        Needs::Percent(pass) => figure::of_mark(lang, model.method.shown.as_ref(), *pass),
        Needs::Share { share, .. } if share.part() == share.whole() => {
            return say!(lang, "all of them needed in place");
        }
        Needs::Share { share, .. } => {
            let (part, whole) = (share.part(), share.whole());
            return say!(
                lang,
                "{part} in {whole} needed in place, and each at its floor",
                part,
                whole
            );
        }
    };
    let has_floors =
        !ladder.asks_all() && model.items().any(|item| model.method.floor_of(item) > Credit::NONE);
    match ladder.of {
        Member::Item if has_floors => say!(lang, "{gate} needed, and each at its floor", gate),
        Member::Area if ladder.floor.is_some() => {
            say!(lang, "{gate} needed, and each area at its floor", gate)
        }
        Member::Item | Member::Area => say!(lang, "{gate} needed", gate),
    }
}

/// A stage of which the items in place are counted.
fn counted(model: &Model, ladder: &Ladder, label: String, score: &StageScore) -> Meter {
    let all = score.practices.applicable as u64;
    let part = |in_place: usize| Fraction::new(in_place as u64, all)?.times(100, 1);
    let worst = part(score.practices.worst.in_place);
    Meter {
        label,
        count: Some(figure::in_place(&model.lang, score.practices)),
        worst,
        best: part(score.practices.best.in_place),
        words: in_row(model, ladder, score),
    }
}

/// Returns the state of a stage; where it is past its mark and does not hold, what keeps it.
fn in_row(model: &Model, ladder: &Ladder, score: &StageScore) -> Line {
    let lang = &model.lang;
    let words = match &ladder.needs {
        _ if score.gate.is_none() => {
            let is_no_rung = say!(lang, "not on the ladder");
            return Line::default().toned(Tone::Quiet, is_no_rung);
        }
        Needs::Percent(_) => state(lang, score),
        Needs::Share { .. } => state_alone(lang, score.state),
    };
    if score.state == StageState::Open || score.short_by(ladder).is_some() {
        return words;
    }
    let number = |is: &dyn Fn(Why) -> bool| {
        score.blockers().iter().filter(|blocker| is(blocker.why)).count()
    };
    let below = number(&|why| why == Why::BelowFloor);
    let open = number(&|why| why == Why::Open);
    let uncertain = score.blockers().len() - below - open;
    let kept = [
        (
            below,
            if ladder.asks_all() {
                say_of!(lang, below, "{n} missing", "{n} missing")
            } else {
                say_of!(lang, below, "{n} under its floor", "{n} under their floor")
            },
        ),
        (open, say_of!(lang, open, "{n} open", "{n} open")),
        (uncertain, say_of!(lang, uncertain, "{n} not certain", "{n} not certain")),
    ];
    let kept = kept.into_iter().filter(|(number, _)| *number > 0);
    kept.fold(words, |words, (_, said)| words.text(lang.comma()).toned(Tone::Open, said))
}

/// Returns `75 %, holds`, or `2 of 4, under way` where the stage counts what is in place.
pub(crate) fn standing(model: &Model, score: &StageScore) -> Line {
    let lang = &model.lang;
    let figure = match model.method.ladder.as_ref().map(|ladder| &ladder.needs) {
        Some(Needs::Share { .. }) => figure::in_place(lang, score.practices),
        Some(Needs::Percent(_)) | None => {
            let Method { shown, .. } = &model.method;
            figure::of_group(lang, shown.as_ref(), &score.range, model.method.pass())
        }
    };
    said!(lang, "{before}, {next}", before = figure, next = state(lang, score))
}

/// Returns the state of a stage, and whether it could hold as things may turn out.
pub(crate) fn state(lang: &Lang, score: &StageScore) -> Line {
    state_of(lang, score.state, score.could_pass() && !score.passes())
}

/// The same of a stage of one area.
pub(crate) fn state_of(lang: &Lang, state: StageState, could_hold: bool) -> Line {
    let words = state_alone(lang, state);
    if could_hold && state != StageState::Open {
        words.text(lang.comma()).toned(Tone::Open, say!(lang, "could hold"))
    } else {
        words
    }
}

fn state_alone(lang: &Lang, state: StageState) -> Line {
    let (line, said) = (Line::default(), terms::stage_state(lang, state));
    match state {
        StageState::NotApplicable => line.toned(Tone::Quiet, said),
        StageState::Holds => line.toned(Tone::Met, said),
        StageState::Open => line.toned(Tone::Open, said),
        StageState::UnderWay | StageState::Begun | StageState::NotBegun => line.text(said),
    }
}

/// The areas, each behind the one in which it lies.
pub(crate) fn of_areas(assessment: &Assessment) -> Block {
    areas(assessment, &assessment.model.areas_in_order())
}

/// The same of some areas.
pub(crate) fn areas(assessment: &Assessment, areas: &[&Area]) -> Block {
    let model = assessment.model;
    let rows = areas.iter().filter_map(|area| {
        let score = assessment.scorecard.area(&area.id)?;
        let items = assessment.scores().filter(|(item, _)| model.is_in(item, &area.id));
        let answered = answered(&model.lang, items.map(|(_, score)| score));
        let label = figure::indented(area.section.is_some(), &area.title);
        Some(meter(model, label, &score.range, None, answered))
    });
    Block::Meters(Meters {
        of: say!(model.lang, "Area"),
        gate: None,
        needed: None,
        head: head(model),
        rows: rows.collect(),
        lang: model.lang.clone(),
    })
}

/// The topics that were answered, each by itself.
pub(crate) fn of_topics(assessment: &Assessment) -> Block {
    let lang = &assessment.model.lang;
    let answered = assessment.topics().filter(|(_, score, _)| score.state != State::Unanswered);
    let rows = answered.map(|(item, score, _)| {
        let known = score.bounds.as_ref().filter(|bounds| !bounds.is_whole());
        let credit = |held: &Held| Fraction::of_credit(held.credit);
        Meter {
            label: item.title.clone(),
            count: None,
            worst: known.map(|bounds| credit(&bounds.low)),
            best: known.map(|bounds| credit(&bounds.high)),
            words: terms::answer(lang, item, score),
        }
    });
    Block::Meters(Meters {
        of: say!(lang, "Topic"),
        gate: None,
        needed: None,
        head: None,
        rows: rows.collect(),
        lang: lang.clone(),
    })
}

/// A group with its figure, in the unit of the model where it has one.
fn meter(model: &Model, label: String, range: &Range, pass: Option<u64>, words: Line) -> Meter {
    let shown = model.method.shown.as_ref();
    Meter {
        label,
        count: shown.map(|_| figure::of_group(&model.lang, shown, range, pass)),
        worst: range.worst().cloned(),
        best: range.best().cloned(),
        words,
    }
}

fn answered<'s>(lang: &Lang, scores: impl Iterator<Item = &'s ItemScore>) -> Line {
    let applicable: Vec<&ItemScore> = scores.filter(|score| score.bounds.is_some()).collect();
    if applicable.is_empty() {
        return Line::default().toned(Tone::Quiet, say!(lang, "not applicable"));
    }
    let missing = terms::uncertain(lang, applicable.into_iter());
    if missing.is_empty() {
        return Line::default();
    }
    Line::default().toned(Tone::Open, lang.in_a_row(missing))
}
