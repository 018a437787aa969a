//! Line by line: for a screen reader, a dumb terminal, ssh and a pipe.

use std::io;

use ospo::answers::{self, Choice, NOT_APPLICABLE};
use ospo::model::{Item, ItemId};

use crate::cli::error::CommandError;
use crate::cli::screen::asking::{Asking, End};
use crate::cli::screen::lines::Console;
use crate::cli::screen::question;

pub(crate) fn line(
    asking: &mut Asking<'_, '_>,
    lines: &mut Console<'_>,
) -> Result<End, CommandError> {
    let ended = walk(asking, lines);
    // What could not be saved and was not done again is told once more, as the last word.
    asking.unsaved.take().map_or(ended, Err)
}

fn walk(asking: &mut Asking<'_, '_>, lines: &mut Console<'_>) -> Result<End, CommandError> {
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
    let present = asking.present();
    let is_shown = present.is_some_and(|answer| !answer.evidence.is_empty());
    let drop = if asking.has_outdated() { " d drop what is outdated," } else { "" };
    let remove = if is_shown { " r remove evidence," } else { "" };
    let take_back = if present.is_some() { " x take back," } else { "" };
    lines.say(&format!(
        "0-{top} answer, ? why, n not applicable, u don't know, e note and evidence,{drop}{remove}{take_back} \
         b back, j jump, s skip, q stop"
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
        "e" | "evidence" | "note" => words_on(asking, rest, lines),
        "d" | "drop" if asking.has_outdated() => {
            let dropped = asking.drop_outdated();
            tell_dropped(dropped, asking, lines)
        }
        "r" | "remove" if asking.present().is_some() => remove(asking, rest, lines),
        "x" | "unanswered" if asking.present().is_some() => {
            if saved(asking.take_back(), asking, lines)? {
                lines.say(question::TAKEN_BACK)?;
            }
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
        word => {
            // A label may be of several words.
            let (level, rest) = match item.scale.meant_by(line) {
                Some(level) => (Some(level), ""),
                None => (item.scale.meant_by(word), rest),
            };
            let choice = match (answers::state_meant(word), level) {
                (Some(NOT_APPLICABLE), _) => return not_applicable(asking, rest, lines),
                (Some(_), _) => Choice::Unknown,
                (None, Some(level)) => Choice::Level(level.id.clone()),
                (None, None) => return not_understood(item, word, lines),
            };
            let is_saved = asking.record(choice) && asking.add_words(rest, "");
            if !saved(is_saved, asking, lines)? || !ask_what_shows_it(asking, lines)? {
                return Ok(Next::Same);
            }
            confirm(asking, item, lines)
        }
    }
}

/// Passes on whether something was saved. A person is told why not and may do it again; in a pipe
/// that is the end.
fn saved(
    is_saved: bool,
    asking: &mut Asking<'_, '_>,
    lines: &mut Console<'_>,
) -> Result<bool, CommandError> {
    if let Some(told) = asking.told_unsaved().filter(|_| !is_saved) {
        if !lines.person() {
            return asking.unsaved.take().map_or(Ok(false), Err);
        }
        lines.say(&told)?;
    }
    Ok(is_saved)
}

fn tell_dropped(
    dropped: Option<usize>,
    asking: &mut Asking<'_, '_>,
    lines: &mut Console<'_>,
) -> Result<Next, CommandError> {
    if saved(dropped.is_some(), asking, lines)? {
        lines.say(&question::dropped(dropped.unwrap_or_default()))?;
    }
    Ok(Next::Same)
}

/// Removes the piece of evidence with a number from 1; where there is but one, it needs none.
fn remove(
    asking: &mut Asking<'_, '_>,
    number: &str,
    lines: &mut Console<'_>,
) -> Result<Next, CommandError> {
    let evidence = asking.present().map(|answer| answer.evidence.clone()).unwrap_or_default();
    let number = match (number, evidence.len()) {
        ("", 1) => "1".to_owned(),
        ("", _) if lines.person() => {
            for (index, evidence) in evidence.iter().enumerate() {
                lines.say_hanging(&format!("{:>4}  ", index + 1), &question::piece(evidence))?;
            }
            lines.read("Remove which? ")?.unwrap_or_default()
        }
        (number, _) => number.to_owned(),
    };
    let at = number.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    if let Some(at) = at.filter(|at| *at < evidence.len()) {
        let dropped = asking.drop_evidence(at);
        return tell_dropped(dropped, asking, lines);
    }
    let (message, most) = (format!("there is no evidence `{number}`"), evidence.len());
    if !lines.person() {
        return Err(lines.wrong(&message, &format!("the pieces are 1 to {most}")));
    }
    lines.say("Nothing was removed.")?;
    Ok(Next::Same)
}

/// Asks a person what shows a high level, once; false where the answer cannot be saved.
fn ask_what_shows_it(
    asking: &mut Asking<'_, '_>,
    lines: &mut Console<'_>,
) -> Result<bool, CommandError> {
    if lines.person()
        && asking.wants_evidence()
        && let Some(shown_by) =
            lines.read("What shows it? An address or a few words, or Enter: ")?
        && !shown_by.is_empty()
    {
        return saved(asking.add_words("", &shown_by), asking, lines);
    }
    Ok(true)
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
        if !saved(asking.record(choice), asking, lines)? || !ask_what_shows_it(asking, lines)? {
            return Ok(Next::Same);
        }
        return confirm(asking, item, lines);
    }
    if present.is_some() {
        asking.interview.skip();
        return Ok(Next::Show);
    }
    if let Some(former) = asking.interview.suggestion(item) {
        let choice = former.choice.clone();
        if !saved(asking.record(choice), asking, lines)? {
            return Ok(Next::Same);
        }
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
    if !saved(asking.record(Choice::NotApplicable { reason: asked }), asking, lines)? {
        return Ok(Next::Same);
    }
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
    let mut note = note.to_owned();
    let mut shown_by = String::new();
    if lines.person() {
        if note.is_empty() {
            note = lines.read("A note on it (Enter adds none): ")?.unwrap_or_default();
        }
        shown_by = lines.read("What shows it (Enter adds nothing): ")?.unwrap_or_default();
    }
    if saved(asking.add_words(&note, &shown_by), asking, lines)? {
        lines.say("Saved.")?;
    }
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
