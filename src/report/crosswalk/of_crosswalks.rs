//! Which crosswalks there are.

use std::collections::BTreeSet;

use crate::insight;
use crate::lang::{Lang, phrase, say};
use crate::model::{Crosswalk, Model};
use crate::report::crosswalk::crosswalks_data::{
    CrosswalkData, CrosswalksData, LinkedModelData, ReachData, SettledData,
};
use crate::report::document::block::{Block, Column};
use crate::report::document::figure;
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
        let head = [
            phrase!("Answered"),
            phrase!("Told"),
            phrase!("Linked"),
            phrase!("Highest level"),
            phrase!("Lower"),
        ];
        let rows = data.iter().map(|one| {
            let [linked, highest, lowest] = if let Some(reach) = &one.reach {
                [
                    say!(lang, "{number} of {all}", number = reach.linked, all = reach.items),
                    settled(lang, &reach.highest),
                    settled(lang, &reach.lowest),
                ]
            } else {
                let linked = say!(lang, "{number}, not at hand", number = one.linked);
                [linked, figure::NONE.to_owned(), figure::NONE.to_owned()]
            };
            let models = [name(&one.from), name(&one.to)];
            models.into_iter().chain([linked, highest, lowest].map(Line::from)).collect()
        });
        let head = head.map(|phrase| Column::words(lang.plain(phrase)));
        blocks.push(Block::table(head.into(), rows));
        blocks.push(Block::sentence(say!(
            lang,
            "So many questions of the other model are settled, at their highest level or lower, once \
             all your practices are at the level named. All others have to be asked."
        )));
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
        reach: linked.to.map(|model| ReachData::of(&insight::reach(links, linked.from, model))),
    }
}

/// Returns `1, at Established`; `0` where no answers settle one.
fn settled(lang: &Lang, settled: &SettledData) -> String {
    match &settled.label {
        Some(level) => say!(lang, "{number}, at {level}", number = settled.items, level),
        None => settled.items.to_string(),
    }
}

fn name(model: &LinkedModelData) -> Line {
    Line::default().code(&model.id).text(format!(" {}", model.version))
}
