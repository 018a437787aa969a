//! The full screen: what the keys do. How it looks is in `view`.

use std::time::Duration;
use std::{io, mem};

use ospo::answers::{Answer, Choice, Confidence, Decision};
use ospo::lang::Lang;
use ospo::model::Item;
use ospo::{say, text};
use ratatui::DefaultTerminal;
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::cli::error::CommandError;
use crate::cli::screen::asking::{Asking, End};
use crate::cli::screen::explained::Part;
use crate::cli::screen::input::{Input, lower};
use crate::cli::screen::state::{Mode, Screen, TextField};
use crate::cli::screen::{question, view};
use crate::cli::{signal, terminal};

/// How long is waited for keys that were typed ahead; with no time at all, those that have been read
/// already would not be seen.
const AHEAD: Duration = Duration::from_millis(10);
/// How many lines of help one key turns over.
const PAGE: u16 = 10;

/// Asks all questions on the whole screen, and gives it back however it ends.
pub(crate) fn full(asking: &mut Asking<'_, '_>, unicode: bool) -> Result<End, CommandError> {
    signal::screen_is_on(true);
    let ended = terminal::take().map_err(CommandError::from);
    let ended = ended.and_then(|mut taken| Screen::new(asking, unicode).run(&mut taken));
    let whole = signal::undisturbed();
    // Not while somebody who let us go on has it taken once more.
    signal::give_screen_back();
    drop(whole);
    // What could not be saved and was not done again is told once more, where it can be read.
    asking.unsaved.take().map_or(ended, Err)
}

