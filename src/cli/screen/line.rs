//! Line by line: for a screen reader, a dumb terminal, ssh and a pipe.

use std::io;

use ospo::answers::{self, AnswerMeant, Choice};
use ospo::lang::Lang;
use ospo::model::{Item, ItemId};
use ospo::{say, text};

use crate::cli::error::CommandError;
use crate::cli::find::Wrong;
use crate::cli::lookup;
use crate::cli::screen::asking::{Asking, End};
use crate::cli::screen::lines::Console;
use crate::cli::screen::recall::Typed;
use crate::cli::screen::talk::{Next, Talk};
use crate::cli::screen::{explained, keys, question};

/// Of a line that is not understood so many characters are told.
const LONGEST_WORD: usize = 40;
/// An answer has at most so many words.
const MOST_WORDS: usize = 8;

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

impl Talk<'_, '_, '_, '_> {
    fn show(&mut self, item: &Item) -> io::Result<()> {
        self.introduce()?;
        let (lang, interview) = (self.asking.lang(), &self.asking.interview);
        self.lines.gap()?;
        let place = question::place(interview, item);
        let progress = question::progress(self.asking);
        self.lines.say(&say!(lang, "{place}. Question {progress}.", place, progress))?;
        self.lines.say(&lang.named(&item.title, &item.ask))?;
        let wide = item.scale.number(item.scale.levels.len() - 1).to_string().len();
        for (at, (level, step)) in item.levels().enumerate() {
            let head = format!("  {:>wide$}  ", item.scale.number(at));
            let words = lang.named(&level.label, &step.anchor);
            if self.asking.quick {
                self.lines.say_on_one(&head, &words)?;
            } else {
                self.lines.say_hanging(&head, &words)?;
            }
        }
        if let Some(again) = question::again(interview, item) {
            self.lines.say(&again)?;
        }
        if let Some(present) = question::present(self.asking, item) {
            let stands = interview.answer_to(item);
            let stands = stands.or_else(|| interview.suggestion(item)).is_some();
            self.lines.say(&match stands {
                true if interview.is_to_confirm(item) => {
                    say!(lang, "{present} (Enter confirms it)", present)
                }
                true => say!(lang, "{present} (Enter keeps it)", present),
                false => present,
            })?;
        }
        for found in question::found(self.asking, item) {
            self.lines.say(&found)?;
        }
        let numbers = keys::numbers(&item.scale);
        let mut letters = vec![say!(lang, "{numbers} answer", numbers)];
        let last = item.scale.levels.len() - 1;
        let middle = item.scale.number(last / 2);
        letters.extend((last > 1).then(|| say!(lang, "{level}+ at least that", level = middle)));
        letters.extend(keys::asked(self.asking));
        self.lines.say(&lang.in_a_row(letters))
    }

    /// Says to a person what the part is about that begins.
    fn introduce(&mut self) -> io::Result<()> {
        if !self.lines.person() {
            return Ok(());
        }
        let Some(part) = self.asking.introduce_next() else { return Ok(()) };
        self.lines.gap()?;
        for (heading, entries) in explained::part(self.asking, &part) {
            if !heading.is_empty() {
                self.lines.say(&heading)?;
            }
            for entry in entries {
                match entry.strip_prefix("- ") {
                    Some(rest) => self.lines.say_hanging("  - ", rest)?,
                    None => self.lines.say_hanging("  ", &entry)?,
                }
            }
        }
        Ok(())
    }

