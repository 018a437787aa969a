//! A plan as a Gantt chart that Mermaid draws, for wikis and reviews.

use std::fmt::Write;
use std::io;

use jiff::civil::Date;

use crate::lang::{Lang, phrase, say};
use crate::report::{Agenda, Appointment, Block};
use crate::text;

pub(super) fn write(lang: &Lang, agenda: &Agenda, out: &mut dyn io::Write) -> io::Result<()> {
    writeln!(out, "gantt")?;
    let mut title = say!(lang, "Plan: {subject}", subject = agenda.plan.subject);
    if agenda.estimate.is_some() {
        title += &lang.aside(lang.plain(phrase!("estimate")));
    }
    writeln!(out, "    title {}", escaped(&title))?;
    writeln!(out, "    dateFormat YYYY-MM-DD")?;
    let parts = agenda.appointments.chunk_by(|one, other| one.part == other.part);
    let has_days = |appointment: &Appointment| {
        appointment.work.is_some() || appointment.due.or(appointment.shown).is_some()
    };
    let parts = parts.filter(|part| part.iter().any(has_days));
    for (part, appointments) in parts.filter_map(|part| Some((&part.first()?.part, part))) {
        writeln!(out, "    section {}", escaped(part))?;
        for appointment in appointments {
            if let Some(days) = appointment.work {
                writeln!(out, "    {}", bar(appointment, days))?;
            }
            let (number, item, title) =
                (appointment.task.number, &appointment.item, &appointment.title);
            let due = |due| ("due", due, say!(lang, "due {what}", what = title));
            let shown = |shown| ("shown", shown, say!(lang, "can be shown {what}", what = title));
            let days = [appointment.due.map(due), appointment.shown.map(shown)];
            for (kind, day, told) in days.into_iter().flatten() {
                let told = escaped(&told);
                writeln!(out, "    {number}. {told} :milestone, {kind}-{item}, {day}, 0d")?;
            }
        }
    }
    if let Some(undated) = &agenda.undated {
        writeln!(out, "%% {}", in_comment(undated))?;
    }
    if let Block::Paragraph(sentences) = &agenda.attribution {
        for sentence in sentences {
            writeln!(out, "%% {}", in_comment(&sentence.words()))?;
        }
    }
    Ok(())
}

/// A bar from the day it begins to the day it is done; a milestone where these are one.
fn bar(appointment: &Appointment, (begins, done): (Date, Date)) -> String {
    let mut title = appointment.title.clone();
    if let Some(owner) = &appointment.owner {
        title = format!("{title} ({owner})");
    }
    // The number in front keeps any word of the title from the place of a keyword.
    let title = format!("{}. {}", appointment.task.number, escaped(&title));
    // An item of its own could be called `done` or `milestone`, which are words of Mermaid's.
    let kind = if appointment.finds_out { "find-out" } else { "raise" };
    let id = format!("{kind}-{}", appointment.item);
    if begins == done {
        format!("{title} :milestone, {id}, {begins}, 0d")
    } else {
        format!("{title} :{id}, {begins}, {done}")
    }
}

/// Returns words of which Mermaid takes no sign for one of its own.
fn escaped(words: &str) -> String {
    by_number(words, |c| !c.is_alphanumeric() && !matches!(c, ' ' | '-' | '.' | '(' | ')' | '/'))
}

/// Returns words for a comment, which ends with its line; a directive would be read even there.
fn in_comment(words: &str) -> String {
    by_number(words, |c| matches!(c, '%' | '{' | '}'))
}

/// Writes signs by their number, `#58;` for a colon; a drawing of Mermaid's shows the sign.
fn by_number(words: &str, means_something: impl Fn(char) -> bool) -> String {
    let mut written = String::with_capacity(words.len() + 16);
    for c in text::visible(words).chars() {
        if means_something(c) {
            // Writing to a string cannot fail.
            let _ = write!(written, "#{};", u32::from(c));
        } else {
            written.push(c);
        }
    }
    written
}