impl Screen<'_, '_, '_> {
    fn run(mut self, taken: &mut DefaultTerminal) -> Result<End, CommandError> {
        while let Some(item) = self.asking.interview.current() {
            if mem::take(&mut self.is_new) && self.drop_typed_ahead()? {
                return Ok(End::Interrupted);
            }
            let whole = signal::undisturbed();
            terminal::fit(taken)?;
            taken.draw(|frame| {
                view::draw(frame, &self, item);
                if !self.unicode {
                    in_ascii(frame.buffer_mut());
                }
            })?;
            drop(whole);
            match event::read()? {
                Event::Key(key) if key.kind != KeyEventKind::Release => {
                    if let Some(end) = self.key(key, item) {
                        return Ok(end);
                    }
                }
                Event::Paste(text) => self.paste(&text),
                _ => {}
            }
        }
        Ok(End::Finished)
    }

    /// Passes over keys that were typed before the question is shown, and tells so; true where Ctrl-C
    /// is among them.
    fn drop_typed_ahead(&mut self) -> io::Result<bool> {
        let mut dropped = false;
        while event::poll(AHEAD)? {
            match event::read()? {
                Event::Key(key) if is_interrupt(key) => return Ok(true),
                Event::Key(key) if key.kind == KeyEventKind::Release => {}
                Event::Key(_) | Event::Paste(_) => dropped = true,
                _ => {}
            }
        }
        if dropped {
            let told = say!(self.asking.lang(), "Keys typed too early were left out.");
            self.message = Some(match self.message.take() {
                Some(saved) => format!("{saved} {told}"),
                None => told,
            });
        }
        Ok(false)
    }

    fn paste(&mut self, text: &str) {
        if let Mode::Type(_, input) = &mut self.mode {
            input.paste(text);
        }
    }

    /// Does what a key says; an end where it ends the asking.
    pub(super) fn key(&mut self, key: KeyEvent, item: &Item) -> Option<End> {
        let told = self.message.take();
        if is_interrupt(key) {
            return Some(End::Interrupted);
        }
        if is_with_control(key, 'z') {
            signal::stop_all();
            self.message = told;
            return None;
        }
        let held = key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
        if held && !matches!(self.mode, Mode::Help(_) | Mode::Type(..)) {
            return None;
        }
        match mem::replace(&mut self.mode, Mode::Ask) {
            Mode::Ask => return self.key_ask(key, item, told.as_deref()),
            Mode::Help(scrolled) => self.key_help(key, scrolled),
            Mode::Jump(at, typed) => self.key_jump(key, at, typed),
            Mode::Drop(at) => self.key_drop(key, at),
            Mode::Against(told) => self.key_against(key, told),
            Mode::Offer(told) => return self.key_offer(key, told),
            Mode::Intro(told, scrolled) => return self.key_intro(key, told, scrolled),
            Mode::Type(field, input) => self.key_type(key, field, input),
        }
        None
    }

    /// `told` is what the screen said before the key.
    fn key_ask(&mut self, key: KeyEvent, item: &Item, told: Option<&str>) -> Option<End> {
        let lang = self.asking.lang();
        let last = item.scale.levels.len() - 1;
        let begun = mem::take(&mut self.typed);
        match lower(key.code) {
            KeyCode::Up => self.cursor = Some(self.cursor.map_or(last, |at| at.saturating_sub(1))),
            KeyCode::Down => self.cursor = Some(self.cursor.map_or(0, |at| (at + 1).min(last))),
            KeyCode::Home => self.cursor = Some(0),
            KeyCode::End => self.cursor = Some(last),
            KeyCode::Enter => match self.cursor {
                Some(level) if !self.is_least(item, level) => self.take_level(item, level),
                Some(_) | None => self.confirm(item),
            },
            KeyCode::Char('+') => self.take_at_least(item),
            KeyCode::Char(digit @ '0'..='9') => self.type_number(item, digit, begun),
            KeyCode::Char('?' | 'h') => self.mode = Mode::Help(0),
            KeyCode::Char('n') => {
                self.mode = Mode::Type(TextField::Reason, Input::new(&self.present_reason(item)));
            }
            KeyCode::Char('u') => {
                let is_saved = self.asking.record(Choice::Unknown);
                self.go_on_if(is_saved, None);
            }
            KeyCode::Char('e') => self.open_note(item),
            KeyCode::Char('f') if self.asking.has_found() => {
                self.message = self.asking.take_found().or(self.asking.told_unsaved());
            }
            KeyCode::Char('d') if self.asking.has_outdated() => {
                let dropped = self.asking.drop_outdated();
                self.tell_dropped(dropped);
            }
            KeyCode::Char('c') if self.asking.present().is_some() => self.next_confidence(),
            KeyCode::Char('r') if self.has_evidence() => self.mode = Mode::Drop(0),
            KeyCode::Char('x')
                if self.asking.present().is_some_and(has_words)
                    && told != Some(take_back_asked(lang).as_str()) =>
            {
                self.message = Some(take_back_asked(lang));
            }
            KeyCode::Char('x') if self.asking.present().is_some() => {
                let taken_back = Some(question::taken_back(lang));
                let is_saved = self.asking.take_back();
                self.arrive();
                self.message = taken_back.filter(|_| is_saved).or(self.asking.told_unsaved());
            }
            KeyCode::Char('b') | KeyCode::Left => self.back(),
            KeyCode::Char('s') | KeyCode::Right => {
                self.asking.interview.skip();
                self.arrive_ahead();
            }
            KeyCode::Char('j') => {
                self.mode = Mode::Jump(self.asking.interview.progress().at.saturating_sub(1), 0);
            }
            KeyCode::Char('q') => return Some(End::Stopped),
            _ => {}
        }
        None
    }

    /// Takes what stands there where it is no level alone: don't know, not applicable, at least one.
    fn confirm(&mut self, item: &Item) {
        let interview = &self.asking.interview;
        let stands = interview.answer_to(item).or_else(|| interview.suggestion(item));
        if let Some(choice) = stands.map(|answer| answer.choice.clone()) {
            let is_saved = self.asking.record(choice);
            self.go_on_if(is_saved, None);
        } else {
            self.message = Some(say!(
                self.asking.lang(),
                "Nothing is chosen yet: arrow keys go to a level, a digit answers, `s` skips."
            ));
        }
    }

    fn back(&mut self) {
        if !self.asking.interview.back() {
            self.message = Some(say!(self.asking.lang(), "This is the first question."));
        }
        self.arrive();
    }

    fn present_reason(&self, item: &Item) -> String {
        match self.asking.interview.answer_to(item).map(|answer| &answer.choice) {
            Some(Choice::NotApplicable { reason }) => reason.clone(),
            _ => String::new(),
        }
    }

    fn open_note(&mut self, item: &Item) {
        let answer = self.asking.interview.answer_to(item);
        let note = answer.and_then(|answer| answer.note.as_deref());
        self.mode = Mode::Type(TextField::Note, Input::of_lines(note.unwrap_or_default()));
    }

    /// Says the next of how sure one may be; after the last one, nothing.
    fn next_confidence(&mut self) {
        let sure = self.asking.present().and_then(|answer| answer.confidence);
        let next = match sure {
            None => Some(Confidence::Low),
            Some(sure) => Confidence::ALL.into_iter().find(|one| *one > sure),
        };
        let lang = self.asking.lang();
        let told = question::sure_now(lang, next);
        let told = say!(lang, "{told} c again says another.", told);
        let is_saved = self.asking.set_confidence(next);
        self.message = Some(told).filter(|_| is_saved).or(self.asking.told_unsaved());
    }

    fn tell_dropped(&mut self, dropped: Option<usize>) {
        let told = dropped.map(|pieces| question::dropped(self.asking.lang(), pieces));
        self.message = told.or(self.asking.told_unsaved());
    }

    fn has_evidence(&self) -> bool {
        self.asking.present().is_some_and(|answer| !answer.evidence.is_empty())
    }

    fn key_drop(&mut self, key: KeyEvent, at: usize) {
        let pieces = self.asking.present().map_or(0, |answer| answer.evidence.len());
        match lower(key.code) {
            KeyCode::Up => self.mode = Mode::Drop(at.saturating_sub(1)),
            KeyCode::Down => self.mode = Mode::Drop((at + 1).min(pieces.saturating_sub(1))),
            KeyCode::Enter | KeyCode::Delete => {
                let dropped = self.asking.drop_evidence(at);
                self.tell_dropped(dropped);
            }
            KeyCode::Esc | KeyCode::Char('r' | 'q') => {}
            _ => self.mode = Mode::Drop(at),
        }
    }

    fn key_help(&mut self, key: KeyEvent, scrolled: u16) {
        self.mode = match key.code {
            KeyCode::Down => Mode::Help(scrolled.saturating_add(1)),
            KeyCode::Up => Mode::Help(scrolled.saturating_sub(1)),
            KeyCode::PageDown | KeyCode::Char(' ') => Mode::Help(scrolled.saturating_add(PAGE)),
            KeyCode::PageUp => Mode::Help(scrolled.saturating_sub(PAGE)),
            KeyCode::Home => Mode::Help(0),
            _ => Mode::Ask,
        };
    }

    fn key_against(&mut self, key: KeyEvent, told: String) {
        match lower(key.code) {
            KeyCode::Enter => self.go_on_all_the_same(),
            KeyCode::Char('b') | KeyCode::Esc => self.arrive(),
            _ => self.mode = Mode::Against(told),
        }
    }

    /// Nothing but what is offered is taken: the next question is not seen yet.
    fn key_offer(&mut self, key: KeyEvent, told: String) -> Option<End> {
        match lower(key.code) {
            KeyCode::Enter => {
                self.is_new = true;
                self.arrive_ahead();
            }
            KeyCode::Char('q') => return Some(End::Stopped),
            _ => self.mode = Mode::Offer(told),
        }
        None
    }

    fn key_intro(&mut self, key: KeyEvent, told: Vec<Part>, scrolled: u16) -> Option<End> {
        self.mode = match lower(key.code) {
            KeyCode::Enter => {
                self.is_new = true;
                Mode::Ask
            }
            KeyCode::Char('q') => return Some(End::Stopped),
            KeyCode::Down | KeyCode::PageDown => Mode::Intro(told, scrolled.saturating_add(1)),
            KeyCode::Up | KeyCode::PageUp => Mode::Intro(told, scrolled.saturating_sub(1)),
            _ => Mode::Intro(told, scrolled),
        };
        None
    }

    /// `typed` is the number that is being typed; 0 where none is.
    fn key_jump(&mut self, key: KeyEvent, at: usize, typed: usize) {
        let last = self.asking.interview.items().len().saturating_sub(1);
        self.mode = match lower(key.code) {
            KeyCode::Up => Mode::Jump(at.saturating_sub(1), 0),
            KeyCode::Down => Mode::Jump((at + 1).min(last), 0),
            KeyCode::Home => Mode::Jump(0, 0),
            KeyCode::End => Mode::Jump(last, 0),
            KeyCode::Char(digit @ '0'..='9') => {
                let digit = digit.to_digit(10).map_or(0, |digit| digit as usize);
                // Where no number begins so, another one begins.
                let numbers = [typed * 10 + digit, digit];
                let number = numbers.into_iter().find(|n| (1..=last + 1).contains(n));
                number.map_or(Mode::Jump(at, 0), |number| Mode::Jump(number - 1, number))
            }
            KeyCode::Enter => {
                let target = self.asking.interview.items().get(at).map(|item| item.id.clone());
                if let Some(id) = target {
                    self.asking.interview.jump(&id);
                }
                self.arrive();
                return;
            }
            KeyCode::Esc | KeyCode::Char('j' | 'q') => Mode::Ask,
            _ => Mode::Jump(at, typed),
        };
    }
}

/// Puts what stands for a sign in its place, as far as it has room there.
fn in_ascii(drawn: &mut Buffer) {
    for cell in &mut drawn.content {
        let mut signs = cell.symbol().chars();
        if let (Some(sign), None) = (signs.next().filter(|sign| !sign.is_ascii()), signs.next())
            && let Some(instead) = text::in_ascii(sign).chars().next()
        {
            cell.set_char(instead);
        }
    }
}

/// Says whether there is more to an answer than what was chosen: it was typed, and would be gone.
fn has_words(answer: &Answer) -> bool {
    answer.note.is_some() || !answer.evidence.is_empty() || answer.decision != Decision::default()
}

fn is_interrupt(key: KeyEvent) -> bool {
    is_with_control(key, 'c')
}

fn is_with_control(key: KeyEvent, letter: char) -> bool {
    key.modifiers.contains(KeyModifiers::CONTROL) && lower(key.code) == KeyCode::Char(letter)
}

fn take_back_asked(lang: &Lang) -> String {
    say!(lang, "Press x once more to take the answer back, with all that stands beside it.")
}
