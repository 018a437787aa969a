//! How much a crosswalk can settle, whatever is answered.

use std::cmp::Reverse;

use crate::insight::crosswalk::implied::{self, How, Span};
use crate::model::{CrosswalkLink, Item, ItemId, Level, Model};

/// How many items of the stages of a model can be settled by the answers to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach<'m> {
    /// How many there are.
    pub items: usize,
    /// Of how many something can follow.
    pub linked: usize,
    /// How many are settled at their highest level at best.
    pub highest: Settled<'m>,
    /// How many are settled below it where all that is answered is at the lowest level.
    pub lowest: Settled<'m>,
}

/// How many items are settled once all that their links name is at a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settled<'m> {
    pub items: usize,
    /// The lowest level that settles so many; none where none does.
    pub at: Option<&'m Level>,
}

/// Works out what the links of a crosswalk can settle.
pub fn reach<'m>(links: &[CrosswalkLink], from: &'m Model, to: &Model) -> Reach<'m> {
    let named = |item: &&Item| links.iter().any(|link| link.from.contains(&item.id));
    let levels = from.items_and_topics().find(named).map_or(&[][..], |item| &item.scale.levels);
    let counts = levels.iter().map(|level| {
        let span_of = |id: &ItemId| -> Option<Span> {
            let scale = &from.item(id)?.scale;
            let place = scale.index_of(&scale.first_worth(level.credit)?.id)?;
            Some((place, place))
        };
        let (mut highest, mut lowest) = (0, 0);
        for item in to.items() {
            let (how, span, _) = implied::follows(links, from, &span_of, (item, false));
            let is_highest = span.0 + 1 == item.scale.levels.len();
            let settled = usize::from(how == How::Settled);
            *(if is_highest { &mut highest } else { &mut lowest }) += settled;
        }
        (level, highest, lowest)
    });
    let counts: Vec<(&Level, usize, usize)> = counts.collect();
    let settled = |(level, items)| Settled { items, at: Some(level).filter(|_| items > 0) };
    let best =
        counts.iter().enumerate().max_by_key(|(at, (_, highest, _))| (*highest, Reverse(*at)));
    let none = Settled { items: 0, at: None };
    let is_linked = |item: &&Item| links.iter().any(|link| link.to == item.id);
    Reach {
        items: to.items().count(),
        linked: to.items().filter(is_linked).count(),
        highest: best.map_or(none, |(_, (level, highest, _))| settled((*level, *highest))),
        lowest: counts.first().map_or(none, |(level, _, lowest)| settled((*level, *lowest))),
    }
}
