//! Why an action is in a plan, and what it leads to.

use crate::insight::{Action, Deed, Reason};
use crate::model::Model;
use crate::report::document::Line;
use crate::report::words;
use crate::words::say;

/// Returns why an action is in the plan.
pub(super) fn why(model: &Model, action: &Action) -> Line {
    let words = &model.words;
    let reasons = action.reasons.iter().map(|reason| match *reason {
        Reason::Floor(stage) => {
            let floor = words::label_worth(action.item, model.method.floor_credit());
            match floor {
                Some(level) => say!(
                    words,
                    "Stage {stage} does not pass while it is under {level}.",
                    stage,
                    level
                ),
                None => say!(
                    words,
                    "Stage {stage} does not pass while it is under the floor.",
                    stage
                ),
            }
        }
        Reason::Points(stage) => {
            say!(
                words,
                "Stage {stage} lacks points on the whole, and here they are cheapest.",
                stage
            )
        }
        Reason::Open(stage) => {
            say!(
                words,
                "Stage {stage} does not pass while it is open.",
                stage
            )
        }
        Reason::Wish => say!(words, "It is wanted at this level."),
    });
    let mut sentences: Vec<String> = reasons.collect();
    if let Deed::FindOut { saves } = &action.deed
        && saves.0 > 0
    {
        let weeks = words::person_weeks(words, *saves);
        sentences.push(say!(
            words,
            "By itself the answer could take {weeks} off this plan.",
            weeks
        ));
    }
    if let Deed::Raise { assumed: true, .. } = &action.deed {
        sentences.push(say!(
            words,
            "Its level is not known yet: what is there already leaves the plan."
        ));
    }
    Line::from(words.sentences(sentences))
}

/// Returns what an action leads to.
pub(super) fn unblocks(model: &Model, action: &Action) -> Option<Line> {
    let words = &model.words;
    let mut sentences = Vec::new();
    if !action.unblocks.is_empty() {
        let titles: Vec<&str> = action
            .unblocks
            .iter()
            .map(|item| item.title.as_str())
            .collect();
        let titles = words.in_a_row(titles);
        sentences.push(say!(words, "Helps with: {titles}.", titles));
    }
    if let Some(number) = action.completes {
        sentences.push(say!(
            words,
            "With it, and all above done, stage {stage} passes.",
            stage = words::stage(model, number)
        ));
    }
    (!sentences.is_empty()).then(|| Line::from(words.sentences(sentences)))
}
