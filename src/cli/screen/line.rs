//! Line by line: for a screen reader, a dumb terminal, ssh and a pipe.

use std::io;

use ospo::answers::{self, Choice, Evidence, LevelMeant, NOT_APPLICABLE};
use ospo::model::{Item, ItemId};

use crate::cli::error::CommandError;
use crate::cli::lookup::{self, Wrong};
use crate::cli::screen::asking::{self, Asking, End};
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
    let way = "give answers with `ospo answer ITEM=LEVEL`, or one a line on standard input";
    let mut shown: Option<ItemId> = None;
    let begun_at = lines.count();
    let mut talk = Talk { asking, lines };
    while let Some(item) = talk.asking.interview.current() {
        if shown.as_ref() != Some(&item.id) {
            talk.show(item)?;
            shown = Some(item.id.clone());
        }
        let Some(line) = talk.lines.answer(begun_at, way)? else {
            return Ok(End::Stopped);
        };
        match talk.act(item, &line)? {
            Next::Same => {}
            Next::Show => shown = None,
            Next::Stop => return Ok(End::Stopped),
        }
    }
    Ok(End::Finished)
}

struct Talk<'t, 'a, 'm, 'c> {
    asking: &'t mut Asking<'a, 'm>,
    lines: &'t mut Console<'c>,
}

impl Talk<'_, '_, '_, '_> {
    fn show(&mut self, item: &Item) -> io::Result<()> {
        let interview = &self.asking.interview;
        self.lines.gap()?;
        self.lines.say(&format!(
            "{}. Question {}.",
            question::place(interview, item),
            question::progress(interview)
        ))?;
        self.lines.say(&format!("{}: {}", item.title, item.ask))?;
        for (number, (level, step)) in item.levels().enumerate() {
            let head = format!("  {number}  ");
            self.lines.say_hanging(&head, &format!("{}: {}", level.label, step.anchor))?;
        }
        if let Some(again) = question::again(interview, item) {
            self.lines.say(&again)?;
        }
        if let Some(present) = question::present(self.asking, item) {
            let stands = interview.answer_to(item);
            let stands = stands.or_else(|| interview.suggestion(item)).is_some();
            let keeps = match stands {
                true if interview.is_to_confirm(item) => " (Enter confirms it)",
                true => " (Enter keeps it)",
                false => "",
            };
            self.lines.say(&format!("{present}{keeps}"))?;
        }
        let top = item.scale.levels.len() - 1;
        let present = self.asking.present();
        let is_shown = present.is_some_and(|answer| !answer.evidence.is_empty());
        let drop = if self.asking.has_outdated() { " d drop what is outdated," } else { "" };
        let remove = if is_shown { " r remove evidence," } else { "" };
        let take_back = if present.is_some() { " x take back," } else { "" };
        let least = if top > 1 { format!(" {}+ at least that,", top / 2) } else { String::new() };
        self.lines.say(&format!(
            "0-{top} answer,{least} ? why, n not applicable, u don't know, e note and \
             evidence,{drop}{remove}{take_back} b back, j jump, s skip, q stop"
        ))
    }

