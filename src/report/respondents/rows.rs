//! The tables of several respondents: each answer to each item, and what each sheet is worth.

use std::collections::BTreeMap;

use crate::lang::{Lang, phrase, say};
use crate::report::common::figure_data::Number;
use crate::report::common::item_data::shown_by;
use crate::report::common::{estimate, terms};
use crate::report::document::rows::{Cell, Header, Rows, cells};
use crate::report::over_time::rows as standing;
use crate::report::over_time::rows::StandingCells;
use crate::report::respondents::merge_data::{
    ItemMergeData, MergeData, MergedSheetData, VoiceData,
};
use crate::report::respondents::round_view_data::RoundViewData;

/// Returns the tables; programs get the answers.
pub(crate) fn of_merge<'a>(lang: &'a Lang, data: &'a MergeData) -> Vec<Rows<'a>> {
    vec![answers(lang, data), sheets(lang, data)]
}

/// Returns a row for each answer, and for each item without one; what a meeting has to settle comes
/// first.
fn answers<'a>(lang: &'a Lang, data: &'a MergeData) -> Rows<'a> {
    let headers = [
        Header::new("agenda", say!(lang, "No."), 7),
        Header::of_stage(lang, data.merged.tells),
        Header::new("id", say!(lang, "Id"), 24).last(),
        Header::new("title", say!(lang, "Practice"), 34).names(),
        Header::new("accord", say!(lang, "Result"), 20),
        Header::new("spread", say!(lang, "Range"), 9),
        Header::new("merged", say!(lang, "Together"), 18),
        Header::new("sheet", say!(lang, "Sheet"), 24),
        Header::new("respondent", say!(lang, "By"), 18),
        Header::new("role", say!(lang, "Role"), 14),
        Header::new("answer", say!(lang, "Answer"), 18),
        Header::new("counts", say!(lang, "Counts"), 10),
        Header::new("reason", say!(lang, "Why not applicable"), 24),
        Header::new("note", say!(lang, "Note"), 34),
        Header::new("evidence", say!(lang, "Evidence"), 34),
        Header::new("confidence", say!(lang, "How sure"), 10),
        Header::new("estimate", say!(lang, "First estimate"), 10),
    ];
    let numbers: BTreeMap<&String, usize> = data.agenda.iter().zip(1..).collect();
    let sheets: BTreeMap<&String, &MergedSheetData> =
        data.sheets.iter().map(|one| (&one.sheet, one)).collect();
    let number = |item: &ItemMergeData| numbers.get(&item.item).copied();
    let mut items: Vec<&ItemMergeData> = data.items.iter().collect();
    items.sort_by_key(|item| number(item).unwrap_or(usize::MAX));
    let rows = items.into_iter().flat_map(|item| {
        let voices = item.voices.iter().map(Some);
        let voices = voices.chain(item.voices.is_empty().then_some(None));
        let rows = voices.map(|voice| {
            let sheet = voice.and_then(|voice| sheets.get(&voice.sheet).copied());
            answer(lang, sheet, number(item), item, voice)
        });
        rows.collect::<Vec<_>>()
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    Rows::new(lang, phrase!("Answers"), headers, rows.into_iter())
}

fn answer<'a>(
    lang: &Lang,
    sheet: Option<&'a MergedSheetData>,
    number: Option<usize>,
    item: &'a ItemMergeData,
    voice: Option<&'a VoiceData>,
) -> Vec<Cell<'a>> {
    let accord = match item.accord {
        "settled" => say!(lang, "Settled"),
        "same" => say!(lang, "All agree"),
        "alone" => say!(lang, "One answer alone"),
        "open" => say!(lang, "Open"),
        _ => say!(lang, "To settle"),
    };
    let sure = voice.and_then(|voice| voice.confidence);
    let mut row = cells![
        number,
        item.stage,
        &item.item,
        &item.title,
        Cell::word(item.accord, accord),
        Cell::percent(item.spread.map(Number::of_whole)),
        Cell::word(&item.merged, &item.merged_label),
        voice.map(|voice| &voice.sheet),
    ];
    row.extend(standing::who(sheet.and_then(|one| one.respondent.as_ref())));
    row.extend(cells![
        voice.map(|voice| Cell::word(&voice.answer, &voice.answer_label)),
        voice.map(|voice| {
            let said = voice.counts.then(|| say!(lang, "yes"));
            Cell::word(voice.counts.to_string(), said.unwrap_or_default())
        }),
        voice.map(|voice| &voice.reason),
        voice.map(|voice| &voice.note),
        voice.map(|voice| shown_by(&voice.evidence)),
        sure.map(|word| Cell::word(word, terms::confidence(lang, word))),
        voice.map(|voice| estimate::of_answer(lang, voice.estimate)),
    ]);
    row
}

fn sheets<'a>(lang: &'a Lang, data: &'a MergeData) -> Rows<'a> {
    let mut headers = vec![
        Header::for_people(say!(lang, "Sheet"), 28).names(),
        Header::for_people(say!(lang, "Date"), 12),
        Header::for_people(say!(lang, "By"), 22),
        Header::for_people(say!(lang, "Role"), 16),
        Header::for_people(say!(lang, "Version"), 9),
    ];
    let tells = data.merged.tells;
    let standing = standing::standing_headers(lang, tells).into_iter();
    headers.extend(standing.map(Header::without_key));
    headers.push(Header::for_people(say!(lang, "Coverage"), 11));
    headers.push(Header::for_people(say!(lang, "First estimates"), 10));
    let rows = data.sheets.iter().map(|one| {
        let mut row = cells![&one.sheet, Cell::day(&one.date)];
        row.extend(standing::who(one.respondent.as_ref()));
        row.push((&one.version).into());
        (row, &one.figures)
    });
    let merged = cells![
        say!(lang, "Together"),
        Cell::day(&data.date),
        Cell::Empty,
        Cell::Empty,
        &data.model.version,
    ];
    let rows = rows.chain([(merged, &data.merged)]);
    let top = data.merged.stages;
    let rows = rows.map(move |(mut row, figures)| {
        row.extend(standing::standing(
            tells,
            &StandingCells {
                in_place: figures.in_place,
                partly: figures.partly,
                stage: figures.stage,
                index: figures.index.as_ref(),
                top,
                figure: figures.figure.as_ref(),
                coverage: figures.coverage,
                tells,
            },
        ));
        row.push(Cell::percent(figures.coverage_percent));
        row.push(estimate::count(figures.estimate));
        row
    });
    Rows::new(lang, phrase!("What each sheet is worth"), headers, rows)
}

/// Returns a row for each who was asked or has answered.
pub(crate) fn of_round<'a>(lang: &'a Lang, data: &'a RoundViewData) -> Rows<'a> {
    let headers = [
        Header::new("respondent", say!(lang, "By"), 22).names(),
        Header::new("role", say!(lang, "Role"), 16),
        Header::new("asked", say!(lang, "Asked"), 9),
        Header::new("answered", say!(lang, "Answered"), 10),
        Header::new("estimate", say!(lang, "First estimates"), 10),
        Header::new("last", say!(lang, "Last"), 12),
        Header::new("sheet", say!(lang, "Sheet"), 28),
    ];
    let rows = data.people.iter().map(|one| {
        let role = one.respondent.as_ref().and_then(|who| who.role.as_deref());
        let estimate = estimate::count(one.estimate);
        let last = Cell::day(one.last.as_ref());
        cells![&one.label, role, one.asked, one.given, estimate, last, &one.sheet]
    });
    Rows::new(lang, phrase!("Respondents"), headers, rows)
}
