//! Whether the parts of a signal go together, and with the signals before it.

use crate::format::kind;
use crate::model::id::LevelId;
use crate::model::scale::Scale;
use crate::model::signal::fact_name::FactUnit;
use crate::model::signal::signals::{Signal, Signalled};
use crate::problem::Place;
use crate::yaml::{Node, Reader};

kind! {
    /// A signal whose parts go together, and which does not answer what only people can.
    pub struct SoundSignal = Signal: Signal::WHAT, Signal::MANY,
    in Signalled |node, own, reader| {
        let signal = Signal::read(node, own, reader)?;
        if !own.built_in {
            check_marks(node, &signal, reader);
            check_levels(node, &signal, own, reader);
        }
        own.read.push(signal.clone());
        Some(signal)
    }
}

/// A mark is one that its fact can reach, in the unit of the fact.
fn check_marks(node: &Node<'_>, signal: &Signal, reader: &mut Reader<'_>) {
    let (fact, unit) = (signal.fact.as_str(), signal.fact.unit());
    for (field, mark) in [("from", signal.from), ("to", signal.to)] {
        let Some(mark) = mark else { continue };
        let place = place_of(node, field);
        if let Some(most) = unit.most().filter(|most| mark > *most) {
            let (most, of) = (most / 100, if unit == FactUnit::Share { " %" } else { "" });
            let message = format!("`{fact}` is never more than {most}{of}");
            reader.tell(place, message, format!("write a number from 0 to {most}"));
        } else if unit == FactUnit::Count && mark % 100 != 0 {
            reader.tell(place, format!("`{fact}` is a whole number"), "write one without decimals");
        }
    }
    if signal.among.is_some() && unit != FactUnit::Share {
        let message = format!("`{fact}` is not a share, so `among` says nothing of it");
        reader.tell(place_of(node, "among"), message, "leave the line out");
    }
    if let (Some(from), Some(to)) = (signal.from, signal.to)
        && from > to
    {
        let help = "exchange the two";
        reader.tell(place_of(node, "to"), "this is below `from`, so it never holds", help);
    }
}

fn place_of(node: &Node<'_>, field: &str) -> Place {
    node.field(field).map_or(node.place, |node| node.place)
}

fn check_levels(node: &Node<'_>, signal: &Signal, own: &Signalled, reader: &mut Reader<'_>) {
    let Some((scale, is_intention)) = own.items.get(&signal.item) else { return };
    if own.read.iter().any(|other| other.id == signal.id) {
        let message = format!("a second signal `{}`", signal.id);
        reader.tell(place_of(node, "id"), message, "rename one");
    }
    let (low, high) = ends(signal, scale);
    let top = scale.levels.len().saturating_sub(1);
    if low == Some(0) || high == Some(top) {
        let field = if low == Some(0) { "at_least" } else { "at_most" };
        let help = "name another level, or leave the line out";
        reader.tell(place_of(node, field), "every answer is there: nothing follows", help);
    }
    if is_above(low, high) {
        let message = "this is below `at_least`, so no level is left";
        reader.tell(place_of(node, "at_most"), message, "exchange the two, or leave one out");
        return;
    }
    let of_item = || own.read.iter().filter(|other| other.item == signal.item);
    for other in of_item().filter(|other| hold_together(signal, other)) {
        check_beside(node, (signal, other), scale, reader);
    }
    if *is_intention && settles(signal, of_item(), scale) {
        tell_intention(node.place, signal, reader);
    }
}

/// The places of its lowest and its highest level, where it names them.
fn ends(signal: &Signal, scale: &Scale) -> (Option<usize>, Option<usize>) {
    let at = |level: &Option<LevelId>| level.as_ref().and_then(|level| scale.index_of(level));
    (at(&signal.at_least), at(&signal.at_most))
}

fn is_above(low: Option<usize>, high: Option<usize>) -> bool {
    low.zip(high).is_some_and(|(low, high)| low > high)
}

/// Says whether some amount of one fact is within the marks of both. Whether facts of two names go
/// together, only a round can tell.
fn hold_together(one: &Signal, other: &Signal) -> bool {
    let begins = one.from.max(other.from).unwrap_or(0);
    let ends = [one.to, other.to].into_iter().flatten().min();
    one.fact == other.fact && ends.is_none_or(|ends| begins <= ends)
}

/// What follows from a signal may not exclude what follows from another that holds with it.
fn check_beside(
    node: &Node<'_>,
    (signal, other): (&Signal, &Signal),
    scale: &Scale,
    reader: &mut Reader<'_>,
) {
    let ((low, high), (lowest, highest)) = (ends(signal, scale), ends(other, scale));
    let field = match (is_above(low, highest), is_above(lowest, high)) {
        (true, _) => "at_least",
        (false, true) => "at_most",
        (false, false) => return,
    };
    let message = format!("this and `{}` can hold at once, and leave no level", other.id);
    let help = "let one begin above where the other ends, or mend a level";
    reader.tell(place_of(node, field), message, help);
}

/// Says whether a signal leaves one level, by itself or with what others say of the item: they may
/// hold at the same time.
fn settles<'a>(signal: &Signal, others: impl Iterator<Item = &'a Signal>, scale: &Scale) -> bool {
    let (own_low, own_high) = ends(signal, scale);
    let (mut lows, mut highs) = (vec![0], vec![scale.levels.len().saturating_sub(1)]);
    lows.extend(own_low);
    highs.extend(own_high);
    for (low, high) in others.map(|other| ends(other, scale)) {
        lows.extend(low);
        highs.extend(high);
    }
    let mut level = lows.iter().filter(|low| highs.contains(low));
    level.any(|level| own_low == Some(*level) || own_high == Some(*level))
}

/// What somebody intends, no program can find.
fn tell_intention(place: Place, signal: &Signal, reader: &mut Reader<'_>) {
    let message = format!("`{}` asks for an intention, and this would settle it", signal.item);
    let help = "leave it at least two levels: what people mean to do, they say themselves";
    reader.tell(place, message, help);
}
