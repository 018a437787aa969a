//! Why an action is in a plan, and what it leads to.

use crate::insight::{Action, Deed, Reason};
use crate::lang::{say, say_of};
use crate::model::Model;
use crate::report::common::terms;
use crate::report::document::line::Line;

pub(crate) fn why(model: &Model, action: &Action) -> Line {
    let lang = &model.lang;
    let reasons = action.reasons.iter().map(|reason| match *reason {
        Reason::Floor(stage) => {
            let floor = terms::label_worth(action.item, model.method.floor_of(action.item));
            match floor {
                Some(level) => say!(
                    lang,
                    "Stage {stage} does not pass while it is under {level}.",
                    stage,
                    level
                ),
                None => {
                    say!(lang, "Stage {stage} does not pass while it is under the floor.", stage)
                }
            }
        }
        Reason::Points(stage) => {
            say!(
                lang,
                "Stage {stage} lacks points on the whole, and here they are cheapest.",
                stage
            )
        }
        Reason::InPlace { stage, more } => say_of!(
            lang,
            more,
            "Stage {stage} needs {n} more in place, and this is one of the cheapest.",
            "Stage {stage} needs {n} more in place, and these are the cheapest.",
            stage
        ),
        Reason::Open(stage) => {
            say!(lang, "Stage {stage} does not pass while it is open.", stage)
        }
        Reason::Uncertain(stage) => {
            say!(
                lang,
                "The plan for stage {stage} counts on the lowest level that it may have.",
                stage
            )
        }
        Reason::Wish => say!(lang, "It is wanted at this level."),
    });
    let mut sentences: Vec<String> = reasons.collect();
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
    Line::from(lang.sentences(sentences))
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
            stage = terms::stage(model, number)
        ));
    }
    (!sentences.is_empty()).then(|| Line::from(lang.sentences(sentences)))
}
