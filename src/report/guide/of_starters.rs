//! The documents to begin with: what each is for, and which practices ask for it.

use crate::guide::Starter;
use crate::lang::{phrase, say};
use crate::model::{Item, Model};
use crate::report::common::terms;
use crate::report::document::block::{Block, Column};
use crate::report::document::line::Line;
use crate::report::guide::starters_data::StartersData;
use crate::report::view::{Data, Report};

/// Lists the starters in the order of the items that begin with them; those of none come last.
pub fn of_starters(model: &Model, starters: &[Starter]) -> Report {
    let lang = &model.lang;
    let mut all: Vec<(&Starter, Vec<&Item>)> =
        starters.iter().map(|one| (one, items_of(model, one).collect())).collect();
    let place = |item: &&Item| model.items_and_topics().position(|other| other.id == item.id);
    all.sort_by_key(|(_, items)| items.first().map_or((true, None), |item| (false, place(item))));
    let mut blocks = vec![Block::heading(1, say!(lang, "Documents to begin with"))];
    if let Some((first, _)) = all.first() {
        blocks.push(Block::sentence(say!(
            lang,
            "Drafts of the rules and forms that practices rest on, to be filled in and put in force."
        )));
        let head = [phrase!("Name"), phrase!("What for"), phrase!("Practices")];
        let rows = all.iter().map(|(starter, items)| {
            let titles: Vec<&str> = items.iter().map(|item| item.title.as_str()).collect();
            vec![
                Line::default().code(starter.name.as_str()),
                Line::from(starter.what.as_str()),
                Line::from(lang.in_a_row(titles)),
            ]
        });
        let head = head.map(|phrase| Column::words(lang.plain(phrase)));
        blocks.push(Block::table(head.into(), rows));
        blocks.push(Block::Command(format!("ospo starter {} -o {0}.md", first.name)));
    } else {
        blocks.push(Block::sentence(say!(lang, "The model has no documents to begin with.")));
    }
    blocks.extend([Block::Rule, terms::attribution(model)]);
    let data = StartersData::of(model, &all);
    Report::new(lang, blocks, Data::Starters(data))
}

/// Returns the items and topics that begin with a starter.
pub fn items_of<'m>(model: &'m Model, starter: &Starter) -> impl Iterator<Item = &'m Item> {
    let name = starter.name.clone();
    model.items_and_topics().filter(move |item| item.starter.as_ref() == Some(&name))
}
