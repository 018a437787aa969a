//! The tables of items: their answers, and what shows them.

use std::collections::BTreeMap;

use crate::lang::{Lang, phrase, say};
use crate::report::common::figure_data::CreditNumber;
use crate::report::common::item_data::{ItemData, shown_by};
use crate::report::common::{estimate, terms};
use crate::report::document::rows::{Cell, Header, Rows, cells};
use crate::report::page::assessment_data::AssessmentData;

/// The items and topics with their answers.
pub(crate) fn items<'a>(lang: &'a Lang, data: &'a AssessmentData) -> Rows<'a> {
    let all = || data.items.iter().chain(&data.topics);
    let has_controls = all().any(|item| item.control.is_some());
    let mut headers =
        vec![Header::of_stage(lang, data.tells), Header::new("id", say!(lang, "Id"), 24).last()];
    headers.extend(has_controls.then(|| Header::for_people(say!(lang, "In the source"), 15)));
    headers.extend([
        Header::new("title", say!(lang, "Practice"), 28).names(),
        Header::new("area", say!(lang, "Area"), 20),
        Header::new("state", say!(lang, "Answer"), 13),
        Header::new("level", say!(lang, "Level"), 11),
        Header::new("highest", say!(lang, "Highest possible"), 11),
        Header::for_programs("credit"),
        Header::for_people(say!(lang, "Worth"), 9),
        Header::new("weight", say!(lang, "Weight"), 9),
        Header::for_people(say!(lang, "How sure"), 9),
        Header::new("reason", say!(lang, "Why not applicable"), 24),
        Header::new("note", say!(lang, "Note"), 34),
        Header::new("evidence", say!(lang, "Evidence"), 34),
        Header::new("answered", say!(lang, "Answered on"), 12),
        Header::new("estimate", say!(lang, "First estimate"), 10),
        Header::for_people(say!(lang, "Why to ask again"), 24),
        Header::for_programs("source"),
    ]);
    let areas = data.areas.iter();
    let areas: BTreeMap<&str, &str> = areas.map(|area| (&*area.id, &*area.title)).collect();
    let rows = all().map(move |item| {
        let area = item.area.as_str();
        let level = item.level.as_deref();
        let label = item.level_label.as_deref();
        let bounds = item.bounds.as_ref().filter(|bounds| bounds.low != bounds.high);
        let highest = level.and_then(|_| Some(&*bounds?.high));
        let credit = || Cell::percent(item.credit.map(CreditNumber::rounded));
        let mut row = cells![item.stage, &item.id];
        row.extend(has_controls.then(|| (&item.control).into()));
        row.extend(cells![
            &item.title,
            Cell::word(area, areas.get(area).copied().unwrap_or(area)),
            Cell::word(item.state, terms::state(lang, item.state)),
            level.map(|level| Cell::word(level, label.unwrap_or(level))),
            highest.map(|level| Cell::word(level, item.highest_label.as_deref().unwrap_or(level))),
            credit(),
            item.worth.map_or_else(credit, Cell::Number),
            item.weight,
            item.confidence.map(|word| terms::confidence(lang, word)),
            &item.reason,
            &item.note,
            shown_by(&item.evidence),
            Cell::day(item.answered.as_ref()),
            estimate::of_answer(lang, item.estimate),
            item.ask_again.as_ref().map(|again| &again.why),
            &item.source,
        ]);
        row
    });
    Rows::new(lang, phrase!("Items"), headers, rows)
}

/// What shows the answers, each with its practice.
pub(crate) fn evidence<'a>(lang: &'a Lang, data: &'a AssessmentData) -> Rows<'a> {
    let stage = data.tells.stages.then(|| Header::for_people(say!(lang, "Stage"), 9));
    let headers = stage.into_iter().chain([
        Header::for_people(say!(lang, "Practice"), 36).names(),
        Header::for_people(say!(lang, "Evidence"), 80),
        Header::for_people(say!(lang, "Date"), 12),
        Header::for_people(say!(lang, "Holds until"), 12),
        Header::for_people(say!(lang, "Ended"), 10),
    ]);
    let items = data.items.iter().chain(&data.topics);
    let rows = items.flat_map(|item: &ItemData| item.evidence.iter().map(move |one| (item, one)));
    let rows = rows.map(move |(item, one)| {
        let stage = data.tells.stages.then(|| item.stage.into());
        let cells = cells![
            &item.title,
            Cell::Address(one.text.as_str().into()),
            Cell::day(one.date.as_ref()),
            Cell::day(one.until.as_ref()),
            one.ended.then(|| say!(lang, "ended")),
        ];
        stage.into_iter().chain(cells).collect()
    });
    Rows::new(lang, phrase!("Evidence"), headers, rows)
}
