//! Whether the parts of a signal go together, and with the signals before it.

use crate::format::kind;
use crate::model::id::LevelId;
use crate::model::signal::signals::{Signal, Signalled};
use crate::problem::Place;
use crate::yaml::{Node, Reader};

kind! {
    /// A signal whose parts go together, and which does not answer what only people can.
    pub struct SoundSignal = Signal: Signal::WHAT, Signal::MANY,
    in Signalled |node, own, reader| {
        let signal = Signal::read(node, own, reader)?;
        if !own.built_in {
            check_levels(node, &signal, own, reader);
        }
        own.read.push(signal.clone());
        Some(signal)
    }
}

fn check_levels(node: &Node<'_>, signal: &Signal, own: &Signalled, reader: &mut Reader<'_>) {
    let Some((scale, is_intention)) = own.items.get(&signal.item) else { return };
    let place_of = |field: &str| node.field(field).map_or(node.place, |node| node.place);
    if own.read.iter().any(|other| other.id == signal.id) {
        reader.tell(place_of("id"), format!("a second signal `{}`", signal.id), "rename one");
    }
    if let (Some(from), Some(to)) = (signal.from, signal.to)
        && from > to
    {
        reader.tell(place_of("to"), "this is below `from`, so it never holds", "exchange the two");
    }
    let top = scale.levels.len().saturating_sub(1);
    let at = |level: &Option<LevelId>| level.as_ref().and_then(|level| scale.index_of(level));
    let (low, high) = (at(&signal.at_least), at(&signal.at_most));
    if low == Some(0) || high == Some(top) {
        let field = if low == Some(0) { "at_least" } else { "at_most" };
        let help = "name another level, or leave the line out";
        reader.tell(place_of(field), "every answer is there: nothing follows", help);
    }
    // What others say of the item may hold at the same time.
    let of_item = own.read.iter().filter(|other| other.item == signal.item).chain([signal]);
    let (mut lows, mut highs) = (vec![0], vec![top]);
    for one in of_item {
        lows.extend(at(&one.at_least));
        highs.extend(at(&one.at_most));
    }
    let is_new = |low: usize, high: usize| {
        at(&signal.at_least) == Some(low) || at(&signal.at_most) == Some(high)
    };
    let settles =
        lows.iter().any(|low| highs.iter().any(|high| low == high && is_new(*low, *high)));
    if *is_intention && settles {
        tell_intention(node.place, signal, reader);
    }
}

/// What somebody intends, no program can find.
fn tell_intention(place: Place, signal: &Signal, reader: &mut Reader<'_>) {
    let message = format!("`{}` asks for an intention, and this would settle it", signal.item);
    let help = "leave it at least two levels: what people mean to do, they say themselves";
    reader.tell(place, message, help);
}
