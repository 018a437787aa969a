//! The table of other answers: each figure as it is and as it would be.

use crate::lang::{Lang, phrase, say};
use crate::report::document::rows::{Cell, Header, Rows, cells};
use crate::report::standing::what_if_data::WhatIfData;

/// Returns the figures, those of the stages in percent and the effort in person-weeks.
pub(crate) fn of_what_if<'a>(lang: &'a Lang, data: &'a WhatIfData) -> Rows<'a> {
    let headers = [
        Header::new("figure", say!(lang, "Figure"), 18),
        Header::of_stage(lang, data.tells),
        Header::new("title", say!(lang, "Title"), 34).names(),
        Header::new("today", say!(lang, "Today"), 12),
        Header::new("as_if", say!(lang, "As if"), 12),
    ];
    let (today, as_if) = (&data.today, &data.as_if);
    let of = |key, said, today: Cell<'a>, as_if: Cell<'a>| {
        cells![Cell::word(key, said), Cell::Empty, Cell::Empty, today, as_if]
    };
    let (reached, possible) = (say!(lang, "Stage reached"), say!(lang, "Stage possible"));
    let mut rows = Vec::new();
    if today.figure.is_some() {
        let [today, as_if] = [today, as_if].map(|of| of.figure.as_ref()?.worst.as_ref());
        rows.push(of("whole", say!(lang, "Figure"), today.into(), as_if.into()));
    }
    let of_ladder = vec![
        of(
            "in_place",
            say!(lang, "In place"),
            today.in_place.worst.into(),
            as_if.in_place.worst.into(),
        ),
        of("reached", reached, today.stage.reached.into(), as_if.stage.reached.into()),
        of("possible", possible, today.stage.possible.into(), as_if.stage.possible.into()),
    ];
    // What each area has reached stands in words, and in JSON.
    let kept = match (data.tells.stages, data.tells.reached) {
        (true, true) => 3,
        (true, false) => 1,
        (false, _) => 0,
    };
    rows.extend(of_ladder.into_iter().take(kept));
    if data.tells.index {
        let [index, other] = [today, as_if].map(|of| of.index.map(|index| index.answered));
        rows.push(of("index", say!(lang, "Index"), index.into(), other.into()));
    }
    let estimates = say!(lang, "First estimates");
    rows.push(of("estimate", estimates, today.estimate.into(), as_if.estimate.into()));
    rows.extend(today.stages.iter().zip(&as_if.stages).map(|(one, other)| {
        cells![
            Cell::word("worst", say!(lang, "Sure today")),
            one.number,
            &one.title,
            Cell::percent(one.percent.worst),
            Cell::percent(other.percent.worst),
        ]
    }));
    let work = say!(lang, "Person-weeks");
    rows.push(of("effort", work, today.effort.into(), as_if.effort.into()));
    Rows::new(lang, phrase!("In figures"), headers, rows.into_iter())
}
