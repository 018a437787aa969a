//! What programs found in round after round: the latest figure of each fact, the first and the change.

use std::cmp::Ordering;

use crate::facts::{Amount, Fact};
use crate::insight::History;
use crate::lang::{Lang, hundredths, say, say_of};
use crate::model::{BetterWhen, FactName, FactUnit};
use crate::report::document::block::{Block, Column};
use crate::report::document::figure;
use crate::report::document::line::{Line, Tone};

/// Returns the facts of the latest round that has any; nothing where none has.
pub(crate) fn section(lang: &Lang, history: &History) -> Vec<Block> {
    let points = || history.points().map(|(point, _)| point);
    let Some(latest) = points().filter(|point| !point.facts.is_empty()).last() else {
        return Vec::new();
    };
    let first = |name: FactName| {
        let first = points().find_map(|point| point.fact(name));
        first.filter(|first| latest.fact(name).is_some_and(|latest| latest.day != first.day))
    };
    let head = vec![
        Column::words(say!(lang, "Fact")),
        Column::words(say!(lang, "Date")),
        Column::words(say!(lang, "First")),
        Column::words(say!(lang, "Change")),
    ];
    let rows = latest.facts.iter().map(|fact| {
        let first = first(fact.name);
        let (before, change) = match first {
            Some(first) => (then(lang, first), moved(lang, first.value, fact)),
            None => (Line::from(figure::NONE), Line::from(figure::NONE)),
        };
        vec![Line::from(fact.said(lang)), Line::from(fact.day.to_string()), before, change]
    });
    let heading = Block::heading(2, say!(lang, "What programs found over time"));
    vec![heading, Block::table(head, rows)]
}

fn then(lang: &Lang, first: &Fact) -> Line {
    let value = match first.value {
        Amount::Share { part, whole } => say!(lang, "{part} of {whole}", part, whole),
        Amount::Count(_) | Amount::Hundredths(_) => lang.number(first.value.decimal()),
    };
    Line::from(value).toned(Tone::Quiet, lang.aside(first.day.to_string()))
}

/// Returns how far a fact moved: `+28.36 points`, with whether that is better.
fn moved(lang: &Lang, from: Amount, fact: &Fact) -> Line {
    let (before, after) = (from.in_hundredths(), fact.value.in_hundredths());
    let size = hundredths(before.abs_diff(after));
    let number = lang.number(size.clone());
    let size = match fact.name.unit() {
        // Of two shares, the difference is no share.
        FactUnit::Share => say_of!(lang, size, "{number} point", "{number} points", number),
        FactUnit::Count | FactUnit::Days | FactUnit::OfTen | FactUnit::OfHundred => number,
    };
    let order = fact.value.compare(from);
    let told = match order {
        Ordering::Equal => return Line::from("0"),
        Ordering::Greater => format!("+{size}"),
        Ordering::Less => format!("−{size}"),
    };
    let is_better = match fact.name.better() {
        BetterWhen::More => order == Ordering::Greater,
        BetterWhen::Less => order == Ordering::Less,
        BetterWhen::Neither => return Line::from(told),
    };
    let (tone, word) = if is_better {
        (Tone::Met, say!(lang, "better"))
    } else {
        (Tone::Open, say!(lang, "worse"))
    };
    Line::from(told).text(lang.comma()).toned(tone, word)
}
