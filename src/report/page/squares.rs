//! Stages and areas crossed, each practice a square.

use crate::insight::Assessment;
use crate::lang::Lang;
use crate::model::{Area, Item, Stage};
use crate::report::common::terms;
use crate::report::document::block::Block;
use crate::report::document::heat::{Heat, HeatRow, Marked, Square};
use crate::score::{ItemScore, State};

pub(crate) fn of_areas(assessment: &Assessment) -> Block {
    let model = assessment.model;
    let is_asked = |area: &&Area| {
        model.items().any(|item| item.area == area.id) || !model.is_section(&area.id)
    };
    let areas = model.areas_in_order().into_iter().filter(is_asked);
    let rows = areas.map(|area| HeatRow {
        label: area.title.clone(),
        cells: model.staged().map(|stage| cell(assessment, area, stage)).collect(),
    });
    let mut scales = model.items().map(|item| &item.scale);
    let first = scales.next();
    let only = first.filter(|first| scales.all(|scale| scale.id == first.id));
    let keys = only.into_iter().flat_map(|scale| scale.levels.iter().enumerate());
    Block::Heat(Heat {
        stages: model.staged().map(|stage| stage.number.to_string()).collect(),
        rows: rows.collect(),
        keys: keys
            .map(|(number, level)| (Square::Level(number, level.credit), level.label.clone()))
            .collect(),
        lang: model.lang.clone(),
    })
}

fn cell(assessment: &Assessment, area: &Area, stage: &Stage) -> Vec<Marked> {
    let here = assessment.scores().filter(|(item, _)| {
        item.area == area.id && stage.items.iter().any(|own| own.id == item.id)
    });
    here.map(|(item, score)| marked(&assessment.model.lang, item, score)).collect()
}

pub(crate) fn marked(lang: &Lang, item: &Item, score: &ItemScore) -> Marked {
    let number = |id| item.scale.index_of(id).unwrap_or_default();
    let square = match (&score.state, score.narrowed()) {
        (_, Some(bounds)) => Square::AtLeast(number(&bounds.low.level)),
        (State::Answered { level, credit, .. }, None) => Square::Level(number(level), *credit),
        (State::Unknown | State::Unanswered, None) => Square::Open,
        (State::NotApplicable { .. }, None) => Square::NotApplicable,
    };
    Marked {
        item: item.id.to_string(),
        title: item.title.clone(),
        level: terms::answer(lang, item, score).words(),
        square,
    }
}
