//! One area, explained: what the stages ask of it.

use crate::insight::Assessment;
use crate::lang::say;
use crate::model::{Area, Item, Model};
use crate::report::common::{ending, estimate};
use crate::report::document::block::{Block, Fact};
use crate::report::document::figure;
use crate::report::document::line::Line;
use crate::report::model::asked::{self, BesideItem};
use crate::report::model::items_data::ItemsData;
use crate::report::standing::ladders;
use crate::report::view::{Data, Report};

pub fn of_area(model: &Model, area: &Area, assessment: Option<&Assessment>) -> Report {
    let lang = &model.lang;
    let staged = || model.items_in_order().filter(|item| model.stage_of(&item.id).is_some());
    let staged = || staged().filter(|item| model.is_in(item, &area.id));
    let topics: Vec<&Item> =
        model.topics.iter().filter(|item| model.is_in(item, &area.id)).collect();
    let has_stages = model.method.ladder.is_some();
    let beside = match (has_stages, model.is_section(&area.id)) {
        (true, _) => BesideItem::Stage,
        (false, true) => BesideItem::Area,
        (false, false) => BesideItem::Nothing,
    };
    let mut blocks = vec![Block::heading(1, area.title.as_str())];
    let mut facts =
        vec![Fact::new(say!(lang, "Name in files"), Line::default().code(area.id.as_str()))];
    let score = assessment.and_then(|a| a.scorecard.areas.iter().find(|score| score.id == area.id));
    if let Some(score) = score {
        let shown = model.method.shown.as_ref();
        let now = figure::of_group(lang, shown, &score.range, None);
        facts.push(Fact::new(say!(lang, "Now"), now));
    }
    let ladders = assessment.into_iter().flat_map(|one| &one.scorecard.ladders);
    let own = ladders.into_iter().find(|ladder| ladder.area == area.id);
    facts.extend(own.map(|ladder| {
        Fact::new(say!(lang, "Stage reached"), ladders::reached(lang, ladder.climbed))
    }));
    blocks.push(Block::Facts(facts));
    blocks.extend(assessment.and_then(estimate::callout));
    blocks.push(Block::heading(
        2,
        if has_stages {
            say!(lang, "What the stages ask of it")
        } else {
            say!(lang, "What is asked of it")
        },
    ));
    if staged().next().is_some() {
        blocks.push(asked::table(model, staged(), beside, assessment));
    } else {
        blocks.push(Block::sentence(if has_stages {
            say!(lang, "No stage asks anything of this area.")
        } else {
            say!(lang, "Nothing is asked of this area.")
        }));
    }
    if !topics.is_empty() {
        blocks.push(Block::heading(2, model.topics_heading()));
        blocks.push(asked::table(model, topics.iter().copied(), beside, assessment));
    }
    let first = staged().chain(topics.iter().copied()).next();
    let next = first.map(|item| format!("ospo explain {}", item.id));
    let ending = ending::of(model, &mut blocks, None, next);
    let items = staged().chain(topics.iter().copied());
    let data = Data::Items(ItemsData::of(model, items));
    Report::new(lang, blocks, data).ending(ending)
}
