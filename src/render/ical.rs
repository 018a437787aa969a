//! A plan as a calendar, after RFC 5545.

use std::io;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::lang::{Lang, phrase, say};
use crate::report::{Agenda, Appointment, Block, Line};
use crate::text;

/// The most bytes on a line, its end left out.
const LONGEST: usize = 75;

/// Writes a calendar: an event of whole days for the work of each action, one for the day on which it
/// is due, and one for the day on which it can be shown. Work that cannot begin before it is due has
/// no event: the day that somebody settled goes before one that is worked out. Nor has work that nobody
/// has estimated.
///
/// They are events and no to-dos: Google's calendar and Outlook pass over a `VTODO` in a file, and
/// a plan that nobody sees is none. They leave the days free, so that nobody is shown as busy.
pub(super) fn write(lang: &Lang, agenda: &Agenda, out: &mut dyn io::Write) -> io::Result<()> {
    let name = say!(lang, "Plan: {subject}", subject = agenda.plan.subject);
    let about = agenda.estimate.iter().map(Line::words).chain(agenda.undated.clone());
    let about = about.chain([attribution(&agenda.attribution)]);
    let about = about.collect::<Vec<_>>().join(" ");
    property(out, "BEGIN", "VCALENDAR")?;
    property(out, "VERSION", "2.0")?;
    property(out, "PRODID", "-//ospo//plan//EN")?;
    // RFC 7986 gave a calendar its name and description; most programs still read the older words.
    for word in ["NAME", "X-WR-CALNAME"] {
        property(out, word, &escaped(&name))?;
    }
    for word in ["DESCRIPTION", "X-WR-CALDESC"] {
        property(out, word, &escaped(&about))?;
    }
    for appointment in &agenda.appointments {
        event(lang, agenda, appointment, out)?;
    }
    property(out, "END", "VCALENDAR")
}

fn attribution(block: &Block) -> String {
    let Block::Paragraph(sentences) = block else {
        return String::new();
    };
    let sentences: Vec<String> = sentences.iter().map(Line::words).collect();
    sentences.join(" ")
}

fn event(
    lang: &Lang,
    agenda: &Agenda,
    appointment: &Appointment,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let kind = if appointment.finds_out { "find-out" } else { "raise" };
    let told = summary(lang, appointment);
    if let Some(days) = appointment.work {
        entry(lang, agenda, appointment, (kind, &told, days), out)?;
    }
    if let Some(due) = appointment.due {
        let told = say!(lang, "Due: {what}", what = told);
        entry(lang, agenda, appointment, ("due", &told, (due, due)), out)?;
    }
    if let Some(shown) = appointment.shown {
        let told = say!(lang, "Can be shown: {what}", what = told);
        entry(lang, agenda, appointment, ("shown", &told, (shown, shown)), out)?;
    }
    Ok(())
}

fn entry(
    lang: &Lang,
    agenda: &Agenda,
    appointment: &Appointment,
    (kind, told, (begins, done)): (&str, &str, (Date, Date)),
    out: &mut dyn io::Write,
) -> io::Result<()> {
    property(out, "BEGIN", "VEVENT")?;
    property(out, "UID", &escaped(&uid(agenda, appointment, kind)))?;
    // The day of the plan and not the clock's: the same plan gives the same bytes.
    let stamp = format!("{}T000000Z", compact(agenda.begins));
    property(out, "DTSTAMP", &stamp)?;
    property(out, "DTSTART;VALUE=DATE", &compact(begins))?;
    // The end is the first day that is free again; on the last day there is, it is left to the
    // reader, for whom an event without an end takes one day.
    if let Ok(end) = done.checked_add(1.day()) {
        property(out, "DTEND;VALUE=DATE", &compact(end))?;
    }
    property(out, "SUMMARY", &escaped(told))?;
    property(out, "DESCRIPTION", &description(appointment))?;
    property(out, "CATEGORIES", &categories(lang, appointment))?;
    property(out, "TRANSP", "TRANSPARENT")?;
    property(out, "END", "VEVENT")
}

/// The same action of the same subject has the same name in each plan, so that a calendar that
/// reads a newer one moves the event and adds no second.
fn uid(agenda: &Agenda, appointment: &Appointment, kind: &str) -> String {
    let whose = format!("{}\n{}", agenda.plan.model.id, agenda.plan.subject);
    format!("{}-{kind}-{:016x}@ospo", appointment.item, text::hash(&whose))
}

fn compact(date: Date) -> String {
    date.to_string().replace('-', "")
}

fn summary(lang: &Lang, appointment: &Appointment) -> String {
    let title = appointment.task.title.words();
    match &appointment.owner {
        Some(owner) => lang.in_a_row([title.as_str(), owner]),
        None => title,
    }
}

fn description(appointment: &Appointment) -> String {
    let facts = appointment.task.facts.iter();
    let lines: Vec<String> =
        facts.map(|fact| escaped(&format!("{}: {}", fact.name, fact.value.words()))).collect();
    lines.join("\\n")
}

fn categories(lang: &Lang, appointment: &Appointment) -> String {
    let kind = appointment.finds_out.then(|| lang.plain(phrase!("Find out")).into_owned());
    let stage = appointment.stage.map(|number| say!(lang, "Stage {number}", number));
    let all = kind.into_iter().chain([appointment.months.clone()]).chain(stage);
    let all: Vec<String> = all.map(|category| escaped(&category)).collect();
    all.join(",")
}

/// Returns a text on one line of which no sign ends or divides a value.
fn escaped(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + 16);
    for c in text::visible(text).chars() {
        if matches!(c, '\\' | ';' | ',') {
            written.push('\\');
        }
        written.push(c);
    }
    written
}

/// Writes a property, folded where it is longer than a line may be: what goes on begins with a
/// space. No character is torn.
fn property(out: &mut dyn io::Write, name: &str, value: &str) -> io::Result<()> {
    let mut width = 0;
    for c in name.chars().chain([':']).chain(value.chars()) {
        if width + c.len_utf8() > LONGEST {
            out.write_all(b"\r\n ")?;
            width = 1;
        }
        width += c.len_utf8();
        out.write_all(c.encode_utf8(&mut [0; 4]).as_bytes())?;
    }
    out.write_all(b"\r\n")
}
