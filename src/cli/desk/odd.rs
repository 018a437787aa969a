//! What is odd about a sheet that can be read all the same, in sentences.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use ospo::answers::{self, Bound, Evidence, Sheet, SheetName};
use ospo::lang::Lang;
use ospo::model::{Model, ModelId, version_order};
use ospo::{say, say_of, text};

/// Returns what its model does not ask of a sheet, and where their versions differ.
pub(crate) fn of(bound: &Bound, model: &Model, way_out: &str) -> Vec<String> {
    strays(bound, &model.lang).chain(version(bound, model, way_out)).collect()
}

pub(crate) fn strays<'b>(bound: &'b Bound, lang: &'b Lang) -> impl Iterator<Item = String> + 'b {
    // What became of old answers is told where the sheet is brought to its version.
    let told = bound.strays.iter().filter(|stray| stray.gone.is_none());
    told.map(move |stray| {
        let item = &stray.item;
        match &stray.meant {
            Some(meant) => say!(
                lang,
                "the model has no item `{item}`; its answer is kept and not counted. Did you mean \
                 `{meant}`?",
                item,
                meant
            ),
            None => say!(
                lang,
                "the model has no item `{item}`; its answer is kept and not counted.",
                item
            ),
        }
    })
}

/// As many names are told that look alike.
const MOST_NEAR: usize = 5;

/// Tells subjects of one folder that are one letter apart.
pub(crate) fn near(lang: &Lang, subjects: &[&str]) -> Option<String> {
    let name = |at: usize| format!("`{}`", subjects.get(at).copied().unwrap_or_default());
    let near = answers::near_names(subjects.iter().copied());
    let pairs = near.iter().map(|(one, other)| lang.listed([name(*one), name(*other)]));
    let pairs: Vec<String> = pairs.take(MOST_NEAR).collect();
    let more = near.len().saturating_sub(MOST_NEAR) as u64;
    let more = (more > 0)
        .then(|| say_of!(lang, more, "and {n} more such pair", "and {n} more such pairs"));
    (!pairs.is_empty()).then(|| {
        let pairs: Vec<String> = pairs.into_iter().chain(more).collect();
        say!(
            lang,
            "One letter apart, and counted as two subjects: {pairs}. If two are one, give both the \
             same {field} in their sheets.",
            pairs = pairs.join(&lang.semicolon()),
            field = "`subject:`"
        )
    })
}

