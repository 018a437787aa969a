//! Why an action is in a plan, and what it leads to.

use crate::insight::{Action, Deed, Reason};
use crate::lang::{say, say_of};
use crate::model::{Item, Model};
use crate::report::common::{cited, terms};
use crate::report::document::line::Line;
use crate::text;

/// Returns what goes wrong without it, and what it is for.
pub(crate) fn why(model: &Model, action: &Action) -> Line {
    let lang = &model.lang;
    let mut sentences = what_for(model, action);
    if let Deed::FindOut { saves, .. } = &action.deed
        && saves.0 > 0
    {
        let weeks = terms::person_weeks(lang, *saves);
        sentences.push(say!(lang, "By itself the answer could take {weeks} off this plan.", weeks));
    }
    if let Deed::Raise { assumed: true, .. } = &action.deed {
        sentences.push(say!(
            lang,
            "Its level is not known yet: what is there already drops out of the plan."
        ));
    }
    let what_for = lang.sentences(sentences);
    match risk(action) {
        Some(risk) => risk.text(lang.gap()).text(what_for),
        None => Line::from(what_for),
    }
}

/// Returns what goes wrong while the item is below the level that it needs; in one sentence where it is
/// only to be found out.
fn risk(action: &Action) -> Option<Line> {
    let risk = action.item.risk.as_deref()?;
    let line = Line::from(if action.finds_out() { text::first_sentence(risk) } else { risk });
    Some(action.item.risk_sources.iter().map(cited::source).fold(line, Line::then))
}

fn what_for(model: &Model, action: &Action) -> Vec<String> {
    let lang = &model.lang;
    let floor = action.reasons.iter().any(|reason| matches!(reason, Reason::Floor(_)));
    let is_highest = terms::is_highest(action.item, model.method.floor_of(action.item));
    let floor = floor.then(|| floor_of(model, action.item));
    let is_further = |reason: &Reason| matches!(reason, Reason::Points(_) | Reason::InPlace { .. });
    let is_said_below = action.reasons.iter().any(is_further);
    let rung = |stage: u32| terms::rung(model, action.item, stage);
    let sentences = action.reasons.iter().filter_map(|reason| {
        Some(match (*reason, &floor) {
            (Reason::Floor(stage), Some(level)) if !is_said_below => {
                let stage = rung(stage);
                if is_highest {
                    say!(lang, "For stage {stage}, which needs it at {level}.", stage, level)
                } else {
                    say!(
                        lang,
                        "For stage {stage}, which needs it at {level} or above.",
                        stage,
                        level
                    )
                }
            }
            (Reason::Floor(_), _) => return None,
            (Reason::Points(stage), Some(level)) => say!(
                lang,
                "For stage {stage}, which needs it at {level} or above, and more on the whole.",
                stage = rung(stage),
                level
            ),
            (Reason::Points(stage), None) => {
                say!(lang, "For stage {stage}, which needs more on the whole.", stage = rung(stage))
            }
            (Reason::InPlace { stage, more }, Some(level)) => say_of!(
                lang,
                more,
                "For stage {stage}, which needs it at {level} or above, and {n} more in place.",
                "For stage {stage}, which needs it at {level} or above, and {n} more in place.",
                stage = rung(stage),
                level
            ),
            (Reason::InPlace { stage, more }, None) => say_of!(
                lang,
                more,
                "For stage {stage}, which needs {n} more in place.",
                "For stage {stage}, which needs {n} more in place.",
                stage = rung(stage)
            ),
            (Reason::Figure, _) => say!(lang, "For the figure that is to be reached."),
            (Reason::Open(stage), _) => {
                let stage = rung(stage);
                say!(lang, "For stage {stage}, which does not pass while this is open.", stage)
            }
            (Reason::Uncertain(stage), _) => say!(
                lang,
                "For stage {stage}, planned from the lowest level that this may have.",
                stage = rung(stage)
            ),
            (Reason::Risk(_), _) if model.method.ladder.is_none() => {
                say!(lang, "Its risk is there today.")
            }
            (Reason::Wish, _) => say!(lang, "It is wanted at this level."),
            (Reason::Risk(stage), _) => say!(
                lang,
                "It belongs to stage {stage}, beyond the goal, but its risk is there today.",
                stage
            ),
        })
    });
    sentences.collect()
}

/// Returns the level that an item needs at least, as people read it.
fn floor_of(model: &Model, item: &Item) -> String {
    let level = terms::label_worth(item, model.method.floor_of(item));
    level.map_or_else(|| say!(model.lang, "its floor"), str::to_owned)
}

pub(crate) fn unblocks(model: &Model, action: &Action) -> Option<Line> {
    let lang = &model.lang;
    let mut sentences = Vec::new();
    if !action.unblocks.is_empty() {
        let titles: Vec<&str> = action.unblocks.iter().map(|item| item.title.as_str()).collect();
        let titles = lang.in_a_row(titles);
        sentences.push(say!(lang, "Helps with: {titles}.", titles));
    }
    if let Some(number) = action.completes {
        sentences.push(say!(
            lang,
            "With it, and all above done, stage {stage} passes.",
            stage = match model.method.one_ladder() {
                Some(_) => terms::stage(model, number),
                None => terms::rung(model, action.item, number),
            }
        ));
    }
    (!sentences.is_empty()).then(|| Line::from(lang.sentences(sentences)))
}
