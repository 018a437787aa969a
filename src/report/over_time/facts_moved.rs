//! What programs found in round after round: the latest figure of each fact, the first and the change.

use crate::facts::{self, Amount, Fact, FactMove, MovedFact};
use crate::insight::History;
use crate::lang::{Lang, hundredths, say, say_of};
use crate::model::FactUnit;
use crate::report::document::block::{Block, Column};
use crate::report::document::figure;
use crate::report::document::line::{Line, Tone};

/// Returns the facts of the latest round that has any; nothing where none has.
pub(crate) fn section(lang: &Lang, history: &History) -> Vec<Block> {
    let points = || history.points().map(|(point, _)| point);
    let Some(latest) = points().filter(|point| !point.facts.is_empty()).last() else {
        return Vec::new();
    };
    let first = |latest: &Fact| {
        let first = points().find_map(|point| point.fact(latest.name));
        first.filter(|first| first.day != latest.day).cloned()
    };
    let firsts: Vec<Fact> = latest.facts.iter().filter_map(first).collect();
    let head = vec![
        Column::words(say!(lang, "Fact")),
        Column::words(say!(lang, "Date")),
        Column::words(say!(lang, "First")),
        Column::words(say!(lang, "Change")),
    ];
    let rows = facts::moved(&firsts, &latest.facts).into_iter().filter_map(|one| {
        let now = one.now?;
        let (before, change) = match one.before {
            Some(before) => (then(lang, before), change(lang, &one, before.value, now.value)),
            None => (Line::from(figure::NONE), Line::from(figure::NONE)),
        };
        Some(vec![Line::from(now.said(lang)), Line::from(now.day.to_string()), before, change])
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
fn change(lang: &Lang, one: &MovedFact, from: Amount, to: Amount) -> Line {
    let size = hundredths(from.in_hundredths().abs_diff(to.in_hundredths()));
    let number = lang.number(size.clone());
    let size = match one.name.unit() {
        // Of two shares, the difference is no share.
        FactUnit::Share => say_of!(lang, size, "{number} point", "{number} points", number),
        FactUnit::Count | FactUnit::Days | FactUnit::OfTen | FactUnit::OfHundred => number,
    };
    let sign = if to.compare(from).is_lt() { '−' } else { '+' };
    let told = Line::from(format!("{sign}{size}"));
    let (tone, word) = match one.moved {
        FactMove::Same => return Line::from("0"),
        FactMove::Better => (Tone::Met, say!(lang, "better")),
        FactMove::Worse => (Tone::Open, say!(lang, "worse")),
        FactMove::New | FactMove::Other | FactMove::Fewer | FactMove::Gone => return told,
    };
    told.text(lang.comma()).toned(tone, word)
}
