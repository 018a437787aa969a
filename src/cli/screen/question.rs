//! What is said of a question, on the full screen and line by line.

use ospo::answers::{Answer, Choice, Evidence, choosable};
use ospo::insight::Outdated;
use ospo::interview::Interview;
use ospo::lang::Lang;
use ospo::model::{Item, LevelId};
use ospo::report;
use ospo::text;

use crate::cli::screen::asking::Asking;

/// Where the question stands: its stage, or that it is a topic.
pub(super) fn place(interview: &Interview<'_>, item: &Item) -> String {
    match interview.model().stage_of(&item.id) {
        Some(stage) => format!("Stage {}: {}", stage.number, stage.title),
        None => "Topic outside the stages".to_owned(),
    }
}

/// What is asked about, in a few words: `Licence and legal risk (stage 1)`.
pub(super) fn title(interview: &Interview<'_>, item: &Item) -> String {
    match interview.model().stage_of(&item.id) {
        Some(stage) => format!("{} (stage {})", item.title, stage.number),
        None => format!("{} (topic)", item.title),
    }
}

/// How far the walk is: `3 of 16, about 13 minutes left`.
pub(super) fn progress(interview: &Interview<'_>) -> String {
    let progress = interview.progress();
    match progress.minutes_left() {
        0 => format!("{} of {}, all answered", progress.at, progress.of),
        minutes => {
            let minutes = text::count(minutes, "minute");
            format!("{} of {}, about {minutes} left", progress.at, progress.of)
        }
    }
}

/// An answer in a few words: `Established`, `don't know`.
pub(super) fn answer(item: &Item, answer: &Answer) -> String {
    match &answer.choice {
        Choice::Unknown => "don't know".to_owned(),
        Choice::NotApplicable { reason } => format!("not applicable: {reason}"),
        Choice::Level(id) => label(item, id),
        Choice::AtLeast(id) => choosable::at_least(&Lang::default(), &label(item, id)),
    }
}

fn label(item: &Item, id: &LevelId) -> String {
    item.scale.level(id).map_or(id.as_str(), |level| &level.label).to_owned()
}

/// What stands there already: the answer of this sheet, that from before the question changed, or
/// that of an earlier sheet.
pub(super) fn present(asking: &Asking<'_, '_>, item: &Item) -> Option<String> {
    let interview = &asking.interview;
    let (head, stands) = if let Some(given) = interview.answer_to(item) {
        (present_head(interview, item, given), given)
    } else {
        let asked_again = interview.asked_again(item).map(|again| &again.was);
        let former = asked_again.or_else(|| interview.suggestion(item))?;
        let day = former.answered.map(|day| format!(" on {day}"));
        (format!("Last time{}", day.unwrap_or_default()), former)
    };
    let said = answer(item, stands);
    let words = with_words(format!("{head}: {said}"), stands);
    Some(match outdated(asking, stands) {
        Some(outdated) => format!("{words}. {outdated}"),
        None => words,
    })
}

fn present_head(interview: &Interview<'_>, item: &Item, given: &Answer) -> String {
    if !interview.is_to_confirm(item) {
        return "Present answer".to_owned();
    }
    let day = given.answered.unwrap_or(interview.sheet().date);
    format!("To confirm or change, answered on {day}")
}

/// Why an item is asked although something was answered.
pub(super) fn again(interview: &Interview<'_>, item: &Item) -> Option<String> {
    let again = interview.asked_again(item)?;
    Some(format!("Asked again: {}", again.why))
}

/// What was dropped, and how to put something in its place.
pub(super) fn dropped(pieces: usize) -> String {
    let pieces = text::count(pieces, "piece");
    format!("Saved: {pieces} of evidence dropped; `e` adds what shows it now.")
}

pub(super) const TAKEN_BACK: &str = "Saved: the answer is taken back.";
pub(super) const TAKE_BACK_ASKED: &str =
    "Press x once more to take the answer back, with all that stands beside it.";

/// A piece of evidence with its days.
pub(super) fn piece(evidence: &Evidence) -> String {
    let from = evidence.date.map(|day| format!("of {day}"));
    let until = evidence.until.map(|day| format!("until {day}"));
    let days: Vec<String> = from.into_iter().chain(until).collect();
    if days.is_empty() {
        return evidence.text.clone();
    }
    format!("{} ({})", evidence.text, days.join(", "))
}

/// Which evidence shows nothing any more, and since when.
fn outdated(asking: &Asking<'_, '_>, answer: &Answer) -> Option<String> {
    let outdated = answer.evidence.iter().filter_map(|evidence| {
        let why = match asking.outdated(evidence)? {
            Outdated::Old(day) => format!("of {day}"),
            Outdated::Ended(day) => format!("ended on {day}"),
        };
        Some(format!("{} ({why})", evidence.text))
    });
    let outdated: Vec<String> = outdated.collect();
    (!outdated.is_empty()).then(|| format!("Outdated evidence: {}", outdated.join("; ")))
}

/// Adds what an answer says beside its level: all of it is kept when the level is.
fn with_words(mut words: String, answer: &Answer) -> String {
    if let Some(note) = &answer.note {
        words = format!("{words} ({note})");
    }
    if let Some(first) = answer.evidence.first() {
        let more = match answer.evidence.len() - 1 {
            0 => String::new(),
            count => format!(" and {count} more"),
        };
        words = format!("{words}, shown by {}{more}", first.text);
    }
    words
}

/// Why the item is asked and what to look for, as lines with a heading each.
pub(super) fn help(interview: &Interview<'_>, item: &Item) -> Vec<(String, Vec<String>)> {
    let mut parts = Vec::new();
    parts.extend(item.why.clone().map(|why| ("Why it matters".to_owned(), vec![why])));
    let english = Lang::default();
    let helps = report::helps(&english, item);
    let dashed = |texts: &[String]| texts.iter().map(|text| format!("- {text}")).collect();
    parts.extend(helps.map(|(heading, texts)| (heading, dashed(texts))));
    let who: Vec<&str> = item.who.iter().map(|id| interview.model().role_title(id)).collect();
    if !who.is_empty() {
        parts.push(("Who would know".to_owned(), vec![who.join("; ")]));
    }
    let more = format!("ospo explain {} says more, with references.", item.id);
    parts.push(("More".to_owned(), vec![more]));
    parts
}
