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
use crate::report::view::{Data, Report};

pub fn of_area(model: &Model, area: &Area, assessment: Option<&Assessment>) -> Report {
    let lang = &model.lang;
    let staged = || model.items().filter(|item| item.area == area.id);
    let topics: Vec<&Item> = model.topics.iter().filter(|item| item.area == area.id).collect();
    let mut blocks = vec![Block::heading(1, area.title.as_str())];
    let mut facts =
        vec![Fact::new(say!(lang, "Name in files"), Line::default().code(area.id.as_str()))];
    let score = assessment.and_then(|a| a.scorecard.areas.iter().find(|score| score.id == area.id));
    if let Some(score) = score {
        facts.push(Fact::new(say!(lang, "Now"), figure::of_range(lang, &score.range, None)));
    }
    blocks.push(Block::Facts(facts));
    blocks.extend(assessment.and_then(estimate::callout));
    blocks.push(Block::heading(2, say!(lang, "What the stages ask of it")));
    if staged().next().is_none() {
        blocks.push(Block::sentence(say!(lang, "No stage asks anything of this area.")));
    } else {
        blocks.push(asked::table(model, staged(), BesideItem::Stage, assessment));
    }
    if !topics.is_empty() {
        blocks.push(Block::heading(2, say!(lang, "Topics outside the stages")));
        blocks.push(asked::table(model, topics.iter().copied(), BesideItem::Stage, assessment));
    }
    let first = staged().chain(topics.iter().copied()).next();
    let next = first.map(|item| format!("ospo explain {}", item.id));
    let ending = ending::of(model, &mut blocks, None, next);
    let items = staged().chain(topics.iter().copied());
    let data = Data::Items(ItemsData::of(model, items));
    Report::new(lang, blocks, data).ending(ending)
}
