//! What should be looked at again: answers and evidence that have grown old, each with why.

use jiff::Unit;
use jiff::civil::Date;

use crate::answers::Evidence;
use crate::insight::Outdated;
use crate::insight::Stale;
use crate::insight::StaleItem;
use crate::insight::WhyStale;
use crate::model::Item;
use crate::model::Model;
use crate::report::again;
use crate::report::data::Data;
use crate::report::data::StaleData;
use crate::report::document::Block;
use crate::report::document::Document;
use crate::report::document::Fact;
use crate::report::document::Line;
use crate::report::document::Report;
use crate::report::document::Task;
use crate::report::document::Tone;
use crate::report::words;
use crate::text;

/// What to type to go on with a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ToLookAgain {
    /// To confirm what has grown old.
    pub confirm: String,
    /// To answer what is open.
    pub answer: String,
    /// How the sheet is named in a command, where it has to be.
    pub sheet: Option<String>,
}

/// Lays out what should be looked at again.
pub fn of_stale(stale: &Stale, onward: &ToLookAgain) -> Report {
    let sheet = stale.sheet;
    let mut blocks = vec![
        Block::heading(1, format!("Stale: {}", sheet.subject)),
        Block::Facts(vec![
            Fact::new("Sheet", of_sheet(stale)),
            Fact::new("Today", stale.today.to_string()),
            Fact::new("Too old", too_old(stale)),
        ]),
        Block::sentence(summary(stale)),
    ];
    let tasks = (1..)
        .zip(&stale.items)
        .map(|(number, one)| task(number, stale, one));
    let tasks: Vec<Task> = tasks.collect();
    if !tasks.is_empty() {
        blocks.push(Block::Tasks(tasks));
    }
    let mut facts = Vec::new();
    facts.extend(stale.next.map(|next| {
        let answers = text::count(next.items, "answer");
        let far = text::count(days(stale.today, next.day), "day");
        Fact::new("To come", format!("{answers} on {}, in {far}", next.day))
    }));
    if stale.open > 0 {
        let open = format!("{}: ", words::open_answers(stale.open));
        facts.push(Fact::new("Open", Line::from(open).code(&onward.answer)));
    }
    if stale.items.iter().any(has_outdated) {
        let sheet = onward.sheet.as_ref();
        let sheet = sheet.map(|name| format!(" --sheet {name}"));
        let command = "ospo answer ITEM=LEVEL --evidence TEXT";
        let command = format!("{command}{}", sheet.unwrap_or_default());
        facts.push(Fact::new("New evidence", Line::default().code(command)));
    }
    if !stale.items.is_empty() {
        facts.push(Fact::new("Next", Line::default().code(&onward.confirm)));
    }
    if !facts.is_empty() {
        blocks.push(Block::Facts(facts));
    }
    Report {
        document: Document {
            words: stale.model.words.clone(),
            blocks,
        },
        data: Data::Stale(Box::new(StaleData::of(stale))),
    }
}

/// Says how many answers should be looked at again, with the command that lists them; none where
/// none should.
pub(super) fn brief(stale: &Stale, command: &str) -> Option<Line> {
    let number = stale.items.len();
    (number > 0).then(|| {
        let answers = format!("{} to look at again", text::count(number, "answer"));
        let line = Line::default().toned(Tone::Open, answers);
        line.text(": ").code(command)
    })
}

fn has_outdated(one: &StaleItem) -> bool {
    let mut why = one.why.iter();
    why.any(|why| matches!(why, WhyStale::Evidence(..)))
}

fn of_sheet(stale: &Stale) -> String {
    let (sheet, model) = (stale.sheet, &stale.sheet.model);
    let by = sheet.respondent.as_ref().and_then(|respondent| {
        let role = respondent.role.as_deref();
        respondent.name.as_deref().or(role)
    });
    let by = by.map(|by| format!("{by}, ")).unwrap_or_default();
    format!("{}, {by}model {} {}", sheet.date, model.id, model.version)
}

fn too_old(stale: &Stale) -> String {
    format!(
        "before {}: more than {} ago",
        stale.since(),
        stale.after.in_words()
    )
}

fn summary(stale: &Stale) -> Line {
    let of = text::count(stale.answers, "answer");
    match stale.items.len() {
        _ if stale.answers == 0 => "There is no answer yet that could grow old.".into(),
        0 => format!("None of {of} has to be looked at again.").into(),
        1 => Line::default().strong(format!("One of {of} should be looked at again.")),
        number => Line::default().strong(format!("{number} of {of} should be looked at again.")),
    }
}

fn task(number: usize, stale: &Stale, one: &StaleItem) -> Task {
    let mut facts: Vec<Fact> = one.why.iter().map(|why| fact(stale.today, *why)).collect();
    let who = words::who(stale.model, one.item);
    facts.extend(who.map(|who| Fact::new("Who knows", who)));
    let title = Line::default().strong(&one.item.title);
    let title = title.text(format!(" ({}): ", place(stale.model, one.item)));
    Task {
        number,
        title: title.text(again::choice(one.item, one.answer)),
        facts,
    }
}

fn place(model: &Model, item: &Item) -> String {
    match model.stage_of(&item.id) {
        Some(stage) => format!("stage {}", stage.number),
        None => "topic".to_owned(),
    }
}

fn fact(today: Date, why: WhyStale) -> Fact {
    match why {
        WhyStale::Reworded(why) => {
            let line = Line::default().toned(Tone::Open, "changed").text(": ");
            Fact::new("Question", line.then(words::linked(why)))
        }
        WhyStale::Old(day) => {
            let old = format!("of {day}, {} old", age(day, today));
            Fact::new("Answer", Line::default().toned(Tone::Open, old))
        }
        WhyStale::Evidence(evidence, outdated) => {
            Fact::new("Evidence", of_evidence(evidence, outdated, today))
        }
    }
}

fn of_evidence(evidence: &Evidence, outdated: Outdated, today: Date) -> Line {
    let line = words::linked(&evidence.text);
    let said = match outdated {
        Outdated::Old(day) => format!(", of {day}, {} old", age(day, today)),
        Outdated::Ended(day) => format!(", ended on {day}, {} ago", age(day, today)),
    };
    line.toned(Tone::Open, said)
}

/// Returns how long ago a day is, in whole months or, where it is less than one, in days.
fn age(day: Date, today: Date) -> String {
    let span = day.until((Unit::Month, today)).unwrap_or_default();
    match usize::try_from(span.get_months()) {
        Ok(0) | Err(_) => text::count(days(day, today), "day"),
        Ok(months) if span.get_days() == 0 => text::count(months, "month"),
        Ok(months) => format!("over {}", text::count(months, "month")),
    }
}

/// Returns how many days lie between two; 0 where the second is the earlier one.
fn days(from: Date, until: Date) -> usize {
    usize::try_from(from.duration_until(until).as_hours() / 24).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn an_age_is_in_whole_months_and_below_one_in_days() {
        let today = date(2026, 3, 31);
        assert_eq!(age(date(2026, 3, 30), today), "1 day");
        assert_eq!(age(date(2026, 3, 1), today), "30 days");
        assert_eq!(age(date(2026, 2, 27), today), "over 1 month");
        assert_eq!(age(date(2024, 12, 31), today), "15 months");
    }
}
