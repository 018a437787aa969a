//! Line by line: for a screen reader, a dumb terminal, ssh and a pipe.

use std::io;

use ospo::answers::Choice;
use ospo::model::{Item, ItemId};

use crate::cli::error::CommandError;
use crate::cli::screen::asking::{Asking, End};
use crate::cli::screen::lines::Console;
use crate::cli::screen::question;

pub(crate) fn line(
    asking: &mut Asking<'_, '_>,
    lines: &mut Console<'_>,
) -> Result<End, CommandError> {
    let mut shown: Option<ItemId> = None;
    let begun_at = lines.count();
    while let Some(item) = asking.interview.current() {
        if shown.as_ref() != Some(&item.id) {
            show(asking, item, lines)?;
            shown = Some(item.id.clone());
        }
        let Some(line) = lines.read("> ")? else {
            if !lines.person() && lines.count() == begun_at + 1 {
                return Err(no_answers());
            }
            return Ok(End::Stopped);
        };
        match act(asking, item, &line, lines)? {
            Next::Same => {}
            Next::Show => shown = None,
            Next::Stop => return Ok(End::Stopped),
        }
    }
    Ok(End::Finished)
}

fn no_answers() -> CommandError {
    CommandError::new(
        "cannot ask questions: there is no terminal, and no answers on standard input",
    )
    .help("give answers with `ospo answer ITEM=LEVEL`, or one a line on standard input")
}

fn show(asking: &Asking<'_, '_>, item: &Item, lines: &mut Console<'_>) -> io::Result<()> {
    let interview = &asking.interview;
    lines.gap()?;
    lines.say(&format!(
        "{}. Question {}.",
        question::place(interview, item),
        question::progress(interview)
    ))?;
    lines.say(&format!("{}: {}", item.title, item.ask))?;
    for (number, (level, step)) in item.levels().enumerate() {
        let head = format!("  {number}  ");
        lines.say_hanging(&head, &format!("{}: {}", level.label, step.anchor))?;
    }
    if let Some(again) = question::again(interview, item) {
        lines.say(&again)?;
    }
    if let Some(present) = question::present(asking, item) {
        let stands = interview.answer_to(item);
        let stands = stands.or_else(|| interview.suggestion(item)).is_some();
        let keeps = match stands {
            true if interview.is_to_confirm(item) => " (Enter confirms it)",
            true => " (Enter keeps it)",
            false => "",
        };
        lines.say(&format!("{present}{keeps}"))?;
    }
    let top = item.scale.levels.len() - 1;
    let drop = if asking.has_outdated() { " d drop what is outdated," } else { "" };
    lines.say(&format!(
        "0-{top} answer, ? why, n not applicable, u don't know, e note and evidence,{drop} b back, \
         j jump, s skip, q stop"
    ))
}

/// What comes after a line was read.
enum Next {
    /// The same question, without showing it again.
    Same,
    /// The question that is current now.
    Show,
    Stop,
}