/// Says how a sheet of another version than the model is read.
///
/// `way_out` says when it will be written as it is read.
pub(crate) fn version(bound: &Bound, model: &Model, way_out: &str) -> Option<String> {
    let (lang, theirs, ours) = (&model.lang, &bound.sheet.model.version, &model.version);
    let Some(migration) = &bound.migration else {
        return match version_order(theirs, ours) {
            Some(Ordering::Greater) => Some(say!(
                lang,
                "answered under version {theirs} of the model, which is newer than this one, \
                 {ours}; nothing in it is changed. Update ospo, or name its checklist with {flag}.",
                theirs,
                ours,
                flag = "`--checklists DIR`"
            )),
            None if theirs != ours => Some(say!(
                lang,
                "answered under version {theirs} of the model; this is version {ours}, and nobody \
                 can say which is newer.",
                theirs,
                ours
            )),
            Some(_) | None => None,
        };
    };
    let count = |state| Some(migration.count(state) as u64).filter(|number| *number > 0);
    let parts = [
        count("brought-over")
            .map(|n| say_of!(lang, n, "{n} answer brought over", "{n} answers brought over")),
        count("renamed").map(|n| say_of!(lang, n, "{n} answer renamed", "{n} answers renamed")),
        count("asked-again").map(|n| {
            say_of!(lang, n, "{n} answer to be asked again", "{n} answers to be asked again")
        }),
        count("not-counted").map(|n| {
            say_of!(lang, n, "{n} answer kept and not counted", "{n} answers kept and not counted")
        }),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let what = match parts.as_slice() {
        [] => say!(lang, "every answer holds"),
        parts => lang.in_a_row(parts),
    };
    let told =
        say!(lang, "answered under version {theirs}, read as {ours}: {what}.", theirs, ours, what);
    Some(lang.sentences([told.as_str(), way_out]))
}

/// Says of a sheet that an earlier version put together what of it still counts.
pub(crate) fn merged(sheet: &Sheet, lang: &Lang) -> Option<String> {
    sheet.merged.as_ref().map(|_| {
        say!(
            lang,
            "put together by an earlier version of ospo; sheets are put together when they are read \
             now, and what was settled in this one holds. {command} brings it over.",
            command = "`ospo migrate`"
        )
    })
}

/// Says that the name of a sheet and its date differ.
pub(crate) fn day(name: &SheetName, sheet: &Sheet, lang: &Lang) -> Option<String> {
    let day = name.day.filter(|day| *day != sheet.date)?;
    Some(say!(
        lang,
        "its {field} says {date}; the name of the file decides, and its round is that of {day}.",
        field = "`date:`",
        date = sheet.date,
        day
    ))
}

/// Says that sheets are of days to come.
pub(crate) fn ahead(lang: &Lang, sheets: &[PathBuf], today: Date) -> String {
    let first = sheets.iter().take(1).map(|path| path.display().to_string());
    let more = sheets.len().saturating_sub(1);
    let more = (more > 0).then(|| more_sheets(lang, more));
    say!(
        lang,
        "{sheets}: dated after today, {today}; read only when named.",
        sheets = lang.listed(first.chain(more)),
        today
    )
}

pub(crate) fn more_sheets(lang: &Lang, number: usize) -> String {
    say_of!(lang, number as u64, "{n} more sheet", "{n} more sheets")
}

/// Says that sheets of a day are of other subjects than the one that is meant.
pub(crate) fn others(lang: &Lang, meant: &str, others: &BTreeSet<&str>) -> String {
    let others = lang.listed(others.iter().map(|other| format!("`{other}`")));
    say!(lang, "Reading `{meant}`; of that day there are also sheets of {others}.", meant, others)
}

/// Says that programs looked at another subject than the one that is meant.
pub(crate) fn found_of_another(lang: &Lang, other: &str, subject: &str) -> String {
    say!(
        lang,
        "What programs found for that day is of `{other}`, not of `{subject}`: nothing follows from \
         it here. If it is the same office, gather again once ospo.yaml has `organisation: {subject}`.",
        other,
        subject
    )
}

/// Says that programs looked on a day to come.
pub(crate) fn gathered_ahead(lang: &Lang, path: &str, day: Date, today: Date) -> String {
    say!(lang, "{path}: gathered on {day}, which is after today, {today}.", path, day, today)
}

/// Says that a sheet of a round answers another model than the round asks.
pub(crate) fn of_another_model(
    lang: &Lang,
    path: &Path,
    theirs: &ModelId,
    ours: &ModelId,
) -> String {
    let path = path.display();
    say!(lang, "{path}: answers the model `{theirs}`, not `{ours}`; left out.", path, theirs, ours)
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

/// Says that evidence is the path of a file that is not in a folder; it may be somewhere else.
pub(crate) fn missing_file(lang: &Lang, folder: &Path, evidence: &Evidence) -> Option<String> {
    let path = evidence.text.as_str();
    let is_missing = names_a_file(path) && !folder.join(path).exists();
    is_missing
        .then(|| say!(lang, "There is no file {path}; it is kept as evidence all the same.", path))
}

/// Says whether a text can only be meant as the path of a file: folders without a space, and a name
/// with an ending. What begins like the name of a server is an address.
pub(crate) fn names_a_file(text: &str) -> bool {
    let path = text.replace('\\', "/");
    let (Some((first, _)), Some((_, last))) = (path.split_once('/'), path.rsplit_once('/')) else {
        return false;
    };
    let is_place = matches!(first, "" | "." | ".." | "~") || !first.contains(['.', ':']);
    let ending = last.rsplit_once('.').map(|(_, ending)| ending).unwrap_or_default();
    let is_ending = (1..=5).contains(&ending.len());
    let is_ending = is_ending && ending.chars().all(|c| c.is_ascii_alphanumeric());
    is_place && is_ending && !path.contains(char::is_whitespace)
}
