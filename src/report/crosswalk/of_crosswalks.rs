//! Which crosswalks there are.

use std::collections::BTreeSet;

use crate::lang::{Lang, phrase, say};
use crate::model::{Crosswalk, Model};
use crate::report::crosswalk::crosswalks_data::{CrosswalkData, CrosswalksData, LinkedModelData};
use crate::report::document::block::{Block, Column};
use crate::report::document::line::Line;
use crate::report::view::{Data, Report};

/// A crosswalk with the models that it links.
#[derive(Clone, Copy, Debug)]
pub struct Linked<'m> {
    pub crosswalk: &'m Crosswalk,
    pub from: &'m Model,
    /// None where it is not at hand.
    pub to: Option<&'m Model>,
}

/// Lists the crosswalks of all models.
pub fn of_crosswalks(lang: &Lang, crosswalks: &[Linked]) -> Report {
    let data: Vec<CrosswalkData> = crosswalks.iter().map(one).collect();
    let mut blocks = vec![Block::heading(1, say!(lang, "Crosswalks"))];
    if let Some(first) = data.first() {
        blocks.push(Block::sentence(say!(
            lang,
            "What answers to one model say of the questions of another, so that one set of answers \
             tells of both."
        )));
        let head = [phrase!("Answered"), phrase!("Told"), phrase!("Links"), phrase!("Questions")];
        let rows = data.iter().map(|one| {
            let of = match one.items {
                Some(all) => say!(lang, "{number} of {all}", number = one.linked, all),
                None => say!(lang, "{number}, not at hand", number = one.linked),
            };
            vec![name(&one.from), name(&one.to), Line::from(one.links.to_string()), Line::from(of)]
        });
        let head = head.map(|phrase| Column::words(lang.plain(phrase)));
        blocks.push(Block::table(head.into(), rows));
        blocks.push(Block::Command(format!("ospo crosswalk {}", first.to.id)));
    } else {
        blocks.push(Block::sentence(say!(lang, "There is no crosswalk.")));
    }
    let data = CrosswalksData { schema: "ospo/crosswalks/1", crosswalks: data };
    Report::new(lang, blocks, Data::Crosswalks(data))
}

fn one(linked: &Linked) -> CrosswalkData {
    let Crosswalk { from, to, links } = linked.crosswalk;
    let targets: BTreeSet<_> = links.iter().map(|link| &link.to).collect();
    CrosswalkData {
        from: LinkedModelData::of(from, Some(&linked.from.title)),
        to: LinkedModelData::of(to, linked.to.map(|model| model.title.as_str())),
        links: links.len(),
        linked: targets.len(),
        items: linked.to.map(|model| model.items_and_topics().count()),
    }
}

fn name(model: &LinkedModelData) -> Line {
    Line::default().code(&model.id).text(format!(" {}", model.version))
}
