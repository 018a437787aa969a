//! Where lines come from and go to.

use std::io::{self, BufRead, IsTerminal, Read, Write};

use ospo::lang::Lang;
use ospo::problem::{MAX_BYTES, Place, Problem, Problems};
use ospo::{say, text};

use crate::cli::error::CommandError;
use crate::cli::screen::look::cut;
use crate::cli::terminal;

/// What is done about a round that has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ended {
    New,
    Correct,
    Leave,
}

pub(crate) struct Console<'a> {
    input: &'a mut dyn BufRead,
    output: &'a mut dyn Write,
    person: bool,
    width: usize,
    read: usize,
}

impl<'a> Console<'a> {
    pub(crate) fn new(input: &'a mut dyn BufRead, output: &'a mut dyn Write, width: usize) -> Self {
        Self { input, output, person: io::stdin().is_terminal(), width, read: 0 }
    }

    /// Says whether a person types: then more than one line may be asked for one answer.
    pub(crate) fn person(&self) -> bool {
        self.person
    }

    /// Passes over what a person has typed before the next question was shown.
    pub(super) fn drop_typed_ahead(&self) {
        #[cfg(unix)]
        if self.person {
            use rustix::termios::{QueueSelector, tcflush};

            // Where that cannot be done, it is read as it always was.
            let _ = tcflush(io::stdin(), QueueSelector::IFlush);
        }
    }

    pub(super) fn count(&self) -> usize {
        self.read
    }

    /// Returns the next line; none at the end of the input.
    pub(super) fn read(&mut self, prompt: &str) -> Result<Option<String>, CommandError> {
        self.put(prompt)?;
        let mut bytes = Vec::new();
        let limit = MAX_BYTES as u64 + 1;
        let count = (&mut self.input).take(limit).read_until(b'\n', &mut bytes)?;
        self.read += 1;
        if count > MAX_BYTES {
            return Err(self.wrong("the line is too long", "send one answer a line"));
        }
        if !self.person || count == 0 {
            self.put("\n")?;
        }
        match String::from_utf8(bytes) {
            Ok(line) => Ok((count > 0).then(|| line.trim().to_owned())),
            Err(_) => Err(self.wrong("the line is not UTF-8", "type or send UTF-8")),
        }
    }

    /// Returns the next line of the answers that began behind line `begun_at`; none at their end. It
    /// is an error where nobody types and there are none.
    pub(super) fn answer(
        &mut self,
        begun_at: usize,
        way: &str,
    ) -> Result<Option<String>, CommandError> {
        let line = self.read("> ")?;
        if line.is_none() && !self.person && self.read == begun_at + 1 {
            return Err(CommandError::new(
                "cannot ask questions: there is no terminal, and no answers on standard input",
            )
            .help(way));
        }
        Ok(line)
    }

    /// Leaves a line empty.
    pub(super) fn gap(&mut self) -> io::Result<()> {
        self.put("\n")
    }

    /// Writes something. Where nobody reads the questions any more, the answers still come.
    fn put(&mut self, words: &str) -> io::Result<()> {
        let put = self.output.write_all(terminal::shown(words).as_bytes());
        match put.and_then(|()| self.output.flush()) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe && !self.person => Ok(()),
            put => put,
        }
    }

    pub(super) fn say(&mut self, words: &str) -> io::Result<()> {
        for line in textwrap::wrap(&text::visible(words), self.width) {
            self.put(&format!("{line}\n"))?;
        }
        Ok(())
    }

    pub(super) fn say_hanging(&mut self, head: &str, words: &str) -> io::Result<()> {
        let indent = " ".repeat(head.len());
        let options =
            textwrap::Options::new(self.width).initial_indent(head).subsequent_indent(&indent);
        for line in textwrap::wrap(&text::visible(words), options) {
            self.put(&format!("{line}\n"))?;
        }
        Ok(())
    }

    /// Says as much as has room on one line.
    pub(super) fn say_on_one(&mut self, head: &str, words: &str) -> io::Result<()> {
        let line = format!("{head}{}", text::visible(words));
        self.put(&format!("{}\n", cut(&line, self.width)))
    }

    /// Returns what is wrong with the line that was read last, and the way out.
    pub(super) fn wrong(&self, message: &str, help: &str) -> CommandError {
        let place = Place { line: self.read, column: 1, width: 1 };
        Problems::from(Problem {
            path: "standard input".into(),
            place: Some(place),
            line: None,
            message: message.to_owned(),
            help: Some(help.to_owned()),
        })
        .into()
    }
}

/// Asks for the name of what is assessed; Enter takes `suggestion`.
pub(crate) fn ask_name(
    lines: &mut Console<'_>,
    suggestion: &str,
    lang: &Lang,
) -> Result<String, CommandError> {
    let asked = say!(lang, "Name of the organisation or unit");
    let prompt = lang.named(&format!("{asked} [{}]", text::visible(suggestion)), "");
    match lines.read(&prompt)? {
        Some(name) if !name.is_empty() => Ok(name),
        Some(_) => Ok(suggestion.to_owned()),
        None => {
            Err(CommandError::new("the organisation or unit has no name yet; nothing was begun")
                .help("`ospo assess --subject NAME` names it"))
        }
    }
}

/// Asks whether a round that has ended gets a successor, which is the default.
pub(crate) fn ask_ended(
    lines: &mut Console<'_>,
    told: &str,
    lang: &Lang,
) -> Result<Ended, CommandError> {
    lines.say(told)?;
    let prompt = say!(lang, "Begin a new round (Enter), correct this one (c), or leave (q)?") + " ";
    loop {
        match lines.read(&prompt)?.as_deref().map(str::to_lowercase).as_deref() {
            Some("" | "n" | "new") => return Ok(Ended::New),
            Some("c" | "correct") => return Ok(Ended::Correct),
            Some("q" | "quit") | None => return Ok(Ended::Leave),
            Some(_) => {}
        }
    }
}
