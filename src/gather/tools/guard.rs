//! Bytes on their way to a parser: what would fill memory, or is no text, ends the reading with its
//! place.

use std::cell::RefCell;
use std::io::{self, BufRead, Read};

use crate::problem::{Place, Problem};

/// What is wrong: where, what, and the way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Trouble {
    pub(super) place: Option<Place>,
    pub(super) message: String,
    pub(super) help: String,
}

impl Trouble {
    /// Returns it as a problem of that file.
    pub(super) fn of(self, name: &str) -> Problem {
        match self.place {
            Some(place) => Problem::at((name, None), place, self.message, self.help),
            None => Problem::of_file(name, self.message, self.help),
        }
    }
}

/// What is written, and so what may become long in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Syntax {
    Json,
    /// Its parser keeps to limits of its own, but holds each text whole.
    Yaml,
    Csv,
}

/// The longest text in quotes, in bytes: tools quote whole licences and more, but none that long.
const MOST_IN_QUOTES: usize = 8 * 1024 * 1024;
/// The largest file in YAML, in bytes.
const MOST_OF_YAML: usize = 128 * 1024 * 1024;
/// The longest number, in bytes.
const MOST_OF_A_NUMBER: usize = 400;
/// The longest row of a table, in bytes.
const MOST_OF_A_ROW: usize = 1024 * 1024;
/// Objects and lists within each other. Parsers call themselves for each.
const MOST_WITHIN: usize = 100;
const BLOCK: usize = 64 * 1024;

/// A reader that hands on only what it has looked through. What it finds wrong it lays down in
/// `trouble`, since parsers tell of a failed reader as they please.
pub(super) struct Guard<'a> {
    input: &'a mut dyn BufRead,
    syntax: Syntax,
    trouble: &'a RefCell<Option<Trouble>>,
    /// What was looked through, from `from` to `to`; behind `to` may lie the beginning of a
    /// character.
    block: Vec<u8>,
    from: usize,
    to: usize,
    at: Place,
    in_quotes: bool,
    is_escaped: bool,
    length: usize,
    within: usize,
    whole: usize,
}

impl<'a> Guard<'a> {
    pub(super) fn new(
        input: &'a mut dyn BufRead,
        syntax: Syntax,
        trouble: &'a RefCell<Option<Trouble>>,
    ) -> Self {
        Self {
            input,
            syntax,
            trouble,
            block: Vec::new(),
            from: 0,
            to: 0,
            at: Place::START,
            in_quotes: false,
            is_escaped: false,
            length: 0,
            within: 0,
            whole: 0,
        }
    }

    /// Gets the next bytes and looks them through; at the end there are none.
    fn refill(&mut self) -> io::Result<()> {
        self.block.drain(..self.to);
        (self.from, self.to) = (0, 0);
        let begun = self.block.len();
        self.block.resize(BLOCK, 0);
        let read = loop {
            match self.input.read(&mut self.block[begun..]) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                read => break read?,
            }
        };
        self.block.truncate(begun + read);
        let (valid, wrong) = match std::str::from_utf8(&self.block) {
            Ok(text) => (text.len(), false),
            Err(error) => (error.valid_up_to(), error.error_len().is_some() || read == 0),
        };
        let block = std::mem::take(&mut self.block);
        let looked = block[..valid].iter().try_for_each(|byte| self.look(*byte));
        self.block = block;
        self.to = valid;
        looked?;
        if wrong {
            let byte = self.block.get(valid).copied().unwrap_or_default();
            let help = "save the file as UTF-8, or get it once more";
            return Err(self.stop(format!("byte 0x{byte:02X} is not UTF-8"), help));
        }
        // A block that is only the beginning of a character waits for its rest.
        if valid == 0 && read > 0 { self.refill() } else { Ok(()) }
    }

    fn look(&mut self, byte: u8) -> io::Result<()> {
        match self.syntax {
            Syntax::Json => self.look_at_json(byte)?,
            Syntax::Csv => self.look_at_csv(byte)?,
            Syntax::Yaml => self.look_at_yaml(byte)?,
        }
        if byte == b'\n' {
            self.at = Place { line: self.at.line + 1, column: 1, width: 1 };
        } else if byte & 0xc0 != 0x80 {
            self.at.column += 1;
        }
        Ok(())
    }

    fn look_at_json(&mut self, byte: u8) -> io::Result<()> {
        if self.in_quotes {
            self.length += 1;
            match byte {
                _ if self.is_escaped => self.is_escaped = false,
                b'\\' => self.is_escaped = true,
                b'"' => (self.in_quotes, self.length) = (false, 0),
                _ => {}
            }
            if self.length > MOST_IN_QUOTES {
                let message = format!("a text of more than {} MiB", MOST_IN_QUOTES / 1024 / 1024);
                return Err(self.stop(message, "no tool writes such; make the file anew"));
            }
            return Ok(());
        }
        match byte {
            b'"' => (self.in_quotes, self.length) = (true, 0),
            b'{' | b'[' => {
                self.within += 1;
                if self.within > MOST_WITHIN {
                    let message = format!("more than {MOST_WITHIN} objects within each other");
                    return Err(self.stop(message, "no tool writes such; make the file anew"));
                }
            }
            b'}' | b']' => self.within = self.within.saturating_sub(1),
            b'0'..=b'9' | b'.' | b'+' | b'-' | b'e' | b'E' => {
                self.length += 1;
                if self.length > MOST_OF_A_NUMBER {
                    let message = format!("a number of more than {MOST_OF_A_NUMBER} digits");
                    return Err(self.stop(message, "no tool writes such; make the file anew"));
                }
            }
            _ => self.length = 0,
        }
        Ok(())
    }

    fn look_at_yaml(&mut self, byte: u8) -> io::Result<()> {
        self.whole += 1;
        self.length = if byte == b'\n' { 0 } else { self.length + 1 };
        if self.length > MOST_IN_QUOTES {
            let message = format!("a line of more than {} MiB", MOST_IN_QUOTES / 1024 / 1024);
            return Err(self.stop(message, "no tool writes such; make the file anew"));
        }
        if self.whole > MOST_OF_YAML {
            let message = format!("more than {} MiB of YAML", MOST_OF_YAML / 1024 / 1024);
            return Err(self.stop(message, "let the tool write JSON, which may be of any size"));
        }
        Ok(())
    }

    fn look_at_csv(&mut self, byte: u8) -> io::Result<()> {
        self.length += 1;
        match byte {
            b'"' => self.in_quotes = !self.in_quotes,
            b'\n' if !self.in_quotes => self.length = 0,
            _ => {}
        }
        if self.length > MOST_OF_A_ROW {
            let message = format!("a row of more than {} MiB", MOST_OF_A_ROW / 1024 / 1024);
            return Err(self.stop(message, "look for a quotation mark that is not closed"));
        }
        Ok(())
    }

    fn stop(&self, message: String, help: &str) -> io::Error {
        let help = help.to_owned();
        *self.trouble.borrow_mut() = Some(Trouble { place: Some(self.at), message, help });
        io::Error::other("stopped")
    }
}

impl Read for Guard<'_> {
    #[inline]
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.from == self.to {
            self.refill()?;
        }
        let length = buffer.len().min(self.to - self.from);
        buffer[..length].copy_from_slice(&self.block[self.from..self.from + length]);
        self.from += length;
        Ok(length)
    }
}