    fn act(&mut self, item: &Item, line: &str) -> Result<Next, CommandError> {
        let (key, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        let rest = rest.trim();
        let key = key.to_lowercase();
        match key.as_str() {
            "" => self.keep_present(item),
            "?" | "h" | "help" => {
                for (heading, entries) in question::help(&self.asking.interview, item) {
                    self.lines.say(&format!("{heading}:"))?;
                    for entry in entries {
                        match entry.strip_prefix("- ") {
                            Some(rest) => self.lines.say_hanging("  - ", rest)?,
                            None => self.lines.say_hanging("  ", &entry)?,
                        }
                    }
                }
                Ok(Next::Same)
            }
            "e" | "evidence" | "note" => self.words_on(rest),
            "d" | "drop" if self.asking.has_outdated() => {
                let dropped = self.asking.drop_outdated();
                self.tell_dropped(dropped)
            }
            "r" | "remove" if self.asking.present().is_some() => self.remove(rest),
            "x" | "unanswered" if self.asking.present().is_some() => {
                let is_saved = self.asking.take_back();
                if self.saved(is_saved)? {
                    self.lines.say(question::TAKEN_BACK)?;
                }
                Ok(Next::Same)
            }
            "b" | "back" => {
                if self.asking.interview.back() {
                    return Ok(Next::Show);
                }
                self.lines.say("This is the first question.")?;
                Ok(Next::Same)
            }
            "j" | "jump" => self.jump(rest),
            "s" | "skip" => {
                self.asking.interview.skip();
                Ok(Next::Show)
            }
            "q" | "quit" | "stop" => Ok(Next::Stop),
            word => {
                // A label may be of several words.
                let (level, rest) = match LevelMeant::of(line, &item.scale) {
                    Some(level) => (Some(level), ""),
                    None => (LevelMeant::of(word, &item.scale), rest),
                };
                let choice = match (answers::state_meant(word), level) {
                    (Some(NOT_APPLICABLE), _) => return self.not_applicable(rest),
                    (Some(_), _) => Choice::Unknown,
                    (None, Some(level)) => {
                        let Some(choice) = level.choice() else {
                            let Wrong { message, help } = lookup::says_nothing();
                            return self.refuse(&format!("{message}; {help}."), &message, &help);
                        };
                        choice
                    }
                    (None, None) => return self.not_understood(item, word),
                };
                let is_saved = self.asking.record(choice) && self.asking.add_words(rest, None);
                if self.saved(is_saved)? && self.ask_what_shows_it()? {
                    return self.confirm(item);
                }
                Ok(Next::Same)
            }
        }
    }

    /// Passes on whether something was saved. A person is told why not and may do it again; in a
    /// pipe that is the end.
    fn saved(&mut self, is_saved: bool) -> Result<bool, CommandError> {
        if let Some(told) = self.asking.told_unsaved().filter(|_| !is_saved) {
            if !self.lines.person() {
                return self.asking.unsaved.take().map_or(Ok(false), Err);
            }
            self.lines.say(&told)?;
        }
        Ok(is_saved)
    }

    fn tell_dropped(&mut self, dropped: Option<usize>) -> Result<Next, CommandError> {
        if self.saved(dropped.is_some())? {
            self.lines.say(&question::dropped(dropped.unwrap_or_default()))?;
        }
        Ok(Next::Same)
    }

    /// Removes the piece of evidence with a number from 1; where there is but one, it needs none.
    fn remove(&mut self, number: &str) -> Result<Next, CommandError> {
        let evidence = self.asking.present().map(|answer| answer.evidence.clone());
        let evidence = evidence.unwrap_or_default();
        let number = match (number, evidence.len()) {
            ("", 1) => "1".to_owned(),
            ("", _) if self.lines.person() => {
                for (index, evidence) in evidence.iter().enumerate() {
                    let head = format!("{:>4}  ", index + 1);
                    self.lines.say_hanging(&head, &question::piece(evidence))?;
                }
                self.lines.read("Remove which? ")?.unwrap_or_default()
            }
            (number, _) => number.to_owned(),
        };
        let at = number.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        if let Some(at) = at.filter(|at| *at < evidence.len()) {
            let dropped = self.asking.drop_evidence(at);
            return self.tell_dropped(dropped);
        }
        let message = format!("there is no evidence `{number}`");
        let help = format!("the pieces are 1 to {}", evidence.len());
        self.refuse("Nothing was removed.", &message, &help)
    }

    /// Asks a person what shows a high level, once; false where the answer cannot be saved.
    fn ask_what_shows_it(&mut self) -> Result<bool, CommandError> {
        if !self.lines.person() || !self.asking.wants_evidence() {
            return Ok(true);
        }
        let prompt = "What shows it? An address or words, a day in brackets, or Enter: ";
        let shown_by = self.read_evidence(prompt)?;
        let is_saved = self.asking.add_words("", shown_by);
        self.saved(is_saved)
    }

    /// Reads what shows an answer, until its days are right; none where nothing is said.
    fn read_evidence(&mut self, prompt: &str) -> Result<Option<Evidence>, CommandError> {
        loop {
            let typed = self.lines.read(prompt)?.unwrap_or_default();
            match asking::shown_by(&typed) {
                Ok(shown_by) => return Ok(shown_by),
                Err(told) => self.lines.say(&told)?,
            }
        }
    }

    fn confirm(&mut self, item: &Item) -> Result<Next, CommandError> {
        if let Some(answer) = self.asking.interview.answer_to(item) {
            self.lines.say(&format!("Saved. {}: {}", item.id, question::answer(item, answer)))?;
        }
        self.asking.interview.advance();
        Ok(Next::Show)
    }

    /// Enter keeps the present answer, confirms one that is to be confirmed, or takes that of last
    /// time.
    fn keep_present(&mut self, item: &Item) -> Result<Next, CommandError> {
        let present = self.asking.interview.answer_to(item);
        if let Some(answer) = present.filter(|_| self.asking.interview.is_to_confirm(item)) {
            let choice = answer.choice.clone();
            let is_saved = self.asking.record(choice);
            if self.saved(is_saved)? && self.ask_what_shows_it()? {
                return self.confirm(item);
            }
            return Ok(Next::Same);
        }
        if present.is_some() {
            self.asking.interview.skip();
            return Ok(Next::Show);
        }
        if let Some(former) = self.asking.interview.suggestion(item) {
            let choice = former.choice.clone();
            let is_saved = self.asking.record(choice);
            return if self.saved(is_saved)? { self.confirm(item) } else { Ok(Next::Same) };
        }
        if self.lines.person() {
            self.lines.say("Nothing is answered yet; `s` skips the question.")?;
        }
        Ok(Next::Same)
    }

    fn not_applicable(&mut self, reason: &str) -> Result<Next, CommandError> {
        let asked = if reason.is_empty() && self.lines.person() {
            self.lines.read("Why does it not apply to you? ")?.unwrap_or_default()
        } else {
            reason.to_owned()
        };
        if asked.is_empty() {
            let told = "“Not applicable” needs a reason; nothing was changed.";
            let help = "write it after the letter: n We only consume.";
            return self.refuse(told, "`n` needs a reason", help);
        }
        let Some(item) = self.asking.interview.current() else {
            return Ok(Next::Show);
        };
        let is_saved = self.asking.record(Choice::NotApplicable { reason: asked });
        if self.saved(is_saved)? { self.confirm(item) } else { Ok(Next::Same) }
    }

    fn words_on(&mut self, note: &str) -> Result<Next, CommandError> {
        let interview = &self.asking.interview;
        let answered = interview.current().is_some_and(|item| interview.answer_to(item).is_some());
        if !answered && !self.lines.person() {
            let help = "write the words after the level: `2 Seen in May.`";
            return Err(self.lines.wrong("a note without an answer", help));
        }
        let mut note = note.to_owned();
        let mut shown_by = None;
        if self.lines.person() {
            if note.is_empty() {
                note = self.lines.read("A note on it (Enter adds none): ")?.unwrap_or_default();
            }
            let prompt = "What shows it, a day in brackets (Enter adds nothing): ";
            shown_by = self.read_evidence(prompt)?;
        }
        let is_saved = self.asking.add_words(&note, shown_by);
        if self.saved(is_saved)? {
            self.lines.say("Saved.")?;
        }
        Ok(Next::Same)
    }

    fn jump(&mut self, to: &str) -> Result<Next, CommandError> {
        let mut to = to.to_owned();
        if to.is_empty() {
            let interview = &self.asking.interview;
            for (index, item) in interview.items().iter().enumerate() {
                let answer = interview.answer_to(item);
                let state = answer.map_or("-".to_owned(), |answer| question::answer(item, answer));
                let state = format!("{}: {state}", item.title);
                self.lines.say_hanging(&format!("{:>4}  ", index + 1), &state)?;
            }
            to = self.lines.read("Jump to number: ")?.unwrap_or_default();
        }
        let by_number = to.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
        let items = self.asking.interview.items();
        let target = by_number.and_then(|index| items.get(index).map(|item| item.id.clone()));
        if self.asking.interview.jump(&target.unwrap_or_else(|| ItemId::new(to.as_str()))) {
            return Ok(Next::Show);
        }
        let message = format!("`{to}` is not asked here");
        let told = format!("{message}; give a number of the list or an item's id.");
        self.refuse(&told, &message, "jump to a number or an item's id")
    }

    fn not_understood(&mut self, item: &Item, word: &str) -> Result<Next, CommandError> {
        let top = item.scale.levels.len() - 1;
        let told =
            format!("`{word}` is not an answer here: use 0-{top}, or one of the keys above.");
        let message = format!("`{word}` is not an answer to `{}`", item.id);
        let way = format!("write 0-{top}, u, s or `n REASON`");
        self.refuse(&told, &message, &format!("{way}; the answers before this line are saved"))
    }

    /// A person is told and may try again. In a pipe the lines that follow belong to the questions
    /// that follow, so nothing may be guessed.
    fn refuse(&mut self, told: &str, message: &str, help: &str) -> Result<Next, CommandError> {
        if !self.lines.person() {
            return Err(self.lines.wrong(message, help));
        }
        self.lines.say(told)?;
        Ok(Next::Same)
    }
}

/// What comes after a line was read.
enum Next {
    /// The same question, without showing it again.
    Same,
    /// The question that is current now.
    Show,
    Stop,
}
