//! What is odd about a sheet that can be read all the same, in sentences.

use std::cmp::Ordering;

use ospo::answers::{self, Bound, Sheet, SheetName};
use ospo::model::{Model, version_order};
use ospo::text;

/// Returns what its model does not ask of a sheet, and where their versions differ.
pub(crate) fn of(bound: &Bound, model: &Model, way_out: &str) -> Vec<String> {
    strays(bound).chain(version(bound, model, way_out)).collect()
}

fn strays(bound: &Bound) -> impl Iterator<Item = String> {
    // What became of old answers is told where the sheet is brought to its version.
    let told = bound.strays.iter().filter(|stray| stray.gone.is_none());
    told.map(|stray| {
        let item = &stray.item;
        match &stray.meant {
            Some(meant) => format!(
                "the model has no item `{item}`; its answer is kept and not counted. Did you mean \
                 `{meant}`?"
            ),
            None => {
                format!("the model has no item `{item}`; its answer is kept and not counted.")
            }
        }
    })
}

/// As many names are told that look alike.
const MOST_NEAR: usize = 5;

/// Tells subjects of one folder that are one letter apart.
pub(crate) fn near(subjects: &[&str]) -> Option<String> {
    let name = |at: usize| format!("`{}`", subjects.get(at).copied().unwrap_or_default());
    let near = answers::near_names(subjects.iter().copied());
    let pairs = near.iter().map(|(one, other)| format!("{} and {}", name(*one), name(*other)));
    let pairs: Vec<String> = pairs.take(MOST_NEAR).collect();
    let more = near.len().saturating_sub(MOST_NEAR);
    let more = if more > 0 { format!("; and {more} more such pairs") } else { String::new() };
    (!pairs.is_empty()).then(|| {
        let pairs = pairs.join("; ");
        format!(
            "One letter apart, and counted as two subjects: {pairs}{more}. If two are one, give both \
             the same `subject:` in their sheets."
        )
    })
}

/// Says how a sheet of another version than the model is read.
///
/// `way_out` says when it will be written as it is read.
pub(crate) fn version(bound: &Bound, model: &Model, way_out: &str) -> Option<String> {
    let (theirs, ours) = (&bound.sheet.model.version, &model.version);
    let Some(migration) = &bound.migration else {
        return match version_order(theirs, ours) {
            Some(Ordering::Greater) => Some(format!(
                "answered under version {theirs} of the model, which is newer than this one, \
                 {ours}; nothing in it is changed. Update ospo, or name its checklist with \
                 `--checklists DIR`."
            )),
            None if theirs != ours => Some(format!(
                "answered under version {theirs} of the model; this is version {ours}, and nobody \
                 can say which is newer."
            )),
            Some(_) | None => None,
        };
    };
    let parts = [
        (migration.count("brought-over"), "brought over"),
        (migration.count("renamed"), "renamed"),
        (migration.count("asked-again"), "to be asked again"),
        (migration.count("not-counted"), "kept and not counted"),
    ];
    let mut parts = parts.into_iter().filter(|(number, _)| *number > 0);
    let first = parts.next().map(|(number, became)| {
        let answers = text::count(number, "answer");
        format!("{answers} {became}")
    });
    let rest = parts.map(|(number, became)| format!("{number} {became}"));
    let parts: Vec<String> = first.into_iter().chain(rest).collect();
    let what = if parts.is_empty() { "every answer holds".to_owned() } else { parts.join(", ") };
    Some(format!("answered under version {theirs}, read as {ours}: {what}. {way_out}"))
}

/// Says of a sheet that an earlier version put together what of it still counts.
pub(crate) fn merged(sheet: &Sheet) -> Option<String> {
    sheet.merged.as_ref().map(|_| {
        "put together by an earlier version of ospo; sheets are put together when they are read \
         now, and what was settled in this one holds. `ospo migrate` brings it over."
            .to_owned()
    })
}

/// Says that the name of a sheet and its date differ.
pub(crate) fn day(name: &SheetName, sheet: &Sheet) -> Option<String> {
    let day = name.day.filter(|day| *day != sheet.date)?;
    Some(format!(
        "its `date:` says {}; the name of the file decides, and its round is that of {day}.",
        sheet.date
    ))
}

/// Says how many of many sheets are read as another version than the one that was answered.
pub(crate) fn older(sheets: usize) -> Option<String> {
    (sheets > 0).then(|| {
        let number = text::count(sheets, "sheet");
        format!(
            "Read as the present version: {number} answered under an older one; `ospo migrate \
             --all` brings all up to date."
        )
    })
}

/// Says how many of many sheets answered something else than their model asks under their version.
pub(crate) fn otherwise_asked(sheets: usize) -> Option<String> {
    (sheets > 0).then(|| {
        let number = text::count(sheets, "sheet");
        format!(
            "Answered with other content than the model has now, under the same version: {number}; \
             `ospo status SHEET` says what differs."
        )
    })
}
