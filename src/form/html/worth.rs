//! What the page needs to know of a model to say what the answers are worth.

use serde::Serialize;

use crate::form::Questionnaire;
use crate::form::html::question::shown;
use crate::model::{Climb, Floor, Item, LevelId, Mean, Needs, Stage};

/// The rules of a model in figures: worths are hundredths.
#[derive(Debug, Serialize)]
pub(super) struct Worth<'q> {
    stages: Vec<StageWorth<'q>>,
    needs: StageNeeds,
    /// Whether what calls for evidence counts only with it.
    proven: bool,
}

#[derive(Debug, Serialize)]
struct StageWorth<'q> {
    number: u32,
    title: String,
    items: Vec<ItemWorth<'q>>,
}

#[derive(Debug, Serialize)]
struct ItemWorth<'q> {
    id: &'q str,
    title: String,
    weight: u32,
    /// The levels from the lowest up, each with its label and what it is worth.
    levels: Vec<(&'q str, String, u64)>,
    floor: u64,
    /// The level at the floor, as people read it.
    floor_label: String,
    in_place_from: u64,
    /// What the first level is worth that calls for evidence.
    evidence_from: Option<u64>,
    /// Whether it does not apply where it has no answer.
    outside: bool,
}

/// What a stage needs on the whole.
#[derive(Debug, Serialize)]
#[serde(rename_all = "lowercase")]
enum StageNeeds {
    Pass(u64),
    Share(u32, u32),
}

pub(super) fn worth<'q>(form: &'q Questionnaire<'_>) -> Worth<'q> {
    let method = &form.model.method;
    // The script knows these words of a method and no others.
    let (Mean::Pooled, Climb::Cumulative) = (method.mean, method.ladder.climb);
    let Floor::Item { .. } = method.ladder.floor;
    let stage = |stage: &'q Stage| StageWorth {
        number: stage.number,
        title: shown(&stage.title),
        items: stage.items.iter().map(|item| of_item(item, form)).collect(),
    };
    Worth {
        stages: form.model.staged().map(stage).collect(),
        needs: match &method.ladder.needs {
            Needs::Percent(pass) => StageNeeds::Pass(*pass),
            Needs::Share { share, .. } => StageNeeds::Share(share.part(), share.whole()),
        },
        proven: form.proven,
    }
}

fn of_item<'q>(item: &'q Item, form: &Questionnaire<'_>) -> ItemWorth<'q> {
    let method = &form.model.method;
    let levels = item.scale.levels.iter();
    let credit = |id: &LevelId| item.scale.level(id).map(|level| level.credit.hundredths());
    let floor = method.floor_of(item);
    let at_floor = item.scale.first_worth(floor);
    ItemWorth {
        id: item.id.as_str(),
        title: shown(&item.title),
        weight: item.weight,
        levels: levels
            .map(|level| (level.id.as_str(), shown(&level.label), level.credit.hundredths()))
            .collect(),
        floor: floor.hundredths(),
        floor_label: at_floor.map(|level| shown(&level.label)).unwrap_or_default(),
        in_place_from: method.in_place_from(item).hundredths(),
        evidence_from: item.evidence_from.as_ref().and_then(credit),
        outside: form.outside.contains(&item.id),
    }
}