fn act(
    asking: &mut Asking<'_, '_>,
    item: &Item,
    line: &str,
    lines: &mut Console<'_>,
) -> Result<Next, CommandError> {
    let (key, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let rest = rest.trim();
    let key = key.to_lowercase();
    match key.as_str() {
        "" => keep_present(asking, item, lines),
        "?" | "h" | "help" => {
            for (heading, entries) in question::help(&asking.interview, item) {
                lines.say(&format!("{heading}:"))?;
                for entry in entries {
                    match entry.strip_prefix("- ") {
                        Some(rest) => lines.say_hanging("  - ", rest)?,
                        None => lines.say_hanging("  ", &entry)?,
                    }
                }
            }
            Ok(Next::Same)
        }
        "n" | "n/a" | "not-applicable" => not_applicable(asking, rest, lines),
        "u" | "unknown" => {
            asking.record(Choice::Unknown)?;
            if !rest.is_empty() {
                asking.add_words(Some(rest), None)?;
            }
            confirm(asking, item, lines)
        }
        "e" | "evidence" | "note" => words_on(asking, rest, lines),
        "d" | "drop" if asking.has_outdated() => {
            let dropped = asking.drop_outdated()?;
            lines.say(&question::dropped(dropped))?;
            Ok(Next::Same)
        }
        "b" | "back" => {
            if asking.interview.back() {
                return Ok(Next::Show);
            }
            lines.say("This is the first question.")?;
            Ok(Next::Same)
        }
        "j" | "jump" => jump(asking, rest, lines),
        "s" | "skip" => {
            asking.interview.skip();
            Ok(Next::Show)
        }
        "q" | "quit" | "stop" => Ok(Next::Stop),
        word => match item.scale.meant_by(word) {
            Some(level) => {
                asking.record(Choice::Level(level.id.clone()))?;
                if !rest.is_empty() {
                    asking.add_words(Some(rest), None)?;
                }
                ask_what_shows_it(asking, lines)?;
                confirm(asking, item, lines)
            }
            None => not_understood(item, word, lines),
        },
    }
}

/// Asks a person what shows a high level, once.
fn ask_what_shows_it(
    asking: &mut Asking<'_, '_>,
    lines: &mut Console<'_>,
) -> Result<(), CommandError> {
    if lines.person()
        && asking.wants_evidence()
        && let Some(shown_by) =
            lines.read("What shows it? An address or a few words, or Enter: ")?
        && !shown_by.is_empty()
    {
        asking.add_words(None, Some(&shown_by))?;
    }
    Ok(())
}

fn confirm(
    asking: &mut Asking<'_, '_>,
    item: &Item,
    lines: &mut Console<'_>,
) -> Result<Next, CommandError> {
    if let Some(answer) = asking.interview.answer_to(item) {
        lines.say(&format!("Saved. {}: {}", item.id, question::answer(item, answer)))?;
    }
    asking.interview.advance();
    Ok(Next::Show)
}

/// Enter keeps the present answer, confirms one that is to be confirmed, or takes that of last time.
fn keep_present(
    asking: &mut Asking<'_, '_>,
    item: &Item,
    lines: &mut Console<'_>,
) -> Result<Next, CommandError> {
    let present = asking.interview.answer_to(item);
    if let Some(answer) = present.filter(|_| asking.interview.is_to_confirm(item)) {
        let choice = answer.choice.clone();
        asking.record(choice)?;
        ask_what_shows_it(asking, lines)?;
        return confirm(asking, item, lines);
    }
    if present.is_some() {
        asking.interview.skip();
        return Ok(Next::Show);
    }
    if let Some(former) = asking.interview.suggestion(item) {
        let choice = former.choice.clone();
        asking.record(choice)?;
        return confirm(asking, item, lines);
    }
    if lines.person() {
        lines.say("Nothing is answered yet; `s` skips the question.")?;
    }
    Ok(Next::Same)
}

fn not_applicable(
    asking: &mut Asking<'_, '_>,
    reason: &str,
    lines: &mut Console<'_>,
) -> Result<Next, CommandError> {
    let asked = if reason.is_empty() && lines.person() {
        lines.read("Why does it not apply to you? ")?.unwrap_or_default()
    } else {
        reason.to_owned()
    };
    if asked.is_empty() {
        if !lines.person() {
            return Err(
                lines.wrong("`n` needs a reason", "write it after the letter: n We only consume.")
            );
        }
        lines.say("“Not applicable” needs a reason; nothing was changed.")?;
        return Ok(Next::Same);
    }
    let Some(item) = asking.interview.current() else {
        return Ok(Next::Show);
    };
    asking.record(Choice::NotApplicable { reason: asked })?;
    confirm(asking, item, lines)
}

fn words_on(
    asking: &mut Asking<'_, '_>,
    note: &str,
    lines: &mut Console<'_>,
) -> Result<Next, CommandError> {
    let answered =
        asking.interview.current().is_some_and(|item| asking.interview.answer_to(item).is_some());
    if !answered && !lines.person() {
        let help = "write the words after the level: `2 Seen in May.`";
        return Err(lines.wrong("a note without an answer", help));
    }
    let mut note = Some(note.to_owned()).filter(|note| !note.is_empty());
    let mut shown_by = None;
    if lines.person() {
        if note.is_none() {
            note =
                lines.read("A note on it (Enter leaves it as it is): ")?.filter(|n| !n.is_empty());
        }
        shown_by = lines.read("What shows it (Enter leaves it as it is): ")?;
    }
    asking.add_words(note.as_deref(), shown_by.as_deref())?;
    lines.say("Saved.")?;
    Ok(Next::Same)
}

fn jump(
    asking: &mut Asking<'_, '_>,
    to: &str,
    lines: &mut Console<'_>,
) -> Result<Next, CommandError> {
    let mut to = to.to_owned();
    if to.is_empty() {
        for (index, item) in asking.interview.items().iter().enumerate() {
            let state =
                asking.interview.answer_to(item).map(|answer| question::answer(item, answer));
            let state = state.unwrap_or_else(|| "-".to_owned());
            lines
                .say_hanging(&format!("{:>4}  ", index + 1), &format!("{}: {state}", item.title))?;
        }
        to = lines.read("Jump to number: ")?.unwrap_or_default();
    }
    let by_number = to.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
    let target =
        by_number.and_then(|index| asking.interview.items().get(index).map(|i| i.id.clone()));
    if asking.interview.jump(&target.unwrap_or_else(|| ItemId::new(to.as_str()))) {
        return Ok(Next::Show);
    }
    if !lines.person() {
        return Err(
            lines.wrong(&format!("`{to}` is not asked here"), "jump to a number or an item's id")
        );
    }
    lines.say(&format!("`{to}` is not asked here; give a number of the list or an item's id."))?;
    Ok(Next::Same)
}

/// A person may try again. In a pipe the lines that follow belong to the questions that follow, so
/// nothing may be guessed.
fn not_understood(item: &Item, word: &str, lines: &mut Console<'_>) -> Result<Next, CommandError> {
    let top = item.scale.levels.len() - 1;
    if lines.person() {
        lines.say(&format!(
            "`{word}` is not an answer here: use 0-{top}, or one of the keys above."
        ))?;
        return Ok(Next::Same);
    }
    let message = format!("`{word}` is not an answer to `{}`", item.id);
    let help = format!("write 0-{top}, u, s or `n REASON`; the answers before this line are saved");
    Err(lines.wrong(&message, &help))
}