    fn act(&mut self, item: &Item, line: &str) -> Result<Next, CommandError> {
        let lang = self.asking.lang();
        let (key, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        let rest = rest.trim();
        let key = key.to_lowercase();
        match key.as_str() {
            "" => self.keep_present(item),
            "?" | "h" | "help" => {
                for (heading, entries) in explained::help(self.asking, item) {
                    self.lines.say(&say!(lang, "{heading}:", heading))?;
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
            "f" | "found" if self.asking.has_found() => {
                let told = self.asking.take_found();
                if self.saved(told.is_some())? {
                    self.lines.say(&told.unwrap_or_default())?;
                }
                Ok(Next::Same)
            }
            "d" | "drop" if self.asking.has_outdated() => {
                let dropped = self.asking.drop_outdated();
                self.tell_dropped(dropped)
            }
            "c" | "sure" if self.asking.present().is_some() => self.how_sure(rest),
            "r" | "remove" if self.asking.present().is_some() => self.remove(rest),
            "x" | "unanswered" if self.asking.present().is_some() => {
                let is_saved = self.asking.take_back();
                if self.saved(is_saved)? {
                    self.lines.say(&question::taken_back(lang))?;
                }
                Ok(Next::Same)
            }
            "b" | "back" => {
                if self.asking.interview.back() {
                    return Ok(Next::Show);
                }
                self.lines.say(&say!(lang, "This is the first question."))?;
                Ok(Next::Same)
            }
            "j" | "jump" => self.jump(rest),
            "s" | "skip" => {
                self.asking.interview.skip();
                Ok(Next::Show)
            }
            "q" | "quit" | "stop" => Ok(Next::Stop),
            _ => {
                let (meant, rest) = meant(line, item, lang);
                let choice = match meant {
                    Some(AnswerMeant::NotApplicable) => return self.not_applicable(rest),
                    Some(meant) => {
                        let Some(choice) = meant.choice(None) else {
                            let Wrong { message, help } = lookup::says_nothing();
                            let told = question::says_nothing(lang);
                            return self.refuse(&told, &message, &help);
                        };
                        choice
                    }
                    None => return self.not_understood(item, line),
                };
                let is_saved = self.asking.record(choice) && self.asking.add_words(rest, None);
                if self.saved(is_saved)? && self.ask_what_shows_it()? {
                    return self.confirm(item);
                }
                Ok(Next::Same)
            }
        }
    }

    fn confirm(&mut self, item: &Item) -> Result<Next, CommandError> {
        self.lines.drop_typed_ahead();
        if let Some(answer) = self.asking.interview.answer_to(item) {
            let lang = self.asking.lang();
            let answer = question::answer(lang, item, answer);
            self.lines.say(&say!(lang, "Saved. {title}: {answer}", title = item.id, answer))?;
        }
        if let Some(not_kept) = self.asking.not_kept() {
            self.lines.say(&not_kept)?;
        }
        if let Some(against) = self.asking.against() {
            self.lines.say(&against)?;
            if self.lines.person() && !self.keeps()? {
                return Ok(Next::Show);
            }
        }
        let certain = self.asking.tell_certain();
        self.asking.interview.advance();
        match certain {
            Some(certain) => self.offer(&certain),
            None => Ok(Next::Show),
        }
    }

    /// Asks a person whether an answer is kept that programs found otherwise.
    fn keeps(&mut self) -> Result<bool, CommandError> {
        let lang = self.asking.lang();
        let prompt = say!(lang, "Keep the answer? Enter keeps it, b asks again");
        loop {
            match self.read(&prompt)?.to_lowercase().as_str() {
                "" | "y" | "yes" => return Ok(true),
                "b" | "back" | "n" | "no" => return Ok(false),
                _ => {}
            }
        }
    }

    /// Says what is certain, and lets a person stop there.
    fn offer(&mut self, certain: &str) -> Result<Next, CommandError> {
        self.lines.say(certain)?;
        if !self.lines.person() {
            return Ok(Next::Show);
        }
        let prompt = say!(self.asking.lang(), "Go on? Enter goes on, q stops here");
        loop {
            match self.read(&prompt)?.to_lowercase().as_str() {
                "" | "y" | "yes" => return Ok(Next::Show),
                "q" | "quit" | "stop" | "n" | "no" => return Ok(Next::Stop),
                _ => {}
            }
        }
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
            let told = say!(self.asking.lang(), "Nothing is answered yet; `s` skips the question.");
            self.lines.say(&told)?;
        }
        Ok(Next::Same)
    }

    fn not_applicable(&mut self, reason: &str) -> Result<Next, CommandError> {
        let lang = self.asking.lang();
        let mut asked = reason.to_owned();
        if asked.is_empty() && self.lines.person() {
            let last = self.asking.recall.ago(Typed::Reason, 1).map(str::to_owned);
            let prompt = question::why_not(self.asking, last.as_deref());
            asked = self.read(&prompt)?;
            if asked.is_empty() {
                asked = last.unwrap_or_default();
            }
        }
        if asked.is_empty() {
            let told = &say!(lang, "“Not applicable” needs a reason; nothing was changed.");
            let help = "write it after the letter: n We only consume.";
            return self.refuse(told, "`n` needs a reason", help);
        }
        let Some(item) = self.asking.interview.current() else {
            return Ok(Next::Show);
        };
        let is_saved = self.asking.record(Choice::NotApplicable { reason: asked });
        if self.saved(is_saved)? { self.confirm(item) } else { Ok(Next::Same) }
    }

    fn jump(&mut self, to: &str) -> Result<Next, CommandError> {
        let lang = self.asking.lang();
        let mut to = to.to_owned();
        if to.is_empty() {
            let interview = &self.asking.interview;
            for (index, item) in interview.items().iter().enumerate() {
                let answer = interview.answer_to(item);
                let state =
                    answer.map_or("-".to_owned(), |answer| question::answer(lang, item, answer));
                let state = lang.named(&item.title, &state);
                self.lines.say_hanging(&format!("{:>4}  ", index + 1), &state)?;
            }
            for row in self.asking.rows_left_out() {
                self.lines.say_hanging("   -  ", &row)?;
            }
            to = self.read(&say!(lang, "Jump to number"))?;
        }
        let by_number = text::number_of(&answers::name_key(&to)).and_then(|n| n.checked_sub(1));
        let items = self.asking.interview.items();
        let numbered = by_number.and_then(|index| items.get(index).map(|item| item.id.clone()));
        let named = || Some(lookup::item(self.asking.interview.model(), &to).ok()?.id.clone());
        let target = numbered.or_else(named);
        if target.is_some_and(|target| self.asking.interview.jump(&target)) {
            return Ok(Next::Show);
        }
        let message = format!("`{to}` is not asked here");
        let told =
            say!(lang, "`{to}` is not asked here; give a number of the list or an item's id.", to);
        self.refuse(&told, &message, "jump to a number or an item's id")
    }

    fn not_understood(&mut self, item: &Item, line: &str) -> Result<Next, CommandError> {
        let word = &*text::clipped(line, LONGEST_WORD);
        let told = say!(
            self.asking.lang(),
            "`{word}` is not an answer here: use {numbers}, or one of the keys above.",
            word,
            numbers = keys::numbers(&item.scale)
        );
        let help = answers::what_may_be_written(item.id.as_str(), word, &item.scale);
        let help = format!("{help}; the answers before this line are saved");
        self.refuse(&told, &format!("unknown level `{word}`"), &help)
    }
}

/// Returns what the words mean with which a line begins, and the words behind them: as many as mean
/// something belong to the answer.
fn meant<'i, 'l>(line: &'l str, item: &'i Item, lang: &Lang) -> (Option<AnswerMeant<'i>>, &'l str) {
    let begin = |line: &'l str| {
        let ends = line.char_indices().filter(|(_, sign)| sign.is_whitespace()).map(|(at, _)| at);
        let ends: Vec<usize> = ends.take(MOST_WORDS).chain([line.len()]).collect();
        ends.into_iter().rev().find_map(|at| {
            let (word, rest) = line.split_at(at);
            Some((AnswerMeant::of(word, &item.scale, lang)?, word, rest.trim()))
        })
    };
    match begin(line) {
        // `3 - Repeatable` names two levels, unless one is the number of the other.
        Some((_, word, rest)) if word.ends_with(['-', '–', '—', ':']) && begin(rest).is_some() => {
            (None, "")
        }
        Some((meant, _, rest)) => (Some(meant), rest),
        None => (None, ""),
    }
}
