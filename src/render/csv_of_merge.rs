//! Rows for spreadsheets of several respondents: one for each answer to an item, and one for each
//! item that nobody has answered.

use crate::render::csv::{evidence, shown};
use crate::report::data::{ItemMergeData, MergeData, VoiceData};

/// What stands above the answers.
pub(super) const SAID: [&str; 16] = [
    "agenda",
    "stage",
    "id",
    "title",
    "accord",
    "spread",
    "merged",
    "sheet",
    "respondent",
    "role",
    "answer",
    "counts",
    "reason",
    "note",
    "evidence",
    "confidence",
];

/// Returns a row for each answer: what a meeting has to settle comes first.
pub(super) fn said(data: &MergeData) -> Vec<[String; 16]> {
    let place = |item: &&ItemMergeData| data.agenda.iter().position(|id| *id == item.item);
    let mut items: Vec<&ItemMergeData> = data.items.iter().collect();
    items.sort_by_key(|item| place(item).unwrap_or(usize::MAX));
    let rows = items.into_iter().flat_map(|item| {
        let number = place(&item).map(|place| place + 1);
        let voices = item.voices.iter().map(Some);
        let none = item.voices.is_empty().then_some(None);
        let voices = voices.chain(none);
        voices.map(move |voice| row(data, number, item, voice))
    });
    rows.collect()
}

fn row(
    data: &MergeData,
    number: Option<usize>,
    item: &ItemMergeData,
    voice: Option<&VoiceData>,
) -> [String; 16] {
    let sheet = voice.and_then(|voice| data.sheets.iter().find(|one| one.sheet == voice.sheet));
    let respondent = sheet.and_then(|sheet| sheet.respondent.as_ref());
    let of = |text: Option<&String>| text.cloned().unwrap_or_default();
    [
        shown(number),
        shown(item.stage),
        item.item.clone(),
        item.title.clone(),
        item.accord.to_owned(),
        shown(item.spread),
        item.merged.clone(),
        of(voice.map(|voice| &voice.sheet)),
        of(respondent.and_then(|one| one.name.as_ref())),
        of(respondent.and_then(|one| one.role.as_ref())),
        of(voice.map(|voice| &voice.answer)),
        shown(voice.map(|voice| voice.counts)),
        of(voice.and_then(|voice| voice.reason.as_ref())),
        of(voice.and_then(|voice| voice.note.as_ref())),
        voice.map_or(String::new(), |voice| evidence(&voice.evidence)),
        shown(voice.and_then(|voice| voice.confidence)),
    ]
}
